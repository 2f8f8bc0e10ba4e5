"""What the books know beside a statement that is to be looked at before it goes out."""

from datetime import date

from sqlalchemy import Connection, case, func, or_, select

from flows.facts.precheck import Known, since
from flows.facts.statement import Kind, Statement, StatementState
from storage import prices, statements
from storage.tables.ledger import ALLOCATION, DOCUMENT

_CREDITS = [kind.value for kind in Kind if kind.credit]


def known(conn: Connection, statement: Statement) -> Known:
    """See flows.facts.precheck.Known."""
    before = statements.issued_before(conn, statement)
    if before and before.state is StatementState.WITHDRAWN:
        before = None
    moved = _moved(conn, statement, before.cut_off) if before else 0
    agreed, earlier = prices.of_customer(conn, statement.customer_id), _billed_in(conn, statement)
    return Known(before, moved, _numbers(conn, statement), agreed, earlier)


def _moved(conn: Connection, statement: Statement, after: date) -> int:
    """What came into this account after that day and until the cut-off, less what a snapshot of the ledger took out.

    What is set off inside the account moves nothing.
    """
    sign = case((DOCUMENT.c.kind.in_(_CREDITS), -1), else_=1)
    mine = or_(ALLOCATION.c.debit_id == DOCUMENT.c.id, ALLOCATION.c.credit_id == DOCUMENT.c.id)
    set_off = select(func.coalesce(func.sum(ALLOCATION.c.minor), 0)).where(mine).correlate(DOCUMENT).scalar_subquery()
    theirs = (DOCUMENT.c.customer_id == statement.customer_id, DOCUMENT.c.currency == statement.currency)
    came = func.sum(sign * (DOCUMENT.c.open_amount + DOCUMENT.c.cleared_minor + set_off))
    new = select(came).where(*theirs, DOCUMENT.c.on_day > after, DOCUMENT.c.on_day <= statement.cut_off)
    went = func.sum(sign * DOCUMENT.c.cleared_minor)
    gone = select(went).where(*theirs, DOCUMENT.c.cleared_on > after, DOCUMENT.c.cleared_on <= statement.cut_off)
    return int(conn.execute(new).scalar() or 0) - int(conn.execute(gone).scalar() or 0)


def _numbers(conn: Connection, statement: Statement) -> tuple[str, ...]:
    """The customer's invoices of late, in all currencies: they share their numbers."""
    wanted = select(DOCUMENT.c.number).where(
        DOCUMENT.c.customer_id == statement.customer_id,
        DOCUMENT.c.kind == Kind.INVOICE.value,
        DOCUMENT.c.on_day > since(statement),
        DOCUMENT.c.on_day <= statement.cut_off,
    )
    return tuple(conn.execute(wanted.order_by(DOCUMENT.c.number)).scalars())


def _billed_in(conn: Connection, statement: Statement) -> tuple[str, ...]:
    """The currencies of what this customer was billed before anything came in that of the statement."""
    theirs, debits = DOCUMENT.c.customer_id == statement.customer_id, DOCUMENT.c.kind.not_in(_CREDITS)
    first = select(func.min(DOCUMENT.c.on_day)).where(theirs, DOCUMENT.c.currency == statement.currency)
    earlier = select(DOCUMENT.c.currency).where(theirs, debits, DOCUMENT.c.on_day < first.scalar_subquery())
    return tuple(conn.execute(earlier.distinct().order_by(DOCUMENT.c.currency)).scalars())
