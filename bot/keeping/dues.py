"""What a customer wants to hear of debts that are due, and which of them they say are paid."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot import things
from bot.doors import Ordered
from bot.scene import Chat
from bot.work import Work
from flows.engine.events import Happened
from flows.facts.due_commands import LeaveAlone, RemindOfDue
from flows.facts.dues import OFF, ON, REFUSED
from storage import dues, ledger


def remind_of_due(work: Work, chat: Chat, command: RemindOfDue) -> list[Happened]:
    """The customer decides for themselves; the supplier does not overrule a no."""
    if chat.who is None:
        return []
    _, customer = chat.who
    _decide(work, customer.id, ON if command.on else REFUSED, chat.actor)
    return [Happened("wish_kept")]


def leave_alone(work: Work, chat: Chat, command: LeaveAlone) -> list[Happened]:
    """Not spoken of until then."""
    if chat.who is None:
        return []
    _, customer = chat.who
    dues.leave_alone(work.conn, customer.id, command.document_id, date.fromisoformat(command.until))
    told = {"document": command.document_id, "until": command.until}
    work.record(customer.id, chat.actor, "said_paid", f"due:{customer.id}", **told)
    return []


def order(work: Work, ordered: Ordered) -> None:
    """An operator decides for one customer. values: customer (code), wish (on, off, or "": as the house does it).

    Replies `not_found`, `refused` where the customer themselves said no, or `done`.
    """
    found = ledger.customer_by_code(work.conn, str(ordered.values["customer"]))
    if found is None:
        work.reply("not_found")
        return
    if dues.of_customer(work.conn, found.id).wish == REFUSED:
        work.reply("refused", name=found.name)
        return
    _decide(work, found.id, str(ordered.values["wish"]), "operator")
    work.reply("done", name=found.name)


def _decide(work: Work, customer_id: int, wish: str, by: str) -> None:
    dues.decide(work.conn, customer_id, wish, work.now)
    work.record(customer_id, by, "due_wish", f"due:{customer_id}", wish=wish)
    silent = wish in {OFF, REFUSED} or (not wish and not work.house.company.reminds_of_due)
    things.move(work, "due", customer_id, "switched_off" if silent else "switched_on", by)


KEEPERS: Mapping[type, Any] = {RemindOfDue: remind_of_due, LeaveAlone: leave_alone}
