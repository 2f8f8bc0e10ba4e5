"""What a turn asks of the books is found by an index, so that a large house answers as quickly as a small one.

Conversations are played, every statement that reaches SQLite is kept, and its plan is looked at: a table that grows
with customers, cases or messages may not be read from one end to the other. An index of open things alone may be.
"""

import asyncio
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import Engine, event

from storage.embedded import EmbeddedStore
from storage.migrate import migrate
from tests.conversations.play import HERE, play

PLAYED: Final = (
    "readme", "appeal", "merge_split", "offer_in_part", "person_shift_ends", "reply_with_files", "said_by_phone",
    "due_reminder", "round_month", "comes_again", "still_you", "promise_late", "complaint_late", "consult",
    "digest_daily", "digest_monday",
)  # fmt: skip
SMALL: Final = frozenset({
    "staff", "delegation", "cycle", "cycle_schedule", "alembic_version", "import_batch",
})  # fmt: skip
# What may read a table from end to end, by a part of its words, and why.
WHOLE: Final = {
    "thread_file.state = 'wanted'": "once at the start",
    "FROM our_promise WHERE state = 'open' AND zone": "once at the start, and when the zones' rules change",
    "dispute_case.state NOT IN (": "once at the start",
    "SELECT DISTINCT customer.country, customer.region": "once at the start",
    "FROM customer ORDER BY customer.code": "an operator's order about all customers",
    "SELECT DISTINCT kind FROM follow_up": "the transcripts' own look",
    "source_key LIKE": "the transcripts' own look",
    "replace(": "a colleague's words are held against every customer's name before they leave",
    "SELECT consult.colleague, count(*)": "who is asked least, when a department is asked",
    "FROM customer_rhythm": "who has which rhythm, when a round begins",
    "our_promise.kind = 'answer' AND our_promise.due_at <": "a colleague's morning",
    "confirmation.at >=": "the signs of a week, on Monday mornings",
    "payment_promise.broken > ": "the signs of a week, on Monday mornings",
    "min(binding.bound_at)": "the signs of a week, on Monday mornings",
    "allocation.on_day >=": "the signs of a week, on Monday mornings",
    "dispute_case.registered_at >=": "the signs of a week, on Monday mornings",
    "approval.at >": "what was granted in a week, on Monday mornings",
}
MANY: Final = 50  # statements, in the shortest of them
_VALUES: Final = re.compile(r"'(?:[^']|'')*'|x'[0-9a-f]*'|\b\d+\b")
_SCAN: Final = re.compile(r"SCAN (?P<table>\w+)(?: USING (?:COVERING )?INDEX (?P<index>\w+))?")


@contextmanager
def listening() -> Iterator[dict[str, str]]:
    """Every statement that reaches SQLite meanwhile: its shape, and one example of it."""
    asked: dict[str, str] = {}

    def heard(statement: str) -> None:
        asked.setdefault(_VALUES.sub("?", statement), statement)

    def listen(connection: Any, _record: object) -> None:
        connection.set_trace_callback(heard)

    event.listen(Engine, "connect", listen)
    try:
        yield asked
    finally:
        event.remove(Engine, "connect", listen)


def whole_reads(books: sqlite3.Connection, statement: str) -> list[str]:
    """The growing tables of which that statement reads every row."""
    tables = {name for (name,) in books.execute("SELECT name FROM sqlite_master WHERE type = 'table'")} - SMALL
    open_only = {
        row[1]
        for table in tables
        for row in books.execute(f"PRAGMA index_list({table})")
        if row[4]  # an index with a condition holds the open, the due, the waiting
    }
    plan = [row[3] for row in books.execute(f"EXPLAIN QUERY PLAN {statement}")]
    scans = [found for step in plan if (found := _SCAN.match(step))]
    return [found["table"] for found in scans if found["table"] in tables and found["index"] not in open_only]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """New books, whose plans no statistics have changed."""
    path = tmp_path_factory.mktemp("books") / "books.sqlite3"
    store = EmbeddedStore(path)
    migrate(store.engine)
    asyncio.run(store.close())
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


@pytest.mark.parametrize("name", PLAYED)
def test_a_conversation_reads_no_growing_table_from_end_to_end(
    name: str, tmp_path: Path, books: sqlite3.Connection
) -> None:
    """Whatever is asked on the way."""
    with listening() as asked:
        play(HERE / f"{name}.txt", tmp_path)
    looks = [one for one in asked.values() if one.lstrip().upper().startswith(("SELECT", "WITH", "UPDATE", "DELETE"))]
    turns = [look for look in looks if not any(part in look for part in WHOLE)]

    assert len(turns) > MANY
    assert {look: found for look in turns if (found := whole_reads(books, look))} == {}


def test_a_statement_without_an_index_is_seen(books: sqlite3.Connection) -> None:
    """The proof can fail."""
    assert whole_reads(books, "SELECT id FROM dispute_case WHERE claimed = 1") == ["dispute_case"]
