"""Which column of a table is which: as the customer said, as it was last time, by the headings, by what stands there.

Promises: pure; what the customer said outranks everything. A column whose heading and cells contradict each other is
not taken. What cannot be told is left out, and the reading asks. Who edits: developers.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flows.facts.ledger_shape import Column, Hints, Shape
from storage.spreadsheets.amount_cells import UNSAID, looks_like_figure, named_currency
from storage.spreadsheets.folding import EXACT, OPEN, OTHER, PARTY, WITHIN, Lexicon, Meaning
from storage.spreadsheets.grids import Grid
from storage.spreadsheets.headers import (
    Header,
    find_header,
    fits,
    header_of,
    headings_at,
    kept_header,
    may_head,
    texts_of,
)
from storage.spreadsheets.looks import Looks, adds_up, amounts_told, cell_at, is_left_of, looks, sampled
from storage.spreadsheets.split_days import month_place

AMOUNTS: Final = (Column.AMOUNT, Column.DEBIT, Column.CREDIT)
_FIGURES: Final = frozenset({*AMOUNTS, Column.BALANCE})
_SENTENCE: Final = 8  # characters on average
_HALF, _MOST, _FEW = 0.5, 0.8, 0.15


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands in a table. `header` is the row of the header, -1 for none; `top` its first line.

    `against` is a second balance, for credits; `party` names the supplier of each row; `kept` whether it is an earlier
    file's shape, `told` whether the customer said so.
    """

    grid: Grid
    header: int
    top: int
    headings: tuple[str, ...]
    columns: Mapping[Column, int]
    against: int | None = None
    party: int | None = None
    shape: Shape | None = None
    told: bool = False

    @property
    def usable(self) -> bool:
        """Whether rows can be read."""
        amounts = any(one in self.columns for one in AMOUNTS)
        return amounts and (Column.DATE in self.columns or Column.NUMBER in self.columns)


def layout_of(grid: Grid, lexicon: Lexicon, hints: Hints) -> Layout:
    """How the table is laid out, as far as it can be told."""
    told = _as_told(grid, hints.told, lexicon)
    if told:
        return told
    if found := kept_header(grid, hints.kept):
        shape, row, texts = found
        return _given(grid, header_of(row, _top(grid, row, texts), texts, lexicon), shape, told=False)
    header = find_header(grid, lexicon)
    return _by_headings(grid, header, lexicon, hints) if header else _by_content(grid, lexicon)


def _given(grid: Grid, header: Header, shape: Shape, *, told: bool) -> Layout:
    """That shape, with what only the headings tell: a second balance, a column of suppliers."""
    roles = [one.role if one else "" for one in header.meanings]
    balance = shape.columns.get(Column.BALANCE)
    beside = balance + 1 if balance is not None and roles[balance + 1 : balance + 2] == [Column.BALANCE] else None
    party = roles.index(PARTY) if PARTY in roles else None
    return Layout(grid, header.row, header.top, header.headings, shape.columns, beside, party, shape, told)


def _top(grid: Grid, row: int, texts: tuple[str, ...]) -> int:
    return next((top for top, one in headings_at(grid, row) if one == texts), row)


def _as_told(grid: Grid, told: Shape | None, lexicon: Lexicon) -> Layout | None:
    """The layout that the customer gave, where it is this table's."""
    if told is None or not told.columns or told.sheet not in {"", grid.name}:
        return None
    row = grid.numbers.index(told.header) if told.header in grid.numbers else -1
    texts: tuple[str, ...] = ()
    if row >= 0:
        ways = [texts for _, texts in headings_at(grid, row)]
        texts = next((one for one in ways if fits(told, one)), ways[0])
        if told.headings and not fits(told, texts):
            return None
    header = header_of(row, _top(grid, row, texts) if row >= 0 else row, texts, lexicon)
    return _given(grid, header, told, told=True)


def _by_content(grid: Grid, lexicon: Lexicon) -> Layout:
    rows = sampled(grid.rows)
    columns = _completed({}, rows, looks(rows, _width(grid), lexicon), lambda _: True)
    above = next((place for place, row in enumerate(grid.rows) if rows and row is rows[0]), 0) - 1
    if above >= 0 and may_head(grid.rows[above], rows[0]):
        return Layout(grid, above, above, texts_of(grid.rows[above]), columns)
    return Layout(grid, -1, -1, (), columns)


def _by_headings(grid: Grid, header: Header, lexicon: Lexicon, hints: Hints) -> Layout:
    rows = sampled(grid.rows[header.row + 1 :])
    seen = looks(rows, _width(grid), lexicon)
    choice = _Choice(header, seen, hints.currencies)
    columns = choice.columns()
    silent = [place >= len(header.meanings) or header.meanings[place] is None for place in range(len(seen))]
    columns = _completed(columns, rows, seen, lambda place: silent[place])
    columns, against = _settled(columns, choice, rows)
    party = next((place for place, one in enumerate(header.meanings) if one and one.role == PARTY), None)
    return Layout(grid, header.row, header.top, header.headings, columns, against, party)


class _Choice:
    """The columns that the headings name, the best of several."""

    def __init__(self, header: Header, seen: Sequence[Looks], own: Sequence[str]) -> None:
        self.header, self.seen, self.own = header, seen, own
        self.named: dict[str, list[int]] = {}
        for place, meaning in enumerate(header.meanings):
            role = self._role(meaning, place)
            if role:
                self.named.setdefault(role, []).append(place)
        for role, places in self.named.items():
            places.sort(key=lambda place, role=role: self._rank(role, place))  # type: ignore[misc]

    def _role(self, meaning: Meaning | None, place: int) -> str:
        """The role of that column, if what stands there does not contradict it."""
        if meaning is None or place >= len(self.seen):
            return ""
        cells, role = self.seen[place], meaning.role
        if role == Column.NUMBER and cells.exact >= _HALF:
            return Column.DEBIT  # "Invoice | Payment | Balance", with the amounts beneath
        if role == Column.DUE and cells.figures >= _HALF > cells.days and cells.counted < _HALF:
            return OPEN
        able: dict[str, bool] = {
            Column.DATE: cells.days >= _HALF or cells.counted >= _HALF or place == month_place(self.header.headings),
            Column.DUE: cells.days >= _HALF or cells.counted >= _HALF,
            Column.CURRENCY: cells.currencies >= _FEW and cells.figures < _HALF,
            Column.MARK: cells.marks >= _HALF,
            OPEN: cells.figures >= _HALF,
            **dict.fromkeys(_FIGURES, cells.figures >= _HALF or (meaning.tier == EXACT and cells.figures > 0)),
        }
        return role if not cells.filled or able.get(role, True) else ""

    def _rank(self, role: str, place: int) -> tuple[int, int, bool, float, int]:
        """The lowest is taken: amounts of our currency first, the firmer heading, the fuller column, further left."""
        meaning = self.header.meanings[place]
        tier = meaning.tier if meaning else EXACT
        currency = named_currency(self.header.headings[place], self.own) if role in _FIGURES or role == OPEN else ""
        filled = self.seen[place].filled
        empty = not filled if role in {Column.DEBIT, Column.CREDIT} else filled < _FEW
        foreign = 0 if currency in self.own else 1 if not currency else 2
        return foreign, tier, empty, -round(filled, 1), place

    def _sentences(self, place: int) -> bool:
        """Whether "Document" has words beneath, the number somewhere among them."""
        return self.seen[place].words >= _MOST and self.seen[place].codes < _FEW and self.seen[place].length > _SENTENCE

    def _marks_before_balances(self) -> list[int]:
        """Where "Balance" spans two columns: a mark, and behind it the figure."""
        places = [place for place, one in enumerate(self.header.meanings) if one and one.role == Column.BALANCE]
        return [
            place
            for place in places
            if place + 1 < len(self.seen) and self.seen[place].marks >= _HALF and self.seen[place + 1].figures >= _HALF
        ]

    def columns(self) -> dict[Column, int]:
        """One column for each role."""
        found = {column: self.named[column][0] for column in Column if column in self.named}
        for place in self._marks_before_balances():
            found |= {Column.MARK: place, Column.BALANCE: place + 1}
        numbers = self.named.get(Column.NUMBER, [])
        if numbers and Column.REFERENCE in found and self._rank(Column.NUMBER, numbers[0])[1] == WITHIN:
            del found[Column.NUMBER]
        if len(numbers) > 1 and Column.REFERENCE not in found:
            found[Column.REFERENCE] = numbers[1]
        if Column.NUMBER not in found and Column.REFERENCE in found:
            found[Column.NUMBER] = found.pop(Column.REFERENCE)
        number = found.get(Column.NUMBER)
        if number is not None and Column.TEXT not in found and self._sentences(number):
            found[Column.TEXT] = found.pop(Column.NUMBER)
        return found


def _settled(
    columns: dict[Column, int], choice: _Choice, rows: Sequence[Sequence[object]]
) -> tuple[dict[Column, int], int | None]:
    """The amounts made consistent: one amount, or a debit and a credit; what is open before what was billed."""
    against = _second_balance(columns, choice)
    open_ = choice.named.get(OPEN, [None])[0]
    both = Column.DEBIT in columns and Column.CREDIT in columns
    if open_ is not None and not (both and Column.AMOUNT not in columns) and _always(rows, open_, columns):
        for one in AMOUNTS:
            columns.pop(one, None)
        columns[Column.AMOUNT] = open_
    elif not both and Column.AMOUNT in columns:
        _truest(columns, choice, rows)
    _paired(columns)
    if not any(one in columns for one in AMOUNTS) and Column.BALANCE in columns:
        balance = columns.pop(Column.BALANCE)
        columns |= {Column.AMOUNT: balance} if against is None else {Column.DEBIT: balance, Column.CREDIT: against}
        against = None
    return columns, against


def _truest(columns: dict[Column, int], choice: _Choice, rows: Sequence[Sequence[object]]) -> None:
    """An amount before tax gives way to the one with it, an amount billed to a balance that is what is left of it."""
    amount = columns[Column.AMOUNT]
    taxes = choice.named.get(OTHER, [])
    totals = [place for place in choice.named.get(Column.AMOUNT, []) if place != amount]
    whole = next((one for one in totals for tax in taxes if adds_up(rows, (amount, tax), one)), None)
    balance = columns.get(Column.BALANCE)
    if whole is not None:
        columns[Column.AMOUNT] = whole
    elif balance is not None and Column.CREDIT not in columns and is_left_of(rows, balance, amount):
        columns[Column.AMOUNT] = columns.pop(Column.BALANCE)


def _second_balance(columns: dict[Column, int], choice: _Choice) -> int | None:
    """The column of credit balances beside the one of debit balances, which stands first."""
    balances = sorted(choice.named.get(Column.BALANCE, [])[:2])
    if len(balances) < 2 or balances[1] - balances[0] != 1:  # noqa: PLR2004 - a pair
        return None
    columns[Column.BALANCE] = balances[0]
    return balances[1]


def _paired(columns: dict[Column, int]) -> None:
    """An amount beside only a debit or a credit is the other one; beside both it tells nothing more."""
    if Column.AMOUNT not in columns:
        return
    sides = [one for one in (Column.DEBIT, Column.CREDIT) if one in columns]
    if sides:
        amount = columns.pop(Column.AMOUNT)
        if len(sides) == 1:
            columns[Column.DEBIT if sides[0] is Column.CREDIT else Column.CREDIT] = amount


def _always(rows: Sequence[Sequence[object]], open_: int, columns: Mapping[Column, int]) -> bool:
    """Whether something is open of every row, so that it lists what is open."""
    places = [columns[one] for one in AMOUNTS if one in columns]
    counted = [row for row in rows if not places or any(_said(cell_at(row, place)) for place in places)]
    return bool(counted) and sum(_said(cell_at(row, open_)) for row in counted) >= _MOST * len(counted)


def _said(cell: object) -> bool:
    return looks_like_figure(cell) and cell != 0 and not (isinstance(cell, str) and cell in UNSAID)


def _completed(
    columns: dict[Column, int],
    rows: Sequence[Sequence[object]],
    seen: Sequence[Looks],
    free: Callable[[int], bool],
) -> dict[Column, int]:
    """What the headings do not tell, by what stands in the columns that nothing is said of."""
    left = [place for place in range(len(seen)) if free(place) and place not in columns.values() and seen[place].filled]

    def take(column: Column, able: Sequence[int]) -> None:
        if column not in columns and able:
            columns[column] = able[0]
            left.remove(able[0])

    take(Column.DATE, sorted((p for p in left if seen[p].days >= _HALF), key=lambda p: (-seen[p].filled, p)))
    if not any(one in columns for one in (*AMOUNTS, Column.BALANCE)):
        places = [place for place in left if seen[place].amount_like and seen[place].days < _HALF]
        exact = [place for place in places if seen[place].exact > 0]
        told = amounts_told(rows, places) or (amounts_told(rows, exact) if exact else {})
        columns.update(told)
        left = [place for place in left if place not in told.values()]
    take(Column.CURRENCY, [place for place in left if seen[place].currencies >= _MOST])
    if Column.AMOUNT in columns:
        take(Column.MARK, [place for place in left if seen[place].marks >= _MOST])
    take(
        Column.NUMBER, sorted((p for p in left if seen[p].number_like), key=lambda p: (-round(seen[p].distinct, 1), p))
    )
    take(Column.TEXT, sorted((p for p in left if seen[p].words >= _HALF), key=lambda p: -seen[p].length))
    return columns


def _width(grid: Grid) -> int:
    return max(map(len, grid.rows), default=0)
