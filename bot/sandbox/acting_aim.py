"""Eyes for a script: finds what its lines are about on the pretend phones and desk.

Promises: looking changes nothing, so a page can point at what comes next. It knows the platforms only: customers go by
the first word of their names, colleagues by their names. How a line is written stands in `acting_script.py`, what is
done with it in `acting.py`.
"""

import html
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar

from bot.sandbox.acting_script import LEAD, Act
from bot.sandbox.people import Cast
from bot.sandbox.slack.control import state
from bot.sandbox.slack.desk import SlackDesk
from bot.sandbox.telegram.desk import TelegramDesk

_Found = TypeVar("_Found")


class Platforms(Protocol):
    """What a player needs of a sandbox."""

    cast: Cast
    telegram: TelegramDesk
    slack: SlackDesk


class CannotActError(LookupError):
    """What a line wants is not there; the sentence says what was looked for."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a line is about. `do` is say, press, file or edit of a `customer`; press, write, fill or share of a `user`.

    `message_id` is the message that is pressed, answered or edited; `channel` and `ts` the desk message or thread;
    `label` is a button, or a list of which `chosen` is taken, as it stands there; `fields` what goes into the open form
    `view`, by block.
    """

    do: str
    customer: int | None = None
    user: str | None = None
    label: str = ""
    chosen: str = ""
    text: str = ""
    kind: str = ""
    message_id: int | None = None
    channel: str | None = None
    ts: str | None = None
    view: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


class Eyes:
    """Whoever looks at one sandbox; `lead` is the first name of the customer whom lines call `customer`.

    `links` are the tokens with which customers were invited. Raises CannotActError for a lead who is not there.
    """

    def __init__(self, sandbox: Platforms, lead: str, links: Mapping[int, str] | None = None) -> None:
        self.phone, self.slack, self.channel = sandbox.telegram, sandbox.slack, sandbox.cast.slack_channel
        self.customers = {one.name.split()[0]: one.id for one in sandbox.cast.customers}
        self.colleagues = {one.name: one.id for one in sandbox.cast.colleagues}
        self._links = links or {}
        self.lead = _named(self.customers, lead)
        self.thread = ""  # of the desk message that was pressed last

    def aim(self, act: Act) -> Target | None:
        """What the line is about as things are now; None when it is not there."""
        try:
            return self.find(act)
        except CannotActError:
            return None

    def find(self, act: Act) -> Target:
        """What the line is about as things are now. Raises CannotActError."""
        looks: Mapping[str, Callable[[Any, Act], Target]]
        if act.who in self.colleagues:
            looks = {"press": self._presses_at_desk, "say": self._writes, "fill": self._fills, "file": self._shares}
            return _named(looks, act.do)(self.colleagues[act.who], act)
        looks = {
            "press": self._presses, "say": self._says, "file": self._sends, "edit": self._edits, "link": self._follows,
        }  # fmt: skip
        return _named(looks, act.do)(self.lead if act.who == LEAD else _named(self.customers, act.who), act)

    def _presses(self, who: int, act: Act) -> Target:
        message, label = self._shown(who, act.near, act.text)
        return Target("press", who, label=label, message_id=message["id"])

    def _says(self, who: int, act: Act) -> Target:
        return Target("say", who, text=act.text, message_id=self._answered(who, act))

    def _sends(self, who: int, act: Act) -> Target:
        return Target("file", who, text=act.text, kind=act.kind, message_id=self._answered(who, act))

    def _edits(self, who: int, act: Act) -> Target:
        mine = [message for message in self.chat(who) if message["from"] != "bot"]
        if not mine:
            raise CannotActError("There is no message of one's own to edit.")
        return Target("edit", who, text=act.text, message_id=mine[-1]["id"])

    def _follows(self, who: int, _act: Act) -> Target:
        return Target("say", who, text=f"/start {_named(self._links, who)}")

    def _presses_at_desk(self, user: str, act: Act) -> Target:
        for channel, message in self._holding(user, act.near):
            where = Target("press", user=user, label=act.text, channel=channel, ts=message["ts"])
            if act.text in labels_of(message):
                return where
            if listed := listed_in(message).get(act.text):
                return replace(where, label=listed[0], chosen=listed[1])
        raise CannotActError(f"No desk message with [{act.text}] and {act.near!r}.")

    def _holding(self, user: str, words: str) -> list[tuple[str, dict[str, Any]]]:
        """The messages with those words, newest first; a card they are the title of before those that mention it."""
        known = [*self.private(user), *((self.channel, one) for one in reversed(self.desk(user)))]
        held = [one for one in known if words in json.dumps(one[1], ensure_ascii=False)]
        return sorted(held, key=lambda one: words not in title_of(one[1]))

    def _writes(self, user: str, act: Act) -> Target:
        if act.text.startswith("/"):
            return Target("command", user=user, text=act.text)
        return Target("write", user=user, text=act.text, channel=self.channel, ts=self.thread or None)

    def _shares(self, user: str, act: Act) -> Target:
        if act.kind in {"home", "shortcut", "shortcut here"}:
            ts = (self.thread or None) if act.kind == "shortcut here" else None
            return Target(act.kind.split()[0], user=user, text=act.text, ts=ts)
        return Target("share", user=user, text=act.text, kind=act.kind, channel=self.channel, ts=self.thread or None)

    def _fills(self, user: str, act: Act) -> Target:
        views = self.state(user)["views"]
        if not views:
            raise CannotActError("No form is open.")
        known, fields = inputs_of(views[-1]), dict(act.fields)
        if strange := fields.keys() - known:
            raise CannotActError(f"The form has no field {', '.join(sorted(strange))}; it has {', '.join(known)}.")
        return Target("fill", user=user, view=views[-1]["id"], fields=fields)

    # -- what is there -----------------------------------------------------------------------------------------------
    def desk(self, user: str) -> list[dict[str, Any]]:
        """The messages of the desk's channel as that colleague sees them, oldest first, threads included."""
        return next(list(one["messages"]) for one in self.state(user)["channels"] if one["id"] == self.channel)

    def private(self, user: str) -> list[tuple[str, dict[str, Any]]]:
        """The messages between the bot and that colleague alone, newest first, each with its channel."""
        direct = [one for one in self.state(user)["channels"] if one["is_im"]]
        return [(one["id"], message) for one in direct for message in reversed(one["messages"])]

    def state(self, user: str) -> dict[str, Any]:
        """What that colleague sees in Slack."""
        return state(self.slack.space, user)

    def chat(self, who: int) -> list[dict[str, Any]]:
        """The messages on that customer's phone, oldest first."""
        return list(self.phone.chat(who)["messages"])

    def _answered(self, who: int, act: Act) -> int | None:
        return int(self._shown(who, act.near)[0]["id"]) if act.near else None

    def _shown(self, who: int, words: str, label: str = "") -> tuple[dict[str, Any], str]:
        """The newest message of the bot that holds those words, and its button that reads like that label."""
        for message in reversed(self.chat(who)):
            buttons = {plain(button["text"]): button["text"] for row in message["buttons"] for button in row}
            if message["from"] == "bot" and words in plain(message["text"]) and (not label or label in buttons):
                return message, buttons.get(label, "")
        raise CannotActError(f"No message with {words!r} and the button {label!r}.")


def plain(text: str) -> str:
    """Words as they are read: without isolates and escapes."""
    return re.sub("[\u2066-\u2069]", "", html.unescape(text))


def title_of(message: dict[str, Any]) -> str:
    """What a card of the desk is headed with; empty for other messages."""
    heads = (block["text"]["text"] for block in message.get("blocks") or () if block["type"] == "header")
    return next(heads, "")


def labels_of(message: dict[str, Any]) -> list[str]:
    """The buttons of a desk message."""
    rows = [block["elements"] for block in message.get("blocks") or () if block["type"] == "actions"]
    return [element["text"]["text"] for row in rows for element in row if "text" in element]


def listed_in(message: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """What a desk message offers in lists: the words of a choice to the list's own words and the choice's value."""
    rows = [block["elements"] for block in message.get("blocks") or () if block["type"] == "actions"]
    lists = [element for row in rows for element in row if element["type"] == "static_select"]
    return {
        option["text"]["text"]: (one["placeholder"]["text"], option["value"])
        for one in lists
        for option in one["options"]
    }


def _named(known: Mapping[Any, _Found], name: object) -> _Found:
    if name not in known:
        raise CannotActError(f"There is no {name}; there are {', '.join(map(str, known))}.")
    return known[name]


def inputs_of(view: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The elements of a form that can be filled, by block."""
    return {block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"}
