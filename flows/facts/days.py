"""Days as people write them: "3 Nov 2026", "2026年11月3日", "3/11/2026", "yesterday", "昨天".

Promises: pure and total; where day and month can be swapped both days come back and someone asks. Whoever adds a way to
write a day adds a row to `_FORMS` or `WORDS`.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, TypeAlias

from flows.facts.amounts import plain
from flows.facts.tongues import beyond, folded
from flows.facts.written_dates import common_year, in_one_calendar


class Order(StrEnum):
    """Which part of a day stands first in a file or a country."""

    YEAR_FIRST = "y/m/d"
    DAY_FIRST = "d/m/y"
    MONTH_FIRST = "m/d/y"


@dataclass(frozen=True, slots=True)
class Day:
    """Exactly one reading."""

    value: date


@dataclass(frozen=True, slots=True)
class AmbiguousDay:
    """Two readings: with the day first, then with the month first."""

    readings: tuple[date, date]


@dataclass(frozen=True, slots=True)
class NotADay:
    """Nothing that can be read as a day of the calendar."""


DayRead: TypeAlias = Day | AmbiguousDay | NotADay

WORDS: Final = {
    "today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2,
    "今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "明天": 1, "明日": 1, "前天": -2, "后天": 2, "後天": 2,
}  # fmt: skip
_MONTHS: Final = {
    name[:length]: month
    for month, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
         "december"), 1)
    for length in (3, 4, len(name))
}  # fmt: skip
_SHORT: Final = 100  # years below are written without their century
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_YEAR = r"(?P<year>\d{4}|'?\d{2})"
# Forms that can be read in one way only. A group that a form lacks is taken from the present year.
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?:[t ]\d{2}:\d{2}(?::\d{2})?.*)?",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?:(?P<year>\d{4}|\d{2,3})\s?年\s?)?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?[日号號]",
        rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.(?:\s?{_YEAR})?",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?[ -]?(?:of )?{_MONTH}(?:,?[ -]?{_YEAR})?",
        rf"{_MONTH} ?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? {_YEAR})?",
    )
)
_SLASHED = re.compile(rf"(?P<one>\d{{1,2}})(?P<sep>[/-])(?P<two>\d{{1,2}})(?:(?P=sep){_YEAR})?")


def read_day(text: str, today: date) -> DayRead:
    """What day `text` names; a year left out is the one that brings the day nearest to `today`."""
    said = plain(text).lower()
    if said in WORDS:
        return Day(today + timedelta(days=WORDS[said]))
    if others := beyond(said):
        said = in_one_calendar(folded(said, others), others)
    for form in _FORMS:
        if found := form.fullmatch(said):
            parts = found.groupdict()
            day = _day(parts.get("year"), parts["month"], parts["day"], today)
            return Day(day) if day else NotADay()
    return _slashed(said, today)


def day_in_order(text: str, order: Order, today: date) -> date | None:
    """The day `text` names for a writer known to use `order`; None when it is none."""
    found = _SLASHED.fullmatch(plain(text))
    if found and order is not Order.YEAR_FIRST:
        one, two = (found["one"], found["two"]) if order is Order.MONTH_FIRST else (found["two"], found["one"])
        return _day(found["year"], one, two, today)
    read = read_day(text, today)
    return read.value if isinstance(read, Day) and not found else None


def _slashed(said: str, today: date) -> DayRead:
    found = _SLASHED.fullmatch(said)
    if not found:
        return NotADay()
    day_first = _day(found["year"], found["two"], found["one"], today)
    month_first = _day(found["year"], found["one"], found["two"], today)
    if day_first and month_first and day_first != month_first:
        return AmbiguousDay((day_first, month_first))
    only = day_first or month_first
    return Day(only) if only else NotADay()


def _day(year: str | None, month: str, day: str, today: date) -> date | None:
    number = int(month) if month.isdigit() else _MONTHS.get(month, 0)
    if year:
        whole = int(year.lstrip("'"))
        return _calendar(common_year(whole) if whole >= _SHORT else 2000 + whole, number, int(day))
    near = [_calendar(today.year + shift, number, int(day)) for shift in (-1, 0, 1)]
    return min((found for found in near if found), key=lambda found: abs(found - today), default=None)


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
