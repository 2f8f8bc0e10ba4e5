"""`import`: the supplier's receivables from spreadsheets into the ledger, and an import taken back.

Promises: all of the files or nothing; every fault of every file is told at once; the same files twice change nothing.
Works inside the caller's transaction and never commits. How this reads in a terminal is the command's own business.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from locales.columns import HEADERS, VALUES
from storage.clearings import look_at_cases
from storage.ledger_books import Books
from storage.ledger_plan import plan
from storage.ledger_undo import CannotUndo, undo_batch
from storage.ledger_write import Batch, Count, counts, deltas, write
from storage.ports import Connection
from storage.promises import look_sooner
from storage.sheets_faults import Fault, NotReadable
from storage.sheets_in import Sheet, read_sheets
from storage.sheets_mapping import SheetMapping, Words, layouts, load_mapping, wanted
from storage.sheets_tables import Table, table

__all__ = [
    "CannotUndo", "Count", "Fault", "NotReadable", "Report", "SheetMapping", "import_files", "load_mapping", "undo",
]  # fmt: skip

WORDS: Final = Words(HEADERS, VALUES)
_CLEARED_SHARE: Final = 30  # per cent of a customer's open items that one snapshot may clear unasked
_TITLES: Final = {
    "customer": "customers", "contact": "contacts", "document": "documents", "payment": "payments",
    "document_line": "document lines", "allocation": "allocations",
    "price": "agreed prices",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did, would do (`dry_run`) or why it did nothing (`faults`, `refused`).

    `counts` is by table name, `cleared` the number of documents a snapshot no longer holds (part of the changed ones),
    `batch` the number to undo by; None when nothing was written.
    """

    counts: Mapping[str, Count] = field(default_factory=dict)
    cleared: int = 0
    faults: tuple[Fault, ...] = ()
    refused: str = ""
    notes: tuple[str, ...] = ()
    batch: int | None = None
    dry_run: bool = False

    @property
    def done(self) -> bool:
        """Whether the files are good: written, or ready to be, or in the ledger already."""
        return not self.faults and not self.refused

    def lines(self) -> tuple[str, ...]:
        """The report as an operator reads it."""
        if not self.done:
            told = (*self.notes, *map(str, self.faults), self.refused or f"{len(self.faults)} faults.")
            return (*told, "Nothing was written.")
        figures = tuple(
            f"{_TITLES[name]}: {count.new} new, {count.changed} changed, {count.unchanged} unchanged"
            + (f", {count.removed} removed" if count.removed else "")
            for name, count in self.counts.items()
        )
        cleared = (f"{self.cleared} documents are no longer open and were cleared",) if self.cleared else ()
        return (*self.notes, *figures, *cleared, self._outcome())

    def _outcome(self) -> str:
        if not any(count.new or count.changed or count.removed for count in self.counts.values()):
            return "The ledger holds all of this already; nothing to change."
        if self.dry_run:
            return "Dry run: nothing was written."
        return f"Import {self.batch} is in the ledger; take it back with: python -m bot import --undo {self.batch}"


def import_files(
    conn: Connection,
    files: Sequence[Path],
    *,
    mapping: SheetMapping | None,
    dry_run: bool,
    as_of: date | None,
    by: str,
    now: int,
    yes: bool,
    progress: Callable[[int, int], None],
) -> Report:
    """Import `files` at `now` (µs UTC) in the name of `by`. Raises NotReadable for a file that is no spreadsheet.

    With `as_of` the documents in the files are all that were open that day; what else is open gets cleared, which `yes`
    allows beyond the usual share. `progress` is told rows done and rows in all, a row counting when checked and when
    written.
    """
    sheets = [sheet for path in files for sheet in read_sheets(path)]
    tables, notes, unknown = _tables(sheets, mapping, progress)
    if unknown or not tables:
        return Report(refused=unknown or "There is nothing in these files.", notes=notes, dry_run=dry_run)
    if as_of and not any(found.kind == "documents" for found in tables):
        return Report(refused="A snapshot of open items needs a sheet of documents; there is none.", dry_run=dry_run)
    books = plan(conn, tables, as_of)
    faults = tuple(fault for found in tables for fault in sorted(found.faults, key=lambda fault: fault.row))
    if faults:
        return Report(faults=faults, notes=notes, dry_run=dry_run)
    changes = deltas(books)
    refused = "" if yes else _too_many_cleared(books)
    batch = None
    if not dry_run and not refused and any(changes.values()):
        rows = sum(len(sheet.rows) for sheet in sheets)
        new = sum(len(delta.new) for delta in changes.values())
        about = Batch(now, by, [path.name for path in files], as_of)
        batch = write(conn, books, changes, about, lambda done: progress(rows + done, rows + new))
        look_sooner(conn, now)
        look_at_cases(conn, now)
    return Report(counts(changes), len(books.cleared), (), refused, notes, batch, dry_run)


def _tables(
    sheets: Sequence[Sheet], mapping: SheetMapping | None, progress: Callable[[int, int], None]
) -> tuple[list[Table], tuple[str, ...], str]:
    """The tables in these sheets, notes on sheets left out, and a sentence when a file holds none."""
    tables: list[Table] = []
    left_out: list[Sheet] = []
    total, done = sum(len(sheet.rows) for sheet in sheets), 0
    for sheet in sheets:
        found = layouts(sheet, mapping, WORDS)
        tables += [table(sheet, layout, WORDS) for layout in found]
        left_out += [] if found else [sheet]
        done += len(sheet.rows)
        progress(done, total)
    known = {found.sheet.file for found in tables}
    strange = next((sheet for sheet in left_out if sheet.file not in known), None)
    sentence = "{}: sheet {!r} has no header row I know and was left out."
    notes = tuple(sentence.format(sheet.file, sheet.name) for sheet in left_out if sheet.file in known)
    return tables, notes, wanted(strange, mapping, WORDS) if strange else ""


def _too_many_cleared(books: Books) -> str:
    """The sentence that names customers of whom a snapshot would clear more than the usual share; empty if none."""
    was = books.shelves["document"].was
    open_: dict[str, int] = {}
    gone: dict[str, int] = {}
    for row in was.values():
        if row["open_amount"]:
            open_[row["customer_id"]] = open_.get(row["customer_id"], 0) + 1
    for key in books.cleared:
        code = was[key]["customer_id"]
        gone[code] = gone.get(code, 0) + 1
    over = [code for code, count in gone.items() if count * 100 > open_[code] * _CLEARED_SHARE]
    if not over:
        return ""
    named = ", ".join(f"{code} ({gone[code]} of {open_[code]})" for code in over)
    return (
        f"The snapshot would clear more than {_CLEARED_SHARE} % of the open items of {named}; "
        "check that it is complete, then say --yes."
    )


def undo(conn: Connection, batch: int, now: int, *, issued: Callable[[int], bool]) -> str:
    """Take import `batch` back and say what that was. `issued`: whether a document stands on an issued statement.

    Raises CannotUndo with the operator's one sentence.
    """
    counted = undo_batch(conn, batch, now, issued)
    rows = ", ".join(f"{count} {_TITLES[name]}" for name, count in counted.items())
    return f"Import {batch} was taken back: {rows} are as they were before."
