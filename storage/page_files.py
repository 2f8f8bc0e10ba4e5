"""The part of a customer's page that is about tables they sent: see storage/page.py."""

from functools import cached_property

from sqlalchemy import Connection

from flows.facts.figures_back import FiguresBack
from flows.facts.ledgers import Ledger
from flows.facts.parties import Customer
from storage import figures_back, ledger_uploads


class SentTables:
    """See flows.facts.books.Books."""

    _conn: Connection
    customer: Customer | None

    @cached_property
    def ledgers(self) -> tuple[Ledger, ...]:
        """See Books."""
        return ledger_uploads.of_customer(self._conn, self.customer.id) if self.customer else ()

    @cached_property
    def _seen(self) -> dict[int, Ledger | None]:
        return {}

    def ledger(self, id: int) -> Ledger | None:
        """See Books."""
        if id not in self._seen:
            self._seen[id] = ledger_uploads.one(self._conn, id)
        found = self._seen[id]
        return found if found and self.customer and found.customer_id == self.customer.id else None

    def figures(self, id: int) -> FiguresBack | None:
        """See Books."""
        return figures_back.one(self._conn, id, self.customer.id) if self.customer else None
