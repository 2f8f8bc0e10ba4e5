"""Which sign parts the cells of a text, and what to do with the lines that keep to another one.

Promises: the sign is told by how evenly it cuts the lines, never by the name of a file; commas between digits do not
count for it. A line that it cuts into too few cells is tried with the others. Who edits: developers.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from storage.spreadsheets.cutting import Line, Row, cells_of, cut, usual_width
from storage.spreadsheets.decimal_commas import rejoined
from storage.spreadsheets.spaces import GAP, by_spaces

SPACES: Final = "  "
_SIGNS: Final = ("\t", ";", "|", ",", "；", "｜", "，", "¦")  # of two that cut alike, the one that texts use less
_PROBE: Final = 300
_MIXED: Final = (re.compile(r"[\t;|；｜¦，]|,(?!\d)|(?<!\d),"), re.compile(r"[\t;|；｜¦，,]"))
_OTHERS: Final = frozenset("\t;|")
_INSIDE_NUMBER: Final = re.compile(r"(?<=\d),(?=\d)")
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=(?:\d{3},)*\d{3}\.\d\d(?!\d))")
_VALUE: Final = re.compile(r"[^\w]*\d[\d\s.,:/年月日'T-]*\D{0,4}")
_FEWEST: Final = 2  # headings make a header


def sign_of(lines: Sequence[str]) -> str:
    """The sign that cuts the lines into the most even rows; "" where none does."""
    step = max(1, len(lines) // _PROBE)
    probe = [*lines[:_PROBE], *lines[_PROBE::step]]
    fits = {sign: _evenness([_width(line, sign) for line in probe]) for sign in (*_SIGNS, SPACES)}
    best = max(fits, key=lambda sign: fits[sign])
    return best if fits[best] else ""


def cuts_evenly(lines: Sequence[str], sign: str) -> bool:
    """Whether the sign is in all of the lines, equally often."""
    widths = {_width(line, sign) for line in lines}
    return len(widths) == 1 and widths != {1}


def rows_of(lines: Sequence[Line], sign: str) -> list[Row]:
    """Every line as clean cells, in order."""
    if sign in {"", SPACES}:
        rows = by_spaces(lines)
        return [(number, [_clean(cell) for cell in cells]) for number, cells in rows]
    rows = [(number, _clean_row(cells)) for number, cells in cut(lines, sign)]
    width = table_width([cells for _, cells in rows])
    texts = dict(lines)
    rows = [
        (number, cells if len(cells) >= width else _clean_row(_otherwise(texts[number], sign, width) or cells))
        for number, cells in rows
    ]
    whole = [cells for _, cells in rows]
    if sign == "," and any(any(cells[width:]) for cells in whole):
        whole = rejoined(whole, width)
    return [
        (number, cells if any(cells[width:]) else cells[:width]) for (number, _), cells in zip(rows, whole, strict=True)
    ]


def table_width(rows: Sequence[Sequence[str]]) -> int:
    """How many cells a row of the table has: as many as its headings, else as most rows."""
    at = header_at(rows)
    usual = usual_width(rows)
    if at is None:
        return usual
    below = [row for row in rows[at + 1 :] if len(row) > 1]
    return usual if below and all(len(row) < len(rows[at]) for row in below) else len(rows[at])


def header_at(rows: Sequence[Sequence[str]]) -> int | None:
    """The index of the row of headings: words alone, before any row with a value in it."""
    for at, row in enumerate(rows):
        told = [cell for cell in row if cell]
        if len(told) < _FEWEST:
            continue
        if any(_VALUE.fullmatch(cell) for cell in told):
            return None
        if len(told) * 2 > len(row):
            return at
    return None


def _width(line: str, sign: str) -> int:
    if sign == SPACES:
        return len(GAP.split(line.strip()))
    if sign == ",":
        line = (_THOUSANDS if _OTHERS.isdisjoint(line) else _INSIDE_NUMBER).sub("", line)
    cells = cells_of(line, sign)
    return len(cells) if cells else line.count(sign) + 1


def _evenness(widths: Sequence[int]) -> int:
    """Rows of the most telling width, times the cuts in each."""
    seen = Counter(widths)
    return max((rows * (width - 1) for width, rows in seen.items()), default=0)


def _otherwise(line: str, sign: str, width: int) -> list[str] | None:
    """The line cut by another sign, or by several, where that gives a whole row."""
    for other in _SIGNS:
        if other != sign and other in line:
            cells = cells_of(line, other)
            if cells and len(cells) == width:
                return cells
    return next((cells for signs in _MIXED if len(cells := signs.split(line)) == width), None)


def _clean_row(cells: Sequence[str]) -> list[str]:
    return [_clean(cell) for cell in cells]


def _clean(cell: str) -> str:
    """Without what programs put around a value so that another program leaves it alone: ="0012", '0012."""
    cell = cell.strip(" \t\n\u00a0\u3000\ufeff\u200b\u200e\u200f")
    if cell.startswith('="') and cell.endswith('"'):
        return cell[2:-1]
    return cell[1:] if cell[:1] == "'" and cell[1:2].isdigit() else cell
