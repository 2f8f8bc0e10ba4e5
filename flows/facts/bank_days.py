"""Working days of banks: when money promised for a day can be looked for."""

from datetime import date, timedelta
from typing import Final

from flows.facts.contact_policy import working
from flows.tables.payment_ways import way

_ONE: Final = timedelta(days=1)


def bank_days_after(day: date, days: int) -> date:
    """The day `days` bank working days after `day`; a payment sent on another day leaves on the next one."""
    while not working(day):
        day += _ONE
    for _ in range(days):
        day += _ONE
        while not working(day):
            day += _ONE
    return day


def look_on(day: date, way_key: str) -> date:
    """The day on which we look whether a payment promised for `day` has come."""
    return bank_days_after(day, way(way_key).days)


def working_day_before(day: date) -> date:
    """The working day before `day`."""
    day -= _ONE
    while not working(day):
        day -= _ONE
    return day
