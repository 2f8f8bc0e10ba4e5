"""What the words beside a figure make of it.

Promises: pure and total; nothing is concluded from a word that stands in no table. A sentence with such a word may be
denying its figure, rounding it or speaking of a difference, so it is not taken at its word. The tables stand in
flows/tables/figure_words.py.
"""

import re
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from typing import Final

from flows.tables import figure_words as words


class Weight(Enum):
    """What a figure is there for."""

    MEANT = auto()
    COUNT = auto()  # of things: a sum beside it may be the price of one or of all
    SOMETHING_ELSE = auto()


_NEAR: Final = 40  # characters to either side that are looked at


def _any(table: Iterable[str]) -> str:
    """An alternation; words in Latin letters match as whole words, with any space inside."""
    made = []
    for word in sorted(table, key=len, reverse=True):
        left = r"(?<![a-z])" if word[0].isascii() and word[0].isalpha() else ""
        right = r"(?![a-z])" if word[-1].isascii() and word[-1].isalpha() else ""
        made.append(left + re.escape(word).replace(r"\ ", r"\s+") + right)
    return f"(?:{'|'.join(made)})"


_ON = r"(?<!agreed )(?<!agree )(?<![a-z])on"  # on the 15th; but "agreed on 15"
_BEFORE_NAME = re.compile(rf"(?:{_any(words.NAMES)}|{_ON}|{_any(words.MONTHS)}\.?)\s*[:#]?\s*$")
_BEFORE_PHONE = re.compile(rf"{_any(words.PHONES)}[^\d]{{0,12}}[\d\s+-]*$")
_AFTER_SPAN = re.compile(rf"\s*(?:{_any(words.SPANS)}|{_any(words.MONTHS)})")
_AFTER_COUNT = re.compile(rf"\s*{_any(words.COUNTED)}")
_OWN_PAPER = re.compile(rf"{_any(words.OWN_PAPERS)}[\s:#-]*$")
_NAME_LIKE = re.compile(r"0\d+|\d{9,}|20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])")
_DENIED_BEFORE = re.compile(rf"{_any(words.DENIED_NAMES)}\s*(?:the\s+)?(?:{_any(words.OWN_PAPERS)}\s*)?$")
_DENIED_AFTER = re.compile(rf"\s*{_any(words.DENIED_NAMES_AFTER)}")
_OWN_NAME = re.compile(
    rf"(?:{_any((*words.BEFORE_NUMBERS, *words.OWN_PAPERS, *words.BEFORE_NUMBERS_CHINESE))}|[^\w]|\d|^)$"
)
# What is taken out of a sentence before its words are looked at: document numbers, "per can", "每桶", "一桶".
_MEASURE: Final = f"(?:{'|'.join(re.escape(word) for word in words.COUNTED if not word.isascii())})"
_ASIDE = re.compile(rf"(?<![\w])[a-z]+[-/ ]?\d{{3,}}(?![\w-])|(?<![a-z])per\s+(?:[a-z]+|{_MEASURE})|[每一]{_MEASURE}")
_WORD = re.compile(r"[a-z']+")
_KNOWN: Final = {  # by whether a quantity was asked for
    False: (words.HARMLESS, re.compile(_any(words.HARMLESS_CHINESE))),
    True: (words.HARMLESS_COUNTS, re.compile(_any(words.HARMLESS_COUNTS_CHINESE))),
}
_SILENT = re.compile(r"[\s.,!:;@'\"()。、…]*")  # marks that change nothing; a question mark, a plus or a ~ does


def harmless(said: str, figures: Sequence[tuple[int, int]], *, units: bool) -> bool:
    """Whether nothing but known words stands around the figures; with `units`, one word after each may be any unit."""
    rest, at = [], 0
    for start, end in figures:
        rest.append(said[at:start])
        at = end + _unit(said[end : end + _NEAR].lower()) if units else end
    text = _ASIDE.sub(" ", " ".join((*rest, said[at:])).lower())
    known, chinese = _KNOWN[units]
    strangers = [word for word in _WORD.findall(text) if word.strip("'") not in known]
    return not strangers and bool(_SILENT.fullmatch(chinese.sub("", _WORD.sub("", text))))


def _unit(after: str) -> int:
    """How many characters a unit after a figure takes."""
    if found := _AFTER_COUNT.match(after):
        return found.end()
    found = re.match(r"\s*([a-z]+)\.?", after)
    return found.end() if found and found[1] not in words.NO_UNITS else 0


def weight(said: str, start: int, end: int, *, money: bool, bare: bool) -> Weight:
    """What the figure at `said[start:end]` is; `bare` when no currency, decimals or groups show that it is a sum."""
    before, after = said[max(0, start - _NEAR) : start].lower(), said[end : end + _NEAR].lower()
    if _AFTER_SPAN.match(after) or (bare and _named(before, said[start:end])):
        return Weight.SOMETHING_ELSE
    return Weight.COUNT if money and _AFTER_COUNT.match(after) else Weight.MEANT


def names_no_document(said: str, start: int, end: int) -> bool:
    """Whether the bare figure at `said[start:end]` is a count, a time, a telephone number or another paper's number."""
    before, after = said[max(0, start - _NEAR) : start].lower(), said[end : end + _NEAR].lower()
    counted = _AFTER_COUNT.match(after) or _AFTER_SPAN.match(after)
    return bool(counted or _BEFORE_PHONE.search(before) or not _OWN_NAME.search(before.rstrip(" #:")))


def denied(said: str, start: int, end: int) -> bool:
    """Whether the words beside a document's number say that this one is not meant."""
    before, after = said[max(0, start - _NEAR) : start].lower(), said[end : end + _NEAR].lower()
    return bool(_DENIED_BEFORE.search(before) or _DENIED_AFTER.match(after))


def _named(before: str, figure: str) -> bool:
    called = _BEFORE_PHONE.search(before) and len(figure) > 5  # noqa: PLR2004 - a short call is about something else
    return bool(called or _OWN_PAPER.search(before) or _BEFORE_NAME.search(before) or _NAME_LIKE.fullmatch(figure))
