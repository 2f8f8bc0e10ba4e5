"""Books tried out: a copy in which time may pass, and what has become of things there.

Promise: whatever happens in a copy, the books it was made from do not know of it. Times are µs UTC.
"""

import contextlib
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, text

from storage.embedded import EmbeddedStore
from storage.follow_ups import FollowUp
from storage.prepared import Prepared

MOST = 200  # rows looked at together

_DUE = Prepared(
    text(
        "SELECT id, kind, subject, customer_id, count, due_at, because FROM follow_up WHERE state = 'due'"
        " AND due_at <= :until AND (:customer = 0 OR customer_id = :customer) ORDER BY due_at, id LIMIT :most"
    )
)
_WAITING = Prepared(
    text(
        "SELECT id, kind, subject, customer_id, count, due_at, because FROM follow_up WHERE customer_id = :customer"
        " AND state = 'due' ORDER BY due_at, id LIMIT :most"
    )
)
_BECAME = Prepared(text("SELECT state, because, due_at FROM follow_up WHERE id = :id"))
_HELD = (
    "SELECT id, kind, subject, customer_id, count, CASE state WHEN 'due' THEN due_at ELSE closed_at END, because,"
    " shows, state = 'due' FROM follow_up WHERE ((state = 'due' AND because <> '' AND due_at > :until)"
    " OR (state = 'withheld' AND closed_at >= :since)) AND (:customer = 0 OR customer_id = :customer) ORDER BY 6, id"
)
_NEWEST = Prepared(text("SELECT coalesce(max(id), 0) FROM outbox"))
_SAID = Prepared(
    text("SELECT lane, channel, method, body, kind, subject, not_before FROM outbox WHERE id > :after ORDER BY id")
)


@dataclass(frozen=True, slots=True)
class Held:
    """A follow-up that did not leave: `waits` until `one.due_at`, or was left out then; `shows` is JSON."""

    one: FollowUp
    shows: str
    waits: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A letter that was written: `body` is JSON."""

    lane: str
    channel: str
    method: str
    body: str
    kind: str
    subject: str
    not_before: int


def copy_to(conn: Connection, path: Path) -> None:
    """Write the books, as `conn` sees them, to a new file."""
    source: Any = conn.connection.driver_connection
    with contextlib.closing(sqlite3.connect(path)) as copy:
        source.backup(copy)


def tried_out(path: Path) -> EmbeddedStore:
    """The copy as a store; nobody needs it to outlast a crash, so it waits for no disk."""
    store = EmbeddedStore(path)
    connection: Any = store.engine.raw_connection()
    connection.driver_connection.execute("PRAGMA synchronous=OFF")
    connection.close()
    return store


def due(conn: Connection, until: int, customer_id: int) -> list[FollowUp]:
    """What falls due until then, soonest first: of one customer, or (0) of all."""
    return [FollowUp(*row) for row in _DUE.rows(conn, until=until, customer=customer_id, most=MOST)]


def became(conn: Connection, id: int) -> tuple[str, str, int]:
    """(state, because, due at) of that follow-up."""
    state, because, at = _BECAME.row(conn, id=id)
    return str(state), str(because), int(at)


def held(conn: Connection, since: int, until: int, customer_id: int, reasons: Iterable[str]) -> list[Held]:
    """What waits past `until` for one of these reasons, and what was left out from `since` on."""
    rows = conn.execute(text(_HELD), {"since": since, "until": until, "customer": customer_id}).all()
    known = frozenset(reasons)
    return [Held(FollowUp(*row[:7]), row[7], bool(row[8])) for row in rows if row[6] in known]


def newest(conn: Connection) -> int:
    """The id of the newest letter."""
    return int(_NEWEST.row(conn)[0])


def said_after(conn: Connection, newest: int) -> list[Said]:
    """What was written after that letter, oldest first."""
    return [Said(*row) for row in _SAID.rows(conn, after=newest)]


def waiting(conn: Connection, customer_id: int) -> list[FollowUp]:
    """What waits for that customer, soonest first."""
    return [FollowUp(*row) for row in _WAITING.rows(conn, customer=customer_id, most=MOST)]
