"""The one way a table leaves as a workbook: a title, a few facts, a header that stays, rows, and a row of totals.

Promises: same input, same bytes; figures are numbers in their currency's format and days are days; no text becomes a
formula, a link or a macro, neither when the file is opened nor when one of its cells is edited; what is not to be
filled in is locked, without a password. Whoever needs a further kind of column adds it to `Form` and to `_write`.
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from itertools import chain
from typing import Any, Final

import xlsxwriter

from flows.facts.money import exponent

_LONGEST: Final = 32_000  # characters of a cell; a workbook takes 32,767
_HINT: Final = 255  # characters beside a cell, and in a page's foot
_MOST: Final = 10**13
_A4: Final = 9
_DAY_ZERO: Final = date(1899, 12, 30)  # from which spreadsheets count days
# What a spreadsheet takes for the beginning of a formula, also behind spaces that it drops and in full width.
BEGINS_FORMULA: Final = re.compile(r"^[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]")
_SURROGATES: Final = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NO_NAME: Final = re.compile(r"[\[\]:*?/\\]")  # not in the name of a sheet
_LONGEST_NAME: Final = 31
_MAY: Final = ("format_columns", "format_rows", "sort", "autofilter")


class Form(StrEnum):
    """How a column's values are written: text, `date`, exact decimal of the table's currency, whole number.

    `ENTRY` and `REMARK` are left empty for whoever reads; `DIFFERENCE` is worked out by the sheet.
    """

    TEXT = "text"
    DAY = "day"
    MONEY = "money"
    COUNT = "count"
    ENTRY = "entry"
    REMARK = "remark"
    DIFFERENCE = "difference"


_FIGURES: Final = frozenset({Form.MONEY, Form.ENTRY, Form.DIFFERENCE})


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, how it is written, its width in characters, whether it is added up.

    A `DIFFERENCE` names the places of two columns, counted from 0: it is the first less the second.
    """

    heading: str
    form: Form = Form.TEXT
    width: int = 14
    total: bool = False
    less: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Table:
    """What stands around the rows, in its reader's words.

    `facts` are lines beneath the title, `total` the heading of the last row, `foot` stands on each printed page beside
    `page`, in which `&P` is the page and `&N` how many there are. `about` goes into the file unseen. `made_on` is the
    day the figures are of, never today. With `locked` only what is to be filled in can be changed.
    """

    title: str
    columns: Sequence[Column]
    currency: str
    made_on: date
    facts: Sequence[str] = ()
    total: str = ""
    foot: str = ""
    page: str = "&P / &N"
    hint: str = ""
    no_number: str = ""
    about: Mapping[str, str] = field(default_factory=dict)
    right_to_left: bool = False
    locked: bool = False

    @property
    def header(self) -> int:
        """The row of the header, counted from 0."""
        return len(self.facts) + 2


def table_workbook(table: Table, rows: Iterable[Sequence[Any]]) -> bytes:
    """The table as .xlsx; each of `rows` has a value for every column, None for an empty cell.

    Values of MONEY are `Decimal`. Raises ValueError for a row of another length.
    """
    return tables_workbook([("", table, rows)])


def tables_workbook(tables: Sequence[tuple[str, Table, Iterable[Sequence[Any]]]]) -> bytes:
    """The same of several, each on a sheet of its own: (its name, the table, its rows); the first names the file."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {"constant_memory": True, "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    first = tables[0][1]
    day = datetime.combine(first.made_on, time(), tzinfo=UTC)
    book.set_properties({"title": _plain(first.title), "created": day.replace(tzinfo=None)})
    for name, value in first.about.items():
        book.set_custom_property(name, value, "text")
    for name, table, rows in tables:
        forms = _forms(book, table.currency)
        sheet = book.add_worksheet(_NO_NAME.sub(" ", _plain(name))[:_LONGEST_NAME].strip("' ") or None)
        _set_up(sheet, table)
        _head(sheet, table, forms)
        last, sums = _body(sheet, table, rows, forms)
        _foot(sheet, table, last, sums, forms)
        _finish(sheet, table, last)
    book.close()
    return out.getvalue()


def _forms(book: Any, currency: str) -> dict[str, Any]:
    digits = exponent(currency)
    number = "#,##0" + ("." + "0" * digits if digits else "")
    money, open_ = {"num_format": number}, {"bg_color": "#FFF9E5", "locked": False, "border": 4}
    text = {"num_format": "@"}
    looks = {
        "title": {"bold": True, "font_size": 14}, "fact": {}, "text": text, "quoted": text | {"quote_prefix": True},
        "head": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
        "day": {"num_format": "yyyy-mm-dd", "align": "left"}, "count": {"num_format": "0"},
        "money": money, "difference": money, "entry": money | open_, "remark": text | open_,
        "total": money | {"bold": True, "top": 1},
    }  # fmt: skip
    return {name: book.add_format(look) for name, look in looks.items()}


def _set_up(sheet: Any, table: Table) -> None:
    """What must be known before the first row is written."""
    if table.right_to_left:
        sheet.right_to_left()
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
    sheet.freeze_panes(table.header + 1, 0)
    sheet.repeat_rows(table.header)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{_plain(table.foot).replace('&', '&&')[:120]}&R{_plain(table.page)}"[:_HINT])
    if table.locked:
        sheet.protect("", dict.fromkeys(_MAY, True))


def _head(sheet: Any, table: Table, forms: Mapping[str, Any]) -> None:
    sheet.write_string(0, 0, _plain(table.title), forms["title"])
    for row, fact in enumerate(table.facts, 1):
        sheet.write_string(row, 0, _plain(fact), forms["fact"])
    for place, column in enumerate(table.columns):
        sheet.write_string(table.header, place, _plain(column.heading), forms["head"])


def _body(sheet: Any, table: Table, rows: Iterable[Sequence[Any]], forms: Mapping[str, Any]) -> tuple[int, list[Any]]:
    """The last row written, and the sum of every column of figures."""
    row, sums = table.header, [Decimal(0)] * len(table.columns)
    for row, values in enumerate(rows, table.header + 1):
        for place, (column, value) in enumerate(zip(table.columns, values, strict=True)):
            _write(sheet, row, place, column, value, forms)
            if column.form is Form.MONEY and value is not None:
                sums[place] += value
    return row, sums


def _write(sheet: Any, row: int, place: int, column: Column, value: Any, forms: Mapping[str, Any]) -> None:
    form = forms[column.form.value]
    if column.form is Form.DIFFERENCE:
        theirs, ours = (_at(row, each) for each in column.less)
        sheet.write_formula(row, place, f'=IF(ISNUMBER({theirs}),{theirs}-{ours},"")', form, "")
    elif value is None:
        sheet.write_blank(row, place, None, form)
    elif isinstance(value, date):
        sheet.write_number(row, place, (value - _DAY_ZERO).days, form)
    elif isinstance(value, int | Decimal):
        sheet.write_number(row, place, value, form)
    else:
        text = _plain(str(value))
        harmless = text[:1].isalnum() or not BEGINS_FORMULA.search(text)
        sheet.write_string(row, place, text, form if harmless else forms["quoted"])


def _foot(sheet: Any, table: Table, last: int, sums: Sequence[Decimal], forms: Mapping[str, Any]) -> None:
    """The row of totals, where a heading was given for it."""
    if not table.total:
        return
    sheet.write_string(last + 1, 0, _plain(table.total), forms["total"])
    for place, column in enumerate(table.columns):
        if column.total:
            span = f"{_at(table.header + 1, place)}:{_at(last, place)}"
            sheet.write_formula(last + 1, place, f"=SUM({span})", forms["total"], float(sums[place]))
        elif place:
            sheet.write_blank(last + 1, place, None, forms["total"])


def _finish(sheet: Any, table: Table, last: int) -> None:
    """What can be told only when the last row is known."""
    if last == table.header:
        return
    sheet.autofilter(table.header, 0, last, len(table.columns) - 1)
    for place, column in enumerate(table.columns):
        if column.form is Form.ENTRY:
            sheet.data_validation(table.header + 1, place, last, place, {
                "validate": "decimal", "criteria": "between", "minimum": -_MOST, "maximum": _MOST,
                "input_message": _plain(table.hint)[:_HINT], "error_message": _plain(table.no_number)[:_HINT],
            })  # fmt: skip


def _plain(text: str) -> str:
    """What a workbook can hold of it."""
    return (text if text.isascii() else _SURROGATES.sub("\ufffd", text))[:_LONGEST]


def _at(row: int, place: int) -> str:
    letters = ""
    for digit in chain((place % 26,), (place // 26 - 1,) if place >= 26 else ()):  # noqa: PLR2004 - letters
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row + 1}"
