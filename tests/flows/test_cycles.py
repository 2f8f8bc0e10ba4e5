"""Periods, counts and the life of a round of statements."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from flows.all_flows import FLOWS
from flows.engine.conversation import Conversation, Frame
from flows.engine.effects import Do, Remind, TellStaff, Turn
from flows.engine.events import Happened
from flows.engine.step import step
from flows.facts.books import Page
from flows.facts.cycles import (
    CallColleague,
    Cycle,
    CycleState,
    HandToPeople,
    InRound,
    Rhythm,
    Way,
    apart,
    count,
    period_of,
)
from flows.facts.parties import Company
from flows.facts.statement import StatementState
from flows.facts.times import MINUTE, in_zone, micros

BERLIN = "Europe/Berlin"
COMPANY = Company("Harbourline Trading", BERLIN)
NOW = micros(datetime(2026, 11, 3, 9, tzinfo=ZoneInfo(BERLIN)))  # a Tuesday


@pytest.mark.parametrize(
    ("rhythm", "planned", "key", "cut_off"),
    [
        (Rhythm.MONTHLY, date(2026, 11, 3), "2026-10", date(2026, 10, 31)),
        (Rhythm.MONTHLY, date(2027, 1, 28), "2026-12", date(2026, 12, 31)),
        (Rhythm.QUARTERLY, date(2027, 1, 3), "2026-Q4", date(2026, 12, 31)),
        (Rhythm.QUARTERLY, date(2026, 4, 1), "2026-Q1", date(2026, 3, 31)),
        (Rhythm.QUARTERLY, date(2026, 6, 1), "2026-Q1", date(2026, 3, 31)),
        (Rhythm.QUARTERLY, date(2026, 5, 9), "2026-Q1", date(2026, 3, 31)),
        (Rhythm.WEEKLY, date(2026, 11, 2), "2026-W44", date(2026, 11, 1)),
        (Rhythm.WEEKLY, date(2027, 1, 4), "2026-W53", date(2027, 1, 3)),
    ],
)
def test_a_run_is_about_the_period_that_is_over(rhythm: Rhythm, planned: date, key: str, cut_off: date) -> None:
    """The month before, the quarter before, the days until yesterday."""
    period = period_of(rhythm, planned)

    assert (period.key, period.cut_off) == (key, cut_off)


def test_turns_are_spread_and_stay_where_they_are() -> None:
    """Twenty minutes at most, the same each time it is asked."""
    at = [apart(NOW, f"cycle_member:{n}") for n in range(200)]

    assert at == [apart(NOW, f"cycle_member:{n}") for n in range(200)]
    assert all(NOW <= one < NOW + 20 * MINUTE for one in at)
    assert len(set(at)) > 150


def row(state: StatementState, number: str = "ST-1", **more: object) -> InRound:
    """A statement of some customer."""
    made = InRound(1, "Okafor Foods", number, 1, state, "USD", 100, date(2026, 11, 17), member_id=1)
    return replace(made, **more)  # type: ignore[arg-type]


S = StatementState
ANSWERED = row(S.CONFIRMED)


def test_everything_is_counted_once_and_from_the_statements() -> None:
    """One each, one customer without any, one still to be prepared."""
    rows = (
        row(S.IN_REVIEW), row(S.ISSUED), row(S.VIEWED), row(S.CONFIRMED_EXCEPT), row(S.CLOSED), row(S.DISPUTED),
        row(S.NO_REPLY), row(S.VIEWED, reminded=False), row(S.ISSUED, handed_to=3),
        InRound(2, "Nothing open"), InRound(3, "Not yet", prepared=False),
    )  # fmt: skip
    made = count(rows)

    assert (made.customers, made.unprepared, made.reviewing, made.issued) == (3, 1, 1, 8)
    assert (made.viewed, made.confirmed, made.disputed, made.silent) == (2, 2, 1, 3)
    assert (made.handed, made.left) == (1, 4)


@pytest.mark.parametrize(
    ("one", "needs"),
    [
        (row(S.VIEWED), False),
        (row(S.VIEWED, reminded=False), True),
        (row(S.VIEWED, reminded=False, handed_to=3), False),
        (row(S.ISSUED, way=Way.ELSEWHERE), True),
        (row(S.ISSUED, way=Way.NONE), True),
        (row(S.NO_REPLY), True),
        (row(S.CONFIRMED, way=Way.NONE, reminded=False), False),
        (row(S.IN_REVIEW, way=Way.NONE), False),
    ],
)
def test_a_person_asks_whoever_will_not_answer_otherwise(one: InRound, needs: bool) -> None:  # noqa: FBT001
    """After the last reminder, after the day to answer, and where no chat is bound."""
    assert one.for_a_person is needs


# -- its life ----------------------------------------------------------------------------------------------------------
def happen(state: CycleState, what: str, *rows: InRound, count: int = 0) -> Turn:
    """What follows in a round of these rows."""
    cycle = Cycle(1, Rhythm.MONTHLY, "2026-10", date(2026, 10, 31), state, 3, 2, NOW, NOW, rows=rows)
    frame = Frame("reconciliation_cycle", 1, state.value, {"cycle_id": 1})
    page = Page(COMPANY, cycles=(cycle,))
    return step(FLOWS, Conversation((frame,)), Happened(what, "clock", {"count": count}), page, NOW)


def became(turn: Turn) -> str:
    """The state after it."""
    return turn.conversation.top.stage


def asked(turn: Turn) -> list[object]:
    """What it asks for."""
    return [effect.command for effect in turn.effects if isinstance(effect, Do)]


def reminded(turn: Turn) -> list[tuple[str, str]]:
    """(kind, when on the house's clock) of every follow-up."""
    return [(e.kind, f"{in_zone(e.due, BERLIN):%a %H:%M}") for e in turn.effects if isinstance(e, Remind)]


def told(turn: Turn) -> list[str]:
    """The lines of the desk."""
    return [effect.message for effect in turn.effects if isinstance(effect, TellStaff)]


def test_once_all_are_prepared_the_reviewer_is_called() -> None:
    """With a look on the next working day."""
    turn = happen(CycleState.PREPARING, "due:cycle_prepared", row(S.IN_REVIEW))

    assert became(turn) == "reviewing"
    assert asked(turn) == [CallColleague("cycle_review", "reviewer")]
    assert reminded(turn) == [("cycle_review", "Wed 09:00")]


def test_a_customer_whose_turn_fails_does_not_hold_up_the_others() -> None:
    """Looked at three times, then the round goes on."""
    rows = row(S.IN_REVIEW), InRound(2, "Not yet", prepared=False)
    first, last = (happen(CycleState.PREPARING, "due:cycle_prepared", *rows, count=n) for n in (0, 3))

    assert (became(first), reminded(first)) == ("preparing", [("cycle_prepared", "Tue 09:10")])
    assert became(last) == "reviewing"


def test_a_round_with_nothing_in_it_closes_and_says_so() -> None:
    """Nothing was open."""
    turn = happen(CycleState.PREPARING, "due:cycle_prepared", InRound(1, "Okafor Foods"))

    assert (became(turn), told(turn)) == ("closed", ["staff/cycle_empty"])


@pytest.mark.parametrize(
    ("count", "who", "next_"),
    [
        (0, "reviewer", "Wed 04"),
        (1, "lead", "Thu 05"),
        (2, "lead", "Tue 10"),
        (3, "lead", "Tue 10"),
        (9, "lead", "Tue 10"),
    ],
)
def test_a_reviewer_who_does_nothing_is_reminded_then_a_lead_without_end(count: int, who: str, next_: str) -> None:
    """After one working day, after two, after four, after nine, and every week from then on."""
    turn = happen(CycleState.REVIEWING, "due:cycle_review", row(S.IN_REVIEW), count=count)

    assert [one.who for one in asked(turn) if isinstance(one, CallColleague)] == [who]
    assert [f"{in_zone(e.due, BERLIN):%a %d}" for e in turn.effects if isinstance(e, Remind)] == [next_]


def test_the_last_one_issued_begins_the_collecting() -> None:
    """Not before."""
    not_yet = happen(CycleState.REVIEWING, "reviewed", row(S.ISSUED), row(S.IN_REVIEW, "ST-2"))
    then = happen(CycleState.REVIEWING, "reviewed", row(S.ISSUED))

    assert (became(not_yet), not_yet.effects) == ("reviewing", ())
    assert (became(then), told(then), reminded(then)) == (
        "collecting", ["staff/cycle_issued"], [("cycle_look", "Wed 09:00")],
    )  # fmt: skip


def test_while_anybody_may_still_answer_it_is_looked_at_each_morning() -> None:
    """And whoever is silent is handed to a person."""
    turn = happen(CycleState.COLLECTING, "due:cycle_look", ANSWERED, row(S.VIEWED))

    assert (became(turn), asked(turn)) == ("collecting", [HandToPeople()])
    assert reminded(turn) == [("cycle_look", "Wed 09:00")]


def test_it_closes_when_all_answered_or_are_with_a_person() -> None:
    """With a summary; a dispute goes on by itself."""
    turn = happen(CycleState.COLLECTING, "due:cycle_look", ANSWERED, row(S.DISPUTED), row(S.NO_REPLY, handed_to=3))

    assert (became(turn), told(turn), reminded(turn)) == ("closed", ["staff/cycle_closed"], [])
