"""When somebody who has no time now is come back to: tomorrow at first, or one of the days they may rather choose.

Promise: pure; every day is a working day of the calendar that is passed in, and the moment told is the one that counts.
"""

from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from flows.facts.calendars import Calendar
from flows.facts.contact_policy import next_opening
from flows.facts.times import day_in_zone, micros

MONTH_END_TAKES: Final = 3  # working days of the new month that closing the old one takes
TEN: Final = time(10)
_ONE: Final = timedelta(days=1)


def tomorrow(now: int, zone: str, calendar: Calendar) -> int:
    """10:00 tomorrow, or the opening of the next day on which people work (µs UTC)."""
    return at_ten(day_in_zone(now, zone) + _ONE, zone, calendar)


def at_ten(day: date, zone: str, calendar: Calendar) -> int:
    """10:00 of that day in `zone`, or the next opening where nobody works then (µs UTC)."""
    return next_opening(micros(datetime.combine(day, TEN, tzinfo=ZoneInfo(zone))), zone, calendar=calendar)


def next_week(today: date, calendar: Calendar) -> date:
    """The first working day of next week."""
    return _working(today + timedelta(days=7 - today.weekday()), calendar)


def after_month_end(today: date, calendar: Calendar) -> date:
    """The first day of next month on which the old month should be closed."""
    day = (today.replace(day=1) + timedelta(days=32)).replace(day=1) - _ONE
    for _ in range(MONTH_END_TAKES):
        day = _working(day + _ONE, calendar)
    return day


def _working(day: date, calendar: Calendar) -> date:
    while not calendar.working(day):
        day += _ONE
    return day
