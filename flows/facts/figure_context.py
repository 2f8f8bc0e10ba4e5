"""What the words beside a figure make of it.

Promises: pure and total; nothing is concluded from a word that stands in no table. A sentence with such a word may be
denying its figure, rounding it or speaking of a difference, so it is not taken at its word. The tables stand in
flows/tables/figure_words.py and in the data files of the languages that the words may be in.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Final, TypeAlias

from flows.facts.phrase_forms import SIGN, UNPARTED, WORDS
from flows.facts.tongues import beyond, folded
from flows.tables import figure_words as words
from flows.tables.tongues import Tongue


class Weight(Enum):
    """What a figure is there for."""

    MEANT = auto()
    COUNT = auto()  # of things: a sum beside it may be the price of one or of all
    SOMETHING_ELSE = auto()


_NEAR: Final = 40  # characters to either side that are looked at


def _any(table: Iterable[str]) -> str:
    """An alternation; words of languages that part them by spaces match as whole words, with any space inside."""
    longest = sorted(table, key=len, reverse=True)
    latin = [word for word in longest if word.isascii()]
    parted = [word for word in longest if not word.isascii() and not UNPARTED.match(word)]
    others = [word for word in longest if not word.isascii() and UNPARTED.match(word)]
    made = [_bounded(word) for word in latin]
    made += [rf"(?<!{SIGN})(?:{_either(parted)})(?!{SIGN})"] if parted else []
    return f"(?:{'|'.join((*made, *map(re.escape, others)))})"


def _bounded(word: str) -> str:
    left = r"(?<![a-z])" if word[0].isalpha() else ""
    right = r"(?![a-z])" if word[-1].isalpha() else ""
    return left + _either([word]) + right


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)


_ON = r"(?<!agreed )(?<!agree )(?<![a-z])on"  # on the 15th; but "agreed on 15"
_NAME_LIKE = re.compile(r"0\d+|\d{9,}|20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])")
_WORD = re.compile(r"[a-z\u00df-\u024f\u1e00-\u1eff']+")
_SILENT = re.compile(r"[\s.,!:;@'\"()。、，؛،।…]*")  # marks that change nothing; a question mark, a plus or a ~ does
Tongues: TypeAlias = tuple[Tongue, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """Expressions for English, Chinese and some languages more; `known` and `pieces` by whether things are counted."""

    before_name: re.Pattern[str]
    before_phone: re.Pattern[str]
    after_span: re.Pattern[str]
    after_count: re.Pattern[str]
    own_paper: re.Pattern[str]
    denied_before: re.Pattern[str]
    denied_after: re.Pattern[str]
    own_name: re.Pattern[str]
    aside: re.Pattern[str]
    known: tuple[frozenset[str], frozenset[str]]
    pieces: tuple[re.Pattern[str], re.Pattern[str]]


@cache
def _words(tongues: Tongues) -> _Words:
    def also(key: str) -> tuple[str, ...]:
        return tuple(word for tongue in tongues for word in tongue.figures.words.get(key, ()))

    months = (*words.MONTHS, *(month for tongue in tongues for month in tongue.days.names["month"]))
    papers = (*words.OWN_PAPERS, *also("papers"))
    counted = (*words.COUNTED, *also("counted"))
    measure = f"(?:{'|'.join(re.escape(word) for word in counted if UNPARTED.match(word))})"
    per = _any(("per", *also("per")))
    little = tuple(word for tongue in tongues for word in (*tongue.meanings.small, *tongue.meanings.turns))
    spans = _any((*words.SPANS, *also("spans")))
    dated = rf"[.]?\s*(?:{spans}|(?:{_any(little)}\s+)?{_any(months)})" if little else rf"\s*(?:{spans}|{_any(months)})"
    spaced = frozenset(word for tongue in tongues if tongue.spaced for word in tongue.figures.words.get("harmless", ()))
    others = tuple(word for tongue in tongues if not tongue.spaced for word in tongue.figures.words.get("harmless", ()))
    return _Words(
        before_name=re.compile(rf"(?:{_any((*words.NAMES, *also('names')))}|{_ON}|{_any(months)}\.?)\s*[:#]?\s*$"),
        before_phone=re.compile(rf"{_any((*words.PHONES, *also('phones')))}[^\d]{{0,12}}[\d\s+-]*$"),
        after_span=re.compile(dated),
        after_count=re.compile(rf"\s*{_any(counted)}"),
        own_paper=re.compile(rf"{_any(papers)}[\s:#-]*$"),
        denied_before=re.compile(
            rf"{_any((*words.DENIED_NAMES, *also('not_this')))}\s*(?:{_any(('the', *little))}\s+)?"
            rf"(?:{_any(papers)}\s*)?$"
        ),
        denied_after=re.compile(rf"\s*{_any(words.DENIED_NAMES_AFTER)}"),
        own_name=re.compile(
            rf"(?:{_any((*words.BEFORE_NUMBERS, *papers, *words.BEFORE_NUMBERS_CHINESE))}"
            rf"|{_any((*also('harmless'), *little)) if tongues else '(?!)'}|[^\w]|\d|^)$"
        ),
        # What is taken out of a sentence before its words are looked at: document numbers, "per can", "每桶", "一桶".
        aside=re.compile(rf"(?<![\w])[a-z]+[-/ ]?\d{{3,}}(?![\w-])|{per}\s+(?:{SIGN}+|{measure})|[每一]{measure}"),
        known=(words.HARMLESS | spaced, words.HARMLESS_COUNTS | spaced),
        pieces=(
            re.compile(_any((*words.HARMLESS_CHINESE, *others))),
            re.compile(_any((*words.HARMLESS_COUNTS_CHINESE, *others))),
        ),
    )


def harmless(said: str, figures: Sequence[tuple[int, int]], tongues: Tongues, *, units: bool) -> bool:
    """Whether nothing but known words stands around the figures; with `units`, one word after each may be any unit."""
    table = _words(tongues)
    rest, at = [], 0
    for start, end in figures:
        rest.append(said[at:start])
        at = end + _unit(said[end : end + _NEAR].lower(), table) if units else end
    text = table.aside.sub(" ", " ".join((*rest, said[at:])).lower())
    known, pieces = table.known[units], table.pieces[units]
    strangers = [word for word in _WORD.findall(text) if word.strip("'") not in known]
    left = _WORD.sub("", text) if not tongues else WORDS.sub(lambda word: "" if word[0] in known else word[0], text)
    return not strangers and bool(_SILENT.fullmatch(pieces.sub("", left)))


def below_zero(said: str, tongues: Tongues) -> str:
    """`said` with a minus for the words that say it in these languages."""
    signs = [word for tongue in tongues for word in tongue.figures.words.get("minus", ())]
    return re.sub(rf"{_any(signs)}\s*(?=\d)", "-", said) if signs else said


def either_words(tongues: Tongues) -> frozenset[str]:
    """The words between two figures that are offered side by side, in these languages."""
    return frozenset(word for tongue in tongues for word in tongue.figures.words.get("or", ()))


def _unit(after: str, table: _Words) -> int:
    """How many characters a unit after a figure takes."""
    if found := table.after_count.match(after):
        return found.end()
    found = re.match(r"\s*([a-z]+)\.?", after)
    return found.end() if found and found[1] not in words.NO_UNITS else 0


def weight(said: str, start: int, end: int, tongues: Tongues, *, money: bool, bare: bool) -> Weight:
    """What the figure at `said[start:end]` is; `bare` when no currency, decimals or groups show that it is a sum."""
    table, (before, after) = _words(tongues), _beside(said, start, end, tongues)
    if table.after_span.match(after) or (bare and _named(before, said[start:end], table)):
        return Weight.SOMETHING_ELSE
    return Weight.COUNT if money and table.after_count.match(after) else Weight.MEANT


def names_no_document(said: str, start: int, end: int) -> bool:
    """Whether the bare figure at `said[start:end]` is a count, a time, a telephone number or another paper's number."""
    tongues = beyond(said)
    table, (before, after) = _words(tongues), _beside(said, start, end, tongues)
    counted = table.after_count.match(after) or table.after_span.match(after)
    return bool(counted or table.before_phone.search(before) or not table.own_name.search(before.rstrip(" #:")))


def denied(said: str, start: int, end: int) -> bool:
    """Whether the words beside a document's number say that this one is not meant."""
    tongues = beyond(said)
    table, (before, after) = _words(tongues), _beside(said, start, end, tongues)
    return bool(table.denied_before.search(before) or table.denied_after.match(after))


def _beside(said: str, start: int, end: int, tongues: Tongues) -> tuple[str, str]:
    """What stands before and after, as the tables keep words."""
    before, after = said[max(0, start - _NEAR) : start], said[end : end + _NEAR]
    return folded(before.lower(), tongues), folded(after.lower(), tongues)


def _named(before: str, figure: str, table: _Words) -> bool:
    called = table.before_phone.search(before) and len(figure) > 5  # noqa: PLR2004 - a short call is about something else
    return bool(
        called or table.own_paper.search(before) or table.before_name.search(before) or _NAME_LIKE.fullmatch(figure)
    )
