"""Letters that wait for a colleague's look, and the languages whose words somebody has taken responsibility for.

Promises: a letter is decided on once; what waits is either queued by that decision or never leaves. Times are µs UTC.
"""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, select, text, update

from storage.desk_home import ToDecide
from storage.prepared import Prepared
from storage.tables.held_letters import ACCEPTED_WORDS, HELD_LETTER
from storage.tables.ledger import CONTACT, CUSTOMER

WAITING = "waiting"
_row = HELD_LETTER.c
_ACCEPTED = Prepared(text("SELECT 1 FROM accepted_words WHERE language = :language"))


@dataclass(frozen=True, slots=True)
class HeldLetter:
    """One letter: whom it is for, what it says in its reader's language, in English and as the desk reads it."""

    id: int
    customer_id: int
    contact_id: int
    lane: str
    subject: str
    message: str
    language: str
    method: str
    kind: str
    on_uncertain: str
    body: dict[str, Any]
    english: dict[str, Any]
    shown: str
    owner: int
    state: str
    held_at: int
    decided_by: int
    decided_at: int


@dataclass(frozen=True, slots=True)
class Accepted:
    """A language whose words somebody answers for, by name, since then."""

    language: str
    reviewer: str
    at: int


def add(conn: Connection, **fields: Any) -> int:
    """Keep a letter back; `body` and `english` are the calls' arguments. Returns its id."""
    stored = {name: json.dumps(fields.pop(name), ensure_ascii=False) for name in ("body", "english")}
    done = conn.execute(insert(HELD_LETTER).values(state=WAITING, **stored, **fields))
    return int(done.inserted_primary_key[0])  # type: ignore[index]


def one(conn: Connection, id: int) -> HeldLetter | None:
    """That letter, whatever became of it."""
    return next(iter(_found(conn, select(HELD_LETTER).where(_row.id == id))), None)


def waiting(conn: Connection, language: str = "", *, subject: str = "", most: int = 1_000) -> list[HeldLetter]:
    """What waits, the oldest first: all of it, of a language, or about a subject."""
    found = select(HELD_LETTER).where(_row.state == WAITING).order_by(_row.id).limit(most)
    found = found.where(_row.language == language) if language else found
    return _found(conn, found.where(_row.subject == subject) if subject else found)


def decide(conn: Connection, id: int, state: str, by: int, now: int) -> bool:
    """It leaves or it does not. False when that was decided before."""
    decided = {"state": state, "decided_by": by, "decided_at": now}
    once = update(HELD_LETTER).where(_row.id == id, _row.state == WAITING)
    return bool(conn.execute(once.values(**decided)).rowcount)


def overtake(conn: Connection, subject: str, kind: str, now: int) -> list[int]:
    """Letters of that kind about it have nothing to say any more. Returns their ids."""
    mine = _row.subject == subject, _row.kind == kind, _row.state == WAITING
    gone = update(HELD_LETTER).where(*mine).values(state="overtaken", decided_at=now)
    return [int(row[0]) for row in conn.execute(gone.returning(_row.id))]


def forget(conn: Connection, contact_id: int) -> None:
    """Nothing that was to be said to them is kept."""
    conn.execute(delete(HELD_LETTER).where(_row.contact_id == contact_id))


def to_decide(conn: Connection, by: int, most: int, *, theirs: bool = False) -> list[ToDecide]:
    """What waits, for a colleague's home; `theirs`: only what they are asked about, or anybody is."""
    columns = _row.id, CONTACT.c.name, CUSTOMER.c.name
    joined = HELD_LETTER.join(CONTACT, CONTACT.c.id == _row.contact_id)
    joined = joined.join(CUSTOMER, CUSTOMER.c.id == _row.customer_id)
    found = select(*columns).select_from(joined).where(_row.state == WAITING).order_by(_row.id).limit(most)
    found = found.where(_row.owner.in_((0, by))) if theirs else found
    return [ToDecide("held", *row) for row in conn.execute(found)]


# -- languages ---------------------------------------------------------------------------------------------------------
def is_accepted(conn: Connection, language: str) -> bool:
    """Whether somebody answers for the words of that language."""
    return _ACCEPTED.row(conn, language=language) is not None


def accept(conn: Connection, language: str, reviewer: str, now: int) -> None:
    """From now on `reviewer` answers for them."""
    conn.execute(delete(ACCEPTED_WORDS).where(ACCEPTED_WORDS.c.language == language))
    conn.execute(insert(ACCEPTED_WORDS).values(language=language, reviewer=reviewer, at=now))


def accepted(conn: Connection) -> dict[str, Accepted]:
    """Every language that somebody answers for."""
    columns = ACCEPTED_WORDS.c.language, ACCEPTED_WORDS.c.reviewer, ACCEPTED_WORDS.c.at
    return {row[0]: Accepted(*row) for row in conn.execute(select(*columns))}


def _found(conn: Connection, wanted: Select[Any]) -> list[HeldLetter]:
    rows = (dict(row) for row in conn.execute(wanted).mappings())
    return [HeldLetter(**{**row, **{name: json.loads(row[name]) for name in ("body", "english")}}) for row in rows]
