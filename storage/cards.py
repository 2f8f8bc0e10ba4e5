"""The handles of buttons: an opaque token per card, what each button on it means, and which one was acted on.

The token is 128 random bits; only its hash is kept. A handle is bound to chat, person and the stage that asked.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from storage.prepared import Prepared

_MAKE = Prepared(
    text(
        "INSERT INTO card (sha, chat, person, place, choices, made_at) VALUES (:sha, :chat, :person, :place,"
        " :choices, :now)"
    )
)
_FIND = Prepared(text("SELECT chat, person, place, choices, used, used_at FROM card WHERE sha = :sha"))
_USE = Prepared(text("UPDATE card SET used = :used, used_at = :now WHERE sha = :sha"))


@dataclass(frozen=True, slots=True)
class Card:
    """A card as it was sent.

    Whose, which `flow/stage` asked, the meaning and label of each button, and what became of it.
    """

    sha: bytes
    chat: str
    person: str
    place: str
    choices: list[dict[str, Any]]
    used: int | None
    used_at: int | None


def make(
    conn: Connection, token: str, chat: str, person: str, place: str, choices: list[dict[str, Any]], now: int
) -> bytes:
    """Write down what the buttons of a new card mean; returns the hash it is known by."""
    sha = _sha(token)
    _MAKE.run(
        conn,
        sha=sha,
        chat=chat,
        person=person,
        place=place,
        choices=json.dumps(choices, separators=(",", ":"), ensure_ascii=False),
        now=now,
    )
    return sha


def find(conn: Connection, token: str) -> Card | None:
    """The card of that token."""
    return known(conn, _sha(token))


def known(conn: Connection, sha: bytes) -> Card | None:
    """The card known by that hash."""
    row = _FIND.row(conn, sha=sha)
    return Card(sha, row[0], row[1], row[2], json.loads(row[3]), row[4], row[5]) if row else None


def is_of(card: Card, token: str) -> bool:
    """Whether this card was made with that token."""
    return _sha(token) == card.sha


def use(conn: Connection, card: Card, index: int, now: int) -> None:
    """Remember which button was acted on, and when."""
    _USE.run(conn, sha=card.sha, used=index, now=now)


def _sha(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
