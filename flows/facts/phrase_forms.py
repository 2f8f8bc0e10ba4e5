"""How the phrases of the tables become expressions: the little notation of flows/tables/meanings.py and its places.

Promises: pure. Words part at spaces; where a language has none between words, a space parts pieces that follow each
other. `a|b` either, `_` a space within one of them, `~` any ending or beginning, `*` a gap, `( … )` what may be
missing, `#` a number; what stands in braces is left for the caller. Who edits: developers.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

SIGN: Final = r"[\w\u064b-\u065f\u0900-\u0963\u0e31-\u0e4e]"  # a letter, or what hangs on one where \w stops
_SIGNS: Final = SIGN[1:-1]
WORDS: Final = re.compile(rf"(?:(?!_){SIGN})+")
UNPARTED: Final = re.compile(
    r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)  # not parted by spaces, or freely
_JOINING: Final = r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_GAPS: Final = re.compile(rf"(?<={_JOINING})[ \u3000]+(?=[{_SIGNS}])|(?<=[{_SIGNS}])[ \u3000]+(?={_JOINING})")
_POINTS: Final = re.compile(r"[\u064b-\u065f\u0670\u0640]")
_ACCENTS: Final = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
_SINGLE: Final = str.maketrans({"ß": "ss", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i"})
_NUMBER: Final = r"\d{1,2}(?:[:.]\d{2})?"


@dataclass(frozen=True, slots=True)
class Style:
    """How one language's words stand: parted by spaces or not, and how long a gap may be (words or signs).

    `glued` are letters that may stand before any word; `apart` is what parts two pieces.
    """

    spaced: bool
    gap: int
    glued: tuple[str, ...] = ()
    apart: str = ""

    @property
    def between(self) -> str:
        """What stands between two words."""
        return self.apart or (r"\s+" if self.spaced else "")

    @property
    def before(self) -> str:
        """What no phrase begins behind, and the letters that may stand before its first word."""
        return (rf"(?<!{SIGN})" if self.spaced else "") + self.prefix

    @property
    def after(self) -> str:
        """What no phrase ends before."""
        return rf"(?!{SIGN})" if self.spaced else ""

    @property
    def prefix(self) -> str:
        """The letters that may stand before a word."""
        return f"(?:{_longest_first(self.glued)})?" if self.glued else ""


def bared(text: str) -> str:
    """Lower case `text` without accents on Latin letters."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFD", text.translate(_SINGLE))
    return unicodedata.normalize("NFC", _ACCENTS.sub("", plain))


def unpointed(text: str) -> str:
    """`text` without the vowel signs and the lengthening of Arabic, which people write as they please."""
    return _POINTS.sub("", text)


def joined(text: str) -> str:
    """`text` without spaces beside letters of scripts that part no words, or part them as people please."""
    return _GAPS.sub("", text)


def tokens(phrase: str) -> Iterator[tuple[str, bool]]:
    """The words of a phrase, gaps included, and whether each may be missing."""
    for pieces, missing in _groups(phrase):
        yield from ((piece, missing) for piece in pieces)


def any_of(phrases: Iterable[str], style: Style) -> str:
    """One expression for all phrases, the longest tried first; bounded where words are spaced."""
    made = "|".join(form_of(phrase, style) for phrase in sorted(phrases, key=len, reverse=True))
    return f"{style.before}(?:{made}){style.after}"


def form_of(phrase: str, style: Style) -> str:
    """The expression for one phrase, without bounds."""
    made, begun, gap = "", False, ""
    for pieces, missing in _groups(phrase):
        if pieces == ["*"]:
            gap = _gap(style)
            continue
        words = [
            f"{style.prefix if begun or place else ''}{_either(piece, style)}" for place, piece in enumerate(pieces)
        ]
        group = style.between.join(words)
        if not begun:
            made += f"(?:{group}{style.between})?" if missing else group
            begun = not missing
        else:
            group = f"{'' if gap and not style.spaced else style.between}{gap}{group}"
            made += f"(?:{group})?" if missing else group
        gap = ""
    return made


def beginnings(phrase: str) -> list[list[str]]:
    """Of each word that must be there, how it begins, without what its endings leave open."""
    pieces = [piece for piece, missing in tokens(phrase) if piece != "*" and not missing]
    return [[word.strip("~").partition("_")[0] for word in piece.split("|")] for piece in pieces]


def filled(phrase: str, words: Mapping[str, tuple[str, ...]]) -> str:
    """The phrase with each <name> replaced by its alternatives. Raises KeyError for a name that is not there."""
    return re.sub(r"<(\w+)>", lambda name: "|".join(words[name[1]]).replace(" ", "_"), phrase)


def _groups(phrase: str) -> Iterator[tuple[list[str], bool]]:
    """The words of a phrase one by one, and what stands in round brackets together."""
    for piece in re.findall(r"\([^()]*\)|\*|[^\s()*]+", phrase.replace("+", " ")):
        yield (piece[1:-1].split(), True) if piece.startswith("(") else ([piece], False)


def _gap(style: Style) -> str:
    return rf"(?:\S+\s+){{0,{style.gap}}}?" if style.spaced else f".{{0,{style.gap}}}?"


def _either(words: str, style: Style) -> str:
    if words.startswith("{") and words.endswith("}"):
        return words
    return f"(?:{'|'.join(_word(word, style) for word in words.split('|'))})"


def _word(word: str, style: Style) -> str:
    if word == "#":
        return _NUMBER
    start = f"{SIGN}*" if word.startswith("~") else ""
    end = f"{SIGN}*" if word.endswith("~") else ""
    return start + re.escape(word.strip("~")).replace(r"\#", _NUMBER).replace("_", style.between) + end


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
