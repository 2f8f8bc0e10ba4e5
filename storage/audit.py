"""The record of why: one chain per customer, each link holding the hash of the one before.

Promises: a changed, removed or inserted link is found by `broken`. Nothing here updates or deletes. A cut tail shows
only against a head that was kept elsewhere.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, text

from storage.prepared import Prepared

GENESIS = bytes(32)
_HEAD = Prepared(text("SELECT seq, hash FROM audit WHERE customer_id = :customer_id ORDER BY seq DESC LIMIT 1"))
_ADD = Prepared(
    text(
        "INSERT INTO audit (customer_id, seq, at, actor, action, subject, body, previous, hash)"
        " VALUES (:customer_id, :seq, :at, :actor, :action, :subject, :body, :previous, :hash)"
    )
)
_CHAIN = Prepared(
    text(
        "SELECT seq, at, actor, action, subject, body, previous, hash FROM audit WHERE customer_id = :customer_id"
        " ORDER BY seq"
    )
)


def record(
    conn: Connection, customer_id: int, at: int, actor: str, action: str, subject: str, body: Mapping[str, Any]
) -> bytes:
    """Add a link; returns its hash. `customer_id` 0 is the house's own chain."""
    row = _HEAD.row(conn, customer_id=customer_id)
    seq, previous = (row[0] + 1, bytes(row[1])) if row else (1, GENESIS)
    written = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    link = _hash(previous, (customer_id, seq, at, actor, action, subject, written))
    _ADD.run(
        conn,
        customer_id=customer_id,
        seq=seq,
        at=at,
        actor=actor,
        action=action,
        subject=subject,
        body=written,
        previous=previous,
        hash=link,
    )
    return link


def broken(conn: Connection, customer_id: int) -> int | None:
    """The first link that does not follow from the one before it, or None when the chain is whole."""
    previous = GENESIS
    for place, (seq, at, actor, action, subject, body, before, link) in enumerate(
        _CHAIN.rows(conn, customer_id=customer_id), start=1
    ):
        if (
            seq != place
            or bytes(before) != previous
            or bytes(link) != _hash(previous, (customer_id, seq, at, actor, action, subject, body))
        ):
            return place
        previous = bytes(link)
    return None


def customers(conn: Connection) -> list[int]:
    """Every chain there is."""
    return [
        row[0] for row in conn.exec_driver_sql("SELECT DISTINCT customer_id FROM audit ORDER BY customer_id").fetchall()
    ]


def _hash(previous: bytes, link: tuple[object, ...]) -> bytes:
    return hashlib.sha256(previous + json.dumps(link, separators=(",", ":"), ensure_ascii=False).encode()).digest()
