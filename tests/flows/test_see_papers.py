"""The papers that were sent: filed elsewhere, withdrawn, deleted; and what nobody should send."""

from dataclasses import replace

import pytest

from flows.facts.case_commands import MovePaper, WithdrawPaper
from flows.facts.dispute import CaseState, Proof
from flows.facts.sensitive import doubt_about, masked
from tests.flows.samples_dispute import CASE, NOW, chat, page

SLIP = Proof(9, 42, "agreed_price", "slip.jpg", 10, NOW, "stored")
OTHER = replace(CASE, id=43, number="D-1043", document_id=12, document="INV-2215")
BOOKS = page(cases=(CASE, OTHER), proofs=(SLIP,))


def test_a_paper_is_filed_as_something_else() -> None:
    """In one press."""
    moved = chat("see_papers", BOOKS, case_id=42).press("paper_move").press("paper_paper")

    assert moved.done == [MovePaper(9, 42, "paper")]


def test_a_paper_goes_to_another_case() -> None:
    """As the first thing that helps there."""
    moved = chat("see_papers", BOOKS, case_id=42).press("paper_move").press("pick_case")

    assert moved.done == [MovePaper(9, 43, "agreed_price")]


def test_a_paper_is_withdrawn_before_a_decision() -> None:
    """Afterwards it is part of it."""
    offered = replace(BOOKS, cases=(replace(CASE, state=CaseState.OFFERED),))
    before = chat("see_papers", BOOKS, case_id=42).press("paper_withdraw")
    after = chat("see_papers", offered, case_id=42).press("paper_withdraw")

    assert before.done == [WithdrawPaper(9)]
    assert (after.said, after.done) == (["see_papers/paper_was_used"], [])


def test_deleting_takes_a_second_press_in_any_state() -> None:
    """What should never have been sent goes, decided or not."""
    decided = replace(BOOKS, cases=(replace(CASE, state=CaseState.RESOLVED),))
    asked = chat("see_papers", decided, case_id=42, paper_id=9, ask="delete")
    first = asked.done
    gone = asked.press("paper_delete_yes")

    assert (asked.stage, first) == ("see_papers/removing", [])
    assert gone.done == [WithdrawPaper(9, erase=True)]


def test_somebody_elses_paper_is_not_there() -> None:
    """A number out of thin air shows nothing."""
    foreign = chat("see_papers", page(cases=(CASE,)), case_id=42, paper_id=777, ask="delete")

    assert foreign.said == ["see_papers/no_papers"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("paid with 4111 1111 1111 1111", "paid with •••• 1111"),
        ("5500-0000-0000-0004 it was", "•••• 0004 it was"),
        ("身份证 11010519491231002X 的复印件", "身份证 •••• 002X 的复印件"),
        ("our reference is 4111 1111 1111 1112", "our reference is 4111 1111 1111 1112"),
        ("INV-2214, order 2026110200001234", "INV-2214, order 2026110200001234"),
        ("USD 4,800.00 on 2026-10-03", "USD 4,800.00 on 2026-10-03"),
    ],
    ids=["a card", "with dashes", "an identity number", "a wrong check digit", "an order number", "a sum and a day"],
)
def test_only_what_is_one_is_masked(text: str, seen: str) -> None:
    """References and document numbers stay as they are."""
    assert masked(text) == seen


@pytest.mark.parametrize(
    ("name", "why"),
    [("passport_buyer.pdf", "identity"), ("采购员身份证.pdf", "identity"), ("4111111111111111.jpg", "card"),
     ("passport control delay note.pdf", "identity"), ("order.pdf", ""), ("INV-2214.pdf", "")],
)  # fmt: skip
def test_what_a_file_is_called_may_call_for_care(name: str, why: str) -> None:
    """A warning that offers deletion costs little when it was needless."""
    assert doubt_about(name) == why
