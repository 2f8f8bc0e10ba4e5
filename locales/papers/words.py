"""The words and figures of papers, in the reader's language and writing direction.

Promise: whatever a paper shows comes out of here as text, so that the press sets it and decides nothing. In a language
written from right to left, values carry their own direction; invisible controls in what people and ledgers wrote are
taken out. A word that a catalogue lacks is said in English; `python -m locales.catalogue --check` names it.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from gettext import GNUTranslations

from flows.facts.money import Money
from flows.facts.times import in_zone
from locales.bidi import clean, in_order, left_to_right, own_direction, right_to_left
from locales.culture import Culture
from locales.formats import Formats
from locales.gather import gather
from locales.languages import paper_language
from locales.pseudo import PSEUDO
from locales.spoken import of_papers, read_voice

__all__ = ["PaperWords", "paper_language"]


class PaperWords:
    """One reader's words: their language (the nearest one that papers are set in) and zone (an IANA name)."""

    __slots__ = ("_culture", "_formats", "_spoken", "direction", "language", "zone")

    def __init__(self, language: str, zone: str = "UTC") -> None:
        """Reads the language's catalogues once in a process. Raises ValueError for a broken file."""
        self.language = paper_language(language)  # of a pretended one (locales/pseudo.py): whose manners it has
        self.zone = zone
        self._culture, self._formats, self._spoken = _voice(language if language in PSEUDO else self.language)
        self.direction = "rtl" if self._culture.rtl else "ltr"

    def label(self, name: str, **values: object) -> str:
        """The words `name` of locales/labels/paper_*.py; each value is shown by its type, as `shown` does.

        Raises LookupError for a name or a value that is missing.
        """
        said = self._spoken.gettext(_labels()[name])
        return said % {key: self.shown(value, key) for key, value in values.items()} if values else said % {}

    def shown(self, value: object, name: str = "") -> str:
        """A value by its type: text as a name, amounts, days, numbers; a moment if `name` ends in `_at`.

        Raises TypeError for any other.
        """
        match value:
            case str():
                return self.name(value)
            case Money():
                return self.amount(value)
            case date():
                return self.day(value)
            case int() if name.endswith("_at"):
                return self.moment(value)
            case int() | Decimal():
                return self.count(value)
        raise TypeError(f"{name or 'A value'} is {value!r}; a paper shows text, amounts, days, moments and numbers.")

    def amount(self, money: Money) -> str:
        """`USD 1,234.50`, and `USD -1,234.50` below zero."""
        return self._ordered(self._formats.amount(money))

    def figure(self, money: Money) -> str:
        """The figure alone, for a column whose head names the currency; below zero as the language prints it."""
        plain = self._formats.amount(Money(abs(money.minor), money.currency)).partition(" ")[2]
        return self._ordered(self._culture.negative.replace("%", plain) if money.minor < 0 else plain)

    def in_words(self, money: Money) -> str:
        """In capital numerals (大写金额) where that is usual in the language and currency, else ""."""
        return self._formats.upper_amount(money)

    def day(self, on: date) -> str:
        """`31 Oct 2026`."""
        return own_direction(self._formats.day(on), in_rtl=self._culture.rtl)

    def month(self, on: date) -> str:
        """`October 2026`."""
        return own_direction(self._formats.month(on), in_rtl=self._culture.rtl)

    def moment(self, at: int, zone: str = "") -> str:
        """`31 Oct 2026, 10:12 UTC+01:00`: year and distance from UTC are said, for those who read it years later.

        `at` in µs UTC, on the wall clock of `zone`, by default the reader's.
        """
        local = in_zone(at, zone or self.zone)
        offset = local.strftime("%z")
        away = f"{offset[:3]}:{offset[3:5]}" if offset.strip("+-0") else ""
        return f"{self.day(local.date())} {self._ordered(f'{local:%H:%M} UTC{away}')}"

    def count(self, number: int | Decimal) -> str:
        """A number with every digit it has, grouped."""
        return self._ordered(self._formats.quantity(number))

    def docno(self, text: str) -> str:
        """A number of a document, a part or a check code: its characters in this order, whatever surrounds it.

        One with letters written from right to left is words, and shown as those.
        """
        said = self.name(text)
        return said if right_to_left(said) else self._ordered(clean(text))

    def name(self, text: str) -> str:
        """A name, an address or a line of a ledger, as somebody wrote it: on one line, in its own direction."""
        return own_direction(in_order(clean(text)), in_rtl=self._culture.rtl)

    def _ordered(self, text: str) -> str:
        return left_to_right(text, in_rtl=self._culture.rtl)


@cache
def _voice(language: str) -> tuple[Culture, Formats, GNUTranslations]:
    culture, spoken = read_voice(language, papers=True)
    return culture, Formats(culture), spoken


@cache
def _labels() -> Mapping[str, str]:
    return gather("locales.labels", "LABELS", of_papers)
