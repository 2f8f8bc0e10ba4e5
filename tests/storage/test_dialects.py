"""Tables in text, as they were exported, damaged on their way, or pasted: each comes out as it was meant."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.spreadsheets.opened import Grid, NotALedger, tables_of

LONG = 20_000


def grids(text: str) -> list[Grid]:
    """Every table of the text."""
    return tables_of(text.encode())


def rows(text: str) -> list[list[str]]:
    """The rows of the only table."""
    (grid,) = grids(text)
    return [list(row) for row in grid.rows]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|", "；", "¦"])
def test_the_sign_between_cells_is_told_by_how_evenly_it_cuts(sign: str) -> None:
    """Whatever the file is called."""
    text = "\n".join(
        sign.join(row) for row in (("Date", "No", "Sum"), ("2026-01-05", "A1", "1.00"), ("2026-01-06", "", "2"))
    )

    assert rows(text) == [["Date", "No", "Sum"], ["2026-01-05", "A1", "1.00"], ["2026-01-06", "", "2"]]


def test_decimal_commas_do_not_make_the_comma_the_sign() -> None:
    """Three amounts to a row have more commas than the row has semicolons."""
    assert rows("1,5;2,5;3,5\n4,5;5,5;6,5\n") == [["1,5", "2,5", "3,5"], ["4,5", "5,5", "6,5"]]


def test_a_first_line_may_say_the_sign() -> None:
    """Excel's own way; the numbers of the lines stay those of the file."""
    (grid,) = grids("sep=;\nNo;Sum\nA1;1,50\n")

    assert list(zip(grid.numbers, grid.rows, strict=True)) == [(2, ["No", "Sum"]), (3, ["A1", "1,50"])]


def test_lines_that_use_another_sign_are_cut_by_that() -> None:
    """Two exports in one file, or one line typed by hand."""
    text = (
        "Date;No;Sum\n05.01.2026;RE-1;1.200,00\n06.01.2026,RE-2,300.00\n07.01.2026\tRE-3\t1,50\n08.01.2026;RE-4,12.00\n"
    )

    assert rows(text)[1:] == [
        ["05.01.2026", "RE-1", "1.200,00"],
        ["06.01.2026", "RE-2", "300.00"],
        ["07.01.2026", "RE-3", "1,50"],
        ["08.01.2026", "RE-4", "12.00"],
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('2026-01-05,A1,"ACME, Ltd",100.00', ["2026-01-05", "A1", "ACME, Ltd", "100.00"]),
        ('2026-01-05,A1,"ACME Ltd,100.00', ["2026-01-05", "A1", "ACME Ltd", "100.00"]),
        ('2026-01-06,A2,"5"" pipe, long",12.00', ["2026-01-06", "A2", '5" pipe, long', "12.00"]),
        ('2026-01-07,A3,5" pipe,13.00', ["2026-01-07", "A3", '5" pipe', "13.00"]),
        ('2026-01-08,A4,"say "x" now",14.00', ["2026-01-08", "A4", 'say "x" now', "14.00"]),
        ('2026-01-08,A4, "spaced" ,14.00', ["2026-01-08", "A4", "spaced", "14.00"]),
        ('2026-01-09,A5,"two\nlines",15.00', ["2026-01-09", "A5", "two\nlines", "15.00"]),
        ('2026-01-09,A5,"",15.00', ["2026-01-09", "A5", "", "15.00"]),
    ],
)
def test_a_broken_quote_spoils_neither_its_row_nor_the_next(line: str, expected: list[str]) -> None:
    """A general reader would swallow the rest of the file."""
    broken = 'x,y,"z,1\n'
    text = f"Date,No,Text,Sum\n2026-01-04,A0,plain,1\n{line}\n2026-01-10,B1,plain,2\n{broken}2026-01-11,B2,plain,3\n"
    read = rows(text)

    assert read[2] == expected
    assert read[3:] == [["2026-01-10", "B1", "plain", "2"], ["x", "y", "z", "1"], ["2026-01-11", "B2", "plain", "3"]]


def test_lines_that_were_quoted_as_a_whole_are_cut_inside() -> None:
    """What comes of saving a CSV that a spreadsheet had opened as one column."""
    text = '"Date,No,Sum"\n"2026-01-05,A1,""1,200.00"""\n"2026-01-06,A2,3"\n'

    assert rows(text) == [["Date", "No", "Sum"], ["2026-01-05", "A1", "1,200.00"], ["2026-01-06", "A2", "3"]]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["2026-01-05,A1,1,200,50", "2026-01-06,A2,300,50", "2026-01-07,A3,12"], ["1200,50", "300,50", "12"]),
        (["2026-01-05,A1,1,234.50", "2026-01-06,A2,2,000,000.00"], ["1,234.50", "2,000,000.00"]),
        (["2026-01-05,A1,-1,50", "2026-01-06,A2,€ 3,25"], ["-1,50", "€ 3,25"]),
        (["2026-01-05,A1,1.234,56"], ["1.234,56"]),
    ],
)
def test_amounts_cut_by_their_own_commas_are_joined_again(lines: list[str], expected: list[str]) -> None:
    """The number of headings tells how many cells a row has."""
    assert [row[2] for row in rows("\n".join(("Date,No,Sum", *lines)))[1:]] == expected


def test_of_two_ways_to_join_the_one_that_other_rows_show_is_taken() -> None:
    """Debit and credit side by side, one of them empty."""
    text = "Date,No,Debit,Credit\n2026-01-05,A1,1,50,\n2026-01-06,A2,,300,50\n2026-01-07,A3,12,00,3,50\n"

    assert [row[2:] for row in rows(text)[1:]] == [["1,50", ""], ["", "300,50"], ["12,00", "3,50"]]


def test_rows_that_are_too_long_without_such_amounts_stay_as_they_are() -> None:
    """Nothing is joined to a sum that nobody wrote."""
    assert rows("a,b,c\n1,2\n1,2,3,4\n1,2,3\n")[1:] == [["1", "2"], ["1", "2", "3", "4"], ["1", "2", "3"]]


def test_titles_footers_and_blank_lines_change_no_number() -> None:
    """A row that cannot be read is named by the line it stands in."""
    (grid,) = grids(
        "Acme GmbH\nLedger 2026\n\nDate,No,Sum\n2026-01-05,A1,1\n2026-01-06,A2,2\n\n\nTotal,,3\nprinted by Ann\n"
    )

    assert list(grid.numbers) == [1, 2, 4, 5, 6, 9, 10]
    assert grid.rows[5] == ["Total", "", "3"]


def test_two_tables_in_one_file_are_two_each_with_its_own_sign() -> None:
    """Invoices above, payments below, and the title between them is that of the second."""
    invoices, payments = grids(
        "Invoices\nDate,No,Sum\n2026-01-05,A1,1\n2026-01-06,A2,2\n\nPaid\n\nDate;Ref;Value;Note\n2026-01-07;P1;1;x\n"
    )

    assert (invoices.name, payments.name) == ("Invoices", "Paid")
    assert payments.rows == [["Paid"], ["Date", "Ref", "Value", "Note"], ["2026-01-07", "P1", "1", "x"]]
    assert list(payments.numbers) == [6, 8, 9]


def test_headings_that_are_repeated_on_every_page_begin_no_new_table() -> None:
    """It is one ledger, printed on several."""
    assert len(rows("Date,No,Sum\n2026-01-05,A1,1\n\nDate,No,Sum\n2026-01-06,A2,2\n")) == 4


@pytest.mark.parametrize(
    "text",
    [
        "| Date | No | Sum |\n|---|:-:|---|\n| 2026-01-05 | A1 | 1.00 |\n| 2026-01-06 |  | 2.00 |\n",
        "+----+--+\n| Date | No | Sum |\n+----+--+\n| 2026-01-05 | A1 | 1.00 |\n| 2026-01-06 |  | 2.00 |\n+----+--+",
        "│ Date │ No │ Sum │\n├──────┼────┼─────┤\n│ 2026-01-05 │ A1 │ 1.00 │\n│ 2026-01-06 │  │ 2.00 │\n",
        "Date\tNo\tSum\r\n2026-01-05\tA1\t1.00\r\n2026-01-06\t\t2.00\r\n",
        "Date        No        Sum\n2026-01-05  A1       1.00\n2026-01-06           2.00\n",
        "Date        No        Sum\n----------  ---  --------\n2026-01-05  A1       1.00\n2026-01-06           2.00\n",
        'Date,No,Sum\r2026-01-05,="A1",1.00\r2026-01-06,,2.00\r',
    ],
    ids=[
        "markdown",
        "a database's frame",
        "lines drawn",
        "a spreadsheet",
        "a terminal",
        "underlined",
        "an old machine",
    ],
)
def test_pasted_tables_are_read_whatever_drew_them(text: str) -> None:
    """People paste what they see."""
    assert rows(text) == [["Date", "No", "Sum"], ["2026-01-05", "A1", "1.00"], ["2026-01-06", "", "2.00"]]


def test_letters_of_two_places_keep_the_columns_of_a_terminal_in_line() -> None:
    """Chinese in a fixed-width font."""
    head = "日期        凭证号    摘要          金额"
    text = f"{head}\n2026-01-05  记-1      收到货款      1,200.00\n2026-01-06            退货           -20.00\n"

    assert rows(text)[1:] == [["2026-01-05", "记-1", "收到货款", "1,200.00"], ["2026-01-06", "", "退货", "-20.00"]]


def test_lines_pasted_from_a_paper_are_parted_by_their_day_and_their_amounts() -> None:
    """A viewer of papers leaves one space between everything."""
    text = "Date No Text Sum Balance\n2026-01-05 A1 thanks for all 1.00 5.00\n2026-01-06 rent May 1,200.00\n"

    assert rows(text)[1:] == [
        ["2026-01-05", "A1", "thanks for all", "1.00", "5.00"],
        ["2026-01-06", "", "rent May", "", "1,200.00"],
    ]


def test_what_keeps_a_spreadsheet_from_changing_a_number_is_taken_off() -> None:
    """An account number with leading zeros."""
    assert rows('No,Sum\n="0012",1\n\'0013,2\n')[1:] == [["0012", "1"], ["0013", "2"]]


@pytest.mark.parametrize("text", ["Hello there, how are you", "Dear all,\nplease find 3 invoices.\nBest", "4711"])
def test_a_letter_is_no_table(text: str) -> None:
    """It is answered as words, not read as figures."""
    with pytest.raises(NotALedger):
        grids(text)


CELL = st.text("abcäöü日 \"';,|\t0123456789.-", max_size=8)


def quoted(cell: str) -> str:
    """The cell as CSV writes it."""
    return '"' + cell.replace('"', '""') + '"'


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=8))
def test_a_sound_csv_keeps_every_cell(table: list[list[str]]) -> None:
    """What needs no mending is not mended."""
    whole = [
        ["Date", "No", "Sum"],
        ["2026-01-05", "A1", "1.00"],
        *([f"x{a}x", f"x{b}x", f"x{c}x"] for a, b, c in table),
    ]
    text = "\n".join(",".join(map(quoted, row)) for row in whole)

    assert [row for grid in grids(text) for row in grid.rows] == whole


@given(st.text(max_size=400))
def test_any_text_at_all_is_tables_or_refused(text: str) -> None:
    """Nothing that anybody pastes stops the reading, and no line is in two places."""
    try:
        found = tables_of(text.encode("utf-8", "replace"))
    except NotALedger:
        return

    numbers = [number for grid in found for number in grid.numbers]
    assert numbers == sorted(set(numbers))
    assert all(len(grid.numbers) == len(grid.rows) for grid in found)


def test_a_large_damaged_file_is_cut_in_the_time_a_sound_one_takes() -> None:
    """Rows are counted, not seconds: each of twenty thousand unclosed quotes ends with its line."""
    text = "Date,No,Text,Sum\n" + "".join(f'2026-01-05,A{n},"ACME Ltd,1.00\n' for n in range(LONG))

    assert len(rows(text)) == LONG + 1


PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td {color: red}</style></head><body>
<table><tr><th>Date</th><th>No</th><th>Sum</th></tr>
<tr><td>2026-01-05</td><td>A1<br>B</td><td x:num="1200.5">1.200,50</td></tr>
<tr><td>2026-01-06</td><td></td><td>2 &amp; 3</td></tr></table></body></html>"""
XML_2003 = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Books"><Table><Row><Cell><Data ss:Type="String">No</Data></Cell></Row>
<Row ss:Index="5"><Cell><Data ss:Type="DateTime">2026-01-05T00:00:00.000</Data></Cell>
<Cell ss:Index="4"><Data ss:Type="Number">1200.5</Data></Cell></Row></Table></Worksheet></Workbook>"""


def test_a_web_page_called_an_excel_file_is_read_as_the_table_it_shows() -> None:
    """Half of the exports of older systems are such pages; a value beside what is shown is the value."""
    assert rows(PAGE) == [["Date", "No", "Sum"], ["2026-01-05", "A1 B", 1200.5], ["2026-01-06", "", "2 & 3"]]


def test_the_xml_that_excel_wrote_in_2003_keeps_its_places() -> None:
    """Rows and cells that are skipped are named by where the next one stands."""
    (grid,) = grids(XML_2003)

    assert (grid.name, list(grid.numbers)) == ("Books", [1, 5])
    assert list(grid.rows[1]) == [date(2026, 1, 5), "", "", 1200.5]


def test_a_page_with_a_declaration_nobody_knows_is_refused() -> None:
    """The reader of pages stops at it; we do not."""
    with pytest.raises(NotALedger):
        grids("<table><tr><td>1</td></tr></table><![x>")
