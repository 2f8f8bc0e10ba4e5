"""Cases registered and moved by their customer."""

from collections.abc import Mapping
from typing import Any

from bot import desk_copies, things
from bot.address import say_to
from bot.keeping import proving
from bot.keeping.passing import tell_words
from bot.keeping.promises import make_room
from bot.scene import Chat
from bot.work import Work
from flows.engine.effects import Say
from flows.engine.events import Happened, Value
from flows.facts import contact_policy
from flows.facts.commands import MoveCase, PassOn, RegisterDispute
from flows.facts.dispute import Case, Item, Split, open_case_on, room_on
from flows.facts.parties import Role, allows
from flows.tables.reasons import REASONS
from storage import cases, people, statements

TOLD = frozenset({"accepted", "countered", "declined", "appealed", "withdrawn", "solved", "not_solved"})


def register(work: Work, chat: Chat, command: RegisterDispute, linked_to: int = 0) -> list[Happened]:
    """Open the case with its number, date and thread; or name the open one that it would repeat.

    `linked_to`: the case it belongs to, else the one that some dialogue here follows on.
    """
    why = _refused(work, chat, command)
    if why or chat.who is None:
        return [why or Happened("refused", values={"why": "not_yours"})]
    contact, customer = chat.who
    days = 1 if command.answers.get("alarm") else REASONS[command.reason].days
    due = contact_policy.end_of_working_day(work.now, days, contact.zone, work.calendar(customer))
    case_id = cases.register(
        work.conn,
        customer_id=customer.id,
        contact_id=contact.id,
        statement_id=command.statement_id,
        items=_items(command),
        reason=command.reason,
        state="registered",
        currency=command.currency,
        remedy=command.remedy,
        words=command.words,
        answers=dict(command.answers),
        registered_at=work.now,
        next_contact_at=due,
        linked_to=linked_to or _linked(work, chat),
    )
    cases.adopt(work.conn, chat.lane, case_id)
    desk_copies.show_all(work, case_id)
    things.move_case(work, case_id, "registered", chat.actor)
    proving.prepare(work, case_id)
    for item in _items(command):
        make_room(work, customer.id, item.document_id)
    case = cases.one(work.conn, case_id)
    assert case is not None  # noqa: S101 - just registered
    work.record(
        customer.id, chat.actor, "registered", f"case:{case_id}", claimed=command.claimed, reason=command.reason
    )
    told: dict[str, Value] = {"case_id": case_id, "number": case.number, "next": case.next_contact_at}
    return [Happened("registered", values=told | {"claimed": case.split.claimed})]


def _items(command: RegisterDispute) -> tuple[Item, ...]:
    return command.items or (Item(command.document_id, command.document, Split(command.claimed)),)


def _linked(work: Work, chat: Chat) -> int:
    """The older case of the customer's that this one follows on, as some dialogue here was begun with; 0 for none."""
    noted = [frame.notes.get("linked_to") for frame in chat.standing.conversation.frames]
    older = next((cases.one(work.conn, id_) for id_ in noted if isinstance(id_, int) and id_), None)
    return older.id if older and older.customer_id == chat.customer_id else 0


def _refused(work: Work, chat: Chat, command: RegisterDispute) -> Happened | None:
    """Why it cannot be registered, asked of the rows as they are now."""
    if chat.who is None or not allows(chat.who[0].role, Role.DISPUTANT):
        return Happened("refused", values={"why": "role"})
    known = cases.of_customer(work.conn, chat.customer_id)
    listed = [item for item in _items(command) if item.document_id]
    older = next((one for item in listed if (one := open_case_on(known, item.document_id, command.reason))), None)
    if older:
        return Happened("refused", values={"why": "already_open", "case_id": older.id, "number": older.number})
    statement = statements.one(work.conn, command.statement_id)
    if statement is None or statement.customer_id != chat.customer_id:
        return Happened("refused", values={"why": "not_yours"})
    for item in listed:
        line = statement.line(item.document_id)
        if line and item.split.claimed > room_on(line, known):
            return Happened("refused", values={"why": "too_much", "room": room_on(line, known)})
    return None


def move(work: Work, chat: Chat, command: MoveCase) -> list[Happened]:
    """The customer answered: accepted, countered, declined, solved, not solved."""
    case = cases.one(work.conn, command.case_id)
    if case is None or case.customer_id != chat.customer_id:
        return [Happened("refused", values={"why": "not_yours"})]
    if not things.move_case(work, command.case_id, command.what, chat.actor, dict(command.values)):
        return [Happened("refused", values={"why": "moved_on", "state": case.state.value})]
    after = cases.one(work.conn, command.case_id)
    assert after is not None  # noqa: S101 - it was there
    _tell_who_raised_it(work, chat, after, command.what)
    return [
        Happened(
            "case_moved",
            values={
                "case_id": case.id,
                "number": case.number,
                "state": after.state.value,
                "next": after.next_contact_at,
            },
        )
    ]


def _tell_who_raised_it(work: Work, chat: Chat, case: Case, what: str) -> None:
    """Whoever raised the case hears what another contact of theirs decided in it."""
    if chat.who is None or chat.who[0].id == case.contact_id or what not in TOLD:
        return
    contact, customer = people.contact(work.conn, case.contact_id)
    found = people.chat_of(work.conn, contact.id)
    if found:
        said = Say("dispute/somebody_decided", {"number": case.number, "person": chat.who[0].name, "what": what})
        more = {"subject": f"case:{case.id}", "customer_id": customer.id, "kind": "message"}
        say_to(work, found[0], found[1], contact.language, contact.zone, said, "", **more)


def pass_on(work: Work, chat: Chat, command: PassOn) -> list[Happened]:
    """The customer's own words, into the thread of the case, or of the person who has the conversation."""
    case = cases.one(work.conn, command.case_id) if command.case_id else None
    open_hand_over = cases.hand_over(work.conn, chat.lane)
    subject = ""
    if case and case.customer_id == chat.customer_id:
        subject = f"case:{case.id}"
        work.cases.add(case.id)
    elif open_hand_over:
        subject = f"hand_over:{open_hand_over['id']}"
    name = chat.who[0].name if chat.who else chat.lane
    tell_words(work, subject, name, command.text)
    if subject.startswith("case:"):
        work.record(chat.customer_id, chat.actor, "wrote", subject, text=command.text)
    if case and case.state == "awaiting_customer" and subject.startswith("case:"):
        things.move_case(work, case.id, "customer_answered", chat.actor)
    return [Happened("passed_on", values={"case_id": case.id if case else 0})]


KEEPERS: Mapping[type, Any] = {RegisterDispute: register, MoveCase: move, PassOn: pass_on}
