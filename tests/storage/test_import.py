"""Imports over a real database: what comes in, what is refused, what a second import and an undo do."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from sqlalchemy import Connection, create_engine, func, insert, select

from bot.commands.imports import CannotUndo, NotReadable, Report, import_files, load_mapping, undo
from flows.facts.statement import Kind, Statement, unbalanced
from locales.columns import HEADERS
from storage import ledger
from storage.sheets_mapping import FIELDS
from storage.tables import METADATA
from storage.tables.ledger import CUSTOMER, DOCUMENT, DOCUMENT_LINE, IMPORT_BATCH, IMPORT_CHANGE
from storage.tables.people import BINDING

SAMPLES = Path(__file__).parents[1] / "samples"
CUSTOMERS, RECEIVABLES = SAMPLES / "customers.csv", SAMPLES / "receivables.csv"
PAYMENT_HEADER = "Customer,Payment number,Payment date,Currency,Amount,Applied to,Applied amount"
DOCUMENT_HEADER = "Customer,Invoice number,Date,Due date,Currency,Total,Open amount"


@pytest.fixture
def conn() -> Iterator[Connection]:
    """A transaction on an empty database in memory."""
    engine = create_engine("sqlite://")
    METADATA.create_all(engine)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


@pytest.fixture
def books(conn: Connection) -> Connection:
    """The same with the sample company's two customers and their four documents, as import 1."""
    assert bring(conn, CUSTOMERS, RECEIVABLES).batch == 1
    return conn


def bring(conn: Connection, *files: Path, mapping: str = "", **options: Any) -> Report:
    """An import as an operator would start it."""
    usual: dict[str, Any] = {"dry_run": False, "as_of": None, "by": "ana", "now": 1, "yes": False}
    chosen = load_mapping(SAMPLES, mapping) if mapping else None
    return import_files(conn, files, mapping=chosen, progress=lambda _done, _all: None, **(usual | options))


def sheet(folder: Path, *rows: str, name: str = "sheet.csv", encoding: str = "utf-8") -> Path:
    """A CSV of these lines."""
    path = folder / name
    path.write_text("\n".join(rows) + "\n", encoding=encoding)
    return path


def workbook(folder: Path, sheets: dict[str, Sequence[Sequence[Any]]]) -> Path:
    """A workbook with days as days and figures as figures."""
    path = folder / "book.xlsx"
    book = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    book.close()
    return path


def everything(conn: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of the ledger, without the record of imports."""
    kept = [table for table in METADATA.sorted_tables if not table.name.startswith("import_")]
    return {table.name: sorted((tuple(row) for row in conn.execute(select(table))), key=str) for table in kept}


def of(conn: Connection, number: str) -> Any:
    """The stored document with that number."""
    return conn.execute(select(DOCUMENT).where(DOCUMENT.c.number == number, DOCUMENT.c.kind != "payment")).one()


def codes(report: Report) -> list[tuple[int, str]]:
    """Where the faults are and which."""
    return [(fault.row, fault.code) for fault in report.faults]


# ------------------------------------------------------------------------------------------------ what comes in


def test_a_first_import_counts_what_is_new(conn: Connection) -> None:
    """Customers from one file, documents from another, in one import."""
    report = bring(conn, RECEIVABLES, CUSTOMERS)

    assert report.counts["customer"].new == 2
    assert report.counts["document"].new == 4
    assert conn.execute(select(CUSTOMER.c.zone).order_by(CUSTOMER.c.code)).scalars().all() == [
        "Europe/Berlin",
        "Asia/Shanghai",
    ]


def test_a_dry_run_counts_the_same_and_writes_nothing(conn: Connection) -> None:
    """The figures an operator reads before are the figures after."""
    tried = bring(conn, CUSTOMERS, RECEIVABLES, dry_run=True)

    assert (tried.batch, everything(conn)["document"]) == (None, [])
    assert bring(conn, CUSTOMERS, RECEIVABLES).counts == tried.counts


def test_the_same_files_twice_change_nothing_and_say_so(books: Connection) -> None:
    """Idempotent by source key."""
    before = everything(books)

    report = bring(books, CUSTOMERS, RECEIVABLES)

    assert report.batch is None
    assert "nothing to change" in report.lines()[-1]
    assert everything(books) == before


def test_open_lines_make_a_statement_that_adds_up(books: Connection) -> None:
    """What is imported can be issued."""
    customer = ledger.customer_by_code(books, "C-100")
    assert customer
    lines = ledger.open_lines(books, customer.id, "EUR", date(2026, 3, 1))
    statement = Statement(1, "S-1", 1, customer.id, "EUR", date(2026, 3, 1), date(2026, 3, 15), lines)

    assert [(line.number, line.open) for line in lines] == [("INV-0041", 120000), ("INV-0042", 10050), ("CN-3", 4000)]
    assert statement.closing.minor == 126050
    assert unbalanced(statement) == ()
    assert ledger.currencies_of(books, customer.id) == ("EUR",)


def test_documents_after_the_cut_off_are_not_on_it(books: Connection) -> None:
    """A statement ends where its cut-off does."""
    customer = ledger.customer_by_code(books, "C-100")
    assert customer

    assert [line.number for line in ledger.open_lines(books, customer.id, "EUR", date(2026, 1, 31))] == ["INV-0041"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_chinese_sheets_come_in_whatever_their_encoding(
    conn: Connection, tmp_path: Path, encoding: str, delimiter: str
) -> None:
    """Headers in Chinese, text from a spreadsheet of any country."""
    rows = ("客户编码,客户名称,国家", "K1,临江机械,CN", "K2,北山贸易,CN")
    report = bring(conn, sheet(tmp_path, *(row.replace(",", delimiter) for row in rows), encoding=encoding))

    assert report.counts["customer"].new == 2
    assert [customer.name for customer in ledger.customers(conn)] == ["临江机械", "北山贸易"]


def test_the_tone_of_a_contact_comes_with_them_and_what_a_colleague_chose_later_stands(
    conn: Connection, tmp_path: Path
) -> None:
    """As with a role: an export knows it once."""
    heads: dict[str, list[list[Any]]] = {"Customers": [["Code", "Name"], [1001, "Okafor Ltd"]]}
    people_: list[list[Any]] = [
        ["Customer", "Contact", "Tone"],
        [1001, "Ada Okafor", "friendly"],
        [1001, "Ben Okafor", ""],
    ]
    bring(conn, workbook(tmp_path, {**heads, "Contacts": people_}))
    brought = [one.register for one in ledger.contacts_of(conn, 1)]
    conn.exec_driver_sql("UPDATE contact SET register = 'formal'")
    bring(conn, workbook(tmp_path, {**heads, "Contacts": people_}))

    assert brought == ["warm", ""]
    assert {one.register for one in ledger.contacts_of(conn, 1)} == {"formal"}


def test_a_workbook_brings_every_sheet_with_real_days_and_figures(conn: Connection, tmp_path: Path) -> None:
    """Each sheet is what its headers say, below whatever title rows there are; the rest is named and left out."""
    day, due = datetime(2026, 1, 10), datetime(2026, 2, 9)  # noqa: DTZ001 - a spreadsheet's day has no zone
    path = workbook(tmp_path, {
        "Customers": [["Code", "Name"], [1001, "Okafor Ltd"]],
        "Contacts": [["Customer", "Contact", "Email", "Role", "Limit", "Currency"],
                     [1001, "Ada Okafor", "ada@okafor.example", "confirmer", 5000, "EUR"]],
        "Invoices": [["Export of today"], [], ["Customer", "Invoice no", "Date", "Due", "Currency", "Total"],
                     [1001, "A-1", day, due, "EUR", 118.05], [1001, "A-2", day, due, "EUR", 0.1 + 0.2]],
        "Lines": [["Customer", "Invoice no", "Line", "Description", "Qty", "Unit price"],
                  [1001, "A-1", 1, "Bolts", 3, 39.35]],
        "Payments": [["Customer", "Payment no", "Payment date", "Currency", "Amount", "Invoice no", "Applied amount"],
                     [1001, "P-1", due, "EUR", 20, "A-1", 18.05]],
        "Notes": [["Made by hand"]],
    })  # fmt: skip

    report = bring(conn, path)
    contact = ledger.contacts_of(conn, 1)[0]
    line = ledger.open_lines(conn, 1, "EUR", date(2026, 3, 1))[0]

    assert report.faults == ()
    assert "'Notes'" in report.notes[0]
    assert (contact.role, str(contact.limit)) == ("confirmer", "EUR 5000.00")
    assert (line.open, line.applied, line.items[0].amount) == (10000, (("P-1", date(2026, 2, 9), 1805),), 11805)
    assert of(conn, "A-2").total == 30
    assert [(p.number, p.open) for p in ledger.unapplied_payments(conn, 1, "EUR")] == [("P-1", 195)]


def test_no_header_name_stands_for_two_fields() -> None:
    """Recognition never depends on the order of a list."""
    for kind, fields in HEADERS.items():
        names = [name for names in fields.values() for name in names]

        assert tuple(fields) == FIELDS[kind]
        assert len(names) == len(set(names)), kind
        assert all(name == name.lower().strip() for name in names)


# ----------------------------------------------------------------------------------------------------- mappings


def test_a_saved_mapping_alone_brings_in_a_strange_export(conn: Connection) -> None:
    """American dates, no currency, no names, settled rows: all said in the mapping file."""
    report = bring(conn, SAMPLES / "american.csv", mapping="american")
    lines = {c.code: ledger.open_lines(conn, c.id, "USD", date(2026, 2, 28)) for c in ledger.customers(conn)}

    assert (report.counts["customer"].new, report.counts["document"].new, report.counts["payment"].new) == (2, 3, 1)
    assert [(line.number, line.on, line.open) for line in lines["NORTHWIND"]] == [
        ("70011", date(2026, 1, 26), 6174),
        ("70012", date(2026, 2, 10), 110592),
    ]
    assert lines["BAKERY-9"] == ()


def test_a_settled_document_is_paid_in_full_on_its_day(conn: Connection) -> None:
    """Afterwards nothing of it is open; the cut-off before still shows it."""
    bring(conn, SAMPLES / "american.csv", mapping="american")
    northwind = ledger.customer_by_code(conn, "NORTHWIND")
    assert northwind

    later = ledger.open_lines(conn, northwind.id, "USD", date(2026, 3, 3))

    assert [line.number for line in later] == ["70012"]
    assert ledger.unapplied_payments(conn, northwind.id, "USD") == ()
    assert bring(conn, SAMPLES / "american.csv", mapping="american").batch is None


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ('[documents.columns]\ncustomar = "x"', "customar"),
        ('dates = "d-m-y"', "d-m-y"),
        ('[invoices.columns]\ncustomer = "x"', "invoices"),
        ('[customers.columns]\ncustomer = "x"', "name"),
        ("dates = ", "TOML"),
        ("", "maps nothing"),
    ],
)
def test_a_wrong_mapping_is_refused_in_one_sentence(tmp_path: Path, body: str, word: str) -> None:
    """An unknown name is never passed over."""
    (tmp_path / "odd.toml").write_text(body, encoding="utf-8")

    with pytest.raises(NotReadable, match=word):
        load_mapping(tmp_path, "odd")


def test_a_mapping_that_does_not_exist_says_where_to_save_it(tmp_path: Path) -> None:
    """And a name is not a way out of the folder."""
    for name in ("none", "../secret"):
        with pytest.raises(NotReadable, match="save it as"):
            load_mapping(tmp_path, name)


def test_a_mapped_column_that_is_missing_is_named(conn: Connection) -> None:
    """The file is not what the mapping was made for."""
    report = bring(conn, RECEIVABLES, mapping="american")

    assert "customerID" in report.refused


# ------------------------------------------------------------------------------------------------------- faults


def test_every_fault_of_a_file_is_told_at_once_and_nothing_is_written(books: Connection) -> None:
    """All or nothing, with row, column, value, cause and remedy."""
    before = everything(books)

    report = bring(books, SAMPLES / "faulty.csv")

    assert codes(report) == [
        (2, "letter_for_digit"), (3, "unknown_currency"), (4, "not_a_day"), (5, "negative"), (6, "open_over_total"),
        (7, "before_date"), (9, "duplicate"), (10, "unknown_customer"), (11, "unknown_word"), (12, "no_due"),
        (13, "letter_for_digit"), (14, "too_many_decimals"), (15, "other_currency"), (16, "empty"),
    ]  # fmt: skip
    assert str(report.faults[0]) == (
        "faulty.csv row 2, Amount: '1O.50' holds a letter where a digit belongs. Did you mean 10.50?"
    )
    assert "CNY" in report.faults[1].remedy
    assert report.lines()[-1] == "Nothing was written."
    assert everything(books) == before


def test_dates_that_read_both_ways_are_one_fault_for_the_column(books: Connection, tmp_path: Path) -> None:
    """Not one for each of fifty thousand rows."""
    rows = [f"C-100,B-{day},0{day}/04/2026,0{day}/05/2026,EUR,1.00," for day in (1, 2, 3)]
    report = bring(books, sheet(tmp_path, DOCUMENT_HEADER, *rows))

    assert codes(report) == [(2, "ambiguous_days"), (2, "ambiguous_days")]


def test_a_column_shows_its_own_order_of_day_and_month(books: Connection, tmp_path: Path) -> None:
    """One thirteenth settles all of them."""
    rows = ("C-100,B-1,03/04/2026,03/05/2026,EUR,1.00,", "C-100,B-2,25/04/2026,25/05/2026,EUR,1.00,")
    report = bring(books, sheet(tmp_path, DOCUMENT_HEADER, *rows))

    assert report.faults == ()
    assert of(books, "B-1").on_day == date(2026, 4, 3)


def test_an_amount_that_reads_both_ways_is_settled_by_its_neighbours_or_refused(
    books: Connection, tmp_path: Path
) -> None:
    """A decimal point anywhere makes the comma a group."""
    alone = 'C-100,B-1,2026-04-03,2026-05-03,EUR,"1,234",'
    neighbour = "C-100,B-2,2026-04-03,2026-05-03,EUR,18.40,"

    assert codes(bring(books, sheet(tmp_path, DOCUMENT_HEADER, alone))) == [(2, "ambiguous_amount")]
    assert bring(books, sheet(tmp_path, DOCUMENT_HEADER, alone, neighbour)).done
    assert of(books, "B-1").total == 123400


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("C-100,P-1,2026-03-01,EUR,2000.00,INV-0041,1200.01", "over_allocated"),
        ("C-100,P-1,2026-03-01,EUR,100.00,INV-0041,100.01", "payment_over_applied"),
        ("C-100,P-1,2026-03-01,EUR,100.00,INV-9999,100.00", "unknown_document"),
        ("C-100,P-1,2026-03-01,USD,100.00,INV-0041,100.00", "currency_mismatch"),
        ("C-100,P-1,2026-03-01,EUR,100.00,,100.00", "empty"),
        ("C-200,P-1,2026-03-01,USD,100.00,INV-0041,100.00", "unknown_document"),
    ],
)
def test_a_payment_that_cannot_be_is_refused(books: Connection, tmp_path: Path, row: str, code: str) -> None:
    """Over the open amount, over itself, over the wrong document."""
    assert codes(bring(books, sheet(tmp_path, PAYMENT_HEADER, row))) == [(2, code)]


def test_a_document_keeps_its_currency(books: Connection, tmp_path: Path) -> None:
    """A second export in another currency is a mistake of the export."""
    row = "C-100,INV-0041,2026-01-10,2026-02-09,USD,1200.00,1200.00"

    assert codes(bring(books, sheet(tmp_path, DOCUMENT_HEADER, row))) == [(2, "currency_mismatch")]


def test_a_sheet_of_nothing_known_says_what_it_misses(conn: Connection, tmp_path: Path) -> None:
    """The headers seen and the fields wanted."""
    report = bring(conn, sheet(tmp_path, "Alpha,Beta", "1,2"))

    assert "Alpha, Beta" in report.refused
    assert report.lines()[-1] == "Nothing was written."


@pytest.mark.parametrize("body", [b"PK\x03\x04 not a workbook", b"\x81\xff\xff\x00"])
def test_a_file_that_is_no_table_is_refused_in_one_sentence(conn: Connection, tmp_path: Path, body: bytes) -> None:
    """Broken workbooks and pictures with a spreadsheet's name."""
    path = tmp_path / "odd.xlsx"
    path.write_bytes(body)

    with pytest.raises(NotReadable, match=r"odd\.xlsx"):
        bring(conn, path)


# ---------------------------------------------------------------------------------------- payments and changes


def test_a_payment_with_allocations_lowers_what_is_open(books: Connection, tmp_path: Path) -> None:
    """The rest of it stands as unapplied; the day before it everything is as before."""
    rows = ("C-100,P-1,2026-03-01,EUR,1000.00,INV-0041,600.00", "C-100,P-1,2026-03-01,EUR,1000.00,INV-0042,100.50")
    path = sheet(tmp_path, PAYMENT_HEADER, *rows)
    bring(books, path)
    after = {line.number: line.open for line in ledger.open_lines(books, 1, "EUR", date(2026, 3, 1))}
    before = {line.number: line.open for line in ledger.open_lines(books, 1, "EUR", date(2026, 2, 28))}

    assert after == {"INV-0041": 60000, "CN-3": 4000, "P-1": 29950}
    assert before == {"INV-0041": 120000, "INV-0042": 10050, "CN-3": 4000}
    assert bring(books, path).batch is None


def test_a_payment_without_allocations_stands_as_unapplied(books: Connection, tmp_path: Path) -> None:
    """The documents' own open amounts rule."""
    bring(books, sheet(tmp_path, PAYMENT_HEADER, "C-100,P-1,2026-03-01,EUR,1000.00,,"))

    assert [(p.kind, p.open) for p in ledger.unapplied_payments(books, 1, "EUR")] == [(Kind.PAYMENT, 100000)]
    assert of(books, "INV-0041").open_amount == 120000


def test_a_payment_moved_to_another_document_gives_back_the_first(books: Connection, tmp_path: Path) -> None:
    """The newest file says all that a payment is set against."""
    bring(books, sheet(tmp_path, PAYMENT_HEADER, "C-100,P-1,2026-03-01,EUR,100.00,INV-0041,100.00"))
    report = bring(books, sheet(tmp_path, PAYMENT_HEADER, "C-100,P-1,2026-03-01,EUR,100.00,INV-0042,100.00"))

    assert report.counts["allocation"].removed == 1
    assert (of(books, "INV-0041").open_amount, of(books, "INV-0042").open_amount) == (120000, 50)


def test_a_stated_open_amount_already_knows_the_payments_beside_it(conn: Connection, tmp_path: Path) -> None:
    """A workbook of documents and payments does not count a payment twice."""
    documents = sheet(tmp_path, DOCUMENT_HEADER, "C-100,A-1,2026-01-10,2026-02-09,EUR,100.00,40.00", name="d.csv")
    payments = sheet(tmp_path, PAYMENT_HEADER, "C-100,P-1,2026-03-01,EUR,60.00,A-1,60.00", name="p.csv")
    bring(conn, CUSTOMERS, documents, payments)

    assert of(conn, "A-1").open_amount == 4000
    assert ledger.unapplied_payments(conn, 1, "EUR") == ()


def test_a_changed_open_amount_is_a_change(books: Connection, tmp_path: Path) -> None:
    """Only what the file states is altered."""
    report = bring(books, sheet(tmp_path, DOCUMENT_HEADER, "C-100,INV-0041,2026-01-10,2026-02-09,EUR,1200.00,700.00"))

    assert (report.counts["document"].changed, report.counts["document"].new) == (1, 0)
    assert (of(books, "INV-0041").open_amount, of(books, "INV-0041").order_no) == (70000, "PO-7")


def test_the_rows_of_a_document_replace_those_it_had(books: Connection, tmp_path: Path) -> None:
    """Rows are numbered as given; an amount follows from quantity and price."""
    header = "Customer,Invoice number,Line,Description,Quantity,Unit,Unit price"
    bring(books, sheet(tmp_path, header, "C-100,INV-0041,1,Bolts,10,box,100", "C-100,INV-0041,2,Nuts,2,box,100"))
    report = bring(books, sheet(tmp_path, header, "C-100,INV-0041,1,Bolts,12,box,100"))
    items = ledger.open_lines(books, 1, "EUR", date(2026, 3, 1))[0].items

    assert (report.counts["document_line"].changed, report.counts["document_line"].removed) == (1, 1)
    assert [(item.description, str(item.quantity), item.amount) for item in items] == [("Bolts", "12", 120000)]


# ----------------------------------------------------------------------------------------------------- snapshots


def snapshot(folder: Path, *, of_how_many: int, left: int) -> tuple[Path, Path]:
    """The documents of one customer, then the ones still open."""
    rows = [f"C-100,S-{n},2026-01-10,2026-02-09,EUR,10.00,10.00" for n in range(of_how_many)]
    every = sheet(folder, DOCUMENT_HEADER, *rows, name="every.csv")
    return every, sheet(folder, DOCUMENT_HEADER, *rows[:left], name="left.csv")


def test_what_vanished_from_a_snapshot_is_cleared_on_its_day(conn: Connection, tmp_path: Path) -> None:
    """And a cut-off before that day still shows it."""
    every, left = snapshot(tmp_path, of_how_many=10, left=7)
    bring(conn, CUSTOMERS, every)
    tried = bring(conn, left, as_of=date(2026, 4, 30), dry_run=True)
    report = bring(conn, left, as_of=date(2026, 4, 30))

    assert (tried.cleared, report.cleared, report.counts["document"].changed) == (3, 3, 3)
    assert (of(conn, "S-9").open_amount, of(conn, "S-9").cleared_on) == (0, date(2026, 4, 30))
    assert len(ledger.open_lines(conn, 1, "EUR", date(2026, 4, 30))) == 7
    assert len(ledger.open_lines(conn, 1, "EUR", date(2026, 4, 29))) == 10
    assert bring(conn, left, as_of=date(2026, 4, 30)).batch is None


def test_a_snapshot_that_clears_too_much_needs_a_yes(conn: Connection, tmp_path: Path) -> None:
    """Half an export must not clear half a customer."""
    every, left = snapshot(tmp_path, of_how_many=10, left=6)
    bring(conn, CUSTOMERS, every)
    refused = bring(conn, left, as_of=date(2026, 4, 30))
    agreed = bring(conn, left, as_of=date(2026, 4, 30), yes=True)

    assert "C-100 (4 of 10)" in refused.refused
    assert refused.batch is None
    assert agreed.cleared == 4


def test_documents_newer_than_the_snapshot_stay_open(books: Connection, tmp_path: Path) -> None:
    """It cannot know them."""
    row = "C-100,INV-0041,2026-01-10,2026-02-09,EUR,1200.00,1200.00"
    bring(books, sheet(tmp_path, DOCUMENT_HEADER, row), as_of=date(2026, 1, 31))

    assert of(books, "INV-0042").open_amount == 10050


# ----------------------------------------------------------------------------------------------------------- undo


def never(_document: int) -> bool:
    """No statement was issued."""
    return False


def test_an_undo_restores_every_row_as_it_was(books: Connection, tmp_path: Path) -> None:
    """New, changed and removed rows alike, ids included."""
    header = "Customer,Invoice number,Line,Description,Quantity,Unit price"
    bring(books, sheet(tmp_path, header, "C-100,INV-0041,1,Bolts,12,100", "C-100,INV-0041,2,Nuts,0,1", name="l.csv"))
    bring(books, sheet(tmp_path, PAYMENT_HEADER, "C-100,P-1,2026-03-01,EUR,100.00,INV-0041,100.00"))
    before = everything(books)
    report = bring(
        books,
        sheet(tmp_path, header, "C-100,INV-0041,1,Bolts,10,120", name="l.csv"),
        sheet(tmp_path, PAYMENT_HEADER, "C-100,P-1,2026-03-01,EUR,100.00,INV-0042,99.00", name="p.csv"),
        sheet(tmp_path, DOCUMENT_HEADER, "C-200,NEW-1,2026-03-01,2026-03-31,USD,5.00,", name="d.csv"),
    )
    assert report.batch == 4
    assert everything(books) != before

    said = undo(books, 4, 2, issued=never)

    assert everything(books) == before
    assert said.startswith("Import 4 was taken back")
    assert books.execute(select(IMPORT_BATCH.c.undone_at).where(IMPORT_BATCH.c.id == 4)).scalar() == 2


def test_a_first_import_taken_back_leaves_nothing(books: Connection) -> None:
    """And may be brought again, as another import."""
    undo(books, 1, 2, issued=never)

    assert not any(everything(books).values())
    assert bring(books, CUSTOMERS, RECEIVABLES).batch == 2


def test_a_document_on_an_issued_statement_is_not_taken_back(books: Connection) -> None:
    """What a customer has been shown stays explainable."""
    shown = of(books, "INV-0042").id

    with pytest.raises(CannotUndo, match="INV-0042"):
        undo(books, 1, 2, issued=lambda document: document == shown)


def test_a_batch_under_a_later_one_is_not_taken_back(books: Connection, tmp_path: Path) -> None:
    """The later one goes first."""
    bring(books, sheet(tmp_path, DOCUMENT_HEADER, "C-100,INV-0041,2026-01-10,2026-02-09,EUR,1200.00,1.00"))

    with pytest.raises(CannotUndo, match="undo import 2 first"):
        undo(books, 1, 3, issued=never)
    undo(books, 2, 3, issued=never)
    undo(books, 1, 4, issued=never)

    assert not any(everything(books).values())


def test_a_customer_someone_is_bound_to_is_not_taken_back(books: Connection) -> None:
    """Whatever else rests on a row keeps it."""
    books.execute(
        insert(BINDING).values(contact_id=7, customer_id=1, chat="9", person="9", method="invitation", bound_at=1)
    )

    with pytest.raises(CannotUndo, match="binding"):
        undo(books, 1, 2, issued=never)


@pytest.mark.parametrize("number", [1, 99])
def test_nothing_is_taken_back_twice(books: Connection, number: int) -> None:
    """Neither is what never was."""
    undo(books, 1, 2, issued=never)

    with pytest.raises(CannotUndo):
        undo(books, number, 3, issued=never)


def test_rows_of_an_import_are_on_record(books: Connection) -> None:
    """One change for each row written."""
    assert books.execute(select(func.count()).select_from(IMPORT_CHANGE)).scalar() == 6
    assert books.execute(select(func.count()).select_from(DOCUMENT_LINE)).scalar() == 0


def test_progress_ends_at_the_whole(conn: Connection) -> None:
    """Rows read, then rows written."""
    told: list[tuple[int, int]] = []
    import_files(
        conn, [CUSTOMERS, RECEIVABLES], mapping=None, dry_run=False, as_of=None, by="ana", now=1, yes=False,
        progress=lambda done, whole: told.append((done, whole)),
    )  # fmt: skip

    assert told[-1][0] == told[-1][1]
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_how_goods_were_delivered_comes_in_and_leaves_the_statement_as_it_is(books: Connection, tmp_path: Path) -> None:
    """A proof of delivery may become known after the statement was issued, and must not change what was agreed."""
    customer, number = books.execute(select(DOCUMENT.c.customer_id, DOCUMENT.c.number).limit(1)).one()
    row = books.execute(select(DOCUMENT).where(DOCUMENT.c.number == number)).one()
    code = books.execute(select(CUSTOMER.c.code).where(CUSTOMER.c.id == customer)).scalar_one()
    before = ledger.open_lines(books, customer, row.currency, date(2026, 12, 31))
    none_yet = ledger.delivery(books, customer, row.id)
    report = bring(books, sheet(
        tmp_path, f"{DOCUMENT_HEADER},Delivery note,Delivered on,Receiver,Signed by,Ordered by",
        f"{code},{number},{row.on_day},{row.due_day},{row.currency},{row.total / 100},{row.open_amount / 100},"
        "DN-7,2026-10-06,Gate 2,B. Adeyemi,Tom Reyes",
    ))  # fmt: skip
    told = ledger.delivery(books, customer, row.id)

    assert report.faults == ()
    assert none_yet is None or not none_yet.arrived
    assert told is not None
    assert (told.note, told.on, told.receiver) == ("DN-7", date(2026, 10, 6), "Gate 2")
    assert (told.signed_by, told.ordered_by, told.arrived) == ("B. Adeyemi", "Tom Reyes", True)
    assert ledger.delivery(books, customer + 1, row.id) is None
    assert ledger.open_lines(books, customer, row.currency, date(2026, 12, 31)) == before
