"""For which company a person speaks, where several have bound the same chat.

Each company has a lane of its own to that chat: "telegram:42" for the first, "telegram/7:42" for customer 7 after it.
Conversations, cards, drafts and letters belong to a lane, so that nothing of one company can stand in another's.
Promise: a chat without a row has only ever spoken for one, in the lane that is named like it.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, select, text

from storage.prepared import Prepared
from storage.tables.people import BINDING
from storage.tables.speaking import SPEAKING

_CHOSEN = Prepared(text("SELECT lane FROM speaking WHERE chat = :chat"))
_CHOOSE = Prepared(
    text(
        "INSERT INTO speaking (chat, lane, since) VALUES (:chat, :lane, :now)"
        " ON CONFLICT (chat) DO UPDATE SET lane = :lane, since = :now"
    )
)
_SEATS = Prepared(
    text(
        "SELECT b.chat, b.customer_id, u.name FROM binding b JOIN customer u ON u.id = b.customer_id"
        " WHERE b.person = :person AND b.revoked_at IS NULL ORDER BY b.id"
    )
)
_SENT_IN = Prepared(text("SELECT 1 FROM outbox WHERE lane = :lane AND remote_id = :remote_id LIMIT 1"))
_NEWEST_IN = Prepared(text("SELECT max(id) FROM outbox WHERE lane = :lane AND method = 'sendMessage'"))


@dataclass(frozen=True, slots=True)
class Seat:
    """A company that a person speaks for: the lane to it, the customer's id and name."""

    lane: str
    customer_id: int
    name: str


def chat_of(lane: str) -> str:
    """The chat that a lane leads to, as the platform knows it."""
    channel, _, person = lane.partition(":")
    return f"{channel.partition('/')[0]}:{person}"


def seats(conn: Connection, chat: str) -> list[Seat]:
    """The companies that whoever has this chat (or lane) speaks for, longest bound first."""
    home = chat_of(chat)
    rows = _SEATS.rows(conn, person=chat.partition(":")[2])
    return [Seat(*row) for row in rows if chat_of(row[0]) == home]


def lane_for(conn: Connection, chat: str, customer_id: int) -> str:
    """The lane of that customer in that chat; the chat's own name unless another customer has ever had it."""
    theirs = next((seat.lane for seat in seats(conn, chat) if seat.customer_id == customer_id), "")
    had = select(BINDING.c.id).where(BINDING.c.chat == chat, BINDING.c.customer_id != customer_id).limit(1)
    if theirs or conn.execute(had).first() is None:
        return theirs or chat
    channel, _, person = chat.partition(":")
    return f"{channel}/{customer_id}:{person}"


def chosen(conn: Connection, chat: str) -> str:
    """The lane that was chosen last; empty when there was never more than one."""
    row = _CHOSEN.row(conn, chat=chat)
    return str(row[0]) if row else ""


def choose(conn: Connection, lane: str, now: int) -> None:
    """From now on what is written in the chat is meant for this lane. `now` µs UTC."""
    chat = chat_of(lane)
    if lane != (chosen(conn, chat) or chat):
        _CHOOSE.run(conn, chat=chat, lane=lane, now=now)


def header(conn: Connection, lane: str) -> str:
    """The company's name, where the chat speaks for several and a message must say for which; else empty."""
    if not chosen(conn, chat_of(lane)):
        return ""
    here = seats(conn, lane)
    return next((seat.name for seat in here if seat.lane == lane), "") if len(here) > 1 else ""


def sent_in(conn: Connection, lane: str, remote_id: str) -> bool:
    """Whether the message with that number went out in that lane."""
    return _SENT_IN.row(conn, lane=lane, remote_id=remote_id) is not None


def newest_letter(conn: Connection, lane: str) -> int:
    """The id of the newest message in that lane; 0 when there is none."""
    row = _NEWEST_IN.row(conn, lane=lane)
    return int(row[0] or 0)


def forget(conn: Connection, chat: str) -> None:
    """Whoever has this chat speaks for nobody any more: nothing is kept of what they had chosen."""
    conn.execute(delete(SPEAKING).where(SPEAKING.c.chat == chat))
