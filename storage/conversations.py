"""Where each conversation stands, one row a chat, changed only by comparing its version."""

import json
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, text

from flows.engine.conversation import Conversation, Frame
from flows.engine.events import NOTHING
from storage.errors import ConversationMovedError
from storage.prepared import Prepared

LAST_WORDS: Final = 4  # messages
HEARD: Final = 300  # characters of each

_LOAD = Prepared(text("SELECT body, version, control, asked FROM conversation WHERE chat = :chat"))
_MAKE = Prepared(
    text(
        "INSERT INTO conversation (chat, version, body, control, asked, updated_at) VALUES (:chat, 1, :body,"
        " :control, :asked, :now) ON CONFLICT DO NOTHING"
    )
)
_SAVE = Prepared(
    text(
        "UPDATE conversation SET body = :body, version = version + 1, control = :control, asked = :asked,"
        " updated_at = :now WHERE chat = :chat AND version = :version"
    )
)


@dataclass(slots=True)
class Standing:
    """A conversation as stored: its version (0: not stored yet), who has control, and the card whose buttons count.

    `said` are the last words of the customer, oldest first, for whoever takes over; `heard_at` is when they last wrote
    or pressed anything (µs UTC; 0: not yet).
    """

    conversation: Conversation
    version: int = 0
    control: str = "bot"
    asked: bytes | None = None
    said: tuple[str, ...] = ()
    heard_at: int = 0

    def heard(self, text: str) -> None:
        """The customer wrote this."""
        self.said = (*self.said, text[:HEARD])[-LAST_WORDS:]


def load(conn: Connection, chat: str) -> Standing | None:
    """The conversation of that chat."""
    row = _LOAD.row(conn, chat=chat)
    if row is None:
        return None
    body = json.loads(row[0])
    asked, said = bytes(row[3]) if row[3] else None, tuple(body.get("said", ()))
    return Standing(_conversation(body), row[1], row[2], asked, said, body.get("heard_at", 0))


def save(conn: Connection, chat: str, standing: Standing, now: int) -> None:
    """Store it if nobody did meanwhile. Raises ConversationMovedError."""
    values = {
        "chat": chat,
        "body": write(standing.conversation, standing.said, standing.heard_at),
        "control": standing.control,
        "asked": standing.asked,
        "now": now,
    }
    done = _SAVE.run(conn, version=standing.version, **values) if standing.version else _MAKE.run(conn, **values)
    if not done:
        raise ConversationMovedError(ConversationMovedError.__doc__)


def forget(conn: Connection, chat: str) -> None:
    """Nothing of what was said in that chat is kept here any more."""
    conn.execute(text("DELETE FROM conversation WHERE chat = :chat"), {"chat": chat})


def write(conversation: Conversation, said: tuple[str, ...] = (), heard_at: int = 0) -> str:
    """As compact JSON; empty parts are left out, most conversations being one frame long."""
    body: dict[str, object] = {"frames": [_frame(f) for f in conversation.frames], "turn": conversation.turn}
    if conversation.misses:
        body["misses"] = conversation.misses
    if conversation.answers:
        body["answers"] = conversation.answers
    if conversation.drafts:
        body["drafts"] = [_frame(f) for f in conversation.drafts]
    if said:
        body["said"] = said
    if heard_at:
        body["heard_at"] = heard_at
    return json.dumps(body, separators=(",", ":"), ensure_ascii=False)


def read(body: str) -> Conversation:
    """What `write` wrote."""
    return _conversation(json.loads(body))


def _conversation(data: dict[str, Any]) -> Conversation:
    return Conversation(
        tuple(_unframe(f) for f in data["frames"]),
        data["turn"],
        data.get("misses", 0),
        tuple((message, stage) for message, stage in data.get("answers", ())),
        tuple(_unframe(f) for f in data.get("drafts", ())),
    )


def _frame(frame: Frame) -> list[object]:
    return [frame.flow, frame.version, frame.stage, dict(frame.notes), frame.history, frame.correcting]


def _unframe(row: list[object]) -> Frame:
    flow, version, stage, notes, history, correcting = row
    return Frame(str(flow), int(str(version)), str(stage), notes or NOTHING, tuple(history), str(correcting))  # type: ignore[arg-type]
