"""Statements as they were made, and their confirmations. The body of a statement never changes; its state does."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, insert, select, text, update

from flows.facts.statement import Statement, StatementState, canonical, fingerprint, from_canonical
from storage import whole_rows
from storage.prepared import Prepared
from storage.tables.cases import CASE, CONFIRMATION, STATEMENT, STATEMENT_DOCUMENT

STANDING = tuple(
    StatementState(s) for s in ("issued", "viewed", "confirmed", "confirmed_except", "disputed", "no_reply")
)
_SHOWN = tuple(state.value for state in STANDING)
_OF_CUSTOMER = Prepared(
    text(
        "SELECT id, state, issued_at, sha, reason FROM statement WHERE customer_id = :customer_id"
        " AND state IN ('issued', 'viewed', 'confirmed', 'confirmed_except', 'disputed', 'no_reply') ORDER BY"
        " cut_off DESC, currency, id DESC"
    )
)
_PREPARING = Prepared(
    text("SELECT min(cut_off) FROM statement WHERE customer_id = :customer_id AND state IN ('draft', 'in_review')")
)
_ONE = Prepared(text("SELECT id, state, issued_at, sha, reason FROM statement WHERE id = :id"))
_BODY = Prepared(text("SELECT body FROM statement WHERE id = :id"))
_NEXT = Prepared(
    text(
        "INSERT INTO counter (name, value) VALUES (:name, 1)"
        " ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value"
    )
)
_ROW = Prepared(
    select(*(column for column in STATEMENT.c if column.name != "body")).where(STATEMENT.c.id == bindparam("id"))
)
_CONFIRMATION = Prepared(select(CONFIRMATION).where(CONFIRMATION.c.statement_id == bindparam("statement_id")))
_BEFORE = Prepared(
    text(
        "SELECT id FROM statement WHERE customer_id = :customer_id AND currency = :currency AND id < :id"
        " AND issued_at IS NOT NULL ORDER BY id DESC LIMIT 1"
    )
)
_VERSIONS = Prepared(text("SELECT id, state FROM statement WHERE number = :number ORDER BY id"))
_MOVE = Prepared(text("UPDATE statement SET state = :state WHERE id = :id AND state = :was"))


def add(conn: Connection, statement: Statement, prepared_by: int, now: int) -> Statement:
    """Store a new statement; returns it with its id."""
    body = canonical(statement)
    key = conn.execute(
        insert(STATEMENT).values(
            customer_id=statement.customer_id,
            number=statement.number,
            version=statement.version,
            currency=statement.currency,
            cut_off=statement.cut_off.isoformat(),
            reply_by=statement.reply_by.isoformat(),
            closing=statement.closing.minor,
            state=statement.state.value,
            body=body,
            sha=fingerprint(body),
            prepared_by=prepared_by,
            made_at=now,
            reason=statement.reason,
        )
    ).inserted_primary_key
    id_ = int(key[0]) if key else 0
    if statement.lines:
        conn.execute(
            insert(STATEMENT_DOCUMENT),
            [{"document_id": line.document_id, "statement_id": id_} for line in statement.lines],
        )
    return replace(statement, id=id_, issued_at=None)


def of_customer(conn: Connection, customer_id: int) -> tuple[Statement, ...]:
    """What the customer may see, newest cut-off first; of several versions only the newest that is not superseded."""
    return tuple(_whole(conn, *row[:5]) for row in _OF_CUSTOMER.rows(conn, customer_id=customer_id))


def being_prepared(conn: Connection, customer_id: int) -> date | None:
    """The cut-off of the next statement that is being prepared or reviewed for this customer; None when none is."""
    row = _PREPARING.row(conn, customer_id=customer_id)
    return date.fromisoformat(str(row[0])) if row and row[0] else None


def one(conn: Connection, id: int) -> Statement | None:
    """That statement in any state."""
    row = _ONE.row(conn, id=id)
    return _whole(conn, *row[:5]) if row else None


def row(conn: Connection, id: int) -> dict[str, Any] | None:
    """Its columns but the body: who prepared it, who issued it and when."""
    return _ROW.named(conn, id=id)


def move(conn: Connection, id: int, was: StatementState, state: StatementState, **fields: Any) -> bool:
    """Change its state, comparing the old one; with further columns by name. False when it had moved."""
    if not _MOVE.run(conn, id=id, state=state.value, was=was.value):
        return False
    if fields:
        whole_rows.change(conn, STATEMENT, id, **fields)
    return True


def issued_before(conn: Connection, statement: Statement) -> Statement | None:
    """The one last issued to the same customer in the same currency before it was made."""
    found = _BEFORE.row(conn, customer_id=statement.customer_id, currency=statement.currency, id=statement.id)
    return one(conn, found[0]) if found else None


def latest_version(conn: Connection, number: str) -> int:
    """The highest version of that number, 0 when there is none."""
    found = (
        select(STATEMENT.c.version).where(STATEMENT.c.number == number).order_by(STATEMENT.c.version.desc()).limit(1)
    )
    return int(conn.execute(found).scalar() or 0)


def with_number(conn: Connection, number: str, states: Iterable[StatementState]) -> list[int]:
    """Ids of the versions of that number in one of these states."""
    named = {state.value for state in states}
    return [int(id_) for id_, state in _VERSIONS.rows(conn, number=number) if state in named]


def relink_cases(conn: Connection, older: int, newer: int) -> int:
    """Open cases about lines of the older version are about those of the newer one from now on. Returns how many."""
    theirs = (CASE.c.statement_id == older) & (CASE.c.state != "closed")
    return int(conn.execute(update(CASE).where(theirs).values(statement_id=newer)).rowcount)


def stands_on_issued(conn: Connection, document_id: int) -> bool:
    """Whether the document is on a statement that customers may see or have seen."""
    joined = STATEMENT_DOCUMENT.join(STATEMENT, STATEMENT.c.id == STATEMENT_DOCUMENT.c.statement_id)
    wanted = (
        select(STATEMENT.c.id)
        .select_from(joined)
        .where(STATEMENT_DOCUMENT.c.document_id == document_id, STATEMENT.c.issued_at.is_not(None))
    )
    return conn.execute(wanted.limit(1)).first() is not None


def confirm(conn: Connection, statement: Statement, **fields: Any) -> None:
    """Write the confirmation down beside its signed record, `number` and `sha`. Raises on a second one (unique)."""
    sha = fingerprint(canonical(statement))
    body = {"statement_id": statement.id, "statement_sha": sha, "body": b""}  # the record's is in storage/records.py
    conn.execute(insert(CONFIRMATION).values(**body, **fields))


def confirmation(conn: Connection, statement_id: int) -> dict[str, Any] | None:
    """The confirmation of that statement."""
    return _CONFIRMATION.named(conn, statement_id=statement_id)


def next_number(conn: Connection, name: str) -> int:
    """The next number of a series, without gaps among committed ones."""
    return _NEXT.insert(conn, name=name)


def for_report(conn: Connection, cut_off: str | None = None) -> list[RowMapping]:
    """Every issued statement's row (of that cut-off day), not superseded, for the progress of the round."""
    wanted = select(*[c for c in STATEMENT.c if c.name != "body"]).where(STATEMENT.c.state.in_(_SHOWN))
    wanted = wanted.where(STATEMENT.c.cut_off == cut_off) if cut_off else wanted
    return list(conn.execute(wanted.order_by(STATEMENT.c.id)).mappings())


def _whole(conn: Connection, id: int, state: str, issued_at: int | None, sha: str, reason: str) -> Statement:
    known = _parsed.get(sha)
    if known is None:
        known = from_canonical(
            bytes(_BODY.row(conn, id=id)[0]), id=id, state=StatementState(state), issued_at=issued_at
        )
        _remember(sha, known)
    return replace(known, id=id, state=StatementState(state), issued_at=issued_at, reason=reason)


# Bodies never change, so what a body says is kept by its hash; bounded, since long statements are large.
_parsed: dict[str, Statement] = {}
_KEPT = 512


def _remember(sha: str, statement: Statement) -> None:
    if len(_parsed) >= _KEPT:
        _parsed.pop(next(iter(_parsed)))
    _parsed[sha] = statement
