"""Spreadsheets that go out: a statement as a workbook to be filled in and sent back, a report as CSV.

Promises: same input, same bytes; amounts are numbers and days are days; no text from a ledger ever becomes a formula;
a statement's file says which statement, version and bytes it shows, so that it is known again when it comes back.
Headings come in from the shell by field name; whoever adds a column adds it to `_COLUMNS` and its heading to the words.
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from flows.facts.money import Money
from flows.facts.statement import Line, Statement, canonical, fingerprint, short_code
from storage.sheets_table import BEGINS_FORMULA, Column, Form, Table, table_workbook

MARKS: Final = ("ConcordStatement", "ConcordVersion", "ConcordCurrency", "ConcordSha256")  # what a file says unseen


@dataclass(frozen=True, slots=True)
class _Own:
    """A column of a statement: its heading's name, its width in characters, its form and its value."""

    name: str
    width: int
    form: Form
    value: Callable[[Line, Statement], Any]


def _signed(line: Line, minor: int, statement: Statement) -> Decimal:
    return Money(-minor if line.kind.credit else minor, statement.currency).amount


_COLUMNS: Final = (
    _Own("position", 6, Form.COUNT, lambda line, _: line.position),
    _Own("kind", 14, Form.TEXT, lambda line, _: line.kind),
    _Own("number", 20, Form.TEXT, lambda line, _: line.number),
    _Own("date", 12, Form.DAY, lambda line, _: line.on),
    _Own("due", 12, Form.DAY, lambda line, _: line.due),
    _Own("order", 16, Form.TEXT, lambda line, _: line.order or None),
    _Own("days_late", 10, Form.COUNT, lambda line, statement: line.days_late(statement.cut_off)),
    _Own("amount", 16, Form.MONEY, lambda line, statement: _signed(line, line.total, statement)),
    _Own("open", 16, Form.MONEY, lambda line, statement: _signed(line, line.open, statement)),
    _Own("yours", 16, Form.ENTRY, lambda *_: None),
    _Own("difference", 16, Form.DIFFERENCE, lambda *_: None),
    _Own("remark", 36, Form.REMARK, lambda *_: None),
)
_PLACES: Final = {column.name: place for place, column in enumerate(_COLUMNS)}
COLUMNS: Final = tuple(_PLACES)  # their headings' names
_ADDED_UP: Final = frozenset({"open", "yours", "difference"})
HEADINGS: Final = (
    *COLUMNS, "title", "statement", "version", "check_code", "cut_off", "reply_by", "how", "hint", "no_number", "total",
    "page", "invoice", "debit_note", "credit_note", "payment",
)  # fmt: skip


def statement_workbook(statement: Statement, headings: Mapping[str, str], *, right_to_left: bool = False) -> bytes:
    """The statement as .xlsx with a column for the customer's own figures and one for remarks.

    `headings`: the words for every name in `HEADINGS`, `page` with &P and &N in it. Raises KeyError for a missing one.
    """
    sha = fingerprint(canonical(statement))
    known = f"{statement.number} ({headings['version']} {statement.version}, {statement.currency})"
    answer = f"{headings['reply_by']}: {statement.reply_by.isoformat()}"
    said = (
        f"{headings['statement']}: {known}",  # as sheets_back reads it where nothing unseen survived
        f"{headings['check_code']}: {short_code(sha)}",
        f"{headings['cut_off']}: {statement.cut_off.isoformat()} · {answer}",
        headings["how"],
    )
    table = Table(
        headings["title"],
        _columns(headings),
        statement.currency,
        statement.cut_off,
        facts=said,
        total=headings["total"],
        foot=f"{known} · {short_code(sha)}",
        page=headings["page"],
        hint=headings["hint"],
        no_number=headings["no_number"],
        about=dict(zip(MARKS, (statement.number, str(statement.version), statement.currency, sha), strict=True)),
        right_to_left=right_to_left,
        locked=True,
    )
    kinds = {kind: headings[kind] for kind in ("invoice", "debit_note", "credit_note", "payment")}
    return table_workbook(table, (_row(line, statement, kinds) for line in statement.lines))


def _columns(headings: Mapping[str, str]) -> list[Column]:
    less = (_PLACES["yours"], _PLACES["open"])
    return [Column(headings[own.name], own.form, own.width, total=own.name in _ADDED_UP, less=less) for own in _COLUMNS]


def _row(line: Line, statement: Statement, kinds: Mapping[str, str]) -> list[Any]:
    values = [column.value(line, statement) for column in _COLUMNS]
    values[_PLACES["kind"]] = kinds[line.kind.value]
    return values


def round_csv(rows: Iterable[Mapping[str, object]], headings: Mapping[str, str]) -> str:
    """A report as CSV: a column per heading, in their order, under the heading's words; rows are dicts of its names."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([safe(word) for word in headings.values()])
    writer.writerows([safe(row.get(name)) for name in headings] for row in rows)
    return out.getvalue()


def safe(value: object) -> str:
    """A cell no spreadsheet computes: text that would begin a formula is led by an apostrophe; numbers stay numbers."""
    text = "" if value is None else str(value)
    number = isinstance(value, int | float | Decimal)
    return f"'{text}" if BEGINS_FORMULA.search(text) and not number else text
