"""The queue of updates: held until the bot confirms them by asking for later ones, or until they are too old.

A press is kept for minutes only, since nobody waits longer for its answer; everything else for a day. Asking really
waits. Whoever asks second sends the first away, as on Telegram.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from bot.sandbox.telegram.refusals import OTHER_POLL, RefusedError, conflict

FIRST_UPDATE = 700_000_001
KEPT_MICROSECONDS = 24 * 3600 * 1_000_000
PRESS_KEPT_MICROSECONDS = 150 * 1_000_000
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_REMEMBERED = 1000
_AT_ONCE = 100


@dataclass(slots=True)
class Pending:
    """One update that waits; `again` marks one that is delivered a second time although it was confirmed."""

    id: int
    update: dict[str, Any]
    at: int
    again: bool = False

    @property
    def until(self) -> int:
        """The microsecond from which on it is not worth bringing."""
        return self.at + (PRESS_KEPT_MICROSECONDS if "callback_query" in self.update else KEPT_MICROSECONDS)


class Updates:
    """All updates for one bot; `clock` gives int microseconds UTC."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self._clock = clock
        self._next = FIRST_UPDATE
        self._waiting: list[Pending] = []
        self._confirmed: deque[Pending] = deque(maxlen=_REMEMBERED)
        self._allowed: frozenset[str] | None = None
        self._news = asyncio.Event()
        self._poller: asyncio.Future[RefusedError] | None = None
        self.on_push: Callable[[], None] = lambda: None
        self.on_taken: Callable[[dict[str, Any]], None] = lambda _: None

    def push(self, kind: str, body: dict[str, Any]) -> int | None:
        """Queue one update and return its number, None when the bot did not ask for this kind.

        `body` is kept as it is: whoever changes a message later makes a new one of it.
        """
        if kind in NOT_BY_DEFAULT if self._allowed is None else kind not in self._allowed:
            return None
        number, self._next = self._next, self._next + 1
        self._waiting.append(Pending(number, {"update_id": number, kind: body}, self._clock()))
        self._wake()
        return number

    def allow(self, kinds: list[str] | None) -> None:
        """Set the kinds queued from now on; None leaves them as they are, an empty list means the usual ones."""
        if kinds is not None:
            self._allowed = frozenset(kinds) or None

    @property
    def allowed(self) -> list[str]:
        """The kinds asked for, empty for the usual ones."""
        return sorted(self._allowed or ())

    def waiting(self) -> list[Pending]:
        """Return what is not confirmed, oldest first, without what Telegram would have thrown away by now."""
        now = self._clock()
        self._waiting = [pending for pending in self._waiting if pending.until > now]
        return list(self._waiting)

    def confirm(self, offset: int) -> None:
        """Forget updates below `offset`; a negative one keeps only so many from the end."""
        if offset < 0:
            offset = self._waiting[offset].id if len(self._waiting) >= -offset else 0
        for pending in [pending for pending in self._waiting if pending.id < offset and not pending.again]:
            self.done(pending)

    def done(self, pending: Pending) -> None:
        """Forget one update that has arrived."""
        self._waiting.remove(pending)
        self._confirmed.append(pending)
        self.on_taken(pending.update)

    def drop(self) -> None:
        """Throw away everything that waits."""
        self._waiting.clear()

    def redeliver(self, last: int) -> int:
        """Queue the `last` confirmed updates once more with their old numbers; return how many there were."""
        chosen = [self._confirmed.pop() for _ in range(min(last, len(self._confirmed)))][::-1]
        self._waiting[:0] = [replace(pending, at=self._clock(), again=True) for pending in chosen]
        self._wake()
        return len(chosen)

    async def poll(self, offset: int, limit: int, timeout: float) -> list[dict[str, Any]]:  # noqa: ASYNC109  # its name
        """Confirm, then wait up to `timeout` seconds for updates. Raises RefusedError once another poll comes."""
        self.send_away(conflict(OTHER_POLL))
        self.confirm(offset)
        me: asyncio.Future[RefusedError] = asyncio.get_running_loop().create_future()
        self._poller = me
        try:
            await self._wait_for_news(me, timeout)
            if me.done():
                raise me.result()
        finally:
            if self._poller is me:
                self._poller = None
        return self._hand_out(limit)

    def send_away(self, reason: RefusedError) -> None:
        """End the poll that is held, if any, with this refusal."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(reason)
        self._poller = None

    async def _wait_for_news(self, me: "asyncio.Future[RefusedError]", timeout: float) -> None:  # noqa: ASYNC109
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        while not self.waiting() and not me.done() and (left := deadline - loop.time()) > 0:
            news = asyncio.ensure_future(self._news.wait())
            await asyncio.wait((news, me), timeout=left, return_when=asyncio.FIRST_COMPLETED)
            news.cancel()

    def _hand_out(self, limit: int) -> list[dict[str, Any]]:
        handed = self.waiting()[: max(1, min(limit, _AT_ONCE))]
        for pending in handed:
            pending.again = False
        return [pending.update for pending in handed]

    def _wake(self) -> None:
        news, self._news = self._news, asyncio.Event()
        news.set()
        self.on_push()
