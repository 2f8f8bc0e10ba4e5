"""Later: tomorrow at first, on days on which people work, and never sooner than was asked for before."""

from datetime import date, datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from flows.engine.effects import Do
from flows.engine.events import Asked
from flows.engine.step import step
from flows.facts.books import Page
from flows.facts.calendars import WEEKDAYS, Calendar
from flows.facts.coming_back import after_month_end, at_ten, next_week, tomorrow
from flows.facts.commands import Postpone
from flows.facts.times import DAY, in_zone, micros
from tests.flows.small import BOUND, NOW, SMALL, resting

LAGOS = "Africa/Lagos"
NEW_YEAR = Calendar("DE", holidays=MappingProxyType({date(2027, 1, 1): "New Year's Day"}))


def told(moment: int) -> str:
    """As people in Lagos read it."""
    return in_zone(moment, LAGOS).strftime("%a %d %b %H:%M")


def at(day: int) -> int:
    """Four in the afternoon of that day of November 2026 there."""
    return micros(datetime(2026, 11, day, 16, tzinfo=ZoneInfo(LAGOS)))


def test_tomorrow_is_at_ten_or_when_people_are_back() -> None:
    """What is told is the moment that counts."""
    assert told(tomorrow(at(5), LAGOS, WEEKDAYS)) == "Fri 06 Nov 10:00"
    assert told(tomorrow(at(6), LAGOS, WEEKDAYS)) == "Mon 09 Nov 09:00"
    assert told(at_ten(date(2027, 1, 1), LAGOS, NEW_YEAR)) == "Mon 04 Jan 09:00"


def test_next_week_begins_on_its_first_working_day() -> None:
    """Also when it is Monday today."""
    assert next_week(date(2026, 11, 2), WEEKDAYS) == date(2026, 11, 9)
    assert next_week(date(2026, 11, 8), WEEKDAYS) == date(2026, 11, 9)


def test_after_month_end_leaves_three_working_days_to_close_it() -> None:
    """Holidays and weekends are no working days."""
    assert after_month_end(date(2026, 11, 30), WEEKDAYS) == date(2026, 12, 3)
    assert after_month_end(date(2026, 12, 31), NEW_YEAR) == date(2027, 1, 6)


def postponed(page: Page) -> int:
    """Until when *later* puts it off."""
    turn = step(SMALL, resting(), Asked("later"), page, NOW)
    return next(
        effect.command.until
        for effect in turn.effects
        if isinstance(effect, Do) and isinstance(effect.command, Postpone)
    )


def test_later_never_shortens_what_was_asked_for_before() -> None:
    """Somebody who wanted peace until December is not asked tomorrow."""
    asked = NOW + 30 * DAY

    assert NOW < postponed(BOUND) < NOW + 5 * DAY
    assert postponed(Page(BOUND.company, contact=BOUND.contact, postponed_until=asked)) == asked
