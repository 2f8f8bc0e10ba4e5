"""Corrective actions: rows and the facts they stand for."""

from typing import Any

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from flows.facts.corrective import ActionState, CorrectiveAction
from storage.statements import next_number
from storage.tables.cases import CASE
from storage.tables.corrective import CORRECTIVE_ACTION

FIRST_NUMBER = 1000


def plan(conn: Connection, **fields: Any) -> int:
    """A new one under the next number; returns its id. Raises when its verifier is its owner."""
    number = f"CA-{FIRST_NUMBER + next_number(conn, 'corrective_action')}"
    values = {**fields, "number": number, "state": ActionState.BEGUN.value}
    key = conn.execute(insert(CORRECTIVE_ACTION).values(**values)).inserted_primary_key
    return int(key[0]) if key else 0


def change(conn: Connection, id: int, **fields: Any) -> None:
    """Change columns by name."""
    conn.execute(update(CORRECTIVE_ACTION).where(CORRECTIVE_ACTION.c.id == id).values(**fields))


def one(conn: Connection, id: int) -> CorrectiveAction | None:
    """That one."""
    return next(iter(_where(conn, CORRECTIVE_ACTION.c.id == id)), None)


def of_case(conn: Connection, case_id: int) -> tuple[CorrectiveAction, ...]:
    """Those of that case, oldest first."""
    return _where(conn, CORRECTIVE_ACTION.c.case_id == case_id)


def seen_since(conn: Connection, one: CorrectiveAction) -> int:
    """How many cases with the same cause were raised since it was done."""
    same = CASE.c.root_cause == one.cause, CASE.c.registered_at > one.done_at
    found = select(func.count()).select_from(CASE).where(*same, CASE.c.id != one.case_id)
    return int(conn.execute(found).scalar_one())


def _where(conn: Connection, condition: ColumnElement[bool]) -> tuple[CorrectiveAction, ...]:
    rows = conn.execute(select(CORRECTIVE_ACTION).where(condition).order_by(CORRECTIVE_ACTION.c.id)).mappings()
    return tuple(CorrectiveAction(**{**row, "state": ActionState(row["state"])}) for row in rows)
