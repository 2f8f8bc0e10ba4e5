"""Text as grids: a table exported, damaged on its way, or pasted into a chat.

Promises: every line is in exactly one grid, in order, under its own number; lines of nothing and lines that only draw
a frame are left out. A second table below the first, with headings of its own, is a grid of its own. Who edits:
developers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from storage.decoding import text_of
from storage.spreadsheets.cutting import Line, Row
from storage.spreadsheets.dialects import cuts_evenly, header_at, rows_of, sign_of
from storage.spreadsheets.grids import MOST_COLUMNS, MOST_ROWS, Grid, NotALedger
from storage.spreadsheets.markup import is_markup, tables_in_markup

_LONGEST_LINE: Final = 100_000
_BLANK: Final = re.compile(r"[\s,;|\"\u00a0\u3000\ufeff]*")
_RULE: Final = re.compile(r"[\s|+:]*[-=_─━═┼┬┴├┤╪╬│┌┐└┘]{3}[\s|+:\-=_─━═┼┬┴├┤╪╬│┌┐└┘]*")
_FRAME: Final = str.maketrans("│┃║", "|||")
_SAID_SIGN: Final = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_WHOLE_LINE: Final = re.compile(r'"((?:[^"]|"")*)"')
_SIGN_INSIDE: Final = re.compile(r"[,;\t|]")
_LEAST_LINES: Final = 3  # that show a sign of their own, however uneven


def tables_in(content: bytes) -> list[Grid]:
    """Every table of the text. Raises NotALedger."""
    read = text_of(content)
    if read is None:
        raise NotALedger("unknown_encoding")
    if is_markup(read[0]):
        return tables_in_markup(read[0])
    lines = read[0].replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    if len(lines) > MOST_ROWS:
        raise NotALedger("too_many_rows", f"{len(lines)} lines")
    if max(map(len, lines)) > _LONGEST_LINE:
        raise NotALedger("not_a_table", "a line without an end")
    grids = _grids(lines)
    if not any(_has_row(grid) for grid in grids):
        raise NotALedger("not_a_table")
    return grids


def _grids(lines: Sequence[str]) -> list[Grid]:
    said = _SAID_SIGN.fullmatch(lines[0])
    numbered = list(_unframed(list(enumerate(lines, 1))[bool(said) :]))
    told = [line for _, line in numbered if line]
    sign = said[1] if said else sign_of(told)
    tables = [_Table()]
    for is_blank, run in groupby(numbered, key=lambda one: not one[1]):
        if not is_blank:
            block = list(run)
            own = "" if said else sign_of([line for _, line in block])
            if own and (len(block) >= _LEAST_LINES or cuts_evenly([line for _, line in block], own)):
                sign = own
            _place(tables, rows_of(block, sign))
    return [one.as_grid(str(at) if len(tables) > 1 else "") for at, one in enumerate(tables, 1) if one.rows]


def _unframed(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines without what only draws: rules, outer bars, quotes around all of them; "" for one with nothing."""
    kept = [(number, line) for number, line in lines if not _RULE.fullmatch(line.strip())]
    drawn = [line.translate(_FRAME).strip() for _, line in kept]
    most = sum(bool(line) for line in drawn) / 2
    barred = sum(line[:1] == "|" == line[-1:] for line in drawn) > most
    whole = [_WHOLE_LINE.fullmatch(line) for line in drawn]
    wrapped = sum(bool(one and _SIGN_INSIDE.search(one[1])) for one in whole) > most
    for (number, line), bare, quoted in zip(kept, drawn, whole, strict=True):
        if barred:
            yield number, bare.removeprefix("|").removesuffix("|")
        elif wrapped and quoted:
            yield number, quoted[1].replace('""', '"')
        else:
            yield number, "" if _BLANK.fullmatch(line) and line.count('"') % 2 == 0 else line


@dataclass(slots=True)
class _Table:
    """A grid in the making."""

    rows: list[Row] = field(default_factory=list)
    header: list[str] = field(default_factory=list)

    def as_grid(self, place: str) -> Grid:
        """Named by the title above its headings where there are several; `place` is its name otherwise."""
        if max(len(cells) for _, cells in self.rows) > MOST_COLUMNS:
            raise NotALedger("too_many_rows", "too many columns")
        name = next((cells[0] for _, cells in self.rows if cells and not any(cells[1:]) and cells[0]), place)
        return Grid(name[:60] if place else "", [cells for _, cells in self.rows], [number for number, _ in self.rows])


def _place(tables: list[_Table], rows: list[Row]) -> None:
    """Put a block where it belongs: below the last table, or, where it brings headings of its own, beside it."""
    at = header_at([cells for _, cells in rows])
    header = [cell.casefold() for cell in rows[at][1]] if at is not None and at + 1 < len(rows) else []
    last = tables[-1]
    if header and last.header and header != last.header:
        last = _Table(_title_of(last))
        tables.append(last)
    last.rows += rows
    last.header = last.header or header


def _title_of(table: _Table) -> list[Row]:
    """The line of a single cell at the end of a table, which was the title of the next; taken off the table."""
    if len(table.rows) > 1 and not any(table.rows[-1][1][1:]) and not any(map(str.isdigit, table.rows[-1][1][0])):
        return [table.rows.pop()]
    return []


def _has_row(grid: Grid) -> bool:
    return any(len(row) > 1 and any(map(str.isdigit, "".join(row))) for row in grid.rows)
