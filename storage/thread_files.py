"""Files that colleagues put into a thread, copies of a case's documents, who has read what, what customers wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, text, update

from storage.prepared import Prepared
from storage.tables.ledger import DOCUMENT, DOCUMENT_COPY
from storage.tables.replies import THREAD_FILE

_ROW = THREAD_FILE.c
_NOTE = Prepared(
    text(
        "INSERT INTO thread_file (subject, remote, name, mime, size, staff_id, shared_at, state, why, reply_id)"
        " VALUES (:subject, :remote, :name, :mime, :size, :staff_id, :now, 'internal', '', 0) ON CONFLICT DO NOTHING"
    )
)
_READ = Prepared(
    text(
        "INSERT INTO read_mark (subject, staff_id, at) VALUES (:subject, :staff_id, :now)"
        " ON CONFLICT (subject) DO UPDATE SET staff_id = excluded.staff_id, at = excluded.at"
    )
)
_READ_BY = Prepared(
    text("SELECT s.name, r.at FROM read_mark r JOIN staff s ON s.id = r.staff_id WHERE r.subject = :subject")
)
_KEEP = Prepared(
    text(
        "INSERT INTO passed_on (chat, message, text) VALUES (:chat, :message, :text)"
        " ON CONFLICT (chat, message) DO UPDATE SET text = excluded.text"
    )
)
_WORDS = Prepared(text("SELECT text FROM passed_on WHERE chat = :chat AND message = :message"))
_THREADS = Prepared(
    text(
        "SELECT DISTINCT o.lane, o.remote_id FROM outbox o WHERE o.kind = 'head' AND o.channel = 'slack'"
        " AND o.remote_id IS NOT NULL AND ("
        " o.subject IN (SELECT 'hand_over:' || id FROM hand_over WHERE ended_at IS NULL)"
        " OR o.subject IN (SELECT 'case:' || id FROM dispute_case WHERE state <> 'closed'))"
        " ORDER BY o.remote_id DESC LIMIT :most"
    )
)
_LAST_FROM = Prepared(text("SELECT max(received_at) FROM inbox WHERE source = :source AND hour >= :hour"))
_HOUR = 3_600_000_000


@dataclass(frozen=True, slots=True)
class ThreadFile:
    """One file in a thread; `why` it is refused, `reply_id` the reply it was ticked for last."""

    id: int
    subject: str
    remote: str
    name: str
    mime: str
    size: int
    staff_id: int
    state: str
    why: str
    sha256: str | None
    reply_id: int


def note(conn: Connection, **fields: Any) -> bool:
    """Write a shared file down; False when it was known."""
    return bool(_NOTE.run(conn, **fields))


def found(conn: Connection, **where: Any) -> list[ThreadFile]:
    """The files with these values, in the order they came."""
    columns = [_ROW[name] for name in ThreadFile.__slots__]
    wanted = select(*columns).where(*(_ROW[name] == value for name, value in where.items()))
    return [ThreadFile(*row) for row in conn.execute(wanted.order_by(_ROW.id))]


def change(conn: Connection, id: int, **fields: Any) -> None:
    """Change columns by name."""
    conn.execute(update(THREAD_FILE).where(_ROW.id == id).values(**fields))


def copies(conn: Connection, document_ids: Sequence[int], customer_id: int) -> list[tuple[str, str]]:
    """(hash, name) of the copies on file of these documents of that customer, in the order they came."""
    of_ours = DOCUMENT_COPY.join(DOCUMENT, DOCUMENT.c.id == DOCUMENT_COPY.c.document_id)
    wanted = select(DOCUMENT_COPY.c.sha256, DOCUMENT_COPY.c.name).select_from(of_ours)
    mine = wanted.where(DOCUMENT_COPY.c.document_id.in_(document_ids), DOCUMENT.c.customer_id == customer_id)
    return [(str(sha), str(name)) for sha, name in conn.execute(mine.order_by(DOCUMENT_COPY.c.added_at))]


def mark_read(conn: Connection, subject: str, staff_id: int, now: int) -> None:
    """That colleague has seen what stands beneath that card."""
    _READ.run(conn, subject=subject, staff_id=staff_id, now=now)


def read_by(conn: Connection, subject: str) -> tuple[str, int] | None:
    """(who, when in µs UTC) saw it last; None when nobody did."""
    row = _READ_BY.row(conn, subject=subject)
    return (str(row[0]), int(row[1])) if row else None


def keep_words(conn: Connection, chat: str, message: int, words: str) -> str:
    """Remember what the customer wrote there; returns what stood there before, empty when nothing did."""
    row = _WORDS.row(conn, chat=chat, message=message)
    _KEEP.run(conn, chat=chat, message=message, text=words)
    return str(row[0]) if row else ""


def open_threads(conn: Connection, most: int) -> list[tuple[str, str]]:
    """(lane, number of the card) of conversations and cases that are not over, the newest card first."""
    return [(str(lane), str(remote)) for lane, remote in _THREADS.rows(conn, most=most)]


def last_from(conn: Connection, source: str, since: int) -> int:
    """When something last came from there, looking back to `since` (µs UTC); that moment when nothing did."""
    row = _LAST_FROM.row(conn, source=source, hour=since // _HOUR)
    return max(since, int(row[0] or 0)) if row else since
