"""Where things stand: done, next, by whom, by when."""

import pytest

from flows.facts.dispute import CaseState, Offer, OfferState, Option, Proof
from tests.flows.samples_statements import LATE, NOW, case, page, talk

TWO = (case(), case(LATE, id=43, number="D-1043"))


def test_with_nothing_open_it_says_so() -> None:
    """An empty list would look like a fault."""
    some = talk()
    some.ask("status")

    assert some.said() == ["follow_case/nothing_open"]


def test_the_only_case_is_shown_at_once() -> None:
    """A list of one is a tap for nothing."""
    some = talk(page(cases=(case(),)))
    some.ask("status")

    assert some.where == "follow_case/one"
    assert "an answer from our pricing team, by" in some.text()


def test_several_cases_are_listed_with_their_next_dates() -> None:
    """Each has a next step, somebody who takes it, and a date."""
    some = talk(page(cases=TWO))
    some.ask("status")

    assert "2 open cases" in some.text()
    assert some.text().count("Next: ") == 2


def test_a_case_of_the_list_opens_in_detail() -> None:
    """With the customer's own words."""
    some = talk(page(cases=TWO))
    some.ask("status")
    some.press("see_case", 43)

    assert "Case D-1043" in some.text()
    assert "“we agreed 18.40”" in some.text()


def test_a_closed_case_is_not_listed() -> None:
    """The list is of what is open."""
    some = talk(page(cases=(*TWO, case(id=44, number="D-1044", state=CaseState.CLOSED))))
    some.ask("status")

    assert "D-1044" not in some.text()


@pytest.mark.parametrize("state", list(CaseState))
def test_every_state_is_told_in_plain_words(state: CaseState) -> None:
    """Nobody reads the name of a state."""
    some = talk(page(cases=(case(state=state),)), "follow_case", case_id=42)

    assert "Done: " in some.text()
    assert "_" not in some.text()


def test_evidence_can_be_added_from_the_case() -> None:
    """For that case, without asking which."""
    some = talk(
        page(cases=(case(),), proofs=(Proof(1, 42, "agreed_price", "po.pdf", 9, NOW, "stored"),)), "follow_case"
    )
    text = some.text()
    some.press("add_evidence")

    assert "One paper from you is filed with it." in text
    assert some.at.notes == {"case_id": 42}


def test_an_open_offer_can_be_answered_from_the_case() -> None:
    """Whose turn it is decides what is offered."""
    offer = Offer(9, 42, 1, (Option(20_000, 0, "credit_note", ""),), OfferState.SENT, 1, NOW + 10**12)
    some = talk(page(cases=(case(state=CaseState.OFFERED),), offers=(offer,)), "follow_case")
    some.press("see_offer")

    assert some.at.top.flow == "answer_offer"
    assert some.at.notes == {"case_id": 42, "offer_id": 9}


def test_a_resolved_case_asks_whether_it_is_settled() -> None:
    """The customer closes it, nobody else."""
    some = talk(page(cases=(case(state=CaseState.RESOLVED),)), "follow_case")
    some.press("settle_it")

    assert some.at.top.flow == "settle"


def test_a_typed_case_number_opens_it() -> None:
    """Numbers we gave are understood when they come back."""
    some = talk(page(cases=TWO))
    some.ask("status")
    some.write("D-1042")

    assert "Case D-1042" in some.text()


def test_a_person_is_one_press_away() -> None:
    """From the list and from the case."""
    some = talk(page(cases=(case(),)), "follow_case")

    assert "human" in some.offered()
