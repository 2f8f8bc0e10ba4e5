"""Statements seen and balances confirmed."""

import json
from collections.abc import Mapping
from typing import Any

from bot import desk_papers, things
from bot.address import send_file
from bot.keeping import recording, second_yes
from bot.scene import Chat
from bot.work import Work
from flows.engine.events import Happened, Value
from flows.facts.commands import ConfirmBalance, OpenStatement, SendStatementFile, TakeBackConfirmation
from flows.facts.ledgers import Ledger
from flows.facts.money import Money
from flows.facts.parties import Role, allows
from flows.facts.standing import CONFIRMABLE, excepted, standing
from flows.facts.statement import OPEN_STATES, Statement, short_code
from flows.facts.timing_items import timing_items
from storage import cases, elsewhere, ledger_uploads, people, statements


def open_statement(work: Work, chat: Chat, command: OpenStatement) -> list[Happened]:
    """Issued becomes viewed, once."""
    statement = _theirs(work, chat, command.statement_id)
    if statement and statement.state in OPEN_STATES:
        things.move_statement(work, statement.id, "opened", chat.actor)
    return []


def confirm(work: Work, chat: Chat, command: ConfirmBalance) -> list[Happened]:
    """Write the confirmation down, bound to the version's bytes: one version once, by someone who may."""
    statement = _theirs(work, chat, command.statement_id)
    if chat.who is None or statement is None:
        return [Happened("refused", values={"why": "not_yours"})]
    why = _forbidden(work, chat, statement) or _without_case(work, statement, command.exceptions)
    if why:
        return [why]
    seen = recording.shown(work, chat)
    if seen is None:
        return [Happened("refused", values={"why": "not_shown"})]
    contact, customer = chat.who
    amount = _agreed(work, statement, command.exceptions)
    said = recording.in_chat(work, chat, statement, amount.minor, seen)
    timing = timing_items(_ledger(work, chat, command.ledger_id), statement.id)
    number, sha = recording.confirm(work, said, command.exceptions, timing)
    statements.confirm(
        work.conn, statement, number=number, sha=sha, contact_id=contact.id, chat=chat.lane, amount=amount.minor,
        at=work.now, exceptions=json.dumps(list(command.exceptions)), wording=command.wording,
    )  # fmt: skip
    code = short_code(sha)
    told = {"exceptions": list(command.exceptions), "person": contact.name, "code": code, "number": number}
    what = "confirmed_except" if command.exceptions else "confirmed"
    things.move_statement(work, statement.id, what, chat.actor, told)
    work.record(customer.id, chat.actor, "confirmation", f"statement:{statement.id}", sha=sha, amount=amount.minor)
    desk_papers.confirmation(work, statement.id, number)
    second_yes.tell_first(work, statement, contact, {"agreed": amount, "record": number, "code": code})
    values: dict[str, Value] = {"statement_id": statement.id, "number": number, "code": code, "at": work.now}
    return [Happened("confirmed", values=values)]


def take_back(work: Work, chat: Chat, command: TakeBackConfirmation) -> list[Happened]:
    """Write beside the confirmation that it no longer holds for the customer; a person must look at it."""
    statement = _theirs(work, chat, command.statement_id)
    row = statements.confirmation(work.conn, statement.id) if statement else None
    if statement is None or row is None or chat.who is None:
        return [Happened("refused", values={"why": "not_yours"})]
    contact, customer = chat.who
    subject = f"statement:{statement.id}"
    kept = recording.take_back(work, chat, statement, command.reason)
    signed = {"number": kept.number, "sha": kept.sha} if kept else {}
    of = {"of": row["number"], "why": command.reason}
    work.record(customer.id, chat.actor, "confirmation_taken_back", subject, **of, **signed)
    told = {"customer": customer.name, "person": contact.name, "record": row["number"], "words": command.reason}
    told |= {"signed": kept.number if kept else "", "code": kept.code if kept else ""}
    things.tell_desk(work, subject, "staff/confirmation_taken_back", told)
    return []


def send_workbook(work: Work, chat: Chat, command: SendStatementFile) -> list[Happened]:
    """Queue the statement as a spreadsheet; it is written when it is sent, from the same bytes."""
    statement = _theirs(work, chat, command.statement_id)
    if statement is None:
        return [Happened("refused", values={"why": "not_yours"})]
    enclosed = {"kind": "statement", "id": statement.id, "language": chat.language}
    send_file(work, chat, enclosed, "statement", f"statement:{statement.id}")
    return []


def _ledger(work: Work, chat: Chat, ledger_id: int) -> Ledger | None:
    """Their own books, where the yes is subject to what was found in them."""
    ledger = ledger_uploads.one(work.conn, ledger_id) if ledger_id else None
    return ledger if ledger and ledger.customer_id == chat.customer_id else None


def _theirs(work: Work, chat: Chat, statement_id: int) -> Statement | None:
    statement = statements.one(work.conn, statement_id)
    return statement if statement and chat.customer_id and statement.customer_id == chat.customer_id else None


def _forbidden(work: Work, chat: Chat, statement: Statement) -> Happened | None:
    """Why this person may not confirm this version now, or None. The flow has asked the same; the rows decide."""
    assert chat.who is not None  # noqa: S101 - confirm() has looked
    contact = chat.who[0]
    if statement.state not in CONFIRMABLE:
        row = statements.confirmation(work.conn, statement.id)
        who = _who_confirmed(work, row) if row else ""
        return Happened(
            "refused",
            values={"why": "someone_was_first" if row else "superseded", "person": who, "at": row["at"] if row else 0},
        )
    if not allows(contact.role, Role.CONFIRMER) or not contact.trusted:
        return Happened("refused", values={"why": "not_trusted" if allows(contact.role, Role.CONFIRMER) else "role"})
    stands = standing(statement, cases.of_customer(work.conn, statement.customer_id))
    if contact.limit and (contact.limit.currency != statement.currency or contact.limit < stands.undisputed):
        return Happened("refused", values={"why": "limit"})
    return None


def _who_confirmed(work: Work, row: Mapping[Any, Any]) -> str:
    """By name; of what came another way than through a chat, whoever said it."""
    answer = elsewhere.one(work.conn, row["answer_id"]) if row["answer_id"] else None
    return answer.person if answer else people.contact(work.conn, row["contact_id"])[0].name


def _without_case(work: Work, statement: Statement, exceptions: tuple[int, ...]) -> Happened | None:
    """Every excepted line needs a case of its own."""
    known = excepted(statement, cases.of_customer(work.conn, statement.customer_id))
    return None if set(exceptions) <= set(known) else Happened("refused", values={"why": "needs_case"})


def _agreed(work: Work, statement: Statement, exceptions: tuple[int, ...]) -> Money:
    """The closing balance, less what is in question on the excepted lines."""
    stands = standing(statement, cases.of_customer(work.conn, statement.customer_id))
    return stands.undisputed if exceptions else stands.closing


KEEPERS: Mapping[type, Any] = {
    OpenStatement: open_statement,
    ConfirmBalance: confirm,
    TakeBackConfirmation: take_back,
    SendStatementFile: send_workbook,
}
