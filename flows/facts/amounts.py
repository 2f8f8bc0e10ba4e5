"""Amounts and quantities as people write them, in the notations of many countries.

Promises: pure and total; a text is never guessed at: what can be read in two ways comes back as `Ambiguous`, several
figures as `Several`, a foreign currency as `OtherCurrency`. Whoever adds a notation adds a row to `NOTATIONS`, whoever
adds a currency sign a row to `SIGNS`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final, Generic, TypeAlias, TypeVar

from flows.facts.money import Money, exponent, money

T = TypeVar("T", Money, Decimal)


class Unreadable(StrEnum):
    """Why a text is not a figure; the value names the words that answer it."""

    NO_NUMBER = "no_number"
    TOO_MANY_DECIMALS = "too_many_decimals"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Understood(Generic[T]):
    """Exactly one reading, not negative."""

    value: T


@dataclass(frozen=True, slots=True)
class Ambiguous(Generic[T]):
    """The same characters mean different figures in different countries; ask which. The grouped reading comes first."""

    readings: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Negative(Generic[T]):
    """One reading, below zero; `value` carries the minus sign."""

    value: T


@dataclass(frozen=True, slots=True)
class Several(Generic[T]):
    """More than one figure stands in the sentence, in the order written."""

    values: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class OtherCurrency:
    """An amount that names another currency than the line's."""

    value: Money


@dataclass(frozen=True, slots=True)
class NotAnAmount:
    """Nothing that can be read as a figure."""

    reason: Unreadable


Amount: TypeAlias = (
    Understood[Money] | Ambiguous[Money] | Negative[Money] | Several[Money] | OtherCurrency | NotAnAmount
)
Quantity: TypeAlias = Understood[Decimal] | Ambiguous[Decimal] | Negative[Decimal] | Several[Decimal] | NotAnAmount

# ISO 4217 letters in use (funds, metals and testing codes left out).
CURRENCIES: Final = frozenset(
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP "
    "CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF "
    "IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD "
    "MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB "
    "RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD "
    "UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG".split()
)

# A sign may stand for several currencies: the line's own is taken if it is among them, else the first.
SIGNS: Final = {
    "US$": ("USD",), "HK$": ("HKD",), "NT$": ("TWD",), "A$": ("AUD",), "C$": ("CAD",), "S$": ("SGD",), "R$": ("BRL",),
    "$": ("USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD", "TWD", "ARS", "CLP", "COP"),
    "€": ("EUR",), "£": ("GBP", "EGP"), "¥": ("CNY", "JPY"), "₹": ("INR",), "₩": ("KRW",), "₽": ("RUB",), "₺": ("TRY",),
    "₫": ("VND",), "₦": ("NGN",), "₪": ("ILS",), "฿": ("THB",), "₱": ("PHP",), "₴": ("UAH",), "zł": ("PLN",),
    "Rs": ("INR", "PKR", "LKR", "NPR"), "RMB": ("CNY",), "人民币": ("CNY",), "元": ("CNY", "TWD", "HKD"), "块": ("CNY",),
    "円": ("JPY",), "美元": ("USD",), "欧元": ("EUR",), "港币": ("HKD",), "日元": ("JPY",), "ريال": ("SAR", "QAR", "OMR"),
    "درهم": ("AED", "MAD"), "دينار": ("KWD", "BHD", "JOD", "IQD"), "روپے": ("PKR",), "रु": ("INR", "NPR"),
}  # fmt: skip
# Codes and words that people write in small letters; other codes count only in capitals ("all", "try" are words).
_SPOKEN: Final = {
    **dict.fromkeys(("usd", "dollar", "dollars"), "USD"), **dict.fromkeys(("eur", "euro", "euros"), "EUR"),
    **dict.fromkeys(("rmb", "cny", "yuan"), "CNY"), **dict.fromkeys(("jpy", "yen"), "JPY"), "gbp": "GBP", "chf": "CHF",
    **dict.fromkeys(("inr", "rupees"), "INR"), "aed": "AED", "sar": "SAR", "hkd": "HKD", "sgd": "SGD",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Notation:
    """One way to write a number: `whole` matches the part before `marks`, any of which parts off the decimals."""

    name: str
    whole: str
    marks: str

    def read(self, text: str, mark: str | None) -> Decimal | None:
        """The number, or None where the text does not follow this notation, or not with that decimal mark."""
        marks = self.marks if mark is None else mark if mark in self.marks else ""
        tail = rf"(?:[{marks}](?P<part>\d+))?" if marks else ""
        found = re.fullmatch(rf"(?P<whole>{self.whole}){tail}", text)
        if not found:
            return None
        part = found["part"] if marks else None
        return Decimal(f"{re.sub(r'[^0-9]', '', found['whole']) or '0'}.{part or '0'}")


# A grouped number does not begin with 0. "1 234" and "1'234" take either decimal mark: both are used with them.
NOTATIONS: Final = (
    Notation("1,234.56", r"[1-9]\d{0,2}(?:,\d{3})+", "."),
    Notation("1.234,56", r"[1-9]\d{0,2}(?:\.\d{3})+", ","),
    Notation("1 234,56", r"[1-9]\d{0,2}(?: \d{3})+", ",."),
    Notation("1'234.56", r"[1-9]\d{0,2}(?:'\d{3})+", ".,"),
    Notation("1,23,456.78", r"[1-9]\d?(?:,\d{2})+,\d{3}", "."),
    Notation("١٬٢٣٤٫٥٦", r"[1-9]\d{0,2}(?:٬\d{3})+", "٫"),
    Notation("1234.56", r"\d*", "."),
    Notation("1234,56", r"\d*", ","),
    Notation("١٢٣٤٫٥٦", r"\d*", "٫"),
)
MYRIADS: Final = {"万": 4, "萬": 4, "亿": 8, "億": 8}
_LONGEST = 18  # digits; more does not fit the 64 bits a minor unit is kept in

_LATIN = "A-Za-z\u00c0-\u024f_"
_UNIT = "|".join(
    (*(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True)), *sorted(CURRENCIES), *sorted(_SPOKEN, key=len)[::-1])
)
_FIGURE = re.compile(
    rf"""(?<![{_LATIN}\d/:.,#-])
    (?:(?P<left>{_UNIT})\s?)?(?P<minus>[-−–(])?\s?(?:(?P<inner>{_UNIT})\s?)?
    (?P<core>(?>\d{{1,3}}(?:\ \d{{3}})+(?!\d)(?:[.,]\d+)?|[.,]?\d(?:[.,'٬٫]?\d)*))
    \s?(?P<myriad>[万萬亿億])?
    (?:\s?(?P<right>{_UNIT})(?![{_LATIN}]))?
    (?P<after>\s?\)|-(?![\w]))?
    (?![{_LATIN}\d%/:]|[.,-]\d|[年月日号號点點])""",
    re.VERBOSE,
)
_BARE = re.compile(
    rf"(?<![{_LATIN}\d/:.,#-])(?P<minus>[-−–(])?\s?"
    r"(?P<core>(?>\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|[.,]?\d(?:[.,'٬٫]?\d)*))(?P<myriad>[万萬亿億])?"
    r"(?P<after>\s?\)|-(?!\w))?(?![\d%/:]|[.,-]\d|[年月日号號点點])"
)
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
    if not (isinstance(whole, NotAnAmount) and whole.reason is Unreadable.NO_NUMBER):
        return whole
    return _gather([_amount(found, currency, None) for found in _FIGURE.finditer(plain(text))])


def read_whole(text: str, currency: str, mark: str | None = None) -> Amount:
    """What `text` says when nothing but the figure, its sign and its currency may stand there.

    `mark` is the decimal mark ("." or ",") where the writer's habit is known.
    """
    found = _FIGURE.fullmatch(plain(text))
    return _amount(found, currency, mark) if found else NotAnAmount(Unreadable.NO_NUMBER)


def read_quantity(text: str) -> Quantity:
    """How many, as an exact decimal; words and units around the number are passed over."""
    return _gather([_reading(found, None, _exactly, 99) for found in _BARE.finditer(plain(text))])


def _exactly(number: Decimal) -> Decimal:
    return number.normalize() if number != number.to_integral() else number.quantize(Decimal(1))


def _amount(found: re.Match[str], currency: str, mark: str | None) -> Amount:
    meant = _currency(found, currency)
    read = _reading(found, mark, lambda number: money(number, meant), exponent(meant))
    if meant == currency or isinstance(read, NotAnAmount):
        return read
    return OtherCurrency(read.readings[0] if isinstance(read, Ambiguous) else _one(read))


def _one(read: Understood[T] | Negative[T] | Several[T]) -> T:
    return read.values[0] if isinstance(read, Several) else read.value


def _currency(found: re.Match[str], currency: str) -> str:
    unit = found["left"] or found["inner"] or found["right"]
    if not unit:
        return currency
    able = SIGNS.get(unit) or (_SPOKEN.get(unit, unit),)
    return currency if currency in able else able[0]


def _reading(
    found: re.Match[str], mark: str | None, make: Callable[[Decimal], T], decimals: int
) -> Understood[T] | Ambiguous[T] | Negative[T] | NotAnAmount:
    if sum(sign.isdigit() for sign in found["core"]) > _LONGEST:
        return NotAnAmount(Unreadable.TOO_LONG)
    numbers = [number.scaleb(MYRIADS.get(found["myriad"], 0)) for number in _numbers(found["core"], mark)]
    exact = [number for number in numbers if number == round(number, decimals)]
    if not numbers or not exact:
        return NotAnAmount(Unreadable.TOO_MANY_DECIMALS if numbers else Unreadable.NO_NUMBER)
    # A currency without minor units has no decimals to mistake for a group of three.
    fit = exact if decimals == 0 else numbers
    minus = found["minus"] or (found["after"] or "").strip() == "-"
    readings = tuple(dict.fromkeys(make(-number if minus else number) for number in fit))
    if len(readings) > 1:
        return Ambiguous(readings)
    return Negative(readings[0]) if minus and exact[0] else Understood(readings[0])


def _numbers(core: str, mark: str | None) -> Iterator[Decimal]:
    if not core:
        return
    seen = (notation.read(core, mark) for notation in NOTATIONS)
    yield from dict.fromkeys(number for number in seen if number is not None)


def _gather(
    reads: list[Understood[T] | Ambiguous[T] | Negative[T] | NotAnAmount] | list[Amount],
) -> "Understood[T] | Ambiguous[T] | Negative[T] | Several[T] | NotAnAmount":
    raise NotImplementedError
