"""Amounts and quantities as people write them, in the notations of many countries.

Promises: pure and total; a text is never guessed at: what can be read in two ways comes back as `Ambiguous`, several
figures as `Several`, a foreign currency as `OtherCurrency`. "1.234" is asked about in every language: one who writes
German may mean 1234 nine times in ten, and the tenth is money. "1,234" is not, beside words in a script whose writers
know no decimal comma. Signs and shapes of figures stand in figure_forms.py,
notations in notations.py, numbers in words in spoken.py, the words around a figure in figure_context.py.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import islice
from typing import Final, Generic, TypeAlias, TypeVar

from flows.facts.figure_context import Weight, below_zero, either_words, harmless, weight
from flows.facts.figure_forms import SIGNS, Forms, forms, summed
from flows.facts.money import Money, exponent, money
from flows.facts.notations import numbers
from flows.facts.spoken import in_digits
from flows.facts.tongues import beyond, folded
from flows.tables.tongues import Tongue

T = TypeVar("T", Money, Decimal)
Tongues: TypeAlias = tuple[Tongue, ...]


class Unreadable(StrEnum):
    """Why a text is not a figure; the value names the words that answer it."""

    NO_NUMBER = "no_number"
    TOO_MANY_DECIMALS = "too_many_decimals"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class Understood(Generic[T]):
    """Exactly one reading, not negative."""

    value: T


@dataclass(frozen=True, slots=True)
class Ambiguous(Generic[T]):
    """The same characters mean different figures in different countries, or the writer says "this or that"; ask which.

    The grouped reading comes first.
    """

    readings: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Negative(Generic[T]):
    """One reading, below zero; `value` carries the minus sign."""

    value: T


@dataclass(frozen=True, slots=True)
class Several(Generic[T]):
    """More than one figure stands in the sentence, in the order written, or one that is not firmly meant; ask."""

    values: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class OtherCurrency(Generic[T]):
    """An amount that names another currency than the line's."""

    value: T


@dataclass(frozen=True, slots=True)
class NotAnAmount:
    """Nothing that can be read as a figure."""

    reason: Unreadable


One: TypeAlias = Understood[T] | Ambiguous[T] | Negative[T] | OtherCurrency[T] | NotAnAmount
_NOTHING: Final = NotAnAmount(Unreadable.NO_NUMBER)
Amount: TypeAlias = One[Money] | Several[Money]
Quantity: TypeAlias = One[Decimal] | Several[Decimal]

_LARGEST = 10**15  # what is more cannot be meant, nor kept as 64 bits of minor units
_DECIMALS = 6  # of a quantity

_MOST = 12  # figures of a sentence; more are a table, which nobody gives for an answer
LONGEST = 100  # characters of a bare figure; longer texts are sentences, and looking for signs in them costs too much
_BESIDE = 20  # characters that a currency and its spaces take
# "180-200" is a range; a bookkeeper's minus stands at the very end.
_RANGE_PART = r"(?:[$€£¥₹]\s?)?\d+(?:[.,]\d+)*"
_RANGE = re.compile(
    rf"(?<![\w.,/-])(?<![$€£¥₹])({_RANGE_PART})\s?(?:[-~]|(?<=[.,]\d\d)/)\s?(?={_RANGE_PART}(?![\w/-]|[.,=]\d))",
    re.ASCII,
)
_W = re.compile(r"(?<=\d)w(?![a-z])", re.IGNORECASE)  # "3w" is 三万 where yuan are counted
_OR = re.compile(r"[\s,元块]*(?:or maybe|or|to|till|~|到|至|或者?是?|还是)\s*", re.IGNORECASE)
_FROM = re.compile(r"(?:from|从|由)\s*$", re.IGNORECASE)
_CLEARER: Final = (
    (re.compile(r"(?:(?<![a-z])minus\s+|[负負]\s?)(?=\d)", re.IGNORECASE), "-"),
    (re.compile(r"(?<=\d)\s?-?ish\b", re.IGNORECASE), " or so"),
    (re.compile(r"(?<=\d)/-(?!\d)"), ""),  # "500/-" on an Indian bill: and nothing more
    (re.compile(r"(?<=[.,]\d\d)/(?=[^\W\d])"), " per "),
)
_BOOKKEEPERS = re.compile(r"^\((.*)\)$|^(.*\d)\s?-$")
_LIKE = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "،": ",", "−": "-", "–": "-"})
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff]")


def plain(text: str) -> str:
    """`text` with every script's digits as 0–9, wide forms narrowed, odd spaces as spaces, direction marks removed."""
    narrowed = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(_LIKE).strip()
    if narrowed.isascii():
        return narrowed
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in narrowed)


def read_amount(text: str, currency: str) -> Amount:
    """What `text` says in `currency` (ISO 4217), be it a bare figure or a sentence around one."""
    whole = read_whole(text, currency)
    if whole != _NOTHING:
        return whole
    tongues = beyond(text)
    shape, said = forms(tongues), _rewritten(text, tongues, currency)
    whole = read_whole(said, currency)
    if whole != _NOTHING:
        return whole
    found = list(islice(shape.figure.finditer(said), _MOST))
    read = _weighed(said, found, tongues, lambda figure: _amount(figure, currency, None, shape), money=True)
    offered = isinstance(read, Several) and len(read.values) == len(found) and _either(said, found, tongues)
    return Ambiguous(read.values) if isinstance(read, Several) and offered else read


def read_whole(text: str, currency: str, mark: str | None = None) -> One[Money]:
    """What `text` says when nothing but the figure, its sign and its currency may stand there.

    `mark` is the decimal mark ("." or ",") where the writer's habit is known. Bookkeepers' minus signs, "(5.00)" and
    "5.00-", are read here only: in a sentence they are punctuation.
    """
    if len(text) > LONGEST:
        return _NOTHING
    tongues = beyond(text)
    shape = forms(tongues)
    found = shape.figure.fullmatch(_BOOKKEEPERS.sub(r"-\1\2", summed(folded(plain(text), tongues), shape)))
    return _amount(found, currency, mark, shape) if found else _NOTHING


def read_quantity(text: str) -> Quantity:
    """How many, as an exact decimal; words and units around the number are passed over."""
    tongues = beyond(text)
    shape, said = forms(tongues), _rewritten(text, tongues)
    found = list(islice(shape.count.finditer(said), _MOST))
    return _weighed(
        said, found, tongues, lambda figure: _reading(figure, None, _shortest, _DECIMALS, shape), money=False
    )


def _rewritten(text: str, tongues: Tongues, currency: str = "") -> str:
    """`text` with numbers in words and ranges put so that the figures stand out."""
    known = folded(plain(text), tongues)
    shown = _W.sub("万", known) if currency in SIGNS["元"] else known
    said = _RANGE.sub(r"\1 or ", in_digits(shown))
    for form, clearer in _CLEARER:
        said = form.sub(clearer, said)
    return summed(below_zero(said, tongues), forms(tongues))


def _weighed(
    said: str, found: Sequence[re.Match[str]], tongues: Tongues, read: Callable[[re.Match[str]], One[T]], *, money: bool
) -> One[T] | Several[T]:
    """One answer for a sentence; a figure that is not firmly meant comes back as the only one of several."""
    kept = [(figure, _weight(said, figure, tongues, money=money)) for figure in found]
    meant = [figure for figure, weighed in kept if weighed is Weight.MEANT]
    answer = _gather([read(figure) for figure in meant])
    firm = harmless(said, [figure.span() for figure in meant], tongues, units=not money)
    return answer if firm or not isinstance(answer, Understood | Negative) else Several((answer.value,))


def _weight(said: str, figure: re.Match[str], tongues: Tongues, *, money: bool) -> Weight:
    signed = priced(said, figure.start("core"), figure.end())
    bare = not signed and figure["core"].isdigit() and not figure["myriad"]
    return weight(said, figure.start(), figure.end(), tongues, money=money, bare=bare)


def priced(said: str, start: int, end: int) -> bool:
    """Whether a currency stands at `said[start:end]` or right beside it."""
    shape = forms(beyond(said))
    near = said[max(0, start - _BESIDE) : start], said[start:end], said[end : end + _BESIDE]
    return bool(shape.before.search(near[0]) or shape.within.search(near[1]) or shape.after.match(near[2]))


def _either(said: str, found: Sequence[re.Match[str]], tongues: Tongues) -> bool:
    """Whether two figures are offered side by side: "180 or 200", "180 to 200"; not "from 19.20 to 18.40"."""
    if len(found) != 2:  # noqa: PLR2004 - this or that
        return False
    between, before = said[found[0].end() : found[1].start()], said[: found[0].start()]
    offered = _OR.fullmatch(between) or between.strip().lower() in either_words(tongues)
    return bool(offered) and not _FROM.search(before)


def _shortest(number: Decimal) -> Decimal:
    return number.quantize(Decimal(1)) if number == number.to_integral() else number.normalize()


def _gather(reads: Sequence[One[T]]) -> One[T] | Several[T]:
    """One answer for a sentence; the same figure said twice is one figure."""
    figures = list(dict.fromkeys(read for read in reads if not isinstance(read, NotAnAmount)))
    if len(figures) > 1:
        return Several(tuple(_first(read) for read in figures))
    return figures[0] if figures else next(iter(reads), _NOTHING)


def _first(read: Understood[T] | Ambiguous[T] | Negative[T] | OtherCurrency[T]) -> T:
    return read.readings[0] if isinstance(read, Ambiguous) else read.value


def _amount(found: re.Match[str], currency: str, mark: str | None, shape: Forms) -> One[Money]:
    meant = shape.currency(found["left"] or found["inner"] or found["right"], currency)
    read = _reading(found, mark, lambda number: money(number, meant), exponent(meant), shape)
    return read if meant == currency or isinstance(read, NotAnAmount) else OtherCurrency(_first(read))


def _reading(
    found: re.Match[str], mark: str | None, make: Callable[[Decimal], T], decimals: int, shape: Forms
) -> One[T]:
    read = [
        number.scaleb(shape.power(found["myriad"]))
        for number in numbers(found["core"], mark or shape.mark(found["core"]))
    ]
    if any(number >= _LARGEST for number in read):
        return NotAnAmount(Unreadable.TOO_LARGE)
    exact = [number for number in read if number == round(number, decimals)]
    if not exact:
        return NotAnAmount(Unreadable.TOO_MANY_DECIMALS if read else Unreadable.NO_NUMBER)
    fit = read if decimals else exact[:1]  # without minor units no group of three can be mistaken for decimals
    readings = tuple(dict.fromkeys(make(-number if found["minus"] else number) for number in fit))
    if len(readings) > 1:
        return Ambiguous(readings)
    return Negative(readings[0]) if found["minus"] and exact[0] else Understood(readings[0])
