"""What the books say beside a claim: its documents with their rows and vouchers, and money that fits.

Promise: read from the ledger as it is now; nothing is concluded, only laid side by side.
"""

from typing import Any

from bot.work import Work
from flows.facts.dispute import Case
from flows.facts.money import Money, money
from flows.facts.statement import Line
from storage import ledger, promises, statements

ROWS, PAYMENTS = 8, 5


def books_say(work: Work, case: Case) -> dict[str, Any]:
    """The values of the thread's message about that case."""
    statement = statements.one(work.conn, case.statement_id)
    open_now = promises.still_open(work.conn, case.customer_id)
    lines = [statement.line(item.document_id) for item in case.items] if statement else []
    sums = {item.to_settle for item in case.items} | {case.to_settle.minor}
    loose = ledger.unapplied_payments(work.conn, case.customer_id, case.currency)
    loose = tuple(sorted(loose, key=lambda one: one.open not in sums))[:PAYMENTS]
    return {
        "number": case.number,
        "documents": [_document(work, case, line, open_now.get(line.document_id, 0)) for line in lines if line],
        "unapplied": [
            {
                "number": one.number,
                "on": one.on,
                "open": Money(one.open, case.currency),
                "fits": one.open in sums,
            }
            for one in loose
        ],
    }


def _document(work: Work, case: Case, line: Line, open_now: int) -> dict[str, Any]:
    found = ledger.delivery(work.conn, case.customer_id, line.document_id)
    return {
        "number": line.number,
        "on": line.on,
        "due": line.due,
        "total": Money(line.total, case.currency),
        "open": Money(open_now, case.currency),
        "order": line.order,
        "rows": [
            {
                "what": item.description,
                "quantity": item.quantity,
                "price": money(item.unit_price, case.currency),
                "amount": Money(item.amount, case.currency),
            }
            for item in line.items[:ROWS]
        ],
        "delivery": found.note if found else "",
        "delivered": found.on if found else None,
        "signed": found.signed_by if found else "",
        "applied": [
            {"number": number, "on": on, "amount": Money(minor, case.currency)} for number, on, minor in line.applied
        ],
        "files": len(line.files),
    }
