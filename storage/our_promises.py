"""Times that we told customers: rows and the facts they stand for."""

from typing import Any

from sqlalchemy import Connection, func, insert, select, text, update

from flows.facts.our_promises import OurPromise, OurState
from storage.prepared import Prepared
from storage.tables.our_promises import OUR_PROMISE

_FACT = "id, kind, subject, customer_id, due_at, text, owner, state, times, held_until"
_OPEN = Prepared(
    text(f"SELECT {_FACT} FROM our_promise WHERE subject = :subject AND state = 'open'")  # noqa: S608 - constants
)
_ONE = Prepared(text(f"SELECT {_FACT} FROM our_promise WHERE id = :id"))  # noqa: S608 - constants


def give(conn: Connection, **fields: Any) -> int:
    """A new one; returns its id. Raises when one is open about that subject."""
    key = conn.execute(insert(OUR_PROMISE).values(state=OurState.OPEN.value, **fields)).inserted_primary_key
    return int(key[0]) if key else 0


def one(conn: Connection, id: int) -> OurPromise | None:
    """That one."""
    return _promise(_ONE.row(conn, id=id))


def open_of(conn: Connection, subject: str) -> OurPromise | None:
    """The one that is open about that subject."""
    return _promise(_OPEN.row(conn, subject=subject))


def change(conn: Connection, id: int, **fields: Any) -> None:
    """Change columns by name."""
    conn.execute(update(OUR_PROMISE).where(OUR_PROMISE.c.id == id).values(**fields))


def undelivered(conn: Connection, letter: str) -> None:
    """The word that kept it never arrived: no contact was made."""
    row = OUR_PROMISE.c
    conn.execute(update(OUR_PROMISE).where(row.letter == letter).values(state=OurState.BROKEN.value, unsolved=0))


def counted(conn: Connection, since: int, until: int) -> list[tuple[str, str, int, int]]:
    """How those due in that stretch of time (µs UTC) ended: what, state, whether unsolved, how many."""
    row = OUR_PROMISE.c
    found = (
        select(row.kind, row.state, row.unsolved, func.count())
        .where(row.due_at >= since, row.due_at < until, row.state != OurState.OPEN.value)
        .group_by(row.kind, row.state, row.unsolved)
    )
    return [(str(kind), str(state), int(unsolved), int(count)) for kind, state, unsolved, count in conn.execute(found)]


def listed(conn: Connection, since: int, until: int) -> list[dict[str, Any]]:
    """Each of them as a row, by its time."""
    row = OUR_PROMISE.c
    found = select(OUR_PROMISE).where(row.due_at >= since, row.due_at < until).order_by(row.due_at, row.id)
    return [dict(one) for one in conn.execute(found).mappings()]


def _promise(row: Any) -> OurPromise | None:
    if row is None:
        return None
    id_, kind, subject, customer_id, due_at, said, owner, state, times, held_until = row
    return OurPromise(id_, kind, subject, customer_id, due_at, said, owner, OurState(state), times, held_until)
