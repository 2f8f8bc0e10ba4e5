"""The checker: it reads the books over plain SQLite and the platforms' own record, and trusts no other code.

What it asks: was every update that people sent taken exactly once; does every message that was answered have its
letters; did every letter arrive once, or stand there as uncertain; do deeds and their records tally; are the chains and
the file whole.
"""

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = tuple[Any, ...]


@dataclass(slots=True)
class Found:
    """What was counted, and in `wrong` every sentence about what should not be."""

    kills: int = 0
    at_boundaries: int = 0
    seconds: float = 0.0
    updates: int = 0
    presses: int = 0
    letters: int = 0
    uncertain: int = 0
    repeated: int = 0
    lost: int = 0
    doubled: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether nothing was lost, doubled or otherwise wrong."""
        return not (self.lost or self.doubled or self.wrong)

    def lines(self) -> Iterator[str]:
        """The report."""
        yield f"kills      {self.kills} ({self.at_boundaries} at a boundary, the others anywhere), {self.seconds:.0f} s"
        yield f"updates    {self.updates} from customers, {self.presses} presses of colleagues acknowledged"
        yield f"letters    {self.letters}"
        yield f"uncertain  {self.uncertain}, all visible; {self.repeated} of them repeated once by policy"
        yield f"lost       {self.lost}"
        yield f"doubled    {self.doubled}"
        yield from (f"wrong      {sentence}" for sentence in self.wrong)

    def lose(self, count: int, sentence: str) -> None:
        """So many were lost."""
        if count > 0:
            self.lost += count
            self.wrong.append(sentence)

    def double(self, count: int, sentence: str) -> None:
        """So many were doubled."""
        if count > 0:
            self.doubled += count
            self.wrong.append(sentence)


def check(database: Path, record: Path, found: Found) -> None:
    """Compare the books with the record; what is found is added to `found`."""
    seen = json.loads(record.read_text(encoding="utf-8"))
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as books:
        _updates(books, seen, found)
        _answers(books, seen, found)
        _telegram(books, seen, found)
        _slack(books, seen, found)
        _words(books, seen, found)
        _tallies(books, found)
        _chains(books, found)
        _file(books, found)


def _rows(books: sqlite3.Connection, sql: str) -> list[Row]:
    return books.execute(sql).fetchall()


def _updates(books: sqlite3.Connection, seen: dict[str, Any], found: Found) -> None:
    """Every update once in the inbox, and every one worked on."""
    taken = Counter(int(row[0]) for row in _rows(books, "SELECT external_id FROM inbox WHERE source = 'telegram'"))
    pushed = {number for number, *_ in seen["pushed"]}
    found.updates = len(pushed)
    found.lose(len(pushed - set(taken)), f"updates not in the inbox: {sorted(pushed - set(taken))[:5]}")
    found.double(sum(n - 1 for n in taken.values()), "updates more than once in the inbox")
    if set(taken) - pushed:
        found.wrong.append("the inbox holds updates that nobody sent")
    if seen["waiting"]:
        found.wrong.append(f"{len(seen['waiting'])} updates were never confirmed")
    for source, state, error in _rows(books, "SELECT source, state, error FROM inbox WHERE state IN ('new', 'parked')"):
        found.wrong.append(f"inbound of {source} is {state}: {error}")
    slack = _rows(books, "SELECT count(*) FROM inbox WHERE source = 'slack'")[0][0]
    found.presses = seen["acknowledged"]
    found.lose(found.presses - slack, "presses of colleagues were acknowledged and not kept")


def _answers(books: sqlite3.Connection, seen: dict[str, Any], found: Found) -> None:
    """Nothing that somebody wrote is met with silence."""
    answered = {row[0].split(":")[1] for row in _rows(books, "SELECT key FROM outbox WHERE key LIKE 'telegram:%'")}
    silent = [n for n, kind, _, text in seen["pushed"] if kind == "message" and text and str(n) not in answered]
    found.lose(len(silent), f"messages without an answer: {silent[:5]}")


def _telegram(books: sqlite3.Connection, seen: dict[str, Any], found: Found) -> None:
    """Letters to customers, by chat, words and buttons: the sent ones arrived, and at most the doubtful ones too."""
    arrived = Counter(_called(method, params) for method, params in seen["telegram"])
    surely, maybe = Counter[str](), Counter[str]()
    rows = _rows(books, "SELECT method, body, state, key, error FROM outbox WHERE channel = 'telegram'")
    for method, body, state, key, error in rows:
        found.repeated += key.endswith(":again")
        found.uncertain += state == "uncertain"
        if state not in {"sent", "uncertain"}:
            found.wrong.append(f"letter {key} is {state}: {error}")
        if method.startswith("send"):  # to rewrite a message twice is to rewrite it once
            one = _called(method, json.loads(body))
            surely[one] += state == "sent"
            maybe[one] += state == "uncertain"
    found.letters += len(rows)
    for one in surely | maybe | arrived:
        found.lose(surely[one] - arrived[one], f"sent and never arrived: {one[:150]}")
        found.double(arrived[one] - surely[one] - maybe[one], f"arrived too often: {one[:150]}")


def _called(method: str, params: dict[str, Any]) -> str:
    """A call in a form that the books and the record share."""
    buttons = json.dumps(params.get("reply_markup"), sort_keys=True, ensure_ascii=False)
    return f"{method} {params['chat_id']} {params.get('text')} {buttons}"


def _slack(books: sqlite3.Connection, seen: dict[str, Any], found: Found) -> None:
    """Letters to the desk, by the key in their metadata."""
    calls = [(method, _key(metadata)) for method, metadata, _ in seen["slack"]]
    arrived, posted = Counter(key for _, key in calls), Counter(key for m, key in calls if m == "chat.postMessage")
    _copies(books, seen, found)
    rows = _rows(books, "SELECT key, state, error FROM outbox WHERE channel = 'slack' AND method NOT LIKE 'files.%'")
    for key, state, error in rows:
        found.uncertain += state == "uncertain"
        if state not in {"sent", "uncertain"}:
            found.wrong.append(f"letter {key} is {state}: {error}")
        found.lose(state == "sent" and not arrived[key], f"sent to the desk and never arrived: {key}")
    found.letters += len(rows)
    often = [key for key, n in posted.items() if n > 1]
    found.double(sum(posted[key] - 1 for key in often), f"on the desk more than once: {often[:5]}")
    if set(arrived) - {row[0] for row in rows}:
        found.wrong.append("the desk holds letters that are not in the outbox")


def _copies(books: sqlite3.Connection, seen: dict[str, Any], found: Found) -> None:
    """Copies of customers' papers, by what they are called on the desk: a doubtful one may or may not be there."""
    arrived = Counter(title for call in seen.get("copies", []) for title in call)
    surely, maybe = Counter[str](), Counter[str]()
    rows = _rows(books, "SELECT body, state FROM outbox WHERE channel = 'slack' AND method = 'files.upload'")
    for body, state in rows:
        title = json.loads(body)["title"]
        found.uncertain += state == "uncertain"
        surely[title] += state == "sent"
        maybe[title] += state == "uncertain"
    found.letters += len(rows)
    for title in surely | arrived:
        found.lose(surely[title] - arrived[title], f"a copy that never came to the desk: {title}")
        found.double(arrived[title] - surely[title] - maybe[title], f"a copy on the desk more than once: {title}")


def _key(metadata: Any) -> str:
    known = json.loads(metadata) if isinstance(metadata, str) else metadata or {}
    return str(known.get("event_payload", {}).get("key"))


def _words(books: sqlite3.Connection, seen: dict[str, Any], found: Found) -> None:
    """What a customer wrote to a person stands on the desk: one letter, one message."""
    told = [json.loads(row[0])["text"] for row in _rows(books, "SELECT body FROM outbox WHERE kind = 'note'")]
    written, shown = " ".join(told), " ".join(text for m, _, text in seen["slack"] if text and m == "chat.postMessage")
    for word in seen["words"]:
        found.lose(written.count(word) == 0, f"not passed on: {word}")
        found.double(written.count(word) - 1, f"passed on more than once: {word}")
        found.lose(shown.count(word) == 0, f"not on the desk: {word}")
        found.double(shown.count(word) - 1, f"on the desk more than once: {word}")


def _tallies(books: sqlite3.Connection, found: Found) -> None:
    """Deeds and their records were committed together."""
    taken = "SELECT subject, sum(json_extract(body, '$.steps')) FROM audit WHERE action = 'turn' GROUP BY subject"
    turns: dict[str, int] = dict(_rows(books, taken))
    for chat, version in _rows(books, "SELECT chat, version FROM conversation"):
        if turns.get(chat, 0) != version:
            found.wrong.append(f"{chat} moved {version} times and has {turns.get(chat, 0)} records")
    known = {row[0] for row in _rows(books, "SELECT DISTINCT subject FROM audit WHERE action LIKE 'confirmed%'")}
    for (statement,) in _rows(books, "SELECT statement_id FROM confirmation"):
        if f"statement:{statement}" not in known:
            found.wrong.append(f"the confirmation of statement {statement} has no record")
    for what, sql in {
        "a confirmation without its statement's state": "SELECT 1 FROM confirmation JOIN statement ON statement.id ="
        " statement_id WHERE state NOT IN ('confirmed', 'confirmed_except', 'superseded', 'closed')",
        "a confirmed statement without its confirmation": "SELECT 1 FROM statement WHERE state LIKE 'confirmed%'"
        " AND id NOT IN (SELECT statement_id FROM confirmation)",
        "evidence that was never fetched": "SELECT 1 FROM evidence WHERE state = 'announced'",
        "two open follow-ups of one kind about one thing": "SELECT 1 FROM follow_up WHERE state = 'due'"
        " GROUP BY kind, subject HAVING count(*) > 1",
    }.items():
        found.wrong.extend([what] * len(_rows(books, sql)))


def _chains(books: sqlite3.Connection, found: Found) -> None:
    """Each customer's chain of records, link by link."""
    columns = "customer_id, seq, at, actor, action, subject, body, previous, hash"
    before: dict[int, tuple[int, bytes]] = {}
    for *link, previous, hashed in _rows(books, f"SELECT {columns} FROM audit ORDER BY customer_id, seq"):  # noqa: S608 - constants
        seq, last = before.get(link[0], (0, bytes(32)))
        written = json.dumps(link, separators=(",", ":"), ensure_ascii=False)
        if link[1] != seq + 1 or previous != last or hashed != hashlib.sha256(last + written.encode()).digest():
            found.wrong.append(f"the chain of customer {link[0]} breaks at {link[1]}")
        before[link[0]] = (link[1], hashed)


def _file(books: sqlite3.Connection, found: Found) -> None:
    """The file itself."""
    for pragma, good in (("integrity_check", [("ok",)]), ("foreign_key_check", [])):
        said = _rows(books, f"PRAGMA {pragma}")
        if said != good:
            found.wrong.append(f"{pragma} says {said[:3]}")
