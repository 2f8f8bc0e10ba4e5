"""`import`: fifty thousand rows of XLSX, read and checked, then committed to the ledger."""

import time
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

from bot.commands.imports import import_files
from storage.embedded import engine_at
from storage.migrate import migrate
from storage.sheets_in import read_sheets
from tests.benchmarks.rows import Findings, median, seconds

ROWS = 50_000


def measure(folder: Path, *, small: bool) -> Findings:
    """Every row of the table."""
    rows, rounds = (500, 1) if small else (ROWS, 3)
    book = _workbook(folder / "receivables.xlsx", rows)
    read, checked, committed = [], [], []
    for place in range(rounds):
        read.append(seconds(lambda: read_sheets(book)))
        checked.append(_import(folder / f"{place}.db", book, dry_run=True))
        committed.append(_import(folder / f"{place}.db", book, dry_run=False))
    share = ROWS / rows
    found = [
        median("read, validate and plan 50,000 rows", (s * share for s in checked), (1, 0), at_least=False, unit="s"),
        median(
            "read, validate, write and commit them", (s * share for s in committed), (5, 0), at_least=False, unit="s"
        ),
        median("read, validate and plan / read alone", (a / b for a, b in zip(checked, read, strict=True))),
        median("commit / read alone", (a / b for a, b in zip(committed, read, strict=True))),
    ]
    return Findings("import", found, {"rows": rows, "read alone: s, best round": min(read)})


def _import(path: Path, book: Path, *, dry_run: bool) -> float:
    """Seconds from the file to the report; the database is committed when it is no dry run."""
    engine = engine_at(path)
    migrate(engine)
    began = time.perf_counter()
    with engine.begin() as conn:
        report = import_files(
            conn, [book], mapping=None, dry_run=dry_run, as_of=None, by="benchmark", now=1, yes=False, progress=_quiet
        )
    took = time.perf_counter() - began
    assert report.done, report.lines()
    engine.dispose()
    return took


def _quiet(_done: int, _of: int) -> None:
    """Progress is nobody's business here."""


def _workbook(path: Path, rows: int) -> Path:
    """One customer for every fifty documents."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("customers")
    sheet.write_row(0, 0, ["code", "name", "country", "time zone", "language"])
    for place in range(rows // 50):
        sheet.write_row(place + 1, 0, [f"C{place:05d}", f"Customer {place}", "NG", "Africa/Lagos", "en"])
    sheet = book.add_worksheet("documents")
    sheet.write_row(0, 0, ["customer", "type", "number", "date", "due date", "currency", "total", "open"])
    day = date(2026, 1, 1)
    for place in range(rows):
        on = day + timedelta(days=place % 280)
        total = 100 + place % 9_000 + 0.25
        sheet.write_row(
            place + 1, 0,
            [f"C{place // 50:05d}", "invoice", f"INV-{place:06d}", on, on + timedelta(days=30), "USD", total, total],
        )  # fmt: skip
    book.close()
    return path
