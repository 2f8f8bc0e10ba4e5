"""A customer's debts that fall due, as one thing: its id is the customer's, moved by the lifecycle `due`."""

from types import MappingProxyType

from bot.kinds.thing import Kind, Thing, Told, recipient
from bot.work import Work
from flows.engine.events import Happened
from flows.facts.due_commands import NoteSaid
from storage import dues, ledger


def _find(work: Work, id: int) -> Thing | None:
    customer = ledger.customer(work.conn, id)
    if customer is None:
        return None
    found = recipient(work, id)
    return Thing("due", id, "watched", customer, found[0] if found else None)


def _store(_work: Work, _thing: Thing, _state: str, _event: Happened) -> list[Told]:
    """It has one state; how far it has come stands with each document."""
    return []


def _note(work: Work, thing: Thing, command: NoteSaid) -> list[Told]:
    dues.said(work.conn, thing.id, command, work.now)
    return []


DUE = Kind("due", "due", "customer_id", _find, _store, MappingProxyType({NoteSaid: _note}), letter="message")
