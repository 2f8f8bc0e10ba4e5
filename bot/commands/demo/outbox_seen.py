"""The bot's outbox as the page shows it: letters with what became of each, and their counts whenever these change.

Promise: read from the books and never written to; while the bot is away the last look holds, since nobody writes then.
"""

import asyncio
import contextlib
import html
import re
from collections.abc import Mapping
from typing import Any, Final

from bot.commands.demo.life import AwayError
from bot.commands.demo.world import World
from bot.sandbox.offers import Offer
from storage import outbox
from storage.errors import StoppedError
from storage.ports import Connection, Letter

STATES: Final = ("queued", "sending", "sent", "uncertain", "dead")
MOST: Final = 60  # letters that are shown
WORDS: Final = 80  # characters of each
SOON: Final = 0.1  # seconds between two looks at the counts
_TAGS: Final = re.compile(r"<[^>]*>")
_UNSEEN: Final = re.compile("[\u2066-\u2069]")


class OutboxSeen:
    """A window on the outbox of whichever bot the world has."""

    def __init__(self, world: World) -> None:
        """Nothing is looked at before `start`."""
        self._world = world
        self._counts: dict[str, int] = dict.fromkeys(STATES, 0)
        self._letters: list[dict[str, Any]] = []
        self._task: asyncio.Task[None] | None = None
        world.on_new.append(self._forget)
        world.on_leaving.append(self._last_look)

    def offers(self) -> list[Offer]:
        """See Part."""
        return [Offer("/sandbox/outbox", ask=self._ask)]

    async def start(self) -> None:
        """Begin to look."""
        self._task = asyncio.create_task(self._watch())

    async def stop(self) -> None:
        """Look no more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def look(self) -> dict[str, Any]:
        """Return the counts of each state and the newest letters, newest first."""
        with contextlib.suppress(AwayError, StoppedError):
            self._counts, self._letters = await self._world.store.read(_read)
        return {"counts": self._counts, "letters": self._letters}

    async def _watch(self) -> None:
        told: dict[str, int] = {}
        while True:
            with contextlib.suppress(AwayError, StoppedError):
                self._counts = await self._world.store.read(_counts)
            if self._counts != told:
                told = self._counts
                self._world.sandbox.feed.publish("outbox", {"counts": told})
            await asyncio.sleep(SOON)

    async def _last_look(self) -> None:
        await self.look()

    async def _ask(self, _: Mapping[str, Any]) -> Any:
        return await self.look()

    def _forget(self) -> None:
        self._counts, self._letters = dict.fromkeys(STATES, 0), []


def _read(conn: Connection) -> tuple[dict[str, int], list[dict[str, Any]]]:
    return _counts(conn), [_shown(*row) for row in outbox.newest(conn, MOST)]


def _counts(conn: Connection) -> dict[str, int]:
    return dict.fromkeys(STATES, 0) | outbox.counts(conn)


def _shown(letter: Letter, made_at: int, sent_at: int | None) -> dict[str, Any]:
    place = letter.lane.partition(":")[2]
    customer = letter.channel == "telegram" and place.isdecimal()
    number = letter.remote_id or str(letter.body.get("message_id") or "")
    return {
        "id": letter.id,
        "channel": letter.channel,
        "kind": letter.kind,
        "method": letter.method,
        "state": letter.state,
        "attempts": letter.attempts,
        "error": letter.error or None,
        "not_before": letter.not_before or None,
        "made_at": made_at,
        "sent_at": sent_at,
        "customer": int(place) if customer else None,
        "message_id": int(number) if customer and number.isdecimal() else None,
        "slack_channel": place if letter.channel == "slack" else None,
        "ts": letter.remote_id or None if letter.channel == "slack" else None,
        "words": _words(letter.body),
    }


def _words(body: Mapping[str, Any]) -> str:
    """How the message begins, on one line, without its markup."""
    said = str(body.get("text") or body.get("caption") or "")
    return " ".join(_UNSEEN.sub("", html.unescape(_TAGS.sub("", said))).split())[:WORDS]
