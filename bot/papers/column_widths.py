"""How wide the columns of a long table are: by the longest of each, so that figures never run into their neighbours.

Promise: what a figure needs it gets; numbers and words longer than a column is wide are broken, and where even that is
not enough the whole table is set smaller. Known beforehand, a table of thousands of rows is also set faster.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final
from unicodedata import category, east_asian_width

PAGE: Final = 493.0  # points between the margins of a page
SIZE: Final = 8.5  # points of a table's letters
SMALLEST: Final = 6.0
_UNIT: Final = 0.585  # widths of a figure to the size of its letter
_WIDE: Final = 1.75  # figures that a Chinese character is wide
_BETWEEN: Final = 0.45  # and the gap that is left between one and a figure
_INSET: Final = 8.0  # points on both sides of a cell
_NO_ROOM: Final = frozenset({"Mn", "Me", "Cf"})  # marks over and under a letter, and of direction
_MOST: Final = {"code": 20.0, "text": 24.0}  # wider ones are broken


def fitted(columns: Sequence[Mapping[str, str]], rows: Sequence[Sequence[str]]) -> dict[str, Any]:
    """The same columns with their widths, and the size of the letters in tenths of a point."""
    needs = [_needs(column, [row[place] for row in rows]) for place, column in enumerate(columns)]
    room = PAGE - _INSET * len(columns)
    size = max(SMALLEST, min(SIZE, room / (sum(needs) * _UNIT)))
    widths = [need * _UNIT * size + _INSET for need in needs]
    free = max(0.0, PAGE - sum(widths))
    texts = [place for place, column in enumerate(columns) if column["kind"] == "text"] or [*range(len(columns))]
    for place in texts:
        widths[place] += free / len(texts)
    made = [{**column, "width": f"{width:.1f}fr"} for column, width in zip(columns, widths, strict=True)]
    return {"columns": made, "size": int(size * 10)}


def _needs(column: Mapping[str, str], cells: Sequence[str]) -> float:
    """How many figures wide its longest cell is, and the longest word of its head."""
    head = max((_width(word) for word in column["label"].split()), default=0.0) * 1.1  # it is bold
    return max(head, min(_MOST.get(column["kind"], 60.0), max(map(_width, cells), default=0.0)))


def _width(text: str) -> float:
    if text.isascii():
        return float(len(text))
    wide = [east_asian_width(c) in "WF" for c in text if category(c) not in _NO_ROOM]
    changes = sum(before != after for before, after in pairwise(wide))
    return len(wide) + sum(wide) * (_WIDE - 1) + changes * _BETWEEN
