"""Conversations handed to a person, and taken back."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bot import things
from bot.scene import Chat
from bot.work import Work
from flows.engine.events import Happened
from flows.facts import contact_policy
from flows.facts.commands import AskForPerson, EndWaiting
from flows.facts.money import Money
from flows.tables.reasons import REASONS
from storage import cases, follow_ups, statements


def ask(work: Work, chat: Chat, command: AskForPerson) -> list[Happened]:
    """Queue for a person; asking again while one is coming changes nothing."""
    if chat.customer_id == 0:
        return [Happened("refused", values={"why": "not_bound"})]
    due = contact_policy.next_opening(work.now, work.house.company.zone, contact_policy.REMINDERS)
    row = _queue(work, chat, command)
    if command.by:
        follow_ups.replace(work.conn, "pick_up", f"hand_over:{row}", chat.customer_id, 0, command.by, work.now)
        work.rings = True
    if chat.standing.control == "bot":
        chat.standing.control = "queued"
    return [Happened("person_waiting", values={"opens": due, "now": due <= work.now})]


def _queue(work: Work, chat: Chat, command: AskForPerson) -> int:
    """The open hand-over of this chat, made if there is none."""
    known = cases.hand_over(work.conn, chat.lane)
    if known:
        return int(known["id"])
    case = cases.one(work.conn, command.case_id) if command.case_id else None
    row = cases.ask_person(
        work.conn,
        chat=chat.lane,
        customer_id=chat.customer_id,
        reason=command.reason,
        asked_at=work.now,
        case_id=case.id if case and case.customer_id == chat.customer_id else 0,
    )
    work.hand_overs.add(row)
    _tell_what_was_said(work, chat, row)
    return row


def _tell_what_was_said(work: Work, chat: Chat, row: int) -> None:
    """Into the thread: what the customer was in the middle of, so that nobody asks for it again."""
    frames = chat.standing.conversation.frames
    frame = frames[-2] if len(frames) > 1 else frames[-1]
    notes = frame.notes
    statement = statements.one(work.conn, _id(notes.get("statement_id")))
    line = statement.line(_id(notes.get("document_id"))) if statement else None
    minor = _id(notes.get("amount")) or _id(notes.get("paid"))
    about = {
        "person": chat.who[0].name if chat.who else chat.lane,
        "doing": frame.flow,
        "statement": statement.number if statement else "",
        "document": line.number if line else "",
        "reason": f"reason_{notes['reason']}" if notes.get("reason") in REASONS else "",
        "price": Decimal(str(notes["price"])) if notes.get("price") else None,
        "amount": Money(minor, statement.currency) if statement and minor else None,
        "words": str(notes.get("words", "")),
    }
    if statement or about["words"]:
        things.tell_desk(work, f"hand_over:{row}", "staff/hand_over_about", about)


def _id(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def end(work: Work, chat: Chat, command: EndWaiting) -> list[Happened]:  # noqa: ARG001 - every keeper is given its command
    """The customer goes on without a person."""
    row = cases.hand_over(work.conn, chat.lane)
    if row:
        cases.change_hand_over(work.conn, row["id"], ended_at=work.now)
        follow_ups.cancel(work.conn, f"hand_over:{row['id']}", ("pick_up",), "returned", work.now)
        work.hand_overs.add(row["id"])
        things.tell_desk(
            work,
            f"hand_over:{row['id']}",
            "staff/waiting_ended",
            {"person": chat.who[0].name if chat.who else chat.lane},
        )
    chat.standing.control = "bot"
    return []


KEEPERS: Mapping[type, Any] = {AskForPerson: ask, EndWaiting: end}
