"""Rehearsals: staff practise a situation against a simulated customer, over the unchanged bot.

Promises: each begins in a fresh world at its own moment, where nobody has answered yet; one at a time; every change is
told on the feed; at its end the debrief is read from the books. What customers are like stands in
bot/sandbox/rehearsals/, how they react in bot/sandbox/rehearsing.py.
"""

import asyncio
import contextlib
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Final, cast

from bot.commands.demo.rehearsals_debrief import Drill, Line, debrief
from bot.sandbox.offers import Offer
from bot.sandbox.rehearsing import Simulated
from bot.sandbox.rehearsing_situations import Situation, situations
from storage.errors import StorageError

if TYPE_CHECKING:
    from bot.commands.demo.world import World

log = logging.getLogger("concord.demo")
PAUSE: Final = 1.5  # seconds a customer takes before each act
LOOKS: Final = 0.15  # seconds between two looks at the phone
REACHED, ENDED = "ended.aim", "ended.visitor"


@dataclass(slots=True)
class _Rehearsal:
    """One rehearsal: who plays the customer, since when (µs UTC), and how it ended."""

    customer: Simulated
    begun: int
    ended: str = ""
    debrief: list[Line] = field(default_factory=list)


class Rehearsals:
    """The rehearsals of one demo. `pause` is in seconds; with `alone` False the customer looks only when told to."""

    def __init__(self, world: "World", pause: float = PAUSE, *, alone: bool = True) -> None:
        """Only the situations are read."""
        self._world, self._pause, self._alone = world, pause, alone
        self._situations = {(one.id, one.language): one for one in situations()}
        self._now: _Rehearsal | None = None
        self._turn = asyncio.Lock()
        self._playing: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Nothing is rehearsed before somebody begins; a new world ends what was."""
        self._world.on_new.append(self._forget)
        self._world.waiting.append(self)

    async def stop(self) -> None:
        """End whatever is rehearsed."""
        self._world.on_new.remove(self._forget)
        self._world.waiting.remove(self)
        await self._hush()

    def offers(self) -> list[Offer]:
        """The addresses under which the page asks and tells."""
        return [
            Offer("/sandbox/rehearsals", ask=self._list),
            Offer("/sandbox/rehearsals/begin", tell=lambda said: self.begin(str(said["id"]), str(said["language"]))),
            Offer("/sandbox/rehearsals/end", tell=lambda _: self.end()),
        ]

    # -- what the page asks for --------------------------------------------------------------------------------------
    async def begin(self, id: str, language: str) -> dict[str, Any] | None:
        """Begin that situation in a fresh world, instead of any other. Raises LookupError."""
        situation = self._situations.get((id, language))
        if situation is None:
            raise LookupError(f"There is no situation {id!r} in {language!r}.")
        await self._hush()
        self._forget()  # the clock, which a new world waits for, may be waiting for the customer
        async with self._turn:
            await self._world.renew(situation.start, told=False)
            customer = Simulated(self._world.sandbox, situation, self._world.settle, self._pause)
            self._now = _Rehearsal(customer, self._world.now())
            self._tell()
        self._playing = asyncio.create_task(self._play(self._now))
        if not self._alone:
            await self._playing
        return self.state()

    async def end(self) -> dict[str, Any] | None:
        """End the rehearsal with its debrief; one that has ended already is put away. Raises LookupError."""
        now = self._now
        if now is None:
            raise LookupError("No rehearsal is under way; begin one first.")
        await self._hush()
        if now.ended:
            self._forget()
        else:
            await self._close(now, ENDED)
        return self.state()

    async def look(self) -> None:
        """Let the customer read and react until nothing is new."""
        now = self._now
        while now is not None and not now.ended:
            async with self._turn:
                if not await now.customer.look():
                    return
                if now.customer.reached:
                    await self._close(now, REACHED)
                self._tell()

    def next_due(self) -> int | None:
        """When the customer loses patience (µs UTC); the clock stops there on its way."""
        now = self._now
        return None if now is None or now.ended else now.customer.next_due

    async def arrive(self) -> None:
        """The clock is being moved: the customer reacts to that moment without a pause."""
        now = self._now
        if now is None:
            return
        now.customer.pause = 0
        try:
            await self.look()
        finally:
            now.customer.pause = self._pause

    def state(self) -> dict[str, Any] | None:
        """The rehearsal that is under way or was debriefed, for the page."""
        now = self._now
        if now is None:
            return None
        customer = now.customer
        return _card(customer.situation) | {
            "aim": customer.situation.aim,
            "customer": customer.customer,
            "mood": customer.mood,
            "done": bool(now.ended),
            "ended_because": now.ended,
            "log": [asdict(one) for one in customer.done],
            "debrief": [asdict(line) for line in now.debrief],
        }

    async def _list(self, _: Mapping[str, Any]) -> dict[str, Any]:
        return {"situations": [_card(one) for one in self._situations.values()], "current": self.state()}

    # -- how it goes on ----------------------------------------------------------------------------------------------
    async def _play(self, now: _Rehearsal) -> None:
        """The opening, then a look again and again."""
        try:
            await now.customer.begin(self._tell)
            while self._alone and self._now is now and not now.ended:
                await self.look()
                await asyncio.sleep(LOOKS)
        except Exception:
            log.exception("a rehearsal could not go on")
            await self._close(now, ENDED)

    async def _close(self, now: _Rehearsal, because: str) -> None:
        """Read how it went; the books may be away, then there is nothing to read."""
        customer = now.customer
        drill = Drill(now.begun, f"telegram:{customer.customer}", customer.mood, customer.asked, customer.reached)
        with contextlib.suppress(LookupError, StorageError):
            moment = self._world.now()
            now.debrief = await self._world.store.read(lambda conn: debrief(conn, drill, moment))
        now.ended = because
        self._tell()

    def _tell(self) -> None:
        # A body of null says that there is none.
        self._world.sandbox.feed.publish("rehearsal", cast("dict[str, Any]", self.state()))

    def _forget(self) -> None:
        """What was rehearsed is put away."""
        if self._now is not None:
            self._now = None
            self._tell()

    async def _hush(self) -> None:
        playing, self._playing = self._playing, None
        if playing is not None:
            playing.cancel()
            await asyncio.gather(playing, return_exceptions=True)


def _card(situation: Situation) -> dict[str, Any]:
    return {name: getattr(situation, name) for name in ("id", "language", "title", "about")}
