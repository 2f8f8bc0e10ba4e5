"""Whose turn it is, and by when something is heard."""

from datetime import UTC, datetime

import pytest

from flows.facts.dispute import CaseState
from flows.facts.parties import StaffRole
from flows.facts.times import DAY, in_zone, micros
from flows.facts.to_move import Party, first_answer, next_contact, reminder_at, to_move
from flows.tables.followups import FOLLOWUPS, gap
from flows.tables.remedies import REMEDIES, carried_out
from flows.tables.roles import MAY, may

FRIDAY = micros(datetime(2026, 11, 6, 10, 0, tzinfo=UTC))


@pytest.mark.parametrize("state", CaseState)
def test_every_state_says_who_is_to_move(state: CaseState) -> None:
    """Nobody only when it is closed."""
    party = to_move(state)

    assert (party is Party.NOBODY) == (state is CaseState.CLOSED)


@pytest.mark.parametrize("state", [state for state in CaseState if state is not CaseState.CLOSED])
def test_every_open_state_has_a_date_ahead(state: CaseState) -> None:
    """Also over a weekend."""
    date = next_contact(state, FRIDAY, "Asia/Shanghai")

    assert date > FRIDAY


def test_the_first_answer_is_due_at_five_where_the_customer_is() -> None:
    """Two working days after Friday is Tuesday."""
    there = in_zone(first_answer("price", FRIDAY, "Africa/Lagos"), "Africa/Lagos")

    assert (there.month, there.day, there.hour, there.minute) == (11, 10, 17, 0)


def test_a_promise_stands_while_it_lies_ahead_and_we_are_to_move() -> None:
    """Work does not push it away."""
    promised = FRIDAY + DAY

    assert next_contact(CaseState.INVESTIGATING, FRIDAY, "UTC", promised) == promised
    assert next_contact(CaseState.INVESTIGATING, FRIDAY, "UTC", FRIDAY - DAY) > FRIDAY
    assert next_contact(CaseState.OFFERED, FRIDAY, "UTC", promised) != promised


@pytest.mark.parametrize("kind", FOLLOWUPS)
def test_reminders_come_to_an_end(kind: str) -> None:
    """Each kind has a last one."""
    days = FOLLOWUPS[kind].days

    assert [gap(kind, count) is None for count in range(len(days) + 1)] == [False] * len(days) + [True]
    assert reminder_at(kind, len(days), FRIDAY, "UTC") is None


def test_calendar_days_and_working_days_are_counted_apart() -> None:
    """Three days after Friday: Monday by the calendar, Wednesday among working days."""
    solved, evidence = reminder_at("solved_question", 0, FRIDAY, "UTC"), reminder_at("offer_open", 1, FRIDAY, "UTC")

    assert solved == FRIDAY + 3 * DAY
    assert evidence is not None
    assert in_zone(evidence, "UTC").day == 10


@pytest.mark.parametrize("remedy", REMEDIES)
def test_no_remedy_is_carried_out_by_silence(remedy: str) -> None:
    """Either a number or the word that there is nothing to post."""
    done = carried_out(remedy, "", nothing_to_post=False)

    assert not done


@pytest.mark.parametrize("action", MAY)
def test_every_action_of_the_desk_belongs_to_known_roles(action: str) -> None:
    """A misspelt role would lock everyone out."""
    roles = MAY[action]

    assert roles
    assert roles <= {role.value for role in StaffRole}


@pytest.mark.parametrize(
    ("role", "action", "allowed"),
    [
        ("agent", "propose", True), ("agent", "approve", False), ("reviewer", "approve", True),
        ("reviewer", "take", False), ("accountant", "record_execution", True), ("agent", "record_execution", False),
        ("lead", "issue_statement", True),
        ("accountant", "issue_statement", False), ("lead", "fly", False),
    ],
)  # fmt: skip
def test_roles_allow_what_the_table_says(role: str, action: str, allowed: bool) -> None:  # noqa: FBT001 - a column
    """And nothing that it does not name."""
    answer = may(role, action)

    assert answer is allowed
