"""The clocks of the desk: when they begin, stand still and end, in the house's working time."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.facts.calendars import WEEKDAYS, Calendar
from flows.facts.clock_periods import SET_FREE, Event, Records
from flows.facts.clocks import Clock, clocks_of, due_after, every_clock, fallen, resolution, rungs, silent_at
from flows.facts.priority import Priority
from flows.facts.times import DAY, HOUR, MINUTE, SECOND, in_zone, micros
from flows.facts.working_time import WORKDAY, Office, after, opening, passed
from flows.tables.clocks import CLOCKS, LADDER, Target, Unit

MONDAY = 1_793_613_600_000_000  # 2 November 2026, 10:00 UTC: a Monday
HOUSE = Office("UTC")
P1, P2, P3, P4 = Priority
Events = tuple[Event, ...]


def registered(*more: Event) -> Events:
    """A case raised on Monday at ten, and what came after."""
    return (Event(MONDAY, "registered", "triage"), *more)


def clocks(events: Events, priority: Priority = P3, now: int = MONDAY, *, taken: bool = False) -> tuple[Clock, ...]:
    """Those that were not stopped."""
    return clocks_of(Records(events, taken), priority, HOUSE, now)


def due(key: str, events: Events, priority: Priority = P3, *, taken: bool = False) -> int | None:
    """When that clock runs out; None when it does not run at all."""
    return {one.key: one.due for one in clocks(events, priority, taken=taken)}.get(key)


@pytest.mark.parametrize(("priority", "later"), [(P1, 30 * MINUTE), (P2, 2 * HOUR), (P3, 4 * HOUR), (P4, DAY)])
def test_the_first_word_by_a_person_is_due_by_priority(priority: Priority, later: int) -> None:
    """From half an hour to a working day, which ends at the same hour of the next one."""
    assert due("first_response", registered(), priority) == MONDAY + later


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

    assert due_after(friday_at_five, Target(2, Unit.HOURS), HOUSE) == MONDAY + 7 * DAY
    assert due_after(friday_at_five, Target(10, Unit.MINUTES), HOUSE) == friday_at_five + 10 * MINUTE


def test_working_time_between_two_moments_is_what_was_added() -> None:
    """Adding and measuring agree, over nights and weekends."""
    for span in (HOUR, WORKDAY - 1, 3 * WORKDAY + HOUR, 11 * WORKDAY + MINUTE):
        assert passed(MONDAY + HOUR, after(MONDAY + HOUR, span, HOUSE), HOUSE) == span


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

    assert clocks(ended, P1, taken=True) == ()
    assert clocks((), P1, taken=True) == ()


def test_the_soonest_stands_first_and_what_stands_still_last() -> None:
    """What has to be done next is read first."""
    asked = registered(Event(MONDAY + MINUTE, "asked_customer", "awaiting_customer"))

    running = clocks(asked)
    begun = clocks(registered())

    assert [one.due for one in running] == [0, 0, 0, 0]
    assert [one.key for one in begun] == ["pick_up", "first_response", "silence", "decision"]


def test_a_clock_is_late_only_when_it_runs_and_has_run_out() -> None:
    """What stands still is never late."""
    assert Clock("decision", 0, MONDAY).late(MONDAY + 1)
    assert not Clock("decision", 0, MONDAY).late(MONDAY)
    assert not Clock("decision", 0, 0).late(MONDAY)


def test_every_clock_is_shorter_the_more_urgent_the_case() -> None:
    """A target typed wrong would make waiting look right."""
    for row in CLOCKS.values():
        ends = [due_after(MONDAY, target, HOUSE) for target in row.targets or ()]
        assert ends == sorted(ends)


# -- the other clocks --------------------------------------------------------------------------------------------------
def test_there_are_ten_of_them() -> None:
    """Each with a target for each priority, but for what was promised: that is due at its minute."""
    assert len(CLOCKS) == 10
    assert [key for key, row in CLOCKS.items() if row.targets is None] == ["call_back"]


def test_word_that_has_not_left_is_late_after_ten_seconds() -> None:
    """By night too."""
    waiting = Records(registered(), unsent=MONDAY + 12 * HOUR)

    found = {one.key: one.due for one in clocks_of(waiting, P4, HOUSE, MONDAY + 13 * HOUR)}

    assert found["receipt"] == MONDAY + 12 * HOUR + 10 * SECOND


def test_what_was_promised_is_due_at_its_minute_whatever_the_state() -> None:
    """It never stands still."""
    asked = registered(Event(MONDAY + HOUR, "asked_customer", "awaiting_customer", by_person=True))
    promised = Records(asked, promised=((MONDAY, MONDAY + 5 * HOUR, 0),))

    (found,) = (one for one in clocks_of(promised, P3, HOUSE, MONDAY + 4 * HOUR) if one.key == "call_back")

    assert (found.due, found.share, found.paused) == (MONDAY + 5 * HOUR, 80, False)


def test_a_colleague_who_was_asked_has_a_clock_until_the_answer() -> None:
    """Four hours, where it is most urgent."""
    records = Records(registered(), consults=((MONDAY, MONDAY + HOUR), (MONDAY + 2 * HOUR, 0)))

    open_ = [one.due for one in clocks_of(records, P1, HOUSE, MONDAY) if one.key == "consult"]

    assert open_ == [MONDAY + 6 * HOUR]


def test_an_approval_is_due_from_when_it_was_asked() -> None:
    """And ends with the decision."""
    asked = registered(Event(MONDAY + HOUR, "proposed", "pending_approval"))

    assert due("approval", asked, P1) == MONDAY + 3 * HOUR
    assert due("approval", (*asked, Event(MONDAY + 2 * HOUR, "returned_offer", "investigating"))) is None


def test_news_for_the_customer_are_counted_from_the_last_ones() -> None:
    """Whoever spoke."""
    heard = Records(registered(), news=(MONDAY, MONDAY + 3 * HOUR))

    assert silent_at(heard, P2, HOUSE)[1] == MONDAY + DAY + 3 * HOUR
    assert silent_at(heard, P1, HOUSE)[0] == MONDAY + 3 * HOUR + 192 * MINUTE


def test_silence_is_not_counted_while_the_customer_has_to_move_or_after_the_end() -> None:
    """They know what it waits for."""
    asked = registered(Event(MONDAY + HOUR, "asked_customer", "awaiting_customer"))
    ended = registered(Event(MONDAY + HOUR, "executed", "resolved"))

    assert silent_at(Records(asked), P1, HOUSE) == (0, 0)
    assert silent_at(Records(ended), P1, HOUSE) == (0, 0)


def test_a_case_that_is_nobodys_again_is_to_be_taken_again() -> None:
    """From that moment, not from the registration."""
    freed = registered(
        Event(MONDAY + MINUTE, "taken", "investigating"),
        Event(MONDAY + 2 * HOUR, SET_FREE),
        Event(MONDAY + DAY, "added"),
    )

    assert due("pick_up", freed) == MONDAY + 3 * HOUR
    assert [one.ended for one in every_clock(Records(freed), P3, HOUSE, MONDAY) if one.key == "pick_up"] == [
        MONDAY + MINUTE,
        0,
    ]


def test_a_conversation_in_which_the_customer_waits_counts_as_their_last_word() -> None:
    """Since when they wait there."""
    records = Records(registered(Event(MONDAY + HOUR, "replied", by_person=True)), waits=MONDAY + 2 * HOUR)

    found = {one.key: one.due for one in clocks_of(records, P1, HOUSE, MONDAY + 2 * HOUR)}

    assert found["next_response"] == MONDAY + 3 * HOUR


def test_a_thank_you_starts_no_clock() -> None:
    """Neither while it is worked on nor afterwards."""
    thanked = registered(
        Event(MONDAY + HOUR, "replied", by_person=True),
        Event(MONDAY + 2 * HOUR, "turn"),
        Event(MONDAY + 3 * HOUR, "thanked"),
    )

    assert due("next_response", thanked) is None


def test_outside_every_clock_of_the_desk_stands_still() -> None:
    """Lawyers keep their own time."""
    outside = registered(Event(MONDAY + HOUR, "went_outside", "external", by_person=True))

    assert [(one.key, one.paused) for one in clocks(outside)] == [
        ("pick_up", True),
        ("silence", True),
        ("decision", True),
    ]


# -- the ladder --------------------------------------------------------------------------------------------------------
def steps(events: Events, priority: Priority, *said: tuple[str, int, int]) -> list[tuple[str, int, int]]:
    """(clock, per cent, when) still to be told of a case that somebody has."""
    found = rungs(Records(events, taken=True, said=frozenset(said)), priority, HOUSE)
    return [(one.key, one.share, one.at) for one in found]


DECIDING = registered(Event(MONDAY, "replied", by_person=True))


def test_there_are_four_steps_and_each_is_told_once() -> None:
    """Three quarters, all of it, a quarter more, twice."""
    told = ("decision", MONDAY, 75)

    assert [share for _, share, _ in steps(DECIDING, P3)] == list(LADDER)
    assert [share for _, share, _ in steps(DECIDING, P3, told)] == [100, 125, 200]
    assert steps(DECIDING, P3, ("decision", MONDAY, 200)) == []


def test_a_second_round_has_its_own_steps() -> None:
    """What was told of the first one does not count."""
    again = (*DECIDING, Event(MONDAY + DAY, "approved", "offered", by_person=True),
             Event(MONDAY + 2 * DAY, "countered", "investigating"))  # fmt: skip

    found = steps(again, P3, ("decision", MONDAY, 200))

    assert [share for key, share, _ in found if key == "decision"] == [75, 100, 125, 200]


def test_after_a_downtime_only_the_highest_step_is_told() -> None:
    """No burst."""
    found = rungs(Records(DECIDING, taken=True), P3, HOUSE)

    assert [(one.key, one.share) for one in fallen(found, MONDAY + 60 * DAY)] == [("decision", 200)]


def test_colleagues_are_called_in_the_hours_of_the_house_but_for_the_most_urgent() -> None:
    """Ten minutes to take a danger are ten minutes at midnight."""
    night = (Event(MONDAY + 12 * HOUR, "registered", "triage"),)
    urgent = rungs(Records(night), P1, HOUSE)
    usual = rungs(Records(night), P2, HOUSE)

    assert min(one.at for one in urgent) < MONDAY + 12 * HOUR + 10 * MINUTE
    assert min(one.at for one in usual) == MONDAY + 23 * HOUR


def test_nobody_is_called_while_the_customer_has_to_move() -> None:
    """Also not about what was late before."""
    asked = registered(Event(MONDAY + 9 * DAY, "asked_customer", "awaiting_customer", by_person=True))

    assert steps(asked, P3) == []


# -- how long it took --------------------------------------------------------------------------------------------------
def test_there_are_two_figures_of_how_long_it_took() -> None:
    """Until it was first settled, and all the time in which it was open."""
    again = registered(
        Event(MONDAY + 2 * HOUR, "executed", "resolved"),
        Event(MONDAY + DAY, "not_solved", "investigating"),
        Event(MONDAY + DAY + HOUR, "executed", "resolved"),
        Event(MONDAY + 3 * DAY, "solved", "closed"),
    )

    found = resolution(again, HOUSE)

    assert (found.first, found.total) == (2 * HOUR, 3 * HOUR)
    assert resolution(registered(), HOUSE).first is None


# -- exactly -----------------------------------------------------------------------------------------------------------
BERLIN = Office("Europe/Berlin")
MOMENTS = st.integers(MONDAY - 400 * DAY, MONDAY + 400 * DAY)
SPANS = st.integers(0, 15 * WORKDAY)
OFFICES = st.sampled_from([
    HOUSE, BERLIN, Office("America/New_York"), Office("Australia/Lord_Howe"),
    Office("Asia/Shanghai", Calendar(
        "CN", holidays={date(2026, 10, day): "国庆节" for day in range(1, 8)}, made_up=frozenset({date(2026, 10, 10)}),
        short={date(2026, 12, 31): (time(9), time(13))},
    )),
])  # fmt: skip


@settings(max_examples=30)
@given(MOMENTS, SPANS, OFFICES)
def test_what_is_added_is_what_is_measured(at: int, span: int, office: Office) -> None:
    """Over nights, holidays, made-up days, short days and changes of the clocks."""
    assert passed(at, after(at, span, office), office) == span


@settings(max_examples=30)
@given(MOMENTS, SPANS, SPANS, OFFICES)
def test_more_time_is_never_sooner(at: int, span: int, more: int, office: Office) -> None:
    """And a later beginning never ends sooner."""
    assert after(at, span, office) <= after(at, span + more, office)
    assert after(at, span, office) <= after(at + more, span, office)


@settings(max_examples=30)
@given(MOMENTS, st.integers(0, 20 * DAY), st.integers(0, 20 * DAY), OFFICES)
def test_parts_of_working_time_make_the_whole(at: int, first: int, second: int, office: Office) -> None:
    """Wherever it is cut, even in the night."""
    middle, end = at + first, at + first + second

    assert passed(at, middle, office) + passed(middle, end, office) == passed(at, end, office)


def test_the_hour_that_a_change_of_the_clocks_takes_or_gives_is_not_worked() -> None:
    """Both happen on a Sunday night."""
    for friday in (date(2026, 3, 27), date(2026, 10, 23)):
        five = micros(datetime.combine(friday, time(16), UTC))
        there = in_zone(after(five, 2 * HOUR, BERLIN), "Europe/Berlin")

        assert there.weekday() == 0
        assert there.hour in {10, 11}
        assert passed(five, micros(there), BERLIN) == 2 * HOUR


def test_a_place_in_which_nobody_ever_works_lets_nothing_wait_for_ever() -> None:
    """A calendar that was read wrongly."""
    never = Office("UTC", Calendar(weekend=frozenset(range(7))))

    assert after(MONDAY, HOUR, never) < MONDAY + 200 * DAY
    assert opening(MONDAY, Office("UTC", WEEKDAYS)) == MONDAY


PAUSES = st.lists(st.integers(1, 20 * DAY), max_size=8)


def with_pauses(lengths: list[int]) -> Events:
    """Worked on and waiting for the customer in turns, for so long each."""
    at, events = MONDAY, [Event(MONDAY, "registered", "triage")]
    for place, length in enumerate(lengths):
        at += length
        events.append(Event(at, "moved", "investigating" if place % 2 else "awaiting_customer"))
    if len(lengths) % 2:
        events.append(Event(at + HOUR, "moved", "investigating"))
    return tuple(events)


def decision(events: Events, now: int = MONDAY + 90 * DAY) -> Clock:
    """The clock of the decision."""
    return next(one for one in clocks(events, P3, now, taken=True) if one.key == "decision")


@settings(max_examples=30)
@given(PAUSES)
def test_a_pause_never_makes_a_clock_end_sooner(lengths: list[int]) -> None:
    """However many there are, and whenever."""
    assert decision(with_pauses(lengths)).due >= decision(registered()).due


@settings(max_examples=30)
@given(PAUSES, st.integers(0, 30 * DAY))
def test_a_pause_cut_in_two_changes_nothing(lengths: list[int], moment: int) -> None:
    """Being told the same state again is no event."""
    events = with_pauses(lengths)
    before = [one for one in events if one.at <= MONDAY + moment]
    same = Event(max(MONDAY + moment, before[-1].at), "said_again", before[-1].state)

    cut = (*before, same, *events[len(before) :])

    assert decision(cut).due == decision(events).due


@settings(max_examples=30)
@given(PAUSES, st.integers(0, 60 * DAY), st.integers(0, 60 * DAY))
def test_the_share_that_is_used_only_grows(lengths: list[int], early: int, later: int) -> None:
    """Time does not come back."""
    events = with_pauses(lengths)

    assert decision(events, MONDAY + early).share <= decision(events, MONDAY + early + later).share


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(1, 10 * DAY), st.booleans()), max_size=8), st.integers(1, 10 * DAY))
def test_a_later_word_never_hides_an_earlier_one(words: list[tuple[int, bool]], again: int) -> None:
    """Whoever asks again is not waited on any longer for it."""
    at, events = MONDAY, list(registered())
    for gap, by_us in words:
        at += gap
        events.append(Event(at, "replied" if by_us else "asked_when", by_person=by_us))
    before = due("next_response", tuple(events))

    later = due("next_response", (*events, Event(at + again, "asked_when")))

    assert later is not None
    assert before is None or later == before
