"""Which sheet of a file is the ledger.

Promises: pure; the customer's word comes first, then a layout of an earlier file, then the most rows. A sheet named for
us, or for the account's currency, is ours; where others are about as good it is asked. Who edits: developers.
"""

from collections.abc import Sequence
from typing import Final

from flows.facts.figure_forms import CURRENCIES
from flows.facts.ledger_shape import Column, Hints
from storage.spreadsheets.amount_cells import looks_like_figure
from storage.spreadsheets.layouts import AMOUNTS, Layout
from storage.spreadsheets.looks import cell_at
from storage.spreadsheets.parties import shares_a_word

_AS_GOOD: Final = 0.2  # the share of the best sheet's rows at which another one is asked about
_FEW: Final = 3  # rows


def rows_of_a_ledger(layout: Layout) -> int:
    """How many rows carry an amount beside something else."""
    places = [layout.columns[one] for one in AMOUNTS if one in layout.columns]
    rows = layout.grid.rows[layout.header + 1 :]
    if not places:
        return sum(sum(map(looks_like_figure, row)) > 0 and sum(cell != "" for cell in row) > 2 for row in rows)  # noqa: PLR2004
    beside = [layout.columns[one] for one in (Column.DATE, Column.NUMBER) if one in layout.columns] or range(
        len(layout.headings)
    )
    return sum(
        any(looks_like_figure(cell_at(row, place)) for place in places)
        and any(cell_at(row, one) != "" for one in beside)
        for row in rows
    )


def chosen(counted: Sequence[tuple[Layout, int]], hints: Hints) -> tuple[Layout, bool]:
    """The sheet to be read, and whether others are as good."""
    told = hints.told.sheet if hints.told else ""
    named = next((layout for layout, rows in counted if told and layout.grid.name == told and rows), None)
    if named:
        return named, False
    ranked = sorted(counted, key=lambda one: (one[0].shape is None, not one[0].usable, -one[1]))
    best, most = ranked[0]
    if best.shape or len(ranked) == 1:
        return best, False
    about_us = [
        layout for layout, rows in ranked if rows and layout.usable and shares_a_word(layout.grid.name, hints.supplier)
    ]
    if len(about_us) == 1:
        return about_us[0], False
    by_currency = [layout for layout, rows in ranked if rows and _code_in(layout.grid.name)]
    ours = [layout for layout in by_currency if _code_in(layout.grid.name) in hints.currencies and layout.usable]
    if len(ours) == 1 and len(by_currency) > 1:
        return ours[0], False
    rivals = [
        layout
        for layout, rows in ranked[1:]
        if rows >= max(_FEW, _AS_GOOD * most) and layout.usable and layout.grid.rows != best.grid.rows
    ]
    return best, bool(rivals and best.usable)


def _code_in(name: str) -> str:
    """The currency that a sheet is named for; "" for none."""
    return next((word for word in name.upper().split() if word in CURRENCIES), "")
