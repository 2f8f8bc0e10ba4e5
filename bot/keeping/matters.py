"""Complaints and feedback registered; they, surveys and anomalies moved by their customer."""

from collections.abc import Mapping
from typing import Any

from bot import things
from bot.keeping import elsewhere
from bot.scene import Chat
from bot.work import Work
from flows.engine.events import Happened
from flows.facts.complaints import ComplaintState, feedback_by, first_look_by, named_among
from flows.facts.matter_commands import AddToMatter, MoveMatter, RegisterComplaint
from flows.facts.parties import Contact
from storage import cases, complaints, ledger, people

SLOT = "complaint"


def register(work: Work, chat: Chat, command: RegisterComplaint) -> list[Happened]:
    """Keep it with its number, date and thread; whoever is named in it is looked up among the colleagues."""
    if chat.who is None:
        return [Happened("refused", values={"why": "not_yours"})]
    contact, customer = chat.who
    about = command.about or named_among(command.whom, people.staff(work.conn))
    id_ = complaints.register(
        work.conn,
        kind=command.kind,
        customer_id=customer.id,
        contact_id=contact.id,
        topic=command.topic,
        words=command.words,
        happened=command.happened,
        whom=command.whom,
        about=about,
        everybody=command.everybody,
        wish=command.wish,
        state=ComplaintState.REGISTERED.value,
        registered_at=work.now,
        next_contact_at=_due(work, command, contact),
    )
    one = complaints.one(work.conn, id_)
    assert one is not None  # noqa: S101 - just registered
    name = "complaint" if one.is_complaint else "feedback"
    things.move(work, name, id_, "registered", chat.actor)
    _with_papers(work, chat, name, id_)
    return [Happened("complaint_kept", values={"id": id_, "number": one.number, "next": one.next_contact_at})]


def _due(work: Work, command: RegisterComplaint, contact: Contact) -> int:
    calendar = work.calendar(ledger.customer(work.conn, contact.customer_id))
    if command.kind == "complaint":
        return first_look_by(work.now, contact.zone, calendar)
    return feedback_by(command.kind, work.now, contact.zone, calendar)


def _with_papers(work: Work, chat: Chat, name: str, id_: int) -> None:
    """The papers sent while complaining belong to it; those of an objection that was interrupted stay where they are.

    A complaint's papers lie under its negative number: it is no case.
    """
    sent = chat.standing.conversation.notes.get("files")
    names = {str(one) for one in sent} if isinstance(sent, list) else set()
    for row in cases.draft_papers(work.conn, chat.lane):
        if row["name"] in names:
            cases.change_evidence(work.conn, row["id"], case_id=-id_, slot=SLOT)
            told = {"name": row["name"], "caption": row["caption"]}
            things.tell_desk(work, f"{name}:{id_}", "staff/complaint_paper", told)


def move(work: Work, chat: Chat, command: MoveMatter) -> list[Happened]:
    """What the customer answered, told to the thing's lifecycle."""
    thing = things.find(work, command.name, command.id)
    if thing is None or chat.who is None or thing.customer.id != chat.customer_id:
        return [Happened("refused", values={"why": "not_yours"})]
    if not things.move(work, command.name, command.id, command.what, chat.actor, dict(command.values)):
        return [Happened("refused", values={"why": "moved_on"})]
    if (command.name, command.what) == ("elsewhere", "contradicted"):
        elsewhere.contradicted(work, chat, command.id, str(command.values.get("text") or ""))
    return [Happened("matter_moved", values={"name": command.name, "id": command.id})]


def add(work: Work, chat: Chat, command: AddToMatter) -> list[Happened]:
    """More words, into its thread."""
    return move(work, chat, MoveMatter(command.name, command.id, "added", {"text": command.text}))


KEEPERS: Mapping[type, Any] = {RegisterComplaint: register, MoveMatter: move, AddToMatter: add}
