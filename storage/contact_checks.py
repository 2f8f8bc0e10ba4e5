"""Whether contacts are still there: one row each, made when the first question about them is planned."""

from typing import Any

from sqlalchemy import Connection, insert, text, update

from flows.facts.presence import Presence
from storage import conversations, people
from storage.prepared import Prepared
from storage.tables.contact_checks import CONTACT_CHECK

KNOWN = "known"
_ONE = Prepared(text("SELECT state, asked_at FROM contact_check WHERE contact_id = :id"))
_NEW = Prepared(
    text(
        "SELECT b.contact_id FROM binding b LEFT JOIN contact_check c ON c.contact_id = b.contact_id"
        " WHERE b.customer_id = :customer_id AND b.revoked_at IS NULL AND c.contact_id IS NULL ORDER BY b.id"
    )
)


def state(conn: Connection, contact_id: int) -> str:
    """Where it stands with that contact (flows/lifecycles/contact.py)."""
    row = _ONE.row(conn, id=contact_id)
    return str(row[0]) if row else KNOWN


def presence(conn: Connection, contact_id: int) -> Presence:
    """When they were heard and asked last."""
    row, found = _ONE.row(conn, id=contact_id), people.chat_of(conn, contact_id)
    chat = conversations.load(conn, found[0]) if found else None
    return Presence(chat.heard_at if chat else 0, int(row[1]) if row else 0)


def keep(conn: Connection, contact_id: int, **fields: Any) -> None:
    """Change columns by name; the row is made when there is none yet."""
    mine = update(CONTACT_CHECK).where(CONTACT_CHECK.c.contact_id == contact_id)
    if not conn.execute(mine.values(**fields)).rowcount:
        conn.execute(insert(CONTACT_CHECK).values(contact_id=contact_id, **fields))


def new(conn: Connection, customer_id: int) -> tuple[int, ...]:
    """The contacts who speak for that customer and of whom there is no row yet."""
    return tuple(int(row[0]) for row in _NEW.rows(conn, customer_id=customer_id))
