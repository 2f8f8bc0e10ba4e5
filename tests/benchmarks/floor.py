"""The floor: one step as plain sqlite3 keeps it, without a framework: key, load, compare-and-set, letter, commit."""

import json
import sqlite3
from itertools import count
from pathlib import Path
from time import perf_counter, process_time

from tests.benchmarks.dialogue import Pace

_TABLES = """
PRAGMA journal_mode=WAL;
PRAGMA synchronous=NORMAL;
CREATE TABLE inbox (hour INTEGER, id INTEGER, at INTEGER, PRIMARY KEY (hour, id)) WITHOUT ROWID;
CREATE TABLE conversation (chat TEXT PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE outbox (id INTEGER PRIMARY KEY, chat TEXT NOT NULL, body TEXT NOT NULL);
"""


class BareStep:
    """A step of the dialogue for one chat after another, each with a commit of its own, `synchronous=NORMAL`."""

    def __init__(self, path: Path, chats: int = 64) -> None:
        """An empty database with these chats."""
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript(_TABLES)
        self._numbers, self._chats = count(1), chats
        self._db.executemany(
            "INSERT INTO conversation VALUES (?, 1, ?)", [(str(chat), '{"turn": 0}') for chat in range(chats)]
        )

    def step(self) -> None:
        """One update, from its JSON to its commit."""
        number = next(self._numbers)
        came = json.loads(_came(number, number % self._chats))
        chat, run = str(came["message"]["chat"]["id"]), self._db.execute
        run("BEGIN IMMEDIATE")
        run("INSERT OR IGNORE INTO inbox VALUES (?, ?, ?)", (1, came["update_id"], came["message"]["date"]))
        version, body = run("SELECT version, body FROM conversation WHERE chat = ?", (chat,)).fetchone()
        state = json.loads(body)
        state["turn"] += 1
        run(
            "UPDATE conversation SET body = ?, version = version + 1 WHERE chat = ? AND version = ?",
            (json.dumps(state), chat, version),
        )
        letter = {"chat_id": chat, "text": "Got it.", "reply_markup": {"inline_keyboard": [[{"text": "Back"}]]}}
        run("INSERT INTO outbox (chat, body) VALUES (?, ?)", (chat, json.dumps(letter)))
        run("COMMIT")

    def pace(self, times: int) -> Pace:
        """How fast it goes, one step after another."""
        began, worked = perf_counter(), process_time()
        for _ in range(times):
            self.step()
        return Pace(times / (perf_counter() - began), (process_time() - worked) / times * 1e6)

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def _came(number: int, chat: int) -> str:
    return (
        f'{{"update_id":{number},"message":{{"message_id":{number},"date":1793606400,"text":"a word or two",'
        f'"chat":{{"id":{chat},"type":"private"}},"from":{{"id":{chat},"is_bot":false,"first_name":"Amara"}}}}}}'
    )
