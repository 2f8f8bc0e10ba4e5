"""Workbooks as grids: XLSX, XLS and ODS, each through calamine.

Promises: cells are what the file stores, nothing is calculated. A text or a day that was merged over several rows
stands in each of them; an amount does not, or it would count more than once. Sheets that are hidden come last.
Who edits: developers.
"""

import io
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

import python_calamine

from storage.evidence_files import looked_at
from storage.spreadsheets.bounds import is_panic, unsaved_cells
from storage.spreadsheets.grids import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, Grid, NotALedger

_PLAIN: Final = {str, float, bool, date, type(None)}
_AMOUNT: Final = re.compile(r"[\s\d.,'+()\-]*\d[\s\d.,'+()\-]*")
_SHOWN: Final = python_calamine.SheetVisibleEnum.Visible
_TABLE: Final = python_calamine.SheetTypeEnum.WorkSheet
_REFUSED: Final = {"password", "macros", "empty"}


def sheets_of(content: bytes) -> list[Grid]:
    """Every sheet that holds anything, hidden ones last. Raises NotALedger."""
    why = looked_at(content)[1]
    if why:
        raise NotALedger(why if why in _REFUSED else "not_a_table", why)
    unsaved = unsaved_cells(content)
    try:
        grids = _grids(content, unsaved)
    except python_calamine.PasswordError as error:
        raise NotALedger("password", str(error)) from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise NotALedger("broken", str(error)) from error
    except BaseException as error:
        if not is_panic(error):
            raise
        raise NotALedger("broken", str(error)) from error
    return [one for one in grids if any(cell != "" for row in one.rows for cell in row)]


def _grids(content: bytes, unsaved: Mapping[str, frozenset[tuple[int, int]]]) -> list[Grid]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = [one for one in book.sheets_metadata if one.typ == _TABLE]
    if len(sheets) > MOST_SHEETS:
        raise NotALedger("too_many_rows", f"{len(sheets)} sheets")
    sheets.sort(key=lambda one: one.visible != _SHOWN)
    return [_grid(book.get_sheet_by_name(one.name), unsaved.get(one.name, frozenset())) for one in sheets]


def _grid(sheet: python_calamine.CalamineSheet, unsaved: frozenset[tuple[int, int]]) -> Grid:
    if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
        raise NotALedger("too_many_rows", f"{sheet.total_height} rows of {sheet.total_width} columns")
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    for row in rows:
        if not _PLAIN.issuperset(map(type, row)):
            row[:] = [_cell(one) for one in row]
    _fill_down(rows, sheet.merged_cell_ranges or ())
    return Grid(sheet.name, rows, range(1, len(rows) + 1), unsaved)


def _cell(cell: Any) -> Any:
    """A whole number as every other number; a time of day, which no ledger reckons with, as its text."""
    if type(cell) is int:
        return float(cell)
    return cell if isinstance(cell, str | float | date) else str(cell)


def _fill_down(rows: list[list[Any]], merged: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    for (top, left), (bottom, _) in merged:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        cell = rows[top][left]
        if isinstance(cell, date) or (isinstance(cell, str) and not _AMOUNT.fullmatch(cell)):
            for row in rows[top + 1 : bottom + 1]:
                row[left] = row[left] or cell
