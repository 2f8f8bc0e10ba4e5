"""The demo's time: moved by hand, and whatever falls due on the way happens at its own moment.

Promise: nothing here waits for ever, whatever mishap is on; a bot that is away plans nothing and is not waited for.
"""

import asyncio
import contextlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from typing import Final, Protocol

from bot.clock import MovableClock
from bot.commands.demo.life import AwayError, Life
from bot.sandbox.app import Sandbox
from flows.facts.times import HOUR, MINUTE, in_zone, micros
from storage.errors import StoppedError

ALL_AT_WORK: Final = clock_time(8)  # UTC: 9 o'clock in Lagos, not yet 18 in Tokyo, summer and winter
SATURDAY: Final = 5
OFFICE: Final = 9 * HOUR
STORY: Final = 12 * MINUTE  # after the morning at which the story began
FUSE: Final = 500  # moments that one move of the clock may stop at; more is a circle
SOON: Final = 0.002  # seconds between two looks
PATIENCE: Final = 10  # seconds after which what is not answered will not be


class Waiting(Protocol):
    """Somebody beside the bot who acts when a time has come: a customer who loses patience."""

    def next_due(self) -> int | None:
        """When they act if nothing happens (µs UTC)."""

    async def arrive(self) -> None:
        """The clock was moved and all is answered: act on what has come, now."""


class Clockwork:
    """The clock of one world, its bot, the platforms between which it stands, and who else waits for a time."""

    def __init__(self, sandbox: Sandbox, clock: MovableClock, life: Life, waiting: Sequence[Waiting]) -> None:
        """Nothing moves by itself but the clock."""
        self._sandbox, self._clock, self._life, self._waiting = sandbox, clock, life, waiting
        self._moving = asyncio.Lock()

    async def next_due(self) -> int | None:
        """When the next thing is planned (µs UTC)."""
        return None if self._life.away else await self._life.concord.next_due()

    async def advance(self, by: int) -> None:
        """Move on by `by` µs; whatever falls due on the way happens at its own moment."""
        async with self._moving:
            await self.settle()
            until, last = self._clock.now() + by, None
            for _ in range(FUSE):
                dues = [await self.next_due(), *(one.next_due() for one in self._waiting)]
                due = min((moment for moment in dues if moment is not None), default=None)
                if due is None or due > until or due == last:
                    break
                await self._reach(due)
                last = due
            await self._reach(until)
            await self._reach(until)  # what was in doubt has been looked up by now, and leaves with the next ring

    async def _reach(self, moment: int) -> None:
        """Let it be that moment: what is due happens, letters that waited for it leave."""
        self._clock.advance(max(0, moment - self._clock.now()))
        self._sandbox.tell_time()
        if not self._life.away:
            await self._life.concord.waker.ring()
        await self.settle()
        for one in self._waiting:
            await one.arrive()

    async def settle(self) -> None:
        """Return when everything that was done has been answered, as far as somebody is there to answer."""
        with contextlib.suppress(TimeoutError, AwayError, StoppedError):  # it may leave while it is waited for
            async with asyncio.timeout(PATIENCE):
                while not await self._answered():  # noqa: ASYNC110 - the platforms have no event for it
                    await asyncio.sleep(SOON)

    async def _answered(self) -> bool:
        """Wait for what is under way; whether nothing was left after it."""
        updates, slack, concord = self._sandbox.telegram.board.updates, self._sandbox.slack, self._life.concord
        if updates.waiting():  # they are until the bot asks for later ones, and by then their letters are on their way
            return False
        if slack.sockets.connections:
            await slack.deliveries.settled()
        await concord.idle()
        return not await self._fell_due() and not updates.waiting()

    async def _fell_due(self) -> bool:
        """Whether something was due already, which then has happened; what stays due through a ring is parked."""
        due = await self.next_due()
        if due is None or due > self._clock.now():
            return False
        await self._life.concord.waker.ring()
        await self._life.concord.idle()
        return due != await self.next_due()


def working_morning(before: int) -> int:
    """The last moment until then (µs UTC) at which all of the sample's customers who read along are at work."""
    day = in_zone(before, "UTC").date()
    while day.weekday() >= SATURDAY or micros(_opening(day)) > before:
        day -= timedelta(days=1)
    return micros(_opening(day))


def first_moment(now: int) -> int:
    """What a demo's clock shows that was given no time (µs UTC): now while the office is open, else its last morning.

    Who opens it at the weekend would otherwise see first what two days have made late.
    """
    morning = working_morning(now)
    return now if now - morning < OFFICE else morning + STORY


def _opening(day: date) -> datetime:
    return datetime.combine(day, ALL_AT_WORK, tzinfo=UTC)
