"""What colleagues write to customers: rows, and what became of the letters that carried them."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, text, update

from storage.prepared import Prepared
from storage.tables.replies import STAFF_REPLY, STAFF_REPLY_FILE

_ROW = STAFF_REPLY.c
_LETTER = Prepared(text("SELECT state, remote_id, sent_at FROM outbox WHERE key = :key"))
_STOP = Prepared(text("UPDATE outbox SET state = 'dead', error = :why WHERE key = :key AND state = 'queued'"))
_HEARD = Prepared(
    text("SELECT max(received_at) FROM inbox WHERE hour >= :hour AND source = 'telegram' AND chat = :chat")
)
_HOUR = 3_600_000_000
# Works on every database we know: a name that stands in the words is missing once it is taken out of them.
_NAMED = Prepared(
    text(
        "SELECT name FROM customer WHERE id <> :own AND length(name) > 3"
        " AND replace(:words, lower(name), '') <> :words LIMIT 5"
    )
)


@dataclass(frozen=True, slots=True)
class StaffReply:
    """A colleague's message to a customer; `files` are (kind, what, name), times µs UTC.

    `next_at`: when it says that they hear next; 0 for unsaid.
    """

    id: int
    subject: str
    chat: str
    contact_id: int
    customer_id: int
    staff_id: int
    text: str
    words: str
    files: tuple[tuple[str, str, str], ...]
    state: str
    version: int
    made_at: int
    send_at: int
    letter_key: str
    next_at: int = 0


def add(conn: Connection, *, files: tuple[tuple[str, str, str], ...], **fields: Any) -> int:
    """Keep a new message; returns its id."""
    key = conn.execute(insert(STAFF_REPLY).values(files=json.dumps(files), **fields)).inserted_primary_key
    return int(key[0]) if key else 0


def one(conn: Connection, id: int) -> StaffReply | None:
    """That message."""
    row = conn.execute(select(*_ROW).where(_ROW.id == id)).mappings().first()
    if row is None:
        return None
    files = tuple((str(kind), str(what), str(name)) for kind, what, name in json.loads(row["files"]))
    return StaffReply(**{name: row[name] for name in StaffReply.__slots__ if name != "files"}, files=files)


def change(conn: Connection, id: int, was: str, **fields: Any) -> bool:
    """Change columns by name; False when it is no longer in the state `was`."""
    return bool(conn.execute(update(STAFF_REPLY).where(_ROW.id == id, _ROW.state == was).values(**fields)).rowcount)


def letter(conn: Connection, key: str) -> tuple[str, str, int]:
    """(state, number on the platform, when it was sent) of the letter with that key; empty when there is none."""
    row = _LETTER.row(conn, key=key)
    return (str(row[0]), str(row[1] or ""), int(row[2] or 0)) if row else ("", "", 0)


def carries(conn: Connection, id: int, key: str) -> None:
    """A file of that message goes with that letter."""
    conn.execute(insert(STAFF_REPLY_FILE).values(reply_id=id, letter_key=key))


def carried(conn: Connection, id: int) -> list[str]:
    """The keys of the letters that carry its files."""
    rows = STAFF_REPLY_FILE.c
    return list(conn.execute(select(rows.letter_key).where(rows.reply_id == id).order_by(rows.letter_key)).scalars())


def stop(conn: Connection, key: str, why: str) -> bool:
    """A letter that has not left never will. False when it has, or may have."""
    return bool(_STOP.run(conn, key=key, why=why))


def heard_at(conn: Connection, chat: str, since: int) -> int:
    """When that chat's person last did something since then (µs UTC); 0 for not at all."""
    row = _HEARD.row(conn, hour=since // _HOUR, chat=chat)
    at = int(row[0] or 0) if row else 0
    return at if at >= since else 0


def customers_named(conn: Connection, words: str, own: int) -> tuple[str, ...]:
    """Names of other customers that stand in the words, letters of either size."""
    return tuple(str(row[0]) for row in _NAMED.rows(conn, own=own, words=words.lower()))
