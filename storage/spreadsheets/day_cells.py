"""A ledger's cells as days, in the habit of whoever wrote the file.

Promises: every distinct text is read once; what is no day, or may be two, comes back as the reason of `Unread.why`,
never as a guess. Where the file itself shows which part stands first, all its cells follow. Who edits: developers;
whoever adds a way to write a day adds it to flows/facts/days.py, or here if only ledgers use it.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from flows.facts.amounts import plain
from flows.facts.days import AmbiguousDay, Day, Order, day_in_order, read_day
from storage.spreadsheets.amount_cells import UNSAID

_EXCEL_ZERO: Final = date(1899, 12, 30)
_SERIALS: Final = range(29_221, 73_051)  # 1980 to 2100
_COMPACT: Final = range(19_800_101, 21_000_101)
_FIRST, _LAST = date(1980, 1, 1), date(2100, 1, 1)
_YEARS: Final = re.compile(r"\d{4}|\d\D+\d+\D+\d|\d\W*[^\W\d_]{3,}\W*\d{2}|[^\W\d_]{3,}\W*\d{1,2},?\W+\d{2}")
_TIME: Final = re.compile(r"[t ,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:z|[+-]\d{2}:?\d{2})?$")
_ERA: Final = re.compile(r"(?:(令和|r)|(平成|h))\.?\s?(\d{1,2}|元)\s?[./年-]\s?(\d{1,2})\s?[./月-]\s?(\d{1,2})\s?日?")
_MINGUO: Final = re.compile(r"(?:民國|民国)?\s?(1[0-4]\d)\s?[./年-]\s?(\d{1,2})\s?[./月-]\s?(\d{1,2})\s?[日號]?")
_MINGUO_COMPACT: Final = re.compile(r"(1[0-4]\d)(\d{2})(\d{2})")
_WEEKDAY: Final = re.compile(r"^[^\W\d_]{2,9}\.?,\s+(?=\d)|\s*\([^\d)]{1,9}\)$")
_BEHIND: Final = re.compile(r"\s*г(?:ода|од)?\.?$")
_NAMED: Final = re.compile(r"/\s*[^\W\d_]{3,}\.?\s*/")
_SPACED: Final = re.compile(r"^(\d{1,4})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{1,4})\.?$")
_SLASHED: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
_FEW, _MONTHS = 2, 12
_MANY: Final = 6  # days that stand in order by no accident
_TWO_DIGIT_YEARS: Final = re.compile(r"(\d{2})([./-])(\d{1,2})\2(\d{1,2})")
NOT_A_DAY: Final = "not_a_day"
AMBIGUOUS_DAY: Final = "ambiguous_day"


def day(cell: Any, order: Order | None, *, serials: bool = True) -> date | str | None:
    """The day in the cell, None for an empty one, or why there is none."""
    if isinstance(cell, str):
        return _written(cell, order)
    if isinstance(cell, datetime):
        found: date | None = cell.date()
    elif isinstance(cell, date):
        found = cell
    else:
        count = int(cell) if isinstance(cell, float | int) and 0 < cell < _COMPACT.stop else 0
        if count in _COMPACT:
            return _written(str(count), order)
        found = _EXCEL_ZERO + timedelta(days=count) if serials and count in _SERIALS else None
    return found if found and _FIRST <= found < _LAST else NOT_A_DAY


@lru_cache(maxsize=65_536)
def _written(text: str, order: Order | None) -> date | str | None:
    said = _tidied(text)
    if said in UNSAID:
        return None
    if not _YEARS.search(said) and "年" not in said:  # a ledger's day names its year; "today" is for chats
        return NOT_A_DAY
    if order is Order.YEAR_FIRST and (short := _TWO_DIGIT_YEARS.fullmatch(said)):
        said = f"20{short[1]}-{short[3]}-{short[4]}"
    if order is not None and (found := day_in_order(said, order, _FIRST)):
        return found if _FIRST <= found < _LAST else NOT_A_DAY
    read = read_day(said, _FIRST)
    if isinstance(read, AmbiguousDay):
        return AMBIGUOUS_DAY
    if isinstance(read, Day) and _FIRST <= read.value < _LAST:
        return read.value
    return NOT_A_DAY


def _tidied(text: str) -> str:
    """The day without its time and weekday, years of other calendars as everybody's, one kind of sign between."""
    said = _BEHIND.sub("", _WEEKDAY.sub("", _TIME.sub("", plain(text).lower()))).strip()
    if _NAMED.search(said):
        return said.replace("/", " ")
    if found := _ERA.fullmatch(said):
        year = (2018 if found[1] else 1988) + (1 if found[3] == "元" else int(found[3]))
        return f"{year}-{int(found[4]):02}-{int(found[5]):02}"
    if found := _MINGUO.fullmatch(said) or _MINGUO_COMPACT.fullmatch(said):
        return f"{int(found[1]) + 1911}-{int(found[2]):02}-{int(found[3]):02}"
    if found := _SPACED.fullmatch(said):
        return f"{found[1]}{found[2]}{found[3]}{found[2]}{found[4]}"
    return said


def shown_order(columns: Iterable[Sequence[Any]], today: date) -> Order | None:
    """The order that these columns of days show; None where nothing is in doubt, or nothing shows it.

    It is the only one that all allow, that keeps them in order of time, or that leaves none in the future.
    """
    kept = [[cell for cell in column if isinstance(cell, str) and cell.strip()] for column in columns]
    texts = {cell for column in kept for cell in column}
    if texts and all(_year_first(text, today) for text in texts) and not all(_near(text, today) for text in texts):
        return Order.YEAR_FIRST
    if not any(_written(text, None) == AMBIGUOUS_DAY for text in texts):
        return None
    able = [order for order in (Order.DAY_FIRST, Order.MONTH_FIRST) if all(_fits(text, order) for text in texts)]
    if len(able) == 1:
        return able[0]
    for shows in (_in_time, lambda cells, order: _not_ahead(cells, order, today)):
        good = [order for order in able if all(shows(column, order) for column in kept[:1])]
        if len(good) == 1:
            return good[0]
    return None


def _fits(text: str, order: Order) -> bool:
    if _written(text, None) in {NOT_A_DAY, None}:
        return True
    return day_in_order(_tidied(text), order, _FIRST) is not None


def _year_first(text: str, today: date) -> bool:
    """Whether it may be "26/11/03" of these years, as nothing but years would stand so alike in all rows."""
    found = _TWO_DIGIT_YEARS.fullmatch(_tidied(text))
    near = found and abs(2000 + int(found[1]) - today.year) <= 1
    return bool(near) and isinstance(_written(text, Order.YEAR_FIRST), date)


def _near(text: str, today: date) -> bool:
    """Whether another part read as the year gives one of these years too."""
    read = _written(text, None)
    return not isinstance(read, date) or abs(read.year - today.year) <= _FEW


def _in_time(cells: Sequence[str], order: Order) -> bool:
    days_ = [one for cell in cells if isinstance(one := _written(cell, order), date)]
    return len(set(days_)) >= _MANY and (
        all(a <= b for a, b in pairwise(days_)) or all(a >= b for a, b in pairwise(days_))
    )


def _not_ahead(cells: Sequence[str], order: Order, today: date) -> bool:
    days_ = [one for cell in cells if isinstance(one := _written(cell, order), date)]
    return all(one <= today + timedelta(days=1) for one in days_)


def turned_by_the_program(cells: Sequence[Any]) -> bool:
    """Whether a program took day for month where it could, and left the others as texts.

    Then no text may be read either way, no stored day lies behind the 12th, and all are in order of time once the
    stored ones are turned back, as they were not before.
    """
    kept = [cell for cell in cells if cell != "" and isinstance(day(cell, None), date)]
    stored = [_plain_day(cell) for cell in kept if isinstance(cell, date)]
    texts = [cell for cell in kept if isinstance(cell, str) and _SLASHED.fullmatch(_tidied(cell))]
    if len(stored) < _FEW or len(texts) < _FEW or any(one.day > _MONTHS for one in stored):
        return False
    return not _rises(kept, turned=False) and _rises(kept, turned=True)


def turned(found: date) -> date:
    """The day whose month and day were taken for one another."""
    return date(found.year, found.day, found.month)


def _rises(cells: Sequence[Any], *, turned: bool) -> bool:
    days_ = [_seen(cell, turned=turned) for cell in cells]
    return all(a <= b for a, b in pairwise(days_)) or all(a >= b for a, b in pairwise(days_))


def _seen(cell: Any, *, turned: bool) -> date:
    if isinstance(cell, date):
        found = _plain_day(cell)
        return date(found.year, found.day, found.month) if turned else found
    read = day(cell, None)
    return read if isinstance(read, date) else _FIRST


def _plain_day(cell: date) -> date:
    return cell.date() if isinstance(cell, datetime) else cell
