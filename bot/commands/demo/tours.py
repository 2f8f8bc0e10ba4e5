"""Tours: stories that go step by step on the page, by themselves or by the visitor's hand.

Promises: a tour begins in a fresh world at its story's own date and leaves that world as it is when it ends; each
change of its state is told on the feed; one tour at a time. Which stories there are is written in
`bot/sandbox/stories`, how one goes in `tour.py`.
"""

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

from bot.commands.demo.tour import Tour
from bot.commands.demo.tour_hands import Deed
from bot.commands.demo.tour_told import card, state
from bot.sandbox.offers import Offer
from bot.sandbox.stories import Story, read_stories

if TYPE_CHECKING:
    from bot.commands.demo.world import World

BREATH: Final = 2.2  # seconds before a step that has nothing to be read
GLANCE: Final = 0.045  # seconds for a letter
LOOK: Final = 0.14  # seconds for a sign that stands for a word
FIRST_SIGN: Final = "⺀"


def reading(caption: str) -> float:
    """Seconds that a visitor needs for a caption."""
    return BREATH + sum(LOOK if letter >= FIRST_SIGN else GLANCE for letter in caption)


class Tours:
    """The tours of one demo: its own stories and those `beside` them.

    `pause` tells how many seconds a caption stands before the next step plays.
    """

    def __init__(self, world: "World", pause: Callable[[str], float] = reading, beside: Sequence[Story] = ()) -> None:
        """Nothing is heard before `start`."""
        self._world, self._pause = world, pause
        stories = (*read_stories(), *beside)
        self._stories: Mapping[tuple[str, str], Story] = {(one.id, one.language): one for one in stories}
        self._tour: Tour | None = None
        self._turn = asyncio.Lock()  # one step at a time, whoever asks for it
        self._playing: asyncio.Task[None] | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Listen to what the visitor does, and for another world."""
        self._world.acted.append(self._heard)
        self._world.on_new.append(self._forget)

    async def stop(self) -> None:
        """Stop listening, and whatever plays."""
        self._world.acted.remove(self._heard)
        self._world.on_new.remove(self._forget)
        await self._hush()

    def offers(self) -> list[Offer]:
        """The addresses under which the page asks and tells."""
        return [
            Offer("/sandbox/tours", ask=self._list),
            Offer("/sandbox/tours/begin", tell=lambda said: self.begin(str(said["id"]), str(said["language"]))),
            Offer("/sandbox/tours/step", tell=lambda _: self.step()),
            Offer("/sandbox/tours/play", tell=lambda said: self.play(on=bool(said["on"]))),
            Offer("/sandbox/tours/end", tell=lambda _: self.end()),
        ]

    # -- what the page asks for --------------------------------------------------------------------------------------
    async def begin(self, id: str, language: str) -> dict[str, Any]:
        """Begin that tour in a fresh world, instead of any other. Raises LookupError."""
        story = self._stories.get((id, language))
        if story is None:
            raise LookupError(f"There is no tour {id!r} in {language!r}.")
        await self.end()
        async with self._turn:
            await self._world.renew(story.script.start, told=False)
            self._tour = tour = Tour(self._world, story)
            await tour.look()
            return self._tell(tour)

    async def step(self) -> dict[str, Any]:
        """Do the next step now. Raises LookupError when there is no tour."""
        tour = self._current()
        async with self._turn:
            await self._go_on(tour)
        return state(tour)

    async def play(self, *, on: bool) -> dict[str, Any]:
        """Let the steps follow each other by themselves, or stop that. Raises LookupError when there is no tour."""
        tour = self._current()
        tour.playing = on and not tour.done
        if tour.playing and (self._playing is None or self._playing.done()):
            self._playing = self._soon(self._play(tour))
        return self._tell(tour)

    async def end(self) -> dict[str, Any]:
        """End the tour; the world stays as it is."""
        self._forget()
        await self._hush()
        return {}

    def state(self) -> dict[str, Any] | None:
        """The tour that is under way, for the page."""
        return state(self._tour) if self._tour else None

    async def _list(self, _: Mapping[str, Any]) -> dict[str, Any]:
        return {"tours": [card(story) for story in self._stories.values()], "current": self.state()}

    # -- how it goes on ----------------------------------------------------------------------------------------------
    async def _go_on(self, tour: Tour, at: int | None = None) -> None:
        """One step of its own, and a look at the one after it; when it plays, only if it still plays and is at `at`."""
        if tour is not self._tour or (at is not None and (tour.at != at or not tour.plays)):
            return
        await tour.look()
        if tour.done or tour.problem:
            self._tell(tour)
            return
        await tour.do()
        if not tour.problem:
            self._tell(tour)
            await tour.look()
        self._tell(tour)

    async def _play(self, tour: Tour) -> None:
        while tour.plays:
            at = tour.at
            await asyncio.sleep(self._pause(tour.caption))
            async with self._turn:
                await self._go_on(tour, at)

    def _heard(self, deed: Deed) -> None:
        """Somebody did something: the next step, or something else."""
        tour = self._tour
        if tour is None or tour.doing:
            return
        tour.noticed(deed)
        if tour.expects(deed):
            tour.went_on()
            self._tell(tour)
        self._soon(self._look_again(tour))

    async def _look_again(self, tour: Tour) -> None:
        async with self._turn:
            before = state(tour)
            await tour.look()
            if state(tour) != before:
                self._tell(tour)

    # -- housekeeping ------------------------------------------------------------------------------------------------
    def _current(self) -> Tour:
        if self._tour is None:
            raise LookupError("No tour is under way; begin one first.")
        return self._tour

    def _tell(self, tour: Tour) -> dict[str, Any]:
        """Publish how it stands, unless it has ended meanwhile."""
        now = state(tour)
        if tour is self._tour:
            self._world.sandbox.feed.publish("tour", now)
        return now

    def _forget(self) -> None:
        if self._tour is not None:
            self._tour.playing = False
            self._tour = None
            self._world.sandbox.feed.publish("tour", cast("dict[str, Any]", None))  # which the page reads as: none

    def _soon(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _hush(self) -> None:
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
