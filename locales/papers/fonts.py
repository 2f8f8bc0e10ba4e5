"""Fonts: where they are, in which order a language wants them, and whether they can show what a paper says.

Promises: the machine's own fonts never count, so a paper looks the same everywhere; what fonts hold is read once and
kept until a file changes. Fonts come from packages that announce themselves as `justmytype.packs`, found by their
folder without running their code, and from a folder of the operator's. Edit here for a script of another font.
"""

import sys
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from locales.worked_out import kept

PACKS: Final = "justmytype.packs"
ENDINGS: Final = frozenset({".ttf", ".otf", ".ttc"})

# A language's own font first, so that quotation marks and shared characters are drawn as its readers know them.
_HAN: Final = ("Noto Sans SC", "Noto Sans TC", "Noto Sans JP", "Noto Sans KR")
_AFTER: Final = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans Thai")
_FIRST: Final[Mapping[str, tuple[str, ...]]] = {
    "zh_Hans": ("Noto Sans SC", "Noto Sans CJK SC"),
    "zh_Hant": ("Noto Sans TC", "Noto Sans CJK TC"),
    "ja": ("Noto Sans JP", "Noto Sans CJK JP"),
    "ko": ("Noto Sans KR", "Noto Sans CJK KR"),
    "ar": ("Noto Sans Arabic", "Noto Sans"),
    "he": ("Noto Sans Hebrew", "Noto Sans"),
    "hi": ("Noto Sans Devanagari", "Noto Sans"),
    "th": ("Noto Sans Thai", "Noto Sans"),
}

# What proves that a script can be shown, and the package that brings it.
SCRIPTS: Final[Mapping[str, tuple[str, str]]] = {
    "Latin": ("AaÉßžŁ0–", "justmytype-western-core"),
    "Vietnamese": ("ĐđƠơƯưẰẵặễộữỵ₫", "justmytype-western-core"),
    "Cyrillic": ("АаЁщЇ", "justmytype-western-core"),
    "Chinese, simplified": ("账对确认额单", "justmytype-intl-cjk"),
    "Chinese, traditional": ("帳對確認額單", "justmytype-intl-cjk"),
    "Japanese": ("あア髙残高円", "justmytype-intl-cjk"),
    "Korean": ("가잔액확인", "justmytype-intl-cjk"),
    "Arabic": ("ابكشف", "justmytype-intl-rtl"),
    "Hebrew": ("אבחש", "justmytype-intl-rtl"),
    "Devanagari": ("अकलेखा", "justmytype-intl-south-asia"),
    "Thai": ("กยอดใบ", "justmytype-intl-sea"),
}
_CODES: Final = sys.maxunicode + 1
_SMALL: Final = 2_000_000  # octets


@dataclass(frozen=True, slots=True)
class FontSet:
    """Font files and the characters that at least one of them can show (`held`: one bit for each code point)."""

    folders: tuple[Path, ...]
    files: tuple[Path, ...]
    held: bytes

    def shows(self, character: str) -> bool:
        """Whether it can be drawn, or needs no drawing."""
        code = ord(character)
        return bool(self.held[code >> 3] & 1 << (code & 7)) or _unseen(character)

    def missing(self, text: str) -> str:
        """The first character of it that no font holds; empty when all are there."""
        return next((character for character in text if not self.shows(character)), "")


@cache
def font_set(own: Path | None = None) -> FontSet:
    """The fonts of the packages, and those below `own`."""
    theirs = _read("fonts", tuple(_packages()))
    if own is None:
        return theirs
    ours = _read("own fonts", (own,))
    held = int.from_bytes(ours.held) | int.from_bytes(theirs.held)
    return FontSet(ours.folders + theirs.folders, ours.files + theirs.files, held.to_bytes(_CODES >> 3))


def chain(language: str, families: frozenset[str]) -> list[str]:
    """The families for a paper in that language, in order, of those that are there."""
    return [name for name in dict.fromkeys((*_FIRST.get(language, ("Noto Sans",)), *_HAN, *_AFTER)) if name in families]


def small_file(language: str, fonts: FontSet) -> tuple[str, Path] | None:
    """The family and the file of a language's own font, for pages that bring it along; None for one too large for that.

    Those of Chinese, Japanese and Korean are, and whoever reads these has them.
    """
    family = _FIRST.get(language, ("Noto Sans",))[0]
    named = (file for file in fonts.files if file.stem.partition("[")[0] == family.replace(" ", ""))
    return next(((family, file) for file in named if file.stat().st_size <= _SMALL), None)


def lacking(fonts: FontSet) -> dict[str, str]:
    """The scripts that cannot be shown, each with the package that brings it."""
    return {script: pack for script, (proof, pack) in SCRIPTS.items() if fonts.missing(proof)}


def _packages() -> Iterator[Path]:
    for point in sorted(entry_points(group=PACKS), key=lambda point: point.module):
        found = find_spec(point.module.partition(".")[0])
        if found:
            yield from map(Path, found.submodule_search_locations or ())


@cache
def _read(name: str, folders: tuple[Path, ...]) -> FontSet:
    """All fonts below these folders; what they hold is kept under `name` until one of them changes."""
    files = tuple(file for folder in folders for file in _files(folder))
    stamps = "\n".join(f"{file} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in files)
    return FontSet(folders, files, kept(name, stamps.encode(), lambda: _held(files)))


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.suffix.lower() in ENDINGS)


def _held(files: tuple[Path, ...]) -> bytes:
    """One bit for each character that some font of these files maps to a glyph."""
    from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]  # noqa: PLC0415 - once, then kept

    held = bytearray(_CODES >> 3)
    for file in files:
        opened = TTCollection if file.suffix.lower() == ".ttc" else TTFont
        with opened(file, lazy=True) as found:
            fonts = found.fonts if opened is TTCollection else [found]
            for code in {code for font in fonts for code in font.getBestCmap() or ()}:
                held[code >> 3] |= 1 << (code & 7)
    return bytes(held)


def _unseen(character: str) -> bool:
    """Spaces, breaks, marks of direction and of variants."""
    variant = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return variant or unicodedata.category(character) in {"Cf", "Zs", "Zl", "Zp", "Cc"}
