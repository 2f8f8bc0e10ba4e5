"""What everybody and everything in the books is called, for whoever tells about them. Reads only.

Promise: one look at whole tables, meant for books of a demo's size.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, select

from storage.tables.anomalies import ANOMALY
from storage.tables.call_backs import CALL_BACK
from storage.tables.cases import CASE, EVIDENCE, HAND_OVER, STATEMENT
from storage.tables.complaints import COMPLAINT
from storage.tables.ledger import CONTACT, CUSTOMER
from storage.tables.people import BINDING, STAFF
from storage.tables.promises import PLAN, PROMISE
from storage.tables.surveys import SURVEY

# What has a number and a customer, by how subjects begin; complaints and feedback share their rows.
_NUMBERED: Mapping[str, Table] = {
    "statement": STATEMENT,
    "case": CASE,
    "complaint": COMPLAINT,
    "feedback": COMPLAINT,
    "survey": SURVEY,
    "anomaly": ANOMALY,
    "promise": PROMISE,
    "plan": PLAN,
}
_PRICED: Mapping[str, Table] = {name: _NUMBERED[name] for name in ("statement", "case", "anomaly", "promise", "plan")}
_OF_CASES = ("clock", "settled")  # what a case's follow-ups of its own are about
_Things = dict[str, tuple[str, int]]


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
    bound = {str(row[0]): int(row[1]) for row in _all(conn, BINDING, "chat", "contact_id")}
    things = {
        f"{sort}:{row[0]}": (str(row[1]), int(row[2]))
        for sort, table in _NUMBERED.items()
        for row in _all(conn, table, "id", "number", "customer_id")
    }
    for of, its in tuple(things.items()):
        sort, _, number = of.partition(":")
        things |= {f"{also}:{number}": its for also in (_OF_CASES if sort == "case" else ())}
    things |= _by_person(conn, contacts, bound)
    things |= {f"colleague:{row[0]}": (str(row[1]), 0) for row in staff}
    things |= {f"evidence:{row[0]}": (str(row[1]), row[2]) for row in _all(conn, EVIDENCE, "id", "name", "customer_id")}
    return Names(
        bound,
        contacts,
        {row[0]: str(row[1]) for row in staff},
        {str(row[2]): str(row[1]) for row in staff},
        {row[0]: str(row[1]) for row in _all(conn, CUSTOMER, "id", "name")},
        things,
        {f"{sort}:{row[0]}": row[1] for sort, table in _PRICED.items() for row in _all(conn, table, "id", "currency")},
    )


def _by_person(conn: Connection, contacts: Mapping[int, tuple[str, int]], bound: Mapping[str, int]) -> _Things:
    """What goes by its person's name: conversations, promised calls, what was left half said, moods, people."""
    told: _Things = {}
    for id_, chat, customer_id in _all(conn, HAND_OVER, "id", "chat", "customer_id"):
        told[f"hand_over:{id_}"] = (contacts[bound[chat]][0] if chat in bound else chat, customer_id)
    for id_, contact_id, customer_id in _all(conn, CALL_BACK, "id", "contact_id", "customer_id"):
        told[f"call_back:{id_}"] = (contacts[contact_id][0], customer_id)
    return told | {f"{sort}:{id_}": one for sort in ("contact", "mood", "draft") for id_, one in contacts.items()}


def _all(conn: Connection, table: Table, *columns: str) -> list[Any]:
    return list(conn.execute(select(*(table.c[name] for name in columns))))
