"""The signed record of a yes to a balance, or of one that is taken back: gathered, signed, kept.

Promises: what the record says was shown is what was sent, letter by letter, never words made again; nothing is
confirmed without it. Persons stand in it as salted references. Who edits: developers, beside flows/facts/records.py.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.scene import Chat
from bot.telegram_read import TOKEN
from bot.work import Work
from flows.facts.dispute import Case
from flows.facts.elsewhere import Answer
from flows.facts.parties import Contact, Customer
from flows.facts.records import CHAT, CONFIRMED, CONTRADICTED, PREFIX, TAKEN_BACK, Kept, Opening, Record, Seen
from flows.facts.statement import Statement
from flows.facts.timing_items import Timing, read
from locales.speak import unmarked
from storage import cards, cases, ledger, people, records, second_yes, statements

LOOKED_AT = 60  # letters of the chat, among which the one with the question is
ASKED = ("confirm_balance/sure", "confirm_balance/why_back")


@dataclass(frozen=True, slots=True)
class Said:
    """One yes: by whom, to what, how it came. `agreed` minor units; `zone` where whoever said it lives."""

    customer: Customer
    statement: Statement
    agreed: int
    seen: Seen
    way: str
    zone: str
    role: str = ""
    verified: Mapping[str, str | int] = field(default_factory=dict)
    openings: tuple[Opening, ...] = ()
    heard: Mapping[str, str | int] | None = None


def shown(work: Work, chat: Chat) -> tuple[Seen, int] | None:
    """The question that now stands in the chat, in the words that were sent, and the number of its message there.

    None when it is none of those that may be answered so.
    """
    card = cards.known(work.conn, chat.standing.asked) if chat.standing.asked else None
    if card is None or card.place not in ASKED:
        return None
    yes = next((str(one["label"]) for one in card.choices if one.get("choice") == "confirm_in_name"), "")
    for body, number in records.words_sent(work.conn, chat.lane, LOOKED_AT):
        if any(cards.is_of(card, handle[:TOKEN]) for handle in _handles(body)):
            shown = unmarked(str(body.get("caption") or body.get("text") or ""))
            return Seen(shown, yes, chat.language), int(number or body.get("message_id") or work.inbound.message)
    return None


def in_chat(work: Work, chat: Chat, statement: Statement, agreed: int, seen: tuple[Seen, int]) -> Said:
    """What a contact says in their chat. The chat is somebody's."""
    assert chat.who is not None  # noqa: S101 - keepers have looked
    contact, customer = chat.who
    verified = records.binding(work.conn, chat.lane, contact.id) | {"trusted": int(contact.trusted)}
    verified["second_factor"] = work.house.second_factor
    if contact.limit:
        verified |= {"limit": contact.limit.minor, "limit_currency": contact.limit.currency}
    place: dict[str, str | int] = {"chat": chat.lane, "message": seen[1]}
    openings = [_person(work, "person", contact), Opening("chat", place, work.house.salt(), contact.id)]
    first = second_yes.of(work.conn, statement.id)
    if first and first[0] != contact.id:
        openings.append(_person(work, "first", people.contact(work.conn, first[0])[0]))
        verified["first_yes_at"] = first[2]
    role = contact.role.value
    return Said(customer, statement, agreed, seen[0], CHAT, contact.zone, role, verified, tuple(openings))


def elsewhere(work: Work, one: Answer, statement: Statement, approver: str) -> Said:
    """What a colleague wrote down and another approved."""
    customer = ledger.customer(work.conn, one.customer_id)
    assert customer is not None  # noqa: S101 - the answer hangs on it
    salt, said = work.house.salt, {"words": one.words, "file": one.file, "sha256": one.sha}
    openings = (
        Opening("person", {"name": one.person, "role": ""}, salt(), one.contact_id),
        Opening("said", said, salt(), one.contact_id),
        Opening("recorder", {"name": one.recorder}, salt()),
        Opening("approver", {"name": approver}, salt()),
    )
    heard: dict[str, str | int] = {"answer": one.number, "on": one.said_on.isoformat(), "recorded_at": one.recorded_at}
    seen = Seen("", "", customer.language)
    return Said(
        customer, statement, one.agreed.minor, seen, one.way, work.house.company.zone, "", {"four_eyes": 1}, openings,
        heard,
    )  # fmt: skip


def confirm(work: Work, said: Said, documents: Iterable[int], timing: tuple[Timing, ...] = ()) -> tuple[str, str]:
    """Sign and keep the yes, these documents left out of it, subject to `timing`; its number and SHA-256."""
    number = f"BC-{statements.next_number(work.conn, 'confirmation'):05d}"
    known = cases.of_customer(work.conn, said.customer.id)
    record = _record(work, said, CONFIRMED, number, _left_out(said.statement, known, documents))
    return number, _keep(work, replace(record, timing=timing))


def take_back(work: Work, chat: Chat, statement: Statement, words: str, kind: str = TAKEN_BACK) -> Kept | None:
    """Sign and keep that what was confirmed no longer holds for the customer, or (`kind`) never was so.

    None for a confirmation of the time before there were records.
    """
    first = next((one for one in records.of_statement(work.conn, statement.id) if one.kind == CONFIRMED), None)
    if first is None or chat.who is None:
        return None
    seen, unsaid = shown(work, chat), (Seen("", "", chat.language), work.inbound.message)
    if seen is None or kind == CONTRADICTED:  # that question names the person who is said to have confirmed
        seen = unsaid
    said = in_chat(work, chat, statement, first.said["agreed"], seen)
    told = Opening("reason", {"words": words}, work.house.salt(), chat.who[0].id)
    number = f"TB-{statements.next_number(work.conn, 'confirmation_taken_back'):05d}"
    exceptions = tuple((one["document"], one["in_question"], one["case"]) for one in first.said["exceptions"])
    record = _record(work, replace(said, openings=(*said.openings, told)), kind, number, exceptions)
    _keep(work, replace(record, refers=(first.number, first.sha), timing=read(first.said.get("timing", ()))))
    return records.numbered(work.conn, number)


def _record(work: Work, said: Said, kind: str, number: str, exceptions: tuple[tuple[str, int, str], ...]) -> Record:
    return Record(
        kind, number, work.house.company.name, (said.customer.code, said.customer.name), said.statement, said.agreed,
        exceptions, said.seen, said.role, said.verified, said.way, work.now, said.zone,
        records.head(work.conn, said.customer.id), work.house.signer.public, said.openings, said.heard,
    )  # fmt: skip


def _keep(work: Work, record: Record) -> str:
    signature = work.house.signer.sign(PREFIX + record.body)
    return records.add(work.conn, record, record.statement.customer_id, signature)


def _left_out(
    statement: Statement, known: Iterable[Case], documents: Iterable[int]
) -> tuple[tuple[str, int, str], ...]:
    """Each document that is left out, what of it is in question, under which case."""
    wanted, lines = set(documents), {line.document_id: line.number for line in statement.lines}
    return tuple(
        (lines[item.document_id], item.split.open, case.number)
        for case in known
        if not case.closed
        for item in case.items
        if item.document_id in wanted
    )


def _person(work: Work, part: str, contact: Contact) -> Opening:
    return Opening(part, {"name": contact.name, "role": contact.role.value}, work.house.salt(), contact.id)


def _handles(body: Mapping[str, Any]) -> Iterable[str]:
    rows = (body.get("reply_markup") or {}).get("inline_keyboard") or ()
    return (str(button.get("callback_data", "")) for row in rows for button in row)
