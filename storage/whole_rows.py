"""Rows written and changed by the names of their columns: one prepared statement for each set of names.

For tables whose columns hold what the driver stores as it is (storage/prepared.py). A name that no column has raises.
"""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, bindparam, insert, update
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from storage.prepared import Prepared


def add(conn: Connection, table: Table, **values: Any) -> int:
    """A new row, with the columns' own defaults for what is not named; returns its id."""
    whole = _defaults(table) | values
    return _insert(table, frozenset(whole)).insert(conn, **whole)


def change(conn: Connection, table: Table, id: int, **fields: Any) -> None:
    """Change columns of the row with that id."""
    named = {f"new_{name}": value for name, value in fields.items()}
    _update(table, frozenset(fields)).run(conn, row=id, **named)


@cache
def _insert(table: Table, names: frozenset[str]) -> Prepared:
    return Prepared(insert(table).values({name: bindparam(name) for name in names}).returning(table.c.id))


@cache
def _update(table: Table, names: frozenset[str]) -> Prepared:
    changed: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
    return Prepared(update(table).where(table.c.id == bindparam("row")).values(changed))


@cache
def _defaults(table: Table) -> dict[str, Any]:
    """What a column holds when nothing is said about it."""
    return {
        column.name: column.default.arg for column in table.c if isinstance(column.default, ScalarElementColumnDefault)
    }
