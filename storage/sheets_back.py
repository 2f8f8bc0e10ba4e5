"""Our statement's spreadsheet as it comes back: recognised, and its yellow columns read.

Promises: whatever program saved it (Excel, LibreOffice, WPS, or a CSV of any of them in a common encoding), the header
is found by its headings in any language; nothing is computed and no figure guessed; a table that is not ours is None.
Theory: what a file says unseen is asked first, then the lines above the header, since a CSV carries nothing else.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any, Final

from flows.facts.amounts import Ambiguous, Negative, Understood, plain, read_whole
from flows.facts.figures_back import QUOTED, Filled, Returned
from storage.sheets_cells import as_text, shown_mark
from storage.sheets_faults import NotReadable
from storage.sheets_in import table, workbook
from storage.sheets_out import COLUMNS, MARKS

_ZIP: Final = b"PK\x03\x04"
_MOST_ROWS: Final = 100_000
_ABOVE: Final = 40  # rows above a header
_REMARK: Final = 300  # characters
_PROPERTIES: Final = 65_536  # bytes of what a file says unseen
# What tables in text are saved in, the strict ones first: of one that none of these fit, the header is not found.
_ENCODINGS: Final = (
    "utf-8-sig", "gb18030", "cp932", "cp949", "big5", "cp1252", "cp1251", "cp1256", "cp1255", "cp874",
)  # fmt: skip
_PROPERTY: Final = re.compile(r'name="(\w+)"[^>]*>\s*<vt:\w+>([^<]*)<')
_NAMED: Final = re.compile(r"(\S+) \(\D*(\d+), ([A-Z]{3})\)")
_CODE: Final = re.compile(r"\b[0-9A-F]{4}-[0-9A-F]{4}\b")
_NEEDED: Final = ("number", "yours")
_NAME: Final = Path("figures")  # in refusals that nobody reads
_UNSAID: Final = frozenset({"", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class _Found:
    """Where the header stands: the sheet's rows, the row counted from 0, and the columns by name."""

    rows: Sequence[Sequence[Any]]
    header: int
    at: Mapping[str, int]

    def cell(self, row: Sequence[Any], name: str) -> Any:
        """What stands in that column; empty where there is none."""
        place = self.at.get(name, len(row))
        return row[place] if place < len(row) else ""


def read_back(content: bytes, headings: Mapping[str, frozenset[str]]) -> Returned | None:
    """What the file says, or None when it is no statement of ours.

    `headings`: by field, the words above its column in every language.
    """
    words = {name: frozenset(map(_word, said)) for name, said in headings.items()}
    try:
        found = _in_workbook(content, words) if content.startswith(_ZIP) else _in_text(content, words)
    except NotReadable:
        return None
    return _read(found, words["total"], _unseen(content) or _above(found)) if found else None


def _in_workbook(content: bytes, words: Mapping[str, frozenset[str]]) -> _Found | None:
    """The first sheet that has our header."""
    sheets = workbook(_NAME, content, _MOST_ROWS)
    return next((found for sheet in sheets if (found := _header(sheet.rows, words))), None)


def _in_text(content: bytes, words: Mapping[str, frozenset[str]]) -> _Found | None:
    """The table, decoded so that most of its headings are words of ours."""
    utf_16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    texts = [text for encoding in (("utf-16",) if utf_16 else _ENCODINGS) if (text := _decoded(content, encoding))]
    tops = [(text, _header(table(_NAME, "\n".join(text.splitlines()[:_ABOVE])), words)) for text in texts]
    best = max(tops, key=lambda top: len(top[1].at) if top[1] else 0, default=None)
    return _header(table(_NAME, best[0]), words) if best and best[1] else None


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _header(rows: Sequence[Sequence[Any]], words: Mapping[str, frozenset[str]]) -> _Found | None:
    """The first row among the upper ones that has the headings without which nothing can be read."""
    for place, row in enumerate(rows[:_ABOVE]):
        said = [_word(cell) for cell in row]
        at = {name: said.index(one) for name in COLUMNS for one in said if one and one in words[name]}
        if all(name in at for name in _NEEDED):
            return _Found(rows, place, at)
    return None


def _read(found: _Found, totals: frozenset[str], known: tuple[str, int, str, str] | None) -> Returned | None:
    if known is None:
        return None
    number, version, currency, code = known
    mark = shown_mark([[found.cell(row, "yours") for row in found.rows[found.header + 1 :]]])
    filled: list[Filled] = []
    total: int | None = None
    for place, row in enumerate(found.rows[found.header + 1 :], found.header + 2):
        if any(_word(cell) in totals for cell in row[:2]):
            readings = _readings(found.cell(row, "yours"), currency, mark)
            total = readings[0] if len(readings) == 1 else None
            break
        one = _filled(found, row, place, currency, mark)
        if one.position or one.number or one.quoted:
            filled.append(one)
    return Returned(number, version, currency, code, tuple(filled), total)


def _filled(found: _Found, row: Sequence[Any], place: int, currency: str, mark: str | None) -> Filled:
    entered, position = found.cell(row, "yours"), plain(as_text(found.cell(row, "position")))
    quoted = as_text(entered)[:QUOTED]
    return Filled(
        row=place,
        position=int(position) if position.isascii() and position.isdecimal() and len(position) < 7 else 0,  # noqa: PLR2004 - digits
        number=as_text(found.cell(row, "number")),
        readings=_readings(entered, currency, mark),
        quoted="" if quoted in _UNSAID else quoted,
        remark=" ".join(as_text(found.cell(row, "remark")).split())[:_REMARK],
    )


def _readings(cell: Any, currency: str, mark: str | None) -> tuple[int, ...]:
    """What the cell may say, in minor units with its sign; a formula counts by the value it was saved with."""
    if isinstance(cell, bool) or not isinstance(cell, str | float | int):
        return ()
    text, used = (cell.strip(), mark) if isinstance(cell, str) else (f"{cell:.15g}", ".")
    if "e" in text.lower() and not isinstance(cell, str):
        text = f"{cell:.6f}"
    match read_whole(text, currency, used):
        case Understood(value) | Negative(value):
            return (value.minor,)
        case Ambiguous(readings):
            return tuple(one.minor for one in readings)
    return ()


# -- which statement it is ---------------------------------------------------------------------------------------------
def _unseen(content: bytes) -> tuple[str, int, str, str] | None:
    """Number, version, currency and check code as the file's own properties say, where a program kept them."""
    if not content.startswith(_ZIP):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed, packed.open("docProps/custom.xml") as said:
            text = said.read(_PROPERTIES).decode("utf-8", "replace")
    except (KeyError, OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return None
    kept = {name: unescape(value) for name, value in _PROPERTY.findall(text)}
    number, version, currency, sha = (kept.get(name, "") for name in MARKS)
    return (number, int(version), currency, sha) if number and sha and _counts(version) else None


def _above(found: _Found) -> tuple[str, int, str, str] | None:
    """The same as the lines above the header say."""
    said = [_clean(cell) for row in found.rows[: found.header] for cell in row if isinstance(cell, str)]
    named = next((hit for text in said if (hit := _NAMED.search(text))), None)
    code = next((hit[0] for text in said if (hit := _CODE.search(text))), "")
    return (named[1], int(named[2]), named[3], code) if named and code and _counts(named[2]) else None


def _counts(version: str) -> bool:
    return version.isascii() and version.isdecimal() and len(version) < 7  # noqa: PLR2004 - digits


def _word(cell: Any) -> str:
    return " ".join(_clean(cell).casefold().split()) if isinstance(cell, str) else ""


def _clean(text: str) -> str:
    return plain(text)
