"""Looking at the statement: figures, lines, explanations, papers."""

from datetime import date

from flows.facts.commands import OpenStatement, SendCopies, SendStatementFile
from flows.facts.paper_commands import SendPaper
from flows.facts.paper_statement import MOST_LINES
from flows.facts.statement import Kind, StatementState
from tests.flows.samples_statements import (
    CREDIT,
    LATE,
    PALM_OIL,
    VIEWER,
    Talk,
    case,
    in_state,
    line,
    page,
    statement,
    talk,
)

MANY = tuple(line(i, f"INV-{3000 + i}", 1_000 * i) for i in range(1, 21))


def lines_of(some: Talk) -> list[str]:
    """The document numbers on the page of lines."""
    return [shown.number for shown, _ in some.says()[-1].values["lines"]]


def test_with_nothing_issued_it_says_so() -> None:
    """Nobody is left wondering whether the button works."""
    some = talk(page(statements=()), "view_statement")

    assert some.said() == ["view_statement/none_yet"]
    assert some.where == "home/at_rest"


def test_the_first_look_is_recorded_once() -> None:
    """Issued becomes viewed by the first look, not by the second."""
    first = talk(page(), "view_statement")
    second = talk(page(statements=(in_state(StatementState.VIEWED),)), "view_statement")

    assert first.does() == [OpenStatement(7)]
    assert second.does() == []


def test_two_currencies_are_chosen_from_and_never_added_up() -> None:
    """A sum over two currencies would be a figure that nobody owes."""
    some = talk(page(statements=(statement(), statement(id=8, currency="EUR"))), "view_statement")
    choices = [button.values["amount"] for button in some.buttons() if button.choice == "see_this_statement"]
    some.press("see_this_statement", 8)

    assert [amount.currency for amount in choices] == ["USD", "EUR"]  # type: ignore[attr-defined]
    assert some.says()[-1].values["closing"].currency == "EUR"


def test_an_old_notice_leads_to_the_current_statement() -> None:
    """A replaced statement is not shown as if it were still the one."""
    old = in_state(StatementState.SUPERSEDED, id=5)
    some = talk(page(statements=(statement(version=2), old)), "view_statement", statement_id=5)

    assert some.said() == ["view_statement/replaced", "view_statement/overview"]
    assert some.at.notes["statement_id"] == 7


def test_the_overview_tells_question_and_rest_apart() -> None:
    """What is in question stands beside what is not."""
    some = talk(page(cases=(case(),)), "view_statement")

    assert "USD 6,000.00" in some.text()
    assert "In question: USD 200.00. Undisputed: USD 5,800.00." in some.text()


def test_only_who_may_confirm_is_offered_it_and_others_are_told_who_may() -> None:
    """A button that would be refused is not shown."""
    some = talk(page(contact=VIEWER), "view_statement")

    assert "agree" not in some.offered()
    assert "Chidi Eze" in some.text()


def test_lines_come_eight_at_a_time_and_pages_change_in_place() -> None:
    """A long statement does not flood the chat."""
    some = talk(page(statements=(statement(*MANY),)), "view_statement")
    some.press("see_lines")
    first = lines_of(some)
    some.press("lines_after")

    assert len(first) == 8
    assert lines_of(some)[0] == "INV-3009"
    assert some.says()[-1].edits


def test_a_filter_begins_at_its_first_page() -> None:
    """Page two of everything is not page two of what is overdue."""
    some = talk(page(statements=(statement(*MANY[:12], LATE),)), "view_statement")
    some.press("see_lines")
    some.press("lines_after")
    some.press("overdue_lines")

    assert some.says()[-1].values["first"] == 1


def test_lines_over_an_amount_are_found() -> None:
    """The amount may be typed in the notation of its writer."""
    some = talk(page(statements=(statement(*MANY),)), "view_statement")
    some.press("see_lines")
    some.press("over_amount")
    some.write("190,00")

    assert lines_of(some) == ["INV-3019", "INV-3020"]


def test_an_amount_with_two_readings_is_asked_back() -> None:
    """A guess could be wrong by a factor of a thousand."""
    some = talk(page(statements=(statement(*MANY),)), "view_statement")
    some.press("see_lines")
    some.press("over_amount")
    some.write("1.234")
    amounts = [button.value for button in some.buttons() if button.choice == "this_amount"]
    some.press("this_amount", min(int(str(a)) for a in amounts))

    assert len(amounts) == 2
    assert some.where == "view_statement/lines"


def test_a_search_finds_numbers_by_a_part() -> None:
    """Nobody types a whole number on a phone."""
    some = talk(page(statements=(statement(*MANY),)), "view_statement")
    some.press("see_lines")
    some.press("find_number")
    some.write("inv 301")

    assert lines_of(some) == [f"INV-301{i}" for i in range(8)]


def test_a_search_without_result_asks_again() -> None:
    """An empty page would be a dead end."""
    some = talk(page(statements=(statement(*MANY),)), "view_statement")
    some.press("see_lines")
    some.press("find_number")
    some.write("ZZ")

    assert some.said() == ["view_statement/no_such_number", "view_statement/which_number"]


def test_a_number_typed_over_the_overview_opens_its_line() -> None:
    """People write what they mean wherever they are."""
    some = talk(page(), "view_statement")
    some.write("what is 2100?")

    assert some.where == "view_statement/line"
    assert "Set against it: PAY-8" in some.text()


def test_a_line_shows_its_items_and_its_open_case() -> None:
    """Whoever looks sees what was billed and that it is in question."""
    some = talk(page(cases=(case(),)), "view_statement", document_id=PALM_OIL.document_id)

    assert "Palm oil 20 L: 250 can × USD 19.20 = USD 4,800.00" in some.text()
    assert "D-1042" in some.text()


def test_a_dispute_begins_with_the_line_it_was_pressed_on() -> None:
    """Nobody is asked which line they were just looking at."""
    some = talk(page(), "view_statement", statement_id=7, document_id=PALM_OIL.document_id)
    some.press("dispute_line")

    assert some.at.top.flow == "raise_dispute"
    assert some.at.notes == {"statement_id": 7, "document_id": PALM_OIL.document_id}


def test_a_credit_offers_no_dispute_of_what_is_owed() -> None:
    """A credit is owed by nobody."""
    some = talk(page(), "view_statement", document_id=CREDIT.document_id)

    assert "dispute_line" not in some.offered()


def test_the_balance_is_explained_so_that_it_can_be_added_up() -> None:
    """Invoices less credits, kind by kind."""
    some = talk(page(), "view_statement")
    some.press("explain")

    assert "USD 6,300.00 from 2 invoices" in some.text()
    assert "− USD 300.00 from one credit note" in some.text()
    assert "= <b>USD 6,000.00</b> closing balance" in some.text()


def test_what_is_still_not_clear_goes_to_a_person() -> None:
    """An explanation that does not help is not repeated."""
    some = talk(page(), "view_statement")
    some.press("explain")
    some.press("still_unclear")

    assert some.at.top.flow == "talk_to_person"


def test_terms_are_explained_one_at_a_time_in_place() -> None:
    """A glossary is read by the term."""
    some = talk(page(), "view_statement")
    some.press("explain")
    some.press("terms")
    some.press("term_unapplied_payment")

    assert "not yet matched with an invoice" in some.text()
    assert some.says()[-1].edits


def test_copies_of_a_line_come_as_a_download() -> None:
    """Only documents with a copy on file are asked for."""
    some = talk(page(), "view_statement", statement_id=7, document_id=PALM_OIL.document_id)
    some.press("get_copies")

    assert some.does() == [SendCopies(7, (PALM_OIL.document_id,))]


def test_the_statement_comes_as_a_spreadsheet() -> None:
    """Accountants reconcile in a table."""
    some = talk(page(), "view_statement")
    some.press("get_file")

    assert some.does() == [SendStatementFile(7)]


PDF = SendPaper("statement_pdf", 7, "statement:7")


def test_the_statement_comes_as_a_paper_by_a_button_or_in_words() -> None:
    """In front of it and out of the blue; the words that it is coming stand before it."""
    seen = page(statements=(in_state(StatementState.VIEWED),))
    some, other = talk(seen, "view_statement"), talk(seen, "home")
    some.press("get_pdf")
    pressed = some.does()
    some.write("as PDF please")
    other.write("send me the pdf")

    assert pressed == [PDF]
    assert (some.does(), some.said()) == ([PDF], ["view_statement/file_coming"])
    assert (other.does(), other.said()) == ([PDF], ["view_statement/file_coming"])


def test_a_paper_asked_for_out_of_the_blue_counts_as_a_first_look() -> None:
    """Nobody is asked to look at what they have on paper."""
    some = talk(page(), "home")
    some.write("excel please")

    assert some.does() == [OpenStatement(7), SendStatementFile(7)]


def test_a_file_of_one_of_several_is_asked_about() -> None:
    """Which one is chosen first."""
    some = talk(page(statements=(statement(), statement(id=8, currency="EUR"))), "home")
    some.write("发我PDF")

    assert some.said() == ["view_statement/which"]


def test_the_paper_of_a_long_statement_has_its_lines_beside_it() -> None:
    """It sums them up; the spreadsheet lists them."""
    long = statement(*(line(i, f"INV-{i}", 100) for i in range(1, MOST_LINES + 2)))
    some = talk(page(statements=(long,)), "view_statement")
    some.press("get_pdf")

    assert some.does() == [PDF, SendStatementFile(7)]


def test_of_a_replaced_statement_the_one_that_holds_is_sent() -> None:
    """No older figure leaves on paper."""
    some = talk(page(), "view_statement")
    some.books = page(statements=(statement(id=9, version=2), in_state(StatementState.SUPERSEDED)))
    some.write("pdf")

    assert some.does() == [SendPaper("statement_pdf", 9, "statement:9")]


def test_back_from_the_first_card_is_answered_by_the_menu() -> None:
    """Nothing is answered with silence."""
    some = talk(page(), "view_statement")
    some.press("back")

    assert some.said() == ["home/menu"]


def test_a_debit_note_is_counted_as_its_own_kind() -> None:
    """The explanation names what the ledger names."""
    note = line(4, "DN-1", 1_000, kind=Kind.DEBIT_NOTE, due=date(2026, 11, 30))
    some = talk(page(statements=(statement(PALM_OIL, note),)), "view_statement")
    some.press("explain")

    assert "USD 10.00 from one debit note" in some.text()
