"""Tables whose columns are held apart by nothing but spaces, as a terminal or a viewer of papers shows them.

Promises: where lines kept their places, a cell belongs to the column it stands in, so that an empty one stays empty;
where they did not, runs of two or more spaces part the cells. Who edits: developers.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from storage.spreadsheets.cutting import Line, Row, usual_width

GAP: Final = re.compile(r"[ \u00a0\u3000]{2,}")
_ONE_AMOUNT: Final = r"[-+(]?\d[\d.,']*[.,]\d\d[)-]?(?: ?(?:CR|DR|Cr|Dr))?"
_AMOUNT: Final = re.compile(_ONE_AMOUNT)
_DAY_TO_AMOUNT: Final = re.compile(
    r"(?P<day>\d{1,4}[-./年]\d{1,2}[-./月]\d{1,4}日?)(?: (?P<number>\S*\d\S*)(?= ))?(?P<text>.*?)"
    rf"(?P<amounts>(?: {_ONE_AMOUNT}){{1,4}})"
)
_LEAST_ROWS: Final = 2
_TABLE_SHARE: Final = 0.6  # of the cells a full row has; a line with fewer is a title or a footer

Span = tuple[int, int]  # the first place of a column and the one behind its last


def by_spaces(lines: Sequence[Line]) -> list[Row]:
    """Every line as cells, in order."""
    parted = [GAP.split(line.strip()) for _, line in lines]
    width = usual_width(parted)
    if width == 1:
        return _between_day_and_amount(lines)
    full = {i for i, cells in enumerate(parted) if len(cells) >= max(2, _TABLE_SHARE * width)}
    spans = _spans([lines[i][1] for i in sorted(full)]) if len(full) >= _LEAST_ROWS else []
    kept_places = width <= len(spans) <= max(map(len, parted)) + 1
    return [
        (number, _cells(line, spans) if kept_places and i in full else parted[i])
        for i, (number, line) in enumerate(lines)
    ]


def _between_day_and_amount(lines: Sequence[Line]) -> list[Row]:
    """Single spaces part everything, so texts cannot be told from columns but by the day before and the amounts behind.

    Rows get a day, the first word with a digit, the text, and the amounts, the last one in the last column.
    """
    found = [_DAY_TO_AMOUNT.fullmatch(line.strip()) for _, line in lines]
    amounts = [_AMOUNT.findall(one["amounts"]) if one else [] for one in found]
    most = max(map(len, amounts))
    return [
        (
            number,
            [one["day"], one["number"] or "", one["text"], *[""] * (most - len(behind)), *behind] if one else [line],
        )
        for (number, line), one, behind in zip(lines, found, amounts, strict=True)
    ]


def _spans(lines: Sequence[str]) -> list[Span]:
    """Where the columns are: parted by at least two places that are empty in every line."""
    used = sorted({place for line in lines for place, letter in _placed(line) if not letter.isspace()})
    spans: list[Span] = []
    for place in used:
        if spans and place <= spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], place + 1)
        else:
            spans.append((place, place + 1))
    return spans


def _cells(line: str, spans: Sequence[Span]) -> list[str]:
    cells = [""] * len(spans)
    at = 0
    for place, letter in _placed(line):
        while at + 1 < len(spans) and place >= spans[at + 1][0]:
            at += 1
        cells[at] += letter
    return cells


def _placed(line: str) -> Iterator[tuple[int, str]]:
    """Every letter with its place; the letters of East Asia take two."""
    if line.isascii():
        yield from enumerate(line)
        return
    place = 0
    for letter in line:
        yield place, letter
        place += 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 0 if unicodedata.combining(letter) else 1
