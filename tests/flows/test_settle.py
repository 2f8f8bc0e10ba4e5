"""Whether the matter is settled."""

from dataclasses import replace

from flows.facts.commands import MoveCase
from flows.facts.contact_policy import end_of_working_day
from flows.facts.dispute import CaseState
from flows.facts.parties import Role
from flows.facts.times import DAY
from tests.flows.samples_dispute import AMARA, CASE, NOW, ZONE, chat, page

RESOLVED = page(cases=(replace(CASE, state=CaseState.RESOLVED),))


def test_yes_on_the_notice_is_the_answer() -> None:
    """One press closes the case."""
    yes = chat("settle", RESOLVED, case_id=42, answer="yes")

    assert yes.done == [MoveCase(42, "solved")]
    assert yes.said == ["settle/thank_you"]


def test_no_asks_what_is_still_wrong_and_takes_it_up_again() -> None:
    """With the customer's words and a date."""
    no = chat("settle", RESOLVED, case_id=42, answer="no").write("the credit note is short by 20")

    assert no.done == [MoveCase(42, "not_solved", {"why": "the credit note is short by 20"})]
    assert no.card["by"] == end_of_working_day(NOW, 2, ZONE)


def test_no_needs_no_reason() -> None:
    """It counts all the same."""
    no = chat("settle", RESOLVED, case_id=42, answer="no").press("skip")

    assert no.done == [MoveCase(42, "not_solved", {"why": ""})]


def test_without_an_answer_yet_it_is_asked() -> None:
    """From the list of cases, for instance."""
    asked = chat("settle", RESOLVED, case_id=42)

    assert asked.stage == "settle/solved"


def test_a_second_yes_changes_nothing() -> None:
    """The case is closed already; how it stands is said."""
    late = chat("settle", page(cases=(replace(CASE, state=CaseState.CLOSED),)), case_id=42, answer="yes")

    assert not late.done
    assert late.said == ["settle/not_asked"]


def test_a_closed_case_can_be_taken_up_again_for_thirty_days() -> None:
    """Under the same number."""
    closed = replace(CASE, state=CaseState.CLOSED, next_contact_at=NOW - 29 * DAY)

    again = chat("settle", page(cases=(closed,)), case_id=42, answer="no").write("still wrong")

    assert again.done == [MoveCase(42, "reopened", {"why": "still wrong"})]


def test_after_that_it_stays_closed() -> None:
    """A new case is the honest way then."""
    closed = replace(CASE, state=CaseState.CLOSED, registered_at=NOW - 90 * DAY, next_contact_at=NOW - 31 * DAY)

    late = chat("settle", page(cases=(closed,)), case_id=42, answer="no")

    assert late.said == ["settle/too_long_ago"]
    assert late.press("new_linked_case").conversation.top.notes["linked_to"] == 42


def test_who_cannot_tell_yet_is_asked_again() -> None:
    """On a day that is named, and the case stays open until then."""
    later = chat("settle", RESOLVED, case_id=42, answer="later")

    assert later.done == [MoveCase(42, "asked_later")]
    assert later.said == ["settle/asked_again"]


def test_words_about_a_closed_case_offer_to_take_it_up_again() -> None:
    """Nothing moves before the customer says yes; the words are the reason."""
    closed = replace(CASE, state=CaseState.CLOSED, next_contact_at=NOW - DAY)
    asked = chat("settle", page(cases=(closed,)), case_id=42, answer="words", why="the portal still shows it")
    asked_done = asked.done
    again = asked.press("reopen_yes")

    assert asked_done == []
    assert again.done == [MoveCase(42, "reopened", {"why": "the portal still shows it"})]


def test_thanks_do_not_open_it_again() -> None:
    """A friendly word is no complaint."""
    thanked = chat("settle", RESOLVED, case_id=42).write("thank you")

    assert not thanked.done
    assert thanked.said[0] == "settle/thanks_and"


def test_a_viewer_cannot_settle() -> None:
    """Who can is named."""
    books = replace(RESOLVED, contact=replace(AMARA, role=Role.VIEWER))

    refused = chat("settle", books, case_id=42, answer="yes")

    assert refused.said == ["raise_dispute/only_looking"]
    assert not refused.done
