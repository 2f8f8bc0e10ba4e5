"""Plays a transcript through the whole house and writes it down as it really went.

A transcript is lines of `who | what`; how people's lines are written stands in bot/sandbox/acting_script.py. Who
answers: `bot` (to the customer its head names), `bot → Tom` (to another) and `desk`. Only acting lines, captions and
the head are read; all others are made. A finance person writes a file of acting lines and lets
`python -m tests.conversations --write` fill in the rest; the difference is the review.

The transcripts here happen in the town of the tests. Those of bot/sandbox/stories happen in the demo's own world, with
its sample company, since the demo plays them to visitors.
"""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from bot.sandbox.acting import PDF, Player
from bot.sandbox.acting_aim import CannotActError
from bot.sandbox.acting_script import CAPTION, Act, Pass, Script, read_script
from bot.sandbox.stories import FOLDER
from flows.facts.parties import Role
from flows.facts.times import HOUR, MINUTE, in_zone
from tests.conversations.watching import Watcher
from tests.town.town import CUSTOMERS, Town, a_town

__all__ = ["HERE", "PDF", "play"]

HERE = Path(__file__).parent
NAMES = {c.name.split()[0]: c.id for c in CUSTOMERS}


class Place(Protocol):
    """Where a transcript happens; times are µs UTC."""

    @property
    def sandbox(self) -> Any:
        """The pretend platforms there."""

    def now(self) -> int:
        """What the clock there shows."""

    async def next_due(self) -> int | None:
        """When something is planned next."""

    async def reach(self, moment: int) -> None:
        """Let time pass until then, at most to what is planned next."""

    async def settle(self) -> None:
        """Return when everything that was done has been answered."""


@dataclass
class InTown:
    """The town of the tests, on its stopped clock."""

    town: Town

    @property
    def sandbox(self) -> Any:
        """See Place."""
        return self.town.sandbox

    def now(self) -> int:
        """See Place."""
        return self.town.clock.now()

    async def next_due(self) -> int | None:
        """See Place."""
        return await self.town.concord.next_due()

    async def reach(self, moment: int) -> None:
        """See Place."""
        self.town.clock.advance(moment - self.now())
        await self.town.concord.waker.ring()
        await self.town.settle()

    async def settle(self) -> None:
        """See Place."""
        await self.town.settle()


@dataclass
class Play:
    """One transcript being played."""

    place: Place
    script: Script
    player: Player
    watcher: Watcher

    async def go(self) -> str:
        """Play it to its end; what was seen."""
        for step in self.script.steps:
            if step.caption:
                self.watcher.lines.append(f"{CAPTION} {step.caption}")
            await (self.wait(step) if isinstance(step, Pass) else self.act(step))
        if self.script.ending:
            self.watcher.lines.append(f"{CAPTION} {self.script.ending}")
        return "\n".join(self.watcher.lines).rstrip() + "\n"

    async def act(self, step: Act) -> None:
        """One acting line."""
        lines = self.watcher.lines
        lines.append(f"{step.who:<8} | {step.line}")
        try:
            complaints = await self.player.do(self.player.find(step))
        except CannotActError as problem:
            raise CannotActError(f"`{lines[-1]}` cannot be done: {problem}") from problem
        lines += [f"{'desk':<8} | ({block}: {error})" for block, error in complaints.items()]
        if not step.together:
            await self.place.settle()
            self.watcher.look()

    async def wait(self, step: Pass) -> None:
        """Time passes from one due moment to the next; whatever comes is shown under the moment at which it came."""
        lines = self.watcher.lines
        lines.append(step.line)
        end = await self._end(step)
        while (now := self.place.now()) < end:
            due = await self.place.next_due()
            upto = end if due is None else due if due > now else now + HOUR
            await self.place.reach(min(upto, end))
            before = len(lines)
            self.watcher.look()
            if len(lines) > before or self.place.now() >= end:
                lines.insert(before, f"= {in_zone(self.place.now(), self.script.zone):%a %d %b %Y, %H:%M}")

    async def _end(self, step: Pass) -> int:
        if step.micros is not None:
            return self.place.now() + step.micros
        due = await self.place.next_due()
        if due is None:
            raise CannotActError("Nothing is planned, so there is no next time to wait for.")
        return due


def play(path: Path, folder: Path) -> str:
    """That file of the town as it goes today. Raises CannotActError where an acting line cannot be carried out."""
    return asyncio.run(_in_town(read_script(path.read_text(encoding="utf-8")), folder))


async def _in_town(script: Script, folder: Path) -> str:
    lead, others = NAMES[script.lead], [NAMES[name] for name in script.others]
    async with a_town(folder, at=script.start) as town:
        await prepare(town, lead, script.role, others)
        return await seen(InTown(town), script, [lead, *others])


async def seen(place: Place, script: Script, watched: list[int]) -> str:
    """What is seen when that script is played there."""
    player = Player(place.sandbox, script.lead, {who: f"{who:032d}" for who in NAMES.values()}, FOLDER)
    return await Play(place, script, player, Watcher(player, watched, [*script.remarks, ""])).go()


async def prepare(town: Town, lead: int, role: str, others: list[int]) -> None:
    """Books open, people bound (unless the transcript is about being invited), statements issued."""
    await town.open_books(issue=False)
    for who in [lead, *others]:
        if role == "invited":
            await town.invite(who)
        else:
            await town.bind(who, Role(role) if who == lead else Role.CONFIRMER)
    await town.issue()
    await town.wait(MINUTE)
