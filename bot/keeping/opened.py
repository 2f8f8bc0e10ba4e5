"""Cases that a colleague opens for a customer, by what was said elsewhere: kept by the same rules as their own.

Promise: the same refusals, number, date and life as a case the customer registers; the records name the colleague, and
the customer is told what was opened in their name and can change it or take it back.
"""

from typing import Any

from bot import things
from bot.address import say_to
from bot.keeping import claims
from bot.scene import Chat
from bot.work import Work
from flows.engine.conversation import Conversation
from flows.engine.effects import Button, Say
from flows.engine.events import Happened
from flows.engine.step import begin
from flows.facts.commands import RegisterDispute
from flows.facts.dispute import Case
from flows.facts.parties import Colleague, Contact, Customer
from storage import cases, people
from storage.conversations import Standing


class OnBehalf(Chat):
    """The contact's place, taken by a colleague: no chat of theirs, no draft, no paper of theirs is touched."""

    __slots__ = ("by",)

    by: Colleague

    @property
    def actor(self) -> str:
        """As written into the audit chain: whoever really did it."""
        return f"staff:{self.by.id}"


def open_for(work: Work, by: Colleague, who: tuple[Contact, Customer], command: RegisterDispute) -> Happened:
    """Register it and tell both sides; `registered` with the case's id and number, or `refused` with why."""
    contact, customer = who
    nowhere = Standing(Conversation((begin(work.house.flows, "home"),)))
    chat = OnBehalf("", "", who, nowhere, contact.language, contact.zone)
    chat.by = by
    done = claims.register(work, chat, command)[0]
    case = cases.one(work.conn, int(str(done.values.get("case_id") or 0))) if done.what == "registered" else None
    if case is None:
        return done
    things.tell_desk(work, f"case:{case.id}", "staff/case_opened_by", {"person": by.name, "contact": contact.name})
    _tell(work, by, contact, customer, case)
    return done


def _tell(work: Work, by: Colleague, contact: Contact, customer: Customer, case: Case) -> None:
    """The customer's chat, if they have one; otherwise the desk is told that somebody else has to tell them."""
    found = people.chat_of(work.conn, contact.id)
    if found is None:
        things.tell_desk(work, f"case:{case.id}", "staff/nobody_bound", {"customer": customer.name})
        return
    values = {
        "person": by.name,
        "company": work.house.company.name,
        "number": case.number,
        "documents": case.documents,
        "reason": f"reason_{case.reason}",
        "claimed": case.claimed,
        "words": case.words,
        "by": case.next_contact_at,
    }
    about = {"case_id": case.id}
    change = Button("claim_change", opens="change_claim", notes=about)
    take_back = Button("case_withdraw", opens="withdraw_case", notes=about)
    said = Say("dispute/opened_for_you", values, ((change, take_back), (Button("human", command="human"),)))
    lane, person = found
    more: dict[str, Any] = {"subject": f"case:{case.id}", "customer_id": customer.id, "kind": "message"}
    say_to(work, lane, person, contact.language, contact.zone, said, "", **more)
