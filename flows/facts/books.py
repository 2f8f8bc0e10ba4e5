"""What a conversation may know of the books, read only, as of this turn.

Reading a property twice gives the same answer within a turn. The shell supplies the real one over storage; tests
and `check` supply `Page`, the same thing in memory.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from flows.facts.dispute import Case, Offer, Proof
from flows.facts.parties import Company, Contact, Customer
from flows.facts.statement import Line, Statement


class Books(Protocol):
    """The customer behind this conversation and what concerns them. Unbound chats have neither customer nor contact."""

    @property
    def company(self) -> Company:
        """The supplier."""

    @property
    def customer(self) -> Customer | None:
        """Whose books are open here."""

    @property
    def contact(self) -> Contact | None:
        """Who is writing; None in a chat that is not bound."""

    @property
    def others(self) -> tuple[Contact, ...]:
        """The other bound contacts of this customer."""

    @property
    def today(self) -> date:
        """The calendar day where the contact is."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Issued and not superseded, newest cut-off first, one per currency and round."""

    @property
    def cases(self) -> tuple[Case, ...]:
        """The customer's cases, newest first."""

    @property
    def unapplied(self) -> tuple[Line, ...]:
        """Payments received and not yet set against anything, in all currencies of `statements`, as of now."""

    def statement(self, id: int) -> Statement | None:
        """That statement in any state, when it is this customer's."""

    def case(self, id: int) -> Case | None:
        """That case, when it is this customer's."""

    def offer(self, case_id: int) -> Offer | None:
        """The newest offer of that case."""

    def evidence(self, case_id: int) -> tuple[Proof, ...]:
        """What was sent for that case, oldest first; case 0 means the draft of this conversation."""


@dataclass(frozen=True)
class Page:
    """`Books` in memory: a customer's page for tests and for `check`."""

    company: Company
    customer: Customer | None = None
    contact: Contact | None = None
    others: tuple[Contact, ...] = ()
    today: date = date(2026, 11, 2)
    statements: tuple[Statement, ...] = ()
    cases: tuple[Case, ...] = ()
    unapplied: tuple[Line, ...] = ()
    offers: tuple[Offer, ...] = ()
    proofs: tuple[Proof, ...] = field(default=())

    def statement(self, id: int) -> Statement | None:
        """See `Books`."""
        return next((s for s in self.statements if s.id == id), None)

    def case(self, id: int) -> Case | None:
        """See `Books`."""
        return next((c for c in self.cases if c.id == id), None)

    def offer(self, case_id: int) -> Offer | None:
        """See `Books`."""
        return next((o for o in self.offers if o.case_id == case_id), None)

    def evidence(self, case_id: int) -> tuple[Proof, ...]:
        """See `Books`."""
        return tuple(p for p in self.proofs if p.case_id == case_id)
