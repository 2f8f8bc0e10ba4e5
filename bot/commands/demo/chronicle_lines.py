"""Lines of the story as they are drafted and kept, and how people and things are called in them.

Promise: a line holds a key of the page's words (bot/sandbox/page/words/story.js) and values, never a sentence; times
are µs UTC under names that begin with `at_`; a value whose name ends in `_key` is a key itself.
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from flows.facts.money import Money
from locales.bidi import clean
from storage.chronicle_names import Names

EXCERPT: Final = 90  # characters of a message's words
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Draft:
    """A line without its number. `letter` is the letter it tells of, whose message is linked once it was sent."""

    kind: str
    say: str
    values: Mapping[str, Any] = field(default_factory=dict)
    customer: int | None = None
    message_id: int | None = None
    channel: str | None = None
    ts: str | None = None
    letter: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the story as the page is told it; `at` µs UTC, lines of one turn share `turn`."""

    id: int
    turn: int
    at: int
    kind: str
    say: str
    values: Mapping[str, Any]
    customer: int | None
    message_id: int | None
    channel: str | None
    ts: str | None


@dataclass(frozen=True, slots=True)
class Naming:
    """How the books call everybody; `phones` are the names of accounts that are bound to nobody yet."""

    names: Names = field(default_factory=Names)
    phones: Mapping[int, str] = field(default_factory=dict)

    def in_chat(self, chat: str) -> str:
        """Who writes in that chat; the chat itself when nobody is known there."""
        contact = self.names.by_chat.get(chat, 0)
        if contact in self.names.contacts:
            return self.names.contacts[contact][0]
        return self.phones.get(self.phone(chat) or 0, chat)

    def actor(self, actor: str) -> str:
        """Whoever stands in the records as "staff:2", "contact:5", "chat:telegram:42"; empty for the house itself."""
        sort, _, number = actor.partition(":")
        if sort == "staff":
            return self.names.staff.get(_id(number), "")
        if sort == "contact":
            return self.names.contacts.get(_id(number), ("", 0))[0]
        if sort == "slack":
            return self.names.users.get(number.rpartition("/")[2], number)
        return self.in_chat(number) if sort == "chat" else ""

    def thing(self, subject: str) -> str:
        """What "case:7" is called; for an invitation or a chat, the subject as it stands."""
        return self.names.things.get(subject, (subject, 0))[0]

    def planned(self, subject: str, customer_id: int) -> str:
        """What a follow-up is about: its thing, else its customer."""
        known = self.names.things.get(subject)
        return known[0] if known else self.names.firms.get(customer_id, subject)

    def firm(self, subject: str, customer_id: int = 0) -> str:
        """The customer whose thing it is."""
        return self.names.firms.get(customer_id or self.names.things.get(subject, ("", 0))[1], "")

    def money(self, subject: str, minor: object) -> str:
        """An amount in the currency of that thing, as text with its ISO code."""
        currency = self.names.currencies.get(subject, "")
        return f"{currency} {Money(minor, currency).amount:,f}" if isinstance(minor, int) else ""

    def phone(self, chat: str) -> int | None:
        """The Telegram account behind a chat."""
        sort, _, number = chat.partition(":")
        return int(number) if sort == "telegram" and number.isdecimal() else None

    def phone_of(self, customer_id: int) -> int | None:
        """The Telegram account of a customer's first bound contact."""
        found = (self.names.contacts.get(contact, ("", 0))[1] for contact in self.names.by_chat.values())
        return next(
            (self.phone(chat) for chat, owner in zip(self.names.by_chat, found, strict=True) if owner == customer_id),
            None,
        )


def excerpt(text: str) -> str:
    """The first words of a message, as they are read."""
    words = clean(html.unescape(_TAG.sub("", text)))  # direction marks would turn the line around
    return words if len(words) <= EXCERPT else f"{words[: EXCERPT - 1].rstrip()}…"


def _id(number: str) -> int:
    return int(number) if number.isdecimal() else 0
