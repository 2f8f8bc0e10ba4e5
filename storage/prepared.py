"""Statements of the hot path: written in SQLAlchemy, compiled once per dialect, run on the driver's own connection.

The same transaction and the same SQL as SQLAlchemy would send, without its result layer: about a fifth of the cost per
statement, which is most of what a turn spends on storage. Values must be what the driver stores as it is: integers,
text, bytes, None.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Executable
from sqlalchemy.sql import ClauseElement


class Prepared:
    """One statement. `rows`, `row` and `run` take its parameters by name, in the current transaction of `conn`."""

    def __init__(self, statement: Executable) -> None:
        """Keep the statement; nothing is compiled until a connection shows its dialect."""
        self._statement = statement
        self._compiled: dict[str, tuple[str, tuple[str, ...]]] = {}

    def run(self, conn: Connection, **values: Any) -> int:
        """Execute; the number of rows it touched."""
        return int(self._execute(conn, values).rowcount)

    def insert(self, conn: Connection, **values: Any) -> int:
        """Execute an insert that returns one column; its value, or 0 when nothing was inserted."""
        row = self._execute(conn, values).fetchone()
        return int(row[0]) if row else 0

    def row(self, conn: Connection, **values: Any) -> Any:
        """The first row as a tuple, or None."""
        return self._execute(conn, values).fetchone()

    def named(self, conn: Connection, **values: Any) -> dict[str, Any] | None:
        """The first row by the names of its columns, or None."""
        found = self._execute(conn, values)
        row = found.fetchone()
        return dict(zip((column[0] for column in found.description), row, strict=True)) if row else None

    def all_named(self, conn: Connection, **values: Any) -> list[dict[str, Any]]:
        """All rows, each by the names of its columns."""
        found = self._execute(conn, values)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def rows(self, conn: Connection, **values: Any) -> Sequence[Any]:
        """All rows as tuples."""
        return list(self._execute(conn, values).fetchall())

    def _execute(self, conn: Connection, values: dict[str, Any]) -> Any:
        text, order = self._compiled.get(conn.dialect.name) or self._compile(conn)
        return conn.connection.dbapi_connection.execute(text, [values[name] for name in order])  # type: ignore[union-attr]

    def _compile(self, conn: Connection) -> tuple[str, tuple[str, ...]]:
        assert isinstance(self._statement, ClauseElement)  # noqa: S101 - all Core statements are
        compiled = self._statement.compile(dialect=conn.dialect)
        made = (str(compiled), tuple(compiled.positiontup or ()))  # type: ignore[attr-defined]
        self._compiled[conn.dialect.name] = made
        return made
