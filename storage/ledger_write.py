"""Writing an import as one batch.

Promises: all of a batch or nothing, inside the caller's transaction; every row written or removed leaves what it was in
`import_change`, from where an undo restores it. Whoever adds a table to imports adds it to `OWNED`, `_PARENTS` and
`_NATURAL`.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, insert, update

from storage.ledger import chunks
from storage.ledger_books import OWNED, TABLES, Books, Row, Shelf
from storage.tables.ledger import IMPORT_BATCH, IMPORT_CHANGE

Progress = Callable[[int], None]
_PARENTS: Final[Mapping[str, Mapping[str, str]]] = {
    "contact": {"customer_id": "customer"}, "document": {"customer_id": "customer"},
    "document_line": {"document_id": "document"}, "allocation": {"credit_id": "document", "debit_id": "document"},
    "price": {"customer_id": "customer"},
}  # fmt: skip
_NATURAL: Final[Mapping[str, tuple[str, ...]]] = {
    "customer": ("code",), "contact": ("source_key",), "document": ("source_key",),
    "document_line": ("document_id", "line_no"), "allocation": ("credit_id", "debit_id"),
    "price": ("source_key",),
}  # fmt: skip
_PIECE = 5_000  # rows between two words of progress


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows of one kind an import adds, alters, leaves as they are and takes away."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Delta:
    """What becomes of one table: rows to add, (row before, row after) to alter, rows to take away, rows said again."""

    new: Sequence[Row]
    changed: Sequence[tuple[Row, Row]]
    removed: Sequence[Row]
    unchanged: Sequence[Row]

    def __len__(self) -> int:
        return len(self.new) + len(self.changed) + len(self.removed)


@dataclass(frozen=True, slots=True)
class Batch:
    """Who imported what and when (µs UTC); `as_of` is the day of an open-item snapshot."""

    at: int
    by: str
    files: Sequence[str]
    as_of: date | None


def deltas(books: Books) -> dict[str, Delta]:
    """What the planned books change, by table, parents before children."""
    return {name: _delta(shelf, books.touched[name]) for name, shelf in books.shelves.items()}


def _delta(shelf: Shelf, touched: Iterable[Any]) -> Delta:
    new = [row for key, row in shelf.now.items() if key not in shelf.was]
    changed = [(was, shelf.now[key]) for key, was in shelf.was.items() if shelf.now.get(key, was) != was]
    removed = [row for key, row in shelf.was.items() if key not in shelf.now]
    unchanged = [shelf.was[key] for key in touched if key in shelf.was and shelf.now[key] == shelf.was[key]]
    return Delta(new, changed, removed, unchanged)


def counts(changes: Mapping[str, Delta]) -> dict[str, Count]:
    """The same in figures, by table name with `payment` apart, for everything of which anything was said."""
    figures: dict[str, list[int]] = {}
    for name, delta in changes.items():
        for place, rows in enumerate((delta.new, [now for _, now in delta.changed], delta.unchanged, delta.removed)):
            for row in rows:
                kind = "payment" if row.get("kind") == "payment" else name
                figures.setdefault(kind, [0, 0, 0, 0])[place] += 1
    return {name: Count(*figure) for name, figure in figures.items()}


def write(conn: Connection, books: Books, changes: Mapping[str, Delta], batch: Batch, progress: Progress) -> int:
    """Write the changes as one batch and return its number. `progress` is told how many rows have been written."""
    figures = {name: [count.new, count.changed, count.removed] for name, count in counts(changes).items()}
    ids = {name: {key: row["id"] for key, row in books.shelves[name].was.items()} for name in OWNED}
    number: int = conn.execute(
        insert(IMPORT_BATCH)
        .values(at=batch.at, by=batch.by, as_of=batch.as_of, files=json.dumps(batch.files, ensure_ascii=False),
                counts=json.dumps(figures))
        .returning(IMPORT_BATCH.c.id)
    ).scalar_one()  # fmt: skip
    done = 0
    for name, delta in changes.items():
        _remove(conn, name, delta.removed, number, ids)
        _alter(conn, name, delta.changed, number, ids)
        born = {"created_at": batch.at} if name == "customer" else {}
        for piece in _pieces(delta.new):
            stored = [_named(name, row, number, ids) | born for row in piece]
            _add(conn, name, stored, number, ids)
            progress(done := done + len(piece))
    return number


def _pieces(rows: Sequence[Row]) -> Iterable[Sequence[Row]]:
    return (rows[start : start + _PIECE] for start in range(0, len(rows), _PIECE))


def _named(name: str, row: Row, number: int, ids: Mapping[str, Mapping[Any, int]]) -> Row:
    """The row as the database wants it: documents and customers by id."""
    stored = {column: row[column] for column in OWNED[name]}
    for column, parent in _PARENTS.get(name, {}).items():
        stored[column] = ids[parent][row[column]]
    if name == "document":
        stored["batch_id"] = number
    return stored


def _add(conn: Connection, name: str, stored: Sequence[Row], number: int, ids: dict[str, dict[Any, int]]) -> None:
    table = TABLES[name]
    natural = [table.c[column] for column in _NATURAL[name]]
    made = conn.execute(insert(table).returning(table.c.id, *natural), list(stored)).all()
    if len(natural) == 1:
        ids[name].update({key: number for number, key in made})
    _note(conn, name, number, "created", [(row[0], None) for row in made])


def _alter(
    conn: Connection, name: str, rows: Sequence[tuple[Row, Row]], number: int, ids: Mapping[str, Mapping[Any, int]]
) -> None:
    if not rows:
        return
    table = TABLES[name]
    change = update(table).where(table.c.id == bindparam("row_id"))
    conn.execute(change.values({column: bindparam(f"new_{column}") for column in OWNED[name]}), [
        {"row_id": was["id"], **{f"new_{column}": value for column, value in _named(name, now, number, ids).items()}}
        for was, now in rows
    ])  # fmt: skip
    _note(conn, name, number, "changed", [(was["id"], _before(name, was, ids)) for was, _ in rows])


def _remove(
    conn: Connection, name: str, rows: Sequence[Row], number: int, ids: Mapping[str, Mapping[Any, int]]
) -> None:
    for part in chunks(row["id"] for row in rows):
        conn.execute(delete(TABLES[name]).where(TABLES[name].c.id.in_(part)))
    _note(conn, name, number, "removed", [(row["id"], _before(name, row, ids)) for row in rows])


def _before(name: str, row: Row, ids: Mapping[str, Mapping[Any, int]]) -> str:
    stored = _named(name, row, row.get("batch_id") or 0, ids)
    return json.dumps(stored, default=date.isoformat, ensure_ascii=False)


def _note(conn: Connection, name: str, number: int, what: str, rows: Sequence[tuple[int, str | None]]) -> None:
    if rows:
        of_batch = {"batch_id": number, "table_name": name, "what": what}
        conn.execute(insert(IMPORT_CHANGE), [{**of_batch, "row_id": row, "before": before} for row, before in rows])
