"""`Books` over storage.

One customer's page, read inside the turn's transaction, each part at most once and only when asked for.
"""

from datetime import date
from functools import cached_property

from sqlalchemy import Connection

from flows.facts.dispute import Case, Offer, Proof
from flows.facts.parties import Company, Contact, Customer
from flows.facts.statement import Line, Statement
from flows.facts.times import day_in_zone
from storage import cases, ledger, people, statements


class StoredPage:
    """See flows.facts.books.Books. `chat` is whose draft evidence is shown; empty for lifecycles."""

    def __init__(
        self,
        conn: Connection,
        company: Company,
        contact: Contact | None,
        customer: Customer | None,
        chat: str,
        now: int,
    ) -> None:
        """Nothing is read yet."""
        self._conn, self._chat, self._now = conn, chat, now
        self.company, self.contact, self.customer = company, contact, customer

    @cached_property
    def others(self) -> tuple[Contact, ...]:
        """See Books."""
        return people.others(self._conn, self.contact) if self.contact else ()

    @cached_property
    def today(self) -> date:
        """See Books."""
        return day_in_zone(self._now, self.contact.zone if self.contact else self.company.zone)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """See Books."""
        return statements.of_customer(self._conn, self.customer.id) if self.customer else ()

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """See Books."""
        return cases.of_customer(self._conn, self.customer.id) if self.customer else ()

    @cached_property
    def unapplied(self) -> tuple[Line, ...]:
        """See Books."""
        if not self.customer:
            return ()
        currencies = sorted({s.currency for s in self.statements})
        return tuple(line for c in currencies for line in ledger.unapplied_payments(self._conn, self.customer.id, c))

    def statement(self, id: int) -> Statement | None:
        """See Books."""
        found = next((s for s in self.statements if s.id == id), None) or statements.one(self._conn, id)
        return found if found and self.customer and found.customer_id == self.customer.id else None

    def case(self, id: int) -> Case | None:
        """See Books."""
        return next((c for c in self.cases if c.id == id), None)

    def offer(self, case_id: int) -> Offer | None:
        """See Books."""
        return cases.offer(self._conn, case_id) if self.case(case_id) else None

    def evidence(self, case_id: int) -> tuple[Proof, ...]:
        """See Books."""
        if case_id == 0:
            rows = cases.evidence(self._conn, case_id=0, chat=self._chat)
        else:
            rows = cases.evidence(self._conn, case_id=case_id) if self.case(case_id) else []
        return tuple(cases.proof(row) for row in rows)
