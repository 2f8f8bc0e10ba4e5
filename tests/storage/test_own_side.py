"""Our books as a customer's ledger is held against them: what stood before and all entries come to the balance."""

from datetime import date

import pytest
from sqlalchemy import Connection, insert, update

from flows.facts.ledger_rows import Extent, OurSide
from flows.facts.statement import Statement, StatementState
from storage import ledger, own_side, statements
from storage.tables.ledger import ALLOCATION, CUSTOMER, DOCUMENT, IMPORT_BATCH, IMPORT_CHANGE

CUT_OFF = date(2026, 10, 31)
MADE_AT = 100


def document(conn: Connection, id: int, kind: str, on: date, total: int, left: int, **more: object) -> None:
    """A row of the ledger, as an import created it."""
    number = f"{kind[:3].upper()}-{id}"
    fields = {"normalised_number": number, "source_key": number, "currency": "USD", "customer_id": 1, "batch_id": 1}
    due = None if kind == "payment" else on
    amounts = {"total": total, "open_amount": left, "due_day": due, "on_day": on}
    conn.execute(insert(DOCUMENT).values(id=id, kind=kind, number=number, **amounts, **fields | more))
    created = {"table_name": "document", "row_id": id, "what": "created"}
    conn.execute(insert(IMPORT_CHANGE).values(batch_id=more.get("batch_id", 1), **created))


@pytest.fixture
def stated(conn: Connection) -> Statement:
    """An invoice of August half paid in October, one of October, a credit; and one invoice that was paid whole."""
    conn.execute(insert(CUSTOMER).values(id=1, code="OKAFOR", name="Okafor Foods", created_at=0))
    for batch, at in ((1, 0), (2, MADE_AT + 1)):
        conn.execute(insert(IMPORT_BATCH).values(id=batch, at=at, by="test", files="[]", counts="{}"))
    document(conn, 1, "invoice", date(2026, 8, 14), 100_000, 50_000, order_no="PO-77", delivery_no="DN-9")
    document(conn, 2, "payment", date(2026, 10, 5), 60_000, 10_000)
    document(conn, 3, "invoice", date(2026, 10, 7), 30_000, 30_000)
    document(conn, 4, "credit_note", date(2026, 10, 9), 4_000, 4_000)
    document(conn, 5, "invoice", date(2026, 9, 2), 8_000, 0, cleared_on=date(2026, 10, 20), cleared_minor=8_000)
    conn.execute(insert(ALLOCATION).values(credit_id=2, debit_id=1, minor=50_000, on_day=date(2026, 10, 5)))
    lines = ledger.open_lines(conn, 1, "USD", CUT_OFF)
    draft = Statement(0, "ST-1", 1, 1, "USD", CUT_OFF, CUT_OFF, lines, StatementState.IN_REVIEW)
    return statements.add(conn, draft, 1, MADE_AT)


def adds_up(side: OurSide) -> bool:
    """Whether what stood before and all entries come to what stands at the end."""
    return side.opening + sum(one.minor for one in side.entries) == side.closing


def test_open_items_are_the_statements_lines(conn: Connection, stated: Statement) -> None:
    """With what is open of each, in our sign, and the numbers of order and delivery."""
    side = own_side.open_items(conn, stated)

    assert adds_up(side)
    assert side.extent is Extent.OPEN_ITEMS
    assert side.opening == 0
    assert {one.number: one.minor for one in side.entries} == {
        "INV-1": 50_000, "PAY-2": -10_000, "INV-3": 30_000, "CRE-4": -4_000,
    }  # fmt: skip
    assert side.entries[0].other_numbers == ("PO-77", "DN-9")


@pytest.mark.parametrize("since", [date(2026, 7, 1), date(2026, 9, 1), date(2026, 10, 1), date(2026, 10, 31)])
def test_movements_add_up_from_any_first_day(conn: Connection, stated: Statement, since: date) -> None:
    """What was paid stands there whole, and so does the payment; what came before is the opening balance."""
    side = own_side.movements(conn, stated, since)

    assert adds_up(side)
    assert side.closing == stated.closing.minor
    assert all(since <= one.on <= CUT_OFF for one in side.entries)


def test_movements_of_october_are_whole_amounts(conn: Connection, stated: Statement) -> None:
    """The invoices of August and September stand in the opening balance."""
    side = own_side.movements(conn, stated, date(2026, 10, 1))

    assert {one.number: one.minor for one in side.entries} == {"PAY-2": -60_000, "INV-3": 30_000, "CRE-4": -4_000}
    assert side.opening == stated.closing.minor + 34_000


def test_what_came_after_the_cut_off_stands_beside(conn: Connection, stated: Statement) -> None:
    """By its day, or since the ledger learned of it later than the statement was made."""
    document(conn, 6, "payment", date(2026, 11, 3), 20_000, 20_000)
    document(conn, 7, "payment", date(2026, 10, 30), 5_000, 5_000, batch_id=2)

    for side in (own_side.open_items(conn, stated), own_side.movements(conn, stated, date(2026, 10, 1))):
        assert adds_up(side)
        assert [one.id for one in side.after] == [7, 6]
        assert not {6, 7} & {one.id for one in side.entries}


def test_a_document_that_an_import_touched_later_is_still_an_entry(conn: Connection, stated: Statement) -> None:
    """It was there before; only its open amount changed."""
    conn.execute(update(DOCUMENT).where(DOCUMENT.c.id == 3).values(batch_id=2, open_amount=0))
    conn.execute(insert(IMPORT_CHANGE).values(batch_id=2, table_name="document", row_id=3, what="changed", before="{}"))

    assert 3 in {one.id for one in own_side.movements(conn, stated, date(2026, 10, 1)).entries}


def test_another_customers_documents_are_in_neither_pool(conn: Connection, stated: Statement) -> None:
    """Nor those in another currency."""
    conn.execute(insert(CUSTOMER).values(id=2, code="OTHER", name="Other", created_at=0))
    document(conn, 8, "invoice", date(2026, 10, 8), 9_000, 9_000, customer_id=2)
    document(conn, 9, "invoice", date(2026, 10, 8), 9_000, 9_000, currency="EUR")

    sides = own_side.open_items(conn, stated), own_side.movements(conn, stated, date(2026, 1, 1))

    assert not {8, 9} & {one.id for side in sides for one in side.entries + side.after}
