"""`ledgers`: a customer's spreadsheet as it comes, read whole, beside opening the same file and nothing more.

The file has a title, a header in its fifth row, amounts in two columns, some of them as text, a sub-total every fifty
rows and a total; its columns are found, its days and signs read, its numbers told from its words.
"""

import io
import tracemalloc
from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from math import log
from pathlib import Path
from typing import Final

import xlsxwriter

from flows.facts.ledger_rows import Theirs
from flows.facts.ledger_shape import Hints, LedgerRead
from locales.ledger_words import ledger_words
from storage.spreadsheets.opened import tables_of
from storage.spreadsheets.reading import read_ledger
from tests.benchmarks.rows import Findings, median, seconds
from tests.ledgers.pairs import pair

SEED: Final = 9_000
PAGE: Final = 50  # rows between two sub-totals
HINTS: Final = Hints(today=date(2026, 11, 2), currencies=("USD",), supplier=("Harbourline Trading",))


def measure(folder: Path, *, small: bool) -> Findings:  # noqa: ARG001 (every benchmark is given one)
    """Every row of the table."""
    scale, rounds = ((100, 200, 400), 1) if small else ((2_000, 20_000, 100_000), 3)
    ledger_words()
    files = [_workbook(pair(SEED, size + size // 2).theirs[:size]) for size in scale]
    read = [
        [seconds(partial(_read, file, size)) for _ in range(rounds)] for file, size in zip(files, scale, strict=True)
    ]
    opened = [seconds(lambda: tables_of(files[1])) for _ in range(rounds)]
    found = [
        median(f"read {scale[1]:,} rows of XLSX", read[1], (3, 0), at_least=False, unit="s"),
        median("read / opened alone", (a / b for a, b in zip(read[1], opened, strict=True))),
        median(
            f"growth from {scale[0]:,} to {scale[-1]:,} rows, exponent", [_exponent(read, scale)], (1.15, 0),
            at_least=False, unit="",
        ),
        median(
            f"peak memory of Python's own, {scale[1]:,} rows", [_peak(files[1], scale[1])], (500, 0),
            at_least=False, unit="MB",
        ),
    ]  # fmt: skip
    figures = {f"{size:,} rows: s": min(some) for size, some in zip(scale, read, strict=True)}
    return Findings("ledgers", found, figures)


def _exponent(read: Sequence[Sequence[float]], scale: Sequence[int]) -> float:
    return log(min(read[-1]) / min(read[0])) / log(scale[-1] / scale[0])


def _read(file: bytes, rows: int) -> LedgerRead:
    found = read_ledger(file, ledger_words(), HINTS)
    assert (len(found.rows), found.unread, found.doubts) == (rows, (), ())
    return found


def _peak(file: bytes, rows: int) -> float:
    tracemalloc.start()
    _read(file, rows)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def _workbook(rows: Iterable[Theirs]) -> bytes:
    """As an accounting program would write it, what they owe in the credit column."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, "default_date_format": "dd.mm.yyyy"})
    sheet = book.add_worksheet("Ledger")
    sheet.write_row(0, 0, ["Supplier account", "Harbourline Trading"])
    sheet.write_row(4, 0, ["Date", "Document", "Text", "Debit", "Credit"])
    place, paid, billed = 5, 0.0, 0.0
    for counted, row in enumerate(rows, 1):
        amount = abs(row.minor) / 100
        paid, billed = (paid, billed + amount) if row.minor > 0 else (paid + amount, billed)
        said = f"{amount:,.2f}" if counted % 3 == 0 else amount
        sheet.write_row(place, 0, [row.on, row.number, row.text, *(("", said) if row.minor > 0 else (said, ""))])
        place += 1
        if counted % PAGE == 0:
            sheet.write_row(place, 0, ["", "", "Sub-total", round(paid, 2), round(billed, 2)])
            place += 1
    sheet.write_row(place, 0, ["", "", "Total", round(paid, 2), round(billed, 2)])
    book.close()
    return held.getvalue()
