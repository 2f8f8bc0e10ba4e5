"""Spreadsheets that go out, read back with an independent reader."""

import io
import re
import zipfile
from datetime import date
from decimal import Decimal

import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.papers.statement_sheet import headings
from flows.facts.statement import Kind, Line, Statement, canonical, fingerprint, short_code
from storage.sheets_out import round_csv, safe, statement_workbook
from storage.sheets_table import Column, Form, Table, table_workbook

EN = headings("en")
FORMULA = '=cmd|"/c calc"!A1'
HEADER = 6  # the row of the header, counted from 0


def statement(currency: str = "EUR") -> Statement:
    """An invoice with a hostile number and a credit note."""
    invoice = Line(1, 7, Kind.INVOICE, FORMULA, date(2026, 1, 10), date(2026, 2, 9), 120000, 100050, order="+1")
    credit = Line(2, 8, Kind.CREDIT_NOTE, "CN-3", date(2026, 2, 20), None, 4000, 4000)
    return Statement(1, "S-1", 1, 1, currency, date(2026, 3, 1), date(2026, 3, 15), (invoice, credit))


def read(body: bytes) -> list[list[object]]:
    """The cells as a reader sees them."""
    sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0)
    return [list(row) for row in sheet.to_python(skip_empty_area=False)]


def part(body: bytes, name: str = "xl/worksheets/sheet1.xml") -> str:
    """A part of the workbook as it stands in the file."""
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        return book.read(name).decode()


def test_a_statement_is_a_table_of_figures_and_days() -> None:
    """Credits count below zero, so the column adds up to the closing balance."""
    rows = read(statement_workbook(statement(), EN))

    first = [1.0, "Invoice", FORMULA, date(2026, 1, 10), date(2026, 2, 9), "+1", 20.0, 1200.0, 1000.5]
    assert rows[HEADER + 1][:9] == first
    assert rows[HEADER + 2][7:9] == [-40.0, -40.0]
    assert (rows[HEADER + 3][0], rows[HEADER + 3][8]) == ("Total", 960.5)


def test_ledger_text_is_never_a_formula() -> None:
    """The only formulas are our own sums and differences."""
    formulas = re.findall(r"<f>(.*?)</f>", part(statement_workbook(statement(), EN)))

    assert formulas == [
        'IF(ISNUMBER(J8),J8-I8,"")', 'IF(ISNUMBER(J9),J9-I9,"")', "SUM(I8:I9)", "SUM(J8:J9)", "SUM(K8:K9)",
    ]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1)
    | st.sampled_from((FORMULA, "＝1+1", " =1", "@x", "_x0041_", "http://x.example", "mailto:x@y.example"))
)
def test_any_ledger_text_comes_back_as_it_was_and_as_text(text: str) -> None:
    """Read by another reader: neither a formula nor a link."""
    table = Table("T", [Column("A")], "EUR", date(2026, 3, 1))
    body = table_workbook(table, [[text]])

    assert read(body)[3] == [text]
    assert "<f>" not in part(body)
    assert "<hyperlink" not in part(body)


@pytest.mark.parametrize("text", ["\t=1", "\r=1", "\x00=1", "\ud800", "x" * 40_000])
def test_what_a_workbook_cannot_hold_does_no_harm(text: str) -> None:
    """It is still a workbook, without a formula."""
    body = table_workbook(Table("T", [Column("A")], "EUR", date(2026, 3, 1)), [[text]])

    assert len(read(body)) == 4
    assert "<f>" not in part(body)


def test_text_that_would_be_a_formula_stays_text_when_its_cell_is_edited() -> None:
    """Its cell is marked as text, as a leading apostrophe does."""
    table = Table("T", [Column("A")], "EUR", date(2026, 3, 1))

    assert 'quotePrefix="1"' in part(table_workbook(table, [[FORMULA]]), "xl/styles.xml")


def test_the_same_statement_is_the_same_bytes() -> None:
    """Its creation date is its cut-off."""
    assert statement_workbook(statement(), EN) == statement_workbook(statement(), EN)


@pytest.mark.parametrize(("currency", "form"), [("EUR", "#,##0.00"), ("JPY", "#,##0"), ("KWD", "#,##0.000")])
def test_figures_have_the_decimals_of_their_currency(currency: str, form: str) -> None:
    """Neither more nor fewer."""
    assert f'formatCode="{form}"' in part(statement_workbook(statement(currency), EN), "xl/styles.xml") or (
        form == "#,##0" and 'numFmtId="3"' in part(statement_workbook(statement(currency), EN), "xl/styles.xml")
    )


def test_a_sheet_runs_from_right_to_left_where_its_reader_does() -> None:
    """And its headings are the reader's."""
    body = statement_workbook(statement(), headings("ar"), right_to_left=True)

    assert 'rightToLeft="1"' in part(body)
    assert read(body)[HEADER][8] == headings("ar")["open"]


def test_only_what_is_to_be_filled_in_can_be_changed() -> None:
    """Without a password, so that a careful reader may do otherwise; filtering and sorting still work."""
    sheet = part(statement_workbook(statement(), EN))

    assert "<sheetProtection " in sheet
    assert "password" not in sheet
    assert 'autoFilter="0"' in sheet
    assert part(statement_workbook(statement(), EN), "xl/styles.xml").count('locked="0"') == 2


def test_the_column_to_fill_in_takes_numbers_and_says_so() -> None:
    """From the first line to the last."""
    sheet = part(statement_workbook(statement(), EN))

    assert '<dataValidation type="decimal"' in sheet
    assert 'sqref="J8:J9"' in sheet
    assert EN["hint"][:30] in sheet


def test_it_prints_with_its_header_and_its_page_on_every_page() -> None:
    """Across, and not cut off at the side."""
    body = statement_workbook(statement(), EN)
    sheet = part(body)

    code = short_code(fingerprint(canonical(statement())))
    assert 'orientation="landscape"' in sheet
    assert f"S-1 (Version 1, EUR) · {code}&amp;RPage &amp;P of &amp;N" in sheet
    assert "Print_Titles" in part(body, "xl/workbook.xml")


def test_the_file_says_which_statement_it_is() -> None:
    """Unseen, beside the lines above the header."""
    body = statement_workbook(statement(), EN)
    said = part(body, "docProps/custom.xml")

    assert fingerprint(canonical(statement())) in said
    assert read(body)[1][0] == "Statement: S-1 (Version 1, EUR)"


def test_a_missing_heading_stops_the_sheet() -> None:
    """Nothing goes out with a hole in it."""
    with pytest.raises(KeyError):
        statement_workbook(statement(), {name: word for name, word in EN.items() if name != "due"})


def test_a_row_of_another_length_stops_the_table() -> None:
    """No figure ends up under another heading."""
    table = Table("T", [Column("A"), Column("B", Form.MONEY)], "EUR", date(2026, 3, 1))

    with pytest.raises(ValueError, match="shorter"):
        table_workbook(table, [["x"]])


def test_a_table_adds_up_what_it_is_told_to() -> None:
    """Worked out already, for readers that compute nothing."""
    table = Table("T", [Column("A"), Column("B", Form.MONEY, total=True)], "EUR", date(2026, 3, 1), total="Sum")
    rows = read(table_workbook(table, [["x", Decimal("1.10")], ["y", Decimal("-0.40")]]))

    assert rows[-1] == ["Sum", 0.7]


@pytest.mark.parametrize(
    "text", [FORMULA, "+1", "-1", "@SUM(A1)", "\tx", "\rx", "  =1", "\u3000=1", "＝1+1", "\u200b=1"]
)
def test_text_that_would_be_a_formula_is_led_by_an_apostrophe(text: str) -> None:
    """Figures of our own keep their sign."""
    assert safe(text) == f"'{text}"
    assert safe(-1) == "-1"


def test_a_report_has_the_headings_order_and_leaves_gaps_empty() -> None:
    """A field a row does not have is an empty cell."""
    text = round_csv([{"open": 5, "customer": "=A1"}, {"customer": "B"}], {"customer": "Customer", "open": "Open"})

    assert text == "Customer,Open\r\n'=A1,5\r\nB,\r\n"
