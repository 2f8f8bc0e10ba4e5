"""APScheduler's own job store beside our rows: what it costs to fire one thing among very many that wait.

All on a file, `synchronous=FULL`, by the wall clock, since the flushes are what APScheduler spends its time on: it
keeps each job's outcome in a transaction of its own, we keep a look's in one. The job does nothing, on either side.
APScheduler's store is measured as it comes, given an address (SQLite's own journal), and over our engine (a log ahead).
"""

import pickle
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from apscheduler.executors.base import BaseExecutor
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.base import BaseScheduler
from sqlalchemy import Connection

from flows.facts.times import HOUR, SECOND
from storage import follow_ups
from storage.embedded import engine_at
from storage.tables.corridor import FOLLOW_UP
from tests.benchmarks.rows import seconds

BATCH: Final = 100  # that are due at once
_INSERT = (
    "INSERT INTO follow_up (kind, subject, customer_id, count, due_at, state, because, shows, contact_id, made_at)"
    " VALUES ('confirm_reminder', ?, ?, 0, ?, 'due', '', '{}', 0, 0)"
)


def ours(path: Path, pending: int, now: int) -> Callable[[], float]:
    """Rows on a file; a call makes some due and fires them: seconds each."""
    conn: Connection = engine_at(path).connect()
    with conn.begin():
        FOLLOW_UP.create(conn)
    raw: Any = conn.connection.dbapi_connection

    def insert(rows: Any) -> None:
        with conn.begin():
            raw.executemany(_INSERT, rows)

    insert((f"case:{n}", n % 1000, now + HOUR + n * SECOND) for n in range(pending))

    def fire() -> None:
        with conn.begin():
            for one in follow_ups.due(conn, now):
                assert follow_ups.still_due(conn, one.id)
                assert follow_ups.finish(conn, one.id, "", now, sent=True)

    def measure() -> float:
        insert((f"statement:{n}", n, now - n) for n in range(BATCH))
        return seconds(fire) / BATCH

    return measure


def theirs(path: Path, pending: int, *, as_it_comes: bool) -> Callable[[], float]:
    """APScheduler's job store on a file; the same."""
    now = datetime(2026, 11, 2, tzinfo=UTC)
    given: dict[str, Any] = {"url": f"sqlite:///{path}"} if as_it_comes else {"engine": engine_at(path)}
    store = SQLAlchemyJobStore(**given)
    scheduler = _Once(timezone=UTC)
    scheduler.add_jobstore(store, "default")
    scheduler.add_executor(_AtOnce(), "default")
    scheduler.start()
    job = scheduler.add_job(_nothing, "date", run_date=now + timedelta(days=3650), id="like the others")
    state = pickle.dumps(job.__getstate__(), pickle.HIGHEST_PROTOCOL)
    with store.engine.begin() as conn:
        raw: Any = conn.connection.dbapi_connection
        later = (now + timedelta(days=3650)).timestamp()
        raw.executemany(
            "INSERT INTO apscheduler_jobs (id, next_run_time, job_state) VALUES (?, ?, ?)",
            ((f"job-{n}", later + n, state) for n in range(pending)),
        )

    def measure() -> float:
        for n in range(BATCH):
            scheduler.add_job(
                _nothing, "date", run_date=now - timedelta(days=365 * 2, seconds=n), id=f"due-{n}",
                misfire_grace_time=None,
            )  # fmt: skip
        return seconds(scheduler._process_jobs) / BATCH

    return measure


def _nothing() -> None:
    """What both are asked to do."""


class _Once(BaseScheduler):  # type: ignore[misc]
    """A scheduler that looks only when it is told to."""

    def wakeup(self) -> None:
        """See BaseScheduler."""

    def shutdown(self, wait: bool = True) -> None:  # noqa: FBT001, FBT002 - its signature
        """See BaseScheduler."""
        super().shutdown(wait)


class _AtOnce(BaseExecutor):  # type: ignore[misc]
    """Runs a job on the spot."""

    def _do_submit_job(self, job: Any, run_times: list[datetime]) -> None:  # noqa: ARG002 - its signature
        job.func()
        self._run_job_success(job.id, [])
