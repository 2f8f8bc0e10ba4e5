"""A dialogue that rested until a time: that time has come, and we write first, as we said."""

from collections.abc import Mapping
from dataclasses import replace

from bot import customers
from bot.work import Work
from flows.dialogues.feelings_view import on_top
from flows.engine.events import Happened
from flows.facts.moods import as_of
from storage import feelings, people


def fell_due(work: Work, id: int, _what: str, _by: str, _values: Mapping[str, object]) -> bool:
    """The contact's dialogue goes on. False when it went on before, or a person speaks with them."""
    mood = as_of(feelings.mood(work.conn, id), work.now)
    if not mood.paused_until:
        return False
    feelings.keep(work.conn, id, replace(mood, paused_until=0))
    work.cards.add(("mood", id))
    found = people.chat_of(work.conn, id)
    if found is None:
        return False
    chat = customers.open_chat(work, *found, "")
    chat.standing.conversation = on_top(chat.standing.conversation)
    customers.go_on(work, chat, Happened("break_over", "clock"))
    return True
