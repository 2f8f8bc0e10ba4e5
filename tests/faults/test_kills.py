"""Sixty kills in CI, and the checker itself: what it is there to find, it finds."""

import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from storage.embedded import engine_at
from storage.migrate import migrate
from tests.faults.check import Found, check

CHECKOUT = Path(__file__).parents[2]
KILLS = 60
LETTER = (
    "INSERT INTO outbox (key, lane, channel, method, body, kind, subject, customer_id, on_uncertain, state, not_before,"
    " attempts, made_at) VALUES (?, ?, ?, ?, ?, ?, '', 0, 'assume_sent', 'sent', 0, 1, 1)"
)
INBOUND = (
    "INSERT INTO inbox (hour, source, external_id, chat, state, tries, received_at)"
    " VALUES (1, 'telegram', '1', 'telegram:7', 'done', 0, 1)"
)
HELLO = {"chat_id": 7, "text": "hello"}


def test_nothing_is_lost_or_doubled_over_sixty_kills() -> None:
    """Receive, work and send are cut anywhere, while sixteen customers and three colleagues go on.

    In a process of its own: what is forked must have no threads, and pytest's has.
    """
    command = [sys.executable, "-m", "tests.faults", "kills", "--kills", str(KILLS), "--seed", "1"]
    ended = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, timeout=240, check=False)
    said = dict(re.findall(r"^(\w+) +(\d+)", ended.stdout, re.MULTILINE))

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert (said["kills"], said["lost"], said["doubled"]) == (str(KILLS), "0", "0")
    assert int(said["updates"]) > KILLS


# ------------------------------------------------------------------------------------------------ the checker itself

Meddle = Callable[[sqlite3.Connection, dict[str, Any]], object]


def sql(statement: str) -> Meddle:
    """Somebody changes the books."""
    return lambda books, _seen: books.execute(statement)


def seen_more(name: str, entry: object) -> Meddle:
    """The platforms saw something more."""
    return lambda _books, seen: seen[name].append(entry)


def seen_less(name: str) -> Meddle:
    """The platforms never saw it."""
    return lambda _books, seen: seen[name].clear()


def found_after(folder: Path, meddle: Meddle | None) -> Found:
    """One update, answered by one letter and passed on to the desk by another; then the meddling; then the check."""
    engine = engine_at(folder / "books.db")
    migrate(engine)
    engine.dispose()
    slack = {"text": "Person: word7x0x"}
    metadata = {"event_type": "concord_letter", "event_payload": {"key": "telegram:1:1"}}
    seen: dict[str, Any] = {
        "pushed": [[1, "message", 7, "word7x0x"]], "words": ["word7x0x"], "acknowledged": 0, "waiting": [],
        "telegram": [["sendMessage", HELLO]], "slack": [["chat.postMessage", metadata, slack["text"]]],
    }  # fmt: skip
    with closing(sqlite3.connect(folder / "books.db", isolation_level=None)) as books:
        books.execute(INBOUND)
        for n, (channel, method, body, kind) in enumerate(
            (("telegram", "sendMessage", HELLO, "message"), ("slack", "chat.postMessage", slack, "note"))
        ):
            values = (f"telegram:1:{n}", f"{channel}:7", channel, method, json.dumps(body), kind)
            books.execute(LETTER, values)
        if meddle:
            meddle(books, seen)
    (folder / "record.json").write_text(json.dumps(seen), encoding="utf-8")
    found = Found()
    check(folder / "books.db", folder / "record.json", found)
    return found


def test_the_checker_is_content_with_what_is_right(tmp_path: Path) -> None:
    """One update, two letters, both arrived."""
    found = found_after(tmp_path, None)

    assert (found.clean, found.updates, found.letters, found.uncertain) == (True, 1, 2, 0)


@pytest.mark.parametrize(
    ("meddle", "lost", "doubled"),
    [
        pytest.param(seen_more("pushed", [2, "callback_query", 7, ""]), 1, 0, id="an update that nobody took"),
        pytest.param(sql("UPDATE inbox SET external_id = '2'"), 1, 0, id="an update under a foreign name"),
        pytest.param(
            sql("INSERT INTO inbox SELECT 2, source, external_id, chat, state, 0, error, body, 1 FROM inbox"), 0, 1,
            id="an update taken twice",
        ),
        pytest.param(seen_less("telegram"), 1, 0, id="a letter that never arrived"),
        pytest.param(seen_more("telegram", ["sendMessage", HELLO]), 0, 1, id="a letter that arrived twice"),
        pytest.param(sql("UPDATE outbox SET state = 'queued' WHERE id = 1"), 0, 1, id="a letter that would go again"),
        pytest.param(seen_less("slack"), 2, 0, id="a note that never reached the desk"),
        pytest.param(sql("DELETE FROM outbox WHERE channel = 'slack'"), 1, 0, id="words that were not passed on"),
    ],
)  # fmt: skip
def test_the_checker_counts_what_was_lost_or_doubled(tmp_path: Path, meddle: Meddle, lost: int, doubled: int) -> None:
    """A proof is worth what its judge would notice."""
    found = found_after(tmp_path, meddle)

    assert (found.lost, found.doubled) == (lost, doubled)
    assert not found.clean


@pytest.mark.parametrize(
    "meddle",
    [
        pytest.param(sql("UPDATE inbox SET state = 'parked'"), id="an update given up"),
        pytest.param(seen_more("waiting", 1), id="an update never confirmed"),
        pytest.param(
            sql("INSERT INTO conversation VALUES ('telegram:7', 2, '{}', 'bot', NULL, 1)"), id="a turn without record"
        ),
        pytest.param(
            sql("INSERT INTO audit VALUES (3, 2, 1, 'house', 'turn', 'chat', '{}', zeroblob(32), zeroblob(32))"),
            id="a chain that does not hold",
        ),
    ],
)
def test_the_checker_says_what_else_is_wrong(tmp_path: Path, meddle: Meddle) -> None:
    """Not lost and not doubled, and still not as it should be."""
    found = found_after(tmp_path, meddle)

    assert not found.clean
    assert (found.lost, found.doubled) == (0, 0)


def test_a_letter_in_doubt_may_have_arrived_or_not(tmp_path: Path) -> None:
    """Uncertain is a visible state, not a fault."""
    found = found_after(tmp_path, sql("UPDATE outbox SET state = 'uncertain' WHERE id = 1"))

    assert found.clean
    assert found.uncertain == 1
