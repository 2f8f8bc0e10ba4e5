"""The books looked over from beside, whoever keeps them: which edition made them, what waits and what got stuck.

Promise: they are opened for reading only, nothing is brought up to date, and a process that keeps them goes on.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from storage.errors import StorageError
from storage.migrate import HEAD, known

WITHOUT_FAULT = (3, 51, 3)  # SQLite's first version in which two processes cannot damage a book by writing at once
_COUNTS = {
    "parked": "SELECT count(*), coalesce(max(source || ' ' || external_id || ': ' || coalesce(error, '')), '')"
    " FROM inbox WHERE state = 'parked'",
    "dead": "SELECT count(*), coalesce((SELECT lane || ': ' || coalesce(error, '') FROM outbox WHERE state = 'dead'"
    " AND made_at >= :since ORDER BY id DESC LIMIT 1), '') FROM outbox WHERE state = 'dead' AND made_at >= :since",
    "uncertain": "SELECT count(*), '' FROM outbox WHERE state = 'uncertain'",
    "overdue": "SELECT count(*), '' FROM follow_up WHERE state = 'due' AND due_at < :overdue",
    "keys": "SELECT count(*), coalesce((SELECT name || ' ' || since FROM signing_key ORDER BY since DESC LIMIT 1), '')"
    " FROM signing_key",
    "held": "SELECT count(*), '' FROM held_letter WHERE state = 'waiting'",
    "staff": "SELECT count(*), '' FROM staff WHERE active",
    "customers": "SELECT count(*), '' FROM customer",
    "placeless": "SELECT count(*), coalesce(min(code), '') FROM customer WHERE country = ''",
}


class UnreadableBooksError(StorageError):
    """The books cannot be read; see what is said with it."""


@dataclass(frozen=True, slots=True)
class Books:
    """`schema` is current, older, newer or empty.

    `counted` has by name how many there are, and an example; `places` are countries and regions, `zones` time zones;
    `names` those of customers and contacts, each after the customer's code; `accepted` languages whose words somebody
    answers for, with who and since when (µs UTC).
    """

    schema: str
    counted: dict[str, tuple[int, str]]
    places: list[tuple[str, str]]
    zones: list[str]
    names: list[tuple[str, str]]
    accepted: list[tuple[str, str, int]] = field(default_factory=list)


def library() -> str:
    """The version of SQLite that is used here."""
    return sqlite3.sqlite_version


def has_write_fault() -> bool:
    """Whether that version may damage books when two processes write at once."""
    return sqlite3.sqlite_version_info < WITHOUT_FAULT


def look_over(path: Path, since: int, overdue: int) -> Books:
    """The books at `path`: dead letters from `since` on, follow-ups due before `overdue` (µs UTC).

    Raises UnreadableBooksError.
    """
    try:
        with _reading(path) as conn:
            return _looked(conn, {"since": since, "overdue": overdue})
    except sqlite3.Error as error:
        raise UnreadableBooksError(str(error)) from error


@contextlib.contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    conn = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5)
    try:
        yield conn
    finally:
        conn.close()


def _looked(conn: sqlite3.Connection, values: dict[str, int]) -> Books:
    schema = _schema(conn)
    if schema != "current":  # the statements below are of this edition's tables
        return Books(schema, {}, [], [], [])
    counted = {name: _counted(conn, wanted, values) for name, wanted in _COUNTS.items()}
    places = conn.execute("SELECT DISTINCT country, region FROM customer WHERE country <> '' ORDER BY 1, 2")
    zones = conn.execute("SELECT zone FROM customer UNION SELECT zone FROM contact WHERE zone IS NOT NULL ORDER BY 1")
    names = conn.execute(
        "SELECT code, name FROM customer UNION ALL"
        " SELECT code, contact.name FROM contact JOIN customer ON customer.id = customer_id ORDER BY 1, 2"
    )
    accepted = conn.execute("SELECT language, reviewer, at FROM accepted_words ORDER BY language").fetchall()
    return Books(schema, counted, list(places), [row[0] for row in zones if row[0]], list(names), accepted)


def _counted(conn: sqlite3.Connection, wanted: str, values: dict[str, int]) -> tuple[int, str]:
    count, example = conn.execute(wanted, values).fetchone()
    return int(count), str(example)


def _schema(conn: sqlite3.Connection) -> str:
    made: Any = conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    version = conn.execute("SELECT version_num FROM alembic_version").fetchone() if made else None
    if version is None:
        return "empty"
    if version[0] == HEAD:
        return "current"
    return "older" if version[0] in known() else "newer"
