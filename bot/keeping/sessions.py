"""The end of somebody's access, and word to those who administer the people of a customer.

Promise: from that turn on the chat belongs to nobody: what it was in the middle of is over, what was begun there is
told to the desk, and nothing of the account is said in it any more. Cases and their days stay.
"""

from typing import Any

from bot import drafts, things
from bot.address import say_to
from bot.scene import Chat
from bot.work import Work
from flows.dialogues.drafts import unfinished
from flows.engine.conversation import Conversation
from flows.engine.effects import Say
from flows.engine.step import begin
from flows.facts.parties import Contact, Customer, Role
from storage import cases, conversations, follow_ups, people


def end(work: Work, chat: Chat, who: tuple[Contact, Customer], message: str) -> None:
    """The chat that `who` spoke in says so once and rests; its turn, if it is not this one's, is stored here."""
    contact, customer = who
    begun = unfinished(chat.standing.conversation)
    asked = cases.hand_over(work.conn, chat.lane)
    if begun or asked:
        told = {"person": contact.name, "customer": customer.name, "begun": begun, "asked": asked is not None}
        things.tell_desk(work, f"hand_over:{asked['id']}" if asked else "", "staff/session_ended", told)
    follow_ups.cancel(work.conn, drafts.subject(contact.id), (drafts.KIND,), "access ended", work.now)
    said = Say(message, {"customer": customer.name, "company": work.house.company.name})
    say_to(work, chat.lane, chat.person, contact.language, contact.zone, said, "")
    chat.who, chat.standing.asked = None, None
    chat.standing.conversation = Conversation((begin(work.house.flows, "home"),))


def end_elsewhere(work: Work, who: tuple[Contact, Customer], message: str) -> None:
    """The same in the chat that this contact is bound in, if there is one."""
    found = people.chat_of(work.conn, who[0].id)
    standing = conversations.load(work.conn, found[0]) if found else None
    if found is None:
        return
    known = standing or conversations.Standing(Conversation((begin(work.house.flows, "home"),)))
    chat = Chat(found[0], found[1], who, known, who[0].language, who[0].zone)
    end(work, chat, who, message)
    conversations.save(work.conn, chat.lane, chat.standing, work.now)


def tell_admins(work: Work, customer_id: int, besides: set[int], message: str, values: dict[str, Any]) -> None:
    """Every reachable administrator of that customer but these hears of it."""
    for lane, id_ in people.chats_of(work.conn, customer_id):
        contact = people.contact(work.conn, id_)[0]
        if contact.role is Role.ADMIN and contact.trusted and id_ not in besides:
            say_to(
                work, lane, lane.partition(":")[2], contact.language, contact.zone, Say(message, values), "",
                customer_id=customer_id,
            )  # fmt: skip
