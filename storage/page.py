"""`Books` over storage.

One customer's page, read inside the turn's transaction, each part at most once and only when asked for.
"""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Connection

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
from flows.facts.times import day_in_zone
from storage import (
    anomalies,
    approvals,
    call_backs,
    cases,
    clearings,
    complaints,
    contact_checks,
    cycles,
    dues,
    elsewhere,
    hand_overs,
    ledger,
    members,
    own_data,
    own_figures,
    people,
    prices,
    promises,
    speaking,
    statements,
    surveys,
)
from storage.page_files import SentTables


class StoredPage(SentTables):
    """See flows.facts.books.Books. `chat` is whose draft evidence is shown; empty for lifecycles."""

    def __init__(
        self,
        conn: Connection,
        company: Company,
        contact: Contact | None,
        customer: Customer | None,
        chat: str,
        now: int,
        calendars: Callable[[str, str], Calendar] = lambda *_: WEEKDAYS,
        spoken: str = "en",
    ) -> None:
        """Nothing is read yet. `calendars` knows the one of a country and its region; `spoken`: see Books."""
        self._conn, self._chat, self._now, self._calendars = conn, chat, now, calendars
        self.company, self.contact, self.customer, self.spoken = company, contact, customer, spoken
        self._cycles: dict[int, Cycle | None] = {}

    @cached_property
    def worked_out(self) -> dict[str, Any]:
        """See Books."""
        return {}

    @cached_property
    def companies(self) -> tuple[Customer, ...]:
        """See Books."""
        if not self._chat or not speaking.chosen(self._conn, speaking.chat_of(self._chat)):
            return (self.customer,) if self.customer else ()
        person = self._chat.partition(":")[2]
        seats = speaking.seats(self._conn, self._chat)
        found = (people.contact_in(self._conn, seat.lane, person) for seat in seats)
        return tuple(who[1] for who in found if who)

    @cached_property
    def others(self) -> tuple[Contact, ...]:
        """See Books."""
        return people.others(self._conn, self.contact) if self.contact else ()

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """See Books."""
        return members.of_customer(self._conn, self.customer.id, self._now) if self.customer else ()

    @cached_property
    def today(self) -> date:
        """See Books."""
        where = self.contact or self.customer
        return day_in_zone(self._now, where.zone if where else self.company.zone)

    @cached_property
    def calendar(self) -> Calendar:
        """See Books."""
        where = self.customer
        return self._calendars(where.country, where.region) if where else self.house_calendar

    @cached_property
    def house_calendar(self) -> Calendar:
        """See Books."""
        country, _, region = self.company.country.partition("-")
        return self._calendars(country, region)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """See Books."""
        return tuple(s for s in self._issued if s.id not in self._not_yet)

    @cached_property
    def to_state(self) -> tuple[Statement, ...]:
        """See Books."""
        awaited = own_figures.awaited(self._conn, self.customer.id) if self.customer else frozenset()
        return tuple(s for s in self._issued if s.id in awaited)

    @cached_property
    def prepared_for(self) -> date | None:
        """See Books."""
        return statements.being_prepared(self._conn, self.customer.id) if self.customer else None

    @cached_property
    def stated(self) -> tuple[OwnFigure, ...]:
        """See Books."""
        return own_figures.stated(self._conn, self.customer.id) if self.customer else ()

    @cached_property
    def _issued(self) -> tuple[Statement, ...]:
        return statements.of_customer(self._conn, self.customer.id) if self.customer else ()

    @cached_property
    def _not_yet(self) -> frozenset[int]:
        """What no dialogue may look at; a lifecycle, which has no chat, must."""
        return frozenset(s.id for s in self.to_state) if self._chat else frozenset()

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

    @cached_property
    def queue(self) -> Queue:
        """See Books."""
        return hand_overs.queue(self._conn, self._chat, self._now)

    @cached_property
    def postponed_until(self) -> int:
        """See Books."""
        return people.postponed_until(self._conn, self.contact.id) if self.contact else 0

    @cached_property
    def presence(self) -> Presence:
        """See Books."""
        return contact_checks.presence(self._conn, self.contact.id) if self.contact else Presence()

    @cached_property
    def calls(self) -> tuple[CallBack, ...]:
        """See Books."""
        return call_backs.of_customer(self._conn, self.customer.id) if self.customer else ()

    @cached_property
    def phone(self) -> str:
        """See Books."""
        return people.phone(self._conn, self.contact.id) if self.contact else ""

    @cached_property
    def complaints(self) -> tuple[Complaint, ...]:
        """See Books."""
        return complaints.of_contact(self._conn, self.contact.id) if self.contact else ()

    @cached_property
    def anomalies(self) -> tuple[Anomaly, ...]:
        """See Books."""
        return anomalies.of_customer(self._conn, self.customer.id) if self.customer else ()

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """See Books."""
        return elsewhere.of_customer(self._conn, self.customer.id) if self.customer else ()

    @cached_property
    def surveys(self) -> tuple[Survey, ...]:
        """See Books."""
        return surveys.of_contact(self._conn, self.contact.id, self._now) if self.contact else ()

    @cached_property
    def met(self) -> tuple[Colleague, ...]:
        """See Books."""
        known = complaints.met(self._conn, self.customer.id) if self.customer else ()
        return tuple(one for one in people.staff(self._conn) if one.active and one.id in known)

    @cached_property
    def promises(self) -> tuple[PaymentPromise, ...]:
        """See Books."""
        return promises.of_customer(self._conn, self.customer.id) if self.customer else ()

    @cached_property
    def own_data(self) -> OwnData:
        """See Books."""
        if not self.contact or not self.customer:
            return OwnData()
        return own_data.of(self._conn, self.contact, self.customer.tax_id, self._chat)

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """See Books."""
        return promises.plans_of(self._conn, self.customer.id) if self.customer else ()

    @cached_property
    def dues(self) -> Dues:
        """See Books."""
        return dues.of_customer(self._conn, self.customer.id) if self.customer else Dues()

    @cached_property
    def prices(self) -> tuple[AgreedPrice, ...]:
        """See Books."""
        return prices.of_customer(self._conn, self.customer.id) if self.customer else ()

    @cached_property
    def _open_amounts(self) -> dict[int, int]:
        return promises.still_open(self._conn, self.customer.id) if self.customer else {}

    def promised(self, document_id: int) -> int:
        """See Books."""
        return promised_on(self.promises, document_id, self.still_open(document_id))

    def still_open(self, document_id: int) -> int:
        """See Books."""
        return self._open_amounts.get(document_id, 0)

    def credited(self, document_id: int, since: date) -> int:
        """See Books."""
        return clearings.credited(self._conn, document_id, since)

    def statement(self, id: int) -> Statement | None:
        """See Books."""
        if id in self._not_yet:
            return None
        found = next((s for s in self.statements if s.id == id), None) or statements.one(self._conn, id)
        return found if found and self.customer and found.customer_id == self.customer.id else None

    def case(self, id: int) -> Case | None:
        """See Books."""
        return next((c for c in self.cases if c.id == id), None)

    def delivery(self, document_id: int) -> Delivery | None:
        """See Books."""
        return ledger.delivery(self._conn, self.customer.id, document_id) if self.customer else None

    def offer(self, case_id: int) -> Offer | None:
        """See Books."""
        return cases.offer(self._conn, case_id) if self.case(case_id) else None

    def approval(self, case_id: int) -> Asked:
        """See Books."""
        found = self.case(case_id)
        return approvals.asked(self._conn, found, self._now) if found else Asked()

    def cycle(self, id: int) -> Cycle | None:
        """See Books."""
        if id not in self._cycles:
            self._cycles[id] = None if self._chat else cycles.one(self._conn, id)
        return self._cycles[id]

    def evidence(self, case_id: int) -> tuple[Proof, ...]:
        """See Books."""
        if case_id == 0:
            rows = cases.draft_papers(self._conn, self._chat)
        else:
            rows = cases.evidence(self._conn, case_id=case_id) if self.case(case_id) else []
        return tuple(cases.proof(row) for row in rows if row["state"] not in {"withdrawn", "erasing"})
