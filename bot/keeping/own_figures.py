"""Balances that customers state before ours is shown."""

from collections.abc import Mapping
from typing import Any

from bot import things
from bot.scene import Chat
from bot.work import Work
from flows.engine.events import Happened
from flows.facts.money import Money
from flows.facts.own_figures import StateBalance
from flows.facts.parties import Role, allows
from storage import own_figures, statements


def state(work: Work, chat: Chat, command: StateBalance) -> list[Happened]:
    """Write the figure down, once and by somebody who may speak for the customer; then the difference is known."""
    statement = statements.one(work.conn, command.statement_id)
    if chat.who is None or statement is None or statement.customer_id != chat.customer_id:
        return [Happened("refused", values={"why": "not_yours"})]
    contact, customer = chat.who
    if not allows(contact.role, Role.CONFIRMER) or not contact.trusted:
        return [Happened("refused", values={"why": "role"})]
    said = {"owed": command.owed, "contact": contact.id, "chat": chat.lane, "at": work.now}
    sha = own_figures.state(work.conn, statement, **said)
    if not sha:
        return [Happened("refused", values={"why": "stated_before"})]
    subject = f"statement:{statement.id}"
    work.record(customer.id, chat.actor, "balance_stated", subject, owed=command.owed, sha=sha)
    ours = statement.closing
    difference = ours.minor - command.owed
    told = {
        "customer": customer.name,
        "person": contact.name,
        "number": statement.number,
        "theirs": Money(command.owed, statement.currency),
        "ours": ours,
        "difference": Money(difference, statement.currency),
    }
    things.tell_desk(work, subject, "staff/balance_stated", told)
    work.record(customer.id, "house", "balance_shown", subject, ours=ours.minor)
    return [Happened("stated", values={"statement_id": statement.id, "owed": command.owed, "ours": ours.minor})]


KEEPERS: Mapping[type, Any] = {StateBalance: state}
