"""Questions from cases to departments: rows and the facts they stand for."""

from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from flows.facts.consults import ANSWERABLE, WAITED_FOR, Consult, ConsultState
from storage.prepared import Prepared
from storage.tables.consults import CONSULT

_ONE = Prepared(select(CONSULT).where(CONSULT.c.id == bindparam("id")))
_OF_CASE = Prepared(select(CONSULT).where(CONSULT.c.case_id == bindparam("case_id")).order_by(CONSULT.c.id))


def ask(conn: Connection, **fields: Any) -> int:
    """A new question; returns its id."""
    key = conn.execute(insert(CONSULT).values(**fields, state=ConsultState.BEGUN.value)).inserted_primary_key
    return int(key[0]) if key else 0


def change(conn: Connection, id: int, **fields: Any) -> None:
    """Change columns by name."""
    conn.execute(update(CONSULT).where(CONSULT.c.id == id).values(**fields))


def one(conn: Connection, id: int) -> Consult | None:
    """That question."""
    return next(iter(_consults(_ONE.all_named(conn, id=id))), None)


def of_case(conn: Connection, case_id: int) -> tuple[Consult, ...]:
    """All that was asked about that case, oldest first."""
    return _consults(_OF_CASE.all_named(conn, case_id=case_id))


def open_of_case(conn: Connection, case_id: int) -> tuple[Consult, ...]:
    """What may still be answered."""
    return tuple(one for one in of_case(conn, case_id) if one.state in ANSWERABLE)


def waited_for(conn: Connection, case_id: int) -> bool:
    """Whether the case waits for an answer that is not overdue."""
    return any(one.state in WAITED_FOR for one in of_case(conn, case_id))


def load(conn: Connection) -> dict[int, int]:
    """How many questions each colleague has open, by id."""
    states = [state.value for state in ANSWERABLE]
    rows = conn.execute(
        select(CONSULT.c.colleague, func.count()).where(CONSULT.c.state.in_(states)).group_by(CONSULT.c.colleague)
    )
    return {row[0]: row[1] for row in rows}


def _consults(rows: list[dict[str, Any]]) -> tuple[Consult, ...]:
    return tuple(Consult(**{**row, "state": ConsultState(row["state"])}) for row in rows)
