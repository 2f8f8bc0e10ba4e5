"""Letters: once per key, in order, and never sent again unseen after a crash."""

from typing import Any

import pytest
from sqlalchemy import Connection, insert, select

from storage import outbox
from storage.ports import Letter
from storage.tables.corridor import OUTBOX
from storage.tables.people import BINDING

NOW = 1_000_000
LATER = 9_000_000


def letter(key: str, lane: str = "telegram:7", **more: Any) -> Letter:
    """A letter in its final words."""
    made = {"method": "sendMessage", "body": {"text": "您好 & <b>thank you</b>"}, "kind": "message"}
    return Letter(key=key, lane=lane, channel=lane.partition(":")[0], **(made | more))


def queued(conn: Connection, *keys: str, lane: str = "telegram:7", **more: Any) -> list[Letter]:
    """Letters in the outbox, one for each key."""
    return outbox.add(conn, [letter(key, lane, **more) for key in keys], NOW)


def keys(letters: list[Letter]) -> list[str]:
    """By their keys."""
    return [one.key for one in letters]


def state(conn: Connection, key: str) -> str:
    """What became of a letter."""
    return str(conn.execute(select(OUTBOX.c.state).where(OUTBOX.c.key == key)).scalar_one())


def being_sent(conn: Connection, key: str, **more: Any) -> Letter:
    """A letter whose call has begun."""
    one = queued(conn, key, **more)[0]
    assert outbox.mark_sending(conn, one)
    return one


def test_letters_wait_in_the_order_in_which_they_were_written(conn: Connection) -> None:
    """A customer reads the answer after the question."""
    queued(conn, "a", "b")
    queued(conn, "c")

    assert keys(outbox.waiting(conn, NOW)) == ["a", "b", "c"]


def test_a_letter_comes_back_word_for_word(conn: Connection) -> None:
    """Nothing is rendered again when it is sent after a restart."""
    written = queued(conn, "a", subject="case:7", customer_id=3, on_uncertain="repeat_once")[0]

    assert outbox.waiting(conn, NOW) == [written]


def test_the_same_key_is_one_letter_and_the_first_words_stand(conn: Connection) -> None:
    """An update that is worked on twice says its piece once."""
    queued(conn, "a", body={"text": "first"})

    assert queued(conn, "a", body={"text": "second"}) == []
    assert [one.body for one in outbox.waiting(conn, NOW)] == [{"text": "first"}]


def test_a_letter_is_marked_for_sending_once(conn: Connection) -> None:
    """Two who would send it at once cannot."""
    one = queued(conn, "a")[0]

    assert [outbox.mark_sending(conn, one), outbox.mark_sending(conn, one)] == [True, False]


def test_a_letter_being_sent_does_not_wait(conn: Connection) -> None:
    """A sweep in the middle of a call must not take it up again."""
    being_sent(conn, "a")

    assert outbox.waiting(conn, LATER) == []


def test_a_crash_makes_uncertain_what_was_being_sent_and_nothing_else(conn: Connection) -> None:
    """Nobody knows whether it arrived, so it is not sent again unseen."""
    being_sent(conn, "under way")
    sent = being_sent(conn, "sent")
    outbox.outcome(conn, sent.id, "sent", remote_id="12", sent_at=NOW)
    queued(conn, "waiting")

    assert outbox.after_crash(conn, LATER) == 1
    assert [state(conn, key) for key in ("under way", "sent", "waiting")] == ["uncertain", "sent", "queued"]
    assert [(one.key, bool(one.error)) for one in outbox.uncertain(conn)] == [("under way", True)]


@pytest.mark.parametrize("end", ["sent", "dead", "uncertain"])
def test_the_outcome_of_a_call_is_kept(conn: Connection, end: str) -> None:
    """Each of the three ends is visible afterwards."""
    one = being_sent(conn, "a")
    outbox.outcome(conn, one.id, end, error="why")

    assert state(conn, "a") == end
    assert outbox.waiting(conn, LATER) == []


def test_what_was_sent_stays_sent_whatever_is_said_later(conn: Connection) -> None:
    """A late answer of an earlier try cannot call it back."""
    one = being_sent(conn, "a")
    outbox.outcome(conn, one.id, "sent", remote_id="12", sent_at=NOW)
    outbox.outcome(conn, one.id, "queued")

    assert state(conn, "a") == "sent"


def test_a_letter_that_must_wait_comes_back_at_its_time(conn: Connection) -> None:
    """The platform said when to try again."""
    one = being_sent(conn, "a")
    outbox.outcome(conn, one.id, "queued", error="flood", not_before=LATER)

    assert keys(outbox.waiting(conn, LATER - 1)) == []
    assert keys(outbox.waiting(conn, LATER)) == ["a"]


def test_letters_behind_one_that_waits_keep_their_place(conn: Connection) -> None:
    """What comes second is not read first because the first was turned away; other chats do not wait."""
    one = being_sent(conn, "a")
    queued(conn, "b")
    queued(conn, "elsewhere", lane="telegram:8")
    outbox.outcome(conn, one.id, "queued", error="flood", not_before=LATER)

    assert keys(outbox.waiting(conn, NOW)) == ["elsewhere"]
    assert keys(outbox.waiting(conn, LATER)) == ["a", "b", "elsewhere"]


def test_an_uncertain_letter_is_repeated_once_and_the_doubt_stays_visible(conn: Connection) -> None:
    """Asked for again after every restart, the copy is one copy."""
    one = being_sent(conn, "a", on_uncertain="repeat_once")
    outbox.outcome(conn, one.id, "uncertain", error="no answer")

    assert keys(outbox.repeat(conn, one, NOW)) == ["a:again"]
    assert outbox.repeat(conn, one, NOW) == []
    assert state(conn, "a") == "uncertain"


def test_the_copy_of_an_uncertain_letter_is_not_copied_again(conn: Connection) -> None:
    """Two doubts do not make three messages."""
    one = being_sent(conn, "a", on_uncertain="repeat_once")
    again = outbox.repeat(conn, one, NOW)[0]

    assert again.on_uncertain == "assume_sent"


def test_a_letter_with_figures_dies_when_its_chat_is_no_longer_bound(conn: Connection) -> None:
    """The last look before the call: the binding may have been revoked since the turn."""
    bound = queued(conn, "bound", customer_id=3)[0]
    foreign = queued(conn, "foreign", customer_id=4)[0]
    conn.execute(
        insert(BINDING).values(contact_id=1, customer_id=3, chat="telegram:7", person="7", method="test", bound_at=NOW)
    )

    assert [outbox.mark_sending(conn, bound), outbox.mark_sending(conn, foreign)] == [True, False]
    assert state(conn, "foreign") == "dead"


def test_the_newest_remote_message_of_a_subject_is_the_one_to_rewrite(conn: Connection) -> None:
    """A card is rewritten where it stands now."""
    for key, number in (("a", "100"), ("b", "200")):
        one = being_sent(conn, key, lane="slack:C1", kind="head", subject="case:7")
        outbox.outcome(conn, one.id, "sent", remote_id=number, sent_at=NOW)
    queued(conn, "c", lane="slack:C1", kind="head", subject="case:7")

    assert outbox.remote(conn, "case:7", "head") == ("200", "slack:C1")
    assert outbox.remote(conn, "case:8", "head") is None


def test_an_answer_finds_what_the_message_was_about(conn: Connection) -> None:
    """A customer who replies to a notice means that case, and only in that chat."""
    one = being_sent(conn, "a", subject="case:7")
    outbox.outcome(conn, one.id, "sent", remote_id="31", sent_at=NOW)

    assert outbox.subject_of(conn, "telegram:7", "31") == "case:7"
    assert outbox.subject_of(conn, "telegram:8", "31") == ""


def test_a_withdrawn_letter_is_not_sent_and_one_under_way_is_left_alone(conn: Connection) -> None:
    """What has become moot is called back while it still can be."""
    being_sent(conn, "under way", subject="case:7", kind="decision")
    queued(conn, "moot", subject="case:7", kind="decision")

    assert outbox.withdraw(conn, "case:7", "decision", "answered") == 1
    assert [state(conn, "under way"), state(conn, "moot")] == ["sending", "dead"]


def test_a_letter_called_back_during_its_call_is_not_tried_again(conn: Connection) -> None:
    """The answer came while the platform refused the reminder."""
    one = being_sent(conn, "under way", subject="case:7", kind="decision")
    outbox.withdraw(conn, "case:7", "decision", "answered")
    outbox.outcome(conn, one.id, "queued", not_before=NOW)

    assert state(conn, "under way") == "dead"


def test_letters_are_counted_by_what_became_of_them(conn: Connection) -> None:
    """Whoever looks after the bot sees what is in doubt."""
    being_sent(conn, "a")
    queued(conn, "b", "c")

    assert outbox.counts(conn) == {"sending": 1, "queued": 2}
