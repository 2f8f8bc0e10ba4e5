"""Which customers are related parties: rows."""

from sqlalchemy import Connection, delete, insert, select, text

from storage.prepared import Prepared
from storage.tables.related_parties import RELATED_PARTY

_IS = Prepared(text("SELECT 1 FROM related_party WHERE customer_id = :customer_id"))


def is_related(conn: Connection, customer_id: int) -> bool:
    """Whether that customer is one."""
    return _IS.row(conn, customer_id=customer_id) is not None


def all_of_them(conn: Connection) -> frozenset[int]:
    """The ids of those customers."""
    return frozenset(conn.execute(select(RELATED_PARTY.c.customer_id)).scalars())


def note(conn: Connection, customer_id: int, now: int, *, related: bool) -> None:
    """It is one from now on (µs UTC), or no longer."""
    conn.execute(delete(RELATED_PARTY).where(RELATED_PARTY.c.customer_id == customer_id))
    if related:
        conn.execute(insert(RELATED_PARTY).values(customer_id=customer_id, noted_at=now))
