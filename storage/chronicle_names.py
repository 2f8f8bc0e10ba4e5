"""What everybody and everything in the books is called, for whoever tells about them. Reads only.

Promise: one look at whole tables, meant for books of a demo's size.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, select

from storage.tables.cases import CASE, EVIDENCE, HAND_OVER, STATEMENT
from storage.tables.ledger import CONTACT, CUSTOMER
from storage.tables.people import BINDING, STAFF


@dataclass(frozen=True, slots=True)
class Names:
    """What people and things are called: contacts by chat ("telegram:42") and id, staff by id and Slack user.

    `things` are by subject ("case:7"), each with its number and customer; `firms` are customers' names.
    """

    by_chat: Mapping[str, int] = field(default_factory=dict)
    contacts: Mapping[int, tuple[str, int]] = field(default_factory=dict)
    staff: Mapping[int, str] = field(default_factory=dict)
    users: Mapping[str, str] = field(default_factory=dict)
    firms: Mapping[int, str] = field(default_factory=dict)
    things: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)


def names(conn: Connection) -> Names:
    """What everybody and everything is called now."""
    contacts = {row[0]: (str(row[1]), int(row[2])) for row in _all(conn, CONTACT, "id", "name", "customer_id")}
    staff = _all(conn, STAFF, "id", "name", "user")
    statements = _all(conn, STATEMENT, "id", "number", "customer_id", "currency")
    cases = _all(conn, CASE, "id", "number", "customer_id", "currency")
    things = {f"statement:{row[0]}": (str(row[1]), int(row[2])) for row in statements}
    things |= {f"case:{row[0]}": (str(row[1]), int(row[2])) for row in cases}
    bound = {str(row[0]): int(row[1]) for row in _all(conn, BINDING, "chat", "contact_id")}
    for id_, chat, customer_id in _all(conn, HAND_OVER, "id", "chat", "customer_id"):
        things[f"hand_over:{id_}"] = (contacts[bound[chat]][0] if chat in bound else chat, customer_id)
    things |= {f"evidence:{row[0]}": (str(row[1]), row[2]) for row in _all(conn, EVIDENCE, "id", "name", "customer_id")}
    things |= {f"contact:{id_}": found for id_, found in contacts.items()}
    return Names(
        bound,
        contacts,
        {row[0]: str(row[1]) for row in staff},
        {str(row[2]): str(row[1]) for row in staff},
        {row[0]: str(row[1]) for row in _all(conn, CUSTOMER, "id", "name")},
        things,
        {f"statement:{row[0]}": row[3] for row in statements} | {f"case:{row[0]}": row[3] for row in cases},
    )


def _all(conn: Connection, table: Table, *columns: str) -> list[Any]:
    return list(conn.execute(select(*(table.c[name] for name in columns))))
