"""The demo's world: both platforms on one address, the unchanged bot between them, and what may be done to all of it.

Promises: the address, the feed and whoever listens outlast every renewal; books, desks, clock and bot are new after
each. What a person does over the page and what is done from here takes the same way and is announced the same.
A part of the page that has something behind it (tours, say) is a `Part`, and a line in bot/commands/demo/__init__.py.
"""

import asyncio
import gc
import shutil
from collections.abc import Awaitable, Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from bot.clock import Clock, MovableClock, WallClock
from bot.commands.demo.clockwork import Clockwork, Waiting, first_moment, working_morning
from bot.commands.demo.life import Life
from bot.commands.demo.sample import (
    CAST,
    CHANNEL,
    CLIENTS,
    COMPANY,
    UNBOUND,
    ZONE,
    cut_off_before,
    newest_invoice,
    total,
)
from bot.commands.demo.staging import Label, Stage
from bot.sandbox.app import Sandbox
from bot.sandbox.offers import Offer
from flows.facts.times import day_in_zone

if TYPE_CHECKING:
    from bot.assemble import Concord
    from bot.commands.terms import Given
    from bot.pressroom import Pressroom
    from locales.speak import Speaker
    from storage.embedded import EmbeddedStore


class Part(Protocol):
    """A part of the page that has something behind it."""

    def offers(self) -> list[Offer]:
        """Return the addresses it answers."""

    async def start(self) -> None:
        """Begin; the first world is opening still."""

    async def stop(self) -> None:
        """End."""


class World:
    """One demo. `start` (µs UTC; None: now, in office hours) is what the clock shows when the story has been told.

    `acted` is called with everything a person does: {"by": "customer", "customer", "do": "press|say|file|edit", …},
    {"by": "colleague", "user", "do": "press|write|fill|file", …}, {"by": "time", "do": "pass", "micros"},
    {"by": "mishap", "do": its id, "on"}. `clock` and what hangs on the bot are other objects after each `renew`;
    `concord` and `store` raise AwayError (a LookupError) while the bot is away. `on_new` is called in between: the old
    world is gone, nothing of the new one is there; `on_leaving` when the bot has let go of all but the books.
    `waiting` are those beside the bot for whom the clock stops on its way.
    With `keep` old books are left in `root`; a `stopped` clock stands still between moves.
    """

    def __init__(
        self,
        root: Path,
        *,
        start: int | None = None,
        keep: bool = False,
        stopped: bool = False,
        parts: "Callable[[World], Sequence[Part]]" = lambda _: (),
        pressroom: "Pressroom | None" = None,
    ) -> None:
        """Nothing is opened before `open`; `parts` makes the parts once the bot's code is there.

        All bots of this world share one `pressroom`, so that the first statement has its picture already.
        """
        self.link = ""
        self.address = ""
        clock = MovableClock(start, stopped=stopped)
        self.clock: Clock = clock
        self.sandbox = Sandbox(CAST, clock=self.now, advance=self.pass_time, next_due=self.next_due, about=self._about)
        self.acted = self.sandbox.on_act
        self.on_new: list[Callable[[], None]] = []
        self.on_leaving: list[Callable[[], Awaitable[None]]] = []
        self.waiting: list[Waiting] = []
        self.busy = asyncio.Lock()  # the bot's comings and goings and moves of the clock take turns
        self._root, self._start, self._keep, self._stopped, self._make_parts = root, start, keep, stopped, parts
        self._parts: Sequence[Part] = ()
        self._worlds = 0
        self.life = Life(root, "", clock)
        self._pressroom = pressroom
        self._warming: asyncio.Task[None] | None = None
        self._clockwork = Clockwork(self.sandbox, clock, self.life, self.waiting)

    # -- what others look at -----------------------------------------------------------------------------------------
    @property
    def id(self) -> int:
        """The number of the world that is open; another one after each renewal."""
        return self.sandbox.world

    @property
    def concord(self) -> "Concord":
        """The bot. Raises AwayError."""
        return self.life.concord

    @property
    def store(self) -> "EmbeddedStore":
        """The books. Raises AwayError; what was read from it before the bot left still holds."""
        return self.life.concord.store

    @property
    def given(self) -> "Given":
        """What an operator's command is given. Raises AwayError."""
        from bot.commands.terms import Given

        return Given(self.store, self.concord.corridor.take, self.clock, self.life.settings)

    def now(self) -> int:
        """What the clock shows (µs UTC)."""
        return self.clock.now()

    async def next_due(self) -> int | None:
        """When the next thing is planned (µs UTC); None while the bot is away."""
        return await self._clockwork.next_due()

    # -- what others do ----------------------------------------------------------------------------------------------
    async def settle(self) -> None:
        """Return when everything that was done has been answered, as far as somebody is there to answer."""
        await self._clockwork.settle()

    async def pass_time(self, by: int) -> None:
        """Move the clock on by `by` µs; everything due on the way happens at its moment and is answered."""
        async with self.busy:
            await self._clockwork.advance(by)
        self.sandbox.acted({"by": "time", "do": "pass", "micros": by})

    async def open(self, port: int) -> str:
        """Serve the page, where the world is still opening; returns its address. Raises OSError."""
        await self.sandbox.renew()
        self.sandbox.offer([Offer("/sandbox/world/again", tell=self._again)])
        self.address = await self.sandbox.start(port=port)
        return self.address

    async def renew(self, start: int | None = None, *, told: bool = True) -> None:
        """Begin a new world; its story happened on the last working morning before `start` (µs UTC).

        None takes the moment the demo was begun with. With told=False everybody is linked and confirmed and the
        statements are issued, but nobody has answered yet.
        """
        async with self.busy:
            given = next((moment for moment in (start, self._start) if moment is not None), None)
            begins = first_moment(WallClock().now()) if given is None else given
            await self._leave()
            try:
                await self._enter(working_morning(begins))
                await self._tell(told=told)
                await self._clockwork.advance(max(0, begins - self.now()))
            finally:
                self.sandbox.opened()
                self.sandbox.tell_time()

    async def close(self) -> None:
        """End everything, quickly."""
        for part in reversed(self._parts):
            await part.stop()
        await self.life.end()
        if self._pressroom:
            await self._pressroom.stop()
        await self.sandbox.stop()

    # -- renewal -----------------------------------------------------------------------------------------------------
    async def _leave(self) -> None:
        await self.life.end()
        await self.sandbox.renew()
        self.link = ""
        for forget in self.on_new:
            forget()
        if self._worlds and not self._keep:
            await asyncio.to_thread(shutil.rmtree, self._folder)

    async def _enter(self, morning: int) -> None:
        if not self._worlds:
            self.life.speaker = await asyncio.to_thread(_learn)  # the page is being loaded meanwhile
            self._pressroom = self._pressroom or self._a_pressroom()
            self._warming = asyncio.create_task(self._pressroom.warm())
            self._parts = self._make_parts(self)
            for part in self._parts:
                self.sandbox.offer(part.offers())
                await part.start()
        self._worlds += 1
        self.clock = clock = MovableClock(morning, stopped=self._stopped)
        self.life = Life(self._folder, self.address, clock, self.life.speaker, self._last_look, self._pressroom)
        self._clockwork = Clockwork(self.sandbox, clock, self.life, self.waiting)
        await self.life.begin()

    @staticmethod
    def _a_pressroom() -> "Pressroom":
        from bot.pressroom import Workroom

        return Workroom()

    @property
    def _folder(self) -> Path:
        return self._root / f"world-{self._worlds}"

    async def _tell(self, *, told: bool) -> None:
        from bot.commands.demo import opening

        if self._warming:
            await self._warming
        stage = Stage(self.sandbox, CHANNEL, self.settle, _labels(self.concord))
        cut_off = cut_off_before(day_in_zone(self.now(), ZONE))
        self.link = await opening.open_books(self.given, stage, cut_off, absent=UNBOUND if told else None)
        if told:
            await opening.answers(stage)

    async def _last_look(self) -> None:
        for look in self.on_leaving:
            await look()

    async def _again(self, _: Mapping[str, Any]) -> Any:
        await self.renew()
        return {"id": self.id}

    def _about(self) -> dict[str, Any]:
        """Whose workspace it is, and what is left to the newcomer."""
        if not self.link:
            return {"workspace": COMPANY}
        proof = newest_invoice(UNBOUND)
        hint = {"customer": UNBOUND.phone.id, "proof_number": proof.number, "proof_total": str(total(proof))}
        return {"workspace": COMPANY, "link": f"/start {self.link.rpartition('=')[2]}", "hint": hint}


def _learn() -> "Speaker":
    """Bring in the bot's code, which takes longer than all the rest of a start, and its words."""
    gc.disable()  # nothing of it will ever be garbage: looking for some costs a tenth of the time, now and later
    try:
        from locales.speak import Speaker

        for part in ("bot.assemble", "bot.commands.demo.opening"):
            import_module(part)
        return Speaker.load(compiled=False)
    finally:
        gc.freeze()
        gc.enable()


def _labels(concord: "Concord") -> Label:
    """What a button says on that customer's phone."""
    from locales.languages import match

    speaks = {client.phone.id: match(client.language) for client in CLIENTS}
    return lambda choice, values, who: concord.speaker.label(choice, values, speaks[who.id])
