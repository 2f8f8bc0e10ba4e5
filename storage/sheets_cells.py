"""Cells as values: the text, day, amount, currency or word that an operator's spreadsheet meant.

Promises: every distinct cell of a column is read once; what cannot be read becomes a `Bad` with a code of
`sheets_faults.REASONS`, never a guess. Where a file shows its habit (day first, decimal comma) all its cells follow it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from flows.facts.amounts import (
    Ambiguous,
    Negative,
    NotAnAmount,
    One,
    OtherCurrency,
    Understood,
    Unreadable,
    plain,
    read_whole,
)
from flows.facts.days import AmbiguousDay, Day, Order, day_in_order, read_day
from flows.facts.figure_forms import CURRENCIES, SIGNS
from flows.facts.money import Money, exponent
from flows.facts.times import known_zone

_SHORT: Final = re.compile(r"\d{1,13}(?:\.(\d{1,2}))?")
_LONE_GROUP: Final = re.compile(r"^\D*\d{1,3}[.,.,]\d{3}\D*$")
_SERIALS: Final = range(20_000, 80_000)  # Excel's count of days: 1954 to 2119
_EXCEL_ZERO: Final = date(1899, 12, 30)
_FIRST, _LAST = date(1980, 1, 1), date(2120, 1, 1)
_LOOKALIKES: Final = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "S": "5", "B": "8"})
_NO_NUMBER: Final = NotAnAmount(Unreadable.NO_NUMBER)
_UNREADABLE: Final = {Unreadable.TOO_MANY_DECIMALS: "too_many_decimals", Unreadable.TOO_LARGE: "too_large"}


@dataclass(frozen=True, slots=True)
class Bad:
    """Why a cell has no value: a code of `REASONS` and what its sentence is filled with."""

    code: str
    detail: Mapping[str, Any] = field(default_factory=dict)


def as_text(cell: Any) -> str:
    """The cell as its user sees it: 1001.0 is the code 1001."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def days(cells: Sequence[Any], order: Order | None) -> Callable[[Any], date | Bad]:
    """A reader for a column of days written in `order`, or in the one order that all its cells allow."""
    texts = {cell for cell in cells if isinstance(cell, str) and cell.strip()}
    if order is None and any(isinstance(read_day(text, _FIRST), AmbiguousDay) for text in texts):
        order = _shown_order(texts)

    def read(cell: Any) -> date | Bad:
        day = _typed_day(cell) if not isinstance(cell, str) else _written_day(cell, order)
        return Bad("implausible_day") if isinstance(day, date) and not _FIRST <= day < _LAST else day

    return read


def _shown_order(texts: Iterable[str]) -> Order | None:
    able = [o for o in (Order.DAY_FIRST, Order.MONTH_FIRST) if all(day_in_order(text, o, _FIRST) for text in texts)]
    return able[0] if len(able) == 1 else None


def _typed_day(cell: Any) -> date | Bad:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, float | int) and int(cell) in _SERIALS:
        return _EXCEL_ZERO + timedelta(days=int(cell))
    return cell if isinstance(cell, date) else Bad("not_a_day")


def _written_day(text: str, order: Order | None) -> date | Bad:
    if not re.search(r"\d{4}|\d\D+\d+\D+\d|年", plain(text)):  # a ledger's day names its year; "today" is for chats
        return Bad("not_a_day")
    if order:
        return day_in_order(text, order, _FIRST) or Bad("not_a_day")
    read = read_day(text, _FIRST)
    if isinstance(read, AmbiguousDay):
        return Bad("ambiguous_days")
    return read.value if isinstance(read, Day) else Bad("not_a_day")


def shown_mark(columns: Iterable[Sequence[Any]]) -> str | None:
    """The decimal mark that every amount of these columns can be read with, when there is exactly one such mark."""
    texts = {cell for cells in columns for cell in cells if isinstance(cell, str) and cell.strip()}
    if not any(_LONE_GROUP.search(text) for text in texts):
        return None
    reads = {text: read_whole(text, "USD") for text in texts}
    if not any(isinstance(read, Ambiguous) for read in reads.values()):
        return None
    figures = [text for text, read in reads.items() if read != _NO_NUMBER]
    able = [mark for mark in ".," if all(read_whole(text, "USD", mark) != _NO_NUMBER for text in figures)]
    return able[0] if len(able) == 1 else None


def minor_units(cell: Any, currency: str, mark: str | None) -> int | Bad:
    """The amount in minor units of `currency`."""
    decimals = exponent(currency)
    if isinstance(cell, str):
        short = _SHORT.fullmatch(cell) if mark != "," and decimals == 2 else None  # noqa: PLR2004 - the usual currency
        if short:
            return int(cell.replace(".", "") + "00"[len(short[1] or "") :])
        return _meant(cell, read_whole(cell, currency, mark), currency)
    if isinstance(cell, bool) or not isinstance(cell, float | int):
        return Bad("not_an_amount")
    scale: int = 10**decimals
    minor = round(cell * scale)
    if minor / scale == cell and 0 <= minor < 10**15:
        return minor
    # A computed cell carries noise behind the 15 digits that a spreadsheet shows.
    return _meant(str(cell), read_whole(f"{Decimal(format(cell, '.15g')):f}", currency, "."), currency)


def _meant(text: str, read: One[Money], currency: str) -> int | Bad:
    match read:
        case Understood(value):
            return value.minor
        case Ambiguous(readings):
            return Bad("ambiguous_amount", {"readings": " or ".join(str(one) for one in readings)})
        case Negative():
            return Bad("negative")
        case OtherCurrency(value):
            return Bad("other_currency", {"other": value.currency, "currency": currency})
    guess = text.translate(_LOOKALIKES)
    if read.reason is Unreadable.NO_NUMBER and guess != text and isinstance(read_whole(guess, currency), Understood):
        return Bad("letter_for_digit", {"guess": guess})
    return Bad(_UNREADABLE.get(read.reason, "not_an_amount"), {"currency": currency})


def currency(cell: Any) -> str | Bad:
    """ISO 4217 letters in capitals."""
    text = as_text(cell)
    code = plain(text).upper()
    if code in CURRENCIES:
        return code
    able = SIGNS.get(plain(text)) or SIGNS.get(code)
    return Bad("unknown_currency", {"guess": f"Did you mean {able[0]}?" if able else "Use three letters such as CNY."})


def quantity(cell: Any, mark: str | None = None) -> str | Bad:
    """An exact decimal as text, without an exponent."""
    text = plain(as_text(cell)).replace(" ", "")
    text = text.replace(".", "").replace(",", ".") if mark == "," else text.replace(",", "") if mark == "." else text
    try:
        number = Decimal(text)
    except InvalidOperation:
        return Bad("not_a_number")
    return f"{number:f}" if number.is_finite() else Bad("not_a_number")


def whole(cell: Any) -> int | Bad:
    """A whole number above zero."""
    text = plain(as_text(cell))
    return int(text) if text.isdecimal() and int(text) else Bad("not_whole")


def words(name: str, values: Mapping[str, Sequence[str]]) -> Callable[[Any], str | Bad]:
    """A reader for a column of known words, such as kinds of documents."""
    known = {word: value for value, names in values.items() for word in (value, *names)}

    def read(cell: Any) -> str | Bad:
        said = plain(as_text(cell)).casefold().replace("_", " ")
        found = known.get(said) or known.get(said.replace(" ", "_"))
        return found or Bad("unknown_word", {"field": name, "known": ", ".join(values)})

    return read


def pattern(form: str, code: str, turn: Callable[[str], str] = str) -> Callable[[Any], str | Bad]:
    """A reader for text that follows the regular expression `form`."""
    compiled = re.compile(form)

    def read(cell: Any) -> str | Bad:
        text = turn(as_text(cell))
        return text if compiled.fullmatch(text) else Bad(code)

    return read


def zone(cell: Any) -> str | Bad:
    """An IANA time zone."""
    text = as_text(cell)
    return text if known_zone(text) else Bad("unknown_zone")


def _as_code(text: str) -> str:
    """A tag of a language as codes are written here: "ZH-TW" is `zh_TW`."""
    tongue, *rest = text.replace("-", "_").split("_")
    return "_".join((tongue.lower(), *rest))


country = pattern(r"[A-Z]{2}", "unknown_country", str.upper)
language = pattern(r"[a-z]{2,3}(?:_[A-Za-z0-9]{2,8})*", "unknown_language", _as_code)
email = pattern(r"[^@\s]+@[^@\s]+\.[^@\s]+", "not_an_email")
