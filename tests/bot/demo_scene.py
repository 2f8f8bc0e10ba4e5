"""A demo's world for tests, and hands that do what a script's acting lines say (bot/sandbox/acting_script.py)."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.commands.demo.world import Part, World
from bot.sandbox.acting import Player
from bot.sandbox.acting_script import Pass, read_script
from flows.facts.times import micros
from tests.town.plain_press import PlainPress

MONDAY = micros(datetime(2026, 11, 2, 9, 0, tzinfo=ZoneInfo("Europe/Berlin")))
HEAD = "# customer {} · 2026-11-02 09:00 Europe/Berlin\n"


@asynccontextmanager
async def a_world(folder: Path, parts: Callable[[World], Sequence[Part]]) -> AsyncIterator[World]:
    """A world on a free port where everybody is linked, the statements are issued and nobody has answered."""
    world = World(folder, start=MONDAY, parts=parts, pressroom=PlainPress())
    try:
        await world.open(0)
        await world.renew(told=False)
        yield world
    finally:
        await world.close()


async def nothing() -> None:
    """What is looked at when nobody looks."""


async def play(
    world: World,
    lead: str,
    lines: str,
    player: Player | None = None,
    look: Callable[[], Awaitable[None]] = nothing,
) -> Player:
    """Carry out acting lines, each answered and looked at before the next; returns the hands that did."""
    player = player or Player(world.sandbox, lead)
    for step in read_script(HEAD.format(lead) + lines).steps:
        if isinstance(step, Pass):
            await world.pass_time(step.micros or 0)
        else:
            await player.do(player.find(step))
        await world.settle()
        await look()
    return player
