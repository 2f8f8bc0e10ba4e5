"""The card of a contact's mood, put up once somebody should look: after fury, or when words went against a person.

Promise: harsh words are folded away until a colleague asks for them.
"""

from typing import Any

from bot.desk import blocks
from bot.desk.blocks import Block
from bot.desk.cards import put_up
from bot.desk.deed import label, line, plainly
from bot.desk.moods import mood_of, said
from bot.work import Work
from flows.dialogues.feelings_view import rests
from storage import conversations, people


def mood_card(work: Work, contact_id: int) -> None:
    """The card of a contact's mood."""
    contact, customer = people.contact(work.conn, contact_id)
    mood = mood_of(work, contact_id)
    values: dict[str, Any] = {
        "person": contact.name,
        "customer": customer.name,
        "mood": said(work, mood) if mood.worth_showing else label(work, "feeling_0"),
        "rung": mood.rung,
        "paused_until": mood.paused_until,
    }
    subject = f"mood:{contact_id}"
    body = [blocks.header(plainly(work, "mood_title", **values)), *_pairs(work, values)]
    actions = [
        *(["let_go_on"] if _rests(work, contact_id) else []),
        *(["show_words"] if mood.abuse else []),
        *(["clear_feeling"] if mood.worth_showing else []),
    ]
    row = [blocks.button(action, label(work, action), subject) for action in actions]
    put_up(work, subject, line(work, "mood_line", **values), body, row)


def _rests(work: Work, contact_id: int) -> bool:
    found = people.chat_of(work.conn, contact_id)
    standing = conversations.load(work.conn, found[0]) if found else None
    return standing is not None and rests(standing.conversation)


def _pairs(work: Work, values: dict[str, Any]) -> list[Block]:
    told = line(work, "mood_fields", **values).split("\n")
    return blocks.pairs(list(zip(told[::2], told[1::2], strict=False)))
