"""Spreadsheets that go out: a statement as a workbook, a report as CSV.

Promises: same input, same bytes; amounts are numbers and days are days; no text from a ledger ever becomes a formula.
Headings come in from the shell by field name; whoever adds a column adds it to `_COLUMNS` and its heading to the words.
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, Final

import xlsxwriter

from flows.facts.money import Money, exponent
from flows.facts.statement import Line, Statement

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_TOP: Final = 5  # title rows and a blank one above the header


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of a statement: its heading's name, its width in characters, its format and its value."""

    name: str
    width: int
    form: str
    value: Callable[[Line, Statement], Any]


def _signed(line: Line, minor: int, statement: Statement) -> Decimal:
    return Money(-minor if line.kind.credit else minor, statement.currency).amount


_COLUMNS: Final = (
    _Column("position", 6, "text", lambda line, _: line.position),
    _Column("kind", 14, "text", lambda line, _: line.kind),
    _Column("number", 20, "text", lambda line, _: line.number),
    _Column("date", 12, "day", lambda line, _: line.on),
    _Column("due", 12, "day", lambda line, _: line.due),
    _Column("order", 16, "text", lambda line, _: line.order),
    _Column("days_late", 10, "text", lambda line, statement: line.days_late(statement.cut_off)),
    _Column("amount", 16, "money", lambda line, statement: _signed(line, line.total, statement)),
    _Column("open", 16, "money", lambda line, statement: _signed(line, line.open, statement)),
)
_OPEN: Final = len(_COLUMNS) - 1
_YOURS, _DIFFERENCE = _OPEN + 1, _OPEN + 2


def statement_workbook(statement: Statement, headings: Mapping[str, str], *, right_to_left: bool = False) -> bytes:
    """The statement as .xlsx with two columns for the customer's own figures. Raises KeyError for a missing heading.

    `headings`: a name for every column of `_COLUMNS`, `title`, `statement`, `cut_off`, `reply_by`, `total`, `yours`,
    `difference`, and the word for every kind of line under its stored name.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": statement.number, "created": datetime.combine(statement.cut_off, time(), tzinfo=UTC)})
    forms = _forms(book, statement.currency)
    sheet = book.add_worksheet()
    if right_to_left:
        sheet.right_to_left()
    _head(sheet, statement, headings, forms)
    for row, line in enumerate(statement.lines, _TOP + 1):
        _line(sheet, row, line, statement, headings, forms)
    _foot(sheet, statement, headings, forms)
    book.close()
    return out.getvalue()


def _forms(book: Any, currency: str) -> dict[str, Any]:
    digits = exponent(currency)
    number = "#,##0" + ("." + "0" * digits if digits else "")
    return {
        "title": book.add_format({"bold": True, "font_size": 14}), "text": book.add_format(),
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
        "money": book.add_format({"num_format": number}),
        "entry": book.add_format({"num_format": number, "bg_color": "#FFF9E5", "locked": False}),
        "total": book.add_format({"num_format": number, "bold": True, "top": 1}),
    }  # fmt: skip


def _head(sheet: Any, statement: Statement, headings: Mapping[str, str], forms: Mapping[str, Any]) -> None:
    sheet.write_string(0, 0, headings["title"], forms["title"])
    named = f"{statement.number} · {statement.version} · {statement.currency}"
    sheet.write_string(1, 0, f"{headings['statement']}: {named}")
    sheet.write_string(2, 0, f"{headings['cut_off']}: {statement.cut_off.isoformat()}")
    sheet.write_string(3, 0, f"{headings['reply_by']}: {statement.reply_by.isoformat()}")
    for place, column in enumerate(_COLUMNS):
        sheet.write_string(_TOP, place, headings[column.name], forms["head"])
        sheet.set_column(place, place, column.width)
    for place, name in ((_YOURS, "yours"), (_DIFFERENCE, "difference")):
        sheet.write_string(_TOP, place, headings[name], forms["head"])
        sheet.set_column(place, place, _COLUMNS[_OPEN].width)
    sheet.freeze_panes(_TOP + 1, 0)
    sheet.autofilter(_TOP, 0, _TOP + len(statement.lines), _DIFFERENCE)


def _line(
    sheet: Any, row: int, line: Line, statement: Statement, headings: Mapping[str, str], forms: Mapping[str, Any]
) -> None:
    for place, column in enumerate(_COLUMNS):
        value = column.value(line, statement)
        _cell(sheet, row, place, headings[line.kind.value] if column.name == "kind" else value, forms[column.form])
    sheet.write_blank(row, _YOURS, None, forms["entry"])
    own, ours = _at(row, _YOURS), _at(row, _OPEN)
    sheet.write_formula(row, _DIFFERENCE, f'=IF({own}="","",{own}-{ours})', forms["money"], "")


def _foot(sheet: Any, statement: Statement, headings: Mapping[str, str], forms: Mapping[str, Any]) -> None:
    last = _TOP + len(statement.lines)
    sheet.write_string(last + 1, 0, headings["total"], forms["total"])
    for place in range(1, _OPEN):
        sheet.write_blank(last + 1, place, None, forms["total"])
    for place, value in ((_OPEN, statement.closing.amount), (_YOURS, 0), (_DIFFERENCE, 0)):
        span = f"{_at(_TOP + 1, place)}:{_at(last, place)}"
        sheet.write_formula(last + 1, place, f"=SUM({span})", forms["total"], float(value))


def _cell(sheet: Any, row: int, place: int, value: Any, form: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, place, datetime.combine(value, time(), tzinfo=UTC).replace(tzinfo=None), form)
    elif isinstance(value, int | Decimal):
        sheet.write_number(row, place, value, form)
    elif value is None:
        sheet.write_blank(row, place, None, form)
    else:
        sheet.write_string(row, place, str(value), form)


def _at(row: int, place: int) -> str:
    return f"{chr(ord('A') + place)}{row + 1}"


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
    return f"'{text}" if text.startswith(_FORMULA) and not number else text
