"""Spreadsheets that go out, read back with an independent reader."""

import io
import re
import zipfile
from datetime import date

import pytest
import python_calamine

from flows.facts.statement import Kind, Line, Statement
from storage.sheets_out import round_csv, safe, statement_workbook

HEADINGS = {
    "title": "Statement of account", "statement": "Statement", "cut_off": "As of", "reply_by": "Please answer by",
    "position": "#", "kind": "Kind", "number": "Number", "date": "Date", "due": "Due", "order": "Order",
    "days_late": "Days late", "amount": "Amount", "open": "Open", "yours": "Your figure", "difference": "Difference",
    "total": "Total", "invoice": "Invoice", "debit_note": "Debit note", "credit_note": "Credit note",
    "payment": "Payment",
}  # fmt: skip
FORMULA = '=cmd|"/c calc"!A1'


def statement(currency: str = "EUR") -> Statement:
    """An invoice with a hostile number and a credit note."""
    invoice = Line(1, 7, Kind.INVOICE, FORMULA, date(2026, 1, 10), date(2026, 2, 9), 120000, 100050, order="+1")
    credit = Line(2, 8, Kind.CREDIT_NOTE, "CN-3", date(2026, 2, 20), None, 4000, 4000)
    return Statement(1, "S-1", 1, 1, currency, date(2026, 3, 1), date(2026, 3, 15), (invoice, credit))


def read(body: bytes) -> list[list[object]]:
    """The cells as a reader sees them."""
    sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0)
    return [list(row) for row in sheet.to_python(skip_empty_area=False)]


def test_a_statement_is_a_table_of_figures_and_days() -> None:
    """Credits count below zero, so the column adds up to the closing balance."""
    rows = read(statement_workbook(statement(), HEADINGS))

    assert rows[6][:9] == [1.0, "Invoice", FORMULA, date(2026, 1, 10), date(2026, 2, 9), "+1", 20.0, 1200.0, 1000.5]
    assert rows[7][7:9] == [-40.0, -40.0]
    assert (rows[8][0], rows[8][8]) == ("Total", 960.5)


def test_ledger_text_is_never_a_formula() -> None:
    """The only formulas are our own sums and differences."""
    with zipfile.ZipFile(io.BytesIO(statement_workbook(statement(), HEADINGS))) as book:
        formulas = re.findall(r"<f>(.*?)</f>", book.read("xl/worksheets/sheet1.xml").decode())

    assert formulas == [
        'IF(J7="","",J7-I7)', 'IF(J8="","",J8-I8)', "SUM(I7:I8)", "SUM(J7:J8)", "SUM(K7:K8)",
    ]  # fmt: skip


def test_the_same_statement_is_the_same_bytes() -> None:
    """Its creation date is its cut-off."""
    assert statement_workbook(statement(), HEADINGS) == statement_workbook(statement(), HEADINGS)


def test_a_sheet_runs_from_right_to_left_where_its_reader_does() -> None:
    """And is another file for it."""
    assert statement_workbook(statement(), HEADINGS, right_to_left=True) != statement_workbook(statement(), HEADINGS)


def test_a_missing_heading_stops_the_sheet() -> None:
    """Nothing goes out with a hole in it."""
    with pytest.raises(KeyError):
        statement_workbook(statement(), {name: word for name, word in HEADINGS.items() if name != "due"})


@pytest.mark.parametrize("text", [FORMULA, "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_text_that_would_be_a_formula_is_led_by_an_apostrophe(text: str) -> None:
    """Figures of our own keep their sign."""
    assert safe(text) == f"'{text}"
    assert safe(-1) == "-1"


def test_a_report_has_the_headings_order_and_leaves_gaps_empty() -> None:
    """A field a row does not have is an empty cell."""
    text = round_csv([{"open": 5, "customer": "=A1"}, {"customer": "B"}], {"customer": "Customer", "open": "Open"})

    assert text == "Customer,Open\r\n'=A1,5\r\nB,\r\n"
