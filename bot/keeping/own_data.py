"""A person's own data: consent given or withdrawn, a copy sent, the person taken out.

Promise: nothing is sent or erased by whoever has not just shown who they are; wrong answers lock this as they lock a
link, half an hour after the fifth. With something open a colleague decides, by a day that is named.
"""

from collections.abc import Mapping
from typing import Any

from bot import things
from bot.address import say_to, send_file
from bot.keeping.identity import LOCKED_FOR, WRONG_AT_MOST, knows_account, own_number
from bot.scene import Chat
from bot.work import Work
from flows.engine.conversation import Conversation
from flows.engine.effects import Say
from flows.engine.events import Happened
from flows.engine.step import begin
from flows.facts import contact_policy
from flows.facts.own_data import AllowSurveys, EraseMe, ProveIdentity, SendOwnData
from flows.facts.parties import Contact
from storage import follow_ups, own_data, people

DUE = "erasure_due"
DECIDED_WITHIN = 2  # working days


def allow_surveys(work: Work, chat: Chat, command: AllowSurveys) -> list[Happened]:
    """From now on; what was planned already is called off."""
    if chat.who is None:
        return []
    contact, customer = chat.who
    own_data.allow_surveys(work.conn, contact.id, command.allowed, work.now)
    for id_ in [] if command.allowed else own_data.waiting_surveys(work.conn, contact.id):
        follow_ups.cancel(work.conn, f"survey:{id_}", (), "consent_withdrawn", work.now)
    work.record(customer.id, chat.actor, "wished", f"contact:{contact.id}", surveys=command.allowed)
    return [Happened("wish_kept")]


def prove(work: Work, chat: Chat, command: ProveIdentity) -> list[Happened]:
    """Compare what was written or shared; the fifth wrong one locks the chat for a while."""
    if chat.who is None:
        return [Happened("not_proved")]
    contact, customer = chat.who
    wrong, locked = people.chat_lock(work.conn, chat.lane)
    if locked > work.now:
        return [Happened("proof_locked", values={"until": locked})]
    if own_number(work, contact.id) or knows_account(work, customer, command.answer):
        people.set_chat_lock(work.conn, chat.lane, 0, 0)
        work.record(customer.id, chat.actor, "proved_identity", f"contact:{contact.id}")
        return [Happened("proved")]
    work.record(customer.id, chat.actor, "wrong_proof", chat.lane, wrong=wrong + 1)
    if wrong + 1 < WRONG_AT_MOST:
        people.set_chat_lock(work.conn, chat.lane, wrong + 1, 0)
        return [Happened("not_proved")]
    people.set_chat_lock(work.conn, chat.lane, 0, work.now + LOCKED_FOR)
    things.tell_desk(work, "", "staff/own_data_locked", {"person": contact.name, "customer": customer.name})
    return [Happened("proof_locked", values={"until": work.now + LOCKED_FOR})]


def send_copy(work: Work, chat: Chat, _command: SendOwnData) -> list[Happened]:
    """Queue the copy; it is written when it is sent."""
    if chat.who is None:
        return [Happened("refused", values={"why": "not_bound"})]
    contact, customer = chat.who
    subject = f"contact:{contact.id}"
    send_file(work, chat, {"kind": "own_data", "id": contact.id}, "receipt", subject)
    work.record(customer.id, chat.actor, "own_data_copied", subject)
    return []


def erase(work: Work, chat: Chat, _command: EraseMe) -> list[Happened]:
    """At once when nothing is open; else a colleague is asked."""
    if chat.who is None:
        return [Happened("refused", values={"why": "not_bound"})]
    contact, customer = chat.who
    open_ = own_data.still_open(work.conn, contact.id)
    if not open_:
        take_out(work, contact, customer.id, chat.actor)
        chat.who, chat.standing.said = None, ()
        chat.standing.conversation = Conversation((begin(work.house.flows, "home"),))
        return []
    due = contact_policy.end_of_working_day(work.now, DECIDED_WITHIN, contact.zone, work.calendar(customer))
    own_data.ask_erasure(work.conn, contact.id, work.now, due)
    follow_ups.replace(work.conn, DUE, f"erasure:{contact.id}", customer.id, 1, due, work.now)
    work.rings = True
    work.cards.add(("erasure", contact.id))
    work.record(customer.id, chat.actor, "erasure_asked", f"contact:{contact.id}", open=list(open_))
    return [Happened("erasure_asked", values={"due": due})]


def take_out(work: Work, contact: Contact, customer_id: int, actor: str) -> None:
    """A last word, and the person is taken out; that it happened is written down."""
    contact_id = contact.id
    if found := people.chat_of(work.conn, contact_id):
        said = Say("privacy/erased", {"company": work.house.company.name})
        say_to(work, *found, contact.language, contact.zone, said, "", kind="receipt")
    work.record(customer_id, actor, "erased", f"contact:{contact_id}")
    own_data.erase(work.conn, contact_id, work.now)
    things.tell_desk(work, "", "staff/person_erased", {"number": f"#{contact_id}"})


KEEPERS: Mapping[type, Any] = {
    AllowSurveys: allow_surveys, ProveIdentity: prove, SendOwnData: send_copy, EraseMe: erase,
}  # fmt: skip
