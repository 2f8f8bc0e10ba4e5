"""Account statements as spreadsheets or CSV, as banks let them be downloaded: columns are known by their headings.

Promises: what came in, one row each; what went out is counted, not kept. Titles above the headings and empty rows are
passed over, every other row is understood or named with what is wrong in it. Who edits: developers; whoever meets a new
heading adds it to locales/columns.py.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flows.facts.amounts import plain
from storage.bank_rows import BankRow, Read, fault
from storage.sheets_cells import Bad, as_text, currency, days, minor_units, shown_mark
from storage.sheets_faults import Fault, NotReadable
from storage.spreadsheets.grids import Grid, NotALedger
from storage.spreadsheets.opened import tables_of

_HEADER_ROWS: Final = 40
_SIGNED: Final = re.compile(r"[-−–]|\(.*\)")
_NO_SIGN: Final = str.maketrans("", "", "()−–-+")

Headings = Mapping[str, Sequence[str]]


def read_sheet(content: bytes, file: str, headings: Headings, outgoing: Sequence[str], known_currency: str) -> Read:
    """The payments that came in. Raises NotReadable for a file without a table of them.

    `headings` are the names of columns by field, `outgoing` the words that mark what went out; `known_currency` is
    that of an account whose file does not say.
    """
    try:
        grids = tables_of(content)
    except NotALedger as error:
        raise NotReadable(f"{file} is no table I can read ({error}); export it as CSV or .xlsx.") from error
    reads = [
        _Sheet(file, grid, at, places, frozenset(outgoing), known_currency).read()
        for grid in grids
        if (found := _header(grid, headings))
        for at, places in [found]
    ]
    if not reads:
        raise NotReadable(
            f"{file}: I find no headings of an account statement; it needs a day, an amount or what came in, and the "
            f"currency. Rename columns to: {', '.join(names[0] for names in headings.values())}."
        )
    rows = tuple(row for one in reads for row in one.rows)
    return Read(rows, tuple(said for one in reads for said in one.faults), sum(one.left_out for one in reads))


def _header(grid: Grid, headings: Headings) -> tuple[int, dict[str, int]] | None:
    """(the index of the row of headings, the column of each field)."""
    for at, row in enumerate(grid.rows[:_HEADER_ROWS]):
        said = [" ".join(plain(str(cell)).casefold().replace("_", " ").strip(" *:.").split()) for cell in row]
        places: dict[str, int] = {}
        for name, words in headings.items():
            place = next((said.index(word) for word in words if word in said), None)
            if place is not None and place not in places.values():
                places[name] = place
        if "date" in places and places.keys() & {"amount", "credit"}:
            return at, places
    return None


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One table of the file and where its fields are."""

    file: str
    grid: Grid
    header: int
    places: Mapping[str, int]
    outgoing: frozenset[str]
    known_currency: str

    def read(self) -> Read:
        """Its rows."""
        told = [
            (number, row)
            for number, row in zip(self.grid.numbers, self.grid.rows, strict=True)
            if number > self.grid.numbers[self.header] and self._cell(row, "date") != ""
        ]
        day = days([self._cell(row, "date") for _, row in told], None)
        valued = days([self._cell(row, "value_date") for _, row in told], None)
        mark = shown_mark([[_unsigned(self._cell(row, name)) for _, row in told] for name in ("amount", "credit")])
        rows: list[BankRow] = []
        faults: list[Fault] = []
        left_out = 0
        for number, row in told:
            if self._went_out(row):
                left_out += 1
                continue
            made = self._row(number, row, day, valued, mark)
            if isinstance(made, BankRow):
                rows.append(made)
            else:
                faults += made
        return Read(tuple(rows), tuple(faults), left_out)

    def _row(
        self,
        number: int,
        row: Sequence[Any],
        day: Callable[[Any], date | Bad],
        valued: Callable[[Any], date | Bad],
        mark: str | None,
    ) -> BankRow | list[Fault]:
        code = currency(self._cell(row, "currency") or self.known_currency)
        amount = _unsigned(self._cell(row, self._sum(row)))
        read: dict[str, Any] = {"date": day(self._cell(row, "date")), "currency": code}
        if not isinstance(code, Bad):
            read["amount"] = minor_units(amount, code, mark) or Bad("not_an_amount")
        wrong = {name: value for name, value in read.items() if isinstance(value, Bad)}
        if wrong:
            return [
                fault(self.file, number, name, as_text(self._cell(row, name)), bad.code, **bad.detail)
                for name, bad in wrong.items()
            ]
        later = valued(self._cell(row, "value_date"))
        return BankRow(
            number, self._text(row, "account"), read["date"], None if isinstance(later, Bad) else later,
            read["amount"], read["currency"], self._text(row, "payer"), self._text(row, "reference"),
            self._text(row, "end_to_end"), self._text(row, "text"),
        )  # fmt: skip

    def _sum(self, row: Sequence[Any]) -> str:
        return "amount" if self._cell(row, "amount") != "" else "credit"

    def _went_out(self, row: Sequence[Any]) -> bool:
        """Whether the row says so by its sign, by its mark, or by the column its sum is in."""
        amount = self._cell(row, self._sum(row))
        negative = amount < 0 if isinstance(amount, float) else bool(_SIGNED.search(str(amount)))
        nothing_in = amount in {"", 0.0} and self._cell(row, "debit") not in {"", 0.0}
        return negative or nothing_in or plain(self._text(row, "mark")).casefold() in self.outgoing

    def _cell(self, row: Sequence[Any], name: str) -> Any:
        place = self.places.get(name, len(row))
        return row[place] if place < len(row) else ""

    def _text(self, row: Sequence[Any], name: str) -> str:
        return as_text(self._cell(row, name))


def _unsigned(cell: Any) -> Any:
    return cell.translate(_NO_SIGN).strip() if isinstance(cell, str) else cell
