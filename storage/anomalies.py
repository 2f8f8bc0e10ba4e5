"""Anomalies that we found ourselves: bound to the bytes that were verified."""

import json
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.sql.elements import ColumnElement

from flows.facts.anomalies import Anomaly
from flows.facts.statement import fingerprint
from storage.statements import next_number
from storage.tables.anomalies import ANOMALY

FIRST_NUMBER = 1000
SHOWN = ("document", "cause", "effect", "next_step", "amount", "currency", "favour")  # what a verifier agrees to


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
    return next(iter(_where(conn, ANOMALY.c.id == id)), None)


def of_customer(conn: Connection, customer_id: int) -> tuple[Anomaly, ...]:
    """What was found in this customer's account, told or not, newest first."""
    return _where(conn, ANOMALY.c.customer_id == customer_id)


def _where(conn: Connection, condition: ColumnElement[bool]) -> tuple[Anomaly, ...]:
    rows = conn.execute(select(ANOMALY).where(condition).order_by(ANOMALY.c.id.desc())).mappings()
    return tuple(Anomaly(**row) for row in rows)
