"""Clocks that are wrong, clocks that change by law, and days that were slept through."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest

from bot.clock import ClockWatch
from flows.facts.times import DAY, HOUR, MINUTE, SECOND
from storage.ports import Letter
from tests.simulation.places import PLACES, Invoice, write_invoices
from tests.simulation.world import Time, World

T = TypeVar("T")
PEOPLE = len(PLACES)
FEASTS = 3  # places at most where those days are off


@pytest.fixture
def begun(tmp_path: Path) -> Callable[[datetime, Callable[[World], Awaitable[T]]], T]:
    """A house on some day: one customer in each place, statements of the month before issued; then what is played."""

    def begin(at: datetime, script: Callable[[World], Awaitable[T]]) -> T:
        async def whole() -> T:
            world = World(_micros(at))
            await world.relay.start()
            world.open_books(tmp_path, PEOPLE)
            cut_off = at.date().replace(day=1)
            old = date(cut_off.year - 1, 12, 1)
            world.take_in(write_invoices(tmp_path, [(n, Invoice(f"INV-{n}", old, 100_000)) for n in range(PEOPLE)]))
            await world.issue_statements(cut_off)
            try:
                return await script(world)
            finally:
                await world.close()

        return asyncio.run(whole())

    return begin


def _micros(at: datetime) -> int:
    return int(at.timestamp() * 1e6)


def utc(*when: int) -> datetime:
    """That moment."""
    return datetime(*when, tzinfo=ZoneInfo("UTC"))  # type: ignore[misc, arg-type]


async def pass_time(world: World, micros: int) -> None:
    """Time passes; what falls due on the way happens at its moment."""
    until = world.time.true + micros
    while (due := world.next_due() - world.time.wrong_by) < until:
        world.time.true = max(world.time.true + SECOND, due)
        await world.ring()
    world.time.true = until
    await world.ring()


def arrivals(world: World) -> list[tuple[int, datetime]]:
    """What will arrive, as (customer, their wall clock), filled while time passes."""
    found: list[tuple[int, datetime]] = []

    def saw(chat: int, _: Letter) -> None:
        place = chat - 100_000
        here = datetime.fromtimestamp(world.time.true / 1e6, ZoneInfo(PLACES[place % PEOPLE][1]))
        found.append((place, here))

    world.watchers.append(saw)
    return found


Begun = Callable[[datetime, Callable[[World], Awaitable[T]]], T]


def test_nothing_falls_due_while_the_clock_is_behind(begun: Begun[tuple[int, str, int, str]]) -> None:
    """A machine that woke with yesterday's time would count everything sent today as still to come."""

    async def script(world: World) -> tuple[int, str, int, str]:
        await world.ring()
        seen = arrivals(world)
        world.time.wrong_by = -2 * HOUR
        past = world.time.now() - MINUTE
        world.store.rows("UPDATE follow_up SET due_at = ? WHERE state = 'due' AND kind <> 'reply_by'", past)
        await world.ring()
        early, why = len(seen), world.waker.refuses
        world.time.wrong_by = 0
        await pass_time(world, 7 * DAY)
        return early, why, len(seen), world.waker.refuses

    early, why, then, after = begun(utc(2026, 10, 6, 8), script)

    assert early == 0
    assert "restart Concord" in why
    assert then > 0
    assert after == ""


def test_operators_read_once_that_the_clock_went_back(begun: Begun[None], caplog: pytest.LogCaptureFixture) -> None:
    """What is wrong, and what to do; not every five seconds."""

    async def script(world: World) -> None:
        await world.ring()
        world.time.wrong_by = -HOUR
        for _ in range(5):
            await world.ring()

    with caplog.at_level(logging.ERROR, "concord.waker"):
        begun(utc(2026, 10, 6, 8), script)

    assert [record.getMessage().endswith("put back by 3600 s.") for record in caplog.records] == [True]


def test_a_fresh_process_takes_its_clock_for_right(begun: Begun[int]) -> None:
    """The clock had been ahead and was set right: a restart is the operator's word for it."""

    async def script(world: World) -> int:
        world.time.wrong_by = 5 * DAY
        await world.ring()
        world.time.wrong_by = 0
        world.start_process()
        await world.relay.start()
        seen = arrivals(world)
        await pass_time(world, 14 * DAY)
        return len(seen)

    assert begun(utc(2026, 10, 6, 8), script) > 0


@pytest.mark.parametrize(("back", "told"), [(SECOND, 0), (59 * SECOND, 0), (2 * MINUTE, 2 * MINUTE)])
def test_a_clock_corrected_by_seconds_is_nobodys_business(back: int, told: int) -> None:
    """Machines are set right by a few seconds every day."""
    time = Time(_micros(utc(2026, 10, 6, 8)))
    watch = ClockWatch(time)
    watch.behind()
    time.true -= back

    assert watch.behind() == told


@pytest.mark.parametrize(
    "eve",
    [utc(2026, 10, 23, 18), utc(2026, 10, 30, 22), utc(2027, 3, 12, 23), utc(2027, 3, 26, 18), utc(2026, 10, 2, 18)],
    ids=["Europe back", "America back", "America forward", "Europe forward", "Australia forward"],
)
def test_over_a_change_of_clocks_everybody_hears_in_their_own_hours(begun: Begun[list[str]], eve: datetime) -> None:
    """Set on Friday in one time, heard on Monday in another; nobody an hour early, nobody not at all."""

    async def script(world: World) -> list[str]:
        seen = arrivals(world)
        await pass_time(world, 5 * DAY)
        assert len({place for place, _ in seen}) >= PEOPLE - FEASTS
        return [f"{PLACES[n][1]} {here:%a %H:%M}" for n, here in seen if not 9 <= here.hour < 18]

    assert begun(eve, script) == []


def test_after_days_asleep_each_hears_once_and_in_their_hours(begun: Begun[tuple[int, list[str]]]) -> None:
    """The house was down from Tuesday to the Monday after: no burst, no message in the night."""

    async def script(world: World) -> tuple[int, list[str]]:
        await pass_time(world, DAY)
        seen = arrivals(world)
        world.time.true += 6 * DAY
        world.start_process()
        await world.relay.start()
        await pass_time(world, DAY)
        odd = [f"{PLACES[n][1]} {here:%a %H:%M}" for n, here in seen if not 9 <= here.hour < 18]
        return max((sum(n == place for n, _ in seen) for place in range(PEOPLE)), default=0), odd

    assert begun(utc(2026, 10, 6, 8), script) == (1, [])
