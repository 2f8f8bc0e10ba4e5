"""`turn`: the whole product turn against python-telegram-bot's ConversationHandler, and our own share against bare sqlite3.

Every engine takes real updates through `Update.de_json` and sends through a real `Bot` over the same stub of the wire.
Engines take turns within each round, so that what else the machine does falls on all of them; a ratio is taken within a
round, and the median of the rounds counts.
"""

import statistics
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from tests.benchmarks.dialogue import Deliver, Visit, rate, visits, walk
from tests.benchmarks.floor import BareStep
from tests.benchmarks.network import Network, Phones
from tests.benchmarks.peers import Peer, SqlitePersistence, a_peer, pickled
from tests.benchmarks.rows import Findings, Row, flush_micros, median, micros
from tests.benchmarks.town import FIRST_CHAT, Town, a_town

OTHERS = 1_000  # other chats that PicklePersistence keeps
PAUSE = 0.03  # seconds a send takes in the second half
CONCORD, MEMORY, SQLITE, PICKLE, OWN = "Concord", "PTB", "PTB + own SQLite", "PTB + pickle", "Concord without PTB"
GOALS = {MEMORY: (0.4, 0.8), SQLITE: (0.7, 1.1), PICKLE: (15, 25)}  # at 64 in flight


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    customers: int = 700
    rounds: int = 3
    seconds: float = 0.7
    in_flight: tuple[int, ...] = (1, 16, 64)
    others: int = OTHERS
    bare: int = 2_000  # bare sqlite3 steps a round


FULL = Size()
SMALL = Size(customers=40, rounds=1, seconds=0.15, in_flight=(1, 4), others=20, bare=50)


@dataclass(frozen=True, slots=True)
class Engine:
    """One contender: how an update reaches it, when it is idle, and who visits it."""

    name: str
    network: Network | None
    phones: Phones
    deliver: Deliver
    idle: Callable[[], Awaitable[None]]
    due: Iterator[Visit]

    async def rate(self, in_flight: int, seconds: float) -> float:
        """Updates a second."""
        return await rate(self.due, self.phones, self.deliver, in_flight, seconds, self.idle)


Rates = dict[tuple[str, int, float], list[float]]


async def measure(folder: Path, size: Size) -> Findings:
    """Every row of the table."""
    rates: Rates = defaultdict(list)
    bare: list[float] = []
    async with AsyncExitStack() as stack:
        town = await stack.enter_async_context(a_town(folder / "town", size.customers))
        due = visits(FIRST_CHAT, size.customers)
        answers = await walk(next(due), town.phones, town.deliver, lambda: False)
        memory, sqlite, pickle = [
            await stack.enter_async_context(a_peer(answers, persistence))
            for persistence in (
                None, SqlitePersistence(folder / "peer.db"), pickled(folder / "peer.pickle", answers, size.others),
            )
        ]  # fmt: skip
        at_once = [_ours(town, due), _bare(town, due)] + [
            _peer(name, peer) for name, peer in ((MEMORY, memory), (SQLITE, sqlite), (PICKLE, pickle))
        ]
        floor = BareStep(folder / "floor.db")
        for _ in range(size.rounds):
            bare.append(micros(floor.step, size.bare))
            await _round(rates, at_once, size, 0.0)
            await _round(rates, [at_once[0], at_once[2]], size, PAUSE)
        floor.close()
    return _findings(rates, bare, size, flush_micros(folder))


async def _round(rates: Rates, engines: list[Engine], size: Size, latency: float) -> None:
    for in_flight in size.in_flight:
        for engine in engines:
            if engine.network:
                engine.network.latency = latency
            rates[engine.name, in_flight, latency].append(await engine.rate(in_flight, size.seconds))
            if engine.network:
                engine.network.latency = 0.0


def _ours(town: Town, due: Iterator[Visit]) -> Engine:
    return Engine(CONCORD, town.network, town.phones, town.deliver, town.relay.idle, due)


def _bare(town: Town, due: Iterator[Visit]) -> Engine:
    return Engine(OWN, None, town.phones, town.deliver_bare, town.relay.idle, due)


def _peer(name: str, peer: Peer) -> Engine:
    due = (Visit(chat, "-05") for chat in count(1_000_000))
    return Engine(name, peer.network, peer.phones, peer.deliver, peer.idle, due)


def _findings(rates: Rates, bare: list[float], size: Size, flush: float) -> Findings:
    rows: list[Row] = []
    most = size.in_flight[-1]

    def against(peer: str, in_flight: int, latency: float) -> list[float]:
        ours, theirs = rates[CONCORD, in_flight, latency], rates[peer, in_flight, latency]
        return [a / b for a, b in zip(ours, theirs, strict=True)]

    for peer, goals in GOALS.items():
        for in_flight in size.in_flight:
            goal = goals if in_flight == most else (0, 0)
            rows.append(median(f"speed / {peer}, {in_flight} in flight", against(peer, in_flight, 0.0), *goal))
    for in_flight in size.in_flight:
        goal = (36, 45) if in_flight == most else (0, 0)
        rows.append(median(f"speed / PTB, 30 ms sends, {in_flight} customers", against(MEMORY, in_flight, PAUSE), *goal))
    ideal = [found / (most / PAUSE) for found in rates[CONCORD, most, PAUSE]]
    rows.append(median(f"share of the ideal {most}/0.03 s", ideal, 0.55, 0.75))
    own = [1e6 / found / floor for found, floor in zip(rates[OWN, most, 0.0], bare, strict=True)]
    rows.append(median("own share of a turn / bare sqlite3 step, NORMAL", own, 4, 2, at_least=False))
    figures = {
        f"{name}, {in_flight} in flight, {latency * 1000:.0f} ms sends: updates/s": statistics.median(found)
        for (name, in_flight, latency), found in rates.items()
    }
    figures["bare sqlite3 step, NORMAL: µs"] = statistics.median(bare)
    figures["flushing 4 KiB to disk: µs"] = flush
    return Findings("turn", rows, figures)
