"""What is told together, and to whom: several things due on one day, and the controls that each message carries."""

from typing import Any

import pytest

from bot import unasked
from flows.engine.effects import Button, Say
from flows.facts.dispute import CaseState
from flows.facts.times import HOUR
from flows.tables.followups import FOLLOWUPS
from storage import cases, follow_ups, people
from storage.ports import HOURS
from tests.bot.desk_scene import LANE, NOW, Desk, desk

QUESTION = Say(
    "dispute/still_waiting", {}, ((Button("send_now", opens="send_evidence"), Button("human", command="human")),)
)


def due(here: Desk, kind: str, subject: str, at: int = NOW) -> int:
    """A follow-up about that, due then."""
    return follow_ups.replace(here.conn, kind, subject, 1, 0, at, NOW - HOUR)


def rung(here: Desk, id_: int) -> list[dict[str, Any]]:
    """What went to the customer when that follow-up was looked at."""
    work, one = here.work(), follow_ups.still_due(here.conn, id_)
    assert one is not None
    unasked.judge(work, one)
    here.finish(work)
    return [dict(letter.body) for letter in here.letters if letter.lane == LANE]


def labels(body: dict[str, Any]) -> list[str]:
    """The buttons of that message."""
    return [button["text"] for row in body["reply_markup"]["inline_keyboard"] for button in row]


def two_matters(here: Desk) -> tuple[int, int]:
    """A paper that is waited for and a second case that may be settled, both due this morning."""
    first = cases.one(here.conn, 1)
    assert first is not None
    cases.change(here.conn, first, state=CaseState.AWAITING_CUSTOMER.value)
    values: dict[str, Any] = {
        "customer_id": 1,
        "contact_id": 1,
        "statement_id": 2,
        "state": "resolved",
        "remedy": "credit_note",
    }
    claim: dict[str, Any] = {
        "document_id": 8,
        "document": "INV-7002",
        "reason": "price",
        "currency": "USD",
        "claimed": 100,
    }
    when: dict[str, Any] = {"registered_at": NOW - HOUR, "next_contact_at": NOW + HOUR}
    cases.register(here.conn, **values, **claim, **when, words="", answers={})
    return due(here, "evidence_wanted", "case:1"), due(here, "solved_question", "case:2", NOW + 3 * HOUR)


def test_several_things_due_on_one_day_are_one_message() -> None:
    """A line and a button each, and the controls once."""
    with desk() as here:
        first, second = two_matters(here)
        (body,) = rung(here, first)

        assert "D-1001" in body["text"]
        assert "D-1002" in body["text"]
        assert len(labels(body)) == 2 + 3
        assert follow_ups.still_due(here.conn, second) is None


def test_what_was_told_together_counts_once() -> None:
    """One message a day is one message, whatever it tells."""
    with desk() as here:
        first, _ = two_matters(here)
        rung(here, first)

        assert len(follow_ups.sent_since(here.conn, 1, NOW - HOUR)) == 1
        assert len(follow_ups.sent_lately(here.conn, 1, NOW - HOUR)) == 2


def test_what_falls_due_tomorrow_is_left_for_tomorrow() -> None:
    """Nothing comes early but within its day."""
    with desk() as here:
        first, second = two_matters(here)
        follow_ups.move(here.conn, second, NOW + 24 * HOUR, "")
        (body,) = rung(here, first)

        assert "D-1002" not in body["text"]
        assert follow_ups.still_due(here.conn, second) is not None


def test_the_end_of_what_could_not_be_asked_comes_in_their_hours() -> None:
    """Whoever has said stop is not asked; that the matter closed is told, and not in the middle of the night."""
    with desk() as here:
        _, second = two_matters(here)
        people.set_contact(here.conn, 1, stopped=True)
        (body,) = rung(here, second)

        assert "D-1002" in body["text"]
        assert [letter.hours for letter in here.letters if letter.lane == LANE] == [HOURS]


def test_what_says_nothing_is_no_message_and_counts_for_none() -> None:
    """A look in the house needs nobody's permission."""
    with desk() as here:
        id_ = due(here, "evidence_wanted", "case:1")  # the case waits for nobody

        assert rung(here, id_) == []
        assert follow_ups.sent_since(here.conn, 1, 0) == ()


@pytest.mark.parametrize("kind", sorted(kind for kind, row in FOLLOWUPS.items() if row.unasked))
def test_every_unasked_message_carries_its_controls_once(kind: str) -> None:
    """Later, wrong person, a person: whatever its own buttons lack."""
    said = unasked.with_controls(QUESTION, kind)
    names = [button.command or button.choice for row in said.buttons for button in row]

    assert set(FOLLOWUPS[kind].controls) <= set(names)
    assert len(names) == len(set(names))


def test_the_reason_of_a_row_is_a_sentence_in_the_readers_language() -> None:
    """Kept as JSON, read as words; what nobody knows is said as it is."""
    with desk() as here:
        work, shows = here.work(), '{"reason": "talks", "last": "2026-11-20"}'
        held = unasked.sentence(work, "Fu Tong", "contact_stop", shows, "zh_Hans")

        assert "Fu Tong" in held
        assert "talks" in held
        assert "parked" in unasked.sentence(work, "Fu Tong", "parked", "{}", "en")
