"""Our books as a customer's ledger is held against them: by what was open on a statement's day, or by all that moved.

Promises: what stood before and all entries come to the statement's closing balance, to the cent; a document that the
ledger took in after the statement was made is no entry, but stands with what came after. Amounts are minor units with
our sign. Reads alone.
"""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select

from flows.facts.ledger_rows import Extent, Ours, OurSide
from flows.facts.statement import Kind, Statement
from storage.ledger import chunks
from storage.tables.cases import STATEMENT
from storage.tables.ledger import DOCUMENT, IMPORT_BATCH, IMPORT_CHANGE

_READ = (
    DOCUMENT.c.id, DOCUMENT.c.kind, DOCUMENT.c.number, DOCUMENT.c.on_day, DOCUMENT.c.due_day, DOCUMENT.c.total,
    DOCUMENT.c.order_no, DOCUMENT.c.delivery_no,
)  # fmt: skip


def open_items(conn: Connection, statement: Statement) -> OurSide:
    """The statement's own lines with what was open of each."""
    known = _by_id(conn, [line.document_id for line in statement.lines])
    entries = tuple(
        Ours(
            id=line.document_id, kind=line.kind, number=line.number, on=line.on, minor=line.signed, due=line.due,
            other_numbers=known.get(line.document_id, (line.order,) if line.order else ()),
            text=line.items[0].description if line.items else "",
        )
        for line in statement.lines
    )  # fmt: skip
    closing, currency = statement.closing.minor, statement.currency
    after = _after(conn, statement)
    return OurSide(currency, statement.cut_off, Extent.OPEN_ITEMS, 0, closing, entries, after)


def movements(conn: Connection, statement: Statement, since: date) -> OurSide:
    """Every document dated from that day to the cut-off, with its whole amount."""
    day = DOCUMENT.c.on_day
    then = (day >= since, day <= statement.cut_off, ~_came_later(statement.id))
    entries = _documents(conn, statement, *then)
    closing, currency = statement.closing.minor, statement.currency
    opening = closing - sum(one.minor for one in entries)
    return OurSide(
        currency, statement.cut_off, Extent.MOVEMENTS, opening, closing, entries, _after(conn, statement, since), since
    )


def _after(conn: Connection, statement: Statement, since: date | None = None) -> tuple[Ours, ...]:
    """What is dated after the cut-off; and what came into the ledger after the statement was made, if it is of then."""
    day = DOCUMENT.c.on_day
    late = _came_later(statement.id)
    if since:
        late &= day >= since
    return _documents(conn, statement, or_(day > statement.cut_off, late))


def _documents(conn: Connection, statement: Statement, *which: ColumnElement[bool]) -> tuple[Ours, ...]:
    mine = (DOCUMENT.c.customer_id == statement.customer_id, DOCUMENT.c.currency == statement.currency)
    found = conn.execute(select(*_READ).where(*mine, *which).order_by(DOCUMENT.c.on_day, DOCUMENT.c.id))
    return tuple(_entry(row) for row in found)


def _entry(row: Any) -> Ours:
    kind = Kind(row.kind)
    minor = -row.total if kind.credit else row.total
    return Ours(row.id, kind, row.number, row.on_day, minor, row.due_day, _others(row))


def _others(row: Any) -> tuple[str, ...]:
    return tuple(number for number in (row.order_no, row.delivery_no) if number)


def _by_id(conn: Connection, ids: list[int]) -> dict[int, tuple[str, ...]]:
    found = (conn.execute(select(*_READ).where(DOCUMENT.c.id.in_(part))) for part in chunks(ids))
    return {row.id: _others(row) for rows in found for row in rows}


def _came_later(statement_id: int) -> ColumnElement[bool]:
    """Whether an import brought the document after the statement was made."""
    made_at = select(STATEMENT.c.made_at).where(STATEMENT.c.id == statement_id).scalar_subquery()
    return (
        select(IMPORT_CHANGE.c.row_id)
        .join(IMPORT_BATCH, IMPORT_BATCH.c.id == IMPORT_CHANGE.c.batch_id)
        .where(
            IMPORT_CHANGE.c.table_name == "document",
            IMPORT_CHANGE.c.row_id == DOCUMENT.c.id,
            IMPORT_CHANGE.c.what == "created",
            IMPORT_BATCH.c.at > made_at,
        )
        .exists()
    )
