"""Days in columns of their own: the month in one, the day beside it, the year above them or beside them.

Promises: pure; without a year there is no day. Who edits: developers.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from storage.spreadsheets.folding import fold
from storage.spreadsheets.grids import Grid
from storage.spreadsheets.looks import cell_at

_MONTH: Final = re.compile(r"(?:(?P<year>20\d\d)\s?年?度?\s?)?(?:月|month|mes|monat|месяц|เดือน|tháng|월)")
_DAY: Final = frozenset({"日", "day", "dia", "tag", "число", "วัน", "ngày", "일"})
_YEAR: Final = frozenset({"年", "year", "ano", "jahr", "год", "ปี", "năm", "년"})
_NAMED: Final = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class SplitDay:
    """Where month, day and year stand; `year` where one is named for all rows."""

    month: int
    day: int
    years: int | None
    year: int

    def of(self, row: Sequence[Any]) -> date | str | None:
        """The day of that row, None where none stands there, or why it is none."""
        month, day = _count(cell_at(row, self.month)), _count(cell_at(row, self.day))
        year = _count(cell_at(row, self.years)) if self.years is not None else self.year
        if not month and not day:
            return None
        try:
            return date(year + 2000 if 0 < year < 100 else year, month, day)  # noqa: PLR2004 - without its century
        except ValueError:
            return "not_a_day"


def month_place(headings: Sequence[str]) -> int | None:
    """The column of months that stands before one of days."""
    said = [fold(one) for one in headings]
    pairs = ((place, one) for place, one in enumerate(said[:-1]) if _MONTH.fullmatch(one))
    return next((place for place, _ in pairs if _last_word(said[place + 1]) in _DAY), None)


def split_day(grid: Grid, top: int, headings: Sequence[str], place: int | None) -> SplitDay | None:
    """How days are put together, where the column of days is one of months and a year can be told."""
    if place is None or place != month_place(headings):
        return None
    years = place - 1 if place and _last_word(fold(headings[place - 1])) in _YEAR else None
    above = [str(cell) for row in grid.rows[: max(top, 0)] for cell in row if cell != ""]
    named = next((found[1] for text in (headings[place], *above, grid.name) if (found := _NAMED.search(text))), "0")
    return SplitDay(place, place + 1, years, int(named)) if years is not None or int(named) else None


def _last_word(said: str) -> str:
    return said.rsplit(" ", 1)[-1][-1:] if said[-1:] in "年月日" else said.rsplit(" ", 1)[-1]


def _count(cell: Any) -> int:
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 0  # noqa: PLR2004 - a year
