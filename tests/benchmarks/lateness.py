"""`lateness`: how late what falls due is taken, by the real process over the sandbox: live, and after a kill.

`python -m bot run` lives twice. It is killed in the middle, and stays dead for some seconds. Each follow-up is a whole
turn: the day of the answer of a statement has passed. Late is from the moment it fell due to the moment its turn began,
for what fell due while nobody lived from the moment the second life was begun.
"""

import asyncio
import os
import random
import socket
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx

from bot.almanac import Almanac
from bot.assemble import house
from bot.clock import WallClock
from bot.corridor import Corridor
from bot.sandbox.app import Sandbox
from bot.settings import load
from flows.facts.times import SECOND
from locales.speak import Speaker
from storage.embedded import EmbeddedStore
from storage.migrate import migrate
from tests.benchmarks.rows import Findings, Row
from tests.benchmarks.town import _open_books
from tests.town.town import CAST, DESK

CHECKOUT: Final = Path(__file__).parents[2]
DEAD: Final = 5  # seconds between the kill and the second life
PATIENCE: Final = 60
FIRST: Final = 6  # seconds from which things fall due: rows put in past the bot are seen at its next bell


@dataclass(frozen=True, slots=True)
class Lives:
    """When the first was ready and killed, and when the second was begun (µs UTC)."""

    ready: int
    killed: int
    begun: int


def measure(folder: Path, *, small: bool) -> Findings:
    """Every row of the table."""
    return asyncio.run(_measure(folder, *((12, 8) if small else (600, 36))))


async def _measure(folder: Path, many: int, seconds: int) -> Findings:
    """`many` things fall due, for `seconds` before the kill and as long after it."""
    sandbox = Sandbox(CAST, clock=WallClock().now)
    address = await sandbox.start()
    try:
        given = {
            "data_dir": str(folder / "data"), "telegram_token": CAST.telegram_token, "telegram_api": address,
            "slack_bot_token": CAST.slack_bot_token, "slack_app_token": CAST.slack_app_token, "slack_api": address,
            "slack_channel": DESK, "company": "Harbourline Trading", "time_zone": "Europe/Berlin",
        }  # fmt: skip
        await _books(folder, given, many)
        lives = await _live_twice(folder, given, many, seconds)
    finally:
        await sandbox.stop()
    return _findings(_taken(folder), lives)


async def _books(folder: Path, given: dict[str, str], many: int) -> None:
    """Many customers, each with an issued statement; nothing else waits."""
    settings, clock = load(env_file=None, **given), WallClock()
    settings.data_dir.mkdir(parents=True)
    store = EmbeddedStore(settings.database)
    migrate(store.engine)
    corridor = Corridor(store, house(settings, Speaker.load(), Almanac(clock, settings.time_zone, {})), clock)
    await _open_books(store, corridor, folder / "files", many, clock.now())
    await store.write(lambda conn: conn.exec_driver_sql("DELETE FROM follow_up"))
    await store.close()


async def _live_twice(folder: Path, given: dict[str, str], many: int, seconds: int) -> Lives:
    first = await _begin(given)
    try:
        ready = WallClock().now()
        _fall_due(folder, ready, 2 * seconds + DEAD, many)
        await asyncio.sleep(seconds)
    finally:
        first.kill()
        await first.wait()
    killed = WallClock().now()
    await asyncio.sleep(DEAD)
    begun = WallClock().now()
    second = await _begin(given)
    try:
        for _ in range(2 * (seconds + PATIENCE)):
            await asyncio.sleep(0.5)
            if not _waiting(folder):
                break
    finally:
        second.terminate()
        await second.wait()
    return Lives(ready, killed, begun)


async def _begin(given: dict[str, str]) -> asyncio.subprocess.Process:
    """The bot itself, until it says that it is ready."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CONCORD_")}
    environment |= {f"CONCORD_{name.upper()}": value for name, value in given.items()}
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = str(free.getsockname()[1])
    command, quiet = (sys.executable, "-m", "bot", "run"), asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(
        *command, cwd=CHECKOUT, env=environment | {"CONCORD_HTTP_PORT": port}, stdout=quiet, stderr=quiet
    )
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        for _ in range(PATIENCE * 10):
            await asyncio.sleep(0.1)
            try:
                if (await client.get("/livez")).is_success and (await client.get("/readyz")).is_success:
                    return process
            except httpx.TransportError:
                continue
    process.kill()
    msg = "The bot did not become ready."
    raise RuntimeError(msg)


def _fall_due(folder: Path, since: int, seconds: int, many: int) -> None:
    """Each statement's day of answer is over at a drawn moment of that stretch."""
    chance = random.Random(1)
    with closing(_books_of(folder)) as conn, conn:
        ids = [row[0] for row in conn.execute("SELECT id FROM statement WHERE state = 'issued' LIMIT ?", (many,))]
        conn.executemany(
            "INSERT INTO follow_up (kind, subject, customer_id, count, due_at, state, because, shows, contact_id,"
            " made_at) SELECT 'reply_by', 'statement:' || id, customer_id, 0, ?, 'due', '', '{}', 0, ? FROM statement"
            " WHERE id = ?",
            [(since + int(chance.uniform(FIRST, seconds) * SECOND), since, id_) for id_ in ids],
        )


def _waiting(folder: Path) -> int:
    with closing(_books_of(folder)) as conn:
        found = conn.execute("SELECT count(*) FROM follow_up WHERE kind = 'reply_by' AND state = 'due'").fetchone()
    return int(found[0])


def _taken(folder: Path) -> list[tuple[int, int]]:
    """(due, taken) of each; what was never taken is missing."""
    with closing(_books_of(folder)) as conn:
        found = conn.execute("SELECT due_at, closed_at FROM follow_up WHERE kind = 'reply_by' AND state = 'done'")
        return [(int(due), int(closed)) for due, closed in found]


def _books_of(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(folder / "data" / "concord.db", timeout=10)


def _findings(taken: list[tuple[int, int]], lives: Lives) -> Findings:
    caught_up = max((closed for due, closed in taken if lives.killed < due < lives.begun), default=lives.begun)
    live = [closed - due for due, closed in taken if closed < lives.killed or due > caught_up]
    after = [closed - max(due, lives.begun) for due, closed in taken if due <= caught_up and closed > lives.begun]
    early = [due - closed for due, closed in taken if closed < due]
    rows = [
        Row("late while it lives, 99th of a hundred", _p99(live), 5, 1, at_least=False, rounds=(_p99(live),), unit="s"),
        Row("late after a restart, 99th of a hundred", _p99(after), 10, 5, at_least=False, rounds=(_p99(after),),
            unit="s"),
    ]  # fmt: skip
    figures = {"taken while it lives": float(len(live)), "taken after the restart": float(len(after))}
    figures |= {"late while it lives, median: s": _middle(live), "late after a restart, median: s": _middle(after)}
    return Findings("lateness", rows, figures | {"early": float(len(early))})


def _p99(lates: list[int]) -> float:
    return sorted(lates)[int(len(lates) * 0.99)] / SECOND if lates else 0.0


def _middle(lates: list[int]) -> float:
    return sorted(lates)[len(lates) // 2] / SECOND if lates else 0.0
