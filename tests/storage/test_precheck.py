"""What the books know beside a statement: what moved since the last one, and the customer's numbers."""

from datetime import date

from sqlalchemy import insert
from sqlalchemy.engine import Connection

from flows.facts.precheck import precheck
from flows.facts.statement import Statement, StatementState
from storage import ledger, statements
from storage.precheck import known
from storage.tables.ledger import ALLOCATION, CUSTOMER, DOCUMENT, IMPORT_BATCH

SEPTEMBER, OCTOBER = date(2026, 9, 30), date(2026, 10, 31)


def books(conn: Connection) -> None:
    """One customer; an invoice of August half paid in October, one of October, one cleared by a snapshot in October."""
    conn.execute(insert(CUSTOMER).values(id=1, code="OKAFOR", name="Okafor Foods", created_at=0))
    conn.execute(insert(IMPORT_BATCH).values(id=1, at=0, by="test", files="[]", counts="{}"))
    document(conn, 1, "invoice", "INV-1", date(2026, 8, 14), 100_000, 50_000)
    document(conn, 2, "payment", "RC-1", date(2026, 10, 5), 60_000, 10_000)
    document(conn, 3, "invoice", "INV-2", date(2026, 10, 7), 30_000, 30_000)
    document(conn, 4, "invoice", "INV-0", date(2026, 8, 1), 7_000, 0, cleared_on=date(2026, 10, 9), cleared_minor=7_000)
    conn.execute(insert(ALLOCATION).values(credit_id=2, debit_id=1, minor=50_000, on_day=date(2026, 10, 5)))


def document(
    conn: Connection, id: int, kind: str, number: str, on: date, total: int, left: int, **more: object
) -> None:
    """A row of the ledger."""
    fields = {"normalised_number": number, "source_key": number, "batch_id": 1, "currency": "USD", "customer_id": 1}
    due = None if kind == "payment" else on
    conn.execute(
        insert(DOCUMENT).values(
            id=id, kind=kind, number=number, on_day=on, due_day=due, total=total, open_amount=left, **(fields | more)
        )
    )


def made(conn: Connection, cut_off: date) -> Statement:
    """The statement of that day as it is stored."""
    lines = ledger.open_lines(conn, 1, "USD", cut_off)
    draft = Statement(0, f"ST-{cut_off}", 1, 1, "USD", cut_off, cut_off, lines, StatementState.IN_REVIEW)
    return statements.add(conn, draft, 1, 0)


def issued(conn: Connection, cut_off: date) -> Statement:
    """The same, with its customer."""
    one = made(conn, cut_off)
    statements.move(conn, one.id, StatementState.IN_REVIEW, StatementState.ISSUED, issued_at=1)
    return one


def test_set_off_and_cleared_the_balance_still_rolls_forward(conn: Connection) -> None:
    """1,070.00 in September; 600.00 paid, 300.00 billed, 70.00 cleared: 700.00."""
    books(conn)
    before = issued(conn, SEPTEMBER)
    now = made(conn, OCTOBER)

    found = [one.what for one in precheck(now, known(conn, now))]

    assert (before.closing.minor, now.closing.minor) == (107_000, 70_000)
    assert "roll_forward" not in found
    assert "unapplied_cash" in found


def test_an_invoice_dated_back_breaks_the_roll_forward(conn: Connection) -> None:
    """It came after September's statement and says August."""
    books(conn)
    issued(conn, SEPTEMBER)
    document(conn, 9, "invoice", "INV-9", date(2026, 8, 20), 4_000, 4_000)
    now = made(conn, OCTOBER)

    (one,) = [one for one in precheck(now, known(conn, now)) if one.what == "roll_forward"]

    assert (one.due and one.due.minor, one.amount and one.amount.minor) == (70_000, 74_000)


def test_a_first_statement_has_nothing_to_roll_forward_from(conn: Connection) -> None:
    """And one that was taken back is no beginning either."""
    books(conn)
    before = issued(conn, SEPTEMBER)
    statements.move(conn, before.id, StatementState.ISSUED, StatementState.WITHDRAWN)
    now = made(conn, OCTOBER)

    assert known(conn, now).before is None
    assert set(known(conn, now).numbers) == {"INV-0", "INV-1", "INV-2"}
