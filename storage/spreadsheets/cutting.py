"""Lines of text cut into cells, whatever happened to their quotes.

Promises: what is in order is read as the csv module reads it. A quote that nobody closed ends with its line, a quote in
the middle of a cell is a letter like any other, and a cell may go on over lines only where that gives the row its usual
number of cells. No line is lost and none swallows the next. Who edits: developers.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Final

Row = tuple[int, list[str]]  # the number of its line in the file, and its cells
Line = tuple[int, str]
_LONGEST_CELL: Final = 10  # lines that one cell may run over
_SPACES: Final = re.compile(" *")


def cut(lines: Sequence[Line], delimiter: str) -> list[Row]:
    """Every line as cells, in order."""
    if not any('"' in line for _, line in lines):
        return [(number, line.split(delimiter)) for number, line in lines]
    return _in_order(lines, delimiter) or _damaged(lines, delimiter)


def cells_of(line: str, delimiter: str) -> list[str] | None:
    """The cells of one line whose quotes are in order."""
    if '"' not in line:
        return line.split(delimiter)
    try:
        return next(csv.reader((line,), delimiter=delimiter, strict=True, skipinitialspace=True))
    except csv.Error:
        return None


def usual_width(rows: Sequence[Sequence[str]]) -> int:
    """The number of cells that most rows of more than one have; the larger where two are as frequent."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(widths, key=lambda width: (widths[width], width), default=1)


def _in_order(lines: Sequence[Line], delimiter: str) -> list[Row] | None:
    """What the csv module reads, unless it complains or joins lines to rows that are no rows."""
    text = io.StringIO("\n".join(line for _, line in lines), newline="")
    reader = csv.reader(text, delimiter=delimiter, strict=True, skipinitialspace=True)
    rows: list[Row] = []
    joined: list[list[str]] = []
    at = 0
    try:
        for cells in reader:
            rows.append((lines[at][0], cells))
            if reader.line_num > at + 1:
                joined.append(cells)
            at = reader.line_num
    except csv.Error:
        return None
    width = usual_width([cells for _, cells in rows])
    return rows if all(len(cells) == width for cells in joined) else None


def _damaged(lines: Sequence[Line], delimiter: str) -> list[Row]:
    alone = [cells_of(line, delimiter) for _, line in lines]
    width = usual_width([cells for cells in alone if cells])
    rows: list[Row] = []
    at = 0
    while at < len(lines):
        cells, used = alone[at], 1
        if cells is None:
            cells, used = _mended([line for _, line in lines[at : at + _LONGEST_CELL]], delimiter, width)
        rows.append((lines[at][0], cells))
        at += used
    return rows


def _mended(lines: Sequence[str], delimiter: str, width: int) -> tuple[list[str], int]:
    """(the cells of the first line, how many lines they took)."""
    cells, is_open = _forgiving(lines[0], delimiter, keep_open=False)
    if not is_open or len(cells) == width:
        return cells, 1
    for used in range(2, len(lines) + 1):
        if len(lines[used - 1].split(delimiter)) == width:
            break  # that is a row of its own
        longer, is_open = _forgiving("\n".join(lines[:used]), delimiter, keep_open=True)
        if not is_open:
            return (longer, used) if len(longer) == width else (cells, 1)
    return cells, 1


def _forgiving(line: str, delimiter: str, *, keep_open: bool) -> tuple[list[str], bool]:
    """(the cells, whether a quote was never closed); unless `keep_open`, such a quote is dropped."""
    cells: list[str] = []
    at, was_open = 0, False
    while at <= len(line):
        start = _SPACES.match(line, at).end()  # type: ignore[union-attr]
        unclosed = line.startswith('"', start)
        end = _closing(line, start, delimiter) if unclosed else -1
        if end >= 0:
            cells.append(line[start + 1 : end].replace('""', '"'))
            at = line.find(delimiter, end)
        else:
            was_open = was_open or unclosed
            if unclosed and keep_open:
                return [*cells, line[start + 1 :]], True
            at = line.find(delimiter, start)
            cells.append(line[start + unclosed : at if at >= 0 else len(line)])
        if at < 0:
            break
        at += len(delimiter)
    return cells, was_open


def _closing(line: str, start: int, delimiter: str) -> int:
    """Where the quote that opens at `start` closes: at one before a delimiter or the end. -1 for never."""
    behind = _behind(delimiter)
    at = line.find('"', start + 1)
    while at >= 0:
        doubled = line.startswith('"', at + 1)
        if doubled and not behind.match(line, at + 2):
            at += 1
        elif behind.match(line, at + 1):
            return at
        at = line.find('"', at + 1)
    return -1


@cache
def _behind(delimiter: str) -> re.Pattern[str]:
    return re.compile(f" *(?:{re.escape(delimiter)}|$)")
