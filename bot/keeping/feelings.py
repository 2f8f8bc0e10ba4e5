"""A dialogue that rests and goes on, and what the desk shows of a contact's mood."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.scene import Chat
from bot.work import Work
from flows.engine.events import Happened
from flows.facts.feeling_commands import EndHold, HoldTalk
from flows.facts.moods import as_of
from flows.facts.parties import StaffRole
from storage import cases, feelings, follow_ups, people

BREAK_OVER = "break_over"


def hold(work: Work, chat: Chat, command: HoldTalk) -> list[Happened]:
    """Nothing is answered before that moment; then we write first."""
    if chat.who is None:
        return []
    _pause(work, chat, command.until)
    follow_ups.replace(work.conn, BREAK_OVER, _subject(chat), chat.customer_id, 0, command.until, work.now)
    work.rings = True
    work.record(chat.customer_id, chat.actor, "talk_rests", _subject(chat), until=command.until)
    return []


def end_hold(work: Work, chat: Chat, _command: EndHold | None = None) -> list[Happened]:
    """It goes on; nothing to do where nothing rested."""
    if chat.who is None or not feelings.mood(work.conn, chat.who[0].id).paused_until:
        return []
    _pause(work, chat, 0)
    follow_ups.cancel(work.conn, _subject(chat), (BREAK_OVER,), "goes_on", work.now)
    work.record(chat.customer_id, chat.actor, "talk_goes_on", _subject(chat))
    return []


def redraw(work: Work, lane: str, contact_id: int) -> None:
    """The cards that show this contact's mood are drawn again."""
    row = cases.hand_over(work.conn, lane)
    if row:
        work.hand_overs.add(row["id"])
    _, customer = people.contact(work.conn, contact_id)
    work.cases.update(
        c.id for c in cases.of_customer(work.conn, customer.id) if c.contact_id == contact_id and not c.closed
    )


def leads(work: Work) -> list[str]:
    """The names of the active leads."""
    return [one.name for one in people.staff(work.conn) if one.active and one.role is StaffRole.LEAD]


def _pause(work: Work, chat: Chat, until: int) -> None:
    assert chat.who  # noqa: S101 - the callers look
    mood = as_of(feelings.mood(work.conn, chat.who[0].id), work.now)
    feelings.keep(work.conn, chat.who[0].id, replace(mood, paused_until=until))
    work.cards.add(("mood", chat.who[0].id))


def _subject(chat: Chat) -> str:
    return f"mood:{chat.who[0].id if chat.who else 0}"


KEEPERS: Mapping[type, Any] = {HoldTalk: hold, EndHold: end_hold}
