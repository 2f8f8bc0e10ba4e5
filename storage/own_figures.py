"""Whose own figure is asked for first, and what they stated.

Promises: a figure is stated once and never changed; it is bound to the statement's bytes as they then were, so that
the record shows what was said before anything was shown.
"""

import json
from typing import Any

from sqlalchemy import Connection, delete, insert, text

from flows.facts.own_figures import OwnFigure
from flows.facts.statement import Statement, canonical, fingerprint
from storage.prepared import Prepared
from storage.tables.own_figures import ASKED_FIRST

_ALWAYS = Prepared(text("SELECT 1 FROM asked_first WHERE customer_id = :customer_id"))
_ASK = Prepared(
    text(
        "INSERT INTO own_figure (statement_id, customer_id, asked_at) VALUES (:statement_id, :customer_id, :now)"
        " ON CONFLICT DO NOTHING"
    )
)
_AWAITED = Prepared(
    text("SELECT statement_id FROM own_figure WHERE customer_id = :customer_id AND stated_at IS NULL ORDER BY 1")
)
_STATE = Prepared(
    text(
        "UPDATE own_figure SET owed = :owed, contact_id = :contact_id, chat = :chat, stated_at = :now,"
        " statement_sha = :statement_sha, body = :body, sha = :sha"
        " WHERE statement_id = :statement_id AND stated_at IS NULL"
    )
)
_STATED = Prepared(
    text(
        "SELECT f.statement_id, f.owed, s.currency, c.name, f.stated_at FROM own_figure f"
        " JOIN statement s ON s.id = f.statement_id JOIN contact c ON c.id = f.contact_id"
        " WHERE f.customer_id = :customer_id AND f.stated_at IS NOT NULL"
    )
)


def always_first(conn: Connection, customer_id: int, now: int, *, on: bool) -> None:
    """Ask this customer before every statement, or no longer."""
    if on and not asked_first(conn, customer_id):
        conn.execute(insert(ASKED_FIRST).values(customer_id=customer_id, since=now))
    elif not on:
        conn.execute(delete(ASKED_FIRST).where(ASKED_FIRST.c.customer_id == customer_id))


def asked_first(conn: Connection, customer_id: int) -> bool:
    """Whether this customer is asked before every statement."""
    return _ALWAYS.row(conn, customer_id=customer_id) is not None


def ask(conn: Connection, statement_id: int, customer_id: int, now: int) -> None:
    """This statement's figure is asked for first."""
    _ASK.run(conn, statement_id=statement_id, customer_id=customer_id, now=now)


def awaited(conn: Connection, customer_id: int) -> frozenset[int]:
    """The statements that may not be shown to this customer yet."""
    return frozenset(row[0] for row in _AWAITED.rows(conn, customer_id=customer_id))


def state(conn: Connection, statement: Statement, **said: Any) -> str:
    """Write down what was stated (owed, contact, chat, at); its fingerprint, empty when it had been stated before."""
    statement_sha = fingerprint(canonical(statement))
    told = {**said, "statement": statement.id, "statement_sha": statement_sha}
    body = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    done = _STATE.run(
        conn,
        statement_id=statement.id,
        owed=said["owed"],
        contact_id=said["contact"],
        chat=said["chat"],
        now=said["at"],
        statement_sha=statement_sha,
        body=body,
        sha=fingerprint(body),
    )
    return fingerprint(body) if done else ""


def stated(conn: Connection, customer_id: int) -> tuple[OwnFigure, ...]:
    """What this customer has stated."""
    return tuple(OwnFigure(*row) for row in _STATED.rows(conn, customer_id=customer_id))
