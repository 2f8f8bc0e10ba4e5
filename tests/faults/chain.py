"""Somebody who may do anything in the database meddles with the records, again and again, and is found each time.

Each meddling happens in a savepoint on the same small chains, whose hashes were kept as a head keeps them. Five kinds:
an edit (with or without hashes that fit again), a deletion, an insertion, a cut tail, a rewriting of everything from
some link on. Found means: the chain and the very first row that is not as it was are named, and no other chain is.
"""

import json
import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from secrets import token_bytes
from typing import Any, Final

from sqlalchemy import Connection

from storage import audit, audit_check, heads
from storage.embedded import engine_at
from storage.heads import Grown
from storage.migrate import migrate
from storage.tables.guards import UNGUARDED

CHAINS: Final = (0, 3, 4, 12)
LENGTH: Final = 14  # links of the longest chain; each is one shorter than the one before
HOUR: Final = 3_600_000_000
_COLUMNS: Final = "customer_id, seq, at, actor, action, subject, body, previous, hash"
_OTHERWISE: Final[Mapping[str, Callable[[random.Random, Any], Any]]] = {
    "at": lambda chance, was: was + chance.choice((-1, 1, HOUR)),
    "actor": lambda _, was: f"{was}0",
    "action": lambda _, was: "approved" if was != "approved" else "declined",
    "subject": lambda _, was: f"{was}1",
    "body": lambda chance, was: json.dumps({**json.loads(was), "amount": chance.randrange(10**6, 10**9)}),
    "previous": lambda chance, _: chance.randbytes(32),
    "hash": lambda chance, _: chance.randbytes(32),
}


@dataclass(slots=True)
class Score:
    """How often each kind was tried, and what was not found or named wrongly."""

    tried: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """As a report."""
        told = ", ".join(f"{kind} {count:,}" for kind, count in sorted(self.tried.items()))
        found = self.tried.total() - len(self.missed)
        return [f"{found:,} of {self.tried.total():,} meddlings found, the first bad row named ({told})", *self.missed]


def books() -> tuple[Connection, list[Grown]]:
    """Chains as the house writes them, without the database's guards, and the hashes a head would keep."""
    engine = engine_at(None)
    migrate(engine)
    conn = engine.connect()
    for statement in UNGUARDED[conn.dialect.name]:
        conn.exec_driver_sql(statement)
    for place, customer_id in enumerate(CHAINS):
        for n in range(1, LENGTH + 1 - place):
            said = {"text": f"阿玛拉 wrote {n}", "amount": n} if n % 3 else {"amount": n}
            audit.record(
                conn,
                customer_id,
                n * HOUR,
                f"contact:{n}",
                f"act_{n}",
                f"case:{n}",
                said,
                salt=partial(token_bytes, 16),
            )
    return conn, list(heads.grown(conn, heads.tips(conn), {}))


def play(n: int, seed: int) -> Score:
    """Meddle `n` times."""
    chance, score = random.Random(seed), Score()
    conn, kept = books()
    raw: Any = conn.connection.dbapi_connection
    for _ in range(n):
        raw.execute("SAVEPOINT meddling")
        kind = chance.choice(list(KINDS))
        customer_id = chance.choice(CHAINS)
        length = LENGTH - CHAINS.index(customer_id)
        told, wanted = KINDS[kind](raw, chance, customer_id, length)
        bad = audit_check.merge(audit_check.read_all(conn).bad, audit_check.against(conn, kept))
        score.tried[kind] += 1
        if {place: one.seq for place, one in bad.items()} != {customer_id: wanted}:
            score.missed.append(f"{kind} of chain {customer_id}, link {wanted} ({told}): found {bad}")
        raw.execute("ROLLBACK TO meddling")
        raw.execute("RELEASE meddling")
    conn.close()
    return score


# -- what is done: returns how, and the first row that is not as it was ------------------------------------------------
def _edit(raw: Any, chance: random.Random, chain: int, length: int) -> tuple[str, int]:
    seq = chance.randint(1, length)
    values = chance.choice(("", *_OTHERWISE))
    if not values:
        return _edit_words(raw, chance, chain, length)
    was = raw.execute(f"SELECT {values} FROM audit WHERE customer_id = ? AND seq = ?", (chain, seq)).fetchone()[0]  # noqa: S608
    raw.execute(
        f"UPDATE audit SET {values} = ? WHERE customer_id = ? AND seq = ?",  # noqa: S608
        (_OTHERWISE[values](chance, was), chain, seq),
    )
    fits = values not in {"previous", "hash"} and chance.random() < 0.5
    if fits:
        _hash_anew(raw, chain, seq, seq if chance.random() < 0.5 else length)
    return f"{values}{', with hashes that fit' if fits else ''}", seq


def _edit_words(raw: Any, chance: random.Random, chain: int, _length: int) -> tuple[str, int]:
    """The plain value beside a link, which people read."""
    rows = raw.execute("SELECT seq, body FROM audit_private WHERE customer_id = ?", (chain,)).fetchall()
    seq, body = chance.choice(rows)
    said = json.dumps({**json.loads(body), "text": f"something else {chance.random()}"})
    raw.execute("UPDATE audit_private SET body = ? WHERE customer_id = ? AND seq = ?", (said, chain, seq))
    return "words", seq


def _delete(raw: Any, chance: random.Random, chain: int, length: int) -> tuple[str, int]:
    seq = chance.randint(1, length)
    raw.execute("DELETE FROM audit WHERE customer_id = ? AND seq = ?", (chain, seq))
    closes = chance.random() < 0.6
    if closes:
        raw.execute("DELETE FROM audit_private WHERE customer_id = ? AND seq = ?", (chain, seq))
        _move(raw, chain, range(seq + 1, length + 1), -1)
        if chance.random() < 0.5 and seq < length:
            _hash_anew(raw, chain, seq, length - 1)
    return "closed up" if closes else "left open", seq


def _insert(raw: Any, chance: random.Random, chain: int, length: int) -> tuple[str, int]:
    seq = chance.randint(1, length)
    _move(raw, chain, range(length, seq - 1, -1), 1)
    link = (chain, seq, seq * HOUR, "staff:1", "approved", "case:1", '{"amount":5}', chance.randbytes(32), bytes(32))
    raw.execute(f"INSERT INTO audit ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", link)  # noqa: S608
    upto = chance.choice((seq, length + 1))
    _hash_anew(raw, chain, seq, upto)
    return "alone" if upto == seq else "all fitting", seq


def _cut(raw: Any, chance: random.Random, chain: int, length: int) -> tuple[str, int]:
    seq = chance.randint(1, length)
    for table in ("audit", "audit_private"):
        raw.execute(f"DELETE FROM {table} WHERE customer_id = ? AND seq >= ?", (chain, seq))  # noqa: S608
    return "tail", seq


def _rewrite(raw: Any, chance: random.Random, chain: int, length: int) -> tuple[str, int]:
    """Everything from some link on, with its words, as if the house had written it so."""
    seq = chance.randint(1, length)
    raw.execute("DELETE FROM audit_private WHERE customer_id = ? AND seq >= ?", (chain, seq))
    said = json.dumps({"amount": chance.randrange(10**6, 10**9)})
    raw.execute("UPDATE audit SET body = ? WHERE customer_id = ? AND seq >= ?", (said, chain, seq))
    _hash_anew(raw, chain, seq, length)
    return "from there on", seq


def _move(raw: Any, chain: int, places: range, by: int) -> None:
    for seq in places:
        for table in ("audit", "audit_private"):
            raw.execute(f"UPDATE {table} SET seq = ? WHERE customer_id = ? AND seq = ?", (seq + by, chain, seq))  # noqa: S608


def _hash_anew(raw: Any, chain: int, first: int, last: int) -> None:
    """Give these links hashes that fit one another and the link before them."""
    before = raw.execute("SELECT hash FROM audit WHERE customer_id = ? AND seq = ?", (chain, first - 1)).fetchone()
    previous = bytes(before[0]) if before else audit.GENESIS
    for seq in range(first, last + 1):
        asked = "SELECT customer_id, seq, at, actor, action, subject, body FROM audit WHERE customer_id = ? AND seq = ?"
        link = raw.execute(asked, (chain, seq)).fetchone()
        made = audit.hash_of(previous, tuple(link))
        set_them = "UPDATE audit SET previous = ?, hash = ? WHERE customer_id = ? AND seq = ?"
        raw.execute(set_them, (previous, made, chain, seq))
        previous = made


KINDS: Final[Mapping[str, Callable[[Any, random.Random, int, int], tuple[str, int]]]] = {
    "edit": _edit,
    "delete": _delete,
    "insert": _insert,
    "cut": _cut,
    "rewrite": _rewrite,
}
