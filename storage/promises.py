"""Promises to pay and plans: rows and the facts they stand for."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select, text, update

from flows.facts.promises import (
    WAITED_FOR,
    PaymentPromise,
    Plan,
    PlanState,
    PromisedItem,
    PromiseState,
    missing,
)
from flows.facts.statement import fingerprint
from storage import follow_ups
from storage.prepared import Prepared
from storage.statements import next_number
from storage.tables.ledger import DOCUMENT
from storage.tables.promises import PLAN, PROMISE

FIRST_NUMBER = 1000
_COLUMNS = (
    "id, number, customer_id, contact_id, currency, day, way, items, state, changes, broken, wished, why, plan_id,"
    " made_at"
)
_OF_CUSTOMER = Prepared(
    text(f"SELECT {_COLUMNS} FROM payment_promise WHERE customer_id = :customer_id ORDER BY day, id")  # noqa: S608 - constants
)
_ONE = Prepared(text(f"SELECT {_COLUMNS} FROM payment_promise WHERE id = :id"))  # noqa: S608 - constants
_PLAN_COLUMNS = "id, number, customer_id, contact_id, currency, rows, items, way, state, sha, comment, made_at"
_PLANS_OF = Prepared(
    text(f"SELECT {_PLAN_COLUMNS} FROM payment_plan WHERE customer_id = :customer_id ORDER BY id DESC")  # noqa: S608 - constants
)
_PLAN = Prepared(text(f"SELECT {_PLAN_COLUMNS} FROM payment_plan WHERE id = :id"))  # noqa: S608 - constants
_OPEN = Prepared(
    text("SELECT id, open_amount FROM document WHERE customer_id = :customer_id AND open_amount > 0 ORDER BY id")
)


def of_customer(conn: Connection, customer_id: int) -> tuple[PaymentPromise, ...]:
    """The customer's promises, by their day."""
    return tuple(_promise(row) for row in _OF_CUSTOMER.rows(conn, customer_id=customer_id))


def one(conn: Connection, id: int) -> PaymentPromise | None:
    """That promise."""
    row = _ONE.row(conn, id=id)
    return _promise(row) if row else None


def add(conn: Connection, items: Iterable[PromisedItem], **fields: Any) -> int:
    """A new promise with the next number, in the state `begun`; `day` is an ISO date. Returns its id."""
    kept = tuple(items)
    values = {
        **fields,
        "number": f"P-{FIRST_NUMBER + next_number(conn, 'promise')}",
        "items": _items(kept),
        "total": sum(item.minor for item in kept),
        "state": PromiseState.BEGUN.value,
    }
    key = conn.execute(insert(PROMISE).values(**values)).inserted_primary_key
    return int(key[0]) if key else 0


def change(conn: Connection, id: int, **fields: Any) -> None:
    """Change columns by name; see `reduce` for what was promised on which document."""
    conn.execute(update(PROMISE).where(PROMISE.c.id == id).values(**fields))


def reduce(conn: Connection, id: int, items: Iterable[PromisedItem]) -> None:
    """What is left of the promise once a part of it is in question; at least one item."""
    kept = tuple(items)
    change(conn, id, items=_items(kept), total=sum(item.minor for item in kept))


def still_open(conn: Connection, customer_id: int) -> dict[int, int]:
    """What is open now on each of the customer's documents (minor units); settled ones are not there."""
    return {row[0]: row[1] for row in _OPEN.rows(conn, customer_id=customer_id)}


def look_sooner(conn: Connection, now: int) -> int:
    """After the ledger changed: whatever promise is covered by now is looked at, in the hours of whoever promised it.

    Returns how many.
    """
    waited = select(PROMISE.c.id).where(PROMISE.c.state.in_([s.value for s in WAITED_FOR])).order_by(PROMISE.c.id)
    found = 0
    for promise in filter(None, [one(conn, id_) for id_ in conn.execute(waited).scalars()]):
        ids = [item.document_id for item in promise.items]
        rows = conn.execute(select(DOCUMENT.c.id, DOCUMENT.c.open_amount).where(DOCUMENT.c.id.in_(ids)))
        left = {row[0]: row[1] for row in rows}
        if missing(promise, lambda document, left=left: left.get(document, 0)):  # type: ignore[misc]
            continue
        follow_ups.replace(conn, "promise_look", f"promise:{promise.id}", promise.customer_id, 0, now, now)
        found += 1
    return found


# -- plans -------------------------------------------------------------------------------------------------------------
def ask(conn: Connection, rows: Iterable[tuple[str, int]], items: Iterable[PromisedItem], **fields: Any) -> int:
    """A new plan with the next number; its hash is what is approved and agreed to. Returns its id."""
    days, parts = json.dumps([list(row) for row in rows]), _items(tuple(items))
    values = {
        **fields,
        "number": f"PL-{FIRST_NUMBER + next_number(conn, 'plan')}",
        "rows": days,
        "items": parts,
        "state": PlanState.BEGUN.value,
        "sha": fingerprint(f"{days}{parts}".encode()),
    }
    key = conn.execute(insert(PLAN).values(**values)).inserted_primary_key
    return int(key[0]) if key else 0


def plans_of(conn: Connection, customer_id: int) -> tuple[Plan, ...]:
    """The customer's plans, newest first."""
    return tuple(_plan(row) for row in _PLANS_OF.rows(conn, customer_id=customer_id))


def plan(conn: Connection, id: int) -> Plan | None:
    """That plan."""
    row = _PLAN.row(conn, id=id)
    return _plan(row) if row else None


def approver(conn: Connection, id: int) -> int:
    """The colleague who decided about that plan; 0 while nobody has."""
    return int(conn.execute(select(PLAN.c.approver).where(PLAN.c.id == id)).scalar() or 0)


def change_plan(conn: Connection, id: int, **fields: Any) -> None:
    """Change columns by name; days, sums and documents never change."""
    conn.execute(update(PLAN).where(PLAN.c.id == id).values(**fields))


def _items(items: tuple[PromisedItem, ...]) -> str:
    return json.dumps([[i.document_id, i.number, i.minor, i.leaves] for i in items], ensure_ascii=False)


def _promise(row: Any) -> PaymentPromise:
    return PaymentPromise(
        id=row[0],
        number=row[1],
        customer_id=row[2],
        contact_id=row[3],
        currency=row[4],
        day=date.fromisoformat(row[5]),
        way=row[6],
        items=tuple(PromisedItem(*item) for item in json.loads(row[7])),
        state=PromiseState(row[8]),
        changes=row[9],
        broken=row[10],
        wished=bool(row[11]),
        why=row[12],
        plan_id=row[13],
        made_at=row[14],
    )


def _plan(row: Any) -> Plan:
    return Plan(
        id=row[0],
        number=row[1],
        customer_id=row[2],
        contact_id=row[3],
        currency=row[4],
        rows=tuple((date.fromisoformat(day), minor) for day, minor in json.loads(row[5])),
        items=tuple(PromisedItem(*item) for item in json.loads(row[6])),
        way=row[7],
        state=PlanState(row[8]),
        sha=row[9],
        comment=row[10],
        made_at=row[11],
    )
