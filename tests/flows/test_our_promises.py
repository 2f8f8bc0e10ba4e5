"""Times that customers are told: what became of one, and when one may be named."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from flows.all_flows import FLOWS
from flows.engine.conversation import Conversation, Frame
from flows.engine.effects import CallOff, Do, Remind
from flows.engine.events import Happened
from flows.engine.step import step
from flows.facts.books import Page
from flows.facts.our_promises import (
    CallFor,
    Heard,
    OurPromise,
    OurState,
    became,
    inside_hours,
    may_be_promised,
    moments,
    named,
    put_off,
)
from flows.facts.parties import Company
from flows.facts.times import DAY, HOUR, MINUTE, in_zone, micros

ZONE = "Africa/Lagos"
COMPANY = Company("Harbourline Trading", ZONE, "en", "USD")


def at(text: str, zone: str = ZONE) -> int:
    """That wall clock moment in µs UTC."""
    return micros(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)))


DUE = at("2026-11-04 15:00")
OPEN = OurPromise(7, "answer", "case:1", 1, DUE, "", 0, OurState.OPEN, 0)
CLOCK, STAFF, THEIRS = (Heard("due:answer_due", "clock"), Heard("approved", "staff:2"), Heard("withdrawn", "contact:3"))
LATER = DUE + DAY


@pytest.mark.parametrize(
    ("situation", "then", "now", "heard", "told", "became_"),
    [
        ("it still stands", DUE, DUE - HOUR, STAFF, True, OurState.OPEN),
        ("a result before its time", None, DUE - HOUR, STAFF, True, OurState.KEPT),
        ("nothing left to say, and nobody was told anything", None, DUE - HOUR, STAFF, False, OurState.CANCELLED),
        ("the customer settled it", None, DUE - HOUR, THEIRS, True, OurState.CANCELLED),
        ("the customer's step set another time", LATER, DUE - HOUR, THEIRS, True, OurState.CANCELLED),
        ("moved in time, and said so", LATER, DUE - HOUR, STAFF, True, OurState.RESCHEDULED),
        ("moved behind their back", LATER, DUE - HOUR, STAFF, False, OurState.BROKEN),
        ("brought forward without a word", DUE - HOUR, DUE - 2 * HOUR, STAFF, False, OurState.RESCHEDULED),
        ("on the minute without a result", LATER, DUE, CLOCK, True, OurState.KEPT),
        ("within the minute", LATER, DUE + MINUTE, CLOCK, True, OurState.KEPT),
        ("after a downtime", LATER, DUE + 3 * HOUR, CLOCK, True, OurState.KEPT_LATE),
        ("its time came and nobody could be told", LATER, DUE, CLOCK, False, OurState.BROKEN),
        ("nobody dialled", LATER, DUE + HOUR, Heard("due:call_late", "clock"), True, OurState.BROKEN),
    ],
)  # fmt: skip
def test_a_promise_becomes_what_the_turn_made_of_it(
    situation: str, then: int | None, now: int, heard: Heard, *, told: bool, became_: OurState
) -> None:
    """Kept is what reached the customer at its minute, solved or not."""
    assert became(OPEN, then, now, heard, told=told, patience=MINUTE) is became_, situation


def test_late_word_that_waits_for_the_morning_still_stands() -> None:
    """What was put off to the opening is not moved behind anybody's back."""
    held = replace(OPEN, held_until=LATER)

    assert became(held, LATER, DUE + HOUR, STAFF, told=False, patience=MINUTE) is OurState.OPEN


def test_the_third_time_is_counted_over_the_chain() -> None:
    """A later time counts, an earlier one and a time of the customer's own making do not."""
    first = put_off(OPEN, OurState.KEPT, LATER)
    second = put_off(replace(OPEN, times=first), OurState.RESCHEDULED, LATER)

    assert (first, second) == (1, 2)
    assert put_off(OPEN, OurState.RESCHEDULED, DUE - HOUR) == 0
    assert put_off(replace(OPEN, times=2), OurState.CANCELLED, LATER) == 0


# -- when --------------------------------------------------------------------------------------------------------------
def test_only_moments_inside_the_customers_hours_are_offered() -> None:
    """Late on a Friday nothing of the evening or the weekend is left to choose."""
    offered = [f"{in_zone(one, ZONE):%a %H:%M}" for one in moments(at("2026-11-06 19:10"), ZONE)]

    assert offered == ["Mon 11:00", "Mon 17:00", "Tue 17:00"]


def test_in_the_morning_an_hour_and_this_afternoon_are_offered_too() -> None:
    """Soonest first."""
    offered = [f"{in_zone(one, ZONE):%a %H:%M}" for one in moments(at("2026-11-04 09:10"), ZONE)]

    assert offered == ["Wed 10:15", "Wed 17:00", "Thu 11:00", "Thu 17:00", "Fri 17:00"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("tomorrow 15:00", ["2026-11-05 15:00"]),
        ("tomorrow at 3pm", ["2026-11-05 15:00"]),
        ("明天下午3点", ["2026-11-05 15:00"]),
        ("on Friday", ["2026-11-06 17:00"]),
        ("16:30", ["2026-11-04 16:30"]),
        ("tomorrow 21:00", []),
        ("on Saturday 10:00", []),
        ("soon", []),
    ],
)
def test_words_are_read_as_a_moment_or_not_at_all(text: str, meant: list[str]) -> None:
    """A day, an hour, both; nothing outside the hours is taken."""
    found = named(text, at("2026-11-04 10:00"), ZONE)

    assert [f"{in_zone(one, ZONE):%Y-%m-%d %H:%M}" for one in found] == meant


def test_a_moment_that_is_too_near_or_in_the_night_may_not_be_promised() -> None:
    """08:00 to 20:00 of a working day, half an hour to thirty days ahead."""
    now = at("2026-11-04 10:00")

    assert not may_be_promised(now + 10 * MINUTE, now, ZONE)
    assert not may_be_promised(at("2026-11-04 20:00"), now, ZONE)
    assert may_be_promised(at("2026-11-04 19:59"), now, ZONE)
    assert not may_be_promised(at("2026-12-30 10:00"), now, ZONE)


def test_on_the_day_the_clocks_change_the_wall_clock_is_promised() -> None:
    """17:00 in Berlin is 15:00 UTC before the night of 25 October and 16:00 after it."""
    before = named("16:00", at("2026-10-23 09:00", "Europe/Berlin"), "Europe/Berlin")
    after = named("on Monday 16:00", at("2026-10-23 09:00", "Europe/Berlin"), "Europe/Berlin")

    assert in_zone(before[0], "UTC").hour == 14
    assert in_zone(after[0], "UTC").hour == 15
    assert in_zone(after[0], "Europe/Berlin").date() == date(2026, 10, 26)


def test_an_answer_that_would_come_in_their_night_is_promised_for_their_morning() -> None:
    """Our two o'clock is their three in the morning."""
    night = at("2026-11-04 14:00", "America/New_York")

    assert inside_hours(night, "Asia/Shanghai") == at("2026-11-05 08:00", "Asia/Shanghai")


# -- its life ----------------------------------------------------------------------------------------------------------
def lived(what: str, now: int, **values: object) -> tuple[str, list[tuple[str, int]], list[str]]:
    """(stage, follow-ups set, who was called) after that happened to an open promise."""
    frame = Frame("our_promise", 1, "open", {"our_promise_id": 7})
    told = {"due": DUE, "patience": MINUTE, "called": True, **values}
    turn = step(FLOWS, Conversation((frame,)), Happened(what, "clock", told), Page(COMPANY), now)  # type: ignore[arg-type]
    set_ = [(one.kind, one.due) for one in turn.effects if isinstance(one, Remind)]
    called = [one.command.how for one in turn.effects if isinstance(one, Do) and isinstance(one.command, CallFor)]
    if any(isinstance(one, CallOff) for one in turn.effects):
        set_ = []
    return turn.conversation.top.stage, set_, called


def test_colleagues_are_called_an_hour_and_a_quarter_before() -> None:
    """And a few minutes after it somebody looks whether anything was said."""
    stage, set_, _ = lived("given", DUE - DAY)

    assert stage == "open"
    assert set_ == [("our_nudge", DUE - HOUR), ("our_alarm", DUE - 15 * MINUTE), ("our_look", DUE + 6 * MINUTE)]


def test_a_near_time_calls_nobody_in_the_past() -> None:
    """Half an hour before there is only the alarm left."""
    _, set_, _ = lived("given", DUE - 30 * MINUTE)

    assert [kind for kind, _ in set_] == ["our_alarm", "our_look"]


def test_a_matter_that_says_nothing_is_found_out() -> None:
    """Minutes later it counts as broken, and a lead is called."""
    assert lived("due:our_look", DUE + 6 * MINUTE) == ("broken", [], ["broken"])


def test_word_that_waits_for_the_morning_is_looked_for_in_the_morning() -> None:
    """Not in the night after a downtime."""
    stage, set_, called = lived("due:our_look", DUE + 6 * MINUTE, due=LATER)

    assert (stage, set_, called) == ("open", [("our_look", LATER + 6 * MINUTE)], [])


@pytest.mark.parametrize("state", ["kept", "kept_late", "rescheduled", "cancelled", "broken"])
def test_whatever_became_of_it_ends_it(state: str) -> None:
    """Nobody is called any more."""
    stage, set_, _ = lived(state, DUE)

    assert (stage, set_) == (state, [])
