"""What becomes of an answer received elsewhere: a case, a promise, or a confirmation that a second colleague approves.

Promise: the rows decide, by the same rules as in a chat; whatever is kept says how it came, who wrote it down and, for
a confirmation, who approved it. Nobody approves what they wrote down.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot import call_letters, desk_papers, things
from bot.keeping import promises, recording
from bot.keeping.opened import OnBehalf, open_for
from bot.kinds.elsewhere import NAME
from bot.scene import Chat
from bot.work import Work
from flows.engine.conversation import Conversation
from flows.engine.events import Happened
from flows.engine.step import begin
from flows.facts.commands import RegisterDispute
from flows.facts.elsewhere import Answer, Kind
from flows.facts.parties import Colleague, Contact, Customer, Role, allows
from flows.facts.promise_commands import MakePromise
from flows.facts.records import CONTRADICTED
from flows.facts.standing import CONFIRMABLE, excepted, standing
from flows.facts.statement import Statement, canonical, fingerprint, short_code
from storage import cases, elsewhere, members, people, statements, thread_files
from storage.conversations import Standing


@dataclass(frozen=True, slots=True)
class Heard:
    """Who said it, how, when, and the file of the thread that shows it (0: none)."""

    customer: Customer
    contact_id: int
    person: str
    way: str
    on: date
    file: int = 0


def confirmation(work: Work, by: Colleague, heard: Heard, statement: Statement, words: str) -> int:
    """Write it down for a second colleague to approve: the whole balance, but for what is under a case."""
    known = cases.of_customer(work.conn, statement.customer_id)
    stands, without = standing(statement, known), excepted(statement, known)
    agreed = stands.undisputed if without else stands.closing
    fields = {"agreed": agreed.minor, "exceptions": json.dumps(list(without)), "words": words}
    return _note(work, by, heard, statement, Kind.CONFIRMATION, fields)


def objection(work: Work, by: Colleague, heard: Heard, statement: Statement, command: RegisterDispute) -> Happened:
    """Register the case as the customer's own would be; `registered`, or `refused` with why."""
    contact = _on_file(work, heard)
    done = open_for(work, by, (_who_may(contact), heard.customer), command)
    if done.what == "registered":
        fields = {"case_id": int(str(done.values["case_id"])), "agreed": command.claimed, "words": command.words}
        _note(work, by, replace(heard, contact_id=contact.id), statement, Kind.OBJECTION, fields)
        things.move_statement(work, statement.id, "rejected", f"staff:{by.id}", {"by": by.id, "name": by.name})
    return done


def promise(work: Work, by: Colleague, heard: Heard, statement: Statement, command: MakePromise, words: str) -> str:
    """Note the promise as the customer's own would be; why not, or empty when it stands."""
    contact = _on_file(work, heard)
    nowhere = Standing(Conversation((begin(work.house.flows, "home"),)))
    chat = OnBehalf("", "", (_who_may(contact), heard.customer), nowhere, contact.language, contact.zone)
    chat.by = by
    done = promises.make(work, chat, command)[0]
    if done.what != "promised":
        return str(done.values["why"])
    total = sum(item.minor for item in command.items)
    fields = {"promise_id": int(str(done.values["promise_id"])), "agreed": total, "words": words}
    _note(work, by, replace(heard, contact_id=contact.id), statement, Kind.PROMISE, fields)
    return ""


def hindrance(work: Work, one: Answer) -> str:
    """Why this confirmation can no longer be approved as it was written down; empty when it can."""
    statement = statements.one(work.conn, one.statement_id)
    if statement is None or statement.state not in CONFIRMABLE:
        return "moved_on"
    known = cases.of_customer(work.conn, statement.customer_id)
    stands, without = standing(statement, known), excepted(statement, known)
    agreed = stands.undisputed if without else stands.closing
    same = fingerprint(canonical(statement)) == one.statement_sha and (agreed, without) == (one.agreed, one.exceptions)
    return "" if same else "changed"


def approve(work: Work, by: Colleague, one: Answer) -> None:
    """The confirmation counts: a record like any other, marked with the way it came."""
    statement = statements.one(work.conn, one.statement_id)
    assert statement is not None  # noqa: S101 - `hindrance` has looked
    said = recording.elsewhere(work, one, statement, by.name)
    number, sha = recording.confirm(work, said, one.exceptions)
    statements.confirm(
        work.conn, statement, number=number, sha=sha, contact_id=one.contact_id, chat="", amount=one.agreed.minor,
        at=work.now, exceptions=json.dumps(list(one.exceptions)), wording=f"elsewhere/{one.way}", way=one.way,
        answer_id=one.id,
    )  # fmt: skip
    actor, code = f"staff:{by.id}", short_code(sha)
    told = {"by": by.id, "name": by.name, "record": number, "code": code, "sha": one.sha, "proposer": one.recorded_by}
    things.move(work, NAME, one.id, "approved", actor, told)
    values = {"exceptions": list(one.exceptions), "person": one.person, "code": code, "number": number}
    values |= {"way": one.way, "recorder": one.recorder, "approver": by.name}
    what = "confirmed_except" if one.exceptions else "confirmed"
    things.move_statement(work, statement.id, what, actor, values)
    desk_papers.confirmation(work, statement.id, number)
    call_letters.of_answer(work, replace(one, approver=by.name))
    subject = f"statement:{statement.id}"
    work.record(one.customer_id, actor, "confirmation", subject, sha=sha, amount=one.agreed.minor, way=one.way)


def contradicted(work: Work, chat: Chat, id: int, words: str) -> None:
    """The customer says in their chat that this is not so: a signed record beside the one of the confirmation."""
    one = elsewhere.one(work.conn, id)
    statement = statements.one(work.conn, one.statement_id) if one and one.kind is Kind.CONFIRMATION else None
    if statement is not None:
        recording.take_back(work, chat, statement, words, CONTRADICTED)


def _note(work: Work, by: Colleague, heard: Heard, statement: Statement, kind: Kind, fields: Mapping[str, Any]) -> int:
    id_ = elsewhere.note(
        work.conn, customer_id=heard.customer.id, contact_id=heard.contact_id, statement_id=statement.id,
        statement_sha=fingerprint(canonical(statement)), kind=kind.value, way=heard.way, person=heard.person,
        said_on=heard.on.isoformat(), file=_kept(work, heard.file), currency=statement.currency, recorded_by=by.id,
        recorded_at=work.now, **fields,
    )  # fmt: skip
    things.move(work, NAME, id_, "recorded", f"staff:{by.id}", {"by": by.id, "name": by.name})
    if kind is not Kind.CONFIRMATION:  # which counts, and is put in writing, once somebody has approved it
        written_down = elsewhere.one(work.conn, id_)
        assert written_down is not None  # noqa: S101 - noted a few lines above
        call_letters.of_answer(work, written_down)
    return id_


def _kept(work: Work, file_id: int) -> str:
    """The file's name; its bytes are fetched and kept from now on, whatever becomes of the thread."""
    for file in thread_files.found(work.conn, id=file_id):
        if file.state == "internal":
            thread_files.change(work.conn, file.id, state="wanted", reply_id=0)
            work.shared.append(file.id)
        return file.name
    return ""


def _on_file(work: Work, heard: Heard) -> Contact:
    """Whoever said it, put on file when they were not."""
    known = heard.contact_id or members.to_invite(work.conn, heard.customer.id, 0, heard.person)
    return people.contact(work.conn, known)[0]


def _who_may(contact: Contact) -> Contact:
    """The colleague answers for what they heard, so a contact without a role in the chat may have said it too."""
    return contact if allows(contact.role, Role.DISPUTANT) else replace(contact, role=Role.DISPUTANT)
