"""Working days of banks: when money promised for a day can be looked for.

Banks keep the days of the place whose calendar is passed in; without one they work from Monday to Friday.
"""

from datetime import date, timedelta
from typing import Final

from flows.facts.calendars import WEEKDAYS, Calendar
from flows.tables.payment_ways import way

_ONE: Final = timedelta(days=1)


def bank_days_after(day: date, days: int, calendar: Calendar = WEEKDAYS) -> date:
    """The day `days` bank working days after `day`; a payment sent on another day leaves on the next one."""
    while not calendar.working(day):
        day += _ONE
    for _ in range(days):
        day += _ONE
        while not calendar.working(day):
            day += _ONE
    return day


def look_on(day: date, way_key: str, calendar: Calendar = WEEKDAYS) -> date:
    """The day on which we look whether a payment promised for `day` has come."""
    return bank_days_after(day, way(way_key).days, calendar)


def working_day_before(day: date, calendar: Calendar = WEEKDAYS) -> date:
    """The working day before `day`."""
    day -= _ONE
    while not calendar.working(day):
        day -= _ONE
    return day
