"""The waker: rings when a follow-up may have fallen due. APScheduler holds nothing but this one bell.

It rings every few seconds, and at the moment itself when the next thing falls due before that.
What is due is a row, claimed in the transaction that acts on it; ringing twice is harmless and a slept-through ring
loses nothing. What sets itself anew for the moment at which it rings, by a mistake of ours, is passed by: nothing else
waits for it. While the machine's clock is behind what it told before, nothing falls due: it cannot be known then what
was sent when, nor who sleeps. Customers are answered meanwhile.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger

from bot.clock import Clock, ClockWatch
from bot.doors import FellDue, Inbound, Reply
from flows.facts.times import SECOND, in_zone, micros
from storage import follow_ups
from storage.follow_ups import FollowUp
from storage.inbox import Key
from storage.ports import Store

log = logging.getLogger("concord.waker")
EVERY = 5  # seconds between rings when nothing says sooner
AGAIN = 20  # times in one ring that one thing may be set anew for that very moment; then it waits for the next ring
TOGETHER = 16  # that may share a commit: on a slow disk a morning's thousand would else wait for a thousand flushes
REFUSES = (
    "This machine's clock was put back: follow-ups wait until it has caught up. Set it right; if it is right now,"
    " restart Concord."
)


def next_run(after: int, zone: str, **fields: str | int) -> int:
    """The first moment later than `after` (both µs UTC) at which a clock on the wall of `zone` fits these cron fields.

    Raises ValueError for fields that no moment fits.
    """
    trigger = CronTrigger(timezone=zone, **fields)
    found = trigger.get_next_fire_time(None, in_zone(after + 1, zone))
    if found is None:
        msg = f"No moment fits {fields}."
        raise ValueError(msg)
    return micros(found)


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
        self._next: asyncio.TimerHandle | None = None
        self._wanted = False

    def start(self) -> None:
        """Begin to ring."""
        self._scheduler.add_job(
            self.ring, "interval", seconds=EVERY, id="bell", coalesce=True, max_instances=1, misfire_grace_time=None
        )
        self._scheduler.start()

    def stop(self) -> None:
        """Ring no more."""
        if self._next:
            self._next.cancel()
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
            await self.look()

    async def idle(self) -> None:
        """Return when no ring asked for is left: for tests and for an orderly demo."""
        while self._soon and not self._soon.done():
            await asyncio.wait({self._soon})

    async def ring(self) -> None:
        """Take everything that has fallen due, oldest first, then do what else each ring does."""
        async with self._ringing:
            await self._rings(self._also)

    async def look(self) -> None:
        """Take what has fallen due and do nothing else: a turn's own letters are on their way without a sweep."""
        async with self._ringing:
            await self._rings(None)

    async def _rings(self, also: Callable[[], Awaitable[None]] | None) -> None:
        seen: set[tuple[int, int]] = set()
        times: Counter[tuple[str, str]] = Counter()
        try:
            while self._clock_is_right() and await self._take_due(seen, times):
                pass
            await self._await_next()
            if also:
                await also()
        except Exception:
            log.exception("the bell failed; it rings again in %s s", EVERY)

    def _clock_is_right(self) -> bool:
        """Whether things may fall due; when not, `refuses` says why and operators read it once."""
        behind = self._watch.behind()
        before, self.refuses = self.refuses, REFUSES if behind else ""
        if behind and not before:
            log.error("%s It was put back by %s s.", REFUSES, behind // SECOND)
        return not behind

    async def _take_due(self, seen: set[tuple[int, int]], times: Counter[tuple[str, str]]) -> bool:
        """Take what is due and was not taken in this ring; whether there was any.

        What is parked stays due and is passed by, and so is what came too often.
        """
        now = self._clock.now()
        fresh = [
            due
            for due in await self._store.read(lambda conn: follow_ups.due(conn, now))
            if (due.id, due.due_at) not in seen and times[due.kind, due.subject] < AGAIN
        ]
        for due in fresh:
            times[due.kind, due.subject] += 1
            if times[due.kind, due.subject] == AGAIN:
                log.error("%s about %s is set anew for the moment at which it rings", due.kind, due.subject)
        for start in range(0, len(fresh), TOGETHER):
            part = fresh[start : start + TOGETHER]
            seen.update((due.id, due.due_at) for due in part)
            await asyncio.gather(*(self._take(_inbound(due)) for due in part))
        return bool(fresh)

    async def _await_next(self) -> None:
        """Look again at the very moment when something falls due before the bell's next ring."""
        if self._next:
            self._next.cancel()
        due, now = await self._store.read(follow_ups.next_due), self._clock.now()
        if self._scheduler.running and due is not None and now < due < now + EVERY * SECOND:
            self._next = asyncio.get_running_loop().call_later((due - now) / SECOND, self.soon)


def _inbound(due: FollowUp) -> Inbound:
    key = Key("followup", f"{due.id}:{due.due_at}", due.due_at)
    return Inbound(key, due.subject, "clock", FellDue(due.id), raw={"id": due.id})
