"""What a conversation may know of the books, read only, as of this turn.

Reading a property twice gives the same answer within a turn. The shell supplies the real one over storage; tests
and `check` supply `Page`, the same thing in memory.
"""

from datetime import date
from typing import Any, Protocol

from flows.facts.anomalies import Anomaly
from flows.facts.calendars import Calendar
from flows.facts.call_backs import CallBack
from flows.facts.complaints import Complaint
from flows.facts.concessions import Asked
from flows.facts.cycles import Cycle
from flows.facts.delivery import Delivery
from flows.facts.dispute import Case, Offer, Proof
from flows.facts.dues import Dues
from flows.facts.elsewhere import Answer
from flows.facts.figures_back import FiguresBack
from flows.facts.ledgers import Ledger
from flows.facts.members import Member
from flows.facts.own_data import OwnData
from flows.facts.own_figures import OwnFigure
from flows.facts.page_in_memory import Page
from flows.facts.parties import Colleague, Company, Contact, Customer
from flows.facts.persons import Queue
from flows.facts.presence import Presence
from flows.facts.prices import AgreedPrice
from flows.facts.promises import PaymentPromise, Plan
from flows.facts.statement import Line, Statement
from flows.facts.surveys import Survey

__all__ = ["Books", "Page"]


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
    def spoken(self) -> str:
        """The language that is spoken with them, one that the company speaks."""

    @property
    def companies(self) -> tuple[Customer, ...]:
        """The customers that whoever writes speaks for in this chat, longest bound first; one for most."""

    @property
    def others(self) -> tuple[Contact, ...]:
        """The other bound contacts of this customer."""

    @property
    def members(self) -> tuple[Member, ...]:
        """All people of this customer who have not left, bound or not."""

    @property
    def today(self) -> date:
        """The calendar day where the contact is, or the customer while nobody of theirs is bound."""

    @property
    def calendar(self) -> Calendar:
        """When people work where the customer is; Monday to Friday where that is not known."""

    @property
    def house_calendar(self) -> Calendar:
        """When our own office works."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Issued and not superseded, newest cut-off first, one per currency and round."""

    @property
    def to_state(self) -> tuple[Statement, ...]:
        """Issued statements whose figures are not shown before the customer has stated their own; not in `statements`.

        Only their number, currency and days may be told.
        """

    @property
    def prepared_for(self) -> date | None:
        """The cut-off of a statement that is being prepared for this customer and not issued yet; None when none is."""

    @property
    def stated(self) -> tuple[OwnFigure, ...]:
        """The balances this customer has stated before ours was shown."""

    @property
    def cases(self) -> tuple[Case, ...]:
        """The customer's cases, newest first."""

    @property
    def unapplied(self) -> tuple[Line, ...]:
        """Payments received and not yet set against anything, in all currencies of `statements`, as of now."""

    @property
    def queue(self) -> Queue:
        """How it stands at the desk for this chat."""

    @property
    def postponed_until(self) -> int:
        """Before when (µs UTC) the contact asked not to be written to unasked; 0 or a past moment: they did not."""

    @property
    def presence(self) -> Presence:
        """When the contact was last heard, and last asked whether it is still them."""

    @property
    def calls(self) -> tuple[CallBack, ...]:
        """The calls promised to this customer, newest first."""

    @property
    def phone(self) -> str:
        """The contact's telephone number on file; never shown whole."""

    @property
    def complaints(self) -> tuple[Complaint, ...]:
        """What this very contact has complained about or given as feedback, newest first."""

    @property
    def anomalies(self) -> tuple[Anomaly, ...]:
        """What we found in this customer's account ourselves, told or not yet, newest first."""

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What this customer answered another way than through a chat, newest first."""

    @property
    def surveys(self) -> tuple[Survey, ...]:
        """What this contact was asked about how it went, newest first."""

    @property
    def met(self) -> tuple[Colleague, ...]:
        """Our colleagues whom this customer knows."""

    @property
    def promises(self) -> tuple[PaymentPromise, ...]:
        """The customer's promises to pay, in any state, by their day."""

    @property
    def own_data(self) -> OwnData:
        """How much is kept about the contact, and what they decided about it."""

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans the customer asked for, newest first."""

    @property
    def dues(self) -> Dues:
        """What was said to this customer about debts that are due, and whether they want to be reminded."""

    @property
    def prices(self) -> tuple[AgreedPrice, ...]:
        """The prices on file that were agreed with this customer, past ones too."""

    @property
    def ledgers(self) -> tuple[Ledger, ...]:
        """The customer's own ledgers that were sent and are not forgotten, newest first, without any rows."""

    @property
    def worked_out(self) -> dict[str, Any]:
        """What was worked out from this page already, by name: a page does not change, and is asked often."""

    def promised(self, document_id: int) -> int:
        """Minor units of that document that are promised for a day still to come."""

    def still_open(self, document_id: int) -> int:
        """Minor units of that document that are open in the ledger now."""

    def credited(self, document_id: int, since: date) -> int:
        """Minor units of credits set against that document on that day or later; payments are left out."""

    def statement(self, id: int) -> Statement | None:
        """That statement in any state, when it is this customer's."""

    def case(self, id: int) -> Case | None:
        """That case, when it is this customer's."""

    def delivery(self, document_id: int) -> Delivery | None:
        """How that document of the customer was ordered and delivered; None when the ledger tells nothing of it."""

    def offer(self, case_id: int) -> Offer | None:
        """The newest offer of that case."""

    def approval(self, case_id: int) -> Asked:
        """How it stands with the approval of that case's newest offer; nothing asked and granted where none is."""

    def cycle(self, id: int) -> Cycle | None:
        """That round of statements, with all customers in it: for its own lifecycle and no dialogue."""

    def figures(self, id: int) -> FiguresBack | None:
        """What was found in that file of figures, when it is this customer's and was not deleted."""

    def ledger(self, id: int) -> Ledger | None:
        """That ledger with the rows of its differences, when it is this customer's; one that is over has neither."""

    def evidence(self, case_id: int) -> tuple[Proof, ...]:
        """What was sent for that case, oldest first; case 0 means the draft of this conversation."""
