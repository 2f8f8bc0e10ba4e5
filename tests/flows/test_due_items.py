"""What a reminder of what is due may name, when it comes, and when a person takes over instead."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.dialogues.due_now import due_now
from flows.engine.conversation import Conversation, Frame
from flows.engine.effects import Do, Remind, Say, TellStaff, Turn
from flows.engine.events import Happened
from flows.engine.step import step
from flows.facts.anomalies import Anomaly, AnomalyState
from flows.facts.books import Page
from flows.facts.calendars import WEEKDAYS
from flows.facts.dispute import Case
from flows.facts.due_commands import NoteSaid, Said
from flows.facts.due_items import STEPS, asked_about, debts, named, payable, perhaps_paid, wanted
from flows.facts.dues import Dues, Word
from flows.facts.parties import Company, Customer
from flows.facts.promises import PaymentPromise, Plan, PlanState, PromisedItem, PromiseState
from flows.facts.statement import Kind, Line, Statement
from flows.facts.times import DAY, HOUR, day_in_zone, in_zone
from flows.lifecycles.due import due
from flows.tables.followups import NO_MORE
from tests.flows.samples_statements import AMARA, CREDIT, NOW, ZONE, case, line, page, speak_all, speaker, statement

TODAY = date(2026, 11, 2)
FLOWS = {"due": due, "due_now": due_now}


def days_late(position: int, days: int, minor: int = 100_000, **more: Any) -> Line:
    """An invoice so many days past due today; fewer than none: still to come."""
    return line(position, f"INV-{position}", minor, due=TODAY - timedelta(days=days), **more)


YOUNG, LATE, OLD = days_late(1, 1), days_late(2, 8), days_late(3, 60)


def books(*lines: Line, on: bool = True, **more: Any) -> Page:
    """A page with those lines, of a house that reminds of what is due."""
    house = Company("Northwind Oils", "Europe/Berlin", reminds_of_due=on)
    return page(**{"company": house, "today": TODAY, "statements": (statement(*(lines or (YOUNG, LATE))),)} | more)


def numbers(some: Page) -> list[str]:
    """What a reminder of today names."""
    return [debt.line.number for debt in named(some)]


def promised(*lines: Line, state: PromiseState = PromiseState.MADE) -> PaymentPromise:
    """A promise of all of those lines."""
    items = tuple(PromisedItem(x.document_id, x.number, x.open, 0) for x in lines)
    return PaymentPromise(1, "P-1", 1, 3, "USD", TODAY + timedelta(days=4), "transfer", items, state)


def planned(*lines: Line, state: PlanState = PlanState.ASKED) -> Plan:
    """A plan that asks to pay those lines in parts."""
    items = tuple(PromisedItem(x.document_id, x.number, x.open, 0) for x in lines)
    return Plan(1, "PL-1", 1, 3, "USD", ((TODAY, 1),), items, "transfer", state)


def wrong(one: Line, state: AnomalyState = AnomalyState.TOLD) -> Anomaly:
    """Something about it that we found ourselves."""
    text: dict[str, Any] = {"cause": "", "effect": "", "next_step": ""}
    return Anomaly(1, "A-1", 1, 7, one.document_id, one.number, **text, amount=0, currency="USD", favour="neither",
                   state=state.value, recorded_by=1, recorded_at=NOW)  # fmt: skip


def words(**by_number: Word) -> Dues:
    """What was said, by the lines' positions: n1 is the first."""
    return Dues("", {100 + int(name[1:]): word for name, word in by_number.items()})


# -- what may be named -------------------------------------------------------------------------------------------------
def test_all_that_is_due_is_named_the_longest_due_first() -> None:
    """Two invoices in one list, and none that is far off."""
    assert numbers(books(YOUNG, LATE, days_late(4, -20))) == ["INV-2", "INV-1"]


@pytest.mark.parametrize(
    "said",
    [
        {"cases": (case(LATE),)},
        {"cases": (case(LATE, claimed=1),)},
        {"promises": (promised(LATE),)},
        {"promises": (promised(LATE, state=PromiseState.BROKEN),)},
        {"promises": (promised(LATE, state=PromiseState.WITH_PERSON),)},
        {"plans": (planned(LATE),)},
        {"anomalies": (wrong(LATE),)},
        {"dues": words(n2=Word(until=TODAY))},
        {"paid": {LATE.document_id: LATE.open}},
    ],
    ids=["disputed", "in part", "promised", "broken", "with a person", "planned", "found wrong", "said paid", "paid"],
)
def test_what_somebody_has_said_something_about_is_not_named(said: Mapping[str, Any]) -> None:
    """Invariant *no wrong reminder*; the other invoice still is."""
    assert numbers(books(**said)) == ["INV-1"]


@pytest.mark.parametrize(
    "over",
    [
        {"promises": (promised(LATE, state=PromiseState.WITHDRAWN),)},
        {"plans": (planned(LATE, state=PlanState.DECLINED),)},
        {"anomalies": (wrong(LATE, AnomalyState.CLOSED),)},
        {"dues": words(n2=Word(until=TODAY - timedelta(days=1)))},
    ],
)
def test_what_has_come_to_nothing_counts_again(over: Mapping[str, Any]) -> None:
    """A promise taken back, a plan declined, an error put right, a payment that never came."""
    assert numbers(books(**over)) == ["INV-2", "INV-1"]


def test_a_case_about_no_document_we_know_leaves_everything_alone() -> None:
    """The payment that is missing may be for any of them."""
    about_none = replace(case(), document_id=0, document="")

    assert numbers(books(cases=(about_none,))) == []


def test_what_was_never_shown_is_not_asked_for() -> None:
    """A customer who is to state their own figure first knows none of ours."""
    hidden = statement(YOUNG, LATE)

    assert numbers(books(statements=(hidden,), to_state=(hidden,))) == []


def test_what_our_own_money_of_theirs_covers_is_perhaps_paid() -> None:
    """An exact payment first, then the longest due as far as the rest goes; what is left over is told."""
    payment = line(9, "RC-9", 40_000, kind=Kind.PAYMENT, due=None)
    exact = replace(payment, total=100_000, open=100_000)

    assert numbers(books(YOUNG, days_late(2, 8, 30_000), unapplied=(payment,))) == ["INV-1"]
    assert numbers(books(days_late(1, 1, 70_000), LATE, unapplied=(exact,))) == ["INV-1"]
    assert numbers(books(YOUNG, LATE, CREDIT)) == ["INV-2", "INV-1"]


def test_credits_never_pay_more_than_they_are() -> None:
    """Whatever they are laid on, it fits."""
    found = debts(books(YOUNG, LATE, OLD))

    for sums in ([100_000], [99_999], [250_000], [100_000, 100_000], []):
        paid = perhaps_paid(found, {"USD": sums})

        assert sum(debt.open for debt in found if debt.id in paid) <= sum(sums)


# -- the ladder --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("days", "step_"), [(-4, 0), (-3, 1), (0, 1), (1, 2), (6, 2), (7, 3), (13, 3), (14, 4)])
def test_the_steps_are_counted_from_the_due_day(days: int, step_: int) -> None:
    """Three days before, then one, seven and fourteen after."""
    (debt,) = debts(books(days_late(1, days)))

    assert debt.step(TODAY) == step_


def test_what_is_open_for_long_is_asked_about_and_not_reminded_of() -> None:
    """By its days, or since three statements have listed it."""
    thrice = tuple(statement(LATE, id=n, cut_off=date(2026, n, 28)) for n in (10, 9, 8))

    assert ([d.line.number for d in asked_about(books(YOUNG, OLD))], numbers(books(YOUNG, OLD))) == (
        ["INV-3"],
        ["INV-1"],
    )
    assert [d.line.number for d in asked_about(books(statements=thrice))] == ["INV-2"]


def test_whether_a_customer_is_reminded_is_decided_for_them_else_by_the_house() -> None:
    """On and off by the supplier, refused by the customer."""
    found = {(on, wish): wanted(books(on=on, dues=Dues(wish))) for on in (True, False) for wish in ("", "on", "off")}

    assert found == {
        (True, ""): True, (True, "on"): True, (True, "off"): False,
        (False, ""): False, (False, "on"): True, (False, "off"): False,
    }  # fmt: skip
    assert not wanted(books(dues=Dues("refused")))


# -- its life ----------------------------------------------------------------------------------------------------------
def lives(some: Page, what: str, now: int = NOW, **values: object) -> Turn:
    """Something happens to it; whatever is said must have words in every language."""
    at = Conversation((Frame("due", 1, "watched", {"customer_id": 1}),))
    turn = step(FLOWS, at, Happened(what, "clock", values), some, now)  # type: ignore[arg-type]
    speak_all(turn)
    for told in (effect for effect in turn.effects if isinstance(effect, TellStaff)):
        for language in ("en", "zh_Hans"):
            speaker().speak_staff(told.message, told.values, language)
    return turn


def told(turn: Turn) -> list[str]:
    """What was said to either side."""
    return [effect.message for effect in turn.effects if isinstance(effect, Say | TellStaff)]


def noted(turn: Turn) -> list[NoteSaid]:
    """What was written down."""
    return [
        effect.command for effect in turn.effects if isinstance(effect, Do) and isinstance(effect.command, NoteSaid)
    ]


def planned_at(turn: Turn, kind: str = "due_reminder") -> str:
    """When it is looked at next."""
    found = [
        in_zone(e.due, ZONE).strftime("%a %d %b %H:%M")
        for e in turn.effects
        if isinstance(e, Remind) and e.kind == kind
    ]
    return found[0] if found else ""


def test_a_statement_begins_the_watching() -> None:
    """What has a step behind it tomorrow, what has none on its day; a question leaves the statement some days."""
    assert planned_at(lives(books(YOUNG), "issued")) == "Tue 03 Nov 09:00"
    assert planned_at(lives(books(days_late(1, -20)), "issued")) == "Thu 19 Nov 09:00"
    assert planned_at(lives(books(OLD), "issued"), "early_talk") == "Mon 09 Nov 09:00"


def test_where_nobody_is_reminded_nothing_begins() -> None:
    """Off is off, and what was set before is called off."""
    assert lives(books(on=False), "issued").effects == ()
    assert told(lives(books(on=False), "due:due_reminder", count=0)) == []


def test_one_message_names_all_and_keeps_how_far_each_has_come() -> None:
    """With a button for every answer."""
    turn = lives(books(), "due:due_reminder", count=0)
    (said,) = [effect for effect in turn.effects if isinstance(effect, Say)]

    assert noted(turn) == [NoteSaid(Said.TOLD, {102: 3, 101: 2})]
    assert [b.opens for row in said.buttons for b in row] == [
        "promise_to_pay", "raise_dispute", "raise_dispute", "view_statement",
    ]  # fmt: skip
    assert planned_at(turn) == "Mon 09 Nov 09:00"


def test_whoever_hears_of_it_first_after_the_last_step_hears_of_it_once_more() -> None:
    """An old invoice at the beginning: no person calls after a single message that did not say so."""
    turn = lives(books(days_late(1, 30)), "due:due_reminder", count=0)

    assert noted(turn) == [NoteSaid(Said.TOLD, {101: 3})]


def test_after_the_last_word_a_person_takes_over() -> None:
    """Three working days later, once, and nothing more is said of it."""
    some = books(days_late(1, 17), dues=words(n1=Word(4, NOW - 6 * DAY)))
    early = lives(books(days_late(1, 17), dues=words(n1=Word(4, NOW))), "due:due_reminder", count=0)
    turn = lives(some, "due:due_reminder", NOW + DAY, count=0)
    after = lives(books(days_late(1, 17), dues=words(n1=Word(4, NOW, NOW))), "due:due_reminder", count=0)

    assert told(early) == told(after) == []
    assert (told(turn), noted(turn)) == (["staff/due_for_person"], [NoteSaid(Said.HANDED, {101: 4})])


@pytest.mark.parametrize("kind", ["due_reminder", "early_talk"])
def test_where_nothing_may_be_said_a_person_hears_of_it_once(kind: str) -> None:
    """A contact who stopped messages, or who had as many as are allowed."""
    lines = (YOUNG, LATE) if kind == "due_reminder" else (OLD,)
    turn = lives(books(*lines), f"due:{kind}", count=NO_MORE)
    gone = Word(2, 0, NOW) if kind == "due_reminder" else Word(4, 0, 0, NOW)
    again = lives(books(*lines, dues=words(n1=gone, n2=gone, n3=gone)), f"due:{kind}", count=NO_MORE)

    assert [message.partition("/")[0] for message in told(turn)] == ["staff"]
    assert kind == "early_talk" or told(again) == []


def test_what_is_in_the_way_is_asked_once() -> None:
    """Then it is looked whether an answer came, and a person takes it up if not."""
    asked = lives(books(OLD), "due:early_talk", count=0)
    talked = words(n3=Word(talked_at=NOW))
    unanswered = lives(books(OLD, dues=talked), "due:early_talk", count=1)
    answered = lives(books(OLD, dues=talked, promises=(promised(OLD),)), "due:early_talk", count=1)

    assert (told(asked), planned_at(asked, "early_talk")) == (["due/early_talk"], "Mon 09 Nov 09:00")
    assert told(unanswered) == ["staff/early_talk_unanswered"]
    assert told(answered) == []
    assert told(lives(books(OLD, dues=talked), "due:early_talk", count=0)) == []


def test_when_all_is_paid_it_ends_by_itself() -> None:
    """Nothing is said, and nothing is set."""
    turn = lives(books(paid={YOUNG.document_id: YOUNG.open, LATE.document_id: LATE.open}), "due:due_reminder", count=0)

    assert turn.effects == ()


def test_what_is_spoken_of_now_is_looked_at_again_in_a_week() -> None:
    """A dispute may end against the customer."""
    assert planned_at(lives(books(LATE, cases=(case(LATE),)), "due:due_reminder", count=0)) == "Mon 09 Nov 09:00"


def test_the_list_can_be_looked_at_at_any_time() -> None:
    """It names what is due whatever was said of it; with nothing due it says so."""
    handed = words(n1=Word(4, NOW, NOW))

    assert [d.line.number for d in payable(books(dues=handed))] == ["INV-2", "INV-1"]
    assert payable(books(days_late(1, -20))) == ()


# -- whatever the books look like --------------------------------------------------------------------------------------
LINES = tuple(days_late(n, late, minor) for n, (late, minor) in enumerate(
    [(-3, 10_000), (0, 20_000), (1, 30_000), (7, 40_000), (14, 50_000), (44, 60_000), (45, 70_000), (100, 80_000)], 1
))  # fmt: skip
SOME = st.sets(st.sampled_from(LINES), max_size=3)
MOMENTS = st.sampled_from([0, NOW - 10 * DAY, NOW - DAY])


@st.composite
def pages(draw: Any) -> tuple[Page, set[int]]:
    """A page, and the documents that something was said about."""
    disputed, promise, plan, found, rests = (draw(SOME) for _ in range(5))
    state = draw(st.sampled_from(sorted(PromiseState)))
    said: dict[int, Word] = {x.document_id: Word(until=TODAY) for x in rests}
    for x in draw(SOME) - rests:
        said[x.document_id] = Word(draw(st.integers(0, 4)), draw(MOMENTS), draw(MOMENTS), draw(MOMENTS))
    cases: tuple[Case, ...] = tuple(case(x, 1, id=n) for n, x in enumerate(sorted(disputed, key=_at), 50))
    made = (promised(*sorted(promise, key=_at), state=state),) if promise else ()
    waited = state not in {PromiseState.KEPT, PromiseState.WITHDRAWN}
    some: Statement = statement(*LINES)
    there = books(statements=(some,), cases=cases, promises=made, plans=(planned(*plan),) if plan else (),
                  anomalies=tuple(map(wrong, found)), dues=Dues("", said))  # fmt: skip
    touched = disputed | plan | found | rests | (promise if waited else set())
    return there, {x.document_id for x in touched}


def _at(one: Line) -> int:
    return one.document_id


@settings(max_examples=80, deadline=None)
@given(pages(), st.sampled_from(["due_reminder", "early_talk"]))
def test_no_reminder_names_what_somebody_has_said_something_about(made: tuple[Page, set[int]], kind: str) -> None:
    """Invariant *no wrong reminder*: not in its rows, not in its sums, not in what is written down as said."""
    some, touched = made
    turn = lives(some, f"due:{kind}", count=0)
    ids = {line_.number: line_.document_id for line_ in LINES}
    for said in (effect for effect in turn.effects if isinstance(effect, Say)):
        rows: Any = said.values["lines"]
        totals: Any = said.values["totals"]
        free = sum(x.open for x in LINES if x.document_id not in touched)

        assert not {ids[row[0]] for row in rows} & touched
        assert sum(total.minor for total in totals) <= free
    for note in noted(turn):
        assert not set(note.steps) & touched


@settings(max_examples=40, deadline=None)
@given(st.integers(-10, 30), st.lists(st.booleans(), min_size=8, max_size=8))
def test_every_debt_is_told_at_most_once_a_step_and_then_handed_over_once(late: int, leaves: list[bool]) -> None:
    """Whatever is put off or slept through: a debt that nobody answers comes to a person, and is named no more."""
    one, now, word, words_, handed = days_late(1, late), NOW, Word(), [], 0
    for leaves_now in leaves * 2:
        today = day_in_zone(now, ZONE)
        some = books(one, today=today, dues=Dues("", {101: word}), calendar=WEEKDAYS)
        turn = lives(some, "due:due_reminder", now, count=0)
        for note in noted(turn):
            at: dict[str, Any] = {note.what.value: now}
            word = replace(word, steps=note.steps[101], **at)
            words_ += [now] if note.what is Said.TOLD else []
            handed += note.what is Said.HANDED
        nexts = [e.due for e in turn.effects if isinstance(e, Remind)]
        if not nexts:
            break

        assert nexts[0] > now
        now = nexts[0] + (0 if leaves_now else 5 * DAY)

    assert len(words_) <= len(STEPS)
    assert all(b - a >= 6 * DAY for a, b in pairwise(words_) if b > a) or late < 1
    assert handed <= 1


WHERE = ("Pacific/Auckland", "Europe/Berlin", "America/Los_Angeles")


@pytest.mark.parametrize("kind", ["due_reminder", "early_talk"])
@pytest.mark.parametrize("contact", [*WHERE, ""])
@pytest.mark.parametrize("customer", WHERE)
def test_what_is_looked_at_again_is_looked_at_later(customer: str, contact: str, kind: str) -> None:
    """Wherever house, customer and contact are, at any hour: else the bell would ring for ever."""
    here: dict[str, Any] = {"customer": Customer(1, "OKA", "Okafor Foods", "NG", customer)}
    here |= {"contact": replace(AMARA, zone=contact) if contact else None}
    soon = []
    for now, late in product(range(NOW, NOW + 2 * DAY, 2 * HOUR), (-4, 1, 8, 40)):
        today = day_in_zone(now, contact or customer)
        owed = line(1, "INV-1", 100_000, due=today - timedelta(days=late))
        turn = lives(books(owed, today=today, **here), f"due:{kind}", now)
        soon += [(now, late, effect) for effect in turn.effects if isinstance(effect, Remind) and effect.due <= now]

    assert soon == []
