"""The waker: rings when a follow-up may have fallen due. APScheduler holds nothing but this one bell.

What is due is a row, claimed in the transaction that acts on it; ringing twice is harmless and a slept-through ring
loses nothing. While the machine's clock is behind what it told before, nothing falls due: it cannot be known then what
was sent when, nor who sleeps. Customers are answered meanwhile.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock, ClockWatch
from bot.doors import FellDue, Inbound, Reply
from flows.facts.times import SECOND
from storage import follow_ups
from storage.inbox import Key
from storage.ports import Store

log = logging.getLogger("concord.waker")
EVERY = 5  # seconds between rings when nothing says sooner
REFUSES = (
    "This machine's clock was put back: follow-ups wait until it has caught up. Set it right; if it is right now,"
    " restart Concord."
)


class Waker:
    """Rings every few seconds; `ring` may be called at any time, as the demo does when its clock is moved."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        take: Callable[[Inbound], Awaitable[tuple[Reply, ...]]],
        also: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        """`also` is run at every ring: the relay's sweep."""
        self._store, self._clock, self._take, self._also = store, clock, take, also
        self._watch, self.refuses = ClockWatch(clock), ""
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._ringing = asyncio.Lock()
        self._soon: asyncio.Task[None] | None = None
        self._wanted = False

    def start(self) -> None:
        """Begin to ring."""
        self._scheduler.add_job(
            self.ring, "interval", seconds=EVERY, id="bell", coalesce=True, max_instances=1, misfire_grace_time=None
        )
        self._scheduler.start()

    def stop(self) -> None:
        """Ring no more."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def soon(self) -> None:
        """Ring as soon as the loop is free: a follow-up was set that may be due already."""
        if self._scheduler.running:
            self._wanted = True  # a ring that is ending has already looked at what is due
            if self._soon is None or self._soon.done():
                self._soon = asyncio.create_task(self._ring_while_wanted())

    async def _ring_while_wanted(self) -> None:
        while self._wanted:
            self._wanted = False
            await self.ring()

    async def idle(self) -> None:
        """Return when no ring asked for is left: for tests and for an orderly demo."""
        while self._soon and not self._soon.done():
            await asyncio.wait({self._soon})

    async def ring(self) -> None:
        """Take everything that has fallen due, oldest first, then do what else each ring does."""
        async with self._ringing:
            await self._ring()

    async def _ring(self) -> None:
        seen: set[tuple[int, int]] = set()
        try:
            while self._clock_is_right() and await self._take_due(seen):
                pass
            if self._also:
                await self._also()
        except Exception:
            log.exception("the bell failed; it rings again in %s s", EVERY)

    def _clock_is_right(self) -> bool:
        """Whether things may fall due; when not, `refuses` says why and operators read it once."""
        behind = self._watch.behind()
        before, self.refuses = self.refuses, REFUSES if behind else ""
        if behind and not before:
            log.error("%s It was put back by %s s.", REFUSES, behind // SECOND)
        return not behind

    async def _take_due(self, seen: set[tuple[int, int]]) -> bool:
        """Take what is due and was not taken in this ring; whether there was any.

        What is parked stays due and is passed by.
        """
        now = self._clock.now()
        fresh = [
            due
            for due in await self._store.read(lambda conn: follow_ups.due(conn, now))
            if (due.id, due.due_at) not in seen
        ]
        for due in fresh:
            seen.add((due.id, due.due_at))
            key = Key("followup", f"{due.id}:{due.due_at}", due.due_at)
            await self._take(Inbound(key, due.subject, "clock", FellDue(due.id), raw={"id": due.id}))
        return bool(fresh)
