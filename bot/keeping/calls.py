"""Calls promised to customers: booked, moved, called off."""

from collections.abc import Mapping
from typing import Any

from bot import things
from bot.keeping.said_so_far import tell_what_was_said
from bot.scene import Chat
from bot.work import Work
from flows.engine.events import Happened
from flows.facts.call_backs import BookCall, MoveCall
from storage import call_backs, cases


def book(work: Work, chat: Chat, command: BookCall) -> list[Happened]:
    """Promise the call; a contact has one at a time, so a second promise moves the first."""
    if chat.who is None:
        return [Happened("refused", values={"why": "not_bound"})]
    contact, customer = chat.who
    known = call_backs.open_of(work.conn, contact.id)
    if known:
        return move(work, chat, MoveCall(known.id, "moved", {"at": command.at, "phone": command.phone}))
    case = cases.one(work.conn, command.case_id) if command.case_id else None
    number = call_backs.book(
        work.conn,
        customer_id=customer.id,
        contact_id=contact.id,
        case_id=case.id if case and case.customer_id == customer.id else 0,
        purpose=command.purpose,
        phone=command.phone,
        at=command.at,
        made_at=work.now,
    )
    things.move(work, "call_back", number, "booked", chat.actor)
    if not command.purpose:
        tell_what_was_said(work, chat, f"call_back:{number}")
    return [Happened("call_booked", values={"call_id": number, "at": command.at})]


def move(work: Work, chat: Chat, command: MoveCall) -> list[Happened]:
    """Another time or number, or no call at all."""
    call = call_backs.one(work.conn, command.call_id)
    if call is None or chat.who is None or call.contact_id != chat.who[0].id:
        return [Happened("refused", values={"why": "not_yours"})]
    if not things.move(work, "call_back", call.id, command.what, chat.actor, dict(command.values)):
        return [Happened("refused", values={"why": "moved_on"})]
    if command.what == "cancelled":
        return [Happened("call_cancelled")]
    return [Happened("call_booked", values={"call_id": call.id, "at": command.values["at"]})]  # type: ignore[dict-item]


KEEPERS: Mapping[type, Any] = {BookCall: book, MoveCall: move}
