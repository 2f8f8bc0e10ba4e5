"""The contract over every store, and what the embedded one promises beyond it: durable, alone, in few flushes."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import OperationalError

from storage.embedded import MOST, EmbeddedStore, engine_at
from storage.errors import InUseError
from storage.migrate import migrate
from tests.storage.contract import StoreContract, names, put, raise_by_one, run

CHECKOUT = Path(__file__).parents[2]
HOLDS = """
import sys, time, pathlib, storage.embedded
store = storage.embedded.EmbeddedStore(pathlib.Path(sys.argv[1]))
print("open", flush=True)
time.sleep(60)
"""


class TestStore(StoreContract):
    """Every store keeps the contract."""


def opened(path: Path) -> EmbeddedStore:
    """A store on disk with its tables."""
    store = EmbeddedStore(path)
    migrate(store.engine)
    return store


def stranger(path: Path, sql: str) -> list[tuple[object, ...]]:
    """What another program finds in the file, through a connection of its own."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as conn:
        rows = conn.execute(sql).fetchall()
    conn.close()
    return rows


def hold(begun: threading.Event, go_on: threading.Event) -> None:
    """Keep the writer busy until it may go on."""
    begun.set()
    go_on.wait(5)


def commits_of(engine: Engine) -> list[Connection]:
    """A list that grows by one with each commit."""
    counted: list[Connection] = []
    event.listen(engine, "commit", counted.append)
    return counted


def test_an_answered_write_is_on_disk_for_everybody(tmp_path: Path) -> None:
    """The answer is what a platform is told; from then on nothing may be lost."""
    store = opened(tmp_path / "books.sqlite")

    async def script() -> list[tuple[object, ...]]:
        await store.write(put("kept"))
        seen = stranger(tmp_path / "books.sqlite", "SELECT name FROM counter")
        await store.close()
        return seen

    assert run(script) == [("kept",)]


def test_what_was_written_is_there_when_the_store_is_opened_again(tmp_path: Path) -> None:
    """A restart is nothing special."""
    first = opened(tmp_path / "books.sqlite")

    async def write() -> None:
        await first.write(put("kept"))
        await first.close()

    async def look() -> list[str]:
        second = opened(tmp_path / "books.sqlite")
        seen = await second.read(names)
        await second.close()
        return seen

    run(write)

    assert run(look) == ["kept"]


def test_a_second_store_on_the_same_file_is_refused(tmp_path: Path) -> None:
    """Two writers on one file is how SQLite loses data."""
    store = opened(tmp_path / "books.sqlite")

    with pytest.raises(InUseError, match="stop it first"):
        EmbeddedStore(tmp_path / "books.sqlite")
    asyncio.run(store.close())


def test_a_file_that_was_let_go_can_be_opened(tmp_path: Path) -> None:
    """The lock goes with its owner."""
    asyncio.run(opened(tmp_path / "books.sqlite").close())

    asyncio.run(opened(tmp_path / "books.sqlite").close())


def test_another_process_is_refused_until_the_first_is_killed(tmp_path: Path) -> None:
    """A stale lock must not keep the bot down after a crash, and a live one must."""
    path = tmp_path / "books.sqlite"
    holder = subprocess.Popen([sys.executable, "-c", HOLDS, path], cwd=CHECKOUT, stdout=subprocess.PIPE)
    assert holder.stdout is not None
    holder.stdout.readline()
    with pytest.raises(InUseError):
        EmbeddedStore(path)
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    holder.stdout.close()

    asyncio.run(opened(path).close())


def test_works_that_wait_together_share_one_commit(tmp_path: Path) -> None:
    """A flush costs more than everything else, so it is paid once for all who stand in the queue."""
    store = opened(tmp_path / "books.sqlite")
    commits, begun, go_on = commits_of(store.engine), threading.Event(), threading.Event()

    async def script() -> None:
        first = asyncio.create_task(store.write(lambda _conn: hold(begun, go_on), long=True))
        await asyncio.to_thread(begun.wait, 5)
        rest = [asyncio.create_task(store.write(put(f"n{n}"))) for n in range(50)]
        await asyncio.sleep(0)
        go_on.set()
        await asyncio.gather(first, *rest)
        await store.close()

    run(script)

    assert len(commits) == 2


def test_a_commit_is_shared_by_a_bounded_number_of_works(tmp_path: Path) -> None:
    """The first in a long queue must not wait for the last."""
    store = opened(tmp_path / "books.sqlite")
    commits, begun, go_on = commits_of(store.engine), threading.Event(), threading.Event()

    async def script() -> None:
        first = asyncio.create_task(store.write(lambda _conn: hold(begun, go_on), long=True))
        await asyncio.to_thread(begun.wait, 5)
        rest = [asyncio.create_task(store.write(put(f"n{n}"))) for n in range(2 * MOST)]
        await asyncio.sleep(0)
        go_on.set()
        await asyncio.gather(first, *rest)
        await store.close()

    run(script)

    assert len(commits) == 3


def test_the_file_is_flushed_at_every_commit(tmp_path: Path) -> None:
    """NORMAL survives a killed process; only FULL survives a power cut."""
    store = opened(tmp_path / "books.sqlite")

    def settings(conn: Connection) -> list[object]:
        wanted = ("synchronous", "journal_mode", "foreign_keys")
        return [conn.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted]

    async def script() -> list[object]:
        found = await store.write(settings)
        await store.close()
        return found

    assert run(script) == [2, "wal", 1]


def test_a_read_cannot_write(tmp_path: Path) -> None:
    """Whatever slips into a read is refused instead of half done."""
    store = opened(tmp_path / "books.sqlite")

    async def script() -> list[str]:
        with pytest.raises(OperationalError, match="readonly"):
            await store.read(put("sly"))
        seen = await store.read(names)
        await store.close()
        return seen

    assert run(script) == []


def test_two_engines_on_one_file_lose_no_update(tmp_path: Path) -> None:
    """A transaction begins IMMEDIATE: whoever reads in order to write has the file to himself."""
    path = tmp_path / "books.sqlite"
    engines = [engine_at(path), engine_at(path)]
    migrate(engines[0])
    with engines[0].begin() as conn:
        put("till", 0)(conn)

    def many(engine: Engine) -> None:
        for _ in range(40):
            with engine.begin() as conn:
                raise_by_one(conn)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(many, engines))
    for engine in engines:
        engine.dispose()

    assert stranger(path, "SELECT value FROM counter") == [(80,)]


def test_a_full_disk_fails_the_work_and_nothing_else(tmp_path: Path) -> None:
    """What did not fit is refused whole; once there is room again the same store goes on."""
    path = tmp_path / "books.sqlite"
    store = opened(path)

    def limit(conn: Connection, pages: int) -> None:
        conn.exec_driver_sql(f"PRAGMA max_page_count={pages}")

    async def script() -> list[str]:
        await store.write(put("before"))
        await store.write(lambda conn: limit(conn, 1))  # SQLite takes the present size for the least
        with pytest.raises(OperationalError, match="full"):
            await store.write(put("x" * 200_000))
        await store.write(lambda conn: limit(conn, 1_000_000))
        await store.write(put("after"))
        seen = await store.read(names)
        await store.close()
        return seen

    assert run(script) == ["after", "before"]
    assert stranger(path, "PRAGMA integrity_check") == [("ok",)]
