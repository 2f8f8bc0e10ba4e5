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
from bot.work import Work
from flows.engine.effects import Say
from flows.facts.money import Money


def _statement(said: Say) -> dict[str, Any]:
    """What is in question as the message says it: it may change before the picture is drawn."""
    question = said.values.get("in_question")
    return {"in_question": question.minor} if isinstance(question, Money) else {}


# By message: the kind of picture (bot/papers), and what of the message's figures it needs.
PICTURES: Mapping[str, tuple[str, Callable[[Say], dict[str, Any]]]] = MappingProxyType(
    {"statement/issued": ("statement_card", _statement)}
)


def beside(work: Work, thing: Thing, said: Say) -> dict[str, Any]:
    """What a letter with these words carries besides: its picture, or nothing."""
    if said.message not in PICTURES or work.house.figures_at or thing.contact is None:
        return {}
    kind, figures = PICTURES[said.message]
    return {"picture": enclosed(kind, thing.id, thing.contact, thing.customer) | figures(said)}
