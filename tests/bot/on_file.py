"""Documents of the desk's customer as the ledger holds them, for tests that make or promise something from it."""

from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, insert

from storage.tables.ledger import DOCUMENT, IMPORT_BATCH

INVOICE: Final = {
    "id": 7, "kind": "invoice", "number": "INV-7001", "normalised_number": "INV7001", "on_day": date(2026, 9, 1),
    "due_day": date(2026, 10, 1), "total": 200_000, "open_amount": 200_000, "source_key": "i7",
}  # fmt: skip


def on_file(conn: Connection, *documents: dict[str, Any]) -> None:
    """Put them there, all of one import."""
    conn.execute(insert(IMPORT_BATCH).values(id=1, at=0, by="test", files="", counts="{}"))
    for document in documents:
        conn.execute(insert(DOCUMENT).values(customer_id=1, currency="USD", batch_id=1, **document))
