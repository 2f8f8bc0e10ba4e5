"""Values as text in one language: amounts, days, moments, quantities. No markup and no isolation; see filters.py.

Promise: what stands here equals what Babel makes of the same pattern, several times faster, because each formatter is
compiled once per language and currency. A value of the wrong type is refused with TypeError, never printed somehow.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from babel import Locale
from babel.dates import parse_pattern
from babel.numbers import format_decimal, format_percent, parse_pattern as parse_number

from flows.facts.money import Money, exponent
from flows.facts.times import in_zone
from locales.capitals import capitals
from locales.culture import Culture

_THOUSANDS = (3, 3)
_REMEMBERED = 4_096


class Formats:
    """One language's formatters; each method takes a value and gives plain text."""

    __slots__ = ("_amounts", "_culture", "_integer", "_locale", "clock", "day", "moment", "month")

    def __init__(self, culture: Culture) -> None:
        """Compiles the formatters of `culture`."""
        self._culture = culture
        self._locale = culture.locale
        self._amounts = cache(lambda decimals: scaled(culture.locale, decimals))
        self._integer = scaled(culture.locale, 0)
        self.day = _days(culture.day, culture.locale)
        self.month = _days(culture.month, culture.locale)
        self.moment = _moments(culture.moment, culture.locale)
        self.clock = _moments(culture.clock, culture.locale)

    def amount(self, money: Money) -> str:
        """`USD 1,234.50`: the code, because a sign such as $ belongs to many currencies."""
        if not isinstance(money, Money):
            raise TypeError(f"An amount is Money, not {money}.")
        return f"{money.currency} {self._amounts(exponent(money.currency))(money.minor)}"

    def upper_amount(self, money: Money) -> str:
        """The amount in capital numerals where the culture asks for them in that currency, else nothing."""
        return capitals(money.minor) if money.currency in self._culture.capitals else ""

    def quantity(self, number: int | Decimal) -> str:
        """A number with every digit it has, without ending zeros."""
        if isinstance(number, bool) or not isinstance(number, int | Decimal):
            raise TypeError(f"A quantity is a whole number or a Decimal, not {number}.")
        if isinstance(number, int):
            return self._integer(number)
        return format_decimal(number, locale=self._locale, decimal_quantization=False)

    def percent(self, share: Decimal) -> str:
        """A share of one as per cent, with at most one decimal: Decimal("0.125") is `12.5%`."""
        if not isinstance(share, Decimal):
            raise TypeError(f"A share is a Decimal, not {share}.")
        return format_percent(share, "#,##0.#%", locale=self._locale)

    def size(self, octets: int) -> str:
        """A file's size as people say it: whole MB, or KB below one MB."""
        big = octets >= 1_000_000  # noqa: PLR2004 - a megabyte
        return f"{self.quantity(octets // (1_000_000 if big else 1_000))} {'MB' if big else 'KB'}"


def scaled(locale: Locale, decimals: int) -> Callable[[int], str]:
    """A formatter of whole numbers of 10 to the power of minus `decimals`: minor units to `-1,234.50`, with Latin digits."""
    standard = locale.decimal_formats[None]
    if standard.grouping != _THOUSANDS or standard.prefix != ("", "-") or any(standard.suffix):
        return _by_babel(locale, decimals)
    symbols = locale.number_symbols["latn"]
    group, point, minus, unit = symbols["group"], symbols["decimal"], symbols["minusSign"], 10**decimals

    def text(minor: int) -> str:
        whole, rest = divmod(abs(minor), unit)
        said = f"{whole:,}" if group == "," else f"{whole:,}".replace(",", group)
        if decimals:
            said = f"{said}{point}{rest:0{decimals}}"
        return f"{minus}{said}" if minor < 0 else said

    return text


def _by_babel(locale: Locale, decimals: int) -> Callable[[int], str]:
    pattern = parse_number(locale.decimal_formats[None].pattern)
    pattern.frac_prec = (decimals, decimals)
    return lambda minor: pattern.apply(Decimal(minor).scaleb(-decimals), locale)


def _days(pattern: str, locale: Locale) -> Callable[[date], str]:
    compiled = parse_pattern(pattern)

    @lru_cache(_REMEMBERED)
    def text(day: date) -> str:
        return compiled.apply(day, locale)

    def checked(day: date, form: str = "") -> str:
        """The day as the language writes it, or `2026-10-31` in the form "iso" for whatever is agreed or filed."""
        if type(day) is not date:
            raise TypeError(f"A day is a date, not {day}.")
        return day.isoformat() if form == "iso" else text(day)

    return checked


def _moments(pattern: str, locale: Locale) -> Callable[[int, str], str]:
    compiled = parse_pattern(pattern)

    @lru_cache(_REMEMBERED)
    def text(at: int, zone: str) -> str:
        """The wall clock of `zone` at `at` (µs UTC); UTC is named, since it is nobody's own time."""
        said = compiled.apply(in_zone(at, zone), locale)
        return f"{said} UTC" if zone == "UTC" else said

    return text
