"""What came in: each key once, durable before it is acknowledged.

What failed is kept, tried again and at last parked.
"""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, text

from storage.prepared import Prepared

PATIENCE = 5  # tries before a person must look
HOUR = 3_600_000_000

_KEY = "hour = :hour AND source = :source AND external_id = :external_id"
_TAKE = Prepared(
    text(
        "INSERT INTO inbox (hour, source, external_id, chat, state, tries, received_at)"
        " VALUES (:hour, :source, :external_id, :chat, :state, 0, :received_at) ON CONFLICT DO NOTHING"
    )
)
_FINISH = Prepared(text(f"UPDATE inbox SET state = 'done', body = NULL, error = NULL WHERE {_KEY} AND state = 'new'"))  # noqa: S608 - constants
_STATE = Prepared(text(f"SELECT state, tries FROM inbox WHERE {_KEY}"))  # noqa: S608
_FAIL = Prepared(
    text(
        "INSERT INTO inbox (hour, source, external_id, chat, state, tries, error, body, received_at)"
        " VALUES (:hour, :source, :external_id, :chat, :state, 1, :error, :body, :received_at)"
        " ON CONFLICT (hour, source, external_id) DO UPDATE SET tries = inbox.tries + 1, error = excluded.error,"
        " state = CASE WHEN inbox.tries + 1 >= 5 THEN 'parked' ELSE 'new' END"
    )
)
_WAITING = Prepared(
    text(
        "SELECT source, body FROM inbox WHERE state = 'new' AND body IS NOT NULL ORDER BY received_at LIMIT :most"
    ).bindparams(bindparam("most"))
)


@dataclass(frozen=True, slots=True)
class Key:
    """What makes an inbound one: its source, the platform's id, and the time of the event itself (µs UTC)."""

    source: str
    external_id: str
    at: int

    def columns(self) -> dict[str, Any]:
        """As columns."""
        return {"hour": self.at // HOUR, "source": self.source, "external_id": self.external_id}


def take(conn: Connection, key: Key, chat: str, now: int, state: str = "done") -> bool:
    """Write the key down as done with this transaction. False when it was done, parked or ignored before."""
    if _TAKE.run(conn, **key.columns(), chat=chat, received_at=now, state=state):
        return True
    return bool(_FINISH.run(conn, **key.columns()))


def failed(conn: Connection, key: Key, chat: str, body: dict[str, Any], error: str, now: int) -> bool:
    """Keep what failed, to be tried again; True when that was the last try and it is parked."""
    _FAIL.run(conn, **key.columns(), chat=chat, body=json.dumps(body), error=error[:500], received_at=now, state="new")
    state, _ = _STATE.row(conn, **key.columns())
    return bool(state == "parked")


def waiting(conn: Connection, most: int = 100) -> list[tuple[str, dict[str, Any]]]:
    """(source, body) of what is to be tried again, oldest first."""
    return [(source, json.loads(body)) for source, body in _WAITING.rows(conn, most=most)]
