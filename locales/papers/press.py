"""The press: the one place that knows Typst. Bytes and words in, a paper's bytes out; the machine's fonts play no part.

Promises: the same input makes the same bytes, on any machine; what is said is never read as a source; a character that
no font holds stops the paper and is named; a file that cannot be set is said to be so and nothing else. It blocks for
tens of milliseconds and keeps memory, so the bot sets papers in a process of their own (bot/pressroom.py).
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from flows.facts.times import SECOND
from locales.languages import direction
from locales.papers.fonts import FontSet, chain, font_set
from locales.papers.sheet import Attached, Sheet

HOME: Final = Path(__file__).parent
LAYOUTS: Final = HOME / "layouts"
STAMPED: Final = {".pdf": "pdf", ".png": "png", ".jpg": "jpg", ".jpeg": "jpg", ".webp": "webp", ".gif": "gif"}
MOST_PAGES: Final = 256
_LONG_AGO: Final = datetime(2000, 1, 1, tzinfo=UTC)  # a date of making would make the same input other bytes
MOST_TAGGED: Final = 200  # lines up to which a paper is tagged for screen readers: tags make it ten times as big
_WIDTH: Final = {"pdf": 595.28, "png": 360.0}  # points of a page and of a picture
_REGIONS: Final = {"zh_Hans": ("zh", "CN"), "zh_Hant": ("zh", "TW"), "ja": ("ja", "JP"), "ko": ("ko", "KR")}

# Marks of direction that no formatter of ours writes; what is left of the others must close what it opens.
_DISGUISES: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2067\ud800-\udfff\ufeff]")
_OPENS, _CLOSES = "\u2066\u2068", "\u2069"


class CannotSet(Exception):
    """The file is damaged, locked or of a kind that cannot be set on a page."""


class MissingGlyph(CannotSet):
    """No font here holds a character that the paper needs."""

    def __init__(self, character: str, where: str, said: str) -> None:
        """`where` in the sheet it stands ("body.lines.3.1"), and what is `said` there."""
        self.character, self.where, self.said = character, where, said
        named = f"no font here holds {character} (U+{ord(character):04X}), which stands in {where}: {said[:80]}"
        super().__init__(f"{named}; lay a font that has it into CONCORD_FONTS_DIR")

    def __reduce__(self) -> tuple[Any, ...]:
        """It comes from another process."""
        return MissingGlyph, (self.character, self.where, self.said)


class Press:
    """Sets sheets with one set of fonts, read once."""

    def __init__(self, own_fonts: Path | None = None) -> None:
        """The fonts of the packages and those below `own_fonts`."""
        import typst  # noqa: PLC0415 - a large library, wanted by few letters

        self.fonts: FontSet = font_set(own_fonts)
        paths = [str(folder) for folder in self.fonts.folders]
        self._book = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)
        self._families = frozenset(self._book.families())

    def pdf(self, sheet: Sheet) -> bytes:
        """PDF/A-3 of it, with what is attached inside. Raises CannotSet."""
        lined = max((len(found) for found in _lists(sheet.body)), default=0)
        made = self._compile(sheet, format="pdf", pdf_standards=["a-3b"], pdf_tags=lined <= MOST_TAGGED)
        return bytes(made)

    def png(self, sheet: Sheet, width: int = 720) -> bytes:
        """A picture of its first page, so many pixels wide. Raises CannotSet."""
        return self.pictures(sheet, width)[0]

    def pictures(self, sheet: Sheet, width: int = 720) -> list[bytes]:
        """A picture of each page. Raises CannotSet."""
        bare = replace(sheet, attached=())
        made = self._compile(bare, format="png", ppi=width * 72 / _WIDTH[sheet.draws])
        return [bytes(page) for page in made] if isinstance(made, list) else [bytes(made)]

    def _compile(self, sheet: Sheet, **how: Any) -> Any:
        said = self._said(sheet)
        if not sheet.layout.isidentifier() or not (LAYOUTS / f"{sheet.layout}.typ").is_file():
            raise CannotSet(f"there is no layout {sheet.layout!r}")
        if not sheet.attached:
            return self._typst(LAYOUTS, sheet, said, how)
        with TemporaryDirectory() as folder:
            for layout in LAYOUTS.glob("*.typ"):
                (Path(folder) / layout.name).write_bytes(layout.read_bytes())
            for place, file in enumerate(sheet.attached):
                (Path(folder) / f"attached-{place}").write_bytes(file.content)
            return self._typst(Path(folder), sheet, said, how)

    def _typst(self, root: Path, sheet: Sheet, said: str, how: Mapping[str, Any]) -> Any:
        import typst  # noqa: PLC0415 - loaded by now

        try:
            return typst.compile(
                str(root / f"{sheet.layout}.typ"),
                root=str(root),
                font_paths=self._book,
                ignore_system_fonts=True,
                sys_inputs={"data": said},
                timestamp=sheet.made_at // SECOND,
                **how,
            )
        except (typst.TypstError, RuntimeError) as error:
            raise CannotSet(str(error)) from error

    def _said(self, sheet: Sheet) -> str:
        """All that the layout is given. Raises MissingGlyph."""
        words = sheet.words or page_words(sheet.language)
        seen = {"title": sheet.title, "number": sheet.number, "code": sheet.code, "company": sheet.company}
        plain = _plain({**seen, "words": dict(words), "body": sheet.body})
        for where, said in _strings(plain):
            if character := self.fonts.missing(said):
                raise MissingGlyph(character, where, said)
        lang, region = _REGIONS.get(sheet.language, (sheet.language, None))
        page = {
            "lang": lang,
            "region": region,
            "direction": direction(sheet.language),
            "fonts": chain(sheet.language, self._families),
            "attached": [_listed(place, file) for place, file in enumerate(sheet.attached)],
        }
        return json.dumps({**plain, **page}, ensure_ascii=False)


@cache
def the_press(own_fonts: Path | None = None) -> Press:
    """The one of this process, made when it is first asked for."""
    return Press(own_fonts)


def pdf(sheet: Sheet) -> bytes:
    """PDF/A-3 of it with the fonts of the packages. Raises CannotSet."""
    return the_press().pdf(sheet)


def png(sheet: Sheet, width: int = 720) -> bytes:
    """A picture of its first page, so many pixels wide. Raises CannotSet."""
    return the_press().png(sheet, width)


def page_words(language: str) -> dict[str, str]:
    """What stands at the foot of every page."""
    from locales.papers.words import PaperWords  # noqa: PLC0415 - the worker is given them and needs no catalogue

    words = PaperWords(language)
    of = words.label("paper_page_number", page="{page}", pages="{pages}")
    return {"page_of": of, "code": words.label("paper_page_check_code")}


def _listed(place: int, file: Attached) -> dict[str, str]:
    return {
        "path": f"attached-{place}",
        "name": file.name,
        "mime": file.mime,
        "description": file.description,
    }


def _plain(value: Any) -> Any:
    """The same with every text free of what disguises another."""
    if isinstance(value, str):
        return _settled(value)
    if isinstance(value, Mapping):
        return {str(name): _plain(said) for name, said in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(said) for said in value]
    return value


def _settled(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    kept, open_ = [], 0
    for character in _DISGUISES.sub("", text):
        open_ += character in _OPENS
        if character == _CLOSES:
            if not open_:
                continue
            open_ -= 1
        kept.append(character)
    return "".join(kept) + _CLOSES * open_


def _strings(value: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """Every text below, and where it stands."""
    if isinstance(value, str):
        yield where, value
        return
    pairs = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for name, said in pairs:
        yield from _strings(said, f"{where}.{name}" if where else str(name))


def _lists(value: Any) -> Iterator[Any]:
    if isinstance(value, list | tuple):
        yield value
    below = value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ()
    for found in below:
        yield from _lists(found)


def stamped(content: bytes, suffix: str, mark: str) -> bytes:
    """A PDF of the picture or PDF with `mark` across every page. Raises CannotSet."""
    kind = STAMPED.get(suffix.lower())
    if kind is None:
        raise CannotSet(f"a {suffix} has no pages to stamp")
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / f"file.{kind}").write_bytes(content)
        (root / "main.typ").write_bytes((HOME / "stamped.typ").read_bytes())
        said = {"mark": mark, "file": f"file.{kind}", "kind": kind}
        if kind != "pdf":
            return _set(root, {**said, "pages": "1"})
        pages = _pages(root, said)
        return _set(root, {**said, "pages": str(pages)})


def _pages(root: Path, said: dict[str, str]) -> int:
    """How many pages the PDF has: it is asked for more and more of them until one is missing."""
    low, high = 1, 2
    _set(root, {**said, "pages": "1"})  # whatever else is wrong with it is said here
    while high <= MOST_PAGES and _holds(root, said, high):
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _holds(root, said, middle) else (low, middle)
    return low


def _holds(root: Path, said: dict[str, str], pages: int) -> bool:
    try:
        _set(root, {**said, "pages": str(pages)})
    except CannotSet:
        return False
    return True


def _set(root: Path, said: dict[str, str]) -> bytes:
    import typst  # noqa: PLC0415 - a large library, wanted by few letters

    try:
        made: Any = typst.compile(
            root / "main.typ", root=root, ignore_system_fonts=True, sys_inputs=said, timestamp=_LONG_AGO
        )
    except (typst.TypstError, RuntimeError) as error:
        raise CannotSet(str(error)) from error
    return bytes(made)
