"""The demo's own world as a place for transcripts: its sample company, at a story's date, on a stopped clock."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.commands.demo.world import World
from bot.sandbox.acting_aim import CannotActError
from bot.sandbox.acting_script import Script, read_script
from flows.facts.statement import short_code
from tests.conversations.play import seen
from tests.town.plain_press import PlainPress

CODE = "····-····"  # in place of a record's check code


@dataclass
class InWorld:
    """The demo's world, once it has been renewed for the story."""

    world: World

    @property
    def sandbox(self) -> Any:
        """See Place."""
        return self.world.sandbox

    def now(self) -> int:
        """See Place."""
        return self.world.now()

    async def next_due(self) -> int | None:
        """See Place."""
        return await self.world.next_due()

    async def reach(self, moment: int) -> None:
        """See Place."""
        await self.world.pass_time(moment - self.now())

    async def settle(self) -> None:
        """See Place."""
        await self.world.settle()

    async def befall(self, fate: str) -> None:
        """See Place."""
        raise CannotActError(f"{fate!r} does not happen to visitors.")


@asynccontextmanager
async def a_world(folder: Path) -> AsyncIterator[World]:
    """The demo's world on a free port, its clock stopped; to be renewed before anything happens in it."""
    world = World(folder, stopped=True, pressroom=PlainPress())
    await world.open(0)
    try:
        yield world
    finally:
        await world.close()


async def tell(world: World, script: Script) -> str:
    """That story as it goes today. Raises CannotActError where an acting line cannot be carried out."""
    await world.renew(script.start, told=False)
    lead = next(one.id for one in world.sandbox.cast.customers if one.name.split()[0] == script.lead)
    told = await seen(InWorld(world), script, [lead])
    shas = await world.store.read(lambda conn: conn.exec_driver_sql("SELECT sha FROM record").scalars().all())
    for sha in shas:  # each world signs with a key and salts of its own
        told = told.replace(short_code(sha), CODE)
    return told


def tell_all(paths: list[Path]) -> dict[Path, str | CannotActError]:
    """All those stories, one after the other in one world: how each goes today, or what could not be done in it."""
    scripts = {path: read_script(path.read_text(encoding="utf-8")) for path in paths}

    async def told(world: World, script: Script) -> str | CannotActError:
        try:
            return await tell(world, script)
        except CannotActError as problem:
            return problem

    async def all_told(folder: Path) -> dict[Path, str | CannotActError]:
        async with a_world(folder) as world:
            return {path: await told(world, script) for path, script in scripts.items()}

    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(all_told(Path(folder)))
