"""What any file becomes before anyone asks what it means: grids of cells, or the reason why it is none.

Promises: plain values. Who edits: developers; the values of `why` are stored names.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 256
MOST_SHEETS: Final = 30


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it stood in the file. Cells are str, float, bool, date, datetime; an empty cell is "".

    `numbers[i]` is the number a program shows beside row i (of text: the line of the file); rows may differ in length.
    `unsaved` are the cells, as (index in `rows`, column from 0), that hold a formula without a stored result.
    """

    name: str
    rows: Sequence[Sequence[Any]]
    numbers: Sequence[int]
    unsaved: frozenset[tuple[int, int]] = frozenset()


class NotALedger(Exception):
    """A file that cannot be read as tables.

    `why` is one of empty, password, macros, too_many_rows, not_a_table, broken, unknown_encoding, and the customer is
    told in the words of the label `ledger_refused_<why>`; `detail` is for the log.
    """

    def __init__(self, why: str, detail: str = "") -> None:
        """`detail` names what was found."""
        super().__init__(f"{why}: {detail}" if detail else why)
        self.why = why
        self.detail = detail
