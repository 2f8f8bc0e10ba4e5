"""Which messages go with a picture, and what names it in their letter.

Promise: the letter stays a message with all its words, since whoever hears it read out, or cannot be shown a picture,
misses nothing; the door that sends it adds the picture if it is there in time. Where chats may hold no figures there is
none. Whoever adds one adds a line to PICTURES, and its figures to what the message says.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from bot.address import enclosed
from bot.kinds.thing import Thing
from bot.scene import Chat
from bot.work import Work
from flows.engine.effects import Say
from flows.facts.ledger_bridge import Bridge, written
from flows.facts.money import Money


def _statement(said: Say) -> dict[str, Any]:
    """What is in question as the message says it: it may change before the picture is drawn."""
    question = said.values.get("in_question")
    return {"in_question": question.minor} if isinstance(question, Money) else {}


def _ledger(said: Say) -> dict[str, Any]:
    """What makes the difference, as the message says it, and the statement that it is about."""
    found = said.values.get("bridge")
    return {"id": found.statement_id, "bridge": written(found)} if isinstance(found, Bridge) else {}


# By message: the kind of picture (bot/papers), and what of the message's figures it needs; its `id` where no thing has.
PICTURES: Mapping[str, tuple[str, Callable[[Say], dict[str, Any]]]] = MappingProxyType(
    {"statement/issued": ("statement_card", _statement), "match_ledger/result": ("ledger_card", _ledger)}
)


def beside(work: Work, thing: Thing, said: Say) -> dict[str, Any]:
    """What a letter with these words carries besides: its picture, or nothing."""
    if said.message not in PICTURES or work.house.figures_at or thing.contact is None:
        return {}
    kind, figures = PICTURES[said.message]
    return {"picture": enclosed(kind, thing.id, thing.contact, thing.customer) | figures(said)}


def in_chat(work: Work, chat: Chat, said: Say) -> dict[str, Any] | None:
    """The picture of what a dialogue says; None for most. A message that is rewritten in place keeps what it had."""
    if said.message not in PICTURES or said.edits or work.house.figures_at or chat.who is None:
        return None
    kind, figures = PICTURES[said.message]
    about = figures(said)
    return enclosed(kind, int(about["id"]), *chat.who) | about | {"at": work.now} if "id" in about else None
