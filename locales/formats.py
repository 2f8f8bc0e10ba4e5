"""Values as text in one language: amounts, days, moments, quantities. No markup and no isolation; see filters.py.

Promise: what stands here equals what Babel makes of the same pattern, several times faster, because each formatter is
compiled once per language and currency. A value of the wrong type is refused with TypeError, never printed somehow.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final

from babel import Locale
from babel.dates import parse_pattern
from babel.numbers import parse_pattern as parse_number

from flows.facts.money import Money, exponent
from flows.facts.times import in_zone
from locales.capitals import capitals
from locales.culture import Culture

REMEMBERED: Final = 4_096  # days and moments per language; a day is said far oftener than it is new

_THOUSANDS, _LAKHS = (3, 3), (3, 2)
_PERCENT: Final = parse_number("#,##0.#%")
_MEGABYTE: Final = 1_000_000
_KILOBYTE: Final = 1_000


class Formats:
    """One language's formatters; each takes a value and gives plain text. `rtl` says which way the language runs."""

    __slots__ = (
        "_amounts",
        "_capitals",
        "_decimal",
        "_integer",
        "_locale",
        "clock",
        "day",
        "moment",
        "month",
        "rtl",
        "salutation",
    )

    def __init__(self, culture: Culture) -> None:
        """Compiles the formatters of `culture`."""
        self.rtl = culture.rtl
        self.salutation = culture.salutation
        self._locale = culture.locale
        self._capitals = culture.capitals
        self._amounts = cache(lambda currency: scaled(culture.locale, exponent(currency), f"{currency} "))
        self._decimal = culture.locale.decimal_formats[None]
        self._integer = scaled(culture.locale, 0)
        self.day = _days(culture.day, culture.locale)
        self.month = _days(culture.month, culture.locale)
        self.moment = _moments(culture.moment, culture.locale)
        self.clock = _moments(culture.clock, culture.locale)

    def amount(self, money: Money) -> str:
        """`USD 1,234.50`: the code, because a sign such as $ belongs to many currencies."""
        if not isinstance(money, Money):
            raise TypeError(f"An amount is Money, not {money}.")
        return self._amounts(money.currency)(money.minor)

    def upper_amount(self, money: Money) -> str:
        """The amount in capital numerals where the culture asks for them in that currency, else nothing."""
        if money.currency not in self._capitals:
            return ""
        return capitals(money.minor, traditional=self._locale.script == "Hant")

    def quantity(self, number: int | Decimal) -> str:
        """A number with every digit it has, without ending zeros."""
        if isinstance(number, bool) or not isinstance(number, int | Decimal):
            raise TypeError(f"A quantity is a whole number or a Decimal, not {number}.")
        if isinstance(number, int):
            return self._integer(number)
        return str(self._decimal.apply(number, self._locale, decimal_quantization=False))

    def price(self, number: int | Decimal) -> str:
        """An exact price, finer than the currency's minor unit."""
        return self.quantity(number)

    def percent(self, share: Decimal) -> str:
        """A share of one as per cent, with at most one decimal: Decimal("0.125") is `12.5%`."""
        if not isinstance(share, Decimal):
            raise TypeError(f"A share is a Decimal, not {share}.")
        return str(_PERCENT.apply(share, self._locale))

    def tongue(self, code: str) -> str:
        """A language's name as readers of this one call it."""
        return str(Locale.parse(code).get_display_name(self._locale) or code)

    def size(self, octets: int) -> str:
        """A file's size as people say it: whole MB, or KB below one MB."""
        unit, name = (_MEGABYTE, "MB") if octets >= _MEGABYTE else (_KILOBYTE, "KB")
        return f"{self.quantity(octets // unit)} {name}"


def scaled(locale: Locale, decimals: int, before: str = "") -> Callable[[int], str]:
    """A formatter of whole numbers of 10 to the power of minus `decimals`: minor units to `-1,234.50`.

    `before` is put in front of each, as it is. Digits are Latin everywhere, since they are compared with papers.
    """
    standard = locale.decimal_formats[None]
    if standard.grouping not in _GROUPED or standard.prefix != ("", "-") or any(standard.suffix):
        return _by_babel(locale, decimals, before)
    symbols, grouped = locale.number_symbols["latn"], _GROUPED[standard.grouping]
    group, point, unit = symbols["group"], symbols["decimal"], 10**decimals

    def text(minor: int) -> str:
        whole, rest = divmod(abs(minor), unit)
        said = grouped(whole) if group == "," else grouped(whole).replace(",", group)
        if decimals:
            said = f"{said}{point}{rest:0{decimals}}"
        return f"{before}-{said}" if minor < 0 else before + said

    return text


def _in_lakhs(whole: int) -> str:
    """12,34,567: the last three digits, then two by two, as India counts."""
    digits = str(whole)
    head, last = digits[:-3], digits[-3:]
    pairs = [head[max(end - 2, 0) : end] for end in range(len(head), 0, -2)]
    return ",".join([*reversed(pairs), last])


_GROUPED: Final = {_THOUSANDS: "{:,}".format, _LAKHS: _in_lakhs}


def _by_babel(locale: Locale, decimals: int, before: str) -> Callable[[int], str]:
    pattern = parse_number(locale.decimal_formats[None].pattern)
    pattern.frac_prec = (decimals, decimals)
    return lambda minor: before + pattern.apply(Decimal(minor).scaleb(-decimals), locale)


def _days(pattern: str, locale: Locale) -> Callable[[date], str]:
    compiled = parse_pattern(pattern)

    def text(day: date) -> str:
        if type(day) is not date:  # a datetime is one too, and would hide in whose zone it is that day
            raise TypeError(f"A day is a date, not {day}.")
        return compiled.apply(day, locale)

    return lru_cache(REMEMBERED)(text)


def _moments(pattern: str, locale: Locale) -> Callable[[int, str], str]:
    compiled = parse_pattern(pattern)

    @lru_cache(REMEMBERED)
    def text(at: int, zone: str) -> str:
        said = compiled.apply(in_zone(at, zone), locale)
        return f"{said} UTC" if zone == "UTC" else said

    def checked(at: int, zone: str) -> str:
        """The wall clock of `zone` at `at` (µs UTC); UTC is named, since it is nobody's own time."""
        if type(at) is not int:
            raise TypeError(f"A moment is whole microseconds, not {at}.")
        return text(at, zone)

    return checked
