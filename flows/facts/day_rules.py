"""The days a phrase can mean, rule by rule: calendar arithmetic without a word of any language.

Promises: pure; every reading of a phrase comes back, also those in the past. Raises OverflowError or ValueError only at
the ends of the calendar, and LookupError for a day its month lacks. Who edits: whoever adds a rule to
flows/tables/day_rows.py.
"""

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from flows.facts.calendars import WEEKDAYS, Calendar
from flows.facts.days import AmbiguousDay, Day, read_day
from flows.tables.day_rows import Rule, Unit

DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(days=7)
FRIDAY, SUNDAY = 4, 6
# Without its year, a day up to a month ago is a slip or the past; earlier ones are next year's.
_LOOKING_AHEAD: Final = timedelta(days=150)
_MONTHS: Final = MappingProxyType({Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12})


@dataclass(frozen=True, slots=True)
class Span:
    """Some day from `first` to `last`; `ends` when it is the end of something longer."""

    first: date
    last: date
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """What the words of a phrase filled in; None where the phrase has no such place. The calendar is the writer's."""

    today: date
    days: int
    date: str = ""
    n: int = 0
    m: int = 0
    nth: int = 0
    count: int = 0
    which: int | None = None
    weekday: int = 0
    month: int | None = None
    unit: Unit = Unit.DAY
    calendar: Calendar = WEEKDAYS


Spans = tuple[Span, ...]


def spans(rule: Rule, named: Named) -> Spans:
    """Every reading, earliest first; none for a rule that names no day."""
    find = _RULES.get(rule)
    return tuple(sorted(set(find(named)), key=lambda span: span.first)) if find else ()


def _days(*days: date) -> Spans:
    return tuple(Span(day, day) for day in days)


def _date(named: Named) -> Spans:
    match read_day(named.date, named.today + _LOOKING_AHEAD):
        case Day(value=day):
            return _days(day)
        case AmbiguousDay(readings=both):
            return _days(*both)
    return ()


def _later(named: Named) -> Spans:
    return _days(_after(named, named.n))


def _later_or(named: Named) -> Spans:
    return _days(_after(named, named.n), _after(named, named.m))


def _after(named: Named, count: int) -> date:
    if named.unit in _MONTHS:
        first = _month(named.today, count * _MONTHS[named.unit])
        return first.replace(day=min(named.today.day, _length(first)))
    if named.unit is not Unit.WORKING_DAY:
        return named.today + count * (WEEK if named.unit is Unit.WEEK else DAY)
    day = named.today
    for _ in range(count):
        day += DAY
        while not named.calendar.working(day):
            day += DAY
    return day


def _nth(named: Named) -> Spans:
    if named.which is not None:
        return _days(_in_month(_month(named.today, named.which), named.nth))
    here, ahead = _month(named.today, 0), _next_with(named.nth, named.today)
    if named.nth > _length(here):
        return _days(here.replace(day=_length(here)), ahead)
    day = here.replace(day=named.nth)
    return _days(day, ahead) if day == named.today else _days(max(day, named.today) if day > named.today else ahead)


def _next_with(nth: int, today: date) -> date:
    longer = (_month(today, shift) for shift in (1, 2))
    return _in_month(next(month for month in longer if nth <= _length(month)), nth)


def _in_month(first: date, nth: int) -> date:
    if not 1 <= nth <= _length(first):
        msg = "That month has no such day."
        raise LookupError(msg)
    return first.replace(day=nth)


def _weekday(named: Named) -> Spans:
    day = _nearest(named.today, named.weekday)
    return _days(day, day + WEEK) if day == named.today else _days(day)


def _coming_weekday(named: Named) -> Spans:
    return _days(_nearest(named.today + DAY, named.weekday))


def _this_weekday(named: Named) -> Spans:
    ahead = [day for day in _of_week(named, 0) if day >= named.today]
    return _days(*ahead) or _days(_nearest(named.today, named.weekday))


def _next_weekday(named: Named) -> Spans:
    return _coming_weekday(named) + _days(*_of_week(named, 1))


def _weekday_and_week(named: Named) -> Spans:
    return _days(*(span.first + WEEK for span in _weekday(named)))


def _weekday_in_week(named: Named) -> Spans:
    return _days(_monday(named.today) + (named.which or 0) * WEEK + named.weekday * DAY)


def _weekday_next_week(named: Named) -> Spans:
    return _days(*_of_week(named, 1))


def _of_week(named: Named, shift: int) -> tuple[date, date]:
    """That weekday when weeks begin on Monday, and when they begin on Sunday."""
    monday = _monday(named.today) + shift * WEEK
    sunday = _monday(named.today + DAY) - DAY + shift * WEEK
    return monday + named.weekday * DAY, sunday + (named.weekday + 1) % 7 * DAY


def _weekday_of(named: Named) -> Spans:
    (month,) = _periods(named)
    if named.count > 0:
        return _days(_nearest(month.first, named.weekday) + (named.count - 1) * WEEK)
    return _days(_nearest(month.last - 6 * DAY, named.weekday))


def _weekend(named: Named) -> Spans:
    shift = named.which or 0
    saturdays = [_monday(named.today) + week * WEEK + 5 * DAY for week in ((0, shift) if shift == 1 else (shift,))]
    return tuple(Span(max(day, min(named.today, day + DAY)), day + DAY) for day in saturdays)


def _periods(named: Named) -> Spans:
    """The whole of it; a week runs from Monday to Friday, and on a Sunday nobody knows which one is this."""
    if named.month is not None:
        first = date(named.today.year, named.month, 1)
        first = first if named.month >= named.today.month else _month(first, 12)
        return (Span(first, first.replace(day=_length(first))),)
    shift = named.which or 0
    if named.unit is Unit.WEEK:
        mondays = {_monday(named.today), _monday(named.today + DAY)}
        return tuple(Span(day + shift * WEEK, day + shift * WEEK + FRIDAY * DAY) for day in sorted(mondays))
    many = _MONTHS.get(named.unit, 1)
    first = _month(named.today, -((named.today.month - 1) % many) + shift * many)
    return (Span(first, _month(first, many) - DAY),)


def _beginning(named: Named) -> Spans:
    days = 2 if named.unit is Unit.WEEK and named.month is None else named.days
    return tuple(Span(whole.first, whole.first + (days - 1) * DAY) for whole in _periods(named))


def _middle(named: Named) -> Spans:
    found = []
    for whole in _periods(named):
        length = (whole.last - whole.first).days
        middle = whole.first + length // 2 * DAY
        found.append(Span(middle - length // 9 * DAY, middle + length // 9 * DAY))
    return tuple(found)


def _late(named: Named) -> Spans:
    return tuple(Span(whole.first + 2 * (whole.last - whole.first) / 3, whole.last) for whole in _periods(named))


def _end(named: Named) -> Spans:
    wholes = _periods(named)
    past_friday = named.unit is Unit.WEEK and named.month is None and not named.which
    weekend = 2 * DAY if past_friday and wholes[0].last < named.today else 0 * DAY
    ends = {whole.last + (weekend if whole is wholes[0] else 0 * DAY) for whole in wholes}
    return tuple(Span(day, day, ends=True) for day in ends)


def _monday(day: date) -> date:
    return day - day.weekday() * DAY


def _nearest(day: date, weekday: int) -> date:
    return day + (weekday - day.weekday()) % 7 * DAY


def _month(day: date, shift: int) -> date:
    """The first of the month `shift` months on."""
    months = day.year * 12 + day.month - 1 + shift
    return date(months // 12, months % 12 + 1, 1)


def _length(first: date) -> int:
    return calendar.monthrange(first.year, first.month)[1]


_RULES: Final[Mapping[Rule, Callable[[Named], Spans]]] = MappingProxyType(
    {
        Rule.DATE: _date,
        Rule.DAYS_ON: lambda named: _days(named.today + named.days * DAY),
        Rule.LATER: _later,
        Rule.LATER_OR: _later_or,
        Rule.NTH: _nth,
        Rule.WEEKDAY: _weekday,
        Rule.COMING_WEEKDAY: _coming_weekday,
        Rule.THIS_WEEKDAY: _this_weekday,
        Rule.NEXT_WEEKDAY: _next_weekday,
        Rule.WEEKDAY_AND_WEEK: _weekday_and_week,
        Rule.WEEKDAY_IN_WEEK: _weekday_in_week,
        Rule.WEEKDAY_NEXT_WEEK: _weekday_next_week,
        Rule.WEEKDAY_OF: _weekday_of,
        Rule.WEEKEND: _weekend,
        Rule.BEGINNING: _beginning,
        Rule.MIDDLE: _middle,
        Rule.LATE: _late,
        Rule.END: _end,
        Rule.PERIOD: _periods,
    }
)
