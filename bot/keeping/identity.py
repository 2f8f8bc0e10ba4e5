"""Who someone is: a link opened, a second proof given. Every wrong thing gets the same neutral answer.

The link alone shows nothing. Five wrong answers lock both the chat and the link for half an hour; the desk hears of it.
"""

import unicodedata
from collections.abc import Mapping
from typing import Any

from bot import things
from bot.keeping import sessions, wishes
from bot.scene import Chat
from bot.work import Work
from flows.engine.events import Asked, Happened, Opened, SharedContact
from flows.facts.amounts import Ambiguous, Understood, read_amount
from flows.facts.commands import AnswerInvitation
from flows.facts.members import LeaveWord, SpeakFor, VoidInvitation
from flows.facts.parties import Customer, Role
from flows.facts.times import HOUR, MINUTE
from storage import members, people
from storage.people import Invited
from storage.speaking import chat_of, choose, seats

WRONG_AT_MOST = 5
LOCKED_FOR = 30 * MINUTE
TAX_DIGITS = 4
WORDS = 500  # characters of a stranger's message
ONE_WORD_IN = HOUR


def open_link(work: Work, chat: Chat, token: str) -> Opened:
    """A link was followed. The dialogue is told which invitation it is, or none: never why not."""
    invited = people.invitation(work.conn, token=token)
    if invited is None or not _usable(work, chat, invited):
        work.record(0, chat.actor, "link_refused", chat.lane)
        return Opened("link_account", {"invitation": 0})
    if not invited.claimed_by:
        people.change_invitation(work.conn, invited.id, claimed_by=chat.lane)
    invoice = people.recent_invoice(work.conn, invited.customer.id)
    return Opened(
        "link_account",
        {
            "invitation": invited.id,
            "proof": work.house.second_factor,
            "invoice": invoice[0] if invoice else "",
            "tax": len(_kept(invited.customer.tax_id)) >= TAX_DIGITS,
            "customer": invited.customer.name,
            "role": invited.role.value,
        },
    )


def answer(work: Work, chat: Chat, command: AnswerInvitation) -> list[Happened]:
    """Compare the second proof; bind the chat when it fits."""
    invited = people.invitation(work.conn, id=int(str(chat.standing.conversation.notes.get("invitation") or 0)))
    if invited is None or not _usable(work, chat, invited):
        return [Happened("link_refused")]
    if work.house.second_factor == "staff":
        work.persons.add(-invited.id)
        return [Happened("link_waits")]
    if not _proves(work, invited, command.answer):
        _wrong(work, chat, invited)
        return [Happened("link_refused")]
    bind(work, invited, chat.lane, chat.person, work.house.second_factor)
    chat.who = people.contact_in(work.conn, chat.lane, chat.person)
    if chat.who:
        contact, _ = chat.who = wishes.learn_language(work, chat.who, work.inbound.language)
        chat.language, chat.zone = contact.language or chat.language, contact.zone
    return [Happened("linked", values={"role": invited.role.value})]


def bind(work: Work, invited: Invited, lane: str, person: str, method: str) -> None:
    """The chat is theirs from now on. A confirmer still needs one press of a colleague before confirming anything."""
    old = people.chat_of(work.conn, invited.contact.id)
    if old is not None and old[0] != lane:
        sessions.end_elsewhere(work, (invited.contact, invited.customer), "our_people/moved_elsewhere")
    people.use_invitation(work.conn, invited.id, work.now)
    people.set_contact(
        work.conn, invited.contact.id, role=invited.role.value, status="active", trusted=method == "staff",
        **_as_elsewhere(work, invited, lane, person),
    )  # fmt: skip
    people.bind(work.conn, invited.contact, lane, person, method, work.now)
    people.set_chat_lock(work.conn, chat_of(lane), 0, 0)
    work.record(
        invited.customer.id, f"contact:{invited.contact.id}", "bound", lane, method=method, invitation=invited.id
    )
    things.move(work, "contact", invited.contact.id, "known")
    if invited.role in {Role.CONFIRMER, Role.ADMIN} and method != "staff":
        work.persons.add(invited.contact.id)


def _as_elsewhere(work: Work, invited: Invited, lane: str, person: str) -> dict[str, str]:
    """Whoever speaks for another company in the same chat is spoken to as they are there."""
    others = (seat for seat in seats(work.conn, lane) if seat.customer_id != invited.customer.id)
    who = next((people.contact_in(work.conn, seat.lane, person) for seat in others), None)
    if who is None:
        return {}
    return {"language": who[0].language, "zone": who[0].zone, "form_of_address": who[0].form_of_address}


def _usable(work: Work, chat: Chat, invited: Invited) -> bool:
    """Whether this chat may go on with this link now: a chat speaks for one person, a link for one chat."""
    named = {"person": invited.contact.name, "customer": invited.customer.name}
    another = chat.who[0] if chat.who and chat.who[0].id != invited.contact.id else None
    if another is not None and another.customer_id == invited.customer.id:
        things.tell_desk(work, "", "staff/link_by_another", {**named, "opener": another.name})
        _tell_admins(work, chat, invited, "link_refused")
        return False
    if invited.claimed_by not in {"", chat.lane, chat_of(chat.lane)}:
        things.tell_desk(work, "", "staff/link_opened_twice", named)
        _tell_admins(work, chat, invited, "link_refused")
        return False
    locked = max(invited.locked_until, people.chat_lock(work.conn, chat_of(chat.lane))[1])
    return invited.used_at is None and work.now < invited.expires_at and locked <= work.now


def void(work: Work, chat: Chat, command: VoidInvitation) -> list[Happened]:
    """Whoever opened the link says that it is not theirs: nobody can use it any more."""
    invited = people.invitation(work.conn, id=command.invitation_id)
    if invited is None or invited.used_at is not None or chat_of(invited.claimed_by) != chat_of(chat.lane):
        return []
    members.void(work.conn, invited.contact.id, work.now)
    work.record(invited.customer.id, chat.actor, "link_void", f"contact:{invited.contact.id}", chat=chat.lane)
    named = {"person": invited.contact.name, "customer": invited.customer.name}
    things.tell_desk(work, "", "staff/link_void", named)
    _tell_admins(work, chat, invited, "link_void")
    return []


def leave_word(work: Work, chat: Chat, command: LeaveWord) -> list[Happened]:
    """A stranger's words for a colleague: few, short, and with nothing of ours beside them."""
    text = " ".join(command.text.split())[:WORDS]
    if not text or not people.word_due(work.conn, chat_of(chat.lane), work.now, ONE_WORD_IN):
        return [Happened("word_refused")]
    things.tell_desk(work, "", "staff/stranger_wrote", {"chat": chat_of(chat.lane), "text": text})
    work.record(0, chat.actor, "left_word", chat.lane)
    return [Happened("word_kept")]


def _tell_admins(work: Work, chat: Chat, invited: Invited, what: str) -> None:
    """Those who look after the people of the customer; not the one whose link it is, nor who did it."""
    named, besides = {"name": invited.contact.name}, {invited.contact.id, chat.who[0].id if chat.who else 0}
    sessions.tell_admins(work, invited.customer.id, besides, f"our_people/{what}", named)


def _proves(work: Work, invited: Invited, said: str) -> bool:
    """Whether what was said is the invoice's amount, the end of the tax number, or the phone number on file."""
    if work.house.second_factor == "contact":
        return own_number(work, invited.contact.id)
    return knows_account(work, invited.customer, said)


def own_number(work: Work, contact_id: int) -> bool:
    """Whether the phone number that was just shared is their own and the one on file."""
    shared = work.inbound.did
    phone = people.phone(work.conn, contact_id)
    return isinstance(shared, SharedContact) and shared.own and bool(phone) and _digits(shared.phone) == _digits(phone)


def knows_account(work: Work, customer: Customer, said: str) -> bool:
    """Whether `said` is the end of the customer's tax number or the total of their newest invoice."""
    tax = _kept(customer.tax_id)
    if len(tax) >= TAX_DIGITS and _kept(said) == tax[-TAX_DIGITS:]:
        return True
    invoice = people.recent_invoice(work.conn, customer.id)
    if invoice is None:
        return False
    match read_amount(said, invoice[1].currency):
        case Understood(amount):
            return bool(amount == invoice[1])
        case Ambiguous(readings):
            return invoice[1] in readings
        case _:
            return False


def _wrong(work: Work, chat: Chat, invited: Invited) -> None:
    """Count on both sides; the fifth locks them."""
    wrong = max(invited.wrong, people.chat_lock(work.conn, chat_of(chat.lane))[0]) + 1
    locked = work.now + LOCKED_FOR if wrong >= WRONG_AT_MOST else 0
    kept = 0 if locked else wrong
    people.change_invitation(work.conn, invited.id, wrong=kept, locked_until=locked)
    people.set_chat_lock(work.conn, chat_of(chat.lane), kept, locked)
    work.record(invited.customer.id, chat.actor, "wrong_proof", chat.lane, wrong=wrong)
    if locked:
        things.tell_desk(
            work, "", "staff/link_locked", {"person": invited.contact.name, "customer": invited.customer.name}
        )


def _kept(text: str) -> str:
    """Letters and digits only, in plain form."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def _digits(phone: str) -> str:
    return "".join(c for c in phone if c.isdigit())


def speak_for(work: Work, chat: Chat, command: SpeakFor) -> list[Happened]:
    """From now on for that company, whose own dialogue shows its menu; the other one stays as it was."""
    found = next((seat for seat in seats(work.conn, chat.lane) if seat.customer_id == command.customer_id), None)
    if found is None:
        return [Happened("refused", values={"why": "not_bound"})]
    choose(work.conn, found.lane, work.now)
    now = chat.standing.conversation
    chat.standing.conversation = now._replace(frames=now.frames[:-1])  # what it interrupted waits, and is silent
    work.afterwards.append((found.lane, Asked("menu")))
    work.record(command.customer_id, chat.actor, "speaks_for", found.lane)
    return []


KEEPERS: Mapping[type, Any] = {
    AnswerInvitation: answer, VoidInvitation: void, LeaveWord: leave_word, SpeakFor: speak_for,
}  # fmt: skip
