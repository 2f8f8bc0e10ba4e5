"""`Books` in memory: one customer's page, for tests and for `check`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from flows.facts.anomalies import Anomaly
from flows.facts.calendars import WEEKDAYS, Calendar
from flows.facts.call_backs import CallBack
from flows.facts.complaints import Complaint
from flows.facts.concessions import Asked
from flows.facts.cycles import Cycle
from flows.facts.delivery import Delivery
from flows.facts.dispute import Case, Offer, Proof
from flows.facts.dues import Dues
from flows.facts.elsewhere import Answer
from flows.facts.figures_back import FiguresBack
from flows.facts.ledgers import Ledger, LedgerState
from flows.facts.members import Member
from flows.facts.own_data import OwnData
from flows.facts.own_figures import OwnFigure
from flows.facts.parties import Colleague, Company, Contact, Customer
from flows.facts.persons import Queue
from flows.facts.presence import Presence
from flows.facts.prices import AgreedPrice
from flows.facts.promises import PaymentPromise, Plan, promised_on
from flows.facts.statement import Line, Statement
from flows.facts.surveys import Survey


@dataclass(frozen=True)
class Page:
    """`Books` in memory: a customer's page for tests and for `check`."""

    company: Company
    customer: Customer | None = None
    contact: Contact | None = None
    others: tuple[Contact, ...] = ()
    today: date = date(2026, 11, 2)
    statements: tuple[Statement, ...] = ()
    to_state: tuple[Statement, ...] = ()
    prepared_for: date | None = None
    stated: tuple[OwnFigure, ...] = ()
    cases: tuple[Case, ...] = ()
    unapplied: tuple[Line, ...] = ()
    offers: tuple[Offer, ...] = ()
    proofs: tuple[Proof, ...] = field(default=())
    approvals: Mapping[int, Asked] = field(default_factory=dict)
    promises: tuple[PaymentPromise, ...] = ()
    plans: tuple[Plan, ...] = ()
    paid: Mapping[int, int] = field(default_factory=dict)  # minor units that came in since, by document
    credits: Mapping[int, int] = field(default_factory=dict)  # minor units credited since, by document
    complaints: tuple[Complaint, ...] = ()
    anomalies: tuple[Anomaly, ...] = ()
    surveys: tuple[Survey, ...] = ()
    met: tuple[Colleague, ...] = ()
    deliveries: Mapping[int, Delivery] = field(default_factory=dict)
    queue: Queue = field(default_factory=Queue)
    own_data: OwnData = field(default_factory=OwnData)
    calls: tuple[CallBack, ...] = ()
    postponed_until: int = 0
    presence: Presence = field(default_factory=Presence)
    phone: str = ""
    members: tuple[Member, ...] = ()
    companies: tuple[Customer, ...] = ()
    prices: tuple[AgreedPrice, ...] = ()
    answers: tuple[Answer, ...] = ()
    dues: Dues = field(default_factory=Dues)
    calendar: Calendar = WEEKDAYS
    house_calendar: Calendar = WEEKDAYS
    cycles: tuple[Cycle, ...] = ()
    figures_back: tuple[FiguresBack, ...] = ()
    uploads: tuple[Ledger, ...] = ()
    spoken: str = "en"

    @cached_property
    def worked_out(self) -> dict[str, Any]:
        """See `Books`."""
        return {}

    def promised(self, document_id: int) -> int:
        """See `Books`."""
        return promised_on(self.promises, document_id, self.still_open(document_id))

    def still_open(self, document_id: int) -> int:
        """See `Books`."""
        return self._opens.get(document_id, 0) - self.paid.get(document_id, 0)

    @cached_property
    def _opens(self) -> Mapping[int, int]:
        """What is open on each document, by the newest statement that lists it."""
        return {line.document_id: line.open for s in reversed(self.statements) for line in s.lines}

    def credited(self, document_id: int, since: date) -> int:  # noqa: ARG002 - all of them are of today here
        """See `Books`."""
        return self.credits.get(document_id, 0)

    def statement(self, id: int) -> Statement | None:
        """See `Books`."""
        return next((s for s in self.statements if s.id == id), None)

    def case(self, id: int) -> Case | None:
        """See `Books`."""
        return next((c for c in self.cases if c.id == id), None)

    def delivery(self, document_id: int) -> Delivery | None:
        """See `Books`."""
        return self.deliveries.get(document_id)

    def offer(self, case_id: int) -> Offer | None:
        """See `Books`."""
        return next((o for o in self.offers if o.case_id == case_id), None)

    def approval(self, case_id: int) -> Asked:
        """See `Books`."""
        return self.approvals.get(case_id, Asked())

    def cycle(self, id: int) -> Cycle | None:
        """See `Books`."""
        return next((c for c in self.cycles if c.id == id), None)

    def figures(self, id: int) -> FiguresBack | None:
        """See `Books`."""
        return next((f for f in self.figures_back if f.id == id), None)

    @property
    def ledgers(self) -> tuple[Ledger, ...]:
        """See `Books`."""
        return tuple(one for one in self.uploads if one.state is not LedgerState.OVER)

    def ledger(self, id: int) -> Ledger | None:
        """See `Books`."""
        return next((one for one in self.uploads if one.id == id), None)

    def evidence(self, case_id: int) -> tuple[Proof, ...]:
        """See `Books`."""
        return tuple(p for p in self.proofs if p.case_id == case_id)
