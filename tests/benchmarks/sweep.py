"""`sweep`: what it costs to find and claim what has fallen due, with few and with very many follow-ups waiting.

Books in memory, processor time: the flush of a commit is the disk's affair and the same for both. The next slot is the
first moment at which somebody may be written to, over a real place's holidays. Firing beside APScheduler's own job
store is measured on files: tests/benchmarks/firing.py.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection

from flows.facts.contact_policy import next_unasked
from flows.facts.times import DAY, HOUR, SECOND, day_in_zone
from locales.calendars import Calendars
from storage import follow_ups
from storage.embedded import engine_at
from storage.tables.corridor import FOLLOW_UP
from tests.benchmarks import firing
from tests.benchmarks.rows import Findings, median, micros

NOW: Final = 1_790_000_000_000_000
BATCH: Final = 200  # what one look brings
_INSERT = (
    "INSERT INTO follow_up (kind, subject, customer_id, count, due_at, state, because, shows, contact_id, made_at)"
    " VALUES ('confirm_reminder', ?, ?, 0, ?, 'due', '', '{}', 0, 0)"
)


def measure(folder: Path, *, small: bool) -> Findings:
    """Every row of the table."""
    few, many, rounds = (100, 2000, 2) if small else (10_000, 1_000_000, 9)
    sweeps = [_sweep(few), _sweep(many)]
    found = [(sweeps[0](), sweeps[1]()) for _ in range(rounds)]
    slots = [micros(_slot(), 200 if small else 5000) for _ in range(rounds)]
    ours = firing.ours(folder / "rows.db", many, NOW)
    theirs = firing.theirs(folder / "jobs.db", many, as_it_comes=True)
    over_ours = firing.theirs(folder / "jobs ahead.db", many, as_it_comes=False)
    fired = [(ours(), theirs(), over_ours()) for _ in range(rounds)]
    claims = f"a due row among {many:,} / among {few:,}"
    rows = [
        median(claims, (many_ / few_ for few_, many_ in found), (1.25, 1.0), at_least=False),
        median(
            f"a job of APScheduler's store / a row, FULL, {many:,} wait",
            (job / row for row, job, _ in fired),
            (100, 150),
        ),
        median("the same, its store over our engine", (job / row for row, _, job in fired)),
        median("the next slot", slots, (50, 20), at_least=False, unit="µs"),
    ]
    best = [min(column) for column in zip(*found, strict=True)]
    figures = {f"a row among {few:,}: µs": best[0], f"among {many:,}: µs": best[1]}
    row, job, _ = (min(column) * 1e6 for column in zip(*fired, strict=True))
    figures |= {"firing a row, FULL: µs": row, "firing a job of APScheduler, FULL: µs": job}
    return Findings("sweep", rows, figures)


def _sweep(pending: int) -> Callable[[], float]:
    """A sweep over books with so many follow-ups that are not due; µs for each row that was."""
    conn: Connection = engine_at(None).connect()
    FOLLOW_UP.create(conn)
    raw: Any = conn.connection.dbapi_connection
    raw.executemany(_INSERT, ((f"case:{n}", n % 1000, NOW + HOUR + n * SECOND) for n in range(pending)))

    def sweep() -> float:
        raw.executemany(_INSERT, ((f"statement:{n}", n, NOW - n) for n in range(BATCH)))
        return micros(lambda: _claim_all(conn), 1) / BATCH

    return sweep


def _claim_all(conn: Connection) -> None:
    for one in follow_ups.due(conn, NOW):
        assert follow_ups.still_due(conn, one.id)
        assert follow_ups.finish(conn, one.id, "", NOW, sent=True)
    assert follow_ups.next_due(conn)


def _slot() -> Callable[[], object]:
    """One look for the next slot after another, day by day over a year in Shanghai."""
    calendar = Calendars(day_in_zone(NOW, "Asia/Shanghai")).of("CN")
    days = iter(range(1_000_000))
    return lambda: next_unasked(NOW + next(days) % 300 * DAY + 11 * HOUR, "Asia/Shanghai", calendar)
