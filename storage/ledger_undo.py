"""Taking an import back.

Promises: the rows of the batch are again what they were, ids included; it refuses, naming the cause, when a later
import changed the same rows, when anything else rests on a row it would remove, or when a document of it stands on an
issued statement. Runs inside the caller's transaction; nothing is written when it refuses.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Date, Select, Table, and_, bindparam, delete, insert, select, update

from storage.ledger import chunks
from storage.ledger_books import OWNED, TABLES
from storage.tables.ledger import ALLOCATION, DOCUMENT, DOCUMENT_LINE, IMPORT_BATCH, IMPORT_CHANGE
from storage.tables.metadata import METADATA

# Column by which other tables refer to a row of an import.
_REFERENCES: Final[Mapping[str, tuple[str, ...]]] = {
    "customer": ("customer_id",), "contact": ("contact_id",), "document": ("document_id", "credit_id", "debit_id"),
}  # fmt: skip
# Records of what was said and done; they stay true when a row goes, and ids are never given twice.
_RECORDS: Final = frozenset({"audit", "outbox"})


class CannotUndo(Exception):
    """The batch must stay; the message is the operator's one sentence."""


def undo_batch(conn: Connection, number: int, now: int, issued: Callable[[int], bool]) -> dict[str, int]:
    """Take batch `number` back at `now` (µs UTC) and return how many rows of each table. Raises CannotUndo."""
    batch = conn.execute(select(IMPORT_BATCH).where(IMPORT_BATCH.c.id == number)).first()
    if batch is None or batch.undone_at is not None:
        raise CannotUndo(f"Import {number} {'does not exist' if batch is None else 'was undone already'}.")
    _refuse_later(conn, number)
    _refuse_issued(conn, number, issued)
    _refuse_resting(conn, number)
    undone = {name: _restore(conn, name, number) for name in reversed(list(OWNED))}
    conn.execute(update(IMPORT_BATCH).where(IMPORT_BATCH.c.id == number).values(undone_at=now))
    return {name: count for name, count in undone.items() if count}


def _rows_of(number: int, name: str, *what: str) -> Select[int]:
    change = IMPORT_CHANGE.c
    return select(change.row_id).where(change.batch_id == number, change.table_name == name, change.what.in_(what))


def _refuse_later(conn: Connection, number: int) -> None:
    mine, later = IMPORT_CHANGE.alias("mine"), IMPORT_CHANGE.alias("later")
    same_row = and_(later.c.table_name == mine.c.table_name, later.c.row_id == mine.c.row_id)
    found = conn.execute(
        select(later.c.batch_id)
        .join_from(mine, later, same_row)
        .join(IMPORT_BATCH, IMPORT_BATCH.c.id == later.c.batch_id)
        .where(mine.c.batch_id == number, later.c.batch_id > number, IMPORT_BATCH.c.undone_at.is_(None))
        .order_by(later.c.batch_id.desc())
    ).scalar()
    if found:
        raise CannotUndo(f"Import {found} changed rows of import {number} since; undo import {found} first.")


def _refuse_issued(conn: Connection, number: int, issued: Callable[[int], bool]) -> None:
    """A document is also meant when only its rows or what is set against it were imported."""
    ids = set(conn.execute(_rows_of(number, "document", "created", "changed")).scalars())
    for table, column in ((DOCUMENT_LINE, "document_id"), (ALLOCATION, "credit_id"), (ALLOCATION, "debit_id")):
        of_batch = table.c.id.in_(_rows_of(number, table.name, "created", "changed"))
        ids |= set(conn.execute(select(table.c[column]).where(of_batch)).scalars())
    standing = [one for one in sorted(ids) if issued(one)]
    if standing:
        name = conn.execute(select(DOCUMENT.c.number).where(DOCUMENT.c.id == standing[0])).scalar()
        raise CannotUndo(
            f"{len(standing)} documents of import {number} stand on issued statements, {name} among them; "
            "correct them by a new import and issue a new version of the statement."
        )


def _refuse_resting(conn: Connection, number: int) -> None:
    for table in METADATA.sorted_tables:
        for parent, column in _references(table):
            gone = _rows_of(number, parent, "created")
            if conn.execute(_resting(table, column, number, gone).limit(1)).first():
                raise CannotUndo(
                    f"Something in {table.name} rests on a {parent} that import {number} brought; "
                    "correct the ledger by a new import instead."
                )


def _references(table: Table) -> list[tuple[str, str]]:
    if table.name in _RECORDS:
        return []
    return [(parent, column) for parent, columns in _REFERENCES.items() for column in columns if column in table.c]


def _resting(table: Table, column: str, number: int, gone: Select[int]) -> Select[Any]:
    rests: ColumnElement[bool] = table.c[column].in_(gone)
    if table.name in OWNED:  # what came with the parent goes with it
        rests &= table.c.id.not_in(_rows_of(number, table.name, "created"))
    return select(table.c[column]).where(rests)


def _restore(conn: Connection, name: str, number: int) -> int:
    """Children first: what was created goes, what was changed turns back, what was removed returns."""
    table = TABLES[name]
    gone = list(conn.execute(_rows_of(number, name, "created")).scalars())
    for part in chunks(gone):
        conn.execute(delete(table).where(table.c.id.in_(part)))
    changed, removed = _before(conn, table, number, "changed"), _before(conn, table, number, "removed")
    if changed:
        kept = [column for column in OWNED[name] if column in changed[0]]  # an older version kept fewer
        back: dict[str, Any] = {column: bindparam(f"old_{column}") for column in kept}
        turned = [{f"old_{column}": value for column, value in row.items()} for row in changed]
        conn.execute(update(table).where(table.c.id == bindparam("old_id")).values(back), turned)
    if removed:
        conn.execute(insert(table), removed)
    return len(gone) + len(changed) + len(removed)


def _before(conn: Connection, table: Table, number: int, what: str) -> Sequence[dict[str, Any]]:
    change = IMPORT_CHANGE.c
    mine = change.batch_id == number, change.table_name == table.name, change.what == what
    found = conn.execute(select(change.row_id, change.before).where(*mine)).all()
    return [{"id": row, **_typed(table, json.loads(before))} for row, before in found]


def _typed(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """JSON keeps days as text; the columns know which values are days."""
    return {
        name: date.fromisoformat(value) if value and isinstance(table.c[name].type, Date) else value
        for name, value in row.items()
    }
