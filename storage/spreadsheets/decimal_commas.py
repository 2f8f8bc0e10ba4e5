"""Amounts that a comma-separated file has cut in two, because their own commas were not quoted.

Promises: cells are joined only where a row has too many of them, only into what is written like an amount, and only so
that the row gets exactly its number of cells. Of several ways the one that other rows show for the same columns is
taken. What cannot be told stays as it was cut, and so does all of a table in which no joined amount has its cents.
Who edits: developers.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

_AMOUNT: Final = re.compile(
    r"[-+(]?[^\d,.]{0,4}(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,4})?|\d{1,3}(?:[ .']\d{3})*,\d{1,2}|\d{4,},\d{1,2}"
    r"|\d{1,3}(?:,\d{3})+,\d{2})[^\d,.]{0,4}"
)
_ALL_COMMAS: Final = re.compile(r"\D*\d{1,3}(?:,\d{3})+,\d{2}\D*")  # 1,234,56: the last one is the decimal comma
_THOUSANDS: Final = re.compile(r",(?=\d{3}\D)")
_PART: Final = re.compile(r"\d[\d. ]*[^\d,.]{0,4}")
_CENTS: Final = re.compile(r"[,.]\d\d\d?\D*$")
_MOST_PARTS: Final = 6
_MOST_WAYS: Final = 60
_MOST_STEPS: Final = 3_000  # towards them; a row of hundreds of bare numbers is left alone

Way = tuple[int, ...]  # how many cells go into each column


def rejoined(rows: Sequence[list[str]], width: int) -> list[list[str]]:
    """The rows, those of more than `width` cells joined to that many where that is possible."""
    ways = [list(_ways(row, width)) if len(row) > width else [] for row in rows]
    if not any(_cents(row, way) for row, found in zip(rows, ways, strict=True) for way in found):
        return list(rows)
    seen = Counter(column for found in ways if len(found) == 1 for column in _columns(found[0]))
    return [
        _joined(row, max(found, key=lambda way: _likely(row, way, seen))) if found else row
        for row, found in zip(rows, ways, strict=True)
    ]


def _columns(way: Way) -> list[tuple[int, int]]:
    return [(column, cells) for column, cells in enumerate(way) if cells > 1]


def _likely(row: list[str], way: Way, seen: Counter[tuple[int, int]]) -> tuple[int, int, Way]:
    """What speaks for a way: other rows, then two digits behind the comma, then that amounts stand at the end."""
    return sum(seen[one] for one in _columns(way)), _cents(row, way), tuple(-cells for cells in way)


def _cents(row: list[str], way: Way) -> int:
    """How many of the joined amounts end in two or three digits, as amounts in most currencies do."""
    joined = _joined(row, way)
    return sum(bool(_CENTS.search(joined[column])) for column, _ in _columns(way))


def _joined(row: list[str], way: Way) -> list[str]:
    cells, at = [], 0
    for count in way:
        joined = ",".join(row[at : at + count])
        cells.append(_THOUSANDS.sub("", joined) if _ALL_COMMAS.fullmatch(joined) else joined)
        at += count
    return cells


def _ways(row: list[str], width: int) -> Iterator[Way]:
    """Up to `_MOST_WAYS` ways, found from the left."""
    found = steps = 0
    open_ways: list[tuple[int, Way]] = [(0, ())]
    while open_ways and found < _MOST_WAYS and steps < _MOST_STEPS:
        steps += 1
        at, way = open_ways.pop()
        if len(way) == width:
            if at == len(row):
                found += 1
                yield way
            continue
        spare = len(row) - at - (width - len(way))
        open_ways.extend(
            (at + cells, (*way, cells))
            for cells in range(min(spare + 1, _MOST_PARTS), 0, -1)
            if cells == 1 or _is_amount(row[at : at + cells])
        )


def _is_amount(cells: Sequence[str]) -> bool:
    return all(_PART.fullmatch(one) for one in cells[1:]) and bool(_AMOUNT.fullmatch(",".join(cells)))
