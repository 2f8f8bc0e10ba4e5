"""What could not leave is not said by a way round, and what it was about goes on all the same."""

from flows.facts.dispute import CaseState
from flows.tables.followups import FOLLOWUPS, NO_MORE
from tests.flows.samples_dispute import life, page
from tests.flows.test_matters_life import ASKED, lives, said


def test_an_offers_reminder_that_was_withheld_is_not_said_after_all() -> None:
    """Whoever asked for peace has it; the offer itself has named its end."""
    kept_back = life(CaseState.OFFERED).happens("due:offer_open", count=NO_MORE)

    assert (kept_back.state, kept_back.told) == (CaseState.OFFERED, [])


def test_a_withheld_survey_is_dropped() -> None:
    """Nobody is asked weeks later how something went; the row and the desk have the reason."""
    turn = lives("survey", "waiting", page(surveys=(ASKED,)), "due:survey", count=NO_MORE)

    assert said(turn) == []
    assert turn.conversation.top.stage == "lapsed"


def test_what_must_be_heard_before_an_end_names_one_that_there_is() -> None:
    """A misspelt end would never be found, and the reminder be withheld as before."""
    assert {row.before for row in FOLLOWUPS.values()} - {""} <= FOLLOWUPS.keys()


def test_no_table_counts_as_far_as_what_means_no_more() -> None:
    """Else the last reminder would be taken for one that was withheld."""
    assert max(len(row.days) for row in FOLLOWUPS.values()) < NO_MORE
