"""Waiting for a person, and speaking with one."""

from datetime import UTC, datetime

import pytest

from flows.engine.events import Asked, Happened, SentUnusable
from flows.facts.commands import AskForPerson, EndWaiting, PassOn
from flows.facts.persons import AwaitReader, Queue, RaiseUrgency
from flows.facts.times import in_zone, micros
from tests.flows.samples_dispute import CASE, Chat, chat, page, says


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


def test_every_file_that_comes_while_waiting_has_its_receipt() -> None:
    """The first is told where it goes, the others that they came."""
    talk = waiting()

    assert talk.send("slip.jpg").said == ["talk_to_person/passed_on"]
    assert talk.send("slip2.jpg").said == ["send_evidence/receipt"]


def test_a_sticker_is_answered_too() -> None:
    """Nothing meets silence."""
    talk = waiting().take(SentUnusable("sticker"))

    assert talk.said == ["always/unusable"]


NIGHT = micros(datetime(2026, 11, 3, 21, 0, tzinfo=UTC))


def at_night() -> Chat:
    """Somebody who asks for a person when nobody is there."""
    talk = chat("raise_dispute", statement_id=5, document_id=11)
    talk.now = NIGHT
    return talk.take(Asked("human"))


def test_who_waits_ahead_is_said() -> None:
    """When somebody does."""
    talk = chat("raise_dispute", page(queue=Queue(ahead=2))).take(Asked("human"))

    assert talk.card["ahead"] == 2


def test_two_minutes_later_there_is_a_word_and_after_ten_a_choice() -> None:
    """A call may be chosen, or the waiting goes on."""
    talk = waiting().happens("queue_note", count=1)
    first = (talk.said, talk.button("call_instead"))
    second = talk.happens("queue_note", count=2)

    assert first == (["talk_to_person/still_looking"], None)
    assert second.said == ["talk_to_person/somebody_will_answer"]
    assert second.button("call_instead")


def test_while_the_desk_cannot_be_reached_the_truth_is_told() -> None:
    """Instead of a place in the queue."""
    talk = waiting()
    talk.books = page(queue=Queue(unreachable=True))

    assert talk.happens("queue_note", count=1).said == ["talk_to_person/desk_away"]


def test_at_night_only_what_is_urgent_is_passed_on_at_once() -> None:
    """Everything else is kept, and said so."""
    talk = at_night().press("it_is_urgent")
    other = talk.write("I want a new price list")
    kept = (other.said[0], other.done)
    urgent = talk.press("urgent_supply_stop")

    assert kept == ("talk_to_person/not_at_night", [PassOn(0, "I want a new price list")])
    assert urgent.done == [RaiseUrgency("supply_stop")]
    assert urgent.button("it_is_urgent") is None


def test_in_hours_nobody_is_asked_what_is_urgent() -> None:
    """Somebody answers soon in any case."""
    assert waiting().button("it_is_urgent") is None


def test_reason_and_priority_go_along() -> None:
    """From whoever began it."""
    talk = chat("talk_to_person", page(cases=(CASE,)), reason="safety", case_id=42)

    (command,) = talk.done
    assert isinstance(command, AskForPerson)
    assert (command.why, command.urgent, command.case_id) == ("safety", True, 42)


def test_an_unknown_reason_is_a_wish_for_a_person() -> None:
    """Nothing is lost by a word that is not in the table."""
    (command,) = chat("talk_to_person", reason="whatever", priority="p1").done

    assert isinstance(command, AskForPerson)
    assert (command.why, command.urgent) == ("asked", True)


def test_words_to_a_person_start_the_clocks_but_thanks_do_not() -> None:
    """Nobody owes an answer to a thank you."""
    talk = waiting().happens("taken", name="Zhou Min", role="agent")
    question = talk.write("and the freight?").done
    thanks = talk.write("thank you!").done

    assert question == [PassOn(0, "and the freight?"), AwaitReader()]
    assert thanks == [PassOn(0, "thank you!"), AwaitReader(clocks=False)]


def test_the_role_of_who_takes_over_is_told() -> None:
    """With the name."""
    taken = waiting().happens("taken", name="Zhou Min", role="lead")

    assert (taken.card["person"], taken.card["role"]) == ("Zhou Min", "person_role_lead")


@pytest.mark.parametrize(("what", "said"), [("unread", "not_read_yet"), ("idle", "backup_asked")])
def test_a_silent_colleague_is_owned_up_to_with_a_time_that_counts(what: str, said: str) -> None:
    """The new time is kept like the first one."""
    talk = waiting().happens("taken", name="Zhou Min").happens(what, name="Zhou Min")

    (command,) = talk.done
    assert talk.said == [f"talk_to_person/{said}"]
    assert isinstance(command, AskForPerson)
    assert command.by == talk.card["by"]


def test_a_conversation_that_is_handed_on_waits_again() -> None:
    """With a new promise, and the interrupted question still beneath."""
    talk = waiting().happens("taken", name="Zhou Min").happens("handed_on", name="Zhou Min", gone=False)
    again = (talk.said, talk.stage)

    assert again == (["talk_to_person/handed_on", "talk_to_person/somebody_will_answer"], "talk_to_person/waiting")
    assert talk.press("stop_waiting").said[-1] == "raise_dispute/agreed_price"


def test_what_was_agreed_is_repeated() -> None:
    """Before the question stands again."""
    back = waiting().happens("taken", name="Zhou Min")
    back.take(Happened("returned", values={"name": "Zhou Min", "agreed": ["18.40 a can"]}))

    assert says(back.last.effects)[0].values["agreed"] == ["18.40 a can"]
    assert back.said[-1] == "raise_dispute/agreed_price"


def test_an_answer_to_a_closed_conversation_goes_along() -> None:
    """The keeper decides whether it is the same one again."""
    (command,) = chat("talk_to_person", earlier=7, words="still open", reason="earlier", passed_on=True).done

    assert isinstance(command, AskForPerson)
    assert (command.earlier, command.words) == (7, "still open")
