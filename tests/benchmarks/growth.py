"""`growth`: the same turn in a house of a thousand conversations and in one of a million.

Both houses stand beside each other and serve the same dialogues in turns, 64 in flight. The million are copies of one
customer who has walked the dialogue: their rows lie in the same tables and indexes, with five inbound keys each. The
exponent is by how much a turn's cost grows: 0 not at all, 1 as fast as the house.
"""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from math import log
from pathlib import Path
from typing import Any, Final

from flows.facts.times import DAY, HOUR, SECOND
from storage.embedded import EmbeddedStore
from tests.benchmarks.dialogue import Load, Pace, Visit, pace, visits, walk
from tests.benchmarks.rows import Findings, median
from tests.benchmarks.town import FIRST_CHAT, Town, a_town

KEYS: Final = 5  # inbound keys for each conversation
FAR: Final = 10_000_000  # ids of copies begin here
# What a copy has of its own, by table; `i` counts them, LATER is tomorrow. All else is as with whoever was copied.
COPIES: Final = {
    "customer": {"id": "i", "code": "'P' || i"},
    "contact": {"id": "i", "customer_id": "i", "source_key": "'P' || i"},
    "binding": {"id": "i", "contact_id": "i", "customer_id": "i", "chat": "'telegram:9' || i", "person": "'9' || i"},
    "conversation": {"chat": "'telegram:9' || i"},
    "card": {"sha": "randomblob(32)", "chat": "'telegram:9' || i", "person": "'9' || i"},
    "document": {"id": "i", "customer_id": "i", "source_key": "'P' || i"},
    "statement": {"id": "i", "customer_id": "i", "number": "'P' || i", "body": "x'7b7d'"},
    "dispute_case": {"id": "i", "number": "'P' || i", "customer_id": "i", "document_id": "i"},
    "dispute_item": {"case_id": "i", "document_id": "i"},
    "evidence": {"id": "i", "chat": "'telegram:9' || i", "case_id": "i"},
    "audit": {"customer_id": "i"},
    "outbox": {
        "id": "i", "key": "'P' || i", "lane": "'telegram:9' || i", "subject": "'statement:' || i", "customer_id": "i",
        "body": "'{}'", "state": "'sent'",
    },
    "follow_up": {
        "id": "i", "subject": "'statement:' || i", "customer_id": "i", "state": "'due'", "due_at": "LATER + i",
    },
}  # fmt: skip


def measure(folder: Path, *, small: bool) -> Findings:
    """Every row of the table."""
    return asyncio.run(_measure(folder, (20, 200) if small else (1_000, 1_000_000), 1 if small else 5, small))


async def _measure(folder: Path, sizes: tuple[int, int], rounds: int, small: bool) -> Findings:  # noqa: FBT001
    load = Load(4, 4) if small else Load(64, 64)
    async with AsyncExitStack() as stack:
        towns = [await stack.enter_async_context(_town(folder / str(n), n, load, rounds)) for n in sizes]
        due = [await _crowded(town, size) for town, size in zip(towns, sizes, strict=True)]
        both = list(zip(towns, due, strict=True))
        found = [[await _pace(town, visit, load) for town, visit in both] for _ in range(rounds)]
    by = log(sizes[1] / sizes[0])
    few, many = f"{sizes[0]:,}", f"{sizes[1]:,}"
    rows = [
        median(f"a turn among {few} and {many}: exponent, processor", (log(b.cost / a.cost) / by for a, b in found),
               (0.05, 0.02), at_least=False, unit=""),
        median("the same, time", (log(a.speed / b.speed) / by for a, b in found), at_least=False, unit=""),
        median("a turn among the many / among the few, processor", (b.cost / a.cost for a, b in found)),
    ]  # fmt: skip
    best = [min(one.cost for one in column) for column in zip(*found, strict=True)]
    return Findings("growth", rows, {f"among {few}: µs": best[0], f"among {many}: µs": best[1]})


def _town(folder: Path, size: int, load: Load, rounds: int) -> Any:
    folder.mkdir(parents=True)
    return a_town(folder, min(size, load.walks * rounds + 1))


async def _crowded(town: Town, size: int) -> Iterator[Visit]:
    """Somebody walks, and the house fills with copies of them; then those who will be measured."""
    there = int(
        (await town.store.read(lambda conn: conn.exec_driver_sql("SELECT count(*) FROM customer").scalar())) or 0
    )
    due = visits(FIRST_CHAT, there)
    await walk(next(due), town.phones, town.deliver, lambda: False)
    await town.relay.idle()
    fill(town.store, size - there)
    return due


async def _pace(town: Town, due: Iterator[Visit], load: Load) -> Pace:
    return await pace(due, town.phones, town.deliver, town.relay.idle, load)


def fill(store: EmbeddedStore, count: int) -> None:
    """So many more customers, each with what a walked dialogue leaves."""
    conn = store.engine.connect()
    raw: Any = conn.connection.dbapi_connection
    (now,) = raw.execute("SELECT max(made_at) FROM outbox").fetchone()
    raw.execute("PRAGMA synchronous=OFF")
    raw.execute("PRAGMA foreign_keys=OFF")
    with conn.begin():
        for table, own in COPIES.items():
            changed = {name: given.replace("LATER", str(now + DAY)) for name, given in own.items()}
            _copy(raw, table, count, changed)
        keys = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {KEYS * count})"  # noqa: S608
        mine = f"{now} / {HOUR} - i % 720, 'telegram', 'P' || i, 'telegram:9' || i, 'done', 0, {now} - i * {SECOND}"
        names = "hour, source, external_id, chat, state, tries, received_at"
        raw.execute(f"INSERT INTO inbox ({names}) {keys} SELECT {mine} FROM n")  # noqa: S608 - our own words
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.execute("PRAGMA foreign_keys=ON")
    raw.execute("PRAGMA synchronous=FULL")
    conn.close()


def _copy(raw: Any, table: str, count: int, changed: dict[str, str]) -> None:
    names = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
    taken = ", ".join(changed.get(name, f'"{name}"') for name in names)
    every = ", ".join(f'"{name}"' for name in names)
    raw.execute(
        f"INSERT INTO {table} ({every})"  # noqa: S608 - names of our own schema
        f" WITH RECURSIVE n(i) AS (SELECT {FAR} UNION ALL SELECT i + 1 FROM n WHERE i < {FAR + count - 1})"
        f" SELECT {taken} FROM n, (SELECT * FROM {table} LIMIT 1)"
    )
