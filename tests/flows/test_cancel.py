"""Cancelling: nothing that was entered is thrown away without asking."""

from typing import Any

from flows.engine.events import Chose
from tests.flows.samples_statements import Talk, page, talk


def in_the_middle(**notes: Any) -> Talk:
    """Somebody in the middle of an objection calls it off."""
    some = talk(page(), "raise_dispute", **notes)
    some.ask("cancel")
    return some


def test_with_nothing_begun_there_is_nothing_to_cancel() -> None:
    """It says so."""
    some = talk()
    some.ask("cancel")

    assert some.said() == ["always/nothing_to_cancel"]
    assert some.where == "home/at_rest"


def test_with_nothing_entered_it_leaves_at_once() -> None:
    """Whoever only looked is not asked."""
    some = in_the_middle(statement_id=7)

    assert some.said() == ["always/cancelled"]
    assert some.where == "home/at_rest"


def test_what_was_entered_is_asked_about_once() -> None:
    """Keep, discard, or go on."""
    some = in_the_middle(reason="price")

    assert some.offered() == {"keep", "discard", "go_on"}


def test_kept_it_becomes_a_draft() -> None:
    """It can be taken up later."""
    some = in_the_middle(reason="price")
    some.press("keep")

    assert [draft.notes["reason"] for draft in some.at.drafts] == ["price"]
    assert some.where == "home/at_rest"


def test_discarded_it_is_gone() -> None:
    """Nothing of it is left."""
    some = in_the_middle(reason="price")
    some.press("discard")

    assert some.at.drafts == ()
    assert some.where == "home/at_rest"


def test_going_on_shows_the_question_again() -> None:
    """A slip of the finger costs nothing."""
    some = in_the_middle(reason="price")
    some.press("go_on")

    assert some.where == "raise_dispute/begun"
    assert some.said() == ["raise_dispute/begun"]


def test_something_else_asks_again() -> None:
    """No word is taken for a decision about what was entered."""
    some = in_the_middle(reason="price")
    some.write("hm")

    assert some.said() == ["always/not_understood", "always/cancel_ask"]


def test_cancelling_twice_asks_once_more_and_keeps_the_rest() -> None:
    """Impatience does not throw anything away."""
    some = in_the_middle(reason="price")
    some.ask("cancel")
    some.hear(Chose("go_on"))

    assert some.where == "raise_dispute/begun"
