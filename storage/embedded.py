"""The embedded store: SQLite, one process, one writing connection in one thread.

Theory of operation. Works queue up; the writer takes all that wait, begins one IMMEDIATE transaction, gives each work
its own savepoint, commits once with `synchronous=FULL` and only then answers all of them. A failing work rolls back to
its savepoint and takes nothing of its neighbours with it. Under load the cost of the disk's flush is shared; alone, a
work waits for nobody. Reads have a connection and a thread of their own. A lock file refuses a second process, since
SQLite before 3.51.3 has a rare fault when two connections write at once.
"""

import asyncio
import fcntl
import queue
import threading
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
_Job = tuple[Work, asyncio.AbstractEventLoop, "asyncio.Future[Any]"]
MOST = 256  # works that share one commit: bounds how long the first of them waits


def engine_at(path: Path | None) -> Engine:
    """An engine whose transactions begin IMMEDIATE, so that no read-modify-write is ever lost.

    None keeps it in memory.
    """
    url = f"sqlite:///{path}" if path else "sqlite://"
    engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
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
        self._engine.connect().close()  # before the thread does: two who come first at once get two connections
        self._reader = _reading(path) if path else None
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._closing = False
        self._readers = ThreadPoolExecutor(1, "books-reader")
        self._thread = threading.Thread(target=self._serve, name="books-writer", daemon=True)
        self._thread.start()

    @property
    def engine(self) -> Engine:
        """For migrations and operator commands, before any work is queued."""
        return self._engine

    async def write(self, work: Callable[[Connection], T]) -> T:
        """See `Store`."""
        if self._closing:
            raise StoppedError(StoppedError.__doc__)
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()
        self._jobs.put((work, loop, answer))
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
        if not self._closing:
            self._closing = True
            self._jobs.put(None)
            await asyncio.get_running_loop().run_in_executor(None, self._thread.join)
            self._readers.shutdown()
            for engine in filter(None, (self._reader, self._engine)):
                engine.dispose()
            if self._lock:
                self._lock.close()

    # -- the writer's thread -----------------------------------------------------------------------------------------
    def _serve(self) -> None:
        with self._engine.connect() as conn:
            while self._batch(conn):
                pass

    def _batch(self, conn: Connection) -> bool:
        jobs, more = self._gather()
        if jobs:
            _tell(jobs, _commit_together(conn, jobs))
        return more

    def _gather(self) -> tuple[list[_Job], bool]:
        """Everything that waits, at least one job; False when the store closes after these."""
        first = self._jobs.get()
        if first is None:
            return [], False
        jobs = [first]
        while len(jobs) < MOST and not self._jobs.empty():
            job = self._jobs.get()
            if job is None:
                return jobs, False
            jobs.append(job)
        return jobs, True

    def _look(self, work: Work) -> Any:
        assert self._reader is not None  # noqa: S101 - read() has looked
        with self._reader.connect() as conn:
            return work(conn)


def _commit_together(conn: Connection, jobs: list[_Job]) -> list[tuple[Any, BaseException | None]]:
    """Run each work in a savepoint and commit them all; if the commit fails, all have failed."""
    try:
        with conn.begin():
            return [_in_savepoint(conn, work) for work, _, _ in jobs]
    except Exception as error:  # noqa: BLE001 - whatever it was, every caller must hear of it
        return [(None, error)] * len(jobs)


def _in_savepoint(conn: Connection, work: Work) -> tuple[Any, BaseException | None]:
    raw = conn.connection.driver_connection
    raw.execute("SAVEPOINT work")  # type: ignore[union-attr]
    try:
        value = work(conn)
    except Exception as error:
        if not raw.in_transaction:  # type: ignore[union-attr]  # a full disk: SQLite itself has taken everything back
            raise
        raw.execute("ROLLBACK TO work")  # type: ignore[union-attr]
        raw.execute("RELEASE work")  # type: ignore[union-attr]
        return None, error
    raw.execute("RELEASE work")  # type: ignore[union-attr]
    return value, None


def _tell(jobs: list[_Job], outcomes: list[tuple[Any, BaseException | None]]) -> None:
    """Answer all of them; each event loop is woken once, however many of its works were done."""
    by_loop: dict[asyncio.AbstractEventLoop, list[tuple[asyncio.Future[Any], Any, BaseException | None]]] = {}
    for (_, loop, answer), (value, error) in zip(jobs, outcomes, strict=True):
        by_loop.setdefault(loop, []).append((answer, value, error))
    for loop, answers in by_loop.items():
        if not loop.is_closed():
            loop.call_soon_threadsafe(_settle, answers)


def _settle(answers: list[tuple["asyncio.Future[Any]", Any, BaseException | None]]) -> None:
    for answer, value, error in answers:
        if answer.cancelled():
            continue
        if error is None:
            answer.set_result(value)
        else:
            answer.set_exception(error)


def _reading(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", poolclass=StaticPool, connect_args={"check_same_thread": False})

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
