"""Where a table's header stands, whatever stands above it, and what its headings mean.

Promises: pure; a header may be any row, or two of them, of which the upper one spans several columns. `fits` tells
whether a kept shape is that of a later file. Who edits: developers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flows.facts.amounts import plain
from flows.facts.ledger_shape import Column, Shape
from storage.spreadsheets.amount_cells import looks_like_figure
from storage.spreadsheets.folding import EXACT, OPEN, OTHER, PARTY, SECOND, Lexicon, Meaning, fold
from storage.spreadsheets.grids import Grid
from storage.spreadsheets.split_days import month_place

_UPPER: Final = 400  # rows in which a header is looked for
_AMOUNTS: Final = frozenset({Column.AMOUNT, Column.DEBIT, Column.CREDIT, Column.BALANCE, OPEN})
_SIDES: Final = frozenset({Column.DEBIT, Column.CREDIT})
_WORTH: Final = {EXACT: 4, SECOND: 3}
_WITHIN: Final = 2
_VALUES: Final = 0.25  # the share of cells in a header that may be no words
_TWO_LINES: Final = 2  # by how much a header of two rows must tell more
_NEEDED: Final = 2


@dataclass(frozen=True, slots=True)
class Header:
    """The header's last row, counted from 0; its first; its texts by column, and what they mean."""

    row: int
    top: int
    headings: tuple[str, ...]
    meanings: tuple[Meaning | None, ...]
    worth: int


def fits(shape: Shape, headings: Sequence[str]) -> bool:
    """Whether a file with these headings is laid out as that shape."""
    kept, seen = _compared(shape.headings), _compared(headings)
    return len(kept) >= _NEEDED and kept == seen


def _compared(headings: Sequence[str]) -> tuple[str, ...]:
    said = [fold(one) for one in headings]
    while said and not said[-1]:
        said.pop()
    return tuple(said)


def headings_at(grid: Grid, row: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """(first row, texts) of the header that ends in that row: it alone, then with the one above."""
    yield row, texts_of(grid.rows[row])
    if row:
        yield row - 1, _spanned(grid.rows[row - 1], grid.rows[row])


def kept_header(grid: Grid, kept: Sequence[Shape]) -> tuple[Shape, int, tuple[str, ...]] | None:
    """The kept shape whose headings stand in this table, with the row where they end."""
    wanted = [(shape, _compared(shape.headings)) for shape in kept if len(_compared(shape.headings)) >= _NEEDED]
    for row in range(min(len(grid.rows), _UPPER)) if wanted else ():
        for _, texts in headings_at(grid, row):
            seen = _compared(texts)
            if found := next((shape for shape, headings in wanted if headings == seen), None):
                return found, row, texts
    return None


def find_header(grid: Grid, lexicon: Lexicon) -> Header | None:
    """The row that says most of what a ledger's header says, the first of equals."""
    best: Header | None = None
    for row in range(min(len(grid.rows), _UPPER)):
        if not _wordy(grid.rows[row]):
            continue
        one = header_of(row, row, texts_of(grid.rows[row]), lexicon)
        two = _of_two(grid, row, lexicon)
        if two and two.worth >= one.worth + _TWO_LINES:
            one = two
        if one.worth > (best.worth if best else 0) or (best and _continues(one, best)):
            best = one
    return best


def _continues(two: Header, upper: Header) -> bool:
    """Whether the row below belongs to the header too: it tells as much, and of more columns."""
    known = [sum(one is not None for one in header.meanings) for header in (two, upper)]
    return two.top == upper.row == two.row - 1 and two.worth >= upper.worth and known[0] > known[1]


def _of_two(grid: Grid, row: int, lexicon: Lexicon) -> Header | None:
    """The same with the row above, where that one may be the upper half of a header."""
    if not row or not _wordy(grid.rows[row - 1]):
        return None
    lower = [_text(cell) for cell in grid.rows[row]]
    texts, spans = _spanned(grid.rows[row - 1], grid.rows[row]), _spans(grid.rows[row - 1], grid.rows[row])
    found = header_of(row, row - 1, texts, lexicon)
    meanings = list(found.meanings)
    for place, text in enumerate(lower):
        alone = lexicon.meaning(text) if text else None
        whole = meanings[place] if place < len(meanings) else None
        span = lexicon.meaning(spans[place]) if spans[place] else None
        if alone and span and span.role in _SIDES and span.tier == EXACT and alone.role in {Column.AMOUNT, OTHER}:
            meanings[place] = span if alone.role == Column.AMOUNT else alone
        elif alone and alone.tier == EXACT and not (whole and whole.tier == EXACT):
            meanings[place] = alone
    _with_days(texts, meanings)
    return Header(row, row - 1, texts, tuple(meanings), _worth(meanings))


def header_of(row: int, top: int, texts: tuple[str, ...], lexicon: Lexicon) -> Header:
    """That row as a header; worth 0 where it is none."""
    meanings = [lexicon.meaning(text) if text else None for text in texts]
    _with_days(texts, meanings)
    return Header(row, top, texts, tuple(meanings), _worth(meanings))


def _with_days(texts: Sequence[str], meanings: list[Meaning | None]) -> None:
    """Days that are parted into columns stand in the one of their months."""
    place = month_place(texts)
    if place is not None:
        meanings[place : place + 2] = [Meaning(Column.DATE, EXACT), Meaning(OTHER, EXACT)]


def _worth(meanings: Sequence[Meaning | None]) -> int:
    roles: dict[str, int] = {}
    for one in meanings:
        if one:
            roles[one.role] = max(roles.get(one.role, 0), _WORTH.get(one.tier, _WITHIN))
    told = roles.keys() - {OTHER, PARTY}
    if len(told) < _NEEDED or not told & _AMOUNTS:
        return 0
    return sum(worth if role in told else 1 for role, worth in roles.items())


def may_head(row: Sequence[Any], below: Sequence[Any]) -> bool:
    """Whether that row, in words nobody knows, stands as a header above the first row of data."""
    filled, data = (sum(cell != "" for cell in one) for one in (row, below))
    return _wordy(row) and filled >= _NEEDED and filled * 2 > data


def _wordy(row: Sequence[Any]) -> bool:
    """Whether words stand in most of its cells, as in a header."""
    filled = [cell for cell in row if cell != ""]
    values = sum(isinstance(cell, date) or looks_like_figure(cell) for cell in filled)
    return bool(filled) and values <= _VALUES * len(filled)


def _spanned(upper: Sequence[Any], lower: Sequence[Any]) -> tuple[str, ...]:
    """Both rows as one."""
    below = [*map(_text, lower), *("" for _ in upper[len(lower) :])]
    pairs = zip(_spans(upper, lower), below, strict=True)
    return tuple(low if not span or span == low else f"{span} {low}".strip() for span, low in pairs)


def _spans(upper: Sequence[Any], lower: Sequence[Any]) -> list[str]:
    """What stands in the upper row above each cell; it spans the empty cells to its right."""
    spans, span = [], ""
    for place in range(max(len(upper), len(lower))):
        above = _text(upper[place]) if place < len(upper) else ""
        span = above or (span if place < len(lower) and _text(lower[place]) else "")
        spans.append(span)
    return spans


def texts_of(row: Sequence[Any]) -> tuple[str, ...]:
    """The cells of a row as headings."""
    return tuple(map(_text, row))


def _text(cell: Any) -> str:
    return " ".join(plain(cell).split()) if isinstance(cell, str) else "" if cell is None else str(cell)
