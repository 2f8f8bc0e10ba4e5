"""Debts that are due: what was said about each, and whether a customer is reminded of them.

Promise: words are only added to; which debts there are, and what may be said, is read from the ledger each time.
"""

from datetime import date

from sqlalchemy import Connection, delete, insert, text

from flows.facts.due_commands import NoteSaid
from flows.facts.dues import Dues, Word
from storage.prepared import Prepared
from storage.tables.dues import DUE_WISH

_WISH = Prepared(text("SELECT wish FROM due_wish WHERE customer_id = :customer_id"))
_WORDS = Prepared(
    text(
        "SELECT document_id, steps, told_at, handed_at, talked_at, until FROM due_word WHERE customer_id = :customer_id"
    )
)
_SAID = {
    what: Prepared(
        text(
            f"INSERT INTO due_word (customer_id, document_id, steps, {what})"  # noqa: S608 - names of an enum
            " VALUES (:customer_id, :document_id, :steps, :now) ON CONFLICT (customer_id, document_id)"
            f" DO UPDATE SET steps = excluded.steps, {what} = excluded.{what}"
        )
    )
    for what in ("told_at", "handed_at", "talked_at")
}
_REST = Prepared(
    text(
        "INSERT INTO due_word (customer_id, document_id, until) VALUES (:customer_id, :document_id, :until)"
        " ON CONFLICT (customer_id, document_id) DO UPDATE SET until = excluded.until"
    )
)


def of_customer(conn: Connection, customer_id: int) -> Dues:
    """What was said to this customer, and what they or the supplier wish."""
    wish = _WISH.row(conn, customer_id=customer_id)
    rows = _WORDS.rows(conn, customer_id=customer_id)
    return Dues(
        str(wish[0]) if wish else "", {row[0]: Word(row[1], row[2], row[3], row[4], _day(row[5])) for row in rows}
    )


def said(conn: Connection, customer_id: int, command: NoteSaid, now: int) -> None:
    """Write down that it was said now (µs UTC)."""
    for document_id, steps in command.steps.items():
        _SAID[command.what.value].run(conn, customer_id=customer_id, document_id=document_id, steps=steps, now=now)


def leave_alone(conn: Connection, customer_id: int, document_id: int, until: date) -> None:
    """Not named through that day; document 0: nothing of theirs."""
    _REST.run(conn, customer_id=customer_id, document_id=document_id, until=until.isoformat())


def decide(conn: Connection, customer_id: int, wish: str, now: int) -> None:
    """The wish from now on (µs UTC); "": as the house does it."""
    conn.execute(delete(DUE_WISH).where(DUE_WISH.c.customer_id == customer_id))
    if wish:
        conn.execute(insert(DUE_WISH).values(customer_id=customer_id, wish=wish, since=now))


def _day(kept: object) -> date | None:
    return date.fromisoformat(str(kept)) if kept else None
