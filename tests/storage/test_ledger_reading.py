"""A customer's ledger is read as they corrected it, as last time, and whatever comes in: nothing is lost on the way."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.facts.days import Order
from flows.facts.ledger_shape import Column, Doubt, Hints, LedgerRead, Shape, Sign
from locales.ledger_words import ledger_words
from storage.spreadsheets.amount_cells import looks_like_figure
from storage.spreadsheets.grids import NotALedger
from storage.spreadsheets.headers import fits
from storage.spreadsheets.parties import another
from storage.spreadsheets.reading import read_ledger
from tests.storage.ledgers import making

REASONS = {"empty", "password", "macros", "too_many_rows", "not_a_table", "broken", "unknown_encoding"}
TODAY = date(2026, 11, 22)
HINTS = Hints(TODAY, ("USD",), ("Harbourline Trading",), ("Okafor Home Stores",))


def read(text: str | bytes, hints: Hints = HINTS) -> LedgerRead:
    """What is read of that file."""
    return read_ledger(text.encode() if isinstance(text, str) else text, ledger_words(), hints)


def told(text: str, **changes: object) -> LedgerRead:
    """The same after the customer corrected what was understood."""
    shape = replace(read(text).shape, **changes)  # type: ignore[arg-type]
    return read(text, replace(HINTS, told=shape))


# -- what the customer says --------------------------------------------------------------------------------------------
def test_columns_as_the_customer_says_outrank_the_headings() -> None:
    """They know what they call "Ref": our number stands there, not under "Doc"."""
    text = "Date,Doc,Ref,Amount\n2026-10-03,88,HL-1,10.00\n2026-10-04,89,HL-2,20.50\n"
    corrected = told(text, columns={Column.DATE: 0, Column.NUMBER: 2, Column.AMOUNT: 3})

    assert [row.number for row in read(text).rows] == ["88", "89"]
    assert [row.number for row in corrected.rows] == ["HL-1", "HL-2"]


def test_the_order_of_days_is_asked_and_then_followed() -> None:
    """03/04 is read as the customer answered."""
    text = "Date,Invoice,Amount\n03/04/2026,HL-1,10.00\n04/03/2026,HL-2,20.00\n02/04/2026,HL-3,5.00\n"
    days = [row.on for row in told(text, order=Order.MONTH_FIRST).rows]

    assert read(text).doubts == (Doubt.DAYS,)
    assert told(text, order=Order.MONTH_FIRST).doubts == ()
    assert days == [date(2026, 3, 4), date(2026, 4, 3), date(2026, 2, 4)]


@pytest.mark.parametrize(("mark", "minor"), [(",", 123400), (".", None)])
def test_the_decimal_mark_is_asked_and_then_followed(mark: str, minor: int | None) -> None:
    """1.234 is a thousand, or an amount with a decimal too many, which is listed."""
    text = "Datum;Rechnungsnr;Betrag\n03.10.2026;HL-1;1.234\n04.10.2026;HL-2;2.500\n"
    answered = told(text, mark=mark)

    assert read(text).doubts == (Doubt.AMOUNTS,)
    assert answered.doubts == ()
    assert [row.minor for row in answered.rows][:1] == ([minor] if minor else [250000 // 1000])


def test_the_sheet_is_asked_and_then_followed() -> None:
    """Of two sheets alike the one they name is read."""
    rows = [["Date", "Invoice", "Amount"], *(["<2026-03-03>", f"HL-{n}", "10.5"] for n in range(4))]
    content = making.xlsx({"H1": rows, "H2": [*rows, ["<2026-09-03>", "HL-9", "7"]]})
    shape = read(content).shape

    assert read(content).doubts == (Doubt.SHEET,)
    assert len(read(content, replace(HINTS, told=replace(shape, sheet="H1"))).rows) == 4


def test_the_currency_is_asked_and_then_followed() -> None:
    """Rows of the other currency are left for the next round."""
    text = "Invoice No;Invoice date;Amount\nHL-1;2026-10-03;$10.00\nHL-2;2026-10-05;€20.50\n"
    both = replace(HINTS, currencies=("USD", "EUR"))
    shape = replace(read(text, both).shape, currency="EUR")
    answered = read(text, replace(both, told=shape))

    assert read(text, both).doubts == (Doubt.CURRENCY,)
    assert ([row.number for row in answered.rows], answered.doubts) == (["HL-2"], ())


def test_an_answer_changes_nothing_but_what_was_asked() -> None:
    """Other suppliers' rows stay out, and both balances are still one, when the file is read once more."""
    text = (
        "Vendor;Date;Doc;Debit;Credit;Debit balance;Credit balance\n"
        "Harbourline;03/04/2026;HL-1;;10.00;;10.00\nAcacia Foods;04/04/2026;AF-1;;7.00;;7.00\n"
        "Harbourline;05/04/2026;HL-2;;20.50;;30.50\n"
    )
    answered = told(text, order=Order.DAY_FIRST)

    assert [row.number for row in answered.rows] == ["HL-1", "HL-2"]
    assert (answered.opening, answered.closing) == (0, -3050)


# -- last time ---------------------------------------------------------------------------------------------------------
def test_a_file_with_the_headings_of_last_time_is_read_as_last_time() -> None:
    """What was corrected once is not asked again next month."""
    october = "Date,Doc,Ref,Amount\n03/04/2026,88,HL-1,10.00\n04/03/2026,89,HL-2,20.50\n"
    november = "Okafor,,,\nDATE,Doc,Ref.,Amount\n02/05/2026,90,HL-3,30.00\n05/02/2026,91,HL-4,20.50\n"
    columns = {Column.DATE: 0, Column.NUMBER: 2, Column.AMOUNT: 3}
    kept = told(october, columns=columns, order=Order.DAY_FIRST, sign=Sign.PAID).shape
    again = read(november, replace(HINTS, kept=(kept,)))

    assert again.doubts == ()
    assert [(row.number, row.on) for row in again.rows] == [("HL-3", date(2026, 5, 2)), ("HL-4", date(2026, 2, 5))]
    assert again.shape.sign is Sign.PAID


def test_a_shape_fits_headings_that_differ_in_case_and_punctuation_alone() -> None:
    """A column more is another layout."""
    kept = Shape(headings=("Date", "Doc. No.", "Amount (USD)"))

    assert fits(kept, ["DATE", "doc no", "amount usd", ""])
    assert not fits(kept, ["Date", "Doc. No.", "Tax", "Amount (USD)"])
    assert not fits(Shape(), [])


# -- names -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("HARBOURLINE TRADING LTD", False),
        ("Harbour Line Trdg.", False),
        ("Harborline", False),
        ("港湾贸易有限公司", False),
        ("1000234", False),
        ("", False),
        ("Acacia Foods Ltd", True),
        ("Lindner Haushaltswaren GmbH", True),
    ],
)
def test_a_supplier_is_another_one_only_when_it_is_beyond_doubt(name: str, other: bool) -> None:  # noqa: FBT001
    """Spelling, legal forms and scripts are forgiven; nobody is stopped for an abbreviation."""
    assert another(name, HINTS.supplier) is other


def test_rows_of_other_suppliers_are_neither_read_nor_quoted() -> None:
    """A list of all suppliers holds what is none of our business."""
    text = "Vendor,Invoice No,Date,Amount\nHarbourline,HL-1,2026-10-01,10.00\nAcacia Foods,AF-1,someday,12.50\n"
    seen = read(text)

    assert [row.number for row in seen.rows] == ["HL-1"]
    assert "someday" not in str(seen.unread)


# -- nothing is lost ---------------------------------------------------------------------------------------------------
AMOUNTS = st.sampled_from(
    ["", "", "10.00", "1,234.50", "(5.00)", "7.25-", "1O.00", "12.345", "-", "n/a", "0.00", "Cr 8.00"]
)
CELLS = (
    st.sampled_from(["", "2026-10-03", "2026-10-04", "03.10.2026", "Total", "soon"]),
    st.sampled_from(["", "HL-1", "HL-2", "Subtotal", "17"]),
    st.sampled_from(["", "Goods", "Opening balance", "Payment HL-1", "Closing balance", "Carried forward", "Total"]),
    AMOUNTS,
    AMOUNTS,
)
HEADER = ["Date", "Invoice No", "Description", "Debit", "Credit"]
FIRM = [["2026-10-01", "HL-8", "Goods", "", "10.00"], ["2026-10-02", "TT-9", "Payment", "4.00", ""]]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(*CELLS), max_size=12))
def test_every_line_is_a_row_a_balance_unread_or_counted_as_passed_over(lines: Sequence[tuple[str, ...]]) -> None:
    """What looks like an amount never disappears."""
    rows = [HEADER, *FIRM, *([f"'{cell}" if cell else "" for cell in line] for line in lines)]
    seen = read(making.xlsx({"Sheet1": rows}))
    unread = {one.row for one in seen.unread} - {row.row for row in seen.rows}
    balances = (seen.opening is not None) + (seen.closing is not None)
    while rows and not any(rows[-1]):
        rows.pop()

    assert len(seen.rows) + len(unread) + balances + seen.skipped == len(rows) - 1
    assert all(any(looks_like_figure(cell.lstrip("'")) for cell in rows[row.row - 1]) for row in seen.rows)


def comes_through(content: bytes | str) -> bool:
    """Whether the file is read, or refused with a reason that has its words."""
    try:
        return bool(read(content).sheets)
    except NotALedger as refused:
        return refused.why in REASONS


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=400).map(str.encode)))
def test_whatever_bytes_come_in_are_read_or_refused_with_a_reason(content: bytes) -> None:
    """Nobody's file stops the house."""
    assert comes_through(content)


NONSENSE = st.one_of(
    st.text(max_size=8), st.sampled_from(["1.234", "2026-10-03", "Total", "日期", "٣", "9e99", "\x00", "R8.1.1"])
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(NONSENSE, max_size=5).map(";".join), max_size=12))
def test_whatever_table_comes_in_is_read_or_refused_with_a_reason(lines: list[str]) -> None:
    """Tables of nonsense too."""
    assert comes_through("Datum;Rechnung;Text;Betrag\n" + "\n".join(lines))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5999), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_damaged_workbook_is_read_or_refused_with_a_reason(blows: list[tuple[int, int]]) -> None:
    """As a bad connection or a bad disk leaves it."""
    whole = bytearray(making.xlsx({"Sheet1": [HEADER, *FIRM]}))
    for place, value in blows:
        whole[place % len(whole)] = value

    assert comes_through(bytes(whole))


def test_workbooks_of_the_maker_are_what_they_say() -> None:
    """The three formats hold the same rows, so that each of them tests its own reader."""
    sheets = {"Ledger": [HEADER, *FIRM]}
    seen = [read(make(sheets)) for make in (making.xlsx, making.xls, making.ods)]

    assert {one.rows for one in seen} == {seen[0].rows}
    assert len(seen[0].rows) == 2
    assert io.BytesIO(making.xls(sheets)).read(4) == b"\xd0\xcf\x11\xe0"
