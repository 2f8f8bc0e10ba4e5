"""Which currency each row of a ledger is in, and which of them is the one to be matched.

Promises: pure. A column of currencies tells it, else what stands beside the amounts, else their heading, else a line
above the table or the sheet's name, else the account itself where it has one only. What none of these tells is asked.
Who edits: developers.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from flows.facts.amounts import plain
from flows.facts.figure_forms import CURRENCIES
from flows.facts.ledger_shape import Column, Hints
from storage.spreadsheets.amount_cells import looks_like_figure, named_currency
from storage.spreadsheets.folding import Lexicon, column_of
from storage.spreadsheets.layouts import AMOUNTS, Layout
from storage.spreadsheets.looks import cell_at

UNKNOWN: Final = "?"
_CODE: Final = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")
_BESIDE: Final = re.compile(r"[^\d\s.,'()+-]")
_UNITS: Final = frozenset({"单位", "單位", "金额单位", "金額單位", "単位", "단위"})
_UNIT: Final = re.compile(r"[:：]\s*(.+)$")


@dataclass(slots=True)
class Money:
    """Tells the currency of a row; `own` is what rows without one are in, `wanted` the one to be matched."""

    layout: Layout
    known: Sequence[str]
    own: str
    wanted: str = ""
    doubtful: bool = False
    unknown: str = UNKNOWN  # what a name is that nobody knows
    _named: dict[str, str] = field(default_factory=dict)

    def of(self, row: Sequence[Any], cell: Any) -> str:
        """The currency of the amount in that cell of that row."""
        column = self.layout.columns.get(Column.CURRENCY)
        if column is not None:
            said = cell_at(row, column)
            return (self._code(said) or self.unknown) if isinstance(said, str) and said.strip() else self.own
        if isinstance(cell, str) and _BESIDE.search(cell) and looks_like_figure(cell):
            return self._code(cell) or self.own
        return self.own

    def _code(self, said: str) -> str:
        if said not in self._named:
            self._named[said] = named_currency(said, self.known)
        return self._named[said]


def money_of(layout: Layout, lexicon: Lexicon, hints: Hints) -> Money:
    """The currencies of this table; `wanted` and `doubtful` are set by `decided`."""
    return Money(layout, hints.currencies, _above_all(layout, lexicon, hints))


def decided(money: Money, counted: Counter[str], hints: Hints) -> None:
    """Settle which currency is matched, from the rows that there are of each."""
    codes = [code for code, _ in counted.most_common() if code and code != UNKNOWN]
    ours = [code for code in codes if code in hints.currencies]
    told = (hints.told.currency if hints.told else "") or ""
    if told:
        money.wanted = told
    elif len(ours) == 1 or (ours and len(hints.currencies) == 1):
        money.wanted = ours[0]
    elif ours or codes:
        money.wanted, money.doubtful = (ours or codes)[0], True
    elif len(hints.currencies) == 1:
        money.wanted = hints.currencies[0]
    else:
        money.wanted, money.doubtful = "", True
    if not codes:
        money.unknown = money.wanted
        money.own = money.own or money.wanted


def _above_all(layout: Layout, lexicon: Lexicon, hints: Hints) -> str:
    """What headings, the lines above them or the sheet's name say of all amounts; "" for nothing."""
    for column in AMOUNTS:
        place = layout.columns.get(column)
        heading = layout.headings[place] if place is not None and place < len(layout.headings) else ""
        if code := named_currency(heading, hints.currencies):
            return code
    end = layout.top if layout.header >= 0 else 0
    return _in_lines(layout.grid.rows[:end], lexicon, hints.currencies) or _among(layout.grid.name, hints.currencies)


def _in_lines(rows: Sequence[Sequence[Any]], lexicon: Lexicon, own: Sequence[str]) -> str:
    lines = [[cell for cell in row if isinstance(cell, str) and cell.strip()] for row in rows]
    labelled = (_labelled(text, texts[place + 1 :], lexicon) for texts in lines for place, text in enumerate(texts))
    named = next((code for said in labelled if (code := named_currency(said, own))), "")
    return named or next((code for texts in lines for text in texts if (code := _among(text, own))), "")


def _labelled(text: str, rest: Sequence[str], lexicon: Lexicon) -> str:
    """What stands behind a label of the currency, in its cell or the next one; "" where the text is none."""
    label = plain(text).partition(":")[0].strip()
    if column_of(lexicon.meaning(label)) is not Column.CURRENCY and label not in _UNITS:
        return ""
    value = _UNIT.search(plain(text))
    return value[1] if value else next(iter(rest), "")


def _among(text: str, own: Sequence[str]) -> str:
    """A code of the account's currencies in that text."""
    return next((code for code in _CODE.findall(text) if code in own and code in CURRENCIES), "")
