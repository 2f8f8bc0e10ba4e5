"""A customer's ledger as it comes: any file to rows, with what could not be read and what must be asked.

Promises: nothing is filled in and nothing is lost. An amount becomes a row, a balance, a sum that was skipped, or is
listed as unread; what a file leaves open is a doubt, and no more is asked than that. Amounts keep the file's own sign,
debits less credits. Who edits: developers.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flows.facts.days import Order
from flows.facts.figure_forms import POINTED
from flows.facts.languages import HAN
from flows.facts.ledger_rows import Theirs
from flows.facts.ledger_shape import (
    Column,
    CurrencySeen,
    Doubt,
    Hints,
    LedgerRead,
    LedgerWords,
    Shape,
    SheetSeen,
)
from flows.facts.tongues import ENGLISH, likely
from storage.spreadsheets.amount_cells import Figures, lone_commas, looks_like_figure, marks_able
from storage.spreadsheets.currencies import Money, decided, money_of
from storage.spreadsheets.day_cells import shown_order, turned_by_the_program
from storage.spreadsheets.entries import Entry, Found
from storage.spreadsheets.folding import Lexicon
from storage.spreadsheets.grids import NotALedger
from storage.spreadsheets.layouts import AMOUNTS, Layout, layout_of
from storage.spreadsheets.looks import cell_at
from storage.spreadsheets.opened import tables_of
from storage.spreadsheets.parties import another, parties, shares_a_word
from storage.spreadsheets.rows import Habits, RowReader
from storage.spreadsheets.sheets import chosen, rows_of_a_ledger
from storage.spreadsheets.sums import settle

_SAMPLES: Final = 3
_GLIMPSE: Final = 40  # characters


def read_ledger(content: bytes, words: LedgerWords, hints: Hints) -> LedgerRead:
    """What the file says. Raises NotALedger for one in which no table can be found."""
    lexicon = Lexicon(words)
    layouts = [layout_of(grid, lexicon, hints) for grid in tables_of(content)]
    counted = [(layout, rows_of_a_ledger(layout)) for layout in layouts]
    seen = tuple(SheetSeen(layout.grid.name, rows) for layout, rows in counted if rows)
    if not seen:
        raise NotALedger("not_a_table")
    best, asked = chosen(counted, hints)
    return _Reading(best, lexicon, hints).read(seen, asked=asked)


@dataclass(slots=True)
class _Reading:
    """One table being read."""

    layout: Layout
    lexicon: Lexicon
    hints: Hints

    def read(self, seen: tuple[SheetSeen, ...], *, asked: bool) -> LedgerRead:
        """Everything that can be told of it."""
        doubts = {Doubt.SHEET: asked, Doubt.COLUMNS: not self.layout.usable}
        money = self._money()
        habits, more = self._habits()
        found = RowReader(self.layout, self.lexicon, money, habits).read() if self.layout.usable else Found()
        _keep_our_section(found, self.hints.supplier)
        ours = [one for one in found.entries if not one.code or one.code == money.wanted]
        currencies = _currencies(found.entries)
        unsigned = Column.AMOUNT in self.layout.columns and Column.MARK not in self.layout.columns
        found.entries = ours
        unsigned = unsigned and all(one.minor >= 0 for one in ours)
        opening, closing = settle(found, unsigned=unsigned, sided=Column.AMOUNT not in self.layout.columns)
        ours = found.entries
        doubts |= {
            Doubt.CURRENCY: money.doubtful,
            Doubt.DAYS: habits.order is None and found.doubtful_days > 0,
            Doubt.AMOUNTS: habits.asks_amounts and found.doubtful_amounts > 0,
            Doubt.NAMES: more[1],
        }
        return self._read(seen, ours, found, currencies, (opening, closing), (money, habits.order, more[0]), doubts)

    def _read(
        self,
        seen: tuple[SheetSeen, ...],
        ours: Sequence[Entry],
        found: Found,
        currencies: tuple[CurrencySeen, ...],
        balances: tuple[int | None, int | None],
        told: tuple[Money, Order | None, tuple[str, ...]],
        doubts: Mapping[Doubt, bool],
    ) -> LedgerRead:
        rows = tuple(map(_theirs, ours))
        days = [one.on for one in rows if one.on]
        return LedgerRead(
            shape=self._shape(told[0]),
            sheets=seen,
            rows=rows,
            samples=_samples(rows),
            opening=balances[0],
            closing=balances[1],
            currencies=currencies,
            first=min(days, default=None),
            last=max(days, default=None),
            parties=told[2],
            unread=tuple(found.unread),
            skipped=found.skipped + found.others,
            doubts=tuple(doubt for doubt in Doubt if doubts.get(doubt)),
            glimpses=self._glimpses(),
        )

    def _money(self) -> Money:
        """The currencies, decided from a look at all amounts."""
        money = money_of(self.layout, self.lexicon, self.hints)
        places = [self.layout.columns[one] for one in AMOUNTS if one in self.layout.columns]
        counted: Counter[str] = Counter()
        for row in self.layout.grid.rows[self.layout.header + 1 :]:
            cell = next((cell for place in places if looks_like_figure(cell := cell_at(row, place))), None)
            if cell is not None:
                counted[money.of(row, cell)] += 1
        decided(money, counted, self.hints)
        return money

    def _habits(self) -> tuple[Habits, tuple[tuple[str, ...], bool]]:
        """How the file is written; the names at its head, and whether the supplier's is another's."""
        rows = self.layout.grid.rows[self.layout.header + 1 :]
        dated = [place for one in (Column.DATE, Column.DUE) if (place := self.layout.columns.get(one)) is not None]
        known = self.layout.shape
        order = (known.order if known and self.layout.told else None) or shown_order(
            [[cell_at(row, place) for row in rows] for place in dated], self.hints.today
        )
        amounts = [place for one in (*AMOUNTS, Column.BALANCE) if (place := self.layout.columns.get(one)) is not None]
        cells = [[cell_at(row, place) for row in rows] for place in amounts]
        able = marks_able(cells)
        if able == ".," and lone_commas(cells) and self._pointed():
            able = "."
        shown = able if able and len(able) == 1 else None
        mark = (known.mark if known and self.layout.told else None) or shown or (known.mark if known and able else None)
        names, strangers, other = self._names(rows)
        habits = Habits(
            order or (known.order if known else None),
            Figures(self.lexicon, mark),
            asks_amounts=mark is None and able == ".,",
            strangers=strangers,
            turned=bool(dated) and turned_by_the_program([cell_at(row, dated[0]) for row in rows]),
        )
        return habits, (names, other)

    def _pointed(self) -> bool:
        """Whether its headings are in a language whose writers know no decimal comma."""
        said = " ".join(self.layout.headings)
        return bool(said.strip()) and all(
            one is ENGLISH or one.script in POINTED or one.script == HAN for one in likely(said)
        )

    def _names(self, rows: Sequence[Sequence[Any]]) -> tuple[tuple[str, ...], Mapping[str, bool], bool]:
        """The names at the head; of a column of suppliers, which are others; whether all is about another one."""
        end = self.layout.top if self.layout.header >= 0 else 0
        suppliers, customers = parties(self.layout.grid.rows[:end], self.lexicon)
        own = self.hints.supplier
        other = bool(suppliers) and all(another(name, own) for name in suppliers)
        place = self.layout.party
        if place is None:
            return (*suppliers, *customers), {}, other
        said = {str(cell_at(row, place)).strip() for row in rows} - {""}
        strangers = {name: another(name, own) for name in said if any(map(str.isalpha, name))}
        if all(strangers.values()):
            return (*suppliers, *customers, *sorted(strangers)[:_SAMPLES]), {}, other or bool(strangers)
        return (*suppliers, *customers), strangers, False

    def _shape(self, money: Money) -> Shape:
        layout = self.layout
        known = layout.shape
        return Shape(
            sheet=layout.grid.name,
            header=layout.grid.numbers[layout.header] if layout.header >= 0 else 0,
            columns=dict(layout.columns),
            order=known.order if known else (self.hints.told.order if self.hints.told else None),
            mark=known.mark if known else (self.hints.told.mark if self.hints.told else None),
            currency=None if money.doubtful else money.wanted or None,
            sign=known.sign if known else (self.hints.told.sign if self.hints.told else None),
            headings=layout.headings,
        )

    def _glimpses(self) -> tuple[tuple[str, ...], ...]:
        rows = self.layout.grid.rows[self.layout.header + 1 :]
        data = (row for row in rows if sum(cell != "" for cell in row) > 2 and any(map(looks_like_figure, row)))  # noqa: PLR2004
        return tuple(tuple(_shown(cell) for cell in row) for row, _ in zip(data, range(_SAMPLES), strict=False))


def _keep_our_section(found: Found, own: Sequence[str]) -> None:
    """Of a list that goes through several suppliers, the rows that stand under our name."""
    names = {one.section for one in found.entries}
    ours = {name for name in names if shares_a_word(name, own)}
    if ours and len(names) > 1 and all(another(name, own) for name in names - ours if name):
        kept = [one for one in found.entries if one.section in ours]
        found.others += len(found.entries) - len(kept)
        rows = {one.row for one in found.entries} - {one.row for one in kept}
        found.unread = [one for one in found.unread if one.row not in rows]
        found.entries, found.opening, found.closing = kept, None, None


def _theirs(one: Entry) -> Theirs:
    return Theirs(one.row, one.on, one.number, one.minor, one.text, one.kind, one.others)


def _samples(rows: Sequence[Theirs]) -> tuple[Theirs, ...]:
    """The first rows, one that goes the other way among them."""
    first = list(rows[: _SAMPLES - 1])
    more = (one for one in rows[_SAMPLES - 1 :] if first and (one.minor < 0) != (first[0].minor < 0))
    third = next(more, rows[_SAMPLES - 1] if len(rows) >= _SAMPLES else None)
    if len({one.minor < 0 for one in first}) > 1 and len(rows) >= _SAMPLES:
        third = rows[_SAMPLES - 1]
    return tuple(first if third is None else [*first, third])


def _currencies(entries: Sequence[Entry]) -> tuple[CurrencySeen, ...]:
    rows: Counter[str] = Counter()
    sums: Counter[str] = Counter()
    for one in entries:
        if one.code:
            rows[one.code] += 1
            sums[one.code] += one.minor
    return tuple(CurrencySeen(code, count, sums[code]) for code, count in rows.most_common())


def _shown(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())[:_GLIMPSE]
