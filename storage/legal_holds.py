"""Legal holds: rows and the facts they stand for."""

from typing import Any

from sqlalchemy import Connection, insert, select, text, update

from flows.facts.legal_holds import LegalHold
from storage.prepared import Prepared
from storage.tables.cases import CASE
from storage.tables.legal_holds import LEGAL_HOLD

_ON_ANY = Prepared(
    text(
        "SELECT 1 FROM legal_hold h JOIN dispute_case c ON c.id = h.case_id WHERE c.customer_id = :customer_id"
        " AND h.set_at > 0 AND h.ended_at = 0 LIMIT 1"
    )
)


def propose(conn: Connection, **fields: Any) -> None:
    """One for a case that has none. Raises when one stands."""
    conn.execute(insert(LEGAL_HOLD).values(**fields))


def change(conn: Connection, id: int, **fields: Any) -> None:
    """Change columns by name. Raises when whoever proposed it would set it, or one person would set it twice."""
    conn.execute(update(LEGAL_HOLD).where(LEGAL_HOLD.c.id == id).values(**fields))


def standing(conn: Connection, case_id: int) -> LegalHold | None:
    """The one that is proposed or stands on that case."""
    found = select(LEGAL_HOLD).where(LEGAL_HOLD.c.case_id == case_id, LEGAL_HOLD.c.ended_at == 0)
    row = conn.execute(found).mappings().first()
    return LegalHold(**row) if row else None


def held(conn: Connection, contact_id: int) -> tuple[str, ...]:
    """The numbers of the cases raised by that contact on which a hold stands: nothing of theirs may be erased."""
    found = (
        select(CASE.c.number)
        .join(LEGAL_HOLD, LEGAL_HOLD.c.case_id == CASE.c.id)
        .where(CASE.c.contact_id == contact_id, LEGAL_HOLD.c.set_at > 0, LEGAL_HOLD.c.ended_at == 0)
        .order_by(CASE.c.id)
    )
    return tuple(conn.execute(found).scalars())


def stands_on(conn: Connection, customer_id: int) -> bool:
    """Whether a hold stands on any case of that customer: nothing unasked is sent to them meanwhile."""
    return _ON_ANY.row(conn, customer_id=customer_id) is not None
