"""The pressroom: papers come out of it alike, a bad one hurts nobody, and the bot's own process stays as it is."""

import asyncio
import gc
import os
import signal
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from bot.pressroom import InThisProcess, Pressroom, Workroom
from locales.papers.press import CannotSet, MissingGlyph
from tests.locales.proof import CSV, card, sheet

Script = Callable[[Pressroom], Awaitable[None]]
KB: Final = 1024


def play(script: Script, room: Callable[[], Pressroom]) -> None:
    """Play it with a room that is closed afterwards."""

    async def whole() -> None:
        opened = room()
        try:
            async with asyncio.timeout(60):
                await script(opened)
        finally:
            await opened.stop()

    asyncio.run(whole())


def worker_of(room: Pressroom) -> int:
    """The number of its process."""
    assert isinstance(room, Workroom)
    assert room._process is not None
    return room._process.pid


# -- both kinds keep the same promises ---------------------------------------------------------------------------------
@pytest.mark.parametrize("room", [InThisProcess, Workroom])
def test_every_room_keeps_the_promises(room: Callable[[], Pressroom]) -> None:
    """The same bytes each time, attachments inside; what cannot be set is said, and the next paper comes."""

    async def script(room: Pressroom) -> None:
        await room.warm()
        first, again = await room.pdf(sheet("ar", attached=(CSV,))), await room.pdf(sheet("ar", attached=(CSV,)))
        picture = await room.png(card(), 360)
        with pytest.raises(MissingGlyph) as stopped:
            await room.pdf(sheet(name="\U0001f92f"))
        with pytest.raises(CannotSet, match="no layout"):
            await room.pdf(replace(sheet(), layout="nothing"))
        both = await asyncio.gather(room.pdf(sheet("en")), room.pdf(sheet("zh_Hans")))

        assert first == again
        assert picture.startswith(b"\x89PNG")
        assert stopped.value.character == "\U0001f92f"
        assert both[0] != both[1]

    play(script, room)


def test_both_rooms_set_the_same_bytes() -> None:
    """A paper does not tell where it was set."""
    made: list[bytes] = []

    async def script(room: Pressroom) -> None:
        made.append(await room.pdf(sheet("zh_Hans", attached=(CSV,))))

    play(script, InThisProcess)
    play(script, Workroom)

    assert made[0] == made[1]


# -- the worker --------------------------------------------------------------------------------------------------------
def test_nothing_is_started_before_the_first_paper() -> None:
    """A bot that sends none pays for none."""

    async def script(room: Pressroom) -> None:
        assert isinstance(room, Workroom)
        assert room._process is None

    play(script, Workroom)


def test_a_process_that_ends_during_a_paper_takes_only_that_one() -> None:
    """The next one finds another."""

    async def script(room: Pressroom) -> None:
        await room.warm()
        first = worker_of(room)
        os.kill(first, signal.SIGSTOP)
        paper = asyncio.create_task(room.pdf(sheet()))
        await asyncio.sleep(0.05)
        os.kill(first, signal.SIGKILL)
        with pytest.raises(CannotSet, match="ended"):
            await paper

        assert await room.pdf(sheet())
        assert worker_of(room) != first

    play(script, Workroom)


def test_a_bot_that_has_grown_large_does_not_cost_a_process_for_every_paper() -> None:
    """A fresh process is measured by what it took itself, not by what the one that made it has."""

    async def script(room: Pressroom) -> None:
        ballast = bytearray(450 * KB * KB)
        ballast[::4096] = b"x" * len(ballast[::4096])
        await room.pdf(sheet())
        first = worker_of(room)
        await room.pdf(sheet(rows=11))

        assert worker_of(room) == first

    play(script, Workroom)


def test_a_process_that_ended_unseen_costs_no_paper() -> None:
    """Killed by the system while it had nothing to do, say."""

    async def script(room: Pressroom) -> None:
        await room.warm()
        os.kill(worker_of(room), signal.SIGKILL)
        await asyncio.sleep(0.1)

        assert await room.pdf(sheet())

    play(script, Workroom)


def test_a_paper_that_takes_too_long_is_given_up() -> None:
    """And nobody behind it waits for it any more."""

    async def script(room: Pressroom) -> None:
        await room.warm()
        os.kill(worker_of(room), signal.SIGSTOP)
        with pytest.raises(CannotSet, match="longer than"):
            await room.pdf(sheet())

        assert await room.pdf(sheet("de"))

    play(script, lambda: Workroom(at_most=1.0))


def test_a_process_that_has_set_enough_makes_room_for_a_fresh_one() -> None:
    """No paper is lost by it."""

    async def script(room: Pressroom) -> None:
        papers = [await room.pdf(sheet("en")) for _ in range(2)]
        first = worker_of(room)
        papers.append(await room.pdf(sheet("en")))
        await asyncio.sleep(0)
        await room.warm()

        assert len(set(papers)) == 1
        assert worker_of(room) != first

    play(script, lambda: Workroom(most=3))


def test_a_process_that_has_grown_makes_room_for_a_fresh_one() -> None:
    """What a large paper took is given back."""

    async def script(room: Pressroom) -> None:
        await room.warm()
        first = worker_of(room)
        await room.pdf(sheet())
        await room.warm()

        assert worker_of(room) != first

    play(script, lambda: Workroom(grown=1))


def test_who_no_longer_waits_leaves_the_next_paper_whole() -> None:
    """An answer half read would be taken for another one."""

    async def script(room: Pressroom) -> None:
        await room.warm()
        impatient = asyncio.create_task(room.pdf(sheet("zh_Hans", rows=200)))
        await asyncio.sleep(0.01)
        impatient.cancel()

        assert await room.pdf(sheet("de")) == await room.pdf(sheet("de"))

    play(script, Workroom)


def test_a_closed_room_leaves_no_process_behind() -> None:
    """Nor does one that was closed while it worked."""
    gone: list[int] = []

    async def script(room: Pressroom) -> None:
        await room.warm()
        gone.append(worker_of(room))
        waiting = asyncio.create_task(room.pdf(sheet(rows=500)))
        await asyncio.sleep(0.01)
        await room.stop()
        with pytest.raises((CannotSet, asyncio.CancelledError)):
            await waiting

    play(script, Workroom)

    with pytest.raises(ProcessLookupError):
        os.kill(gone[0], 0)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs Linux, which tells a process its memory")
def test_a_large_paper_leaves_the_memory_of_the_bot_as_it_was() -> None:
    """Whatever setting it takes is taken elsewhere."""

    async def script(room: Pressroom) -> None:
        await room.pdf(sheet(rows=20))
        gc.collect()
        before = _memory()
        for _ in range(2):
            await room.pdf(sheet(rows=1000))
        gc.collect()

        assert _memory() - before < 8 * KB * KB

    play(script, Workroom)


def _memory() -> int:
    """Bytes that this process has in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
