"""The rows of a ledger, one by one: which are entries, which balances, which only words and sums.

Promises: nothing is lost silently. An amount is in an entry, in the opening or closing balance, in a sum that is
counted as skipped, or listed as unread with its place. Who edits: developers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from flows.facts.days import Order
from flows.facts.ledger_shape import Column, Unread
from storage.spreadsheets.amount_cells import AMBIGUOUS_AMOUNT, Figures, looks_like_figure
from storage.spreadsheets.currencies import Money
from storage.spreadsheets.day_cells import AMBIGUOUS_DAY, day, turned
from storage.spreadsheets.entries import Entry, Found
from storage.spreadsheets.folding import Lexicon, fold
from storage.spreadsheets.layouts import AMOUNTS, Layout
from storage.spreadsheets.looks import cell_at
from storage.spreadsheets.row_words import RowWords, clean, letters
from storage.spreadsheets.split_days import split_day
from storage.spreadsheets.sums import Sums

_QUOTED: Final = 60  # characters
_LABELS: Final = 8  # cells of a row in which "total" is looked for
_SHOWN: Final = 3  # cells quoted where the writer's habit is asked about
_HABIT, _HABIT_ROWS = 0.1, 2


@dataclass(frozen=True, slots=True)
class Habits:
    """How the file is written: the order of days, how amounts are read, rows of which suppliers are ours."""

    order: Order | None
    figures: Figures
    asks_amounts: bool = False
    turned: bool = False  # stored days have day and month turned round
    strangers: Mapping[str, bool] = field(default_factory=dict)


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, layout: Layout, lexicon: Lexicon, money: Money, habits: Habits) -> None:
        self._layout, self._lexicon, self._money, self._habits = layout, lexicon, money, habits
        self._at = layout.columns
        self._header = {one for row in layout.grid.rows[max(layout.top, 0) : layout.header + 1] for one in row} - {""}
        self._texts = [self._at[one] for one in (Column.TEXT, Column.NUMBER, Column.KIND) if one in self._at]
        self._amounts = [(one, self._at[one]) for one in AMOUNTS if one in self._at]
        self._words = RowWords(layout, lexicon)
        self._split = split_day(layout.grid, layout.top, layout.headings, self._at.get(Column.DATE))
        self._marks_count = Column.MARK in self._at and Column.AMOUNT in self._at and not self._signed_already()
        self._sums = Sums()
        self._last: date | None = None
        self._section = ""
        self._fill = self._fills_down()
        self.found = Found()

    def read(self) -> Found:
        """Everything from top to bottom."""
        grid = self._layout.grid
        for index in range(max(self._layout.top, 0)):
            self._above(grid.rows[index])
        for index in range(self._layout.header + 1, len(grid.rows)):
            self._row(index, grid.numbers[index], grid.rows[index])
        return self.found

    # -- one row -------------------------------------------------------------------------------------------------------
    def _row(self, index: int, number: int, row: Sequence[Any]) -> None:
        if row.count("") == len(row):
            self.found.skipped += 1
            return
        cell = cell_at(row, self._at.get(Column.DATE))
        on = self._day(row, cell)
        label = self._label(row, dated=isinstance(on, date))
        if label or self._again(row):
            self._balance(label, row)
            return
        if self._stranger(row):
            self.found.others += 1
            return
        minor, code, bad = self._minor(row, index)
        said = self._words.number(row)
        if minor is None and not bad:
            self.found.skipped += 1
            self._section = self._heading(row) or self._section
            return
        if minor is None and not (isinstance(on, date) or said):
            bad = [one for one in bad if looks_like_figure(one[1]) or one[2] == "no_value"]
        for column, quoted, why in bad:
            self._list(number, column, quoted, why)
        if minor is None or (minor == 0 and not bad):
            self.found.skipped += minor == 0 or not bad
            return
        self._take(number, row, on, cell, said, minor, code)

    def _day(self, row: Sequence[Any], cell: Any) -> date | str | None:
        if self._split:
            return self._split.of(row)
        found = day(cell, self._habits.order) if cell != "" else None
        return turned(found) if self._habits.turned and isinstance(cell, date) and isinstance(found, date) else found

    def _take(
        self, number: int, row: Sequence[Any], on: date | str | None, cell: Any, said: str, minor: int, code: str
    ) -> None:
        text = self._words.text(row)
        if not isinstance(on, date) and not said and not text and self._sums.is_sum(minor):
            self.found.skipped += 1
            self._sums.section()
            return
        if isinstance(on, str):
            self._list(number, self._at[Column.DATE], cell, on)
        if isinstance(on, date):
            self._last = on
        elif on is None and self._fill and (said or text):
            on = self._last
        self._sums.add(minor)
        self.found.skipped += self.found.closing is not None
        self.found.closing = None
        entry = Entry(
            number, on if isinstance(on, date) else None, said, minor, text, self._words.kind(row, text),
            self._words.others(row, said, text), code, self._running(row, code),
            self._section,
        )  # fmt: skip
        self.found.entries.append(entry)

    def _minor(self, row: Sequence[Any], index: int) -> tuple[int | None, str, list[tuple[int, Any, str]]]:
        """The amount, debit less credit; its currency; the cells that cannot be read, with why."""
        total: int | None = None
        bad: list[tuple[int, Any, str]] = []
        code = self._money.own
        unsaved = self._layout.grid.unsaved
        for column, place in self._amounts:
            cell = cell_at(row, place)
            if cell == "":
                if unsaved and (index, place) in unsaved:
                    bad.append((place, "", "no_value"))
                continue
            code = self._money.of(row, cell)
            read = self._habits.figures.minor(cell, code)
            if isinstance(read, str):
                bad.append((place, cell, read))
            elif read is not None:
                total = (total or 0) + (-read if column is Column.CREDIT else read)
        if total and self._marks_count:
            total *= self._mark(row)
        return (None if bad else total), code, bad

    def _mark(self, row: Sequence[Any]) -> int:
        said = fold(str(cell_at(row, self._at[Column.MARK])))
        return -1 if said in self._lexicon.credit else 1

    def _signed_already(self) -> bool:
        """Whether amounts carry their own sign, which the marks only repeat."""
        place, read = self._at[Column.AMOUNT], self._habits.figures.minor
        rows = self._layout.grid.rows[self._layout.header + 1 :]
        marked = [row for row in rows if cell_at(row, self._at[Column.MARK]) != ""]
        signs = {
            (self._mark(row), got > 0)
            for row in marked
            if isinstance(got := read(cell_at(row, place), "USD"), int) and got
        }
        return signs == {(1, True), (-1, False)}

    def _running(self, row: Sequence[Any], code: str) -> int | None:
        """The balance after this row."""
        place = self._at.get(Column.BALANCE)
        if place is None:
            return None
        read = self._habits.figures.minor(cell_at(row, place), code) if cell_at(row, place) != "" else None
        if self._layout.against is not None:
            cell = cell_at(row, self._layout.against)
            credit = self._habits.figures.minor(cell, code) if cell != "" else None
            if isinstance(credit, int):
                read = (read if isinstance(read, int) else 0) - credit
        if isinstance(read, int) and Column.MARK in self._at and Column.AMOUNT not in self._at:
            return read * self._mark(row)
        return read if isinstance(read, int) else None

    # -- what is no entry ----------------------------------------------------------------------------------------------
    def _label(self, row: Sequence[Any], *, dated: bool) -> str:
        if dated:
            said = (cell for place in self._texts if isinstance(cell := cell_at(row, place), str) and cell)
            return next((found for cell in said if (found := self._lexicon.special(cell))), "")
        firm = bool(self._words.number(row)) and Column.DATE not in self._at
        ask = self._lexicon.special if firm else self._lexicon.begins_special
        return next((found for cell in row[:_LABELS] if isinstance(cell, str) and cell and (found := ask(cell))), "")

    def _again(self, row: Sequence[Any]) -> bool:
        """Whether it is the header once more."""
        if self._header.isdisjoint(row):
            return False
        filled = [cell for cell in row if cell != ""]
        return len(filled) > 1 and sum(cell in self._header for cell in filled) * 2 > len(filled)

    def _balance(self, label: str, row: Sequence[Any]) -> None:
        """Note an opening or closing balance; count everything else."""
        said = self._told(row) if label in {"opening", "closing"} else None
        if label == "total":
            self._sums.section()
        first = not any(one.on or one.number or one.text for one in self.found.entries)
        if said and label == "opening" and first and not self.found.opening:
            self.found.opening = said
            self._sums.begin(said[0])
        elif said and label == "closing":
            self.found.skipped += self.found.closing is not None
            self.found.closing = said
        else:
            self.found.skipped += 1

    def _told(self, row: Sequence[Any]) -> tuple[int, bool] | None:
        """The balance in a row that names one: in an amount's column, the balance's, or anywhere."""
        minor, code, _ = self._minor(row, -1)
        balance = self._running(row, code)
        if minor and (Column.AMOUNT not in self._at or Column.MARK in self._at):
            return minor, False
        if balance is not None:
            return balance, True
        if minor is not None:
            return minor, True
        named = {self._at.get(one) for one in (Column.DATE, Column.NUMBER, Column.REFERENCE, Column.DUE)}
        for place, cell in reversed(list(enumerate(row))):
            figure = place not in named and looks_like_figure(cell)
            if figure and isinstance(read := self._habits.figures.minor(cell, code), int):
                return read, True
        return next(self._in_words(row), None)

    def _in_words(self, row: Sequence[Any]) -> Iterator[tuple[int, bool]]:
        """The balance in a cell of words: `Opening balance: 1,234.00`."""
        said = [cell.strip() for cell in row if isinstance(cell, str) and cell.strip()]
        for text in (",".join(said), *said):  # a comma within the figure may have cut it
            _, _, tail = text.replace("：", ":").rpartition(":")
            tail = tail.strip()
            read = self._habits.figures.minor(tail, self._money.of((), tail)) if looks_like_figure(tail) else None
            if isinstance(read, int):
                yield read, True

    def _above(self, row: Sequence[Any]) -> None:
        """A line above the header may name a balance; the others are titles."""
        texts = [cell for cell in row if isinstance(cell, str) and cell]
        label = next((found for cell in texts if (found := self._lexicon.begins_special(cell))), "")
        said = self._told_above(row) if label in {"opening", "closing"} else None
        if said and label == "opening":
            self.found.opening = said
        elif any(cell != "" for cell in row):
            self.found.skipped += 1

    def _told_above(self, row: Sequence[Any]) -> tuple[int, bool] | None:
        if said := next(self._in_words(row), None):
            return said
        for cell in reversed(row):
            if looks_like_figure(cell) and isinstance(read := self._habits.figures.minor(cell, self._money.own), int):
                return read, True
        return None

    def _heading(self, row: Sequence[Any]) -> str:
        """The words of a row that holds nothing else."""
        filled = [cell for cell in row if cell != ""]
        return clean(filled[0]) if len(filled) == 1 and isinstance(filled[0], str) else ""

    def _stranger(self, row: Sequence[Any]) -> bool:
        place = self._layout.party
        return place is not None and bool(self._habits.strangers.get(str(cell_at(row, place)).strip()))

    def _list(self, number: int, place: int, quoted: Any, why: str) -> None:
        """Write down a cell that could not be read; where a habit is asked about, the first ones only."""
        if why == AMBIGUOUS_DAY and self._habits.order is None:
            self.found.doubtful_days += 1
            if self.found.doubtful_days > _SHOWN:
                return
        if why == AMBIGUOUS_AMOUNT:
            self.found.doubtful_amounts += 1
            if self._habits.asks_amounts and self.found.doubtful_amounts > _SHOWN:
                return
        self.found.unread.append(Unread(number, letters(place), clean(quoted)[:_QUOTED], why))

    def _fills_down(self) -> bool:
        """Whether a day stands once for all the rows beneath it."""
        place = self._at.get(Column.DATE)
        if place is None:
            return False
        below = self._layout.grid.rows[self._layout.header + 1 :]
        rows = [row for row in below if any(looks_like_figure(cell_at(row, at)) for _, at in self._amounts)]
        bare = [row for row in rows if cell_at(row, place) == "" and self._words.number(row)]
        count = sum(not self._label(row, dated=False) for row in bare)
        return count >= _HABIT_ROWS and count >= _HABIT * len(rows)
