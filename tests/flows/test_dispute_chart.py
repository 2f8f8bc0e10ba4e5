"""What may befall a case beside the straight way: each row of its chart, and what the customer hears of it."""

from dataclasses import replace
from typing import Any

import pytest

from flows.all_flows import FLOWS
from flows.engine.conversation import Conversation, Frame
from flows.engine.effects import Remind
from flows.engine.events import Happened
from flows.engine.step import step
from flows.facts.chart_commands import TellAbout
from flows.facts.commands import ChangeCase, DecideOffer
from flows.facts.dispute import Case, CaseState, OfferState, Split
from flows.facts.times import DAY, HOUR
from flows.facts.to_move import Party, to_move
from tests.flows.samples_dispute import CASE, NOW, OFFER, Life, commands, life, page

S = CaseState
ASKED = replace(OFFER, state=OfferState.AWAITING_APPROVAL, sha="ab")
WORKED_ON = [S.TRIAGE, S.INVESTIGATING, S.AWAITING_INTERNAL, S.APPEALED]
BEFORE_IT_IS_AGREED = [*WORKED_ON, S.AWAITING_CUSTOMER, S.PENDING_APPROVAL, S.OFFERED]
OLDER = replace(CASE, id=41, number="D-1041", registered_at=NOW - DAY)


def beside(state: CaseState, *others: Case, **changes: Any) -> Life:
    """A case in that state, with others of the same customer."""
    one = life(state, **changes)
    one.books = replace(one.books, cases=(*one.books.cases, *others))
    return one


# -- asked in the house ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("state", [S.TRIAGE, S.INVESTIGATING, S.APPEALED])
def test_a_department_is_asked_and_the_customers_date_stands(state: CaseState) -> None:
    """The customer hears nothing of it and waits no longer."""
    asked = life(state, next_contact_at=NOW + DAY).happens("consulted")

    assert (asked.state, asked.told) == (S.AWAITING_INTERNAL, [])
    assert asked.case.next_contact_at == NOW + DAY
    assert not asked.called_off
    assert to_move(asked.state) is Party.SUPPLIER


def test_once_nobody_is_waited_for_the_case_goes_on() -> None:
    """Answered or not."""
    over = life(S.AWAITING_INTERNAL).happens("consults_over")

    assert (over.state, over.staff) == (S.INVESTIGATING, ["staff/case_consults_over"])


def test_a_case_under_appeal_goes_back_to_its_appeal() -> None:
    """Whoever decided before stays out of it."""
    over = life(S.AWAITING_INTERNAL, appealed_at=NOW - DAY).happens("consults_over")

    assert over.state is S.APPEALED


def test_while_a_department_looks_the_customer_hears_on_the_promised_day() -> None:
    """With a result or not."""
    heard = life(S.AWAITING_INTERNAL).happens("due:answer_due")

    assert (heard.state, heard.told) == (S.AWAITING_INTERNAL, ["dispute/progress"])
    assert heard.case.next_contact_at > NOW


# -- another name, another day -----------------------------------------------------------------------------------------
@pytest.mark.parametrize("state", [*WORKED_ON, S.AWAITING_CUSTOMER])
def test_another_reason_is_told_when_it_means_something_else(state: CaseState) -> None:
    """From the price to a discount: the customer would not have said so."""
    recoded = life(state).happens("recoded", reason="discount")

    assert (recoded.state, recoded.told) == (state, ["dispute/recoded"])
    assert recoded.case.reason == "discount"


def test_another_name_for_the_same_is_not_told() -> None:
    """Damaged on the way or made badly: to the customer the goods were bad."""
    recoded = life(S.TRIAGE, reason="damaged").happens("recoded", reason="quality")

    assert (recoded.told, recoded.staff) == ([], ["staff/case_recoded"])
    assert recoded.case.reason == "quality"


def test_putting_it_off_past_a_promise_is_told_before_that_promise_is_broken() -> None:
    """The new day is the promise now."""
    later = life(S.INVESTIGATING, next_contact_at=NOW + DAY).happens("snoozed", until=NOW + 5 * DAY, text="They count.")

    assert (later.state, later.told) == (S.INVESTIGATING, ["dispute/put_off"])
    assert later.case.next_contact_at == NOW + 5 * DAY
    assert later.reminders == ["answer_due", "snooze_over"]


def test_putting_it_off_before_a_promise_is_our_own_affair() -> None:
    """Nobody outside is concerned."""
    later = life(S.INVESTIGATING, next_contact_at=NOW + 5 * DAY).happens("snoozed", until=NOW + DAY)

    assert (later.told, later.reminders) == ([], ["snooze_over"])
    assert later.case.next_contact_at == NOW + 5 * DAY


# -- two that are one, one that is two ---------------------------------------------------------------------------------
@pytest.mark.parametrize("state", BEFORE_IT_IS_AGREED)
def test_a_double_goes_on_under_the_older_number(state: CaseState) -> None:
    """The customer knows which, and what was offered in the younger one is off the table."""
    merged = beside(state, OLDER).happens("merged", into=41)

    assert (merged.state, merged.told) == (S.CLOSED, ["dispute/merged"])
    assert (merged.case.outcome, merged.case.linked_to) == ("merged", 41)


@pytest.mark.parametrize("what", ["reopened", "appealed", "came_back"])
def test_what_was_joined_is_not_taken_up_again_by_itself(what: str) -> None:
    """It goes on under the other number."""
    again = beside(S.CLOSED, OLDER, outcome="merged", linked_to=41).happens(what)

    assert (again.state, again.told, again.staff) == (S.CLOSED, [], ["staff/case_goes_on_elsewhere"])


@pytest.mark.parametrize("state", WORKED_ON)
def test_the_customer_knows_both_numbers_of_what_was_split(state: CaseState) -> None:
    """And both dates."""
    split = beside(state, replace(OLDER, id=43, linked_to=42)).happens("split_off", new=43, left=15_000)

    assert (split.state, split.told) == (state, ["dispute/split"])


# -- said to a colleague -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("state", [*BEFORE_IT_IS_AGREED, S.EXTERNAL])
def test_what_is_withdrawn_by_telephone_is_confirmed_in_the_chat(state: CaseState) -> None:
    """With a way back, should it be a mistake."""
    gone = life(state).happens("withdrawn_elsewhere", text="we found it", who="Amara", how="phone")

    assert (gone.state, gone.told) == (S.CLOSED, ["dispute/withdrawn_for_you"])
    assert gone.case.outcome == "withdrawn"


@pytest.mark.parametrize("state", [S.OFFERED, S.RESOLVED, S.CLOSED])
def test_an_appeal_by_telephone_goes_to_somebody_else_and_is_confirmed(state: CaseState) -> None:
    """Once for each decision."""
    again = life(state, owner=900).happens("appealed_elsewhere", text="show the order")

    assert (again.state, again.told) == (S.APPEALED, ["dispute/appeal_noted"])
    assert (again.case.owner, again.case.former_owner) == (0, 900)
    assert life(state, appealed_at=NOW).happens("appealed_elsewhere").state is state


# -- lawyers and courts ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("state", BEFORE_IT_IS_AGREED)
def test_what_goes_to_court_is_told_neutrally_and_nothing_is_offered_any_more(state: CaseState) -> None:
    """An open offer is taken back."""
    outside = life(state, ASKED).happens("went_outside", reason="a claim was filed")

    assert (outside.state, outside.told) == (S.EXTERNAL, ["dispute/went_outside"])
    assert DecideOffer("returned") in commands(outside.last.effects)
    assert outside.case.next_contact_at > NOW + 20 * DAY


@pytest.mark.parametrize("what", ["accepted", "countered", "proposed", "approved", "claim_changed", "consulted"])
def test_nobody_bargains_in_a_case_that_is_outside(what: str) -> None:
    """Messages are passed on and that is all."""
    outside = life(S.EXTERNAL).happens(what, offer_id=7)

    assert (outside.state, outside.told) == (S.EXTERNAL, [])


def test_the_customer_hears_now_and_then_where_it_stands_outside() -> None:
    """Also when there is nothing new."""
    heard = life(S.EXTERNAL).happens("due:answer_due")

    assert (heard.state, heard.told) == (S.EXTERNAL, ["dispute/still_outside"])
    assert heard.case.next_contact_at > NOW + 20 * DAY


def test_a_judgement_that_grants_something_is_carried_out() -> None:
    """With the number of its document."""
    judged = life(S.EXTERNAL).happens("settled_outside", how="judgement", reference="3 O 117", upheld=5_000)

    assert (judged.state, judged.told) == (S.EXECUTING, ["dispute/decided_outside"])


def test_a_judgement_that_grants_nothing_closes_the_case() -> None:
    """Nothing is left open."""
    judged = life(S.EXTERNAL).happens("settled_outside", how="judgement", reference="3 O 117", upheld=0)

    assert (judged.state, judged.told) == (S.CLOSED, ["dispute/decided_outside"])
    assert judged.case.outcome == "external"
    items = next(c.fields["items"] for c in commands(judged.last.effects) if isinstance(c, ChangeCase))
    assert [item.split for item in items] == [Split(20_000, 0, 20_000)]  # type: ignore[attr-defined]


# -- the ledger was first ----------------------------------------------------------------------------------------------
def cleared(state: CaseState, **books: object) -> Life:
    """A case in that state whose document the ledger has moved meanwhile."""
    one = life(state)
    one.books = replace(one.books, **books)  # type: ignore[arg-type]
    return one.happens("due:cleared_look")


@pytest.mark.parametrize("state", [*BEFORE_IT_IS_AGREED, S.EXTERNAL])
def test_what_the_ledger_cleared_is_asked_about_and_not_closed(state: CaseState) -> None:
    """A payment in full may have been made under protest."""
    paid = cleared(state, paid={11: 480_000})

    assert (paid.state, paid.told) == (S.RESOLVED, ["dispute/cleared_in_books"])
    assert paid.reminders == ["solved_question"]


def test_a_credit_counts_as_upheld_and_a_payment_does_not() -> None:
    """Nothing of the claim is left open either way (invariant *split*)."""
    parts = [
        next(c.fields["items"] for c in commands(one.last.effects) if isinstance(c, ChangeCase))
        for one in (cleared(S.OFFERED, credits={11: 20_000}), cleared(S.OFFERED, paid={11: 480_000}))
    ]

    assert [items[0].split for items in parts] == [  # type: ignore[index]
        Split(20_000, 20_000, 0),
        Split(20_000, 0, 20_000),
    ]


def test_a_part_that_came_in_clears_nothing() -> None:
    """What is undisputed may be paid all the while."""
    partly = cleared(S.INVESTIGATING, paid={11: 460_000})

    assert (partly.state, partly.told) == (S.INVESTIGATING, [])


# -- a danger, a leak --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("alarm", ["safety", "privacy"])
def test_a_danger_comes_first_everywhere_and_names_what_to_do(alarm: str) -> None:
    """The case stays where it is; the thread holds the steps."""
    flagged = life(S.OFFERED).happens("flagged", alarm=alarm, why="a can burst")

    assert (flagged.state, flagged.staff) == (S.OFFERED, ["staff/case_flagged"])
    assert flagged.case.answers["alarm"] == alarm


# -- the question and the corrective action ----------------------------------------------------------------------------
def lived(flow: str, state: str, what: str, **values: int) -> tuple[str, list[object], list[str]]:
    """Where that thing stands after it, what was asked for, and the follow-ups that were set."""
    frame = Frame(flow, FLOWS[flow].version, state, {})
    turn = step(FLOWS, Conversation((frame,)), Happened(what, values=values), page(), NOW)
    kinds = [effect.kind for effect in turn.effects if isinstance(effect, Remind)]
    return turn.conversation.top.stage, commands(turn.effects), kinds


CLOCK = ["consult_half", "consult_due", "consult_late"]


def test_a_question_has_a_clock_of_its_own() -> None:
    """Half way, on the day, and half as long again after it."""
    assert lived("consult", "begun", "asked", due=NOW + 8 * HOUR) == ("asked", [], CLOCK)
    assert lived("consult", "asked", "due:consult_half")[1] == [TellAbout("consult_half")]
    assert lived("consult", "asked", "due:consult_due")[1] == [TellAbout("consult_due")]
    assert lived("consult", "asked", "due:consult_late")[0] == "late"


def test_more_time_sets_the_clock_anew_and_a_late_answer_still_counts() -> None:
    """Nobody is shut out by a date."""
    assert lived("consult", "asked", "prolonged", due=NOW + DAY) == ("asked", [], CLOCK)
    assert lived("consult", "late", "prolonged", due=NOW + DAY) == ("asked", [], CLOCK)
    assert lived("consult", "late", "answered")[0] == "answered"


def test_a_corrective_action_is_looked_at_after_thirty_and_ninety_days() -> None:
    """Until its verifier has said whether it worked."""
    assert lived("corrective_action", "begun", "planned", due=NOW + DAY) == ("planned", [], ["capa_due"])
    assert lived("corrective_action", "planned", "done") == ("done", [], ["capa_check"])
    for count in (0, 1):
        asked = lived("corrective_action", "done", "due:capa_check", count=count)
        assert asked == ("done", [TellAbout("capa_check")], ["capa_check"])
    early = lived("corrective_action", "done", "worked", done_at=NOW - 31 * DAY)
    assert early == ("done", [TellAbout("capa_so_far")], ["capa_check"])
    assert lived("corrective_action", "done", "worked", done_at=NOW - 91 * DAY)[0] == "verified"


def test_what_did_not_work_is_planned_anew() -> None:
    """With a day."""
    assert lived("corrective_action", "done", "did_not_work", due=NOW + DAY) == ("planned", [], ["capa_due"])
