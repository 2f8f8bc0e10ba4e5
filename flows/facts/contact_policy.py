"""When we may write to people unasked, and how often. Pure functions of a moment, a zone and what was sent before.

Reminders leave 09:00–18:00 on weekdays of the contact's zone; promised answers 08:00–20:00. Whoever changes a window
or a cap changes it here; holidays join as a calendar that is passed in.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flows.facts.times import DAY, in_zone, micros

REMINDERS = (time(9), time(18))
PROMISES = (time(8), time(20))
SATURDAY = 5

PER_DAY, PER_WEEK, PER_CYCLE = 1, 2, 4
WORKING_DAYS_BETWEEN = 3


def working(day: date) -> bool:
    """Whether people work on that day: weekdays, until a calendar says more."""
    return day.weekday() < SATURDAY


def next_opening(at: int, zone: str, window: tuple[time, time] = REMINDERS) -> int:
    """The first moment (µs UTC) from `at` on that lies inside the window of a working day in `zone`."""
    here = in_zone(at, zone)
    if working(here.date()) and window[0] <= here.time() < window[1]:
        return at
    day = here.date() if here.time() < window[0] else here.date() + timedelta(days=1)
    while not working(day):
        day += timedelta(days=1)
    return _at(day, window[0], zone)


def after_working_days(at: int, days: int, zone: str) -> int:
    """The opening of the window `days` working days after the day of `at` in `zone` (µs UTC)."""
    day = in_zone(at, zone).date()
    for _ in range(days):
        day += timedelta(days=1)
        while not working(day):
            day += timedelta(days=1)
    return next_opening(max(at, _at(day, REMINDERS[0], zone)), zone)


def end_of_working_day(at: int, days: int, zone: str) -> int:
    """17:00 in `zone`, `days` working days after the day of `at` (µs UTC): what we promise as an answer's date."""
    return _at(in_zone(after_working_days(at, days, zone), zone).date(), time(17), zone)


def end_of_day(day: date, zone: str) -> int:
    """17:00 of that day in `zone` (µs UTC)."""
    return _at(day, time(17), zone)


def tomorrow_morning(at: int, zone: str) -> int:
    """10:00 on the day after `at` in `zone` (µs UTC)."""
    return _at(in_zone(at, zone).date() + timedelta(days=1), time(10), zone)


@dataclass(frozen=True, slots=True)
class Allowed:
    """Send at `at` (µs UTC), which is now or a later opening; `because` says why not at once, as a stored name."""

    at: int
    because: str = ""


def may_remind(now: int, zone: str, sent: tuple[int, ...], sent_this_cycle: int, not_before: int = 0) -> Allowed | None:
    """When a reminder may leave, given when (µs UTC, oldest first) this customer had earlier ones; None: no more.

    Caps: 1 a day, 2 a week, 4 a statement cycle, 3 working days between reminders.
    """
    if sent_this_cycle >= PER_CYCLE:
        return None
    at, because = max(now, not_before), "postponed" if not_before > now else ""
    if sent:
        spaced = after_working_days(sent[-1], WORKING_DAYS_BETWEEN, zone)
        at, because = (spaced, "spacing") if spaced > at else (at, because)
    recent = [moment for moment in sent if moment > at - 7 * DAY]
    if len(recent) >= PER_WEEK:
        at, because = recent[-PER_WEEK] + 7 * DAY, "week_is_full"
    opening = next_opening(at, zone)
    return Allowed(opening, because or ("window" if opening > now else ""))


def _at(day: date, hour: time, zone: str) -> int:
    """That wall clock moment; a time the clocks skipped becomes the first valid instant after."""
    there = datetime.combine(day, hour, tzinfo=ZoneInfo(zone))
    return micros(there)
