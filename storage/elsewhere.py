"""Answers that came another way than through a chat: rows and the facts they stand for."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from flows.facts.elsewhere import Answer, AnswerState, Kind
from flows.facts.money import Money
from storage.prepared import Prepared
from storage.statements import next_number
from storage.tables.elsewhere import ANSWER
from storage.tables.people import STAFF

FIRST_NUMBER = 1000
_ONE = Prepared(select(ANSWER).where(ANSWER.c.id == bindparam("id")))
_OF_CUSTOMER = Prepared(
    select(ANSWER).where(ANSWER.c.customer_id == bindparam("customer_id")).order_by(ANSWER.c.id.desc())
)
_OF_STATEMENT = Prepared(
    select(ANSWER).where(ANSWER.c.statement_id == bindparam("statement_id")).order_by(ANSWER.c.id.desc())
)
_NAMES = Prepared(select(STAFF.c.id, STAFF.c.name))


def note(conn: Connection, **fields: Any) -> int:
    """Write one down under the next number; returns its id."""
    number = f"R-{FIRST_NUMBER + next_number(conn, 'answer_elsewhere')}"
    values = {**fields, "number": number, "state": AnswerState.NOTED.value}
    key = conn.execute(ANSWER.insert().values(**values)).inserted_primary_key
    return int(key[0]) if key else 0


def change(conn: Connection, id: int, **fields: Any) -> None:
    """Change columns by name."""
    conn.execute(update(ANSWER).where(ANSWER.c.id == id).values(**fields))


def one(conn: Connection, id: int) -> Answer | None:
    """That one."""
    return next(iter(_answers(conn, _ONE.all_named(conn, id=id))), None)


def of_customer(conn: Connection, customer_id: int) -> tuple[Answer, ...]:
    """The customer's, newest first."""
    return _answers(conn, _OF_CUSTOMER.all_named(conn, customer_id=customer_id))


def of_statement(conn: Connection, statement_id: int) -> tuple[Answer, ...]:
    """Those to that version, newest first."""
    return _answers(conn, _OF_STATEMENT.all_named(conn, statement_id=statement_id))


def waiting(conn: Connection, statement_id: int) -> Answer | None:
    """The confirmation of that version that waits to be approved."""
    return next((one for one in of_statement(conn, statement_id) if one.state is AnswerState.TO_APPROVE), None)


def forget_person(conn: Connection, contact_id: int, stand_in: str) -> None:
    """Where that contact is named, the stand-in is from now on."""
    conn.execute(update(ANSWER).where(ANSWER.c.contact_id == contact_id).values(person=stand_in, words="", file=""))


def _answers(conn: Connection, rows: list[dict[str, Any]]) -> tuple[Answer, ...]:
    names = {id_: str(name) for id_, name in _NAMES.rows(conn)} if rows else {}
    return tuple(_answer(row, names) for row in rows)


def _answer(row: Mapping[Any, Any], names: Mapping[int, str]) -> Answer:
    same = ("id", "number", "customer_id", "contact_id", "statement_id", "statement_sha", "way", "person", "words",
            "file", "case_id", "promise_id", "recorded_by", "recorded_at", "approved_by")  # fmt: skip
    return Answer(
        **{name: row[name] for name in same},
        kind=Kind(row["kind"]),
        said_on=date.fromisoformat(row["said_on"]),
        agreed=Money(row["agreed"], row["currency"]),
        exceptions=tuple(json.loads(row["exceptions"])),
        state=AnswerState(row["state"]),
        recorder=names.get(row["recorded_by"], ""),
        approver=names.get(row["approved_by"], ""),
    )
