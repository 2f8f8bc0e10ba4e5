"""What a ledger's row says beside its amount: its number, its kind, the further numbers in its text.

Promises: pure; texts are as they stand, but for the spaces between words. Who edits: developers.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from flows.facts.amounts import plain
from flows.facts.ledger_shape import Column
from flows.facts.statement import Kind
from storage.spreadsheets.folding import Lexicon
from storage.spreadsheets.layouts import Layout
from storage.spreadsheets.looks import cell_at

_TOKEN: Final = re.compile(r"[A-Za-zА-Яа-я0-9]+(?:[-/_.#][A-Za-zА-Яа-я0-9]+)*")
_DAY_TOKEN: Final = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d+[.,]\d{2}")
_OTHERS: Final = 6
_DIGITS: Final = re.compile(r"\d\D*\d\D*\d")  # fewer are no number of a document
_LONGEST_TOKEN: Final = 30
_LONGEST: Final = 300


class RowWords:
    """Reads them; every distinct text once."""

    def __init__(self, layout: Layout, lexicon: Lexicon) -> None:
        at = layout.columns
        self._number, self._reference = at.get(Column.NUMBER), at.get(Column.REFERENCE)
        self._text, self._kind = at.get(Column.TEXT), at.get(Column.KIND)
        self._lexicon = lexicon
        self._kinds: dict[tuple[str, bool], Kind | None] = {}

    def number(self, row: Sequence[Any]) -> str:
        """The row's number, or where it has none its reference."""
        return code(cell_at(row, self._number)) or code(cell_at(row, self._reference))

    def text(self, row: Sequence[Any]) -> str:
        """Its text."""
        return clean(cell_at(row, self._text))

    def kind(self, row: Sequence[Any], text: str) -> Kind | None:
        """What a column of kinds says, else the text's first words."""
        return self._kind_of(clean(cell_at(row, self._kind)), False) or self._kind_of(text, True)

    def _kind_of(self, said: str, prose: bool) -> Kind | None:  # noqa: FBT001 - half of a key
        key = said, prose
        if key not in self._kinds:
            self._kinds[key] = self._lexicon.kind(said, prose=prose) if said else None
        return self._kinds[key]

    def others(self, row: Sequence[Any], number: str, text: str) -> tuple[str, ...]:
        """Further numbers in the number, the reference and the text."""
        reference = code(cell_at(row, self._reference))
        tokens = [reference] if reference else []
        for said in (number, text) if number == reference else (number, reference, text):
            if said and (said is text or " " in said):
                tokens += _TOKEN.findall(said if said.isascii() else plain(said))
        kept = dict.fromkeys(token for token in tokens if token != number and _numbers_something(token))
        return tuple(kept)[:_OTHERS]


def letters(place: int) -> str:
    """A column as programs show it: 0 is A, 26 is AA."""
    said = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        said = chr(ord("A") + rest) + said
    return said


def clean(cell: Any) -> str:
    """A text without needless spaces."""
    return " ".join(cell.split())[:_LONGEST] if isinstance(cell, str) else code(cell)


def code(cell: Any) -> str:
    """The cell as its user sees it: 1001.0 is the number 1001."""
    if isinstance(cell, str):
        said = " ".join(cell.split())
        return "" if said in {"-", "–", "—"} else said[:_LONGEST]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else cell.isoformat() if isinstance(cell, date) else str(cell)


def _numbers_something(token: str) -> bool:
    return bool(_DIGITS.search(token)) and len(token) <= _LONGEST_TOKEN and not _DAY_TOKEN.fullmatch(token)
