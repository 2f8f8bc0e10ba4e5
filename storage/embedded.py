"""The embedded store: SQLite, one process, one writing connection.

Theory of operation. Works queue up; all that wait when the event loop comes round share one IMMEDIATE transaction, each
in its own savepoint. Their statements run in the loop, since handing each to a thread costs more than the statement;
the one thing that waits for the disk, the commit with `synchronous=FULL`, runs in a thread, and only after it are they
answered. A failing work rolls back to its savepoint and takes nothing of its neighbours with it. Under load the cost of
the flush is shared; alone, a work waits for nobody. A long work (an import) runs in the thread as a whole. Reads have a
connection and a thread of their own. A lock file refuses a second process, since SQLite before 3.51.3 has a rare fault
when two connections write at once.
"""

import asyncio
import contextlib
import fcntl
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from storage.errors import InUseError, StoppedError
from storage.ports import Store

T = TypeVar("T")
Work = Callable[[Connection], Any]
_Job = tuple[Work, "asyncio.Future[Any]", bool]
_Outcome = tuple[Any, BaseException | None]
AS_WE_RUN = {  # what the driver is told
    "check_same_thread": False,
    "cached_statements": 1024,  # it would keep the last 128 compiled, and our turns know more
}
MOST = 256  # works that share one commit: bounds how long the first of them waits


def engine_at(path: Path | None) -> Engine:
    """An engine whose transactions begin IMMEDIATE, so that no read-modify-write is ever lost.

    None keeps it in memory.
    """
    url = f"sqlite:///{path}" if path else "sqlite://"
    engine = create_engine(url, poolclass=StaticPool, connect_args=AS_WE_RUN)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", lambda conn: conn.connection.driver_connection.execute("BEGIN IMMEDIATE"))
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver would begin too late and without IMMEDIATE
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=5000",
        "cache_size=-65536",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


class EmbeddedStore(Store):
    """`Store` over one SQLite file, or in memory when `path` is None (then reads share the writer)."""

    def __init__(self, path: Path | None) -> None:
        """Open the file. Raises InUseError when another process has it."""
        self._lock = _lock(path) if path else None
        self._engine = engine_at(path)
        self._reader = _reading(path) if path else None
        self._jobs: deque[_Job] = deque()
        self._serving: asyncio.Task[None] | None = None
        self._closing = False
        self._committer = ThreadPoolExecutor(1, "books-writer")
        self._readers = ThreadPoolExecutor(1, "books-reader")

    @property
    def engine(self) -> Engine:
        """For migrations and operator commands, before any work is queued."""
        return self._engine

    async def write(self, work: Callable[[Connection], T], *, long: bool = False) -> T:
        """See `Store`."""
        if self._closing:
            raise StoppedError(StoppedError.__doc__)
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._jobs.append((work, answer, long))
        if self._serving is None or self._serving.done():
            self._serving = asyncio.create_task(self._serve())
        return await answer

    async def read(self, work: Callable[[Connection], T]) -> T:
        """See `Store`."""
        if self._closing:
            raise StoppedError(StoppedError.__doc__)
        if self._reader is None:
            return await self.write(work)
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._look, work)

    async def close(self) -> None:
        """See `Store`."""
        if self._closing:
            return
        self._closing = True
        if self._serving and not self._serving.done():
            await asyncio.wait({self._serving})
        for pool in (self._committer, self._readers):
            pool.shutdown()
        for engine in filter(None, (self._reader, self._engine)):
            engine.dispose()
        if self._lock:
            self._lock.close()

    async def _serve(self) -> None:
        """Batch after batch, until nothing waits."""
        with self._engine.connect() as conn:
            while self._jobs:
                await asyncio.sleep(0)  # whoever is ready in this turn of the loop comes along
                jobs = [self._jobs.popleft() for _ in range(min(MOST, len(self._jobs)))]
                _settle(jobs, await self._together(conn, jobs))

    async def _together(self, conn: Connection, jobs: list[_Job]) -> list[_Outcome]:
        """Run each work in a savepoint and commit them all; if the commit fails, all have failed."""
        loop = asyncio.get_running_loop()
        try:
            if any(long for _, _, long in jobs):
                outcomes = await loop.run_in_executor(self._committer, _begin_and_run, conn, jobs)
            else:
                outcomes = _begin_and_run(conn, jobs)
            await loop.run_in_executor(self._committer, conn.commit)
        except Exception as error:  # noqa: BLE001 - whatever it was, every caller must hear of it
            with contextlib.suppress(Exception):  # SQLite may have rolled back by itself already
                conn.rollback()
            return [(None, error)] * len(jobs)
        return outcomes

    def _look(self, work: Work) -> Any:
        assert self._reader is not None  # noqa: S101 - read() has looked
        with self._reader.connect() as conn:
            return work(conn)


def _begin_and_run(conn: Connection, jobs: list[_Job]) -> list[_Outcome]:
    conn.begin()
    return [_in_savepoint(conn, work) for work, _, _ in jobs]


def _in_savepoint(conn: Connection, work: Work) -> _Outcome:
    raw: Any = conn.connection.dbapi_connection
    raw.execute("SAVEPOINT work")
    try:
        value = work(conn)
    except Exception as error:
        if not raw.in_transaction:  # a full disk: SQLite itself has taken everything back
            raise
        raw.execute("ROLLBACK TO work")
        raw.execute("RELEASE work")
        return None, error
    raw.execute("RELEASE work")
    return value, None


def _settle(jobs: list[_Job], outcomes: list[_Outcome]) -> None:
    for (_, answer, _), (value, error) in zip(jobs, outcomes, strict=True):
        if answer.cancelled():
            continue
        if error is None:
            answer.set_result(value)
        else:
            answer.set_exception(error)


def _reading(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", poolclass=StaticPool, connect_args=AS_WE_RUN)

    def prepare(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA query_only=ON")
        connection.execute("PRAGMA busy_timeout=5000")

    event.listen(engine, "connect", prepare)
    return engine


def _lock(path: Path) -> Any:
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = path.with_suffix(".lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        raise InUseError(InUseError.__doc__) from error
    return lock
