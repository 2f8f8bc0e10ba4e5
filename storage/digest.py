"""What the desk was told quietly on a day: the lines of threads that the channel did not see.

Promise: reads only; a line that never left (its letter died) is none.
"""

import json
from dataclasses import dataclass

from sqlalchemy import Connection, text

from storage.prepared import Prepared

_NOTES = Prepared(
    text(
        "SELECT made_at, subject, body FROM outbox WHERE channel = 'slack' AND kind = 'note' AND state <> 'dead'"
        " AND subject <> '' AND made_at >= :since AND made_at < :until ORDER BY id"
    )
)
_NUMBER = Prepared(text("SELECT number FROM dispute_case WHERE id = :id"))


@dataclass(frozen=True, slots=True)
class Quiet:
    """One line. `at` µs UTC; `about` is the number of a case, else what the letter was about."""

    at: int
    about: str
    said: str


def quiet(conn: Connection, since: int, until: int) -> list[Quiet]:
    """What was told from `since` until before `until` (µs UTC), oldest first."""
    rows = [(at, subject, json.loads(body)) for at, subject, body in _NOTES.rows(conn, since=since, until=until)]
    return [
        Quiet(at, _about(conn, subject), str(body.get("text") or ""))
        for at, subject, body in rows
        if not body.get("broadcast")
    ]


def _about(conn: Connection, subject: str) -> str:
    kind, _, number = subject.partition(":")
    row = _NUMBER.row(conn, id=int(number)) if kind == "case" and number.isdecimal() else None
    return str(row[0]) if row else subject
