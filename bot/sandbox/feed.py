"""The stream of everything visible that happens in the sandbox, so that a page can follow both platforms live.

Each entry is `{"seq": int, "kind": str, "body": dict}`, numbered from 1 without gaps. The newest are kept for whoever
comes later or falls behind. To be used from the event loop's own thread only.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from typing import Any

KEPT = 2000


class Feed:
    """An in-memory broadcast with a bounded replay."""

    def __init__(self, kept: int = KEPT) -> None:
        self._entries: deque[dict[str, Any]] = deque(maxlen=kept)
        self._seq = 0
        self._news = asyncio.Event()
        self._closed = False

    @property
    def seq(self) -> int:
        """The number of the newest entry, 0 before the first."""
        return self._seq

    def publish(self, kind: str, body: dict[str, Any]) -> None:
        """Add one entry and wake all who wait for it."""
        self._seq += 1
        self._entries.append({"seq": self._seq, "kind": kind, "body": body})
        self._wake()

    async def subscribe(self, after: int = 0) -> AsyncIterator[dict[str, Any]]:
        """Yield the kept entries with a number above `after`, then new ones as they come, until the feed is closed."""
        while not self._closed:
            news = self._news
            for entry in [entry for entry in self._entries if entry["seq"] > after]:
                after = entry["seq"]
                yield entry
            # An entry published between two yields has replaced the event, so the scan is simply made again.
            if news is self._news:
                await news.wait()

    def close(self) -> None:
        """End all subscriptions; nothing is published after this."""
        self._closed = True
        self._wake()

    def _wake(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()
