"""Statements as things: for the whole customer, moved by the lifecycle `statement`."""

from typing import Any

from bot import statement_papers, watched
from bot.kinds.contacts import newly_known
from bot.kinds.thing import Kind, Thing, Told, recipient
from bot.superseding import took_over
from bot.work import Work
from flows.engine.events import Happened
from flows.engine.told import number
from flows.facts.statement import StatementState
from storage import anomalies, ledger, statements

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
    if state == StatementState.SUPERSEDED:
        _taken_over(work, thing.id, event)
    stamp: dict[str, Any] = {_STAMPS[state]: work.now} if state in _STAMPS else {}
    if issued:
        stamp["issued_by"] = by
    if state == StatementState.WITHDRAWN:
        stamp["reason"] = str(event.values.get("reason") or "")
    statements.move(work.conn, thing.id, StatementState(thing.state), StatementState(state), **stamp)
    new = statements.one(work.conn, thing.id)
    if not issued or new is None:
        return []
    statement_papers.freeze(work, new)
    seen = [*watched.statement_came(work, thing.customer.id, thing.id), *newly_known(work, thing.customer.id)]
    replaced = Happened("reissued", f"staff:{by}", {"reason": new.reason or f"version {new.version}", "next": new.id})
    older = statements.with_number(work.conn, new.number, statements.STANDING)
    due: Told = ("due", thing.customer.id, Happened("issued"))
    waited = anomalies.waiting(work.conn, thing.customer.id, new.currency)
    told: list[Told] = [("anomaly", one, Happened("round_issued")) for one in waited]
    return [*(("statement", one, replaced) for one in older if one != thing.id), *seen, due, *told]


def _taken_over(work: Work, old: int, event: Happened) -> None:
    """A newer version takes the place of one that was issued."""
    was, new = statements.one(work.conn, old), statements.one(work.conn, number(event.values.get("next")))
    if was and new:
        took_over(work, was, new)


STATEMENT = Kind("statement", "statement", "statement_id", _find, _store, letter="statement")
