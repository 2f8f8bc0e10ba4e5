"""Letters: what waits to be sent, is being sent, was sent, or may have been sent.

Promises: one letter per key; `sending` is written before the one call is made, so that after a crash every letter in
doubt is visible as `uncertain` and none is sent again unseen; order inside a lane is the order of ids. One that nobody
asked for is looked at once more before its call: while its reader sleeps it waits, and keeps nobody waiting.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, text

from storage import notices
from storage.last_look import Calendars, against, weekdays
from storage.ports import OPENING, Letter
from storage.prepared import Prepared

_COLUMNS = (
    "id, key, lane, channel, method, body, kind, subject, customer_id, on_uncertain, not_before, attempts, remote_id,"
    " error, state, hours, valid_until"
)
_ADD = Prepared(
    text(
        "INSERT INTO outbox (key, lane, channel, method, body, kind, subject, customer_id, on_uncertain, state,"
        " not_before, attempts, made_at, hours, valid_until)"
        " VALUES (:key, :lane, :channel, :method, :body, :kind, :subject, :customer_id, :on_uncertain, 'queued',"
        " :not_before, 0, :now, :hours, :valid_until)"
        " ON CONFLICT DO NOTHING RETURNING id"
    )
)
_MARK = Prepared(
    text("UPDATE outbox SET state = 'sending', attempts = attempts + 1 WHERE id = :id AND state = 'queued'")
)
_OUTCOME = Prepared(
    text(
        "UPDATE outbox SET state = CASE WHEN :state = 'queued' AND on_uncertain = 'withdrawn' THEN 'dead' ELSE :state"
        " END, not_before = :not_before, remote_id = COALESCE(:remote_id, remote_id),"
        " error = :error, sent_at = :sent_at"
        " WHERE id = :id AND state IN ('sending', 'uncertain') RETURNING state"
    )
)
# Word for word the condition of the partial index, which is not used without it: letters sent long ago cost nothing.
_OPEN = "state IN ('queued', 'sending', 'uncertain')"
# A letter that must wait keeps those behind it in its lane waiting too, unless it waits only for its reader's morning.
_FREE = (
    f"FROM outbox LEFT JOIN (SELECT lane AS held, min(id) AS ahead FROM outbox WHERE {_OPEN} AND not_before > :now"  # noqa: S608 - constants
    f" AND hours <> {OPENING}"
    f" GROUP BY lane) ON held = lane WHERE {_OPEN} AND state = 'queued' AND not_before <= :now"
    " AND (ahead IS NULL OR ahead > id)"
)
MOST = 1000  # letters that one look brings
_WAITING = Prepared(text(f"SELECT {_COLUMNS} {_FREE} ORDER BY id LIMIT {MOST}"))
_MORE = Prepared(text(f"SELECT DISTINCT lane {_FREE} AND id > :last"))
_UNCERTAIN = Prepared(text(f"SELECT {_COLUMNS} FROM outbox WHERE {_OPEN} AND state = 'uncertain' ORDER BY id"))  # noqa: S608
_TO_LOOK_UP = Prepared(
    text(
        f"SELECT {_COLUMNS} FROM outbox WHERE {_OPEN} AND state = 'uncertain' AND on_uncertain = 'look_up' ORDER BY id"  # noqa: S608
    )
)
_CRASHED = Prepared(
    text(
        "UPDATE outbox SET state = 'uncertain', error = 'the process ended during the call', not_before ="  # noqa: S608
        f" CASE WHEN on_uncertain = 'look_up' THEN :until ELSE 0 END WHERE {_OPEN} AND state = 'sending'"
    )
)
_NEWEST = Prepared(text(f"SELECT {_COLUMNS}, made_at, sent_at FROM outbox ORDER BY id DESC LIMIT :most"))  # noqa: S608
_LATEST = Prepared(
    text(
        "SELECT remote_id, lane FROM outbox WHERE subject = :subject AND kind = :kind AND remote_id IS NOT NULL"
        " ORDER BY id DESC LIMIT 1"
    )
)
_ON_ITS_WAY = Prepared(
    text(
        "SELECT 1 FROM outbox WHERE subject = :subject AND kind = :kind AND state IN ('queued', 'sending', 'uncertain')"
        " LIMIT 1"
    )
)
_SUBJECT = Prepared(
    text("SELECT subject FROM outbox WHERE lane = :lane AND remote_id = :remote_id ORDER BY id DESC LIMIT 1")
)
_SAID = Prepared(
    text(
        "SELECT body FROM outbox WHERE id IN (SELECT id FROM outbox WHERE lane = :lane ORDER BY id DESC LIMIT :most)"
        " ORDER BY id DESC"
    )
)
_WITHDRAW = Prepared(
    text(
        "UPDATE outbox SET state = 'dead', error = :error WHERE subject = :subject AND state = 'queued' AND"  # noqa: S608
        f" (kind = :kind OR hours = {OPENING}) RETURNING {_COLUMNS}"
    )
)
# Its call may fail: then it must not be tried again.
_CALL_BACK = Prepared(
    text("UPDATE outbox SET on_uncertain = 'withdrawn' WHERE subject = :subject AND kind = :kind AND state = 'sending'")
)


def add(conn: Connection, letters: Iterable[Letter], now: int) -> list[Letter]:
    """Queue letters; returns those that are new, with their ids. A key that is known already is left as it is."""
    fresh = []
    for letter in letters:
        letter.stored = json.dumps(letter.body, separators=(",", ":"), ensure_ascii=False)
        letter.id = _ADD.insert(
            conn,
            key=letter.key,
            lane=letter.lane,
            channel=letter.channel,
            method=letter.method,
            body=letter.stored,
            kind=letter.kind,
            subject=letter.subject,
            customer_id=letter.customer_id,
            on_uncertain=letter.on_uncertain,
            not_before=letter.not_before,
            now=now,
            hours=letter.hours,
            valid_until=letter.valid_until,
        )
        if letter.id:
            fresh.append(letter)
    return fresh


def mark_sending(conn: Connection, letter: Letter, now: int = 0, calendars: Calendars = weekdays) -> bool:
    """The last look before the call, at `now` (µs UTC); `calendars` are those of places.

    False when it is no longer queued or its chat is no longer bound to its customer. One that nobody asked for is dead
    when it is no longer wanted or valid, and waits for the next opening when its reader's hours are over.
    """
    stands = against(conn, letter, now, calendars) if letter.customer_id and letter.channel == "telegram" else ""
    if stands and _MARK.run(conn, id=letter.id):
        outcome(conn, letter.id, "dead", error=stands)
        notices.note(conn, letter, "dead", now, error=stands)
        return False
    return stands is not None and bool(_MARK.run(conn, id=letter.id))


def outcome(
    conn: Connection,
    id: int,
    state: str,
    *,
    remote_id: str | None = None,
    error: str | None = None,
    not_before: int = 0,
    sent_at: int | None = None,
) -> str:
    """What became of the call: sent, queued (again, not before), dead or uncertain.

    Returns what its row says now: one that was called back is dead instead of queued; empty when it was settled before.
    """
    row = _OUTCOME.row(
        conn, id=id, state=state, not_before=not_before, remote_id=remote_id, error=error, sent_at=sent_at
    )
    return str(row[0]) if row else ""


def repeat(conn: Connection, letter: Letter, now: int) -> list[Letter]:
    """One more letter in place of an uncertain one, under a key of its own so that it happens once.

    The doubt stays visible.
    """
    again = Letter(
        key=f"{letter.key}:again",
        lane=letter.lane,
        channel=letter.channel,
        method=letter.method,
        body=letter.body,
        kind=letter.kind,
        subject=letter.subject,
        customer_id=letter.customer_id,
        on_uncertain="assume_sent",
        hours=letter.hours,
        valid_until=letter.valid_until,
    )
    return add(conn, [again], now)


def waiting(conn: Connection, now: int) -> list[Letter]:
    """What may be sent now, in order."""
    return [_letter(row) for row in _WAITING.rows(conn, now=now)]


def waiting_and_more(conn: Connection, now: int) -> tuple[list[Letter], set[str]]:
    """The same, and the lanes of which more waits than was brought."""
    letters = waiting(conn, now)
    more = _MORE.rows(conn, now=now, last=letters[-1].id) if len(letters) == MOST else ()
    return letters, {str(row[0]) for row in more}


def uncertain(conn: Connection) -> list[Letter]:
    """Every letter that may or may not have arrived."""
    return [_letter(row) for row in _UNCERTAIN.rows(conn)]


def to_look_up(conn: Connection) -> list[Letter]:
    """Letters in doubt of which the platform can tell whether they arrived."""
    return [_letter(row) for row in _TO_LOOK_UP.rows(conn)]


def after_crash(conn: Connection, until: int) -> int:
    """What was being sent when the process ended is uncertain now, never queued. Returns how many.

    What can be looked up keeps its lane waiting for that, `until` (µs UTC) at most.
    """
    return _CRASHED.run(conn, until=until)


def on_its_way(conn: Connection, subject: str, kind: str) -> bool:
    """Whether a letter of that kind about it is still to leave, or may have left."""
    return _ON_ITS_WAY.row(conn, subject=subject, kind=kind) is not None


def remote(conn: Connection, subject: str, kind: str) -> tuple[str, str] | None:
    """(remote id, lane) of the newest letter of that kind about that subject."""
    row = _LATEST.row(conn, subject=subject, kind=kind)
    return (row[0], row[1]) if row else None


def subject_of(conn: Connection, lane: str, remote_id: str) -> str:
    """What the message with that number in that lane was about; empty when unknown."""
    row = _SUBJECT.row(conn, lane=lane, remote_id=remote_id)
    return str(row[0]) if row else ""


def said_last(conn: Connection, lane: str, most: int) -> list[dict[str, Any]]:
    """What was last sent in that lane, or is about to be: the bodies of at most `most` letters, the newest first."""
    return [json.loads(body) for (body,) in _SAID.rows(conn, lane=lane, most=most)]


def withdraw(conn: Connection, subject: str, kind: str, error: str, now: int = 0) -> int:
    """Letters of that kind that wait never leave, from `now` (µs UTC) on; one whose call is under way is not repeated.

    Returns how many.
    """
    _CALL_BACK.run(conn, subject=subject, kind=kind)
    gone = _WITHDRAW.rows(conn, subject=subject, kind=kind, error=error)
    for row in gone:
        notices.note(conn, _letter(row), "dead", now, error=error)
    return len(gone)


def counts(conn: Connection) -> dict[str, int]:
    """How many letters are in each state: what `doctor` and the faults look at."""
    return {
        str(state): int(n)
        for state, n in conn.exec_driver_sql("SELECT state, count(*) FROM outbox GROUP BY state").fetchall()
    }


def newest(conn: Connection, most: int) -> list[tuple[Letter, int, int | None]]:
    """The newest letters, newest first, whatever became of them; each with when it was made and sent (µs UTC)."""
    return [(_letter(row), row[-2], row[-1]) for row in _NEWEST.rows(conn, most=most)]


def _letter(row: Sequence[Any]) -> Letter:
    return Letter(
        key=row[1],
        lane=row[2],
        channel=row[3],
        method=row[4],
        body=json.loads(row[5]),
        kind=row[6],
        subject=row[7],
        customer_id=row[8],
        on_uncertain=row[9],
        not_before=row[10],
        id=row[0],
        attempts=row[11],
        remote_id=row[12] or "",
        error=row[13] or "",
        state=row[14],
        hours=row[15],
        valid_until=row[16],
        stored=row[5],
    )
