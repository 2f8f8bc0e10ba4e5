"""What the columns of a table hold, by the looks of their cells: days, amounts, numbers of documents, texts.

Promises: pure; looks at a sample of the rows that carry a figure. Columns of amounts whose heading says nothing are
told apart by arithmetic (a balance that runs, a debit beside a credit) or not at all. Who edits: developers.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Final

from flows.facts.amounts import plain
from flows.facts.ledger_shape import Column
from storage.spreadsheets.amount_cells import looks_like_figure, named_currency
from storage.spreadsheets.day_cells import day
from storage.spreadsheets.folding import Lexicon, fold

SAMPLE: Final = 300
_CODE: Final = re.compile(r"(?=.*\d)[^\W_]+(?:[-/_.#][^\W_]+)*", re.UNICODE)
_EXACT: Final = re.compile(r"\d[.,٫]\d{2}\D*$")
_MOST, _MANY, _HALF = 0.8, 0.6, 0.5
_LONG_NUMBER: Final = 5  # digits of a document's number
_FEW: Final = 2
_WORD: Final = 12  # characters of a currency's name
_CENT: Final = 0.005


@dataclass(frozen=True, slots=True)
class Looks:
    """A column of the sample: shares of its filled cells, `filled` the share of cells that are."""

    filled: float
    days: float
    figures: float
    exact: float  # figures with decimals
    codes: float
    currencies: float
    marks: float
    words: float  # cells with letters that are no code
    distinct: float
    serial: bool  # 1, 2, 3 …
    numbered: bool  # whole figures of one length, none twice: digits of documents
    counted: float  # days as spreadsheets count them, or written 20261003
    length: float  # characters on average

    @property
    def number_like(self) -> bool:
        """Whether numbers of documents stand there, be they digits alone."""
        return self.codes >= _MANY and not self.serial and self.days < _HALF and self.exact < _HALF

    @property
    def amount_like(self) -> bool:
        """Whether amounts stand there."""
        return self.figures >= _MOST and not self.serial and not self.numbered and self.days < _HALF


def cell_at(row: Sequence[Any], place: int | None) -> Any:
    """The cell, or an empty one where the row is shorter."""
    return row[place] if place is not None and place < len(row) else ""


def sampled(rows: Sequence[Sequence[Any]]) -> list[Sequence[Any]]:
    """The first rows that carry a figure and something else."""
    found: list[Sequence[Any]] = []
    for row in rows:
        filled = [cell for cell in row if cell != ""]
        if len(filled) > 1 and any(map(looks_like_figure, filled)):
            found.append(row)
            if len(found) == SAMPLE:
                break
    return found


def looks(rows: Sequence[Sequence[Any]], width: int, lexicon: Lexicon) -> list[Looks]:
    """How each column of the sample looks."""
    return [_looks([cell_at(row, place) for row in rows], lexicon) for place in range(width)]


def _looks(cells: Sequence[Any], lexicon: Lexicon) -> Looks:
    filled = [cell for cell in cells if cell != ""]
    count = len(filled) or 1
    texts = [_text(cell) for cell in filled]
    codes = [
        bool(_CODE.fullmatch(text)) and _could_be_number(cell, text) for cell, text in zip(filled, texts, strict=True)
    ]
    lengths = {len(text) for text in texts}
    whole = bool(filled) and all(isinstance(cell, float | int) and float(cell).is_integer() for cell in filled)
    same = whole and len(lengths) == 1 and min(lengths) >= _LONG_NUMBER and len(set(texts)) == len(texts) > _FEW
    return Looks(
        filled=len(filled) / (len(cells) or 1),
        days=sum(_is_day(cell) for cell in filled) / count,
        figures=sum(map(looks_like_figure, filled)) / count,
        exact=sum(_exact(cell) for cell in filled) / count,
        codes=sum(codes) / count if not whole or same else 0.0,
        currencies=sum(len(text) < _WORD and bool(named_currency(text, ())) for text in texts) / count,
        marks=sum(fold(text) in lexicon.debit or fold(text) in lexicon.credit for text in texts) / count,
        words=sum(any(map(str.isalpha, text)) and not code for text, code in zip(texts, codes, strict=True)) / count,
        distinct=len(set(texts)) / count,
        serial=_serial(filled),
        numbered=same and "-" not in "".join(texts),
        counted=sum(isinstance(cell, float) and isinstance(day(cell, None), date) for cell in filled) / count,
        length=sum(map(len, texts)) / count,
    )


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.strip() if isinstance(cell, str) else str(cell)


def _could_be_number(cell: Any, text: str) -> bool:
    return not _exact(cell) and (len(text) > _FEW or text.isdecimal())


def _exact(cell: Any) -> bool:
    if isinstance(cell, float):
        return not cell.is_integer()
    return isinstance(cell, str) and bool(_EXACT.search(cell)) and looks_like_figure(cell)


def _is_day(cell: Any) -> bool:
    if isinstance(cell, str):
        return bool(cell.strip()) and day(cell, None) not in {"not_a_day", None}
    return isinstance(cell, date) or (isinstance(cell, float) and isinstance(day(cell, None, serials=False), date))


def _serial(filled: Sequence[Any]) -> bool:
    counted = [int(text) for cell in filled if (text := _text(cell)).isascii() and text.isdecimal() and len(text) < 7]  # noqa: PLR2004
    return len(counted) == len(filled) > _FEW and all(b - a == 1 for a, b in pairwise(counted)) and counted[0] <= _FEW


# -- amounts without a heading -----------------------------------------------------------------------------------------
def amounts_told(rows: Sequence[Sequence[Any]], places: Sequence[int]) -> dict[Column, int]:
    """Which of these columns of figures is the amount, the debit, the credit, the balance; empty if it is not shown."""
    if len(places) == 1:
        return {Column.AMOUNT: places[0]}
    figures = {place: [_value(cell_at(row, place)) for row in rows] for place in places}
    for balance in reversed(places):
        rest = [place for place in places if place != balance]
        for one in rest:
            if _runs(figures[balance], figures[one]):
                return {Column.AMOUNT: one, Column.BALANCE: balance}
        for debit, credit in ((a, b) for a in rest for b in rest if a < b):
            change = [(a or 0) - (b or 0) for a, b in zip(figures[debit], figures[credit], strict=True)]
            if _runs(figures[balance], change):
                return {Column.DEBIT: debit, Column.CREDIT: credit, Column.BALANCE: balance}
    return _beside(figures, places)


def _beside(figures: dict[int, list[float | None]], places: Sequence[int]) -> dict[Column, int]:
    """A debit and a credit: of each row one is filled in."""
    for one, other in pairwise(places):
        pairs = list(zip(figures[one], figures[other], strict=True))
        apart = sum(bool(a) != bool(b) for a, b in pairs)
        if pairs and apart >= _MOST * len(pairs) and any(a for a, _ in pairs) and any(b for _, b in pairs):
            return {Column.DEBIT: one, Column.CREDIT: other}
    return {}


def adds_up(rows: Sequence[Sequence[Any]], parts: Sequence[int], whole: int) -> bool:
    """Whether a column is the sum of the others, and not merely the same as one of them."""
    seen = [([_value(cell_at(row, one)) or 0 for one in parts], _value(cell_at(row, whole))) for row in rows]
    good = sum(total is not None and abs(sum(some) - total) < _CENT for some, total in seen)
    return good >= _MOST * len(seen) and any(all(some) for some, _ in seen)


def is_left_of(rows: Sequence[Sequence[Any]], rest: int, amount: int) -> bool:
    """Whether a column holds what is left of each amount: as much or less, and no balance that runs."""
    pairs = [(_value(cell_at(row, rest)), _value(cell_at(row, amount))) for row in rows]
    told = [(left, whole) for left, whole in pairs if left is not None and whole is not None]
    if len(told) < len(pairs) or len(told) <= _FEW:
        return False
    within = all(left * whole >= 0 and abs(left) <= abs(whole) + _CENT for left, whole in told)
    return within and not _runs([left for left, _ in told], [whole for _, whole in told])


def _runs(balance: Sequence[float | None], change: Sequence[float | None]) -> bool:
    """Whether each balance is the one before with the change added or taken away, upwards or downwards."""
    steps = [
        (b - a, first, second)
        for (a, b), (first, second) in zip(pairwise(balance), pairwise(change), strict=True)
        if a is not None and b is not None
    ]
    if len(steps) < _FEW:
        return False
    for sign in (1, -1):
        for back in (False, True):
            good = sum(
                abs(step + sign * ((first if back else -(second or 0)) or 0)) < _CENT for step, first, second in steps
            )
            if good >= _MOST * len(steps):
                return True
    return sum(abs(abs(step) - abs(second or 0)) < _CENT for step, _, second in steps) >= _MOST * len(steps)


def _value(cell: Any) -> float | None:
    """Roughly, for proofs alone."""
    if isinstance(cell, float | int):
        return float(cell)
    digits = re.sub(r"[^\d.,-]", "", plain(cell)) if isinstance(cell, str) else ""
    if not any(map(str.isdecimal, digits)):
        return None
    mark = max(digits.rfind("."), digits.rfind(","))
    decimals = len(digits) - mark - 1 if mark >= 0 else 0
    whole = re.sub(r"\D", "", digits)
    value = int(whole) / (10**decimals if decimals in {1, 2} else 1)
    return -value if digits.startswith("-") or digits.endswith("-") or cell.strip().startswith("(") else value
