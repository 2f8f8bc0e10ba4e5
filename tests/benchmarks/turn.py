"""`turn`: the whole product turn against PTB's ConversationHandler, and our own share against bare sqlite3.

Every engine takes real updates through `Update.de_json` and sends through a real `Bot` over the same stub of the wire.
Engines take turns within each round, so that what else the machine does falls on all of them; a ratio is taken within a
round, and the median of the rounds counts.
"""

import asyncio
import statistics
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.benchmarks.dialogue import Deliver, Load, Pace, Visit, pace, visits, walk
from tests.benchmarks.floor import BareStep
from tests.benchmarks.network import Network, Phones
from tests.benchmarks.peers import Peer, SqlitePersistence, a_peer, pickled
from tests.benchmarks.rows import Findings, Row, flush_micros, median
from tests.benchmarks.town import FIRST_CHAT, Town, a_town

OTHERS = 1_000  # other chats that PicklePersistence keeps
PAUSE = 0.03  # seconds a send takes in the second half
CONCORD, MEMORY, SQLITE, PICKLE, OWN = "Concord", "PTB", "PTB + own SQLite", "PTB + pickle", "Concord without PTB"
GOALS = {MEMORY: (0.4, 0.8), SQLITE: (0.7, 1.1), PICKLE: (15, 25)}  # at 64 in flight


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured: dialogues by how many are in flight, and how long one-by-one engines are watched."""

    customers: int = 240
    rounds: int = 3
    walks: Mapping[int, int] = field(default_factory=lambda: {1: 4, 16: 16, 64: 64})
    seconds: float = 1.0
    others: int = OTHERS
    bare: int = 2_000  # bare sqlite3 steps a round
    promised: bool = True  # whether the budgets are for this size

    def goals(self, budget: float, stretch: float) -> tuple[float, float]:
        """These goals, if they are for this size."""
        return (budget, stretch) if self.promised else (0.0, 0.0)

    @property
    def most(self) -> int:
        """The most in flight."""
        return max(self.walks)


FULL = Size()
SMALL = Size(20, 1, {1: 1, 4: 4}, 0.1, others=20, bare=50, promised=False)


@dataclass(frozen=True, slots=True)
class Engine:
    """One contender: how an update reaches it, when it is idle, and who visits it."""

    name: str
    network: Network | None
    phones: Phones
    deliver: Deliver
    idle: Callable[[], Awaitable[None]]
    due: Iterator[Visit]

    async def pace(self, load: Load, latency: float) -> Pace:
        """How it serves this load when a send takes `latency` seconds."""
        if self.network:
            self.network.latency = latency
        try:
            return await pace(self.due, self.phones, self.deliver, self.idle, load)
        finally:
            if self.network:
                self.network.latency = 0.0


Paces = dict[tuple[str, int, float], list[Pace]]


def measure(folder: Path, *, small: bool) -> Findings:
    """Every row of the table."""
    return asyncio.run(_measure(folder, SMALL if small else FULL))


async def _measure(folder: Path, size: Size) -> Findings:
    paces: Paces = defaultdict(list)
    bare: list[Pace] = []
    async with AsyncExitStack() as stack:
        town = await stack.enter_async_context(a_town(folder / "town", size.customers))
        due = visits(FIRST_CHAT, size.customers)
        answers = await walk(next(due), town.phones, town.deliver, lambda: False)
        kept = (None, SqlitePersistence(folder / "peer.db"), pickled(folder / "peer.pickle", answers, size.others))
        peers = [await stack.enter_async_context(a_peer(answers, persistence)) for persistence in kept]
        ours, without = _ours(town, due), _bare(town, due)
        memory, sqlite, pickle = (_peer(name, peer) for name, peer in zip(GOALS, peers, strict=True))
        floor = BareStep(folder / "floor.db")
        for _ in range(size.rounds):
            bare.append(floor.pace(size.bare))
            for in_flight, walks in size.walks.items():
                load, briefly = Load(in_flight, walks), Load(in_flight, walks, size.seconds)
                for engine in (ours, memory, sqlite, without):
                    paces[engine.name, in_flight, 0.0].append(await engine.pace(load, 0.0))
                paces[PICKLE, in_flight, 0.0].append(await pickle.pace(briefly, 0.0))
                paces[CONCORD, in_flight, PAUSE].append(await ours.pace(load, PAUSE))
                paces[MEMORY, in_flight, PAUSE].append(await memory.pace(briefly, PAUSE))
        floor.close()
    return _findings(paces, bare, size, flush_micros(folder))


def _ours(town: Town, due: Iterator[Visit]) -> Engine:
    return Engine(CONCORD, town.network, town.phones, town.deliver, town.relay.idle, due)


def _bare(town: Town, due: Iterator[Visit]) -> Engine:
    return Engine(OWN, None, town.phones, town.deliver_bare, town.relay.idle, due)


def _peer(name: str, peer: Peer) -> Engine:
    due = (Visit(chat, "-05") for chat in count(1_000_000))
    return Engine(name, peer.network, peer.phones, peer.deliver, peer.idle, due)


def _findings(paces: Paces, bare: list[Pace], size: Size, flush: float) -> Findings:
    most = size.most
    rows = [row for peer, goals in GOALS.items() for row in _against(paces, peer, 0.0, size, goals)]
    rows += _against(paces, MEMORY, PAUSE, size, (36, 45))
    ideal = [found.speed / (most / PAUSE) for found in paces[CONCORD, most, PAUSE]]
    rows.append(median(f"share of the ideal {most}/0.03 s", ideal, size.goals(0.55, 0.75)))
    own = list(zip(paces[OWN, most, 0.0], bare, strict=True))
    slower, dearer = [b.speed / a.speed for a, b in own], [a.cost / b.cost for a, b in own]
    rows.append(median("own share of a turn / bare sqlite3 step, time", slower, size.goals(4, 2), at_least=False))
    rows.append(median("own share of a turn / bare sqlite3 step, processor", dearer, at_least=False))
    both = zip(paces[CONCORD, most, 0.0], paces[MEMORY, most, 0.0], strict=True)
    rows.append(median("processor time of a turn / PTB's", [a.cost / b.cost for a, b in both], at_least=False))
    return Findings("turn", rows, _figures(paces, bare) | {"flushing 4 KiB to disk: µs": flush})


def _against(paces: Paces, peer: str, latency: float, size: Size, goals: tuple[float, float]) -> list[Row]:
    """Our speed against that peer's, for every number in flight; goals are for the most."""
    rows = []
    for in_flight in size.walks:
        both = zip(paces[CONCORD, in_flight, latency], paces[peer, in_flight, latency], strict=True)
        goal = size.goals(*goals) if in_flight == size.most else (0.0, 0.0)
        what = f"speed / {peer}, {in_flight} in flight{', 30 ms sends' if latency else ''}"
        rows.append(median(what, [ours.speed / theirs.speed for ours, theirs in both], goal))
    return rows


def _figures(paces: Paces, bare: list[Pace]) -> dict[str, float]:
    named = {f"{name}, {n} in flight, {pause * 1000:.0f} ms sends": found for (name, n, pause), found in paces.items()}
    named["bare sqlite3 step, NORMAL"] = bare
    speeds = {f"{name}: /s": statistics.median(pace.speed for pace in found) for name, found in named.items()}
    return speeds | {
        f"{name}: processor µs": statistics.median(pace.cost for pace in found)
        for name, found in named.items()
        if "30 ms" not in name
    }
