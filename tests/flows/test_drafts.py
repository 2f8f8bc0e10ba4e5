"""What is worth coming back to: something entered and not finished."""

from flows.dialogues.drafts import open_now, unfinished
from flows.engine.conversation import Conversation, Frame
from flows.engine.events import Happened
from tests.flows.samples_statements import page, talk

HOME = Frame("home", 1, "at_rest", {"language_offered": True})
LOOKING = Frame("view_statement", 1, "overview", {"statement_id": 7})
BEGUN = Frame("raise_dispute", 1, "reason", {"statement_id": 7, "document_id": 101})
ENTERED = Frame("raise_dispute", 1, "price", {"statement_id": 7, "reason": "price"})


def test_whoever_only_looks_has_no_draft() -> None:
    """Nobody is reminded of having looked."""
    assert not unfinished(Conversation((HOME, LOOKING)))


def test_a_line_alone_is_nothing_entered() -> None:
    """It was a press on our own button."""
    assert not unfinished(Conversation((HOME, BEGUN)))


def test_an_answer_makes_a_draft_open_or_put_aside() -> None:
    """Only what is still being asked about is gone on with by itself."""
    open_, aside = Conversation((HOME, ENTERED)), Conversation((HOME,), drafts=(ENTERED,))

    assert unfinished(open_)
    assert unfinished(aside)
    assert (open_now(open_), open_now(aside)) == (True, False)


def test_a_soft_note_changes_nothing() -> None:
    """The question stands and can be gone on with."""
    some = talk(page(), "raise_dispute", reason="price")
    before = some.at.frames
    some.hear(Happened("draft_left", "clock", {"count": 0, "until": 0}))

    assert some.said() == ["always/draft_left"]
    assert some.offered() == {"here", "cancel"}
    assert some.at.frames == before


def test_what_is_dropped_is_gone_with_all_that_was_put_aside() -> None:
    """And it is said."""
    some = talk(page(), "raise_dispute", reason="price")
    some.ask("cancel")
    some.press("keep")
    some.hear(Happened("draft_dropped", "clock"))

    assert some.said() == ["always/draft_dropped"]
    assert (some.where, some.at.drafts) == ("home/at_rest", ())
