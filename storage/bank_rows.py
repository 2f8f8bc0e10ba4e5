"""Rows of an account statement before they are stored, whichever kind of file they came in.

Promises: plain values; money that came in, in minor units above zero. Who edits: developers.
"""

from dataclasses import dataclass
from datetime import date

from storage.sheets_faults import REASONS, Fault


@dataclass(frozen=True, slots=True)
class BankRow:
    """One payment. `row` is where a person finds it in the file: the row of a sheet, the entry of a statement."""

    row: int
    account: str
    on: date
    valued: date | None
    minor: int
    currency: str
    payer: str = ""
    reference: str = ""
    end_to_end: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What a file says: payments that came in, what is wrong with it, and how many entries went out."""

    rows: tuple[BankRow, ...] = ()
    faults: tuple[Fault, ...] = ()
    left_out: int = 0


def fault(file: str, row: int, column: str, seen: str, code: str, /, **detail: str) -> Fault:
    """What is wrong in one place, with the sentence of `code`."""
    why, remedy = REASONS[code]
    known = {"kind": "bank", "field": column, **detail}
    return Fault(file, "", row, column, seen, code, why.format_map(known), remedy.format_map(known))
