"""Promises to pay: the arithmetic, the words they are read from, and their lives."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from flows.all_flows import FLOWS
from flows.dialogues.promise_to_pay_days import read_day_in
from flows.engine.conversation import Conversation
from flows.engine.effects import CallOff, Do, Remind, Say, TellStaff, Turn
from flows.engine.events import Happened
from flows.engine.step import begin, step
from flows.facts.bank_days import look_on
from flows.facts.books import Page
from flows.facts.cannot_pay import cannot_pay
from flows.facts.money import Money
from flows.facts.promise_commands import ChangePromise, MakeInstalments, WantPerson
from flows.facts.promise_days import days_ahead
from flows.facts.promised_days import Promised
from flows.facts.promises import (
    PaymentPromise,
    Plan,
    PlanState,
    PromisedItem,
    PromiseState,
    equal_parts,
    instalments,
    missing,
    promised_on,
    shared_out,
)
from flows.facts.standing import standing
from tests.flows.samples_statements import LATE, NOW, page, statement

TODAY = date(2026, 11, 2)
FRIDAY = date(2026, 11, 6)
ITEM = PromisedItem(LATE.document_id, LATE.number, 150_000, 0)


def promised(state: PromiseState = PromiseState.MADE, **more: object) -> PaymentPromise:
    """All of INV-2100, promised for Friday by bank transfer."""
    whole = PaymentPromise(5, "P-1005", 1, 3, "USD", FRIDAY, "transfer", (ITEM,), state, made_at=NOW)
    return replace(whole, **more)  # type: ignore[arg-type]


# -- arithmetic --------------------------------------------------------------------------------------------------------
def test_a_sum_lies_on_the_documents_in_their_order() -> None:
    """What is due longest is paid first; the last one is promised in part."""
    items = shared_out(170, [(1, "A", 100, 100), (2, "B", 90, 120), (3, "C", 50, 50)])

    assert items == (PromisedItem(1, "A", 100, 0), PromisedItem(2, "B", 70, 50))


def test_equal_parts_leave_the_remainder_to_the_last() -> None:
    """Nothing is lost to rounding."""
    assert equal_parts(1_000, 3) == (333, 333, 334)


def test_instalments_lay_nothing_down_twice() -> None:
    """Each part of a document is in one instalment, and what may stay open falls with each."""
    items = (PromisedItem(1, "A", 100, 20), PromisedItem(2, "B", 50, 0))
    plan = Plan(1, "PL-1", 1, 1, "USD", ((FRIDAY, 80), (TODAY, 70)), items, "transfer", PlanState.ASKED)

    (_, first), (_, second) = instalments(plan)

    assert first == (PromisedItem(1, "A", 80, 40),)
    assert second == (PromisedItem(1, "A", 20, 20), PromisedItem(2, "B", 50, 0))


def test_what_has_come_in_is_no_longer_promised() -> None:
    """So that a claim on the document is not refused for money that is here."""
    promise = promised()

    assert promised_on([promise], LATE.document_id, 150_000) == 150_000
    assert promised_on([promise], LATE.document_id, 40_000) == 40_000
    assert missing(promise, lambda _: 40_000) == 40_000
    assert missing(promise, lambda _: 0) == 0


@pytest.mark.parametrize("state", [s for s in PromiseState if s not in {PromiseState.MADE, PromiseState.BEGUN}])
def test_only_a_standing_promise_counts_against_claims(state: PromiseState) -> None:
    """A broken one frees the document again."""
    assert promised_on([promised(state)], LATE.document_id, 150_000) == 0


def test_a_promised_sum_is_not_called_overdue() -> None:
    """No reminder counts it."""
    stands = standing(statement(), (), page(promises=(promised(),)).promised)

    assert stands.overdue_undisputed == Money(0, "USD")
    assert standing(statement(), ()).overdue_undisputed == Money(150_000, "USD")


@pytest.mark.parametrize(
    ("way", "day", "look"),
    [
        ("transfer", FRIDAY, date(2026, 11, 9)),
        ("cheque", FRIDAY, date(2026, 11, 13)),
        ("transfer", date(2026, 11, 7), date(2026, 11, 10)),
        ("no longer listed", FRIDAY, date(2026, 11, 11)),
    ],
)
def test_we_look_after_the_days_that_the_bank_needs(way: str, day: date, look: date) -> None:
    """Bank working days; a payment of a Saturday leaves on Monday."""
    assert look_on(day, way) == look


def test_the_larger_the_sum_the_nearer_the_day() -> None:
    """And a yen is not a dollar."""
    assert (
        days_ahead(Money(1_000_000, "USD")) > days_ahead(Money(1_000_100, "USD")) > days_ahead(Money(6_000_000, "USD"))
    )
    assert days_ahead(Money(1_000_000, "JPY")) == days_ahead(Money(500_000, "USD"))


@pytest.mark.parametrize("text", ["we can't pay this", "Cash is short at the moment", "我们资金紧张", "这个月付不了"])
def test_whoever_cannot_pay_is_heard(text: str) -> None:
    """In the words people use."""
    assert cannot_pay(text)


@pytest.mark.parametrize("text", ["we can pay on Friday", "paid yesterday", "周五付款", "no problem, we pay"])
def test_whoever_can_pay_is_not_taken_for_one_who_cannot(text: str) -> None:
    """A wrong guess would be an insult."""
    assert not cannot_pay(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("we'll pay INV-2201 on Friday", FRIDAY),
        ("INV 2201 and INV-2207 on 13 Nov", date(2026, 11, 13)),
        ("INV-2201 下周五付", date(2026, 11, 13)),
    ],
)
def test_document_numbers_do_not_hide_the_day(text: str, day: date) -> None:
    """They are left out before the day is read."""
    read = read_day_in(text, TODAY, ["INV-2201", "INV-2207"])

    assert isinstance(read, Promised)
    assert read.day == day


# -- the life of a promise ---------------------------------------------------------------------------------------------
@dataclass
class Life:
    """A promise as it lives; `came` is what came in, `today` the day of the books."""

    promise: PaymentPromise
    came: int = 0
    today: date = date(2026, 11, 9)

    def happens(self, what: str, **values: object) -> Turn:
        """Something happens to it."""
        books = page(promises=(self.promise,), paid={LATE.document_id: self.came}, today=self.today)
        return _lived("promise", {"promise_id": 5}, self.promise.state.value, what, values, books)


def _lived(flow: str, notes: dict[str, int], state: str, what: str, values: dict[str, object], books: Page) -> Turn:
    frame = begin(FLOWS, flow, notes)._replace(stage=state)
    return step(FLOWS, Conversation((frame,)), Happened(what, "", values), books, NOW)  # type: ignore[arg-type]


def said(turn: Turn) -> list[str]:
    """What the customer is told."""
    return [effect.message for effect in turn.effects if isinstance(effect, Say)]


def told(turn: Turn) -> list[str]:
    """What the desk is told."""
    return [effect.message for effect in turn.effects if isinstance(effect, TellStaff)]


def set_for(turn: Turn) -> dict[str, int]:
    """The follow-ups that are set."""
    return {effect.kind: effect.due for effect in turn.effects if isinstance(effect, Remind)}


def done(turn: Turn) -> list[object]:
    """What is asked of the books."""
    return [effect.command for effect in turn.effects if isinstance(effect, Do)]


def test_a_promise_is_told_to_the_desk_and_looked_at_later() -> None:
    """A reminder before its day only for whoever wished it."""
    plain = Life(promised(PromiseState.BEGUN), today=TODAY).happens("made")
    wished = Life(promised(PromiseState.BEGUN, wished=True), today=TODAY).happens("made")

    assert told(plain) == ["staff/promise_made"]
    assert set(set_for(plain)) == {"promise_look"}
    assert set(set_for(wished)) == {"promise_look", "promise_soon"}


def test_a_kept_promise_is_thanked_for() -> None:
    """And nothing more is asked."""
    turn = Life(promised(), came=150_000).happens("due:promise_look")

    assert turn.conversation.top.stage == "kept"
    assert said(turn) == ["promise/kept"]
    assert any(isinstance(effect, CallOff) for effect in turn.effects)


def test_a_look_that_came_too_early_is_put_off() -> None:
    """An import that was taken back makes nobody a promise breaker."""
    turn = Life(promised(), today=FRIDAY).happens("due:promise_look")

    assert turn.conversation.top.stage == "made"
    assert said(turn) == []
    assert "promise_look" in set_for(turn)


def test_what_did_not_come_is_asked_about_first() -> None:
    """The reason, with buttons; the break is counted."""
    turn = Life(promised()).happens("due:promise_look")

    assert turn.conversation.top.stage == "broken"
    assert said(turn) == ["promise/broken"]
    assert done(turn) == [ChangePromise({"broken": 1})]
    assert "promise_answer" in set_for(turn)


def test_the_second_break_is_for_a_person() -> None:
    """The assistant asks no more."""
    turn = Life(promised(broken=1)).happens("due:promise_look")

    assert turn.conversation.top.stage == "with_person"
    assert said(turn) == ["promise/with_person"]
    assert WantPerson("promise_broken") in done(turn)


def test_a_part_is_thanked_for_and_the_rest_asked_for() -> None:
    """It is no break."""
    turn = Life(promised(), came=50_000).happens("due:promise_look")

    assert turn.conversation.top.stage == "partly"
    assert said(turn) == ["promise/partly"]
    assert done(turn) == []


def test_who_wants_no_messages_is_not_asked_by_the_assistant() -> None:
    """A colleague hears of it."""
    quiet = page(promises=(promised(),), today=date(2026, 11, 9))
    assert quiet.contact
    books = replace(quiet, contact=replace(quiet.contact, stopped=True))

    turn = _lived("promise", {"promise_id": 5}, "made", "due:promise_look", {}, books)

    assert said(turn) == []
    assert told(turn) == ["staff/promise_unanswered"]


def test_the_customer_sets_another_day_once() -> None:
    """The second time nothing changes, and a person is asked."""
    first = Life(promised()).happens("changed", day="2026-11-20")
    second = Life(promised(changes=1)).happens("changed", day="2026-11-20")

    assert done(first) == [ChangePromise({"day": "2026-11-20", "changes": 1, "why": ""})]
    assert told(first) == ["staff/promise_changed"]
    assert second.effects == ()


def test_a_day_that_is_over_changes_nothing() -> None:
    """Whatever the dialogue asked before, the life decides."""
    assert Life(promised()).happens("changed", day="2026-11-01").effects == ()


def test_money_on_its_way_is_looked_for_once_more() -> None:
    """Said again, it is for a person."""
    first = Life(promised(PromiseState.BROKEN, broken=1)).happens("on_its_way")
    again = Life(promised(PromiseState.BROKEN, broken=1, why="on_its_way")).happens("on_its_way")

    assert first.conversation.top.stage == "made"
    assert "promise_look" in set_for(first)
    assert again.conversation.top.stage == "with_person"


def test_nobody_answers_and_a_colleague_is_asked_to_call() -> None:
    """Silence ends somewhere."""
    turn = Life(promised(PromiseState.BROKEN, broken=1)).happens("due:promise_answer")

    assert told(turn) == ["staff/promise_unanswered"]
    assert turn.conversation.top.stage == "with_person"


def test_money_that_comes_late_is_thanked_for_all_the_same() -> None:
    """Also when a person has taken it up."""
    for state in (PromiseState.BROKEN, PromiseState.PARTLY, PromiseState.WITH_PERSON):
        assert said(Life(promised(state), came=150_000).happens("due:promise_look")) == ["promise/kept"]


# -- the life of a plan ------------------------------------------------------------------------------------------------
PLAN = Plan(
    4, "PL-1004", 1, 3, "USD", ((FRIDAY, 100_000), (FRIDAY + timedelta(days=30), 50_000)), (ITEM,), "transfer",
    PlanState.ASKED, "ab" * 32,
)  # fmt: skip


def planned(state: PlanState, what: str, **values: object) -> Turn:
    """Something happens to the plan."""
    books = page(plans=(replace(PLAN, state=state),), today=TODAY)
    return _lived("payment_plan", {"plan_id": 4}, state.value, what, values, books)


def test_a_plan_is_approved_as_it_was_shown_or_not_at_all() -> None:
    """Bound to the hash of its rows."""
    assert planned(PlanState.ASKED, "approved", sha="ab" * 32).conversation.top.stage == "approved"
    assert planned(PlanState.ASKED, "approved", sha="cd" * 32).effects == ()


def test_a_plan_is_declined_with_a_reason_and_a_person() -> None:
    """Without a reason it is not."""
    turn = planned(PlanState.ASKED, "declined", reason="A first part has to come now.")

    assert said(turn) == ["payment_plan/declined"]
    assert done(turn) == [WantPerson("plan")]
    assert planned(PlanState.ASKED, "declined", reason=" ").effects == ()


def test_a_plan_becomes_promises_once_both_have_agreed() -> None:
    """And never before the approval."""
    assert done(planned(PlanState.APPROVED, "agreed", sha="ab" * 32)) == [MakeInstalments()]
    assert planned(PlanState.ASKED, "agreed", sha="ab" * 32).effects == ()


def test_the_word_about_a_plan_is_kept_though_nothing_is_decided() -> None:
    """The customer hears the truth and a new time."""
    turn = planned(PlanState.ASKED, "due:plan_decision")

    assert said(turn) == ["payment_plan/not_decided"]
    assert "plan_decision" in set_for(turn)


def test_a_plan_nobody_agrees_to_lapses() -> None:
    """After one reminder."""
    first, last = (planned(PlanState.APPROVED, "due:plan_agree", count=count) for count in (0, 1))

    assert said(first) == ["payment_plan/agree_still"]
    assert last.conversation.top.stage == "lapsed"
    assert told(last) == ["staff/plan_unanswered"]
