"""The clocks of the desk: when they begin, stand still and end, in the house's working time."""

import pytest

from flows.facts.clocks import WORKDAY, Clock, Event, after_working_time, clocks_of, due_after, working_time
from flows.facts.priority import Priority
from flows.facts.times import DAY, HOUR, MINUTE
from flows.tables.clocks import CLOCKS, Target, Unit

MONDAY = 1_793_613_600_000_000  # 2 November 2026, 10:00 UTC: a Monday
ZONE = "UTC"
P1, P2, P3, P4 = Priority


def registered(*more: Event) -> tuple[Event, ...]:
    """A case raised on Monday at ten, and what came after."""
    return (Event(MONDAY, "registered", "triage"), *more)


def due(key: str, events: tuple[Event, ...], priority: Priority = P3, *, taken: bool = False) -> int | None:
    """When that clock runs out; None when it does not run at all."""
    found = {one.key: one.due for one in clocks_of(events, priority, ZONE, taken=taken)}
    return found.get(key)


@pytest.mark.parametrize(("priority", "after"), [(P1, 30 * MINUTE), (P2, 2 * HOUR), (P3, 4 * HOUR), (P4, DAY)])
def test_the_first_word_by_a_person_is_due_by_priority(priority: Priority, after: int) -> None:
    """From half an hour to a working day, which ends at the same hour of the next one."""
    assert due("first_response", registered(), priority) == MONDAY + after


def test_it_ends_with_the_first_word_by_a_person_and_not_with_a_message_of_the_assistant() -> None:
    """A receipt is no answer."""
    by_bot = registered(Event(MONDAY + HOUR, "due:answer_due", "triage"))
    by_person = registered(Event(MONDAY + HOUR, "replied", by_person=True))

    assert due("first_response", by_bot) == MONDAY + 4 * HOUR
    assert due("first_response", by_person) is None


def test_a_case_is_to_be_taken_soon_until_somebody_has_it() -> None:
    """Ten minutes for the most urgent, whatever the hour."""
    assert due("pick_up", registered(), P1) == MONDAY + 10 * MINUTE
    assert due("pick_up", registered(), P1, taken=True) is None


def test_hours_and_days_are_those_of_the_office_and_minutes_are_not() -> None:
    """What comes on Friday at five is due on Monday; a danger is due on Friday."""
    friday_at_five = MONDAY + 4 * DAY + 7 * HOUR

    assert due_after(friday_at_five, Target(2, Unit.HOURS), ZONE) == MONDAY + 7 * DAY
    assert due_after(friday_at_five, Target(10, Unit.MINUTES), ZONE) == friday_at_five + 10 * MINUTE


def test_working_time_between_two_moments_is_what_was_added() -> None:
    """Adding and measuring agree, over nights and weekends."""
    for span in (HOUR, WORKDAY - 1, 3 * WORKDAY + HOUR, 11 * WORKDAY + MINUTE):
        assert working_time(MONDAY + HOUR, after_working_time(MONDAY + HOUR, span, ZONE), ZONE) == span


def test_the_decision_stands_still_while_the_customer_has_to_move_and_then_goes_on() -> None:
    """The days that the customer took are not ours."""
    asked = registered(Event(MONDAY + HOUR, "asked_customer", "awaiting_customer", by_person=True))
    answered = (*asked, Event(MONDAY + DAY + HOUR, "customer_answered", "investigating"))

    assert due("decision", registered()) == MONDAY + 7 * DAY
    assert due("decision", asked) == 0
    assert due("decision", answered) == MONDAY + 8 * DAY


def test_the_decision_ends_with_an_offer_and_begins_anew_when_that_is_not_accepted() -> None:
    """A second round has its own time."""
    offered = registered(Event(MONDAY + HOUR, "approved", "offered", by_person=True))
    countered = (*offered, Event(MONDAY + DAY, "countered", "investigating"))

    assert due("decision", offered) is None
    assert due("decision", countered, P1) == MONDAY + 2 * DAY


def test_the_oldest_word_without_an_answer_counts_and_later_ones_do_not_hide_it() -> None:
    """Somebody who asks again has not waited any less."""
    wrote = registered(
        Event(MONDAY + HOUR, "replied", by_person=True),
        Event(MONDAY + 2 * HOUR, "asked_when"),
        Event(MONDAY + 5 * HOUR, "asked_when"),
    )
    answered = (*wrote, Event(MONDAY + 6 * HOUR, "replied", by_person=True))

    assert due("next_response", wrote, P2) == MONDAY + 6 * HOUR
    assert due("next_response", answered, P2) is None


def test_what_was_accepted_is_carried_out_in_time() -> None:
    """From the yes on."""
    accepted = registered(
        Event(MONDAY + HOUR, "approved", "offered", by_person=True), Event(MONDAY + DAY, "accepted", "executing")
    )

    assert due("execution", accepted, P2) == MONDAY + DAY + 3 * DAY
    assert due("execution", (*accepted, Event(MONDAY + 2 * DAY, "executed", "resolved"))) is None


def test_nothing_runs_once_a_case_has_ended() -> None:
    """A thank-you starts no clock."""
    ended = registered(Event(MONDAY + HOUR, "executed", "resolved"), Event(MONDAY + DAY, "customer_answered"))

    assert clocks_of(ended, P1, ZONE, taken=True) == ()
    assert clocks_of((), P1, ZONE, taken=True) == ()


def test_the_soonest_stands_first_and_what_stands_still_last() -> None:
    """What has to be done next is read first."""
    asked = registered(Event(MONDAY + HOUR, "asked_customer", "awaiting_customer"))

    running = clocks_of(asked, P3, ZONE, taken=False)

    assert [one.key for one in running] == ["pick_up", "first_response", "decision"]


def test_a_clock_is_late_only_when_it_runs_and_has_run_out() -> None:
    """What stands still is never late."""
    assert Clock("decision", 0, MONDAY).late(MONDAY + 1)
    assert not Clock("decision", 0, MONDAY).late(MONDAY)
    assert not Clock("decision", 0, 0).late(MONDAY)


def test_every_clock_is_shorter_the_more_urgent_the_case() -> None:
    """A target typed wrong would make waiting look right."""
    for row in CLOCKS.values():
        ends = [due_after(MONDAY, target, ZONE) for target in row.targets]
        assert ends == sorted(ends)
