"""The race of an answer against a reminder: thousands of orders in which a press, a bell and the relay may meet.

    python -m tests.simulation.race [--schedules 10000] [--seed S]

Promises: the real store, corridor, waker and relay; every step of each of them waits a drawn number of turns of the
event loop before it reaches the books, so that all orders occur. Judged where the books order things, in each work: no
reminder is written, and none begins to be sent, once the answer that made it needless stands; none waits at the end.
"""

import argparse
import asyncio
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

from bot.corridor import Corridor
from bot.doors import Channel, Inbound, Pressed, Receipt
from bot.relay import Relay
from bot.waker import Waker
from bot.work import House
from flows.engine.events import Asked
from flows.facts.times import HOUR, MINUTE
from storage.embedded import EmbeddedStore
from storage.inbox import Key
from storage.ports import Connection, Letter, Store
from tests.simulation.places import CHAT, Invoice, write_invoices
from tests.simulation.world import Time, World

T = TypeVar("T")
MOST: Final = 9  # turns of the loop that a step may wait
BEGIN: Final = int(datetime(2026, 10, 1, 9, tzinfo=ZoneInfo("Europe/Berlin")).timestamp() * 1e6)
ANSWERED: Final = (
    "SELECT (SELECT state IN ('confirmed', 'confirmed_except', 'disputed', 'closed') FROM statement)"
    " OR (SELECT stopped FROM contact)"
)
REMINDERS: Final = "SELECT id, state FROM outbox WHERE kind = 'reminder'"


@dataclass(frozen=True, slots=True)
class Opened:
    """Books in which a reminder falls due at `at`, and the button that would answer it."""

    books: bytes
    at: int
    handle: str
    message: int
    house: House


class Watched(Store):
    """The embedded store in memory: works reach it after a drawn wait, and each is looked at before and after."""

    def __init__(self, opened: bytes, chance: Random) -> None:
        """A copy of those books."""
        self.inner, self._chance = EmbeddedStore(None), chance
        with self.inner.engine.connect() as conn:
            raw: Any = conn.connection.driver_connection
            raw.deserialize(opened)
        self.wrong: list[str] = []
        self.reminded = False

    async def write(self, work: Callable[[Connection], T], *, long: bool = False) -> T:
        """See Store."""
        for _ in range(self._chance.randrange(MOST)):
            await asyncio.sleep(0)
        return await self.inner.write(lambda conn: self._look(conn, work), long=long)

    async def read(self, work: Callable[[Connection], T]) -> T:
        """See Store."""
        return await self.write(work)

    async def close(self) -> None:
        """See Store."""
        await self.inner.close()

    def _look(self, conn: Connection, work: Callable[[Connection], T]) -> T:
        answered, before = _answered(conn), _reminders(conn)
        found = work(conn)
        after = _reminders(conn)
        self.reminded |= "sending" in after.values()
        for id_, state in after.items() if answered else ():
            if id_ not in before:
                self.wrong.append("a reminder was written after the answer")
            elif state == "sending" != before[id_]:
                self.wrong.append("a reminder began to be sent after the answer")
        return found


def _answered(conn: Connection) -> bool:
    return bool(conn.exec_driver_sql(ANSWERED).scalar())


def _reminders(conn: Connection) -> dict[int, str]:
    return {row[0]: row[1] for row in conn.exec_driver_sql(REMINDERS).fetchall()}


@dataclass(slots=True)
class Line(Channel):
    """A platform that is `down` for its first so many calls, and takes its time."""

    chance: Random
    down: int = 0
    sent: list[str] = field(default_factory=list)

    async def send(self, letter: Letter, target: str) -> Receipt:  # noqa: ARG002
        """See Channel."""
        for _ in range(self.chance.randrange(MOST)):
            await asyncio.sleep(0)
        if self.down > 0 and letter.channel == "telegram":
            self.down -= 1
            return Receipt("queued", error="not now", not_before=0)
        self.sent.append(letter.kind)
        return Receipt("sent", remote_id=str(len(self.sent)))

    async def look_up(self, letter: Letter, target: str) -> Receipt | None:  # noqa: ARG002
        """See Channel."""
        return None


async def schedule(opened: Opened, seed: int) -> tuple[list[str], str]:
    """Play one; what was wrong, and which came first."""
    chance = Random(seed)
    store, clock = Watched(opened.books, chance), Time(opened.at)
    corridor = Corridor(store, opened.house, clock)
    line = Line(chance, down=chance.choice((0, 0, 0, 1)))
    relay = Relay(store, {"telegram": line, "slack": line}, clock)
    waker = Waker(store, clock, corridor.take, relay.sweep)
    corridor.sent = relay.offer
    await relay.start()
    bells = [waker.ring() for _ in range(chance.choice((1, 1, 2)))]
    answer = _answer(opened, chance)
    late = chance.randrange(4 * MOST)

    async def answers() -> None:
        for _ in range(late):
            await asyncio.sleep(0)
        await corridor.take(answer)

    await asyncio.gather(answers(), *bells)
    await relay.idle()
    for _ in range(3):  # what was put off is looked at again
        clock.true += HOUR
        await waker.ring()
        await relay.idle()
    wrong = list(store.wrong)
    with store.inner.engine.connect() as conn:
        if "queued" in _reminders(conn).values() or not _answered(conn):
            wrong.append("a reminder still waits, or the answer was lost")
        if conn.exec_driver_sql("SELECT count(*) FROM inbox WHERE state NOT IN ('done', 'ignored')").scalar():
            wrong.append("an inbound failed")
    await relay.stop()
    await store.close()
    return wrong, "reminder first" if store.reminded else "answer first"


def _answer(opened: Opened, chance: Random) -> Inbound:
    key, chat = Key("telegram", "answer", opened.at), f"telegram:{CHAT}"
    if chance.random() < 0.25:
        return Inbound(key, chat, str(CHAT), Asked("stop"), name="P", language="en")
    did = Pressed(opened.handle[:22], int(opened.handle[22:], 16))
    return Inbound(key, chat, str(CHAT), did, name="P", language="en", message=opened.message)


@cache
def opened() -> Opened:
    """One customer, one statement, one press away from its confirmation, at the moment of the first reminder."""
    return asyncio.run(_open())


async def _open() -> Opened:
    world = World(BEGIN)
    await world.relay.start()
    with TemporaryDirectory() as folder:
        world.open_books(Path(folder), 1)
        world.take_in(write_invoices(Path(folder), [(0, Invoice("INV-1", date(2026, 9, 10), 100_000))]))
    await world.issue_statements(date(2026, 9, 30))
    while not world.choices(0):
        await _goes_on(world)
    books, at, pressed = b"", 0, ("", "", "", 0)
    while not world.store.rows(REMINDERS):
        at = world.next_due()
        if not 9 <= datetime.fromtimestamp(at / 1e6, ZoneInfo("Asia/Shanghai")).hour < 18:
            await _goes_on(world)
            continue
        world.time.true = at - MINUTE
        await world.customer(0, Asked("statement"))
        for meaning in ("agree", "confirm_yes"):
            await world.press(0, *_button(world, meaning)[2:])
        pressed, books = _button(world, "confirm_in_name"), world.store.copy()
        if world.next_due() == at:  # having looked at it may have moved what falls due
            await _goes_on(world)
    await world.close()
    return Opened(books, at, pressed[2], pressed[3], world.house)


def _button(world: World, meaning: str) -> tuple[str, str, str, int]:
    return next(one for one in world.choices(0) if one[0] == meaning)


async def _goes_on(world: World) -> None:
    world.time.true = max(world.time.true, world.next_due())
    await world.ring()


def run(schedules: int, seed: int) -> tuple[Counter[str], Counter[str]]:
    """So many schedules: what was wrong and how often, and how often which came first."""
    books = opened()

    async def all_() -> tuple[Counter[str], Counter[str]]:
        wrong, first = Counter[str](), Counter[str]()
        for n in range(seed, seed + schedules):
            found, which = await schedule(books, n)
            first[which] += 1
            wrong.update(f"{one} (first seen at --seed {n})" if one not in str(wrong) else one for one in found)
        return wrong, first

    return asyncio.run(all_())


def main(given: list[str]) -> int:
    """1 when a reminder came after an answer."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation.race")
    parser.add_argument("--schedules", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args(given)
    began = time.perf_counter()
    wrong, first = run(asked.schedules, asked.seed)
    said = [f"{asked.schedules} schedules in {time.perf_counter() - began:.0f} s: {dict(first)}"]
    said += [f"{n:>8}  {what}" for what, n in wrong.items()] or ["no reminder after an answer"]
    sys.stdout.write("\n".join(said) + "\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
