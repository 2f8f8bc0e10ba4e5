"""Tables written as web pages or as XML of 2003, which many programs export under the name of an Excel file.

Promises: every table with its rows in order; where a cell states its value beside what it shows, the value is taken.
Nothing is fetched or run. Who edits: developers.
"""

import re
from collections.abc import Sequence
from datetime import date
from html.parser import HTMLParser
from typing import Any, Final

from storage.spreadsheets.grids import MOST_COLUMNS, MOST_ROWS, Grid, NotALedger

_TABLE: Final = re.compile(r"<(?:\w+:)?(?:table|worksheet)\b", re.IGNORECASE)
_HEAD: Final = 20_000  # characters in which a first table begins
_ROWS, _CELLS = frozenset({"tr", "row"}), frozenset({"td", "th", "cell"})

Attributes = list[tuple[str, str | None]]


def is_markup(text: str) -> bool:
    """Whether the text is a page with a table, rather than a table of texts."""
    return text.lstrip().startswith("<") and bool(_TABLE.search(text[:_HEAD]))


def tables_in_markup(text: str) -> list[Grid]:
    """Every table that holds anything. Raises NotALedger."""
    reader = _Reader()
    try:
        reader.feed(text)
        reader.close()
    except AssertionError as error:  # the parser's own word for a declaration it cannot follow
        raise NotALedger("broken", str(error)) from error
    return [grid for grid in reader.grids if any(cell != "" for row in grid.rows for cell in row)]


class _Reader(HTMLParser):
    """Rows as they come; a table inside a cell is a table of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.grids: list[Grid] = []
        self._open: list[tuple[list[list[Any]], list[int]]] = []
        self._name = ""
        self._said: list[str] = []
        self._value: Any = None
        self._kind = ""

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """A table, a row, a cell begins."""
        tag, given = tag.rpartition(":")[2], {name.rpartition(":")[2]: said or "" for name, said in attrs}
        if tag == "worksheet":
            self._name = given.get("name", "")
        elif tag == "table":
            self._open.append(([], []))
        elif self._open and tag in _ROWS:
            rows, numbers = self._open[-1]
            rows.append([])
            numbers.append(_whole(given.get("index")) or (numbers[-1] if numbers else 0) + 1)
        elif self._open and self._open[-1][0] and tag in _CELLS:
            row = self._open[-1][0][-1]
            row += [""] * min(_whole(given.get("index")) - 1 - len(row), MOST_COLUMNS)
            self._said, self._value = [], _number(given.get("num"))
        elif tag == "data":
            self._kind = given.get("type", "")
        elif tag == "br":
            self._said.append(" ")

    def handle_data(self, data: str) -> None:
        """Characters; those of a cell are kept."""
        self._said.append(data)

    def handle_endtag(self, tag: str) -> None:
        """A cell or a table is over."""
        tag = tag.rpartition(":")[2]
        if self._open and self._open[-1][0] and tag in _CELLS:
            self._open[-1][0][-1].append(self._cell())
        elif self._open and tag == "table":
            self._close(*self._open.pop())

    def _cell(self) -> Any:
        said, kind = " ".join("".join(self._said).split()), self._kind.lower()
        value, self._said, self._value, self._kind = self._value, [], None, ""
        if value is None and kind == "number":
            value = _number(said)
        elif value is None and kind == "datetime":
            value = _day(said)
        return said if value is None else value

    def _close(self, rows: Sequence[list[Any]], numbers: Sequence[int]) -> None:
        if len(rows) > MOST_ROWS or max(map(len, rows), default=0) > MOST_COLUMNS:
            raise NotALedger("too_many_rows", f"{len(rows)} rows")
        name = self._name or (str(len(self.grids) + 1) if self.grids else "")
        self.grids.append(Grid(name, rows, numbers))


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < len(str(MOST_ROWS)) + 1 else 0


def _number(text: str | None) -> float | None:
    return float(text) if text and re.fullmatch(r"-?\d{1,15}(?:\.\d+)?(?:E[-+]?\d{1,2})?", text) else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
