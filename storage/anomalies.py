"""Anomalies that we found ourselves: bound to the bytes that were verified."""

import json
from typing import Any

from sqlalchemy import Connection, bindparam, select, text, update

from flows.facts.anomalies import Anomaly, AnomalyState
from flows.facts.statement import fingerprint
from storage.prepared import Prepared
from storage.statements import being_prepared, next_number
from storage.tables.anomalies import ANOMALY

FIRST_NUMBER = 1000
SHOWN = ("document", "cause", "effect", "next_step", "amount", "currency", "favour")  # what a verifier agrees to
_ONE = Prepared(select(ANOMALY).where(ANOMALY.c.id == bindparam("id")))
_OF_CUSTOMER = Prepared(
    select(ANOMALY).where(ANOMALY.c.customer_id == bindparam("customer_id")).order_by(ANOMALY.c.id.desc())
)
_IN_ROUND = Prepared(
    text(
        "SELECT 1 FROM cycle_member m JOIN cycle y ON y.id = m.cycle_id WHERE m.customer_id = :customer_id"
        " AND m.prepared_at = 0 AND y.state = 'preparing' LIMIT 1"
    )
)


def record(conn: Connection, **fields: Any) -> int:
    """Keep one under the next number. Returns its id."""
    number = f"A-{FIRST_NUMBER + next_number(conn, 'anomaly')}"
    body = json.dumps([fields.get(name, "") for name in SHOWN], ensure_ascii=False)
    values = {**fields, "number": number, "sha": fingerprint(body.encode())}
    key = conn.execute(ANOMALY.insert().values(**values)).inserted_primary_key
    return int(key[0]) if key else 0


def change(conn: Connection, id: int, **fields: Any) -> None:
    """Change fields by their names."""
    conn.execute(update(ANOMALY).where(ANOMALY.c.id == id).values(**fields))


def one(conn: Connection, id: int) -> Anomaly | None:
    """That one."""
    row = _ONE.named(conn, id=id)
    return Anomaly(**row) if row else None


def of_customer(conn: Connection, customer_id: int) -> tuple[Anomaly, ...]:
    """What was found in this customer's account, told or not, newest first."""
    return tuple(Anomaly(**row) for row in _OF_CUSTOMER.all_named(conn, customer_id=customer_id))


def waiting(conn: Connection, customer_id: int, currency: str) -> list[int]:
    """Verified ones that wait to be told with this customer's statement in that currency."""
    own = ANOMALY.c.customer_id == customer_id, ANOMALY.c.currency == currency
    wanted = select(ANOMALY.c.id).where(*own, ANOMALY.c.state == AnomalyState.VERIFIED.value)
    return list(conn.execute(wanted.order_by(ANOMALY.c.id)).scalars())


def round_ahead(conn: Connection, customer_id: int) -> bool:
    """Whether a statement for this customer is being prepared or reviewed."""
    return being_prepared(conn, customer_id) is not None or _IN_ROUND.row(conn, customer_id=customer_id) is not None


def alike(conn: Connection, one: Anomaly, most: int) -> tuple[Anomaly, ...]:
    """Earlier ones of the same customer, and of the same kind of others, newest first; none that was dropped."""
    other = ANOMALY.c.customer_id == one.customer_id
    other = other | (ANOMALY.c.kind == one.kind) if one.kind else other
    wanted = select(ANOMALY).where(other, ANOMALY.c.id < one.id, ANOMALY.c.outcome != "dropped")
    rows = conn.execute(wanted.order_by(ANOMALY.c.id.desc()).limit(most)).mappings()
    return tuple(Anomaly(**row) for row in rows)
