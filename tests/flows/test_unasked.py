"""Whether something unasked may leave: each rule, their order, hours, caps and the spread over an opening."""

from dataclasses import replace
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.facts.calendars import Calendar
from flows.facts.holds import Hold, HoldKind
from flows.facts.times import DAY, HOUR, MINUTE, in_zone, micros
from flows.facts.unasked import NEVER, RULES, SPREAD, Unasked, decide, decide_beside, spread
from flows.tables.followups import FOLLOWUPS, FollowUp
from flows.tables.withholding import WITHHOLDING

LAGOS = "Africa/Lagos"
FEAST = "Eid al-Fitr (estimated)"
EID = Calendar("NG", holidays=MappingProxyType({date(2026, 3, 23): FEAST}))


def at(text: str, zone: str = LAGOS) -> int:
    """A local moment in microseconds UTC."""
    return micros(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)))


def told(moment: int, zone: str = LAGOS) -> str:
    """The moment as people there read it, to the hour."""
    return in_zone(moment, zone).strftime("%a %d %b %H")


NOW = at("2026-11-05T10:00")  # a Thursday
REMINDER = Unasked("confirm_reminder", "statement:3", NOW, zone=LAGOS, office=LAGOS)
BLOCK = Hold(1, 1, HoldKind.DUNNING, "we talk about new terms", 0, None, 2)
PEACE = Hold(1, 1, HoldKind.CONTACT, "their accountant is ill", 0, date(2026, 11, 20), 2)


@pytest.fixture
def debts(monkeypatch: pytest.MonkeyPatch) -> Unasked:
    """A reminder of money that is due, as a kind of its own."""
    row = FollowUp("money_due", (1,), ("paid",), debt=True)
    monkeypatch.setattr("flows.facts.unasked.FOLLOWUPS", {**FOLLOWUPS, "money_due": row})
    return replace(REMINDER, kind="money_due")


# -- each rule ---------------------------------------------------------------------------------------------------------
def test_with_nothing_against_it_it_leaves_now() -> None:
    """In the reader's hours, the first one."""
    assert decide(REMINDER, NOW).at == NOW


@pytest.mark.parametrize(
    ("how", "because", "then"),
    [
        pytest.param({"reachable": False}, "nobody_bound", "Fri 06 Nov 09", id="nobody is bound, or they blocked us"),
        pytest.param({"stopped": True}, "stopped", "", id="they asked us not to write first"),
        pytest.param({"legal_hold": True}, "legal_hold", "", id="a case of theirs is before a court"),
        pytest.param({"with_person": True}, "person_has_control", "Fri 06 Nov 09", id="a colleague speaks with them"),
        pytest.param({"holds": (BLOCK,)}, "dunning_block", "Fri 06 Nov 09", id="nothing that presses"),
        pytest.param({"holds": (PEACE,)}, "contact_stop", "Fri 06 Nov 09", id="nothing unasked"),
        pytest.param({"complaint": "K-1001"}, "complaint", "Fri 06 Nov 09", id="a complaint is looked into"),
        pytest.param({"was": "complaint"}, "announced", "Fri 06 Nov 09", id="what it waited for is over"),
        pytest.param({"due_at": NOW - 2 * DAY}, "too_late", "", id="two working days late"),
        pytest.param({"postponed_until": at("2026-11-12T10:00")}, "postponed", "Thu 12 Nov 10", id="they said later"),
        pytest.param({"sent": (at("2026-11-04T10:00"),)}, "spacing", "Mon 09 Nov 09", id="one left yesterday"),
        pytest.param(
            {"sent": (NOW - 29 * DAY, NOW - 24 * DAY, NOW - 19 * DAY, NOW - 14 * DAY)}, "cycle_is_full", "", id="four"
        ),
    ],
)
def test_each_rule_has_its_reason_and_its_moment(how: dict[str, Any], because: str, then: str) -> None:
    """Not now until a moment, or not at all."""
    found = decide(replace(REMINDER, **how), NOW)

    assert found.because == because
    assert told(found.at) == then if then else found.at == NEVER


@pytest.mark.parametrize("kind", sorted(kind for kind, row in FOLLOWUPS.items() if row.unasked and not row.presses))
def test_what_serves_the_customer_goes_on_while_nothing_may_press(kind: str) -> None:
    """A block and a complaint keep back reminders of what we want, and nothing about what they want."""
    found = decide(replace(REMINDER, kind=kind, holds=(BLOCK,), complaint="K-1001"), NOW)

    assert found.at == NOW


@pytest.mark.parametrize(
    ("how", "because"),
    [
        ({"disputed": True}, "disputed"),
        ({"promised_until": NOW + 3 * DAY}, "promised"),
        ({"paid_until": NOW + 2 * DAY}, "payment_seen"),
        ({"debts": (NOW - 6 * DAY,), "sent": (NOW - 6 * DAY,)}, "debt_lately"),
    ],
)
def test_a_debt_rests_while_it_is_in_question_promised_perhaps_paid_or_lately_named(
    debts: Unasked, how: dict[str, Any], because: str
) -> None:
    """Money is asked for once in seven days, and never while an answer is under way."""
    assert decide(replace(debts, **how), NOW).because == because
    assert decide(replace(REMINDER, **how), NOW).because != because


def test_after_a_rest_colleagues_hear_first_and_then_it_goes_on() -> None:
    """The working day between is theirs to say no."""
    first = decide(replace(REMINDER, was="dunning_block"), NOW)
    then = decide(replace(REMINDER, was=first.because, due_at=first.at), first.at)

    assert WITHHOLDING[first.because].told
    assert then.at == first.at


def test_a_day_late_over_a_weekend_is_not_too_late() -> None:
    """Due on Friday, awake on Monday: people have had no day between."""
    friday, monday = at("2026-11-06T09:05"), at("2026-11-09T11:00")

    assert decide(replace(REMINDER, due_at=friday), monday).at == monday
    assert decide(replace(REMINDER, due_at=friday), at("2026-11-10T11:00")).because == "too_late"


def test_what_must_be_heard_is_never_too_late() -> None:
    """A notice that waited out a downtime still tells what it has to tell."""
    late = replace(REMINDER, kind="evidence_wanted", due_at=NOW - 9 * DAY)

    assert decide(late, NOW).at == NOW


def test_an_answer_begins_the_count_anew() -> None:
    """Who writes or presses is no silent customer."""
    sent = tuple(NOW - days * DAY for days in (29, 24, 19, 14))

    assert decide(replace(REMINDER, sent=sent), NOW).at == NEVER
    assert decide(replace(REMINDER, sent=sent, answered_at=NOW - 15 * DAY), NOW).at == NOW


def test_what_ends_is_heard_before_its_end() -> None:
    """The caps give way, the hours do not."""
    offer = replace(REMINDER, kind="offer_open", sent=(NOW - HOUR,), ends_at=at("2026-11-06T17:00"))
    found = decide(offer, NOW)

    assert (told(found.at), found.because) == ("Fri 06 Nov 09", "before_it_ends")


def test_a_feast_is_named() -> None:
    """Colleagues read why, as the calendar calls it."""
    sunday = at("2026-03-22T20:00")
    found = decide(replace(REMINDER, calendar=EID, due_at=sunday), sunday)

    assert (told(found.at), found.because) == ("Tue 24 Mar 09", "day_off")
    assert found.values["name"] == FEAST


# -- their order -------------------------------------------------------------------------------------------------------
def test_the_first_rule_that_objects_gives_the_reason() -> None:
    """With everything against it the reasons come one after the other as each is taken away."""
    against: dict[str, Any] = {
        "reachable": False, "stopped": True, "legal_hold": True, "with_person": True, "holds": (PEACE,),
        "complaint": "K-1001", "was": "complaint", "due_at": NOW - 5 * DAY, "postponed_until": NOW + DAY,
    }  # fmt: skip
    found = []
    for name in list(against):
        found.append(decide(replace(REMINDER, **against), NOW).because)
        against.pop(name)

    assert found == [
        "nobody_bound", "stopped", "legal_hold", "person_has_control", "contact_stop", "complaint", "announced",
        "too_late", "postponed",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["stopped", "legal_hold", "with_person"])
def test_every_reason_is_a_row(name: str) -> None:
    """What is decided can be said."""
    against: dict[str, Any] = {name: True}

    assert decide(replace(REMINDER, **against), NOW).because in WITHHOLDING
    assert len(RULES) == len(set(RULES))


def test_beside_another_message_the_caps_do_not_count_twice() -> None:
    """It stands in a message that leaves anyway; a stop holds all the same."""
    full = replace(REMINDER, sent=(NOW - HOUR,))

    assert decide(full, NOW).because == "spacing"
    assert decide_beside(full, NOW).at == NOW
    assert decide_beside(replace(full, stopped=True), NOW).at == NEVER
    assert decide_beside(full, at("2026-11-05T19:00")).because == "window"


# -- spread over the opening -------------------------------------------------------------------------------------------
def test_a_hundred_customers_are_not_rung_at_the_same_minute() -> None:
    """Each some minutes after nine, the same for the same matter."""
    nine = at("2026-11-05T09:00")
    moments = [spread(nine, f"statement:{number}", LAGOS) for number in range(100)]

    assert len(set(moments)) > 90
    assert all(0 <= moment - nine < SPREAD * 1_000_000 for moment in moments)
    assert moments == [spread(nine, f"statement:{number}", LAGOS) for number in range(100)]


def test_a_time_that_is_no_opening_is_kept_to_the_minute() -> None:
    """What was named stays as it was named."""
    asked = at("2026-11-05T14:30")

    assert spread(asked, "statement:3", LAGOS) == asked


def test_after_a_rest_at_noon_the_spread_begins_anew() -> None:
    """Where people pray on Fridays the afternoon has an opening of its own."""
    friday = Calendar("AE", pauses=MappingProxyType({4: (time(11, 30), time(14))}))
    two = at("2026-11-06T14:00", "Asia/Dubai")

    assert two < spread(two, "statement:3", "Asia/Dubai", friday) < two + 20 * MINUTE


# -- whatever happens --------------------------------------------------------------------------------------------------
moments = st.integers(at("2026-01-01T00:00"), at("2027-06-01T00:00"))


@given(moments, st.lists(moments, max_size=4, unique=True).map(sorted), moments, st.sampled_from(sorted(FOLLOWUPS)))
def test_nothing_leaves_outside_the_hours_and_every_wait_ends(now: int, sent: list[int], later: int, kind: str) -> None:
    """Whatever was sent before, and whatever they asked for."""
    before = tuple(moment for moment in sent if moment <= now)
    asked = replace(
        REMINDER, kind=kind, calendar=EID, due_at=now, sent=before, postponed_until=min(later, now + 90 * DAY)
    )
    found = decide(asked, now)
    here = in_zone(found.at or now, LAGOS)

    assert found.at == NEVER or found.at >= now
    assert bool(found.because) == (found.at != now)
    assert found.at == NEVER or (EID.working(here.date()) and time(9) <= here.time() < time(18))
