"""Statements as things: for the whole customer, moved by the lifecycle `statement`."""

from typing import Any

from bot.kinds.thing import Kind, Thing, Told, recipient
from bot.work import Work
from flows.engine.events import Happened
from flows.facts.statement import StatementState
from storage import ledger, statements

_STAMPS = {
    "issued": "issued_at",
    "viewed": "viewed_at",
    "confirmed": "answered_at",
    "confirmed_except": "answered_at",
    "disputed": "answered_at",
}


def _find(work: Work, id: int) -> Thing | None:
    statement = statements.one(work.conn, id)
    customer = ledger.customer(work.conn, statement.customer_id) if statement else None
    if statement is None or customer is None:
        return None
    found = recipient(work, customer.id)
    return Thing("statement", id, statement.state.value, customer, found[0] if found else None)


def _store(work: Work, thing: Thing, state: str, event: Happened) -> list[Told]:
    """The state, when it was reached, and on issue by whom; an issued version takes the place of the older ones."""
    by, issued = event.values.get("by"), state == StatementState.ISSUED
    stamp: dict[str, Any] = {_STAMPS[state]: work.now} if state in _STAMPS else {}
    if issued:
        stamp["issued_by"] = by
    statements.move(work.conn, thing.id, StatementState(thing.state), StatementState(state), **stamp)
    new = statements.one(work.conn, thing.id)
    if not issued or new is None:
        return []
    replaced = Happened("reissued", f"staff:{by}", {"reason": f"version {new.version}"})
    older = statements.with_number(work.conn, new.number, statements.STANDING)
    return [("statement", one, replaced) for one in older if one != thing.id]


STATEMENT = Kind("statement", "statement", "statement_id", _find, _store, letter="statement")
