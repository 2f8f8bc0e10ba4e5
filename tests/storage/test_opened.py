"""Any file as grids: workbooks of three kinds, what is refused, and what would have taken all the memory there is."""

import struct
from datetime import date

import pytest

from storage.evidence_files import ODS, XLS, XLSX, looked_at
from storage.sheets_faults import NotReadable
from storage.sheets_in import workbook
from storage.spreadsheets.bounds import unsaved_cells
from storage.spreadsheets.opened import Grid, NotALedger, tables_of
from tests.storage import workbooks
from tests.storage.workbooks import ods, packed, xls, xlsx


def row(number: int, *cells: str) -> str:
    """A row of an XLSX sheet, its cells in the first columns."""
    return f'<row r="{number}">{"".join(cells)}</row>'


def number(place: str, value: float) -> str:
    """A cell with a number."""
    return f'<c r="{place}"><v>{value}</v></c>'


def text(place: str, said: str) -> str:
    """A cell with a text."""
    return f'<c r="{place}" t="inlineStr"><is><t>{said}</t></is></c>'


def table_row(*cells: str) -> str:
    """A row of an ODS table, each cell a text."""
    made = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{one}</text:p></table:table-cell>' for one in cells
    )
    return f"<table:table-row>{made}</table:table-row>"


def far_xls() -> bytes:
    """An old workbook of two cells, the first and the last there can be."""
    near = xls([[1.0]])
    cell = struct.pack("<HHHHHd", 0x203, 14, 65_535, 255, 0, 2.0)
    at = near.index(struct.pack("<HHHHHd", 0x203, 14, 0, 0, 0, 1.0)) + len(cell)
    return near[:at] + cell + struct.pack("<HH", 0x0A, 0) + near[at + len(cell) + 4 :]


def rows_of(content: bytes) -> list[list[object]]:
    """The rows of the first table."""
    return [list(one) for one in tables_of(content)[0].rows]


def test_rows_keep_the_numbers_a_program_shows_beside_them() -> None:
    """A customer who is told of row 3 finds it, whatever is empty above."""
    (grid,) = tables_of(xlsx({"A": row(3, number("B3", 7), text("C3", "x"))}))

    assert list(zip(grid.numbers, grid.rows, strict=True))[2] == (3, ["", 7.0, "x"])


def test_old_and_open_workbooks_are_read_like_new_ones() -> None:
    """XLS of 1997 and ODS hold the same cells."""
    table = f'<table:table table:name="One">{table_row("No", "INV-1")}</table:table>'

    assert tables_of(xls([["No", "INV-1"], [1.5, 2.0]])) == [Grid("One", [["No", "INV-1"], [1.5, 2.0]], range(1, 3))]
    assert tables_of(ods(table)) == [Grid("One", [["No", "INV-1"]], range(1, 2))]


def test_a_hidden_sheet_comes_last_and_an_empty_one_not_at_all() -> None:
    """What a customer sees when they open the file is what is asked about first."""
    content = xlsx({"Old": row(1, number("A1", 1)), "Empty": "", "Now": row(1, number("A1", 2))})
    parts = workbooks.unpacked(content)
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace('name="Old"', 'name="Old" state="hidden"')

    assert [grid.name for grid in tables_of(packed(parts))] == ["Now", "Old"]


def test_a_day_merged_over_rows_stands_in_each_of_them_and_an_amount_does_not() -> None:
    """An amount that stood in three rows would be paid three times."""
    cells = (
        row(1, text("A1", "5 Oct"), number("B1", 90), text("C1", "90.00"))
        + row(2, text("D2", "x"))
        + row(3, text("D3", "y"))
    )
    merged = (
        '</sheetData><mergeCells><mergeCell ref="A1:A3"/><mergeCell ref="B1:B3"/><mergeCell ref="C1:C3"/></mergeCells>'
    )
    parts = workbooks.unpacked(xlsx({"A": cells}))
    part = "xl/worksheets/sheet1.xml"
    parts[part] = parts[part].replace("</sheetData>", merged)

    assert rows_of(packed(parts))[1:] == [["5 Oct", "", "", "x"], ["5 Oct", "", "", "y"]]


def test_a_heading_merged_across_columns_stands_in_its_first_one() -> None:
    """Else a title would be the heading of every column."""
    cells = row(1, text("A1", "Ledger")) + row(2, text("A2", "No"), text("B2", "Sum"))
    parts = workbooks.unpacked(xlsx({"A": cells}))
    part = "xl/worksheets/sheet1.xml"
    parts[part] = parts[part].replace("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>')

    assert rows_of(packed(parts))[0] == ["Ledger", ""]


def test_formulas_that_were_never_calculated_are_told_from_empty_cells() -> None:
    """A program that writes files without reckoning leaves no result; an empty text is one."""
    cells = (
        number("A1", 1),
        '<c r="B1"><f>A1*2</f></c>',
        '<c r="C1"><f>A1</f><v></v></c>',
        '<c r="D1" t="str"><f>""</f><v></v></c>',
        '<c r="E1"><f>A1</f>\n<v>1</v>\n</c>',
        '<c r="F1"/>',
    )
    (grid,) = tables_of(xlsx({"A": row(1, *cells)}))

    assert grid.unsaved == {(0, 1), (0, 2)}


def test_a_formula_of_an_open_workbook_without_a_result_is_told_too() -> None:
    """The same of ODS, where cells are said to repeat."""
    cells = '<table:table-cell table:number-columns-repeated="3"/><table:table-cell table:formula="of:=1"/>'
    table = f'<table:table table:name="One"><table:table-row>{cells}</table:table-row>{table_row("x")}</table:table>'

    assert tables_of(ods(table))[0].unsaved == {(0, 3)}


def test_cells_that_do_not_say_where_they_are_follow_one_another() -> None:
    """Some programs leave the places out."""
    content = xlsx({"A": "<row><c><v>1</v></c><c><f>A1</f></c></row><row><c><v>2</v></c></row>"})

    assert rows_of(content) == [[1.0], [2.0]]
    assert tables_of(content)[0].unsaved == {(0, 1)}


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(xlsx({"A": row(1, number("A1", 1)) + row(1_048_576, number("A1048576", 1))}), id="a far row"),
        pytest.param(xlsx({"A": row(1, number("A1", 1), number("XFD1", 1))}), id="a far column"),
        pytest.param(xlsx({"A": row(1, number("A1", 1)) + row(200_000, number("IV200000", 1))}), id="both, not so far"),
        pytest.param(xlsx({"A": f"<row>{'<c/>' * 300}<c><v>1</v></c></row>"}), id="columns that are not named"),
        pytest.param(xlsx({f"S{n}": row(60_000, number("CZ60000", 1)) for n in range(3)}), id="much in every sheet"),
        pytest.param(
            ods('<table:table table:name="A"><table:table-row table:number-rows-repeated="900000"><table:table-cell '
                'office:value-type="float" office:value="1"/></table:table-row></table:table>'),
            id="a row repeated",
        ),
        pytest.param(
            ods('<table:table table:name="A"><table:table-row><table:table-cell table:number-columns-repeated="16384" '
                'office:value-type="float" office:value="1"/></table:table-row></table:table>'),
            id="a cell repeated",
        ),
        pytest.param(far_xls(), id="an old one"),
        pytest.param(xlsx({f"S{n}": row(1, number("A1", 1)) for n in range(31)}), id="too many sheets"),
    ],
)  # fmt: skip
def test_a_small_file_that_would_fill_the_memory_is_refused_unopened(content: bytes) -> None:
    """The process that talks to all customers is not for one of them to stop."""
    with pytest.raises(NotALedger) as refused:
        tables_of(content)

    assert refused.value.why == "too_many_rows"
    assert len(content) < 10_000


def test_what_looks_for_our_own_statement_in_it_is_guarded_the_same(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every file is first asked whether it is a statement of ours."""
    path = tmp_path_factory.mktemp("x") / "far.xlsx"

    with pytest.raises(NotReadable):
        workbook(path, xlsx({"A": row(1, number("A1", 1), number("XFD1", 1))}), 100)


def test_empty_space_that_a_program_wrote_out_is_no_size() -> None:
    """LibreOffice fills a sheet to its last row and column with cells that hold nothing."""
    filled = (
        f'<table:table table:name="A">{table_row("x")}<table:table-row table:number-rows-repeated="1048575">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )
    styled = xlsx({"A": row(1, text("A1", "x"), '<c r="XFD1" s="1"/>') + row(1_048_576, '<c r="A1048576" s="1"/>')})

    assert rows_of(ods(filled)) == [["x"]]
    assert rows_of(styled)[0][0] == "x"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (xlsx({"A": ""}), "empty"),
        (xlsx({"A": row(1, number("A1", 1))}, {"xl/vbaProject.bin": "x"}), "macros"),
        (ods(f'<table:table table:name="A">{table_row("x")}</table:table>', {"Basic/script-lc.xml": "x"}), "macros"),
        (xls([["x"]], also=("_VBA_PROJECT",)), "macros"),
        (xls([["x"]], name="EncryptedPackage"), "password"),
        (ods("", listed="<manifest:encryption-data/>"), "password"),
        (packed({"word/document.xml": "x"}), "not_a_table"),
        (b"%PDF-1.4\n\xe2\xe3\xcf\xd3\x00\x01\n1 0 obj\n", "unknown_encoding"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "unknown_encoding"),
        (b"Dear all,\nthank you very much.\n", "not_a_table"),
        (xlsx({"A": row(1, number("A1", 1))})[:-30], "not_a_table"),
        (xlsx({"A": "<row r='1'><c r='A1'><v>1</c></row>"}), "broken"),
        (xlsx({"A": "<row r='1'><c r='A0x'><v>1</v></c></row>"}), "broken"),
        (b"1\n" * 200_001, "too_many_rows"),
        (b"a," * 300 + b"\n" + b"1," * 300, "too_many_rows"),
        (b"a,1\n" + b"x" * 100_001, "not_a_table"),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(content: bytes, why: str) -> None:
    """The customer is told in words what to send instead."""
    with pytest.raises(NotALedger) as refused:
        tables_of(content)

    assert refused.value.why == why


def test_entities_of_a_sheet_are_never_expanded() -> None:
    """A document type has no business in a workbook."""
    parts = workbooks.unpacked(xlsx({"A": row(1, number("A1", 1))}))
    parts["xl/worksheets/sheet1.xml"] = '<!DOCTYPE a [<!ENTITY b "1">]>' + parts["xl/worksheets/sheet1.xml"]

    with pytest.raises(NotALedger, match="document type"):
        unsaved_cells(packed(parts))


@pytest.mark.parametrize(
    ("content", "announced", "expected"),
    [
        (xls([["x"]]), "", (XLS, "")),
        (xls([["x"]], name="WordDocument"), "", ("", "wrong_type")),
        (ods(""), ODS, (ODS, "")),
        (xlsx({"A": ""}), XLS, (XLSX, "")),
        (b"No;Sum\n1;2\n", XLS, ("text/plain", "")),
        ("日付,金額\n1,2\n".encode("cp932"), "text/csv", ("text/plain", "")),
        ("日付,金額\n1,2\n".encode("utf-16-le"), "text/csv", ("text/plain", "")),
        (b"%PDF-1.4", XLSX, ("application/pdf", "mislabelled")),
    ],
)
def test_what_a_file_is_decides_and_not_what_it_is_called(
    content: bytes, announced: str, expected: tuple[str, str]
) -> None:
    """A table is a table by whatever name; a paper is not one."""
    assert looked_at(content, announced) == expected


def test_days_come_as_days() -> None:
    """ODS says so of each cell."""
    said = 'office:value-type="date" office:date-value="2026-10-05"'
    cell = f"<table:table-cell {said}><text:p>5.10.</text:p></table:table-cell>"
    (grid,) = tables_of(ods(f'<table:table table:name="A"><table:table-row>{cell}</table:table-row></table:table>'))

    assert grid.rows[0][0] == date(2026, 10, 5)
