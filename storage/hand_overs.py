"""How it stands at the desk: who waits ahead, and whether word for our colleagues has stopped arriving."""

from sqlalchemy import Connection, text

from flows.facts.persons import Queue
from flows.facts.times import HOUR, MINUTE
from storage.prepared import Prepared

SILENT = 2 * MINUTE  # after which a letter to the desk that has not left is told to whoever waits for its reader
DOUBTFUL = HOUR  # as long as a letter in doubt counts: afterwards it is a matter of its own
_AHEAD = Prepared(
    text(
        "SELECT count(*) FROM hand_over WHERE ended_at IS NULL AND taken_by IS NULL AND id <"
        " COALESCE((SELECT id FROM hand_over WHERE chat = :chat AND ended_at IS NULL), :last)"
    )
)
_LEFT_OVER = Prepared(
    text(
        "SELECT 1 FROM outbox WHERE state IN ('queued', 'sending', 'uncertain') AND channel = 'slack'"
        " AND made_at <= :silent AND (state <> 'uncertain' OR made_at > :doubtful) LIMIT 1"
    )
)
_PENDING = Prepared(text("SELECT 1 FROM follow_up WHERE subject = :subject AND kind = :kind AND state = 'due'"))
_WAITING = Prepared(
    text(
        "SELECT id, chat, waits_since FROM hand_over WHERE ended_at IS NULL AND waits_since > 0 AND waits_since <"
        " :before ORDER BY waits_since LIMIT :most"
    )
)
_LAST = 2**62


def queue(conn: Connection, chat: str, now: int) -> Queue:
    """How it stands for that chat."""
    ahead = _AHEAD.row(conn, chat=chat, last=_LAST)
    silent = _LEFT_OVER.row(conn, silent=now - SILENT, doubtful=now - DOUBTFUL)
    return Queue(int(ahead[0]) if ahead else 0, silent is not None)


def pending(conn: Connection, hand_over_id: int, kind: str) -> bool:
    """Whether a follow-up of that kind is set for the hand-over."""
    return _PENDING.row(conn, subject=f"hand_over:{hand_over_id}", kind=kind) is not None


def waiting_since(conn: Connection, before: int, most: int) -> list[tuple[int, str, int]]:
    """(id, chat, since when) of conversations whose customer waits since before then (µs UTC), the longest first."""
    return [(row[0], row[1], row[2]) for row in _WAITING.rows(conn, before=before, most=most)]
