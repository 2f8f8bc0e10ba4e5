"""The reconciliation statement of one statement as of now: worked out once, so that what waits to be sent stays so.

Promise: what a letter encloses is decided in the turn that queues it; making the file later changes no figure. Edit
here when something else is to be counted between the books.
"""

from typing import Any

from bot.work import Work
from flows.facts.paper_reconciliation import Bridge, bridge, written
from flows.facts.statement import Statement
from storage import after_cut_off, cases, own_figures
from storage.ports import Connection

KINDS = ("reconciliation", "reconciliation_sheet")  # the paper, and the same as a spreadsheet


def between(conn: Connection, statement: Statement, owed: int | None = None) -> Bridge:
    """What lies between our books and the customer's: `owed` if given, else the figure on record, else none."""
    if owed is None:
        on_record = own_figures.stated(conn, statement.customer_id)
        owed = next((one.owed for one in on_record if one.statement_id == statement.id), None)
    known = cases.of_customer(conn, statement.customer_id)
    return bridge(statement, known, owed, after_cut_off.booked_after(conn, statement))


def enclosed(work: Work, statement: Statement, language: str, owed: int | None = None) -> list[dict[str, Any]]:
    """What names the paper and the spreadsheet in a letter."""
    body = written(between(work.conn, statement, owed))
    return [{"kind": kind, "id": statement.id, "language": language, "at": work.now, "bridge": body} for kind in KINDS]
