"""A customer's own ledger as paper, spreadsheet and picture: what was decided on which side, and nothing invented."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import python_calamine

from bot import desk_papers, ledger_papers, pictures
from bot.customers import open_chat
from bot.ledger_papers import KINDS, MOST_LINES
from bot.papers import PAPERS, Printed, Setting
from flows.engine.effects import Say
from flows.facts.ledger_bridge import bridge, written
from flows.facts.ledgers import Ledger
from flows.facts.match_groups import Decided
from flows.facts.parties import Company
from locales.languages import PAPER
from locales.papers.press import Press
from storage import ledger_uploads, statements
from tests.bot.desk_scene import LANE, PERSON, Desk, desk, speaker
from tests.screens.paper_ledger import GROUPS, keep, matched_ledger, with_many

SETTING = Setting(Company("Okafor & Sons Supply"), speaker())
PAPER_KIND, SHEET_KIND = KINDS


def matched(here: Desk, differences: int = 0) -> Ledger:
    """A ledger beside statement 2, with so many more differences."""
    statement = statements.one(here.conn, 2)
    assert statement is not None
    return keep(here.conn, with_many(matched_ledger(statement, "=HYPERLINK(1)"), differences))


def letters(here: Desk, ledger: Ledger, language: str = "en") -> dict[str, dict[str, Any]]:
    """What the two letters enclose, by its kind."""
    return {one["kind"]: one for one in ledger_papers.enclosed(here.work(), ledger.id, language)}


def made(here: Desk, wanted: dict[str, Any]) -> Printed:
    """What is made of a letter's enclosure."""
    return PAPERS[wanted["kind"]](here.conn, SETTING, wanted)


def body(here: Desk, language: str = "en", differences: int = 0) -> dict[str, Any]:
    """What stands on the paper."""
    sheet = made(here, letters(here, matched(here, differences), language)[PAPER_KIND]).sheet
    assert sheet is not None
    return dict(sheet.body)


def workbook(here: Desk, wanted: dict[str, Any]) -> dict[str, list[list[Any]]]:
    """The sheets of the spreadsheet, by name: their rows from the header on."""
    content = made(here, wanted).content
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content() if callable(content) else content))
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    return {name: rows[next(at for at, row in enumerate(rows) if row[1]) :] for name, rows in sheets.items()}


# -- the paper ---------------------------------------------------------------------------------------------------------
def test_each_side_lists_what_it_still_has_to_book() -> None:
    """By what the customer decided; a case with its number."""
    with desk() as here:
        said = body(here)

        assert said["left"]["items"] == [
            [
                "Less",
                [
                    ["Timing difference: =HYPERLINK(1), 23 Oct 2026", "900.00"],
                    ["In question, case D-1001: INV-7004", "200.00"],
                ],
            ]
        ]
        assert [name for name, _ in said["right"]["items"][0][1]] == [
            "Timing difference: INV-7008, 15 Oct 2026",
            "To be booked or corrected by the customer: INV-7009",
            "To be booked or corrected by the customer: INV-7005",
            "Rounding",
        ]


def test_what_lies_between_is_parted_into_open_and_opening() -> None:
    """Nothing is called explained that nobody decided."""
    with desk() as here:
        said = body(here)

        assert said["result"] == "Still to be settled: USD 100.00"
        assert said["sums"] == [
            ["Difference between the books", "7,379.84"],
            ["Of this explained", "7,279.84"],
            ["Still open", "25.00"],
            ["Opening balances differ", "75.00"],
        ]


def test_every_difference_is_listed_with_both_sides_and_why() -> None:
    """Number, day, text and amount; class, rule, decision and case."""
    with desk() as here:
        items = body(here)["appendix"]["items"]
        first = items[0]

        assert len(items) == sum(decided is not Decided.OPEN for *_, decided in GROUPS) + 1
        assert first["said"] == ["Amounts differ", "same number, another amount", "In question", "D-1001"]
        assert first["less"] == "200.00"
        assert first["rows"] == [
            ["Supplier", "INV-7004", "3 Oct 2026", "", "23,850.00"],
            ["Customer", "7004", "5 Oct 2026", "=HYPERLINK(1)", "23,650.00"],
        ]


def test_what_fits_is_summed_by_rule_and_what_was_not_read_is_named_by_cell() -> None:
    """An accountant sees why, and what to look up."""
    with desk() as here:
        rules, unread = body(here)["tables"]

        assert rules["rows"][0] == ["same number and amount", "1", "2,700.00"]
        assert rules["total"] == [["Matched", "3", "27,600.55"]]
        assert unread["rows"] == [["D31", "1.23.4", "not an amount"], ["A32", "31.02.", "not a date"]]


def test_of_very_many_differences_the_paper_says_how_many_more_there_are() -> None:
    """The spreadsheet has them all."""
    with desk() as here:
        appendix = body(here, differences=MOST_LINES)["appendix"]

        assert len(appendix["items"]) == MOST_LINES
        assert appendix["more"] == "The spreadsheet lists the rest: 8"


# -- the spreadsheet ---------------------------------------------------------------------------------------------------
def test_the_spreadsheet_has_both_columns_all_entries_and_what_was_not_read() -> None:
    """Matched ones too; text stays text."""
    with desk() as here:
        sheets = workbook(here, letters(here, matched(here))[SHEET_KIND])
        both, entries, cells = sheets.values()
        found = {row[0]: row[1:3] for row in both}

        assert list(sheets) == ["Where the difference comes from", "All entries", "Rows not read"]
        assert found["Adjusted balance"] == [900.0, 800.0]
        assert found["Still open"] == [25.0, ""]
        assert len(entries) == 1 + len(GROUPS)
        assert {row[1] for row in entries[1:]} >= {"Identical", "Rounding", "Duplicate", "Timing difference"}
        assert entries[4][1:6] == ["Amounts differ", "", "same number, another amount", "In question", "D-1001"]
        assert entries[4][6:] == [
            "INV-7004", date(2026, 10, 3), 23850.0, "",
            24.0, "7004", date(2026, 10, 5), 23650.0, "=HYPERLINK(1)", 200.0,
        ]  # fmt: skip
        assert cells[1] == ["D31", "1.23.4", "not an amount"]


def test_the_same_letter_makes_the_same_bytes_whatever_is_decided_later() -> None:
    """What was promised is what arrives."""
    with desk() as here:
        ledger = matched(here)
        wanted = letters(here, ledger)
        first = {kind: _bytes(made(here, one)) for kind, one in wanted.items()}
        assert ledger.matched is not None
        later = ledger.matched.decide(6, Decided.OURS_IS_RIGHT)
        ledger_uploads.decide(here.conn, ledger.id, later.of(later.groups[5].klass))

        assert {kind: _bytes(made(here, one)) for kind, one in wanted.items()} == first
        assert letters(here, ledger)[SHEET_KIND]["code"] != wanted[SHEET_KIND]["code"]
        assert wanted[SHEET_KIND]["code"] == wanted[PAPER_KIND]["code"]


def _bytes(one: Printed) -> object:
    return one.sheet or (one.content() if callable(one.content) else one.content)


def _over(here: Desk, ledger: Ledger) -> None:
    ledger_uploads.end(here.conn, ledger.id)


def _otherwise(here: Desk, ledger: Ledger) -> None:
    assert ledger.matched is not None
    groups = ledger.matched.groups[1:]
    ledger_uploads.rematched(here.conn, ledger.id, type(ledger.matched)("USD", ledger.matched.extent, groups, 0, 0))


@pytest.mark.parametrize("becomes", [_over, _otherwise])
def test_a_spreadsheet_of_rows_that_are_gone_or_others_now_is_not_made(becomes: Callable[[Desk, Ledger], None]) -> None:
    """Its paper still is: the letter holds what it shows."""
    with desk() as here:
        ledger = matched(here)
        wanted = letters(here, ledger)
        becomes(here, ledger)

        assert made(here, wanted[PAPER_KIND]).sheet
        with pytest.raises(LookupError, match="is gone or was matched anew"):
            made(here, wanted[SHEET_KIND])


def test_one_that_is_over_has_no_papers() -> None:
    """What is left of it is no reconciliation."""
    with desk() as here:
        ledger = matched(here)
        _over(here, ledger)

        assert letters(here, ledger) == {}


def test_colleagues_get_both_into_the_statements_thread() -> None:
    """In the language of the house."""
    with desk() as here:
        statement, ledger, work = statements.one(here.conn, 2), matched(here), here.work()
        assert statement is not None
        desk_papers.ledger(work, statement, ledger.id)
        here.finish(work)
        put = [letter for letter in here.letters if letter.method == "files.upload"]

        assert [letter.body["enclose"]["kind"] for letter in put] == list(KINDS)
        assert {letter.subject for letter in put} == {"statement:2"}


@pytest.mark.parametrize("language", PAPER)
def test_the_sheets_of_a_spreadsheet_have_names_of_their_own(language: str) -> None:
    """A program refuses a file with two of the same."""
    with desk() as here:
        assert len(workbook(here, letters(here, matched(here), language)[SHEET_KIND])) == 3


# -- the picture -------------------------------------------------------------------------------------------------------
def shown(here: Desk, said: Say, **more: Any) -> dict[str, Any] | None:
    """What goes with that message into the customer's chat."""
    for name, value in more.items():
        setattr(here, name, value)
    work = here.work()
    return pictures.in_chat(work, open_chat(work, LANE, PERSON, ""), said)


def test_the_result_goes_with_its_bridge_as_a_picture() -> None:
    """From their balance to ours, a bar for each step, with signed figures."""
    with desk() as here:
        said = Say("match_ledger/result", {"bridge": bridge(matched(here))})
        wanted = shown(here, said)
        assert wanted is not None
        sheet = made(here, {**wanted, "language": "en"}).sheet
        assert sheet is not None
        bars = sheet.body["bars"]

        assert (bars[0]["label"], bars[-1]["label"]) == (
            "Books of Fu Tong (Shenzhen) Trading",
            "Books of Okafor & Sons Supply",
        )
        assert {bar["label"]: bar["figure"] for bar in bars[1:-1]}["Duplicate"] == "(310.20)"
        assert {bar["label"]: bar["figure"] for bar in bars[1:-1]}["Timing difference"] == "+5,400.00"
        assert all(0 <= bar[end] <= 1000 for bar in bars for end in ("from", "to"))
        assert bars[-2]["to"] == bars[-1]["to"]


def test_no_picture_where_chats_hold_no_figures_nor_for_what_is_rewritten_in_place() -> None:
    """A message of words cannot become one with a picture."""
    with desk() as here:
        values = {"bridge": bridge(matched(here))}

        assert shown(here, Say("match_ledger/result", values, edits=True)) is None
        assert shown(here, Say("match_ledger/result", {})) is None
        assert shown(here, Say("match_ledger/result", values), figures_at="https://portal.example") is None


@pytest.fixture(scope="module")
def press() -> Press:
    """The fonts, read once."""
    return Press()


@pytest.mark.parametrize("language", ["zh_Hans", "ar"])
def test_it_is_set_and_drawn_in_either_direction(press: Press, language: str) -> None:
    """The paper and the picture, from what their letters hold."""
    with desk() as here:
        ledger = matched(here)
        paper = made(here, letters(here, ledger, language)[PAPER_KIND]).sheet
        card = {
            "kind": "ledger_card",
            "id": 2,
            "language": language,
            "at": 1,
            "bridge": written(bridge(ledger)),
        }
        drawn = made(here, card).sheet
        assert paper is not None
        assert drawn is not None

        assert press.pdf(paper).startswith(b"%PDF")
        assert press.png(drawn) == press.png(drawn)
