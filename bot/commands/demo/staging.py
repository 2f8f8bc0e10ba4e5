"""How the demo's story is told: what customers and colleagues do, over the sandbox's own HTTP, as a person would.

Promise: nothing is put into the books behind the bot's back; every message on the page came about by an import, a
command, a press or a word. The story stands in bot/commands/demo/opening.py; who changes it touches nothing here.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

from bot.sandbox.people import Colleague
from bot.sandbox.people import Customer as Phone

Label = Callable[[str, Mapping[str, object], Phone], str]


class StagingError(Exception):
    """The story could not go on; the message says who looked for what."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Hands for everybody in the sandbox at `address`. `settle` returns when all that was done has been answered."""

    address: str
    channel: str
    settle: Callable[[], Awaitable[None]]
    label: Label

    # -- customers ---------------------------------------------------------------------------------------------------
    async def say(self, who: Phone, text: str) -> None:
        """A customer writes."""
        await self._post(f"telegram/{who.id}/say", {"text": text})
        await self.settle()

    async def press(self, who: Phone, choice: str, **values: object) -> None:
        """A customer presses the newest button of that choice, labelled with these values."""
        await self.tap(who, self.label(choice, values, who))

    async def tap(self, who: Phone, words: str) -> None:
        """A customer presses the newest button that says, or begins with, these words."""
        messages = (await self._get(f"telegram/{who.id}/chat"))["messages"]
        for message in reversed(messages):
            for button in (button for row in message.get("buttons") or () for button in row):
                if button["text"].startswith(words):
                    await self._post(f"telegram/{who.id}/press", {"message_id": message["id"], "label": button["text"]})
                    await self.settle()
                    return
        raise StagingError(f"{who.name} looked for the button {words!r} and did not find it.")

    # -- colleagues --------------------------------------------------------------------------------------------------
    async def act(self, who: Colleague, action: str) -> int:
        """A colleague presses every button of that action on the desk; returns how many there were."""
        state = await self._get(f"slack/state?user={who.id}")
        messages = next(one["messages"] for one in state["channels"] if one["id"] == self.channel)
        found = [message["ts"] for message in messages if _has(message, action)]
        for ts in found:
            await self._post(f"slack/{who.id}/press", {"channel": self.channel, "ts": ts, "action_id": action})
        await self.settle()
        return len(found)

    # -- the wire ----------------------------------------------------------------------------------------------------
    async def _get(self, path: str) -> Any:
        return await asyncio.to_thread(_call, Request(f"{self.address}/sandbox/{path}"))  # noqa: S310 - the sandbox's own address

    async def _post(self, path: str, body: dict[str, Any]) -> Any:
        told = {"Content-Type": "application/json"}
        request = Request(f"{self.address}/sandbox/{path}", json.dumps(body).encode(), told)  # noqa: S310 - the same
        return await asyncio.to_thread(_call, request)


def _has(message: dict[str, Any], action: str) -> bool:
    rows = [block["elements"] for block in message.get("blocks") or () if block["type"] == "actions"]
    return any(element["action_id"] == action for row in rows for element in row)


def _call(request: Request) -> Any:
    try:
        with build_opener(ProxyHandler({})).open(request, timeout=20) as response:
            return json.load(response)
    except HTTPError as error:
        raise StagingError(f"{request.selector}: {error.read().decode(errors='replace')}") from error
