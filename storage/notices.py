"""That a customer was told, or was not: a link in their chain for the fate of every letter that gives them notice.

Promises: one link for each outcome of a call (sent, with the platform's number of the message; in doubt) and for each
letter that was withheld, with the reason; none for answers inside a dialogue, for cards and for what only tidies a chat
up. The words themselves are in the link of the turn that queued the letter, which its key names.
"""

from typing import Final

from sqlalchemy import Connection, text

from storage import audit
from storage.ports import Letter
from storage.prepared import Prepared

# Answers of a dialogue, the card that stands, the keys of an old one, a group that is left, a passing message.
NO_NOTICE: Final = frozenset({"card", "group", "message", "seal"})
OUTCOMES: Final = frozenset({"sent", "dead", "uncertain"})
_UNDER_WAY = Prepared(
    text(
        "SELECT key, kind, subject, customer_id, channel FROM outbox"
        " WHERE state IN ('queued', 'sending', 'uncertain') AND state = 'sending' ORDER BY id"
    )
)


def note(conn: Connection, letter: Letter, outcome: str, at: int, *, remote_id: str = "", error: str = "") -> None:
    """Write down what became of that letter at `at` (µs UTC), if it gives a customer notice and is not to be tried."""
    if outcome in OUTCOMES:
        about = letter.key, letter.kind, letter.subject, letter.customer_id, letter.channel
        _note(conn, about, outcome, at, remote_id, error)


def crashed(conn: Connection, at: int) -> None:
    """The process ended during these calls: nobody knows whether their letters arrived."""
    for row in _UNDER_WAY.rows(conn):
        _note(conn, tuple(row), "uncertain", at, "", "the process ended during the call")


def _note(
    conn: Connection, about: tuple[str, str, str, int, str], outcome: str, at: int, remote_id: str, error: str
) -> None:
    key, kind, subject, customer_id, channel = about
    if channel != "telegram" or kind in NO_NOTICE:
        return
    body = {"letter": key, "kind": kind, "outcome": outcome}
    body |= {name: value for name, value in (("remote", remote_id), ("error", error)) if value}
    audit.record(conn, customer_id, at, "relay", audit.NOTICE, subject, body)
