"""How the demo's story is told: what customers and colleagues do, with the hands the sandbox gives them.

Promise: nothing is put into the books behind the bot's back; every message on the page came about by an import, a
command, a press or a word. The story stands in bot/commands/demo/opening.py; who changes it touches nothing here.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.app import Sandbox
from bot.sandbox.people import Colleague
from bot.sandbox.people import Customer as Phone
from bot.sandbox.slack.control import state

Label = Callable[[str, Mapping[str, object], Phone], str]


class StagingError(Exception):
    """The story could not go on; the message says who looked for what."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Hands for everybody in the sandbox. `settle` returns when all that was done has been answered."""

    sandbox: Sandbox
    channel: str
    settle: Callable[[], Awaitable[None]]
    label: Label

    # -- customers ---------------------------------------------------------------------------------------------------
    async def say(self, who: Phone, text: str) -> None:
        """A customer writes."""
        self.sandbox.telegram.say(who.id, text)
        await self.settle()

    async def press(self, who: Phone, choice: str, **values: object) -> None:
        """A customer presses the newest button of that choice, labelled with these values."""
        await self.tap(who, self.label(choice, values, who))

    async def tap(self, who: Phone, words: str) -> None:
        """A customer presses the newest button that says, or begins with, these words."""
        for message in reversed(self.sandbox.telegram.chat(who.id)["messages"]):
            for button in (button for row in message.get("buttons") or () for button in row):
                if button["text"].startswith(words):
                    self.sandbox.telegram.press(who.id, message["id"], label=button["text"])
                    await self.settle()
                    return
        raise StagingError(f"{who.name} looked for the button {words!r} and did not find it.")

    # -- colleagues --------------------------------------------------------------------------------------------------
    async def act(self, who: Colleague, action: str) -> int:
        """A colleague presses every button of that action on the desk; returns how many there were."""
        seen = state(self.sandbox.slack.space, who.id)["channels"]
        messages = next(one["messages"] for one in seen if one["id"] == self.channel)
        found = [message["ts"] for message in messages if _has(message, action)]
        for ts in found:
            await self.sandbox.slack.people.press(who.id, {"channel": self.channel, "ts": ts, "action_id": action})
        await self.settle()
        return len(found)


def _has(message: dict[str, Any], action: str) -> bool:
    rows = [block["elements"] for block in message.get("blocks") or () if block["type"] == "actions"]
    return any(element["action_id"] == action for row in rows for element in row)
