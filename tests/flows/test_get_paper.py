"""Papers about a balance: asked for in words or by a button, about the statement that is meant."""

from dataclasses import replace

import pytest

from flows.facts.own_figures import OwnFigure
from flows.facts.paper_commands import SendPaper
from flows.facts.paper_wishes import paper_wished
from flows.facts.reconciliation_commands import SendReconciliation
from flows.facts.statement import StatementState
from tests.flows.samples_statements import NOW, case, in_state, page, talk

CONFIRMED = in_state(StatementState.CONFIRMED)
SEEN = in_state(StatementState.VIEWED)
RECORD = SendPaper("confirmation", 7, "statement:7")


@pytest.mark.parametrize(
    ("words", "paper"),
    [
        ("please send me the confirmation", "confirmation"),
        ("my confirmation as pdf please", "confirmation"),
        ("把确认函发我", "confirmation"),
        ("请再发一份对账确认函", "confirmation"),
        ("a form to sign please", "confirmation_form"),
        ("请发一份空白确认函", "confirmation_form"),
        ("reconciliation statement please", "reconciliation"),
        ("发我余额调节表", "reconciliation"),
    ],
)
def test_a_wish_for_a_paper_is_understood(words: str, paper: str) -> None:
    """Also where the name of one stands inside that of another."""
    assert paper_wished(words) == paper


@pytest.mark.parametrize(
    "words",
    [
        "I take my confirmation back",
        "the confirmation is wrong, we forgot a return",
        "我要撤回确认函",
        "why does the reconciliation not add up",
        "send me the pdf",
        "we will send you the confirmation letter by post",
    ],
)
def test_what_says_more_than_a_wish_is_none(words: str) -> None:
    """Whoever takes something back or asks about it wants no file."""
    assert paper_wished(words) == ""


def test_the_confirmation_is_sent_again_whenever_it_is_asked_for() -> None:
    """From rest, and with the statement open; the word comes before the file."""
    rest, open_ = talk(page(statements=(CONFIRMED,)), "home"), talk(page(statements=(CONFIRMED,)), "view_statement")
    rest.write("my confirmation please")
    open_.write("my confirmation please")

    assert (rest.said(), rest.does()) == (["get_paper/confirmation_coming"], [RECORD])
    assert open_.does() == [RECORD]


def test_what_was_not_confirmed_is_said_to_be_so() -> None:
    """With the statement beside it; nothing is sent."""
    some = talk(page(statements=(SEEN,)), "home")
    some.write("my confirmation please")

    assert (some.said(), some.does()) == (["get_paper/not_confirmed"], [])


def test_the_newest_that_was_confirmed_is_meant() -> None:
    """A newer one that waits for an answer has no confirmation."""
    newer = replace(SEEN, id=9, number="ST-9")
    some = talk(page(statements=(newer, CONFIRMED)), "home")
    some.write("my confirmation please")

    assert some.does() == [RECORD]


def test_a_confirmed_statement_carries_its_paper_as_a_button() -> None:
    """And one that is not carries none."""
    done, waiting = (
        talk(page(statements=(CONFIRMED,)), "view_statement"),
        talk(page(statements=(SEEN,)), "view_statement"),
    )
    offered = [button.choice for button in waiting.buttons()]
    done.press("get_confirmation")

    assert done.does() == [RECORD]
    assert not {"get_confirmation", "get_reconciliation"} & set(offered)


def test_both_balances_are_offered_where_something_lies_between() -> None:
    """A figure of their own, or a case."""
    told = OwnFigure(7, 100, "USD", "Amara", NOW)
    for books in (page(statements=(SEEN,), stated=(told,)), page(statements=(SEEN,), cases=(case(),))):
        some = talk(books, "view_statement")
        some.press("get_reconciliation")

        assert some.does() == [SendReconciliation(7)]


def test_the_form_to_sign_is_among_the_papers_of_whoever_does_not_confirm_yet() -> None:
    """For an auditor who wants ink."""
    some = talk(page(statements=(SEEN,)), "confirm_balance", statement_id=7)
    for choice in ("not_yet", "need_paper", "get_form"):
        some.press(choice)

    assert some.does() == [SendPaper("confirmation_form", 7, "statement:7")]


def test_a_figure_that_was_just_named_is_the_one_compared() -> None:
    """Also where it was named instead of a yes, and is on no record."""
    some = talk(page(statements=(SEEN,)), "confirm_balance", statement_id=7)
    some.write("1,234.56")
    some.press("get_reconciliation")

    assert some.does() == [SendReconciliation(7, 123_456)]


def test_with_nothing_issued_there_is_nothing_to_print() -> None:
    """Said as for the statement itself."""
    some = talk(page(statements=()), "home")
    some.write("reconciliation statement please")

    assert some.said() == ["view_statement/none_yet"]
