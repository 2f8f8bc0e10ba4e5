"""Anomalies that we found ourselves: bound to the bytes that were verified."""

import json
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from flows.facts.anomalies import Anomaly
from flows.facts.statement import fingerprint
from storage.prepared import Prepared
from storage.statements import next_number
from storage.tables.anomalies import ANOMALY

FIRST_NUMBER = 1000
SHOWN = ("document", "cause", "effect", "next_step", "amount", "currency", "favour")  # what a verifier agrees to
_ONE = Prepared(select(ANOMALY).where(ANOMALY.c.id == bindparam("id")))
_OF_CUSTOMER = Prepared(
    select(ANOMALY).where(ANOMALY.c.customer_id == bindparam("customer_id")).order_by(ANOMALY.c.id.desc())
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
