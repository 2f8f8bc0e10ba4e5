"""When we may write to people unasked: inside their hours, seldom, and less often than they would mind."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.facts.contact_policy import (
    PER_CYCLE,
    PER_WEEK,
    PROMISES,
    REMINDERS,
    WORKING_DAYS_BETWEEN,
    after_working_days,
    end_of_working_day,
    in_time_for,
    may_remind,
    next_opening,
    working,
)
from flows.facts.times import DAY, HOUR, in_zone, micros

ZONES = ("Africa/Lagos", "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kolkata")
NEW_YEAR = micros(datetime(2026, 1, 1, tzinfo=ZoneInfo("UTC")))
moments = st.integers(NEW_YEAR, NEW_YEAR + 730 * DAY)
zones = st.sampled_from(ZONES)


def at(text: str, zone: str = "Africa/Lagos") -> int:
    """A local moment in microseconds UTC."""
    return micros(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)))


def told(moment: int, zone: str = "Africa/Lagos") -> str:
    """The moment as people there read it."""
    return in_zone(moment, zone).strftime("%a %d %b %H:%M")


def inside(moment: int, zone: str, window: tuple[time, time] = REMINDERS) -> bool:
    """Whether somebody there is at work then."""
    here = in_zone(moment, zone)
    return here.weekday() < 5 and window[0] <= here.time() < window[1]


def working_days_between(earlier: int, later: int, zone: str) -> int:
    """How many working days begin after the day of the one and up to the day of the other."""
    day, last = in_zone(earlier, zone).date(), in_zone(later, zone).date()
    return sum(working(day + timedelta(days=n)) for n in range(1, (last - day).days + 1))


# ------------------------------------------------------------------------------------------------ the window


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2026-11-02T09:00", "Mon 02 Nov 09:00"),
        ("2026-11-02T08:59", "Mon 02 Nov 09:00"),
        ("2026-11-02T17:59", "Mon 02 Nov 17:59"),
        ("2026-11-02T18:00", "Tue 03 Nov 09:00"),
        ("2026-11-06T18:00", "Mon 09 Nov 09:00"),
        ("2026-11-07T12:00", "Mon 09 Nov 09:00"),
        ("2026-11-08T23:59", "Mon 09 Nov 09:00"),
    ],
)
def test_the_window_opens_at_nine_on_weekdays_and_closes_at_six(now: str, opens: str) -> None:
    """The last minute counts, the closing minute does not, and a weekend waits for Monday."""
    assert told(next_opening(at(now), "Africa/Lagos")) == opens


@given(moments, zones, st.sampled_from((REMINDERS, PROMISES)))
def test_an_opening_is_inside_the_window_and_never_in_the_past(now: int, zone: str, window: tuple[time, time]) -> None:
    """Wherever the customer lives and whatever the clocks do there."""
    opens = next_opening(now, zone, window)

    assert opens >= now
    assert inside(opens, zone, window)
    assert opens - now < 4 * DAY


@given(moments, zones)
def test_a_moment_inside_the_window_is_its_own_opening(now: int, zone: str) -> None:
    """Who may be written to now is not made to wait."""
    opens = next_opening(now, zone)

    assert next_opening(opens, zone) == opens


def test_the_window_is_the_customers_and_not_ours() -> None:
    """Nine in Shanghai is two in the night in Berlin."""
    now = at("2026-11-02T12:00", "Asia/Shanghai")

    assert next_opening(now, "Asia/Shanghai") == now
    assert told(next_opening(now, "Europe/Berlin"), "Europe/Berlin") == "Mon 02 Nov 09:00"


@pytest.mark.parametrize("day", ["2026-03-27", "2026-10-23"])
def test_a_change_of_the_clocks_over_the_weekend_does_not_move_the_opening(day: str) -> None:
    """Nine o'clock stays nine o'clock in spring and in autumn."""
    friday = at(f"{day}T18:30", "Europe/Berlin")

    opens = in_zone(next_opening(friday, "Europe/Berlin"), "Europe/Berlin")
    assert (opens.weekday(), opens.time()) == (0, time(9))


# ------------------------------------------------------------------------------------------------ working days


@pytest.mark.parametrize(
    ("begun", "days", "due"),
    [
        ("2026-11-02T10:00", 1, "Tue 03 Nov 09:00"),
        ("2026-11-02T10:00", 3, "Thu 05 Nov 09:00"),
        ("2026-11-05T23:00", 1, "Fri 06 Nov 09:00"),
        ("2026-11-06T10:00", 1, "Mon 09 Nov 09:00"),
        ("2026-11-07T10:00", 1, "Mon 09 Nov 09:00"),
        ("2026-11-06T10:00", 6, "Mon 16 Nov 09:00"),
    ],
)
def test_working_days_leave_out_the_weekend(begun: str, days: int, due: str) -> None:
    """Three days from a Friday are not a Monday."""
    assert told(after_working_days(at(begun), days, "Africa/Lagos")) == due


def test_a_promise_is_for_five_in_the_afternoon() -> None:
    """The whole last day is ours to keep it."""
    assert told(end_of_working_day(at("2026-11-06T16:00"), 2, "Africa/Lagos")) == "Tue 10 Nov 17:00"


@given(moments, st.integers(1, 30), zones)
def test_a_promise_lies_ahead_on_a_working_day(now: int, days: int, zone: str) -> None:
    """Nobody is promised a Sunday."""
    due = end_of_working_day(now, days, zone)

    assert due > now
    assert in_zone(due, zone).time() == time(17)
    assert working(in_zone(due, zone).date())
    assert working_days_between(now, due, zone) == days


def test_only_weekdays_are_worked_on() -> None:
    """Monday the second to Sunday the eighth."""
    assert [working(date(2026, 11, day)) for day in range(2, 9)] == [True] * 5 + [False] * 2


# ------------------------------------------------------------------------------------------------ the caps


def test_the_first_reminder_may_leave_at_once() -> None:
    """Inside the window, with nothing sent before."""
    now = at("2026-11-02T10:00")
    allowed = may_remind(now, "Africa/Lagos", (), 0)

    assert allowed is not None
    assert (allowed.at, allowed.because) == (now, "")


def test_outside_the_window_it_waits_for_the_opening_and_says_why() -> None:
    """A reminder at night is a reason to block us."""
    allowed = may_remind(at("2026-11-06T20:00"), "Africa/Lagos", (), 0)

    assert allowed is not None
    assert (told(allowed.at), allowed.because) == ("Mon 09 Nov 09:00", "window")


def test_three_working_days_lie_between_two_reminders() -> None:
    """However many matters there are."""
    allowed = may_remind(at("2026-11-03T10:00"), "Africa/Lagos", (at("2026-11-02T10:00"),), 1)

    assert allowed is not None
    assert (told(allowed.at), allowed.because) == ("Thu 05 Nov 09:00", "spacing")


def test_the_third_in_a_week_waits_until_the_first_is_a_week_old() -> None:
    """Two a week, counted over any seven days."""
    sent = (at("2026-11-02T10:00"), at("2026-11-05T09:00"))
    allowed = may_remind(at("2026-11-10T08:00"), "Africa/Lagos", sent, 2)
    sooner = may_remind(at("2026-11-06T10:00"), "Africa/Lagos", (at("2026-11-04T10:00"), at("2026-11-05T09:00")), 2)

    assert allowed is not None
    assert sooner is not None
    assert told(allowed.at) == "Tue 10 Nov 09:00"
    assert (told(sooner.at), sooner.because) == ("Wed 11 Nov 10:00", "week_is_full")


def test_what_the_customer_asked_to_have_later_comes_later() -> None:
    """Postponed is postponed, and no cap is needed for it."""
    allowed = may_remind(at("2026-11-02T10:00"), "Africa/Lagos", (), 0, at("2026-11-12T10:00"))

    assert allowed is not None
    assert (told(allowed.at), allowed.because) == ("Thu 12 Nov 10:00", "postponed")


def test_after_four_in_a_cycle_there_is_no_fifth() -> None:
    """Then it is a person's turn."""
    assert may_remind(at("2026-11-30T10:00"), "Africa/Lagos", (), PER_CYCLE) is None


@given(st.lists(moments, max_size=4, unique=True).map(sorted), st.integers(0, 40 * 24), zones, moments)
def test_every_cap_holds_for_whatever_was_sent_before(sent: list[int], hours: int, zone: str, begun: int) -> None:
    """Window, spacing and week at once, wherever the moments lie."""
    now = (sent[-1] if sent else begun) + hours * HOUR
    allowed = may_remind(now, zone, tuple(sent), min(len(sent), PER_CYCLE - 1))

    assert allowed is not None
    assert allowed.at >= now
    assert inside(allowed.at, zone)
    assert bool(allowed.because) == (allowed.at > now)
    if sent:
        assert working_days_between(sent[-1], allowed.at, zone) >= WORKING_DAYS_BETWEEN
    assert len([moment for moment in sent if moment > allowed.at - 7 * DAY]) < PER_WEEK


@given(moments, zones)
def test_a_month_of_ringing_every_hour_sends_four_at_the_most(begun: int, zone: str) -> None:
    """Asked every hour and sending whenever it is allowed, nobody gets more than the caps say."""
    sent: list[int] = []
    for hour in range(30 * 24):
        now = begun + hour * HOUR
        allowed = may_remind(now, zone, tuple(sent), len(sent))
        if allowed is not None and allowed.at <= now:
            sent.append(now)

    assert len(sent) == PER_CYCLE
    assert all(inside(moment, zone) for moment in sent)
    assert all(working_days_between(a, b, zone) >= 3 for a, b in pairwise(sent))
    assert all(len([m for m in sent if day <= m < day + 7 * DAY]) <= PER_WEEK for day in sent)


# ------------------------------------------------------------------------------------ what would end unheard


def test_what_would_end_unheard_has_a_working_day_of_its_own() -> None:
    """Caps are there for the customer's peace; that something ended without a word would be the opposite."""
    sent = (at("2026-11-05T09:00"),)
    allowed = in_time_for(at("2026-11-09T17:00"), at("2026-11-05T09:00"), "Africa/Lagos", sent)

    assert allowed is not None
    assert told(allowed.at) == "Fri 06 Nov 09:00"


def test_where_only_today_is_left_it_leaves_today() -> None:
    """Two messages on one day are better than an end nobody heard of."""
    sent = (at("2026-11-09T09:00"),)
    allowed = in_time_for(at("2026-11-09T17:00"), at("2026-11-09T10:00"), "Africa/Lagos", sent)

    assert allowed is not None
    assert told(allowed.at) == "Mon 09 Nov 10:00"


def test_what_the_customer_asked_for_holds_even_then() -> None:
    """Whoever wanted peace until tomorrow has it; an end before that is told by itself."""
    asked = at("2026-11-10T10:00")

    assert in_time_for(at("2026-11-09T17:00"), at("2026-11-09T10:00"), "Africa/Lagos", (), asked) is None
