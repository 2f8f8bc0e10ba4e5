"""Signed records of confirmations: added, found, and who stands in them forgotten.

Promises: a record is one more link of two chains, its customer's and the house's; nothing here changes or removes one;
`forget` takes away only what the salted references of one person hide.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, text

from flows.facts.records import NOTHING_BEFORE, Head, Kept, Record, compact
from flows.facts.statement import fingerprint
from storage.prepared import Prepared
from storage.tables.cases import CONFIRMATION
from storage.tables.records import RECORD, RECORD_OPENING, SIGNING_KEY

_LAST = Prepared(text("SELECT seq, sha FROM record WHERE seq = (SELECT max(seq) FROM record)"))
_LAST_OF = Prepared(
    text("SELECT of_customer, sha FROM record WHERE customer_id = :customer_id ORDER BY of_customer DESC LIMIT 1")
)
_OPENINGS = Prepared(text("SELECT part, salt, value FROM record_opening WHERE seq = :seq ORDER BY part"))
_BINDING = Prepared(
    text(
        "SELECT method, bound_at FROM binding WHERE chat = :chat AND contact_id = :contact_id AND revoked_at IS NULL"
        " ORDER BY id DESC LIMIT 1"
    )
)
_SENT = Prepared(
    text(
        "SELECT body, remote_id FROM outbox WHERE id IN"
        " (SELECT id FROM outbox WHERE lane = :lane ORDER BY id DESC LIMIT :most) ORDER BY id DESC"
    )
)


# -- added -------------------------------------------------------------------------------------------------------------
def head(conn: Connection, customer_id: int) -> Head:
    """Where the two chains stand, for the next record."""
    house, theirs = _LAST.row(conn), _LAST_OF.row(conn, customer_id=customer_id)
    whole = (house[1], house[0]) if house else (NOTHING_BEFORE, 0)
    own = (theirs[1], theirs[0]) if theirs else (NOTHING_BEFORE, 0)
    return Head(own[0], whole[0], own[1], whole[1])


def add(conn: Connection, record: Record, customer_id: int, signature: bytes) -> str:
    """Keep it; returns its SHA-256. Raises on a place that is taken (unique)."""
    body = record.body
    row = {
        "seq": record.before.of_house + 1, "number": record.number, "kind": record.kind, "customer_id": customer_id,
        "of_customer": record.before.of_customer + 1, "statement_id": record.statement.id, "body": body,
        "sha": fingerprint(body), "signature": signature, "at": record.at,
    }  # fmt: skip
    conn.execute(insert(RECORD).values(**row))
    hidden = [
        {
            "seq": row["seq"], "part": one.part, "contact_id": one.contact_id, "salt": one.salt,
            "value": compact(one.value).decode(),
        }
        for one in record.openings
    ]  # fmt: skip
    if hidden:
        conn.execute(insert(RECORD_OPENING), hidden)
    return str(row["sha"])


def forget(conn: Connection, contact_id: int) -> None:
    """Nobody can open any more what stands for that person in any record."""
    conn.execute(delete(RECORD_OPENING).where(RECORD_OPENING.c.contact_id == contact_id))


def note_key(conn: Connection, name: str, public: bytes, now: int) -> str:
    """The house signs with this key from now on; returns the one before it, when this one is new."""
    if conn.execute(select(SIGNING_KEY.c.name).where(SIGNING_KEY.c.name == name)).first():
        return ""
    last = select(func.max(SIGNING_KEY.c.since)).scalar_subquery()
    before = conn.execute(select(SIGNING_KEY.c.name).where(SIGNING_KEY.c.since == last)).scalar()
    conn.execute(insert(SIGNING_KEY).values(name=name, public=public, since=now))
    return str(before or "")


def counted(conn: Connection) -> tuple[int, int]:
    """(how many records there are, how many confirmations are of the time before there were any)."""
    older = select(func.count()).select_from(CONFIRMATION).where(CONFIRMATION.c.body != b"")
    count = select(func.count()).select_from(RECORD)
    return int(conn.execute(count).scalar() or 0), int(conn.execute(older).scalar() or 0)


def keys(conn: Connection) -> dict[str, tuple[bytes, int]]:
    """(public key, since when in µs UTC) by name, the newest first."""
    found = conn.execute(select(SIGNING_KEY).order_by(SIGNING_KEY.c.since.desc()))
    return {row.name: (bytes(row.public), int(row.since)) for row in found}


# -- found -------------------------------------------------------------------------------------------------------------
def of_statement(conn: Connection, statement_id: int) -> tuple[Kept, ...]:
    """Those about that version of a statement, the oldest first: confirmed, then perhaps taken back."""
    wanted = select(RECORD).where(RECORD.c.statement_id == statement_id).order_by(RECORD.c.seq)
    return tuple(_kept(conn, row) for row in conn.execute(wanted).mappings().all())


def numbered(conn: Connection, number: str) -> Kept | None:
    """The one of that number."""
    row = conn.execute(select(RECORD).where(RECORD.c.number == number)).mappings().first()
    return _kept(conn, row) if row else None


def of_person(conn: Connection, number: str, contact_id: int) -> dict[str, Any]:
    """What of a record is that person's own: the words they saw, and what shows that they stand behind it."""
    kept = numbered(conn, number)
    if kept is None:
        return {}
    theirs = select(RECORD_OPENING.c.part).where(
        RECORD_OPENING.c.seq == kept.seq, RECORD_OPENING.c.contact_id == contact_id
    )
    opened = {part: kept.openings[part] for part in conn.execute(theirs).scalars()}
    shown = {part: {"salt": salt.hex(), "value": dict(value)} for part, (salt, value) in opened.items()}
    words = {"wording": kept.said["shown"]["text"]} if kept.said["shown"]["text"] else {}
    return {**words, "check_code": kept.code, "opens": shown}


def newest(conn: Connection) -> tuple[int, str]:
    """How many there are, and the SHA-256 of the last (empty: none): what a signed head says of them."""
    row = _LAST.row(conn)
    return (row[0], row[1]) if row else (0, "")


def binding(conn: Connection, chat: str, contact_id: int) -> dict[str, str | int]:
    """How this chat came to speak for that contact, and since when (µs UTC)."""
    row = _BINDING.row(conn, chat=chat, contact_id=contact_id)
    return {"binding": row[0], "bound_at": row[1]} if row else {}


def words_sent(conn: Connection, lane: str, most: int) -> Iterator[tuple[dict[str, Any], str]]:
    """(body, the platform's number) of at most `most` letters of that lane, the newest first."""
    return ((json.loads(body), str(number or "")) for body, number in _SENT.rows(conn, lane=lane, most=most))


def _kept(conn: Connection, row: Mapping[Any, Any]) -> Kept:
    names = ("seq", "number", "kind", "customer_id", "statement_id", "sha", "at")
    openings = {part: (bytes(salt), json.loads(value)) for part, salt, value in _OPENINGS.rows(conn, seq=row["seq"])}
    return Kept(
        **{name: row[name] for name in names},
        body=bytes(row["body"]),
        signature=bytes(row["signature"]),
        openings=openings,
    )
