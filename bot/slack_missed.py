"""What colleagues did in threads while Slack could not reach us: read again when the connection stands.

Promise: a message found here is taken like one that was delivered, and has the same one effect however often it comes:
it was read, and its files lie in the thread. The client is given; only slack_staff.py knows its library. Edit here
when something else can be missed.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from typing import Any

from flows.facts.times import MINUTE, SECOND
from storage.errors import StoppedError

log = logging.getLogger("concord.slack")
MOST_THREADS = 40  # that are looked at; Slack allows fifty such calls a minute
PAGES, PAGE = 3, 200
MARGIN = 5 * MINUTE  # by which two clocks may differ
Threads = Sequence[tuple[str, str]]  # (channel, number of the message at its head)
Missing = Callable[[int], Awaitable[tuple[Threads, int]]]  # open threads, and since when; 0: nobody here knows


class Missed:
    """Looks for what was missed at each of Slack's greetings; `take` takes a payload, `away` is what a call may raise.

    `where` says which threads are open; until it is set nothing is looked for.
    """

    def __init__(
        self, client: Any, take: Callable[[Mapping[str, Any]], Awaitable[Any]], away: tuple[type[BaseException], ...]
    ) -> None:
        """Nothing is asked yet."""
        self._client, self._take = client, take
        self._away: tuple[type[BaseException], ...] = (*away, StoppedError)
        self._task: asyncio.Task[None] | None = None
        self.where: Missing | None = None
        self.heard_at = 0  # when Slack last brought something (µs UTC)

    async def greeted(self, message: Any) -> None:
        """Slack's first word on a connection."""
        waiting = self._task is not None and not self._task.done()
        if self.where and not waiting and '"hello"' in str(message.data)[:100]:
            self._task = asyncio.create_task(self._catch_up(self.where, self.heard_at))

    async def stop(self) -> None:
        """Look no further."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def idle(self) -> None:
        """Return when nothing is being looked for: for tests."""
        if self._task:
            await asyncio.gather(self._task, return_exceptions=True)

    async def _catch_up(self, where: Missing, since: int) -> None:
        try:
            threads, since = await where(since)
            async for body in missed(self._client, threads, since):
                await self._take(body)
        except self._away as error:
            log.warning("what was missed could not be read (%s); it is tried again later", type(error).__name__)


async def missed(client: Any, threads: Threads, since: int) -> AsyncIterator[Mapping[str, Any]]:
    """The payloads of what people wrote into these threads since then (µs UTC). Raises what the client raises."""
    oldest = f"{max(0, since - MARGIN) / SECOND:.6f}"
    for channel, ts in threads[:MOST_THREADS]:
        for message in await _replies(client, channel, ts, oldest):
            if message.get("ts") != ts and not message.get("bot_id"):
                yield _as_delivered(channel, message)


async def _replies(client: Any, channel: str, ts: str, oldest: str) -> list[Mapping[str, Any]]:
    where: dict[str, Any] = {"channel": channel, "ts": ts, "oldest": oldest, "limit": PAGE}
    found: list[Mapping[str, Any]] = []
    for _ in range(PAGES):
        page: Any = await client.conversations_replies(**where)
        found += page["messages"]
        where["cursor"] = (page.get("response_metadata") or {}).get("next_cursor")
        if not where["cursor"]:
            break
    return found


def _as_delivered(channel: str, message: Mapping[str, Any]) -> Mapping[str, Any]:
    ts = str(message.get("ts") or "")
    return {
        "type": "event_callback",
        "team_id": str(message.get("team") or ""),
        "event_id": f"missed:{channel}:{ts}",
        "event_time": int(ts.partition(".")[0] or 0),
        "event": {**message, "type": "message", "channel": channel},
    }
