"""Times that we told customers: rows and the facts they stand for."""

from typing import Any

from sqlalchemy import Connection, func, select, text, update

from flows.facts.our_promises import OurPromise, OurState
from storage import whole_rows
from storage.prepared import Prepared
from storage.tables.our_promises import OUR_PROMISE

_FACT = "id, kind, subject, customer_id, due_at, text, owner, state, times, held_until, local, zone"
_OPEN = Prepared(
    text(f"SELECT {_FACT} FROM our_promise WHERE subject = :subject AND state = 'open'")  # noqa: S608 - constants
)
_EVERY_OPEN = Prepared(
    text(f"SELECT {_FACT} FROM our_promise WHERE state = 'open' AND zone <> '' ORDER BY id")  # noqa: S608 - constants
)
# What hangs on such a time, with the matter it is about: its follow-ups, and those of its own life.
_SHIFT = Prepared(
    text(
        "UPDATE follow_up SET due_at = due_at + :by WHERE state = 'due' AND (subject = :own OR (subject = :subject AND"
        " kind IN (:kind, 'call_soon')))"
    )
)
_OF_MATTER = {  # where the matter itself says when
    name: Prepared(text(f"UPDATE {table} SET {column} = :at WHERE id = :id AND {column} = :was"))  # noqa: S608 - constants
    for name, table, column in (
        ("call_back", "call_back", "at"),
        ("case", "dispute_case", "next_contact_at"),
        ("complaint", "complaint", "next_contact_at"),
    )
}
_ONE = Prepared(text(f"SELECT {_FACT} FROM our_promise WHERE id = :id"))  # noqa: S608 - constants


def give(conn: Connection, **fields: Any) -> int:
    """A new one; returns its id. Raises when one is open about that subject."""
    return whole_rows.add(conn, OUR_PROMISE, state=OurState.OPEN.value, **fields)


def one(conn: Connection, id: int) -> OurPromise | None:
    """That one."""
    return _promise(_ONE.row(conn, id=id))


def open_of(conn: Connection, subject: str) -> OurPromise | None:
    """The one that is open about that subject."""
    return _promise(_OPEN.row(conn, subject=subject))


def every_open(conn: Connection) -> list[OurPromise]:
    """All that stand open and were written down as wall clocks."""
    return [one for row in _EVERY_OPEN.rows(conn) if (one := _promise(row))]


def shift(conn: Connection, one: OurPromise, kind: str, at: int) -> None:
    """It comes at `at` (µs UTC), with everything that hangs on it; `kind` is that of its own follow-up."""
    name, _, number = one.subject.partition(":")
    change(conn, one.id, due_at=at)
    _SHIFT.run(conn, by=at - one.due_at, own=f"our_promise:{one.id}", subject=one.subject, kind=kind)
    if name in _OF_MATTER:
        _OF_MATTER[name].run(conn, at=at, id=int(number), was=one.due_at)


def change(conn: Connection, id: int, **fields: Any) -> None:
    """Change columns by name."""
    whole_rows.change(conn, OUR_PROMISE, id, **fields)


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
    id_, kind, subject, customer_id, due_at, said, owner, state, *more = row
    return OurPromise(id_, kind, subject, customer_id, due_at, said, owner, OurState(state), *more)
