"""What the records say of letters that give a customer notice: each outcome, and what was withheld and why."""

import json

import pytest
from sqlalchemy import Connection

from storage import audit, notices, outbox
from storage.ports import Letter

NOW = 1_793_610_000_000_000


def letter(key: str, kind: str = "decision", lane: str = "telegram:7", customer_id: int = 0) -> Letter:
    """A letter about a case."""
    channel = lane.partition(":")[0]
    return Letter(key, lane, channel, "sendMessage", {"text": key}, kind, subject="case:7", customer_id=customer_id)


def noted(conn: Connection) -> list[dict[str, str]]:
    """Every notice in the house's chain."""
    rows = conn.exec_driver_sql("SELECT body FROM audit WHERE action = 'notice' AND customer_id = 0 ORDER BY seq")
    return [json.loads(body) for body in rows.scalars()]


def test_a_letter_that_was_sent_is_noted_with_the_platforms_number(conn: Connection) -> None:
    """That is the evidence of notice."""
    notices.note(conn, letter("a"), "sent", NOW, remote_id="77")

    assert noted(conn) == [{"letter": "a", "kind": "decision", "outcome": "sent", "remote": "77"}]


@pytest.mark.parametrize(
    ("kind", "lane", "outcome"),
    [
        pytest.param("message", "telegram:7", "sent", id="an answer in a dialogue"),
        pytest.param("card", "telegram:7", "sent", id="the card that stands"),
        pytest.param("seal", "telegram:7", "sent", id="the keys of an old one"),
        pytest.param("decision", "slack:C1", "sent", id="a word to the desk"),
        pytest.param("decision", "telegram:7", "queued", id="one that is tried again"),
        pytest.param("decision", "telegram:7", "", id="one that was settled before"),
    ],
)
def test_what_gives_no_customer_notice_is_not_noted(conn: Connection, kind: str, lane: str, outcome: str) -> None:
    """The records must not drown in it."""
    notices.note(conn, letter("a", kind, lane), outcome, NOW)

    assert noted(conn) == []


def test_a_letter_that_is_withdrawn_is_noted_with_the_reason(conn: Connection) -> None:
    """Nobody can say later that it was sent."""
    outbox.add(conn, [letter("a", "reminder"), letter("b")], NOW)
    outbox.withdraw(conn, "case:7", "reminder", "overtaken by an answer", NOW)

    assert noted(conn) == [
        {"letter": "a", "kind": "reminder", "outcome": "dead", "error": "overtaken by an answer"},
    ]


def test_a_letter_to_a_chat_that_is_bound_no_longer_is_noted_as_withheld(conn: Connection) -> None:
    """In the chain of the customer whose figures it held."""
    (queued,) = outbox.add(conn, [letter("a", customer_id=3)], NOW)

    assert not outbox.mark_sending(conn, queued, NOW)
    (body,) = conn.exec_driver_sql("SELECT body FROM audit WHERE customer_id = 3").scalars()
    assert json.loads(body)["error"] == "the chat is no longer bound to this customer"


def test_what_a_crash_left_open_is_noted_as_uncertain(conn: Connection) -> None:
    """Once, and only what was being sent."""
    first, _second = outbox.add(conn, [letter("a"), letter("b")], NOW)
    outbox.mark_sending(conn, first, NOW)
    for _ in range(2):
        notices.crashed(conn, NOW)
        outbox.after_crash(conn, NOW)

    assert [(one["letter"], one["outcome"]) for one in noted(conn)] == [("a", "uncertain")]
    assert audit.broken(conn, 0) is None
