"""Customers' own ledgers: how far each has got, what was found, what was decided, and how their files are laid out.

Promises: what a job found is written under the run it was asked for with, or not at all; decisions stand beside the
groups; of one that is over, nothing is left but what was decided. Amounts are minor units, times µs UTC.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, select, text

from flows.facts.ledger_rows import Ours, Theirs
from flows.facts.ledger_shape import Shape
from flows.facts.ledger_sign import turned
from flows.facts.ledgers import Ledger, LedgerState
from flows.facts.match_groups import Decided, Group, Matched
from storage import whole_rows
from storage.ledger_bodies import Body, Whole, opened, packed, read, written
from storage.prepared import Prepared
from storage.tables.ledgers import CUSTOMER_LEDGER, LEDGER_DECISION

UNDER_WAY: Final = (LedgerState.READING, LedgerState.MATCHING)
SETTLED: Final = frozenset({Decided.OURS_IS_RIGHT, Decided.CASE, Decided.TIMING})
SHAPES: Final = 12  # of a customer that are remembered
_SMALL = tuple(column for column in CUSTOMER_LEDGER.c if column.name not in {"body", "whole", "pasted"})
_ONE = Prepared(select(*_SMALL, CUSTOMER_LEDGER.c.body).where(CUSTOMER_LEDGER.c.id == bindparam("id")))
_ROW = Prepared(select(*_SMALL).where(CUSTOMER_LEDGER.c.id == bindparam("id")))
_COLUMNS = Prepared(text("SELECT body, whole, pasted FROM customer_ledger WHERE id = :id"))
_MINE = Prepared(
    text("SELECT id FROM customer_ledger WHERE customer_id = :customer_id AND state <> 'over' ORDER BY id DESC")
)
_UNDER_WAY = Prepared(text("SELECT id FROM customer_ledger WHERE state IN ('reading', 'matching') ORDER BY id"))
_OF_EVIDENCE = Prepared(text("SELECT id FROM customer_ledger WHERE evidence_id = :evidence_id AND state <> 'over'"))
_SAME = Prepared(
    text(
        "SELECT id FROM customer_ledger WHERE customer_id = :customer_id AND sha256 = :sha256 AND id <> :id"
        " AND state <> 'over' ORDER BY id DESC"
    )
)
_DECISIONS = Prepared(text("SELECT group_id, decided, case_id FROM ledger_decision WHERE ledger_id = :id"))
_DECIDE = Prepared(
    text(
        "INSERT INTO ledger_decision (ledger_id, group_id, decided, case_id)"
        " VALUES (:ledger_id, :group_id, :decided, :case_id) ON CONFLICT (ledger_id, group_id)"
        " DO UPDATE SET decided = excluded.decided, case_id = excluded.case_id"
    )
)
_SHAPES = Prepared(
    text("SELECT shape FROM ledger_shape WHERE customer_id = :customer_id ORDER BY used_at DESC, headings LIMIT 12")
)
_KEEP_SHAPE = Prepared(
    text(
        "INSERT INTO ledger_shape (customer_id, headings, shape, used_at)"
        " VALUES (:customer_id, :headings, :shape, :used_at) ON CONFLICT (customer_id, headings)"
        " DO UPDATE SET shape = excluded.shape, used_at = excluded.used_at"
    )
)


# -- what there is -----------------------------------------------------------------------------------------------------
def one(conn: Connection, id: int) -> Ledger | None:
    """That ledger with what was decided; `rows` and `entries` are those of its differences."""
    row = _ONE.named(conn, id=id)
    if row is None:
        return None
    body = opened(Body, bytes(row["body"]))
    matched = _decided(conn, id, body.matched) if body.matched else None
    return Ledger(
        **{name: row[name] for name in ("id", "customer_id", "statement_id", "evidence_id", "name", "at", "why")},
        **{name: getattr(body, name) for name in ("read", "row_count", "sign", "rows", "entries", "kept_shape")},
        state=LedgerState(row["state"]),
        matched=matched,
    )


def whole(conn: Connection, id: int) -> tuple[Ledger, Mapping[int, Theirs], Mapping[int, Ours]] | None:
    """The same with all rows, turned to our sign, and all documents; None when there is none or it is over."""
    ledger = one(conn, id)
    if ledger is None or ledger.state is LedgerState.OVER:
        return None
    found = all_rows(conn, id)
    sign = ledger.sign.sign if ledger.sign else None
    rows = turned(found.rows, sign) if sign else found.rows
    return ledger, {row.row: row for row in rows}, {entry.id: entry for entry in found.entries}


def all_rows(conn: Connection, id: int) -> Whole:
    """All its rows, with the file's own sign."""
    return opened(Whole, contents(conn, id)[1])


def contents(conn: Connection, id: int) -> tuple[bytes, bytes]:
    """What was read and matched of it, and all its rows: both as they are packed."""
    row = _COLUMNS.row(conn, id=id)
    return (bytes(row[0]), bytes(row[1])) if row else (b"", b"")


def pasted(conn: Connection, id: int) -> str:
    """What came as text, while no file holds it."""
    row = _COLUMNS.row(conn, id=id)
    return str(row[2]) if row else ""


def row(conn: Connection, id: int) -> dict[str, Any] | None:
    """Its columns but those that may be long."""
    return _ROW.named(conn, id=id)


def of_customer(conn: Connection, customer_id: int) -> tuple[Ledger, ...]:
    """Those that are not over, newest first."""
    found = (one(conn, id_) for (id_,) in _MINE.rows(conn, customer_id=customer_id))
    return tuple(ledger for ledger in found if ledger)


def under_way(conn: Connection) -> list[int]:
    """Those that are to be read or matched, oldest first."""
    return [int(id_) for (id_,) in _UNDER_WAY.rows(conn)]


def of_evidence(conn: Connection, evidence_id: int) -> int:
    """The ledger of that file; 0 where there is none."""
    found = _OF_EVIDENCE.row(conn, evidence_id=evidence_id)
    return int(found[0]) if found else 0


def same_as(conn: Connection, id: int, customer_id: int, sha256: str) -> int:
    """Another ledger of that customer with the very same bytes; 0 where there is none."""
    found = _SAME.row(conn, id=id, customer_id=customer_id, sha256=sha256) if sha256 else None
    return int(found[0]) if found else 0


# -- how it goes on ----------------------------------------------------------------------------------------------------
def begin(conn: Connection, **fields: Any) -> int:
    """A ledger came and is to be read; its id."""
    return whole_rows.add(conn, CUSTOMER_LEDGER, state=LedgerState.READING.value, **fields)


def change(conn: Connection, id: int, **fields: Any) -> None:
    """Change columns by name."""
    whole_rows.change(conn, CUSTOMER_LEDGER, id, **fields)


def wanted(conn: Connection, id: int, state: LedgerState, **fields: Any) -> None:
    """A job is asked for; what one that was asked for earlier finds counts no more."""
    known = row(conn, id)
    run = known["run"] + 1 if known else 1
    change(conn, id, state=state.value, run=run, **fields)


def told(conn: Connection, id: int) -> Shape | None:
    """The layout as the customer corrected it."""
    known = row(conn, id)
    return read(Shape, known["told"]) if known and known["told"] else None


def tell(shape: Shape) -> str:
    """The same as it is kept."""
    return written(shape)


# -- what was decided --------------------------------------------------------------------------------------------------
def decide(conn: Connection, id: int, groups: Iterable[Group]) -> None:
    """Write down what was decided about these groups."""
    for group in groups:
        values = {"group_id": group.id, "decided": group.decided.value, "case_id": group.case_id}
        _DECIDE.run(conn, ledger_id=id, **values)


def undecided(conn: Connection, id: int) -> None:
    """It was read otherwise: its groups are no longer those that were decided about."""
    conn.execute(delete(LEDGER_DECISION).where(LEDGER_DECISION.c.ledger_id == id))


def rematched(conn: Connection, id: int, matched: Matched) -> None:
    """The same rows in other groups, as was chosen; what was decided about the rest holds on."""
    matched_anew(conn, id, matched)
    body = opened(Body, contents(conn, id)[0])
    change(conn, id, body=packed(replace(body, matched=matched)))


def matched_anew(conn: Connection, id: int, matched: Matched) -> None:
    """It was matched once more: what was decided about a group that stands as it stood holds on, the rest is gone."""
    before = one(conn, id)
    earlier = {(g.ours, g.theirs): g for g in before.matched.differences} if before and before.matched else {}
    undecided(conn, id)
    kept = ((group, earlier.get((group.ours, group.theirs))) for group in matched.differences)
    decide(
        conn,
        id,
        (
            replace(group, decided=was.decided, case_id=was.case_id)
            for group, was in kept
            if was and was.decided is not Decided.OPEN
        ),
    )


def _decided(conn: Connection, id: int, matched: Matched) -> Matched:
    """The same with the decisions that stand beside it."""
    found = {group: (Decided(decided), case) for group, decided, case in _DECISIONS.rows(conn, id=id)}
    if not found:
        return matched
    groups = (
        replace(g, decided=found[g.id][0], case_id=found[g.id][1]) if g.id in found else g for g in matched.groups
    )
    return replace(matched, groups=tuple(groups))


def end(conn: Connection, id: int) -> None:
    """It is over: nothing of it is kept but the differences that were decided about, with their rows."""
    ledger = one(conn, id)
    settled = [g for g in ledger.matched.differences if g.decided in SETTLED] if ledger and ledger.matched else []
    body = b""
    if ledger and ledger.matched and settled:
        rows = {number: ledger.rows[number] for g in settled for number in g.theirs if number in ledger.rows}
        entries = {number: ledger.entries[number] for g in settled for number in g.ours if number in ledger.entries}
        kept = replace(ledger.matched, groups=tuple(settled))
        body = packed(
            Body(None, ledger.row_count, ledger.sign, kept, MappingProxyType(rows), MappingProxyType(entries))
        )
    else:
        undecided(conn, id)
    change(conn, id, state=LedgerState.OVER.value, body=body, whole=b"", pasted="", told="")


# -- how their files are laid out --------------------------------------------------------------------------------------
def shapes(conn: Connection, customer_id: int) -> tuple[Shape, ...]:
    """The layouts that are remembered of that customer, the newest first."""
    return tuple(read(Shape, body) for (body,) in _SHAPES.rows(conn, customer_id=customer_id))


def keep_shape(conn: Connection, customer_id: int, shape: Shape, now: int) -> None:
    """The next file with these headings is read so; one without headings cannot be known again."""
    if shape.headings:
        key = hashlib.sha256("\x1f".join(shape.headings).encode()).hexdigest()
        values = {"headings": key, "shape": written(shape), "used_at": now}
        _KEEP_SHAPE.run(conn, customer_id=customer_id, **values)
