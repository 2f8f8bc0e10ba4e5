"""When we may write to people unasked, and how often. Pure functions of a moment, a zone and what was sent before.

Reminders leave 09:00–18:00 on working days of the contact's place; promised answers 08:00–20:00. What a place's people
call a working day, and when they are left alone besides, is a calendar that is passed in; without one it is Monday to
Friday. Whoever changes a window or a cap changes it here.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flows.facts.calendars import WEEKDAYS, Calendar, Spell
from flows.facts.times import DAY, in_zone, micros

REMINDERS = (time(9), time(18))
PROMISES = (time(8), time(20))
FAR = 120  # days without an opening: no real calendar has them, and then the next day has to do
PER_DAY, PER_WEEK, PER_CYCLE = 1, 2, 4
WORKING_DAYS_BETWEEN = 3
_DAY = timedelta(days=1)


def working(day: date, calendar: Calendar = WEEKDAYS) -> bool:
    """Whether people work on that day."""
    return calendar.working(day)


def next_opening(at: int, zone: str, window: Spell = REMINDERS, calendar: Calendar = WEEKDAYS) -> int:
    """The first moment (µs UTC) from `at` on that lies inside the window of a working day in `zone`."""
    here = in_zone(at, zone)
    if calendar.working(here.date()) and window[0] <= here.time() < window[1]:
        return at
    day = here.date() if here.time() < window[0] else here.date() + _DAY
    return _at(_working_from(day, calendar), window[0], zone)


def next_unasked(at: int, zone: str, calendar: Calendar = WEEKDAYS) -> int:
    """The first moment (µs UTC) from `at` on when somebody there may be written to unasked."""
    here = in_zone(at, zone)
    day, clock = here.date(), here.time()
    for _ in range(FAR):
        for begins, ends in calendar.spells(day, REMINDERS):
            if clock < ends:
                return at if clock >= begins else _at(day, begins, zone)
        day, clock = day + _DAY, time.min
    return next_opening(at, zone, REMINDERS, calendar)


def after_working_days(at: int, days: int, zone: str, calendar: Calendar = WEEKDAYS) -> int:
    """The opening of the window `days` working days after the day of `at` in `zone` (µs UTC)."""
    day = in_zone(at, zone).date()
    for _ in range(days):
        day = _working_from(day + _DAY, calendar)
    return next_opening(max(at, _at(day, REMINDERS[0], zone)), zone, REMINDERS, calendar)


def end_of_working_day(at: int, days: int, zone: str, calendar: Calendar = WEEKDAYS) -> int:
    """17:00 in `zone`, `days` working days after the day of `at` (µs UTC): what we promise as an answer's date."""
    return _at(in_zone(after_working_days(at, days, zone, calendar), zone).date(), time(17), zone)


def working_days_between(since: int, until: int, zone: str, calendar: Calendar = WEEKDAYS) -> int:
    """How many days after that of `since`, up to that of `until`, people in `zone` work."""
    first, last = in_zone(since, zone).date(), in_zone(until, zone).date()
    return sum(calendar.working(first + ahead * _DAY) for ahead in range(1, (last - first).days + 1))


def end_of_day(day: date, zone: str) -> int:
    """17:00 of that day in `zone` (µs UTC)."""
    return _at(day, time(17), zone)


@dataclass(frozen=True, slots=True)
class Allowed:
    """Send at `at` (µs UTC), which is now or a later opening; `because` says why not at once, as a stored name."""

    at: int
    because: str = ""


def may_remind(
    now: int,
    zone: str,
    sent: tuple[int, ...],
    sent_this_cycle: int,
    not_before: int = 0,
    calendar: Calendar = WEEKDAYS,
) -> Allowed | None:
    """When a reminder may leave, given when (µs UTC, oldest first) this customer had earlier ones; None: no more.

    Caps: 1 a day, 2 a week, 4 a statement cycle, 3 working days between reminders.
    """
    if sent_this_cycle >= PER_CYCLE:
        return None
    at, because = max(now, not_before), "postponed" if not_before > now else ""
    if sent:
        spaced = after_working_days(sent[-1], WORKING_DAYS_BETWEEN, zone, calendar)
        at, because = (spaced, "spacing") if spaced > at else (at, because)
    recent = [moment for moment in sent if moment > at - 7 * DAY]
    if len(recent) >= PER_WEEK:
        at, because = recent[-PER_WEEK] + 7 * DAY, "week_is_full"
    opening = next_unasked(at, zone, calendar)
    return Allowed(opening, because or ("window" if opening > now else ""))


def in_time_for(
    end: int, now: int, zone: str, sent: tuple[int, ...], not_before: int = 0, calendar: Calendar = WEEKDAYS
) -> Allowed | None:
    """When something leaves that must be heard before `end`, where the caps are too late; None: no opening is left.

    The hours and what the customer asked for hold; it has a working day of its own where there is one.
    """
    earliest = max(now, not_before)
    apart = after_working_days(sent[-1], 1, zone, calendar) if sent else earliest
    for at in (max(apart, earliest), earliest):
        opening = next_unasked(at, zone, calendar)
        if opening < end:
            return Allowed(opening, "before_it_ends" if opening > now else "")
    return None


def _working_from(day: date, calendar: Calendar) -> date:
    """That day, or the next one on which people work."""
    for _ in range(FAR):
        if calendar.working(day):
            break
        day += _DAY
    return day


def _at(day: date, hour: time, zone: str) -> int:
    """That wall clock moment; a time the clocks skipped becomes the first valid instant after."""
    there = datetime.combine(day, hour, tzinfo=ZoneInfo(zone))
    return micros(there)
