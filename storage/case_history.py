"""What the records tell about cases: what happened in one, what came before it, who has how much.

Promise: reads only; nothing here is stored a second time. What clocks make of it stands in storage/case_clocks.py.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, text

from flows.facts.dispute import Case
from storage import audit, cases
from storage.prepared import Prepared

_OF_CASE = Prepared(
    text(
        "SELECT at, action, actor, audit.body, p.body FROM (SELECT :subject AS about UNION ALL"
        " SELECT 'hand_over:' || id FROM hand_over WHERE case_id = :case_id) AS asked"
        " CROSS JOIN audit LEFT JOIN audit_private p ON p.customer_id = audit.customer_id AND p.seq = audit.seq"
        " WHERE audit.customer_id = :customer_id AND subject = about AND action NOT IN ('turn', 'notice')"
        " ORDER BY audit.seq"  # by subject, and not through all that was ever written about the customer
    )
)
_LAST_OWNER = Prepared(
    text(
        "SELECT owner FROM dispute_case WHERE customer_id = :customer_id AND id <> :id AND owner <> 0"
        " ORDER BY id DESC LIMIT 1"
    )
)
_LOADS = Prepared(text("SELECT owner, count(*) FROM dispute_case WHERE state <> 'closed' AND owner > 0 GROUP BY owner"))
_EARLIER = Prepared(
    text("SELECT count(*), max(closed_at) FROM dispute_case WHERE customer_id = :customer_id AND id < :id")
)
# The customer's own of that reason, then what we found to have the same cause whatever it was called, then the
# customer's others, then the same reason elsewhere; within each the newest first. Each is asked for by an index of its
# own, so that it costs the same among a million cases.
_ALIKE = (
    (1, "root_cause = :cause AND root_cause <> ''"),
    (3, "reason = :reason"),
)
_OWN = (
    "SELECT CASE WHEN reason = :reason THEN 0 ELSE 2 END AS nearness, id FROM dispute_case"
    " WHERE customer_id = :customer_id AND id <> :id AND registered_at > :since"
)
_NEAREST = " UNION ALL ".join(
    [
        _OWN,
        *(
            f"SELECT {nearness} AS nearness, id FROM (SELECT id FROM dispute_case WHERE {alike} AND id <> :id"  # noqa: S608
            f" AND registered_at > :since ORDER BY id DESC LIMIT :most) AS alike_{nearness}"
            for nearness, alike in _ALIKE
        ),
    ]
)
_SIMILAR = Prepared(
    text(f"SELECT id FROM ({_NEAREST}) AS alike GROUP BY id ORDER BY min(nearness), id DESC LIMIT :most")  # noqa: S608
)
_OPEN_OF = Prepared(text("SELECT id FROM dispute_case WHERE owner = :owner AND state <> 'closed' ORDER BY id"))
_HELD_BY = Prepared(text("SELECT id FROM hand_over WHERE taken_by = :taker AND ended_at IS NULL ORDER BY id"))


def told_of(conn: Connection, case: Case) -> list[tuple[int, str, str, Mapping[str, Any]]]:
    """(when, what, who, with which values) of what was done in that case, oldest first; turns and notices are not."""
    rows = _OF_CASE.rows(conn, customer_id=case.customer_id, subject=f"case:{case.id}", case_id=case.id)
    return [(at, action, actor, audit.told(body, plain)) for at, action, actor, body, plain in rows]


def last_owner(conn: Connection, case: Case) -> int:
    """The colleague who had the customer's last other case; 0 for nobody."""
    row = _LAST_OWNER.row(conn, customer_id=case.customer_id, id=case.id)
    return int(row[0]) if row else 0


def loads(conn: Connection) -> dict[int, int]:
    """How many open cases each colleague has, by id."""
    return {int(row[0]): int(row[1]) for row in _LOADS.rows(conn)}


def earlier(conn: Connection, case: Case) -> tuple[int, int]:
    """How many cases the customer had before this one, and when the last of them was closed (µs UTC; 0: none was)."""
    row = _EARLIER.row(conn, customer_id=case.customer_id, id=case.id)
    return int(row[0]), int(row[1] or 0)


def similar(conn: Connection, case: Case, since: int, most: int) -> list[Case]:
    """Cases since then of the same customer, of the same reason, or with the same cause, the nearest first."""
    same = {"customer_id": case.customer_id, "reason": case.reason, "cause": case.root_cause}
    rows = _SIMILAR.rows(conn, id=case.id, since=since, most=most, **same)
    return [found for (id_,) in rows if (found := cases.one(conn, id_))]


def open_of(conn: Connection, owner: int) -> list[Case]:
    """The open cases of that colleague."""
    return [found for (id_,) in _OPEN_OF.rows(conn, owner=owner) if (found := cases.one(conn, id_))]


def held_by(conn: Connection, taker: int) -> list[Mapping[Any, Any]]:
    """The conversations which that colleague has taken and not given back."""
    rows = (cases.hand_over_by_id(conn, id_) for (id_,) in _HELD_BY.rows(conn, taker=taker))
    return [row for row in rows if row]
