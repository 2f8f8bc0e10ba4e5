"""Both balances side by side: what is counted on which side, what is left, and that nothing is guessed."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import python_calamine

from bot import reconciling
from bot.papers import PAPERS, Printed, Setting
from flows.facts.dispute import Case, CaseState, Split
from flows.facts.paper_reconciliation import Between, Hint, HintKind, Later, Why, bridge, read, written
from flows.facts.parties import Company
from flows.facts.statement import Kind, Line, Statement
from locales.papers.press import Press
from storage import own_figures, statements
from tests.bot.desk_scene import NOW, Desk, desk, speaker
from tests.bot.on_file import INVOICE, on_file

SETTING = Setting(Company("Okafor & Sons Supply"), speaker())
DAY = date(2026, 10, 1)
NOVEMBER = date(2026, 11, 3)
OURS = Statement(
    7, "ST-7", 1, 1, "USD", date(2026, 10, 31), date(2026, 11, 14),
    (
        Line(1, 1, Kind.INVOICE, "INV-1", DAY, DAY, 50_000, 50_000),
        Line(2, 2, Kind.INVOICE, "INV-2", DAY, DAY, 30_000, 30_000),
    ),
)  # fmt: skip


def case(reason: str, claimed: int, document_id: int = 1, **more: Any) -> Case:
    """An open case."""
    state = more.pop("state", CaseState.INVESTIGATING)
    split = more.pop("split", Split(claimed))
    named: dict[str, Any] = {
        "document_id": document_id,
        "document": f"INV-{document_id}" if document_id else "",
        "currency": "USD",
    }
    told: dict[str, Any] = {"remedy": "", "words": "", "answers": {}, "registered_at": NOW, "next_contact_at": NOW}
    return Case(1, "D-1", 1, 1, 7, reason=reason, state=state, split=split, **named, **told, **more)


# -- what is counted ---------------------------------------------------------------------------------------------------
def test_what_we_bill_too_much_stands_on_our_side() -> None:
    """A price in question lowers our balance until both are the same."""
    both = bridge(OURS, (case("price", 20_000),), 60_000)

    assert both.to_ours == (Between(Why.IN_QUESTION, -20_000, "INV-1", "D-1"),)
    assert (both.our_adjusted.minor, both.unexplained.minor) == (60_000, 0)


def test_what_they_have_not_booked_stands_on_theirs() -> None:
    """An invoice they do not know raises theirs."""
    both = bridge(OURS, (case("unknown_invoice", 30_000, 2),), 50_000)

    assert both.to_theirs == (Between(Why.NOT_IN_YOURS, 30_000, "INV-2", "D-1"),)
    assert both.their_adjusted == both.our_adjusted


def test_a_payment_that_is_missing_without_a_line_counts_for_its_statement() -> None:
    """It stands on no line of any, and lies between the books all the same."""
    both = bridge(OURS, (case("payment_missing", 10_000, 0),), 70_000)

    assert [item.document for item in both.to_ours] == [""]
    assert not both.unexplained


def test_what_is_agreed_and_not_posted_is_counted_as_that() -> None:
    """Both know of it, the ledger does not yet."""
    granted = Split(claimed=20_000, upheld=15_000, not_upheld=5_000, written_off=0)
    both = bridge(OURS, (case("price", 0, state=CaseState.EXECUTING, split=granted),), 65_000)

    assert both.to_ours == (Between(Why.TO_POST, -15_000, "INV-1", "D-1"),)
    assert not both.unexplained


def test_what_is_left_is_named_and_not_explained_away() -> None:
    """Ours less theirs less what is known."""
    both = bridge(OURS, (case("price", 20_000),), 55_500)

    assert (both.difference.minor, both.unexplained.minor) == (24_500, 4_500)


def test_a_payment_booked_after_the_cut_off_counts_only_when_it_closes_the_difference() -> None:
    """Anything else would be a guess: it is offered as a hint."""
    later = (Later("P-1", NOVEMBER, 10_000), Later("P-2", NOVEMBER, 3_000))
    closing, missing = bridge(OURS, (), 70_000, later), bridge(OURS, (), 79_000, later)
    together = bridge(OURS, (), 67_000, later)

    assert closing.to_ours == (Between(Why.IN_TRANSIT, -10_000, "P-1", on=NOVEMBER),)
    assert [item.document for item in together.to_ours] == ["P-1", "P-2"]
    assert missing.to_ours == ()
    assert Hint(HintKind.PAYMENT, "P-1", 10_000, NOVEMBER) in missing.hints


def test_a_line_as_large_as_what_is_left_is_a_hint() -> None:
    """Perhaps it is missing in their books; nobody has said so."""
    both = bridge(OURS, (), 50_000)

    assert both.hints == (Hint(HintKind.LINE, "INV-2"),)
    assert both.unexplained.minor == 30_000


def test_a_document_that_we_left_out_is_never_counted() -> None:
    """It may go either way."""
    both = bridge(OURS, (case("omitted", 9_000, 0),), 80_000)

    assert (both.to_ours, both.to_theirs) == ((), ())
    assert both.hints == (Hint(HintKind.CASE, "D-1"),)


def test_closed_cases_and_other_currencies_lie_between_nothing() -> None:
    """What is settled is in the balance already."""
    closed = case("price", 20_000, state=CaseState.CLOSED)
    both = bridge(OURS, (closed, replace(case("price", 5_000), currency="EUR")), 80_000)

    assert both.to_ours == ()


def test_without_their_figure_only_our_side_is_known() -> None:
    """Nothing is called explained then."""
    both = bridge(OURS, (case("price", 20_000),))

    assert both.their_adjusted is None
    assert (both.our_adjusted.minor, both.unexplained.minor, both.hints) == (60_000, 0, ())


def test_what_waits_in_a_letter_comes_back_as_it_was() -> None:
    """Days, reasons and hints included."""
    both = bridge(OURS, (case("unknown_invoice", 30_000, 2),), 79_000, (Later("P-1", NOVEMBER, 100),))

    assert read(written(both)) == both


# -- as paper and spreadsheet ------------------------------------------------------------------------------------------
def stated(here: Desk, owed: int) -> None:
    """Statement 2 was stated before it was shown."""
    statement = statements.one(here.conn, 2)
    assert statement is not None
    own_figures.ask(here.conn, 2, 1, NOW)
    own_figures.state(here.conn, statement, owed=owed, contact=1, chat="telegram:42", at=NOW)


def made(here: Desk, place: int, language: str = "en", owed: int | None = None) -> Printed:
    """The paper (0) or the spreadsheet (1) of statement 2."""
    statement = statements.one(here.conn, 2)
    assert statement is not None
    wanted = reconciling.enclosed(here.work(), statement, language, owed)[place]
    return PAPERS[wanted["kind"]](here.conn, SETTING, wanted)


def body(here: Desk, **more: Any) -> dict[str, Any]:
    """What stands on the paper."""
    sheet = made(here, 0, **more).sheet
    assert sheet is not None
    return dict(sheet.body)


def test_the_figure_on_record_is_taken_unless_another_was_just_named() -> None:
    """What was named in the conversation is what its paper compares."""
    with desk() as here:
        stated(here, 150_000)
        on_record, named = body(here), body(here, owed=100_000)

        assert on_record["right"]["opening"] == ["Balance in the books", "1,500.00"]
        assert on_record["result"] == "USD 500.00 is not explained yet."
        assert named["result"] == "Both sides come to the same figure."


def test_both_columns_end_at_the_same_figure() -> None:
    """The adjusted balance of either, under the same word."""
    with desk() as here:
        said = body(here, owed=100_000)

        assert said["left"]["adjusted"] == said["right"]["adjusted"] == ["Adjusted balance", "1,000.00"]
        assert said["left"]["items"] == [["Less", [["In question, case D-1001: INV-7001", "1,000.00"]]]]


def test_a_figure_nobody_stated_is_said_to_be_unknown() -> None:
    """And no difference is worked out."""
    with desk() as here:
        said = body(here)

        assert said["right"]["opening"][1] == "not stated yet"
        assert said["sums"] == []


def test_the_ledgers_payments_after_the_cut_off_are_looked_at() -> None:
    """Those of this customer within ten days."""
    paid = {**INVOICE, "id": 8, "kind": "payment", "number": "PAY-8", "normalised_number": "PAY8", "source_key": "p8"}
    late = {**paid, "id": 9, "number": "PAY-9", "normalised_number": "PAY9", "source_key": "p9"}
    with desk() as here:
        on_file(
            here.conn,
            {**paid, "on_day": NOVEMBER, "total": 50_000, "open_amount": 0},
            {**late, "on_day": date(2026, 12, 1), "total": 50_000, "open_amount": 0},
        )
        said = body(here, owed=50_000)

        assert ["Payment PAY-8, booked by us on 3 Nov 2026", "500.00"] in said["left"]["items"][0][1]
        assert said["result"] == "Both sides come to the same figure."


def test_the_spreadsheet_says_the_same_in_numbers() -> None:
    """Items with their signs, each under the books that it changes."""
    with desk() as here:
        content = made(here, 1, owed=100_000).content
        assert isinstance(content, bytes)
        rows = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
        found = {row[0]: row[1:3] for row in rows if row and row[0]}

        assert found["Balance in the books"] == [2000.0, 1000.0]
        assert found["In question, case D-1001: INV-7001"] == [-1000.0, ""]
        assert found["Adjusted balance"] == [1000.0, 1000.0]


def test_what_was_asked_for_is_made_alike_however_late() -> None:
    """The letter holds the figures: a case settled meanwhile changes no file that was promised."""
    with desk() as here:
        statement = statements.one(here.conn, 2)
        assert statement is not None
        wanted = reconciling.enclosed(here.work(), statement, "en", 100_000)[0]
        before = PAPERS["reconciliation"](here.conn, SETTING, wanted).sheet
        here.conn.exec_driver_sql("UPDATE dispute_case SET state = 'closed'")

        assert PAPERS["reconciliation"](here.conn, SETTING, wanted).sheet == before


def test_colleagues_get_both_into_the_statements_thread() -> None:
    """Nothing goes to the customer."""
    with desk() as here:
        here.press("lena", "compare_balances", "statement:2")
        put = [letter for letter in here.letters if letter.method == "files.upload"]

        assert [letter.body["enclose"]["kind"] for letter in put] == list(reconciling.KINDS)
        assert {letter.subject for letter in put} == {"statement:2"}
        assert here.to_customer() == []
        assert "both balances side by side" in here.said()


def test_one_that_was_not_issued_is_compared_with_nothing() -> None:
    """Its figures are not the customer's to see."""
    with desk() as here:
        here.press("lena", "compare_balances", "statement:1")

        assert [letter for letter in here.letters if letter.method == "files.upload"] == []


@pytest.fixture(scope="module")
def press() -> Press:
    """The fonts, read once."""
    return Press()


@pytest.mark.parametrize("language", ["zh_Hans", "ar"])
def test_it_is_set_on_one_page_in_either_direction(press: Press, language: str) -> None:
    """余额调节表, and كشف مطابقة."""
    with desk() as here:
        sheet = made(here, 0, language, 90_000).sheet
        assert sheet is not None

        assert len(press.pictures(sheet, 300)) == 1
