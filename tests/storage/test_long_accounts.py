"""A customer of ten years costs a turn no more than one of ten days: counted in steps of SQLite's own machine."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import Connection

from flows.facts.times import DAY
from storage import audit, case_history, follow_ups
from storage.embedded import engine_at
from storage.migrate import migrate
from tests.flows.samples_statements import case

NOW = 1_790_000_000_000_000
FEW, MANY = 20, 2000


@pytest.fixture
def conn() -> Iterator[Connection]:
    """Empty books."""
    engine = engine_at(None)
    migrate(engine)
    with engine.begin() as found:
        yield found


def steps(conn: Connection, look: Callable[[], object]) -> int:
    """How many steps a look takes."""
    raw: Any = conn.connection.driver_connection
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += 1
        return 0

    look()  # compiled once
    raw.set_progress_handler(count, 1)
    look()
    raw.set_progress_handler(None, 0)
    return counted


def test_a_case_is_read_without_what_was_written_about_others(conn: Connection) -> None:
    """Its clocks run by it at every turn that touches it."""
    mine = case()
    audit.record(conn, mine.customer_id, NOW, "house", "registered", f"case:{mine.id}", {})

    def grown(to: int) -> int:
        for n in range(to):
            audit.record(conn, mine.customer_id, NOW + n, "house", "viewed", f"statement:{to}-{n}", {})
        assert len(case_history.told_of(conn, mine)) == 1
        return steps(conn, lambda: case_history.told_of(conn, mine))

    assert grown(FEW) == grown(MANY)


def test_what_left_lately_is_found_without_what_left_in_all_the_years_before(conn: Connection) -> None:
    """The caps look a month back at every word that nobody asked for."""

    def grown(to: int) -> int:
        for n in range(to):
            at = NOW - (40 + n) * DAY
            one = follow_ups.replace(conn, "view_reminder", f"statement:{to}-{n}", 1, 0, at, at)
            follow_ups.finish(conn, one, "", at, sent=True)
        assert follow_ups.sent_lately(conn, 1, NOW - 31 * DAY) == []
        return steps(conn, lambda: follow_ups.sent_lately(conn, 1, NOW - 31 * DAY))

    assert grown(FEW) == grown(MANY)
