"""The statement on paper and as a picture: what stands on it, in which form, and that it stays as it was issued."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, update

from bot import things
from bot.desk.statement_cards import review_card
from bot.papers import PAPERS, Setting
from bot.papers.column_widths import PAGE, SIZE
from bot.papers.statement import body, kind_of
from bot.papers.statement_parts import ageing, balance, lines_csv
from flows.facts.balance_forward import Forward, Movement
from flows.facts.money import Money
from flows.facts.paper_statement import MOST_LINES, AsIssued, Form
from flows.facts.parties import Company
from flows.facts.statement import Kind, Line, Statement, StatementState, canonical, fingerprint, short_code
from locales.papers.press import Press
from locales.papers.sheet import Sheet
from locales.papers.words import PaperWords
from storage import statement_papers, statements
from storage.tables.ledger import CUSTOMER, DOCUMENT
from tests.bot.desk_scene import NOW, Desk, desk, speaker
from tests.bot.on_file import INVOICE, on_file

OCTOBER, NOVEMBER = date(2026, 10, 31), date(2026, 11, 30)
SETTING = Setting(Company("Okafor & Sons Supply", tax_id="NG-778"), speaker())
PARTIES = AsIssued("Okafor & Sons Supply", "NG-778", "晨光贸易", "91440300MA5", "C-1")
EN, ZH = PaperWords("en"), PaperWords("zh_Hans")


@pytest.fixture(scope="module")
def press() -> Press:
    """The fonts, read once."""
    return Press()


def issue(here: Desk, id: int) -> None:
    """Ruth issues what Amir prepared."""
    work = here.work()
    things.move_statement(work, id, "approved", "staff:3", {"proposer": 4, "by": 3, "name": "Ruth"})
    here.finish(work)


def sheet_of(here: Desk, kind: str, id: int, language: str = "en", **more: int) -> Sheet:
    """What is set of it."""
    found = PAPERS[kind](here.conn, SETTING, {"kind": kind, "id": id, "language": language, **more}).sheet
    assert found is not None
    return found


def line(id: int, open_: int, kind: Kind = Kind.INVOICE, due: date = date(2026, 10, 20), **more: Any) -> Line:
    """An open document."""
    number, day = more.pop("number", f"INV-{id}"), None if kind.credit else due
    return Line(id, id, kind, number, date(2026, 10, 1), day, open_, open_, **more)


def statement(*lines: Line, currency: str = "USD") -> Statement:
    """A statement of October."""
    return Statement(7, "ST-2610-7", 1, 1, currency, OCTOBER, date(2026, 11, 13), lines, issued_at=NOW)


# -- what stands on it -------------------------------------------------------------------------------------------------
def test_open_items_stand_by_due_date_with_days_late() -> None:
    """What is due first stands first; a credit has no due date and is below zero."""
    said = body(statement(line(1, 50_000, due=NOVEMBER), line(2, 30_000), line(3, 9_900, Kind.PAYMENT)), PARTIES, EN)
    heads = [column["label"] for column in said["table"]["columns"]]
    rows = said["table"]["rows"]

    assert heads == ["Date", "Entry", "Document", "Due", "Days late", "Amount", "Open"]
    assert [row[2] for row in rows] == ["INV-3", "INV-2", "INV-1"]
    assert [row[4] for row in rows] == ["", "11", ""]
    assert rows[0][-1] == "(99.00)"
    assert [sum_ for _, sum_ in said["sums"]] == ["800.00", "(99.00)"]
    assert said["total"]["figure"] == "USD 701.00"


def test_orders_have_a_column_where_there_are_any() -> None:
    """None of an empty one."""
    said = body(statement(line(1, 50_000, order="PO-77")), PARTIES, EN)

    assert "PO-77" in said["table"]["rows"][0]
    assert said["sums"] == []


def test_a_total_in_yuan_stands_in_capitals_too() -> None:
    """Where it is usual, and nowhere else."""
    yuan = statement(line(1, 1_094_941), currency="CNY")

    assert balance(yuan, ZH)["words"].endswith("壹万零玖佰肆拾玖元肆角壹分")
    assert balance(yuan, EN)["words"] == ""


def test_credits_alone_are_in_the_customers_favour() -> None:
    """Said in words and without a minus; nothing is aged."""
    found = statement(line(1, 120_000, Kind.CREDIT_NOTE), line(2, 30_000, Kind.PAYMENT))

    assert balance(found, EN) == {"label": "Balance in your favour", "figure": "USD 1,500.00", "words": ""}
    assert [share for _, _, share in ageing(found, EN)] == [0, 0, 0, 0, 0]


def test_bars_are_measured_by_the_longest() -> None:
    """In thousandths, each beside its words and its figure."""
    found = ageing(statement(line(1, 50_000), line(2, 200_000, due=NOVEMBER)), EN)

    assert found[0] == ["Not due", "2,000.00", 1000]
    assert found[1] == ["1–30 days", "500.00", 250]


@pytest.mark.parametrize(("lines", "kind"), [(MOST_LINES, "lines"), (MOST_LINES + 1, "summary")])
def test_a_statement_too_long_to_leaf_through_is_summed_up_by_month(lines: int, kind: str) -> None:
    """Its lines are in the spreadsheet, which the paper names."""
    found = statement(*(line(number, 100) for number in range(1, lines + 1)))
    said = body(found, PARTIES, EN)

    assert kind_of(found, PARTIES) == kind
    assert len(said["table"]["rows"]) == (lines if kind == "lines" else 1)
    assert any("2,001" in note for note in said["notes"]) == (kind == "summary")


def test_the_attached_lines_are_exact_and_never_a_formula() -> None:
    """A number for a machine, a text that would be computed led by an apostrophe."""
    odd = line(1, 123_456, number='=cmd|"/c calc"!A1')

    rows = lines_csv(statement(odd, line(2, 5_000, Kind.PAYMENT)), EN).decode("utf-8-sig").splitlines()

    assert rows[1] == """1,Invoice,"'=cmd|""/c calc""!A1",,2026-10-01,2026-10-20,11,USD,1234.56,1234.56"""
    assert rows[2].endswith("USD,-50.00,-50.00")


# -- frozen when it is issued ------------------------------------------------------------------------------------------
def test_a_paper_stays_as_it_was_issued() -> None:
    """Whatever the customer is called later and whatever becomes of the cases."""
    with desk() as here:
        issue(here, 1)
        before = sheet_of(here, "statement_pdf", 1)
        here.conn.execute(update(CUSTOMER).values(name="Renamed Ltd"))
        here.conn.exec_driver_sql("UPDATE dispute_case SET state = 'closed'")

        assert sheet_of(here, "statement_pdf", 1) == before
        assert before.body["questioned"]["rows"] == [["Case D-1001", "1,000.00"]]
        assert [sum_ for _, sum_ in before.body["questioned"]["sums"]] == ["1,000.00", "1,000.00"]
        assert before.body["parties"][1][1:] == ["Fu Tong (Shenzhen) Trading", ["Customer number: C-1"]]


def test_one_check_code_stands_everywhere() -> None:
    """On the paper, on the picture, in the customer's message and on the desk's card."""
    with desk() as here:
        issue(here, 1)
        found = statements.one(here.conn, 1)
        assert found is not None
        code = short_code(fingerprint(canonical(found)))
        work = here.work()
        review_card(work, 1)
        things.move_statement(work, 1, "due:statement_issued", "clock", {"count": 0})
        here.finish(work)
        letter = next(each for each in here.letters if each.channel == "telegram")
        card = str(here.card("statement:1").body["blocks"])

        assert sheet_of(here, "statement_pdf", 1).code == code
        assert sheet_of(here, "statement_card", 1).body["code"] == ["Check code", code]
        assert code in card
        assert code in letter.body["text"]


def test_the_picture_of_a_message_says_its_figures() -> None:
    """What is in question is told by the letter, for it may change before the picture is drawn."""
    with desk() as here:
        issue(here, 1)
        work = here.work()
        things.move_statement(work, 1, "due:statement_issued", "clock", {"count": 0})
        here.finish(work)
        letter = next(each for each in here.letters if each.channel == "telegram")
        wanted = letter.body["picture"]
        said = sheet_of(here, "statement_card", 1, str(wanted["language"]), in_question=wanted["in_question"]).body

        assert letter.method == "sendMessage"
        assert wanted == {"kind": "statement_card", "id": 1, "language": "zh_Hans", "in_question": 100_000}
        for figure in (said["total"]["figure"], *(sum_ for _, sum_ in said["tiles"]), said["ageing"]["buckets"][1][1]):
            assert figure in letter.body["text"]


def test_where_chats_hold_no_figures_there_is_no_picture() -> None:
    """The notice says where to look."""
    with desk() as here:
        here.figures_at = "https://portal.example/statements"
        issue(here, 1)
        work = here.work()
        things.move_statement(work, 1, "due:statement_issued", "clock", {"count": 0})

        assert all("picture" not in letter.body for letter in work.letters)


# -- the balance brought forward ---------------------------------------------------------------------------------------
LATER: Mapping[str, Any] = {
    "id": 8, "kind": "invoice", "number": "INV-8", "normalised_number": "INV8", "on_day": date(2026, 11, 3),
    "due_day": date(2026, 12, 3), "total": 50_000, "open_amount": 50_000, "source_key": "i8",
}  # fmt: skip


def november(here: Desk, *lines: Line) -> int:
    """The statement of November, issued, after that of October."""
    issue(here, 1)
    statement_papers.set_form(here.conn, 1, Form.BALANCE_FORWARD)
    made = Statement(0, "ST-3", 1, 1, "USD", NOVEMBER, NOVEMBER + timedelta(14), lines)
    id_ = statements.add(here.conn, replace(made, state=StatementState.IN_REVIEW), 4, NOW).id
    issue(here, id_)
    return id_


def test_a_balance_is_brought_forward_with_what_moved_it() -> None:
    """From the closing of the statement before to the closing of this one, line by line."""
    with desk() as here:
        on_file(here.conn, INVOICE, dict(LATER))
        kept = Line(1, 7, Kind.INVOICE, "INV-7001", date(2026, 9, 1), date(2026, 10, 1), 200_000, 200_000)
        id_ = november(here, kept, replace(line(8, 50_000), on=date(2026, 11, 3)))
        said = sheet_of(here, "statement_pdf", id_).body

        assert said["table"]["rows"] == [
            ["31 Oct 2026", "Balance of statement ST-1", "", "", "", "2,000.00"],
            ["3 Nov 2026", "Invoice", "INV-8", "500.00", "", "2,500.00"],
        ]
        assert said["table"]["total"] == [["", "Total of the movements", "", "500.00", "0.00", "2,500.00"]]
        assert said["total"]["figure"] == "USD 2,500.00"


def test_a_period_without_movements_says_so() -> None:
    """The balance of before is the balance of now."""
    forward = Forward("ST-1", OCTOBER, 50_000, ())
    rows = body(statement(line(1, 50_000)), replace(PARTIES, forward=forward), EN)["table"]["rows"]

    assert rows[1][1] == "Nothing was entered in this period."


def test_more_movements_than_a_reader_leafs_through_give_way_to_the_open_items() -> None:
    """As long as these are few enough."""
    many = tuple(Movement(OCTOBER, "invoice", f"N-{number}", 0) for number in range(MOST_LINES + 1))
    facts = replace(PARTIES, forward=Forward("ST-1", OCTOBER, 50_000, many))

    assert kind_of(statement(line(1, 50_000)), facts) == "lines"


def test_a_balance_that_is_not_proved_lists_open_items_and_tells_the_desk() -> None:
    """With the difference, in the statement's thread."""
    with desk() as here:
        on_file(here.conn, INVOICE, {**LATER, "total": 60_000})
        kept = Line(1, 7, Kind.INVOICE, "INV-7001", date(2026, 9, 1), date(2026, 10, 1), 200_000, 200_000)
        id_ = november(here, kept, replace(line(8, 50_000), on=date(2026, 11, 3)))
        told = [str(each.body.get("text")) for each in here.letters if each.subject == f"statement:{id_}"]

        assert len(sheet_of(here, "statement_pdf", id_).body["table"]["columns"]) == 7
        assert any("USD -100.00" in text and "ST-1" in text for text in told)


def test_a_reviewer_reads_beforehand_that_it_is_not_proved() -> None:
    """On the card, while the ledger can still be put right."""
    with desk() as here:
        statement_papers.set_form(here.conn, 1, Form.BALANCE_FORWARD)
        work = here.work()
        review_card(work, 1)
        here.finish(work)

        assert "there is no earlier statement whose balance" in str(here.card("statement:1").body["blocks"])


def test_what_the_ledger_cleared_since_is_a_movement() -> None:
    """It vanished from the open items without a document."""
    with desk() as here:
        on_file(here.conn, {**INVOICE, "open_amount": 0, "cleared_on": date(2026, 11, 9), "cleared_minor": 200_000})
        here.conn.execute(insert(DOCUMENT).values(customer_id=1, currency="USD", batch_id=1, **LATER))
        id_ = november(here, replace(line(8, 50_000), on=date(2026, 11, 3)))
        rows = sheet_of(here, "statement_pdf", id_).body["table"]["rows"]

        assert rows[-1] == ["9 Nov 2026", "Settled", "INV-7001", "", "2,000.00", "500.00"]


# -- set ---------------------------------------------------------------------------------------------------------------
def test_the_same_statement_is_the_same_bytes(press: Press) -> None:
    """As a paper with its lines inside, and as a picture."""
    with desk() as here:
        issue(here, 1)
        papers = [sheet_of(here, "statement_pdf", 1) for _ in range(2)]
        pictures = [sheet_of(here, "statement_card", 1, "zh_Hans") for _ in range(2)]
    one, other = map(press.pdf, papers)
    drawn, again = map(press.png, pictures)

    assert one.startswith(b"%PDF")
    assert one == other
    assert drawn.startswith(b"\x89PNG")
    assert drawn == again


@pytest.mark.parametrize("language", ["zh_Hans", "ar"])
def test_long_numbers_and_names_are_set(press: Press, language: str) -> None:
    """Nothing is too long, and what looks like a source is text."""
    words = PaperWords(language)
    odd = statement(
        line(1, 10**14, number="INV-" + "7" * 80, order='#read("/etc/passwd") $x$'),
        line(2, 1, Kind.CREDIT_NOTE, number="單據－" * 20),
    )
    facts = replace(PARTIES, customer="The Very Long Company of Many Words and Partners " * 4, cases=(("D-1", 5),))
    sheet = Sheet(
        "statement", words.language, words.label("paper_statement_title"), odd.number, "7F3A-91C2",
        body(odd, facts, words), NOW, company=facts.supplier,
    )  # fmt: skip

    assert len(press.pictures(sheet)) == 1


@pytest.mark.parametrize(
    ("number", "order", "open_size"), [("INV-1", "", 10**6), ("INV-" + "7" * 60, "PO-" + "8" * 40, 10**14)]
)
def test_figures_have_the_room_that_they_need(number: str, order: str, open_size: int) -> None:
    """However long the document's number is; a table that is still too wide is set smaller."""
    table = body(statement(line(1, open_size, number=number, order=order)), PARTIES, EN)["table"]
    widths = [float(column["width"].removesuffix("fr")) for column in table["columns"]]
    open_ = table["rows"][0][-1]

    assert sum(widths) == pytest.approx(PAGE, abs=1)
    assert widths[-1] > len(open_) * 0.5 * table["size"] / 10
    assert (table["size"] == SIZE * 10) == (not order)


def test_each_currency_is_a_paper_of_its_own() -> None:
    """Nothing is netted: whoever owes in two currencies reads two balances."""
    yen, dinar = statement(line(1, 1_234), currency="JPY"), statement(line(1, 1_234_567), currency="KWD")

    assert balance(yen, EN)["figure"] == "JPY 1,234"
    assert balance(dinar, EN)["figure"] == "KWD 1,234.567"
    assert Money(1_234, "JPY") == yen.closing
