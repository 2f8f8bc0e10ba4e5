"""Holds: rows and the facts they stand for."""

from datetime import date

from sqlalchemy import Connection, insert, text, update

from flows.facts.holds import Hold, HoldKind
from storage.prepared import Prepared
from storage.tables.holds import HOLD

_STANDING = Prepared(
    text(
        "SELECT id, customer_id, kind, reason, since, until, set_by FROM hold WHERE customer_id = :customer_id"
        " AND lifted_at = 0 ORDER BY id"
    )
)


def standing(conn: Connection, customer_id: int, today: date) -> tuple[Hold, ...]:
    """Those that stand for that customer on that day."""
    found = (_hold(*row) for row in _STANDING.rows(conn, customer_id=customer_id))
    return tuple(hold for hold in found if hold.until is None or today <= hold.until)


def place(
    conn: Connection, customer_id: int, kind: HoldKind, reason: str, until: date | None, by: int, now: int
) -> None:
    """One more; an older one of the same kind gives way."""
    lift(conn, customer_id, kind, by, now)
    values = {"customer_id": customer_id, "kind": kind.value, "reason": reason, "until": until, "set_by": by}
    conn.execute(insert(HOLD).values(since=now, **values))


def lift(conn: Connection, customer_id: int, kind: HoldKind, by: int, now: int) -> None:
    """It stands no longer."""
    of_it = (HOLD.c.customer_id == customer_id, HOLD.c.kind == kind.value, HOLD.c.lifted_at == 0)
    conn.execute(update(HOLD).where(*of_it).values(lifted_at=now, lifted_by=by))


def _hold(id: int, customer_id: int, kind: str, reason: str, since: int, until: object, set_by: int) -> Hold:
    """SQLite gives days as text, where nothing says that they are days."""
    day = date.fromisoformat(until) if isinstance(until, str) else until if isinstance(until, date) else None
    return Hold(id, customer_id, HoldKind(kind), reason, since, day, set_by)
