"""What the ledger took in soon after a statement's cut-off day: it may have stood in the customer's books before."""

from datetime import timedelta
from typing import Final

from sqlalchemy import Connection, select

from flows.facts.paper_reconciliation import Later
from flows.facts.statement import Kind, Statement
from storage.tables.ledger import DOCUMENT

WITHIN: Final = 10  # days that a payment may have been on its way


def booked_after(conn: Connection, statement: Statement) -> tuple[Later, ...]:
    """Payments of that customer and currency dated within `WITHIN` days after the cut-off, the earliest first."""
    day, until = DOCUMENT.c.on_day, statement.cut_off + timedelta(days=WITHIN)
    mine = (DOCUMENT.c.customer_id == statement.customer_id, DOCUMENT.c.currency == statement.currency)
    soon = (day > statement.cut_off, day <= until, DOCUMENT.c.kind == Kind.PAYMENT.value)
    rows = conn.execute(
        select(DOCUMENT.c.number, day, DOCUMENT.c.total).where(*mine, *soon).order_by(day, DOCUMENT.c.id)
    )
    return tuple(Later(row.number, row.on_day, row.total) for row in rows)
