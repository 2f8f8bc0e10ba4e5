"""How the books are doing: what waits, since when, and what nobody can tell."""

from dataclasses import dataclass

from sqlalchemy import Connection

_LOOK = (
    "SELECT (SELECT min(received_at) FROM inbox WHERE state = 'new'),"
    " (SELECT min(made_at) FROM outbox WHERE state = 'queued'),"
    " (SELECT count(*) FROM outbox WHERE state = 'uncertain')"
)


@dataclass(frozen=True, slots=True)
class Health:
    """When the oldest untaken inbound came and the oldest queued letter was written (µs UTC, None: nothing waits)."""

    oldest_inbound: int | None
    oldest_letter: int | None
    uncertain: int


def look(conn: Connection) -> Health:
    """The books' health now."""
    row = conn.exec_driver_sql(_LOOK).one()
    return Health(row[0], row[1], int(row[2]))
