"""Amounts and quantities as people write them, in the notations of many countries.

Promises: pure and total; a text is never guessed at: what can be read in two ways comes back as `Ambiguous`, several
figures as `Several`, a foreign currency as `OtherCurrency`. Whoever adds a currency sign adds a row to `SIGNS`;
notations stand in notations.py, numbers in words in spoken.py, the words around a figure in figure_context.py.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import islice
from typing import Final, Generic, TypeAlias, TypeVar

from flows.facts.figure_context import Weight, harmless, weight
from flows.facts.money import Money, exponent, money
from flows.facts.notations import numbers
from flows.facts.spoken import in_digits

T = TypeVar("T", Money, Decimal)


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

# ISO 4217 letters in use (funds, metals and testing codes left out).
_CODES: Final = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL "
    "HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD "
    "MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG "
    "QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD "
    "TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"
)
CURRENCIES: Final = frozenset(_CODES.split(" "))

# A sign may stand for several currencies: the line's own is taken if it is among them, else the first.
SIGNS: Final = {
    "US$": ("USD",), "HK$": ("HKD",), "NT$": ("TWD",), "A$": ("AUD",), "C$": ("CAD",), "S$": ("SGD",), "R$": ("BRL",),
    "$": ("USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD", "TWD", "ARS", "CLP", "COP"),
    "€": ("EUR",), "£": ("GBP", "EGP"), "¥": ("CNY", "JPY"), "₹": ("INR",), "₩": ("KRW",), "₽": ("RUB",), "₺": ("TRY",),
    "₫": ("VND",), "₦": ("NGN",), "₪": ("ILS",), "฿": ("THB",), "₱": ("PHP",), "₴": ("UAH",), "zł": ("PLN",),
    "Rs": ("INR", "PKR", "LKR", "NPR"), "RMB": ("CNY",), "人民币": ("CNY",),
    "元": ("CNY", "TWD", "HKD"), "圆": ("CNY", "TWD", "HKD"), "块": ("CNY",), "块钱": ("CNY",),
    "円": ("JPY",), "美元": ("USD",), "欧元": ("EUR",), "港币": ("HKD",), "日元": ("JPY",),
    "ريال": ("SAR", "QAR", "OMR"),
    "درهم": ("AED", "MAD"), "دينار": ("KWD", "BHD", "JOD", "IQD"), "روپے": ("PKR",), "रु": ("INR", "NPR"),
}  # fmt: skip
# Codes and words that people write in small letters; other codes count only in capitals ("all", "try" are words).
_SPOKEN: Final = {
    **dict.fromkeys(("usd", "dollar", "dollars", "bucks"), "USD"), **dict.fromkeys(("eur", "euro", "euros"), "EUR"),
    **dict.fromkeys(("rmb", "cny", "yuan"), "CNY"), **dict.fromkeys(("jpy", "yen"), "JPY"), "gbp": "GBP", "chf": "CHF",
    **dict.fromkeys(("inr", "rupees"), "INR"), "aed": "AED", "sar": "SAR", "hkd": "HKD", "sgd": "SGD",
}  # fmt: skip


MYRIADS: Final = {"k": 3, "K": 3, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8}
_LARGEST = 10**15  # what is more cannot be meant, nor kept as 64 bits of minor units
_DECIMALS = 6  # of a quantity

_LATIN = "A-Za-z\u00c0-\u024f_"
_UNIT = "|".join(re.escape(unit) for unit in sorted({*SIGNS, *CURRENCIES, *_SPOKEN}, key=len, reverse=True))
# A figure glued to letters, slashes or colons is a document number, a date or a time, and one before "million" or 千 is
# not what its digits say. The core is atomic, so that no part of such a figure is taken for the whole.
_START = rf"(?<![{_LATIN}\d/:.,#万萬亿億千百十-])"
_CORE = (
    r"(?P<core>(?>\d{1,3}(?:\ \d{3})+(?!\d)(?:[.,]\d+)?|[.,]?\d(?:[.,'٬٫]?\d)*))"
    r"\s?(?P<myriad>[kK](?![A-Za-z])|[百千万萬亿億])?"
)
_SCALE = r"(?i:\s?(?:million|mio|mln|billion|thousand|lakh|crore))"
_END = rf"(?![\d%/:千百十万萬亿億]|[.,-]+\d|\s?[年月日号號点點]|{_SCALE})"
_MOST = 12  # figures of a sentence; more are a table, which nobody gives for an answer
LONGEST = 100  # characters of a bare figure; longer texts are sentences, and looking for signs in them costs too much
_FIGURE = re.compile(
    rf"{_START}(?:(?P<left>{_UNIT})\.?\s?)?(?P<minus>-)?(?:(?P<inner>{_UNIT})\.?\s?)?"
    rf"{_CORE}(?:\s?(?P<right>{_UNIT})(?![{_LATIN}]))?(?![{_LATIN}]){_END}"
)
_BESIDE = 12  # characters that a currency and its spaces take
_UNIT_BEFORE = re.compile(rf"(?<![{_LATIN}])(?:{_UNIT})\.?\s?-?$")
_UNIT_WITHIN = re.compile(rf"(?:{_UNIT})$")
_UNIT_AFTER = re.compile(rf"\s?(?:{_UNIT})(?![{_LATIN}])")
_COUNT = re.compile(rf"{_START}(?P<minus>-)?{_CORE}{_END}")
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
    said = _rewritten(text, currency)
    whole = read_whole(said, currency)
    if whole != _NOTHING:
        return whole
    found = list(islice(_FIGURE.finditer(said), _MOST))
    read = _weighed(said, found, lambda figure: _amount(figure, currency, None), money=True)
    offered = isinstance(read, Several) and len(read.values) == len(found) and _either(said, found)
    return Ambiguous(read.values) if isinstance(read, Several) and offered else read


def read_whole(text: str, currency: str, mark: str | None = None) -> One[Money]:
    """What `text` says when nothing but the figure, its sign and its currency may stand there.

    `mark` is the decimal mark ("." or ",") where the writer's habit is known. Bookkeepers' minus signs, "(5.00)" and
    "5.00-", are read here only: in a sentence they are punctuation.
    """
    if len(text) > LONGEST:
        return _NOTHING
    found = _FIGURE.fullmatch(_BOOKKEEPERS.sub(r"-\1\2", plain(text)))
    return _amount(found, currency, mark) if found else _NOTHING


def read_quantity(text: str) -> Quantity:
    """How many, as an exact decimal; words and units around the number are passed over."""
    said = _rewritten(text)
    found = list(islice(_COUNT.finditer(said), _MOST))
    return _weighed(said, found, lambda figure: _reading(figure, None, _shortest, _DECIMALS), money=False)


def _rewritten(text: str, currency: str = "") -> str:
    """`text` with numbers in words and ranges put so that the figures stand out."""
    shown = _W.sub("万", plain(text)) if currency in SIGNS["元"] else plain(text)
    said = _RANGE.sub(r"\1 or ", in_digits(shown))
    for form, clearer in _CLEARER:
        said = form.sub(clearer, said)
    return said


def _weighed(
    said: str, found: Sequence[re.Match[str]], read: Callable[[re.Match[str]], One[T]], *, money: bool
) -> One[T] | Several[T]:
    """One answer for a sentence; a figure that is not firmly meant comes back as the only one of several."""
    kept = [(figure, _weight(said, figure, money=money)) for figure in found]
    meant = [figure for figure, weighed in kept if weighed is Weight.MEANT]
    answer = _gather([read(figure) for figure in meant])
    firm = harmless(said, [figure.span() for figure in meant], units=not money)
    return answer if firm or not isinstance(answer, Understood | Negative) else Several((answer.value,))


def _weight(said: str, figure: re.Match[str], *, money: bool) -> Weight:
    signed = priced(said, figure.start("core"), figure.end())
    bare = not signed and figure["core"].isdigit() and not figure["myriad"]
    return weight(said, figure.start(), figure.end(), money=money, bare=bare)


def priced(said: str, start: int, end: int) -> bool:
    """Whether a currency stands at `said[start:end]` or right beside it."""
    near = said[max(0, start - _BESIDE) : start], said[start:end], said[end : end + _BESIDE]
    return bool(_UNIT_BEFORE.search(near[0]) or _UNIT_WITHIN.search(near[1]) or _UNIT_AFTER.match(near[2]))


def _either(said: str, found: Sequence[re.Match[str]]) -> bool:
    """Whether two figures are offered side by side: "180 or 200", "180 to 200"; not "from 19.20 to 18.40"."""
    if len(found) != 2:  # noqa: PLR2004 - this or that
        return False
    between, before = said[found[0].end() : found[1].start()], said[: found[0].start()]
    return bool(_OR.fullmatch(between)) and not _FROM.search(before)


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


def _amount(found: re.Match[str], currency: str, mark: str | None) -> One[Money]:
    meant = _currency(found, currency)
    read = _reading(found, mark, lambda number: money(number, meant), exponent(meant))
    return read if meant == currency or isinstance(read, NotAnAmount) else OtherCurrency(_first(read))


def _currency(found: re.Match[str], currency: str) -> str:
    unit = found["left"] or found["inner"] or found["right"]
    if not unit:
        return currency
    able = SIGNS.get(unit) or (_SPOKEN.get(unit, unit),)
    return currency if currency in able else able[0]


def _reading(found: re.Match[str], mark: str | None, make: Callable[[Decimal], T], decimals: int) -> One[T]:
    read = [number.scaleb(MYRIADS.get(found["myriad"] or "", 0)) for number in numbers(found["core"], mark)]
    if any(number >= _LARGEST for number in read):
        return NotAnAmount(Unreadable.TOO_LARGE)
    exact = [number for number in read if number == round(number, decimals)]
    if not exact:
        return NotAnAmount(Unreadable.TOO_MANY_DECIMALS if read else Unreadable.NO_NUMBER)
    fit = read if decimals else exact  # without minor units no group of three can be mistaken for decimals
    readings = tuple(dict.fromkeys(make(-number if found["minus"] else number) for number in fit))
    if len(readings) > 1:
        return Ambiguous(readings)
    return Negative(readings[0]) if found["minus"] and exact[0] else Understood(readings[0])
