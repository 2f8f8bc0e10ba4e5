"""Conversations handed to a person: asked for, read, answered, given up. What time does to them: bot/hand_overs.py.

Promise: whoever is asked to take over is told everything that was said in every dialogue that stands open; a customer
who answers an ended hand-over within seven days finds the same thread again, later a new one that names the old.
"""

from collections.abc import Mapping
from typing import Any

from bot import things
from bot.keeping.passing import tell_words
from bot.keeping.said_so_far import tell_what_was_said
from bot.scene import Chat
from bot.work import Work
from flows.engine.conversation import Conversation, Frame
from flows.engine.events import Event, Happened, Opened, Wrote
from flows.facts import contact_policy
from flows.facts.commands import AskForPerson, EndWaiting
from flows.facts.persons import AwaitReader, RaiseUrgency
from flows.facts.times import DAY, MINUTE
from storage import cases, follow_ups, hand_overs, people

DIALOGUE = "talk_to_person"
REOPENED_WITHIN = 7 * DAY
FIRST_NOTE = 2 * MINUTE  # after which somebody in the queue hears from us
UNREAD = 5 * MINUTE
IDLE = 30 * MINUTE
UNTAKEN: Mapping[str, Any] = {"taken_by": None, "taken_at": None, "receipted": 0, "backup_at": 0}


# -- where the dialogue stands -----------------------------------------------------------------------------------------
def lift(work: Work, conversation: Conversation, stage: str) -> Conversation:
    """The same with the dialogue of the person on top; where there is none, it begins at that stage."""
    frames = conversation.frames
    at = place(conversation)
    if at == len(frames) - 1:
        return conversation
    begun = Frame(DIALOGUE, work.house.flows[DIALOGUE].version, stage, {"passed_on": True})
    top = frames[at] if at >= 0 else begun
    rest = tuple(frame for number, frame in enumerate(frames) if number != at)
    return conversation._replace(frames=(*rest, top), answers=())


def place(conversation: Conversation) -> int:
    """Where in the stack that dialogue lies; -1 for nowhere."""
    return max((at for at, frame in enumerate(conversation.frames) if frame.flow == DIALOGUE), default=-1)


def let_through(work: Work, chat: Chat) -> None:
    """What the customer writes or sends now is for the person who speaks with them, whatever was shown meanwhile."""
    if chat.standing.control == "human":
        chat.standing.conversation = lift(work, chat.standing.conversation, "with_person")


def taken_up(work: Work, chat: Chat, wrote: Wrote, subject: str) -> Event:
    """An answer to a message of a hand-over: for the open one, else the dialogue of the person begins with it."""
    if cases.hand_over(work.conn, chat.lane):
        stage = "with_person" if chat.standing.control == "human" else "waiting"
        chat.standing.conversation = lift(work, chat.standing.conversation, stage)
        return Wrote(wrote.text, wrote.message, subject)
    earlier = int(subject.partition(":")[2])
    return Opened(DIALOGUE, {"earlier": earlier, "words": wrote.text, "passed_on": True, "reason": "earlier"})


# -- asked for ---------------------------------------------------------------------------------------------------------
def ask(work: Work, chat: Chat, command: AskForPerson) -> list[Happened]:
    """Queue for a person; asking again while one is coming only sets the new time."""
    if chat.customer_id == 0:
        return [Happened("refused", values={"why": "not_bound"})]
    opens = contact_policy.next_opening(work.now, work.house.company.zone, calendar=work.house_calendar())
    row = _queue(work, chat, command, here=opens <= work.now)
    if command.by:
        follow_ups.replace(work.conn, "pick_up", f"hand_over:{row}", chat.customer_id, 0, command.by, work.now)
        work.heard(f"hand_over:{row}", "asked", chat.actor)
        work.rings = True
    if chat.standing.control == "bot":
        chat.standing.control = "queued"
    return [Happened("person_waiting", values={"opens": opens, "now": opens <= work.now})]


def _queue(work: Work, chat: Chat, command: AskForPerson, *, here: bool) -> int:
    """The open hand-over of this chat; if there is none, the one that was answered or a new one."""
    known = cases.hand_over(work.conn, chat.lane)
    if known:
        return int(known["id"])
    row = _reopened(work, chat, command) or _begun(work, chat, command)
    work.hand_overs.add(row)
    if here or command.urgent:
        follow_ups.replace(
            work.conn, "queue_note", f"hand_over:{row}", chat.customer_id, 1, work.now + FIRST_NOTE, work.now
        )
        work.rings = True
    if command.words:
        tell_words(work, f"hand_over:{row}", name_of(chat), command.words)
    return row


def _begun(work: Work, chat: Chat, command: AskForPerson) -> int:
    case = cases.one(work.conn, command.case_id) if command.case_id else None
    row = cases.ask_person(
        work.conn,
        chat=chat.lane,
        customer_id=chat.customer_id,
        reason=command.reason,
        asked_at=work.now,
        case_id=case.id if case and case.customer_id == chat.customer_id else 0,
        why=command.why,
        urgent=int(command.urgent),
        waits_since=work.now,
    )
    if case:
        work.cards.add(("case_picture", case.id))
    if command.earlier:
        things.tell_desk(work, f"hand_over:{row}", "staff/hand_over_follows", {"person": name_of(chat)})
    tell_what_was_said(work, chat, f"hand_over:{row}")
    return row


def _reopened(work: Work, chat: Chat, command: AskForPerson) -> int:
    """The same hand-over again, when it ended a short while ago; 0 when it did not."""
    row = cases.hand_over_by_id(work.conn, command.earlier) if command.earlier else None
    if row is None or row["chat"] != chat.lane or not row["ended_at"] or row["ended_at"] + REOPENED_WITHIN < work.now:
        return 0
    taker = people.staff(work.conn, id=row["taken_by"]) if row["taken_by"] else []
    cases.change_hand_over(work.conn, row["id"], ended_at=None, waits_since=work.now, **UNTAKEN)
    work.record(chat.customer_id, chat.actor, "reopened", f"hand_over:{row['id']}")
    told = {"person": name_of(chat), "colleague": taker[0].name if taker else ""}
    things.tell_desk(work, f"hand_over:{row['id']}", "staff/hand_over_reopened", told)
    return int(row["id"])


def urge(work: Work, chat: Chat, command: RaiseUrgency) -> list[Happened]:
    """What cannot wait until morning is said in the channel at once."""
    row = cases.hand_over(work.conn, chat.lane)
    if row:
        cases.change_hand_over(work.conn, row["id"], why=command.why, urgent=1)
        subject, due = f"hand_over:{row['id']}", work.now + FIRST_NOTE
        follow_ups.replace(work.conn, "queue_note", subject, chat.customer_id, 1, due, work.now)
        work.hand_overs.add(row["id"])
        work.rings = True
        _call_now(work, chat, row["id"], command.why)
    return []


def _call_now(work: Work, chat: Chat, row: int, why: str) -> None:
    work.record(chat.customer_id, chat.actor, "urgent", f"hand_over:{row}", why=why)
    customer = chat.who[1].name if chat.who else ""
    told = {"person": name_of(chat), "customer": customer, "why": f"wanted_{why}", "again": False}
    things.tell_desk(work, "", "staff/hand_over_urgent", told)


# -- while a person speaks ---------------------------------------------------------------------------------------------
def await_reader(work: Work, chat: Chat, command: AwaitReader) -> list[Happened]:
    """Something was written: noticed if nobody reads it within minutes, or answers it within half an hour."""
    row = cases.hand_over(work.conn, chat.lane)
    if row is None or not command.clocks:
        return []
    taker = people.staff(work.conn, id=row["taken_by"]) if row["taken_by"] else []
    if taker and not taker[0].active:
        return back_to_queue(work, chat, row, gone=True)
    subject = f"hand_over:{row['id']}"
    if not row["waits_since"]:
        cases.change_hand_over(work.conn, row["id"], waits_since=work.now)
    for kind, after, needless in (
        ("unread", UNREAD, bool(row["receipted"])),
        ("person_idle", IDLE, bool(row["backup_at"])),
    ):
        if not needless and not hand_overs.pending(work.conn, row["id"], kind):
            follow_ups.replace(work.conn, kind, subject, chat.customer_id, 0, work.now + after, work.now)
            work.rings = True
    return []


def back_to_queue(
    work: Work, chat: Chat, row: Mapping[Any, Any], *, gone: bool = False, text: str = "", why: str = ""
) -> list[Happened]:
    """Nobody has it any more; whoever takes it next finds a summary. Returns what the dialogue is told.

    `gone`: the colleague may no longer act here; `text`: what they wrote for the next one; `why`: away, or shift.
    """
    subject = f"hand_over:{row['id']}"
    taker = people.staff(work.conn, id=row["taken_by"]) if row["taken_by"] else []
    name = taker[0].name if taker else ""
    cases.change_hand_over(work.conn, row["id"], waits_since=row["waits_since"] or work.now, **UNTAKEN)
    follow_ups.cancel(work.conn, subject, (), "handed_on", work.now)
    work.heard(subject, "handed_on", f"staff:{row['taken_by']}")
    if contact_policy.next_opening(work.now, work.house.company.zone, calendar=work.house_calendar()) == work.now:
        follow_ups.replace(work.conn, "queue_note", subject, row["customer_id"], 1, work.now + FIRST_NOTE, work.now)
    work.rings = True
    work.hand_overs.add(row["id"])
    work.record(row["customer_id"], f"staff:{row['taken_by']}", "handed_on", subject, gone=gone)
    told = {
        "person": name,
        "customer": name_of(chat),
        "gone": gone,
        "text": text,
        "why": why,
        "waits_since": row["waits_since"] or 0,
        "zone": work.house.company.zone,
        "said": list(chat.standing.said),
    }
    things.tell_desk(work, subject, "staff/handed_on", told)
    chat.standing.control = "queued"
    return [Happened("handed_on", values={"name": name, "gone": gone})]


def read(work: Work, subject: str) -> None:
    """A colleague did something about this: what the customer wrote has been read."""
    kind, _, number = subject.partition(":")
    id_ = int(number) if number.isdecimal() else 0
    row = cases.hand_over_by_id(work.conn, id_) if kind == "hand_over" else None
    case = cases.one(work.conn, id_) if kind == "case" else None
    chat = people.chat_of(work.conn, case.contact_id) if case else None
    row = cases.hand_over(work.conn, chat[0]) if chat else row
    if row and row["taken_by"] and not row["ended_at"]:
        follow_ups.cancel(work.conn, f"hand_over:{row['id']}", ("unread",), "read", work.now)


def answered(work: Work, row: Mapping[Any, Any]) -> None:
    """The customer has an answer by a person."""
    kinds = ("pick_up", "queue_note", "unread", "person_idle")
    follow_ups.cancel(work.conn, f"hand_over:{row['id']}", kinds, "answered", work.now)
    work.heard(f"hand_over:{row['id']}", "answered", f"staff:{row['taken_by'] or 0}")
    cases.change_hand_over(work.conn, row["id"], waits_since=0, receipted=0, backup_at=0)
    if row["backup_at"]:
        work.hand_overs.add(row["id"])


# -- given up ----------------------------------------------------------------------------------------------------------
def end(work: Work, chat: Chat, command: EndWaiting) -> list[Happened]:  # noqa: ARG001 - every keeper is given its command
    """The customer goes on without a person."""
    row = cases.hand_over(work.conn, chat.lane)
    if row:
        cases.change_hand_over(work.conn, row["id"], ended_at=work.now)
        follow_ups.cancel(work.conn, f"hand_over:{row['id']}", (), "returned", work.now)
        work.heard(f"hand_over:{row['id']}", "ended", chat.actor)
        work.hand_overs.add(row["id"])
        things.tell_desk(work, f"hand_over:{row['id']}", "staff/waiting_ended", {"person": name_of(chat)})
    chat.standing.control = "bot"
    return []


def name_of(chat: Chat) -> str:
    """Whom the desk reads about."""
    return chat.who[0].name if chat.who else chat.lane


KEEPERS: Mapping[type, Any] = {AskForPerson: ask, EndWaiting: end, AwaitReader: await_reader, RaiseUrgency: urge}
