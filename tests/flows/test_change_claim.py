"""Changing a claim, withdrawing it, and asking for another look."""

from dataclasses import replace

import pytest

from flows.facts.case_commands import ChangeClaim
from flows.facts.commands import MoveCase
from flows.facts.dispute import CaseState, OfferState, Split
from flows.facts.money import Money
from flows.facts.parties import Role
from flows.facts.times import DAY
from tests.flows.samples_dispute import AMARA, CASE, NOW, OFFER, chat, page

OPEN = page(cases=(CASE,))
DECLINED = replace(OFFER, state=OfferState.DECLINED)


def test_another_sum_is_read_back_beside_the_first_and_then_changed() -> None:
    """Two steps, as everything that moves money."""
    read = chat("change_claim", OPEN, case_id=42).write("it is only 150")
    changing = read.press("claim_change_yes")

    assert (read.stage, changing.done) == ("change_claim/changing", [ChangeClaim(42, 15_000, "it is only 150")])
    assert changing.happens("claim_changed", claimed=15_000, next=NOW + DAY).said[0] == "change_claim/claim_changed"


def test_more_than_is_open_on_the_document_is_said_with_the_most_it_can_be() -> None:
    """Open claims never exceed what is open (invariant *claims fit*)."""
    other = replace(CASE, id=43, reason="quantity", split=Split(80_000))

    more = chat("change_claim", page(cases=(CASE, other)), case_id=42).write("4500")

    assert more.said[0] == "change_claim/more_than_is_open"
    assert more.card["most"] == Money(400_000, "USD")


def test_a_sum_that_reads_two_ways_is_asked_back() -> None:
    """Nothing is guessed."""
    asked = chat("change_claim", OPEN, case_id=42).write("1,500 or 1,600")

    assert asked.button("reading")


def test_the_same_sum_changes_nothing() -> None:
    """It is said to be in question already."""
    same = chat("change_claim", OPEN, case_id=42).write("200.00")

    assert same.said[0] == "change_claim/that_is_claimed_already"


def test_less_than_was_granted_is_not_possible() -> None:
    """What is on the account stays there."""
    partly = replace(CASE, granted=12_000, split=Split(20_000, 12_000))

    less = chat("change_claim", page(cases=(partly,)), case_id=42).write("100.00")

    assert less.said[0] == "change_claim/granted_already"


@pytest.mark.parametrize("dialogue", ["change_claim", "withdraw_case"])
@pytest.mark.parametrize("state", [CaseState.EXECUTING, CaseState.RESOLVED, CaseState.CLOSED])
def test_what_was_agreed_is_not_changed_by_a_press(dialogue: str, state: CaseState) -> None:
    """How it stands is said, and a person is near."""
    late = chat(dialogue, page(cases=(replace(CASE, state=state),)), case_id=42)

    assert late.said == ["change_claim/too_late_to_change"]


@pytest.mark.parametrize("dialogue", ["change_claim", "withdraw_case", "appeal"])
def test_a_viewer_changes_nothing(dialogue: str) -> None:
    """Who may is named."""
    refused = chat(dialogue, page(cases=(CASE,), contact=replace(AMARA, role=Role.VIEWER)), case_id=42)

    assert refused.said == ["raise_dispute/only_looking"]


def test_withdrawing_says_what_becomes_payable_before_it_happens() -> None:
    """And takes a second press."""
    asked = chat("withdraw_case", OPEN, case_id=42)
    due, first = asked.card["due"], asked.done
    done = asked.press("case_withdraw_yes")

    assert (due, first) == (page().statements[0].lines[0].due, [])
    assert done.done == [MoveCase(42, "withdrawn", {"text": ""})]


def test_whoever_thinks_better_of_it_keeps_the_case() -> None:
    """Nothing has moved."""
    kept = chat("withdraw_case", OPEN, case_id=42).press("case_withdraw_no")

    assert not kept.done


def test_an_appeal_takes_a_reason_and_what_is_new() -> None:
    """Both go to whoever looks at it."""
    books = page(cases=(CASE,), offers=(DECLINED,))

    sent = (
        chat("appeal", books, case_id=42).write("the order says 18.40").write("your letter of May").press("appeal_yes")
    )

    assert sent.done == [MoveCase(42, "appealed", {"text": "the order says 18.40\nyour letter of May"})]


def test_a_decision_is_appealed_against_once() -> None:
    """The second time the ways outside are named."""
    books = page(cases=(replace(CASE, appealed_at=NOW - DAY),), offers=(DECLINED,))

    assert chat("appeal", books, case_id=42).said == ["appeal/looked_at_twice"]


def test_without_a_decision_there_is_nothing_to_appeal_against() -> None:
    """How the case stands is said."""
    assert chat("appeal", OPEN, case_id=42).said == ["appeal/nothing_decided_yet"]
