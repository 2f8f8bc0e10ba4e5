"""The first of two yeses to a balance: written down, and the colleagues who may give the second are asked."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.address import say_to
from bot.scene import Chat
from bot.work import Work
from flows.engine.effects import Button, Say
from flows.engine.events import Happened
from flows.facts.commands import PrepareConfirmation
from flows.facts.money import Money
from flows.facts.parties import Contact, Role, allows
from flows.facts.standing import CONFIRMABLE
from flows.facts.statement import Statement
from storage import people, second_yes, statements


def prepare(work: Work, chat: Chat, command: PrepareConfirmation) -> list[Happened]:
    """Ask everybody who may confirm that much; the first yes counts only together with one of theirs."""
    statement = statements.one(work.conn, command.statement_id)
    if chat.who is None or statement is None or statement.customer_id != chat.customer_id:
        return [Happened("refused", values={"why": "not_yours"})]
    contact, customer = chat.who
    if statement.state not in CONFIRMABLE or not allows(contact.role, Role.CONFIRMER) or not contact.trusted:
        return [Happened("refused", values={"why": "role"})]
    amount = Money(command.amount, statement.currency)
    asked = list(_second(work, contact, amount))
    if not asked:
        return [Happened("refused", values={"why": "limit"})]
    second_yes.put(work.conn, statement.id, contact.id, amount.minor, work.now)
    work.record(customer.id, chat.actor, "first_yes", f"statement:{statement.id}", amount=amount.minor)
    for lane, who in asked:
        said = {"first": contact.name, "agreed": amount, "customer": customer.name}
        _ask(work, lane, who, statement, said, command.ledger_id)
    return [Happened("prepared", values={"asked": [who.name for _, who in asked]})]


def _second(work: Work, first: Contact, amount: Money) -> Iterator[tuple[str, Contact]]:
    for lane, id_ in people.chats_of(work.conn, first.customer_id):
        who = people.contact(work.conn, id_)[0]
        covers = who.limit is None or (who.limit.currency == amount.currency and amount <= who.limit)
        if who.id != first.id and who.trusted and allows(who.role, Role.CONFIRMER) and covers:
            yield lane, who


def _ask(work: Work, lane: str, who: Contact, statement: Statement, told: Mapping[str, object], ledger_id: int) -> None:
    notes = {"statement_id": statement.id}
    agreeing = notes | ({"ledger_id": ledger_id} if ledger_id else {})
    buttons = (
        (
            Button("agree", opens="confirm_balance", notes=agreeing),
            Button("see_statement", opens="view_statement", notes=notes),
        ),
        (Button("differs", opens="raise_dispute", notes=notes),),
    )
    said = Say(
        "confirm_balance/second_wanted", {**told, "number": statement.number, "cut_off": statement.cut_off}, buttons
    )
    say_to(
        work, lane, lane.partition(":")[2], who.language, who.zone, said, "",
        subject=f"statement:{statement.id}", customer_id=who.customer_id, kind="statement",
    )  # fmt: skip


def tell_first(work: Work, statement: Statement, second: Contact, told: Mapping[str, object]) -> None:
    """Whoever gave the first yes hears that the second has come."""
    found = second_yes.of(work.conn, statement.id)
    chat = people.chat_of(work.conn, found[0]) if found and found[0] != second.id else None
    if found is None or chat is None:
        return
    first = people.contact(work.conn, found[0])[0]
    said = Say("confirm_balance/second_came", {**told, "second": second.name, "cut_off": statement.cut_off})
    say_to(
        work, chat[0], chat[1], first.language, first.zone, said, "",
        subject=f"statement:{statement.id}", customer_id=first.customer_id,
    )  # fmt: skip


KEEPERS: Mapping[type, Any] = {PrepareConfirmation: prepare}
