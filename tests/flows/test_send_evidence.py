"""Sending papers for a case."""

from dataclasses import replace

from flows.engine.events import SentFile
from flows.facts.commands import FileUnder, KeepEvidence, MoveCase, PassOn
from flows.facts.dispute import CaseState
from tests.flows.samples_dispute import CASE, chat, page

WAITING = replace(CASE, state=CaseState.AWAITING_CUSTOMER)
OTHER = replace(CASE, id=43, number="D-1043", document_id=12, document="INV-2215")


def test_a_file_is_kept_for_the_case_and_receipted() -> None:
    """With its name and the time."""
    sending = chat("send_evidence", page(cases=(CASE,)), case_id=42)

    sending.take(SentFile("order.pdf", "application/pdf", 10, "ref"))
    kept = sending.done
    sending.happens("evidence_kept", id=1, name="order.pdf", slot="agreed_price", at=sending.now)

    assert kept == [KeepEvidence(42, "agreed_price")]
    assert (sending.card["name"], sending.card["at"]) == ("order.pdf", sending.now)


def test_an_album_is_one_receipt_and_then_more_or_done() -> None:
    """The number of files does not matter."""
    sending = chat("send_evidence", page(cases=(CASE,)), case_id=42)

    said = [sending.send(f"{number}.jpg", "album").said for number in range(3)]

    assert said == [["send_evidence/send_it_here"], [], []]


def test_two_single_files_are_two_receipts() -> None:
    """Each is acknowledged."""
    sending = chat("send_evidence", page(cases=(CASE,)), case_id=42)

    said = [sending.send(name).said for name in ("a.pdf", "b.pdf")]

    assert said == [["send_evidence/send_it_here"]] * 2


def test_words_are_passed_on() -> None:
    """As they were written."""
    wrote = chat("send_evidence", page(cases=(CASE,)), case_id=42).write("page 2 is the one")

    assert wrote.done == [PassOn(42, "page 2 is the one")]
    assert wrote.button("papers_done")


def test_what_we_had_asked_for_sets_the_case_going_again() -> None:
    """Being done is the answer."""
    done = chat("send_evidence", page(cases=(WAITING,)), case_id=42).send().press("papers_done")

    assert done.done == [MoveCase(42, "customer_answered", {"files": 1})]


def test_nothing_sent_is_no_answer() -> None:
    """The case goes on waiting."""
    done = chat("send_evidence", page(cases=(WAITING,)), case_id=42).press("nothing_to_send")

    assert not done.done
    assert done.stage == "home/at_rest"


def test_an_unasked_paper_moves_nothing() -> None:
    """It is simply there."""
    done = chat("send_evidence", page(cases=(CASE,)), case_id=42).send().press("papers_done")

    assert not done.done


def test_the_only_open_case_needs_no_naming() -> None:
    """It is meant."""
    sending = chat("send_evidence", page(cases=(CASE,)))

    assert sending.stage == "send_evidence/sending"


def test_of_several_cases_one_is_picked_and_what_came_before_is_filed_there() -> None:
    """Nothing has to be sent twice."""
    sending = chat("send_evidence", page(cases=(CASE, OTHER))).send()

    picked = sending.press("pick_case", 43)

    assert picked.done == [FileUnder(43, "agreed_price")]
    assert picked.stage == "send_evidence/sending"


def test_without_an_open_case_the_ways_on_are_named() -> None:
    """And nothing waits."""
    nothing = chat("send_evidence")

    assert nothing.said == ["send_evidence/no_open_case"]


def test_a_case_of_another_customer_does_not_exist_here() -> None:
    """Its number opens nothing."""
    foreign = chat("send_evidence", case_id=777)

    assert foreign.stage == "home/at_rest"


def test_a_refused_file_is_explained_and_the_dialogue_goes_on() -> None:
    """With what to do instead."""
    refused = chat("send_evidence", page(cases=(CASE,)), case_id=42).happens(
        "evidence_refused", why="password", size=10
    )

    assert refused.said == ["send_evidence/refused"]
    assert refused.card["why"] == "password"
