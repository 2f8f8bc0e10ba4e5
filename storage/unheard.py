"""What the desk has not been told because Slack cannot be reached: since when, and what waits behind it."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text

from storage.prepared import Prepared

_OPEN = "state IN ('queued', 'sending', 'uncertain')"  # word for word the condition of the partial index
# A letter that was tried and refused, so that everything for the desk waits behind it.
_SINCE = Prepared(
    text(f"SELECT min(made_at) FROM outbox WHERE {_OPEN} AND channel = 'slack' AND attempts > 0 AND error <> ''")  # noqa: S608
)
_SUBJECTS = Prepared(text(f"SELECT DISTINCT subject FROM outbox WHERE {_OPEN} AND channel = 'slack'"))  # noqa: S608
_LETTERS = Prepared(text(f"SELECT count(*) FROM outbox WHERE {_OPEN} AND channel = 'slack'"))  # noqa: S608
_UNTAKEN = Prepared(text("SELECT id FROM hand_over WHERE ended_at IS NULL AND taken_by IS NULL"))
_LAST = Prepared(text("SELECT max(made_at) FROM outbox WHERE lane = :lane"))
LANE: Final = "mail:operators"


@dataclass(frozen=True, slots=True)
class Unheard:
    """`since` is when the oldest refused letter was made (µs UTC); the rest are ids."""

    since: int
    letters: int
    hand_overs: tuple[int, ...]
    cases: tuple[int, ...]


def unheard(conn: Connection, before: int) -> Unheard | None:
    """What waits, when something for the desk has been refused since before that moment (µs UTC); None otherwise.

    `hand_overs` are those that nobody has taken and the desk does not know of, `cases` all that the letters are about.
    """
    row = _SINCE.row(conn)
    since = int(row[0]) if row and row[0] else 0
    if not since or since > before:
        return None
    named = {str(subject).partition(":")[::2] for (subject,) in _SUBJECTS.rows(conn) if subject}
    ids = {(name, int(number)) for name, number in named if number.isdecimal()}
    untaken = {int(id_) for (id_,) in _UNTAKEN.rows(conn)}
    letters = _LETTERS.row(conn)
    return Unheard(
        since,
        int(letters[0]) if letters else 0,
        tuple(sorted(id_ for name, id_ in ids if name == "hand_over" and id_ in untaken)),
        tuple(sorted(id_ for name, id_ in ids if name == "case")),
    )


def last_alarm(conn: Connection) -> int:
    """When operators were last written to (µs UTC); 0 when they never were."""
    row = _LAST.row(conn, lane=LANE)
    return int(row[0]) if row and row[0] else 0
