"""Waiting for a person, and speaking with one."""

from datetime import UTC, datetime

import pytest

from flows.engine.events import Asked, SentUnusable
from flows.facts.commands import AskForPerson, EndWaiting, PassOn
from flows.facts.times import in_zone, micros
from tests.flows.samples_dispute import CASE, Chat, chat, page


def waiting() -> Chat:
    """A customer who asked for a person while naming the agreed price."""
    asked = chat("raise_dispute", statement_id=5, document_id=11).press("reason_price")
    return asked.take(Asked("human"))


def test_asking_says_where_the_customer_was() -> None:
    """Nobody has to explain it again."""
    asked = waiting()

    (command,) = asked.done
    assert isinstance(command, AskForPerson)
    assert (command.case_id, command.reason, command.by > 0) == (0, "raise_dispute/price", True)
    assert asked.said == ["talk_to_person/somebody_will_answer"]


def test_the_case_spoken_about_goes_along() -> None:
    """Whoever takes over sees its thread."""
    asked = chat("send_evidence", page(cases=(CASE,)), case_id=42).take(Asked("human"))

    (command,) = asked.done
    assert isinstance(command, AskForPerson)
    assert (command.case_id, command.reason) == (42, "send_evidence/sending")


@pytest.mark.parametrize(
    ("asked_at", "answered_by"),
    [
        (datetime(2026, 11, 3, 9, 0, tzinfo=UTC), (3, 12, 0)),
        (datetime(2026, 11, 3, 16, 30, tzinfo=UTC), (4, 11, 0)),
        (datetime(2026, 11, 6, 20, 0, tzinfo=UTC), (9, 11, 0)),
        (datetime(2026, 11, 3, 4, 0, tzinfo=UTC), (3, 11, 0)),
    ],
    ids=["in hours", "just before closing", "on Friday night", "before opening"],
)
def test_an_answer_is_promised_within_two_hours_of_somebody_being_there(
    asked_at: datetime, answered_by: tuple[int, int, int]
) -> None:
    """In the supplier's zone, which is Berlin here."""
    talk = chat("raise_dispute")
    talk.now = micros(asked_at)
    talk.take(Asked("human"))
    by = talk.card["by"]

    assert isinstance(by, int)
    there = in_zone(by, "Europe/Berlin")
    assert (there.day, there.hour, there.minute) == answered_by


def test_words_are_passed_on_with_one_receipt() -> None:
    """The first is acknowledged, the others reach the desk quietly."""
    talk = waiting()

    first = (talk.write("it is urgent").said, talk.done)
    second = (talk.write("really").said, talk.done)

    assert first == (["talk_to_person/passed_on"], [PassOn(0, "it is urgent")])
    assert second == ([], [PassOn(0, "really")])


def test_going_on_without_waiting_leads_back_to_the_very_question() -> None:
    """The agreed price, in this case."""
    back = waiting().press("stop_waiting")

    assert back.done == [EndWaiting()]
    assert back.said == ["talk_to_person/going_on", "raise_dispute/agreed_price"]


def test_back_is_going_on_without_waiting() -> None:
    """The word means the same."""
    back = waiting().take(Asked("back"))

    assert back.done == [EndWaiting()]
    assert back.stage == "raise_dispute/price"


def test_the_name_of_who_takes_over_is_told() -> None:
    """And then the assistant keeps quiet."""
    talk = waiting().happens("taken", name="Zhou Min")
    taken = (talk.said, talk.card["person"])
    quiet = talk.write("thank you").said

    assert taken == (["talk_to_person/speaking_with"], "Zhou Min")
    assert quiet == []


def test_handing_back_restates_the_interrupted_question_at_once() -> None:
    """Without waiting for a message."""
    back = waiting().happens("taken", name="Zhou Min").happens("returned", name="Zhou Min")

    assert back.said == ["talk_to_person/returned", "raise_dispute/agreed_price"]


def test_asking_twice_does_not_hand_over_twice() -> None:
    """The same card is shown again."""
    twice = waiting().take(Asked("human"))

    assert not twice.done
    assert twice.said == ["talk_to_person/somebody_will_answer"]


def test_a_file_reaches_the_desk_with_one_receipt() -> None:
    """Like words."""
    talk = waiting()

    assert talk.send("slip.jpg").said == ["talk_to_person/passed_on"]
    assert talk.send("slip2.jpg").said == []


def test_a_sticker_is_answered_too() -> None:
    """Nothing meets silence."""
    talk = waiting().take(SentUnusable("sticker"))

    assert talk.said == ["always/unusable"]
