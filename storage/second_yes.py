"""The first of two yeses to a statement: who gave it, to which sum, when.

Promise: one per statement; a later one takes the place of an earlier one, as long as nobody has confirmed.
"""

from sqlalchemy import Connection, select, text

from storage.prepared import Prepared
from storage.tables.second_yes import FIRST_YES

_PUT = Prepared(
    text(
        "INSERT INTO first_yes (statement_id, contact_id, amount, at) VALUES (:statement_id, :contact_id,"
        " :amount, :now)"
        " ON CONFLICT (statement_id) DO UPDATE SET contact_id = :contact_id, amount = :amount, at = :now"
    )
)


def put(conn: Connection, statement_id: int, contact_id: int, amount: int, now: int) -> None:
    """Write the first yes down. `amount` minor units; `now` µs UTC."""
    _PUT.run(conn, statement_id=statement_id, contact_id=contact_id, amount=amount, now=now)


def of(conn: Connection, statement_id: int) -> tuple[int, int, int] | None:
    """(contact id, minor units, µs UTC) of the first yes to that statement."""
    wanted = select(FIRST_YES.c.contact_id, FIRST_YES.c.amount, FIRST_YES.c.at)
    row = conn.execute(wanted.where(FIRST_YES.c.statement_id == statement_id)).first()
    return (row[0], row[1], row[2]) if row else None
