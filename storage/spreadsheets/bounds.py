"""How far a workbook reaches, told before anyone lays it out cell by cell.

Promises: a file of a few bytes that names a cell a million rows away, or repeats one a million times, is refused here:
whoever lays out what passed never needs more than `MOST_CELLS` cells for all of it. Formulas without a stored result,
which a reader of values cannot tell from empty cells, are found on the way. Who edits: developers.
"""

import io
import string
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from typing import IO, Final

from storage.plain_xml import NotPlainXml, local, walk
from storage.spreadsheets import old_books
from storage.spreadsheets.grids import MOST_COLUMNS, MOST_ROWS, NotALedger

MOST_CELLS: Final = 12_000_000
_LIST_AT_MOST: Final = 4_000_000  # bytes; no honest list of sheets is longer
_NAMES: Final = [first + last for first in ("", *"ABCDEFGHI") for last in string.ascii_uppercase]
_COLUMNS: Final[Mapping[str, int]] = {name: at for at, name in enumerate(_NAMES[:MOST_COLUMNS])}
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, NotPlainXml, KeyError, ValueError, NotImplementedError, RuntimeError, EOFError,
    OSError,
)  # fmt: skip
_ODS_CELLS: Final = {"table:table-cell", "table:covered-table-cell"}

Unsaved = frozenset[tuple[int, int]]


def unsaved_cells(content: bytes) -> dict[str, Unsaved]:
    """By sheet, where formulas stand that were never calculated: (row, column) from 0. XLS always stores results.

    Raises NotALedger: too_many_rows where the sheets reach further than is read, broken where it cannot be told.
    """
    if not content.startswith(b"PK"):
        _weigh(old_books.reach(content))
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            reaches = _reaches(packed)
    except _BROKEN as error:
        raise NotALedger("broken", str(error)) from error
    _weigh([(one.rows, one.columns) for one in reaches.values()])
    return {name: frozenset(one.unsaved) for name, one in reaches.items()}


def is_panic(error: BaseException) -> bool:
    """Whether the reader of workbooks, written in Rust, gave up on a broken file: no Exception, nor one to import."""
    return type(error).__name__ == "PanicException"


def _weigh(sheets: Iterable[tuple[int, int]]) -> None:
    """All sheets together. Raises NotALedger."""
    cells = 0
    for rows, columns in sheets:
        cells += rows * columns
        if rows > MOST_ROWS or columns > MOST_COLUMNS or cells > MOST_CELLS:
            raise NotALedger("too_many_rows", f"{rows} rows of {columns} columns")


def _reaches(packed: zipfile.ZipFile) -> "dict[str, _Reach]":
    names = {name.lower(): name for name in packed.namelist()}
    if len(names) != len(packed.namelist()):
        raise NotALedger("broken", "two parts of one name")
    if "content.xml" in names:
        return _of_ods(packed.open(names["content.xml"]))
    return {name: _of_xlsx(packed.open(names[part])) for name, part in _sheets(packed, names) if part in names}


def _sheets(packed: zipfile.ZipFile, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """(name, part in lower case) of every sheet."""
    parts = {}
    for tag, one in _elements(packed, names["xl/_rels/workbook.xml.rels"]):
        if local(tag) == "Relationship":
            target = one["Target"].removeprefix("/").lower()
            parts[one["Id"]] = target if target.startswith("xl/") else f"xl/{target}"
    return [
        (one["name"], next((parts.get(value, "") for key, value in one.items() if local(key) == "id"), ""))
        for tag, one in _elements(packed, names["xl/workbook.xml"])
        if local(tag) == "sheet"
    ]


def _elements(packed: zipfile.ZipFile, part: str) -> list[tuple[str, Mapping[str, str]]]:
    if packed.getinfo(part).file_size > _LIST_AT_MOST:
        raise NotALedger("broken", f"{part} is too long")
    found: list[tuple[str, Mapping[str, str]]] = []
    walk(packed.open(part), lambda tag, given: found.append((tag, given)))
    return found


class _Reach:
    """How far the cells that hold something reach, and the formulas among them that hold nothing yet."""

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self.unsaved: set[tuple[int, int]] = set()

    def hold(self, row: int, column: int) -> None:
        """A cell up to there (from 0) holds something."""
        if row < self.rows and column < self.columns:
            return
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)


def _of_xlsx(stream: IO[bytes]) -> _Reach:
    reader = _Xlsx()
    with stream:
        walk(stream, reader.start, reader.text)
    reader.settle()
    return reader.reach


class _Xlsx:
    """A sheet's XML: rows and cells may state where they are, or follow the one before."""

    def __init__(self) -> None:
        self.reach = _Reach()
        self._row = self._column = -1
        self._formula = self._valued = self._in_value = False
        self._roles: dict[str, Callable[[Mapping[str, str]], None] | None] = {}
        self._known = {"row": self._new_row, "c": self._new_cell, "f": self._new_formula, "v": self._new_value,
                       "is": self._new_value}  # fmt: skip

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """An element begins."""
        try:
            role = self._roles[tag]
        except KeyError:
            role = self._roles[tag] = self._known.get(local(tag))
        if role:
            role(given)

    def text(self, text: str) -> None:
        """Characters of any element; only those of a formula's result matter."""
        if self._in_value and not self._valued:
            self._valued = bool(text.strip())

    def settle(self) -> None:
        """The cell is over."""
        if self._formula and not self._valued:
            self.reach.unsaved.add((self._row, self._column))
        self._formula = self._valued = self._in_value = False

    def _new_row(self, given: Mapping[str, str]) -> None:
        self.settle()
        self._row = int(given["r"]) - 1 if "r" in given else self._row + 1
        self._column = -1

    def _new_cell(self, given: Mapping[str, str]) -> None:
        if self._formula:
            self.settle()
        place = given.get("r")
        if place is None:
            self._column += 1
        else:
            letters = place.rstrip(string.digits)
            self._column = _COLUMNS.get(letters, MOST_COLUMNS)
            self._row = int(place[len(letters) :]) - 1
        self._valued = given.get("t") == "str"  # an empty text is a result too

    def _new_formula(self, _: Mapping[str, str]) -> None:
        self._formula = True
        self.reach.hold(self._row, self._column)

    def _new_value(self, _: Mapping[str, str]) -> None:
        self._in_value = self._formula
        self.reach.hold(self._row, self._column)


def _of_ods(stream: IO[bytes]) -> dict[str, _Reach]:
    reader = _Ods()
    with stream:
        walk(stream, reader.start)
    return reader.sheets


class _Ods:
    """The XML of all sheets; rows and cells may be said to repeat."""

    def __init__(self) -> None:
        self.sheets: dict[str, _Reach] = {}
        self._reach = _Reach()
        self._row = self._next_row = self._column = self._next_column = 0

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """An element begins."""
        if tag in _ODS_CELLS:
            self._cell(given)
        elif tag == "text:p":
            self._reach.hold(self._next_row - 1, self._next_column - 1)
        elif tag == "table:table-row":
            self._row, self._column, self._next_column = self._next_row, 0, 0
            self._next_row += int(given.get("table:number-rows-repeated", 1))
        elif tag == "table:table":
            self._reach = self.sheets[given.get("table:name", "")] = _Reach()
            self._row = self._next_row = 0

    def _cell(self, given: Mapping[str, str]) -> None:
        self._column = self._next_column
        self._next_column += int(given.get("table:number-columns-repeated", 1))
        if "office:value-type" in given or "table:formula" in given:
            self._reach.hold(self._next_row - 1, self._next_column - 1)
        if "table:formula" in given and "office:value-type" not in given:
            self._reach.unsaved.add((self._row, self._column))
