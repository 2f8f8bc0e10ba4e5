"""Working time of an office: added to a moment, and measured between two.

Promises: pure; moments are µs UTC. What is added is what is measured, over nights, days off and changes of the clocks;
a calendar without any working day is read as if every day were one, so that nothing waits for ever.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flows.facts.calendars import WEEKDAYS, Calendar
from flows.facts.contact_policy import FAR, REMINDERS
from flows.facts.times import HOUR, in_zone, micros

WORKDAY = (REMINDERS[1].hour - REMINDERS[0].hour) * HOUR
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Office:
    """Where work is done: an IANA zone, and the calendar of the place."""

    zone: str
    calendar: Calendar = WEEKDAYS


def after(at: int, span: int, office: Office) -> int:
    """The moment when `span` µs of working time have passed since `at`."""
    left = span
    for begins, ends in _spells(at, office):
        if ends - begins >= left:
            return begins + left
        left -= ends - begins
    return at  # never: there is always another day


def passed(since: int, until: int, office: Office) -> int:
    """How much working time lies between two moments (µs)."""
    found = 0
    for begins, ends in _spells(since, office):
        if begins >= until:
            break
        found += min(ends, until) - begins
    return found


def opening(at: int, office: Office) -> int:
    """The first moment from `at` on at which somebody is there."""
    return next(_spells(at, office))[0]


def closing(at: int, office: Office) -> int:
    """When the day on which `at` falls ends there: the office's hour, on whatever day."""
    return _moment(in_zone(at, office.zone).date(), REMINDERS[1], office)


def _spells(at: int, office: Office) -> Iterator[tuple[int, int]]:
    """What is left of the hours of that day, then those of the days after it."""
    day, idle = in_zone(at, office.zone).date(), 0
    while True:
        hours = _hours(day, office, always=idle > FAR)
        idle = 0 if hours else idle + 1
        if hours and hours[1] > at:
            yield max(hours[0], at), hours[1]
        day += _DAY


def _hours(day: date, office: Office, *, always: bool) -> tuple[int, int] | None:
    if not always and not office.calendar.working(day):
        return None
    begins, ends = office.calendar.short.get(day, REMINDERS)
    begins, ends = max(begins, REMINDERS[0]), min(ends, REMINDERS[1])
    return (_moment(day, begins, office), _moment(day, ends, office)) if begins < ends else None


def _moment(day: date, clock: time, office: Office) -> int:
    return micros(datetime.combine(day, clock, tzinfo=ZoneInfo(office.zone)))
