"""The form of a customer's statements, what moved their balance since the last one, and what a paper said when issued.

Promises: what was frozen is never written again; movements are the ledger's as of now, for whoever freezes them.
"""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, text

from flows.facts.balance_forward import CLEARED, Movement
from flows.facts.paper_statement import AsIssued, Form, read, written
from flows.facts.statement import Kind, Statement
from storage import statements
from storage.prepared import Prepared
from storage.tables.ledger import DOCUMENT
from storage.tables.statement_papers import STATEMENT_FORM, STATEMENT_PAPER

_FORM = Prepared(select(STATEMENT_FORM.c.form).where(STATEMENT_FORM.c.customer_id == bindparam("customer_id")))
_PAPER = Prepared(select(STATEMENT_PAPER.c.body).where(STATEMENT_PAPER.c.statement_id == bindparam("statement_id")))
_BEFORE = Prepared(
    text(
        "SELECT id FROM statement WHERE customer_id = :customer_id AND currency = :currency AND cut_off < :cut_off"
        " AND state IN ('issued', 'viewed', 'confirmed', 'confirmed_except', 'disputed', 'no_reply', 'closed')"
        " AND issued_at IS NOT NULL ORDER BY cut_off DESC, id DESC LIMIT 1"
    )
)


def form_of(conn: Connection, customer_id: int) -> Form:
    """How this customer's statements are laid out."""
    row = _FORM.row(conn, customer_id=customer_id)
    return Form(row[0]) if row else Form.OPEN_ITEM


def set_form(conn: Connection, customer_id: int, form: Form) -> None:
    """From the next statement on."""
    conn.execute(delete(STATEMENT_FORM).where(STATEMENT_FORM.c.customer_id == customer_id))
    if form is not Form.OPEN_ITEM:
        conn.execute(insert(STATEMENT_FORM).values(customer_id=customer_id, form=form.value))


def freeze(conn: Connection, statement_id: int, facts: AsIssued) -> None:
    """Write down what the paper of that statement says beside it; raises when that was done before (unique)."""
    conn.execute(insert(STATEMENT_PAPER).values(statement_id=statement_id, body=written(facts)))


def frozen(conn: Connection, statement_id: int) -> AsIssued | None:
    """What was written down; None for what was never issued."""
    row = _PAPER.row(conn, statement_id=statement_id)
    return read(row[0]) if row else None


def standing_before(conn: Connection, statement: Statement) -> Statement | None:
    """The statement of the same customer and currency whose balance is brought forward: the last earlier cut-off."""
    asked = {"customer_id": statement.customer_id, "currency": statement.currency}
    found = _BEFORE.row(conn, **asked, cut_off=statement.cut_off.isoformat())
    return statements.one(conn, found[0]) if found else None


def movements(conn: Connection, statement: Statement, since: date) -> tuple[Movement, ...]:
    """What was entered after `since` and up to the statement's cut-off, at its full amount, and what was cleared."""
    day, cleared = DOCUMENT.c.on_day, DOCUMENT.c.cleared_on
    columns = (day, DOCUMENT.c.kind, DOCUMENT.c.number, DOCUMENT.c.total, cleared, DOCUMENT.c.cleared_minor)
    within = or_(day.between(since, statement.cut_off), cleared.between(since, statement.cut_off))
    mine = (DOCUMENT.c.customer_id == statement.customer_id, DOCUMENT.c.currency == statement.currency)
    rows = conn.execute(select(*columns).where(*mine, within).order_by(day, DOCUMENT.c.number, DOCUMENT.c.id))
    return tuple(one for row in rows for one in _of(*row) if since < one.on <= statement.cut_off)


def _of(on: date, kind: str, number: str, total: int, cleared: date | None, minor: int) -> Iterator[Movement]:
    sign = -1 if Kind(kind).credit else 1
    yield Movement(on, kind, number, sign * total)
    if cleared and minor:
        yield Movement(cleared, CLEARED, number, -sign * minor)
