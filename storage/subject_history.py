"""What is on record about one thing: its links in its customer's chain, with what people said while that is kept.

Promise: reads only; the chain's own hash comes with each link, so that what is printed can be found again.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, text

from storage import audit
from storage.prepared import Prepared

_COLUMNS = "SELECT a.seq, a.at, a.actor, a.action, a.subject, a.body, p.body, a.hash FROM audit a"
_PRIVATE = " LEFT JOIN audit_private p ON p.customer_id = a.customer_id AND p.seq = a.seq"
_OF_SUBJECT = Prepared(
    text(f"{_COLUMNS}{_PRIVATE} WHERE a.customer_id = :customer_id AND a.subject = :subject ORDER BY a.seq")
)
_HEAD = Prepared(text("SELECT seq, hash FROM audit WHERE customer_id = :customer_id ORDER BY seq DESC LIMIT 1"))


class Link(NamedTuple):
    """One link about the thing; `at` µs UTC."""

    seq: int
    at: int
    actor: str
    action: str
    subject: str
    said: Mapping[str, Any]
    hash: bytes


def links(conn: Connection, customer_id: int, subjects: Sequence[str], until: int = 0) -> list[Link]:
    """The links about these things, oldest first; with `until`, none after that place in the chain."""
    rows = [row for subject in subjects for row in _OF_SUBJECT.rows(conn, customer_id=customer_id, subject=subject)]
    return [
        Link(seq, at, actor, action, subject, audit.told(body, plain), bytes(hash_))
        for seq, at, actor, action, subject, body, plain, hash_ in sorted(rows)
        if action not in audit.QUIET and (not until or seq <= until)
    ]


def head(conn: Connection, customer_id: int) -> tuple[int, bytes]:
    """The last link of that chain: its place and its hash; (0, b"") for a chain without any."""
    row = _HEAD.row(conn, customer_id=customer_id)
    return (int(row[0]), bytes(row[1])) if row else (0, b"")
