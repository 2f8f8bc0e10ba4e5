"""A customer's own ledger: what is asked about it, what came of it, and what each difference leads to."""

from dataclasses import replace
from typing import Any

import pytest

from flows.all_flows import FLOWS
from flows.dialogues.match_ledger_columns import by_columns, with_column
from flows.engine.conversation import Conversation
from flows.engine.effects import Do, Say
from flows.engine.events import Asked, Chose, Event, Happened, Opened, SentFile, Value, Wrote
from flows.engine.grammar import Scene
from flows.engine.step import begin, step
from flows.facts.books import Page
from flows.facts.days import Order
from flows.facts.figures_commands import KeepTable
from flows.facts.ledger_commands import (
    DecideGroup,
    DropLedger,
    FileLedger,
    KeepPasted,
    MatchLedger,
    ReadAgain,
    SendLedgerBridge,
)
from flows.facts.ledger_shape import Column, Doubt, Sign
from flows.facts.ledgers import Ledger
from flows.facts.match_groups import Decided
from flows.facts.parties import Role
from tests.flows import samples_ledgers as given
from tests.flows.samples_ledgers import ASKED, EQUAL, GROUPS, HELD, MATCHED, NOTHING, PLAIN, READ, SHAPE
from tests.flows.test_every_situation import DOLLARS, EUROS, FULL, MAJA, NOW

QUIET = replace(FULL, cases=(), offers=(), statements=(DOLLARS,))
SHEET = SentFile("ours.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 9_000, "r", "u")
PASTED = "01.10.2026\tINV-1\t\t2.700,00\n05.10.2026\tINV-2\t\t850,00\n09.10.2026\tPAY\t1.200,00\t"
DONE = Happened("group_decided")


class Talk:
    """A conversation about one ledger, with what was said and done so far."""

    def __init__(self, *ledgers: Ledger, books: Page = QUIET) -> None:
        """At rest, with these ledgers on the page."""
        self.books = replace(books, uploads=ledgers)
        self.conversation = Conversation((begin(FLOWS, "home"),))
        self.said: list[Say] = []
        self.done: list[Any] = []

    def hear(self, *events: Event) -> "Talk":
        """These happen one after another."""
        for event in events:
            turn = step(FLOWS, self.conversation, event, self.books, NOW)
            self.conversation = turn.conversation
            self.said += [effect for effect in turn.effects if isinstance(effect, Say)]
            self.done += [effect.command for effect in turn.effects if isinstance(effect, Do)]
        return self

    @property
    def words(self) -> list[str]:
        """The messages by name."""
        return [said.message for said in self.said]

    @property
    def choices(self) -> list[str]:
        """The buttons of the last message."""
        return [button.choice for row in self.said[-1].buttons for button in row]

    @property
    def notes(self) -> dict[str, Any]:
        """What the dialogue that speaks remembers."""
        return dict(self.conversation.top.notes)


def about(ledger: Ledger, *events: Event, books: Page = QUIET) -> Talk:
    """The dialogue about that ledger, after these."""
    return Talk(ledger, books=books).hear(Opened("match_ledger", {"ledger_id": ledger.id}), *events)


def doubting(doubt: Doubt, **more: Any) -> Ledger:
    """A ledger about which that must be asked."""
    return replace(PLAIN, read=replace(READ, doubts=(doubt,)), **more)


def left_with(*ids: int) -> Ledger:
    """A matched ledger in which all other differences were decided."""
    groups = tuple(one if one.id in ids else replace(one, decided=Decided.TIMING) for one in (*GROUPS, ASKED))
    return replace(HELD, matched=replace(MATCHED, groups=groups))


# -- what is sent ------------------------------------------------------------------------------------------------------
def test_a_ledger_is_asked_for_when_there_is_none() -> None:
    """By the button or in words, from rest."""
    by_words = Talk().hear(Wrote("compare with our ledger"))

    assert Talk().hear(Opened("match_ledger")).words == ["match_ledger/send_one"]
    assert by_words.words[-1] == "match_ledger/send_one"


def test_the_button_takes_up_what_was_not_finished() -> None:
    """Whoever comes back days later is asked where it was left."""
    talk = Talk(left_with(2)).hear(Opened("match_ledger"))

    assert talk.words == ["match_ledger/rows_not_read", "match_ledger/result"]


@pytest.mark.parametrize("where", ["", "view_statement", "match_ledger", "raise_dispute"])
def test_a_spreadsheet_is_taken_wherever_it_comes(where: str) -> None:
    """At rest, over a look at the statement, and where one was asked for."""
    talk = Talk().hear(*([Opened(where)] if where else []), SHEET)

    assert KeepTable() in talk.done or where == "raise_dispute"


def test_pasted_rows_are_taken_for_a_ledger() -> None:
    """At rest and over a look at the statement; the words are no answer to anything."""
    talk, over = Talk().hear(Wrote(PASTED)), Talk().hear(Opened("view_statement"), Wrote(PASTED))

    assert talk.done == [KeepPasted(0)]
    assert over.done[-1] == KeepPasted(0)


def test_a_piece_that_was_cut_off_goes_on_with_the_same_ledger() -> None:
    """A message has an end; what is left of the table comes as another one."""
    begun = replace(PLAIN, id=9, name="", at=NOW, read=None)
    talk = Talk(begun).hear(Wrote("14.10.2026\tRC-5533\t1.200,00\t"))

    assert talk.done == [KeepPasted(9)]


def test_a_photo_is_kept_and_a_table_asked_for() -> None:
    """No figure is read from it."""
    photo = SentFile("books.jpg", "image/jpeg", 90_000, "r", "u", photo=True)
    talk = Talk().hear(Opened("match_ledger"), photo, Happened("evidence_kept", values={"name": "books.jpg"}))

    assert "match_ledger/no_table" in talk.words


# -- what must be asked ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("doubt", "pressed", "told"),
    [
        (Doubt.CURRENCY, Chose("use_currency", "EUR"), replace(SHAPE, currency="EUR")),
        (Doubt.DAYS, Chose("day_reading", Order.MONTH_FIRST.value), replace(SHAPE, order=Order.MONTH_FIRST)),
        (Doubt.AMOUNTS, Chose("amounts_are", ","), replace(SHAPE, mark=",")),
        (Doubt.SIGN, Chose("we_owe_that"), replace(SHAPE, sign=Sign.OWED)),
        (Doubt.SIGN, Chose("in_our_favour"), replace(SHAPE, sign=Sign.PAID)),
    ],
)
def test_an_answer_is_how_the_file_is_read_again(doubt: Doubt, pressed: Chose, told: object) -> None:
    """Then the chat is free; the outcome is told by itself."""
    talk = about(doubting(doubt), pressed)

    assert talk.done == [ReadAgain(PLAIN.id, told)]  # type: ignore[arg-type]
    assert talk.conversation.top.flow == "home"


def test_another_sheet_is_read_from_nothing() -> None:
    """Where its columns are is not what was found on the first one."""
    talk = about(doubting(Doubt.SHEET), Chose("use_sheet", "2025"))

    assert talk.done[0].told.sheet == "2025"
    assert not talk.done[0].told.columns


def test_a_balance_below_zero_turns_what_the_buttons_mean() -> None:
    """What the customer owes stands below zero there."""
    below = doubting(Doubt.SIGN, sign=replace(given.PROVED, sign=None, as_owed=-500))

    assert about(below, Chose("we_owe_that")).done[0].told.sign is Sign.PAID


def test_somebody_elses_ledger_is_put_away_at_a_press() -> None:
    """Nothing of it is kept, and the right one is asked for."""
    talk = about(doubting(Doubt.NAMES), Chose("another_file"))

    assert talk.done == [DropLedger(PLAIN.id)]
    assert talk.words == ["match_ledger/stranger", "match_ledger/dropped", "match_ledger/send_one"]


def test_the_same_company_under_another_name_goes_on_and_is_recorded() -> None:
    """The rows are shown, and the command says so."""
    talk = about(doubting(Doubt.NAMES), Chose("same_company"), Chose("that_is_it"))

    assert talk.done == [MatchLedger(PLAIN.id, DOLLARS.id, names_fit=True)]


# -- the columns -------------------------------------------------------------------------------------------------------
def test_a_column_is_set_among_the_headings_with_a_sample() -> None:
    """The button shows what stands above it and in it."""
    talk = about(PLAIN, Chose("fix_columns"), Chose("column_number"))
    shown = [(button.value, dict(button.values)) for row in talk.said[-1].buttons for button in row][:3]

    assert shown == [
        (0, {"heading": "Date", "sample": "12.10.2026"}),
        (1, {"heading": "Voucher", "sample": "1001"}),
        (2, {"heading": "C", "sample": "oil"}),
    ]


def test_columns_are_read_again_once_all_are_set() -> None:
    """Debit and credit take the place of one column of amounts, and who owes whom is proved anew."""
    steps = (Chose("column_debit"), Chose("use_column_shown", 2), Chose("column_credit"), Chose("use_column_shown", 3))
    talk = about(PLAIN, Chose("fix_columns"), *steps, Chose("columns_done"))

    assert talk.done[0].told.columns == {Column.DATE: 0, Column.NUMBER: 1, Column.DEBIT: 2, Column.CREDIT: 3}
    assert talk.done[0].told.sign is None


def test_columns_without_an_amount_are_not_enough() -> None:
    """Said, and the card again."""
    talk = about(PLAIN, Chose("fix_columns"), Chose("column_amount"), Chose("no_column"), Chose("columns_done"))

    assert (talk.done, talk.words[-2:]) == ([], ["match_ledger/columns_lacking", "match_ledger/columns"])


def test_one_column_is_one_thing_only() -> None:
    """Whatever stood there before gives way."""
    talk = about(PLAIN, Chose("fix_columns"), Chose("column_text"))
    scene = Scene(talk.conversation, Chose("use_column", 1), talk.books, NOW)
    talk.hear(Chose("use_column", 1))

    assert with_column(scene) == {"date": 0, "amount": 3, "text": 1}
    assert Column.NUMBER not in by_columns(Scene(talk.conversation, Chose("x"), talk.books, NOW)).columns


# -- before it is matched ----------------------------------------------------------------------------------------------
def test_three_rows_are_shown_before_anything_is_made_of_them() -> None:
    """Right: it is held against the statement it can only be about."""
    talk = about(PLAIN)

    assert talk.words == ["match_ledger/samples"]
    assert talk.hear(Chose("that_is_it")).done == [MatchLedger(PLAIN.id, DOLLARS.id)]


def test_a_shape_that_is_known_is_not_asked_about() -> None:
    """It was right last month."""
    assert about(replace(PLAIN, kept_shape=True)).done == [MatchLedger(PLAIN.id, DOLLARS.id)]


def test_several_statements_that_fit_are_asked_about() -> None:
    """Two of one currency, both far from the last row."""
    another = replace(DOLLARS, id=8, number="S-2026-09", cut_off=DOLLARS.cut_off.replace(month=9, day=30))
    early = replace(PLAIN, read=replace(READ, last=None))
    talk = about(early, Chose("that_is_it"), books=replace(QUIET, statements=(DOLLARS, another)))

    assert talk.words[-1] == "raise_dispute/which_statement"
    assert talk.hear(Chose("pick_statement", 8)).done == [MatchLedger(PLAIN.id, 8)]


def test_without_a_statement_in_its_currency_that_is_said() -> None:
    """And nothing at all issued: when the first one comes."""
    pounds = replace(PLAIN, read=replace(READ, shape=replace(SHAPE, currency="GBP")))

    assert about(pounds).words == ["match_ledger/no_statement"]
    assert about(PLAIN, books=replace(QUIET, statements=())).words == ["view_statement/none_yet"]


def test_the_own_figure_comes_first_where_ours_is_not_shown_yet() -> None:
    """The difference would tell it."""
    hidden = replace(QUIET, statements=(EUROS,), to_state=(DOLLARS,))

    assert about(PLAIN, books=hidden).words == ["state_balance/your_figure"]


def test_a_file_without_a_ledger_may_be_a_paper_for_a_case() -> None:
    """It lies with the other papers then."""
    failed = given.LEDGERS[-2]
    told: dict[str, Value] = {"outcome": "refused", "why": "not_a_table", "ledger_id": failed.id}
    talk = Talk(failed).hear(Opened("match_ledger", told), Chose("something_new"))

    assert talk.words[:2] == ["match_ledger/refused", "home/about_what"]
    assert talk.done[0] == FileLedger(failed.id)


# -- what came of it ---------------------------------------------------------------------------------------------------
def shown(talk: Talk, message: str) -> dict[str, Any]:
    """What the last message of that name shows."""
    return dict(next(said.values for said in reversed(talk.said) if said.message == message))


def test_the_result_counts_every_group_once() -> None:
    """What fits, and each class of differences."""
    told = shown(about(replace(HELD, matched=MATCHED)), "match_ledger/result")
    counts = {one["what"]: one["count"] for one in told["classes"]}

    assert told["matched"] + sum(counts.values()) == len(MATCHED.groups)
    assert counts["match_class_theirs_only"] == 3


def test_what_is_explained_and_what_is_not_make_up_the_difference() -> None:
    """The sums of all groups are what is explained."""
    told = shown(about(replace(HELD, matched=MATCHED)), "match_ledger/result")

    assert (told["explained"] + told["unexplained"]).minor == told["difference"].minor == 90_000


def test_equal_ledgers_go_straight_to_the_confirmation() -> None:
    """With the ledger named, so that what is timing is listed."""
    talk = about(replace(HELD, matched=EQUAL))

    assert shown(talk, "match_ledger/result")["equal"]
    assert talk.choices[:2] == ["note_agreement", "ledger_papers"]
    assert talk.hear(Chose("note_agreement")).notes["ledger_id"] == HELD.id


def test_when_nothing_fits_reasons_are_offered() -> None:
    """Plus and minus, columns, the other currency, or to go through it all the same."""
    held = replace(HELD, matched=NOTHING)
    talk = about(held, books=replace(QUIET, statements=(DOLLARS, EUROS)))

    assert talk.words == ["match_ledger/nothing_fits"]
    assert talk.choices[:4] == ["turn_signs", "fix_columns", "next_currency", "go_through"]
    assert talk.hear(Chose("turn_signs")).done[0].told.sign is Sign.PAID


def test_the_papers_come_whenever_they_are_asked_for() -> None:
    """Before anything was decided, too."""
    assert about(replace(HELD, matched=MATCHED), Chose("ledger_papers")).done == [SendLedgerBridge(HELD.id)]


# -- the walk ----------------------------------------------------------------------------------------------------------
def walking(*ids: int) -> Talk:
    """At the first of these differences."""
    return about(left_with(*ids), Chose("go_through"))


def test_what_is_ambiguous_is_asked_first_and_never_guessed() -> None:
    """Both ways are named; the press says which."""
    talk = walking(2, 10)

    assert talk.words[-1] == "match_ledger/which_fits"
    assert talk.hear(Chose("this_group", 1)).done == [DecideGroup(HELD.id, (10,), Decided.OPEN, chosen=1)]


def in_ways(count: int) -> Talk:
    """At a row of theirs that so many documents of ours fit."""
    ambiguous = next(one for one in MATCHED.groups if one.id == 10)
    ways = tuple(replace(ambiguous.alternatives[0], ours=(place,)) for place in range(1, count + 1))
    matched = replace(MATCHED, groups=(replace(ambiguous, alternatives=ways),))
    return about(replace(HELD, matched=matched), Chose("go_through"))


def test_more_ways_than_a_message_holds_come_one_page_after_the_other() -> None:
    """That it is none of them can be said after the last; the numbers go on counting."""
    talk = in_ways(8)
    assert talk.choices == [*["this_group"] * 6, "more", "decide_later", "human"]

    talk.hear(Chose("more"))
    assert talk.choices == [*["this_group"] * 2, "none_of_these", "decide_later", "human"]
    assert [way["place"] for way in shown(talk, "match_ledger/which_fits")["ways"]] == [7, 8]
    assert talk.hear(Chose("this_group", 7)).done == [DecideGroup(HELD.id, (10,), Decided.OPEN, chosen=7)]
    assert "ways_shown" not in talk.notes


def test_a_single_way_is_a_matter_of_yes_and_no() -> None:
    """It is not called one of several."""
    talk = in_ways(1)

    assert shown(talk, "match_ledger/which_fits")["single"]
    assert talk.choices[:2] == ["yes", "no"]
    assert talk.hear(Chose("yes")).done == [DecideGroup(HELD.id, (10,), Decided.OPEN, chosen=0)]
    assert in_ways(1).hear(Chose("no")).done == [DecideGroup(HELD.id, (10,), Decided.OPEN, chosen=-1)]


def test_the_largest_difference_comes_first() -> None:
    """And those that are put off are not asked about again in the same walk."""
    talk = walking(2, 3, 5)
    order = [shown(talk, "match_ledger/one_of_them")["ours"]]
    talk.hear(Chose("decide_later"), DONE)
    order.append(shown(talk, "match_ledger/one_of_them")["ours"])

    assert [rows[0]["number"] if rows else "" for rows in order] == ["INV-1002", ""]


@pytest.mark.parametrize(
    ("choice", "decided"),
    [
        ("we_correct_ours", Decided.OURS_IS_RIGHT),
        ("only_timing", Decided.TIMING),
        ("decide_later", Decided.LATER),
    ],
)
def test_one_press_decides_about_a_difference(choice: str, decided: Decided) -> None:
    """The books are told, and how it stands comes once they have it."""
    talk = walking(2).hear(Chose(choice), DONE)

    assert talk.done == [DecideGroup(HELD.id, (2,), decided)]
    assert talk.words[-1] == "match_ledger/walked"


@pytest.mark.parametrize(
    ("choice", "decided"),
    [
        ("all_ours_right", Decided.OURS_IS_RIGHT),
        ("all_timing", Decided.TIMING),
        ("all_later", Decided.LATER),
    ],
)
def test_one_press_decides_about_all_of_a_kind(choice: str, decided: Decided) -> None:
    """Offered only where there are several."""
    talk = walking(5, 6, 7).hear(Chose(choice))

    assert [(one.decided, sorted(one.groups)) for one in talk.done] == [(decided, [5, 6, 7])]
    assert "all_timing" not in walking(2).choices


@pytest.mark.parametrize(
    ("id_", "told"),
    [
        (3, {"document_id": 1002, "reason": "unknown_invoice", "amount": 100_000}),
        (5, {"document_id": 0, "reason": "payment_missing", "paid": 50_000, "paid_on": "2026-10-12"}),
        (6, {"document_id": 0, "reason": "credit_missing", "amount": 7_000, "credit_number": "G-1"}),
        (7, {"document_id": 0, "reason": "omitted", "amount": 44_000, "omitted_number": "1099"}),
        (8, {"document_id": 1004, "reason": "duplicate", "twin": 1003}),
        (2, {"document_id": 1001, "amount": 7_000, "their_figure": 93_000}),
        (9, {"document_id": 1006, "reason": "tax", "amount": 7_500}),
    ],
)
def test_our_books_are_right_begins_an_objection_with_all_that_is_known(id_: int, told: dict[str, object]) -> None:
    """The reason follows from what the two ledgers hold."""
    talk = walking(id_).hear(Chose("mine_is_right"))

    assert talk.conversation.top.flow == "raise_dispute"
    assert told.items() <= talk.notes.items()


def test_saying_what_is_wrong_asks_for_the_reason() -> None:
    """The line and the sum are there, the reason is not."""
    talk = walking(3).hear(Chose("raise_it"))

    assert talk.conversation.top.flow == "raise_dispute"
    assert "reason" not in talk.notes
    assert talk.notes["document_id"] == 1002


def test_an_objection_that_was_left_leads_back_to_the_differences() -> None:
    """The same one is asked about again."""
    talk = walking(3).hear(Chose("raise_it"), Asked("cancel"), Chose("discard"))

    assert talk.words[-1] == "match_ledger/one_of_them"


def test_a_case_that_was_raised_is_told_to_the_books() -> None:
    """The file goes with it, and the walk goes on."""
    raised = replace(FULL.cases[0], document_id=1002, registered_at=NOW, items=())
    talk = walking(3).hear(Chose("raise_it"))
    talk.books = replace(talk.books, cases=(raised,))
    talk.hear(Asked("cancel"), Chose("discard"))

    assert talk.done[-1] == DecideGroup(HELD.id, (3,), Decided.CASE, raised.id)


# -- the end -----------------------------------------------------------------------------------------------------------
def ended(*ids: int, books: Page = QUIET) -> Talk:
    """After everything was put off, or nothing was left."""
    opened = about(left_with(*ids), Chose("go_through"), books=books)
    return opened.hear(*(event for _ in ids for event in (Chose("decide_later"), DONE)))


def test_at_the_end_everything_is_counted() -> None:
    """What fits, what is timing, and what is left with the day until which the file is kept."""
    told = shown(ended(2), "match_ledger/walked")

    assert [(one["what"], one["count"]) for one in told["stands"]] == [("matched", 1), ("timing", 8), ("left", 1)]
    assert told["left"]


def test_nothing_is_confirmed_while_something_is_left() -> None:
    """Only once all was decided the confirmation is offered."""
    assert "note_agreement" not in ended(2).choices
    assert "look_again" in ended(2).choices


def test_whoever_may_not_confirm_is_told_who_may() -> None:
    """A viewer may compare all the same."""
    viewer = replace(QUIET, contact=replace(MAJA, role=Role.VIEWER))
    talk = about(left_with(), books=viewer)

    assert "note_agreement" not in talk.choices


def test_cancelling_destroys_a_file_that_nothing_came_of() -> None:
    """Said in so many words."""
    talk = about(PLAIN, Asked("cancel"))

    assert (talk.done, talk.words[-1]) == ([DropLedger(PLAIN.id)], "match_ledger/dropped")


def test_cancelling_keeps_what_was_decided() -> None:
    """The decisions stay, and the file with them."""
    some = replace(HELD, matched=given.DONE)
    talk = about(some, Asked("cancel"))

    assert (talk.done, talk.words[-1]) == ([], "match_ledger/kept")


def test_a_ledger_that_is_gone_says_so() -> None:
    """Deleted, or forgotten after its time."""
    assert Talk().hear(Opened("match_ledger", {"ledger_id": 5})).words == ["match_ledger/gone"]


def test_the_same_file_again_shows_what_came_of_it() -> None:
    """It is not read a second time."""
    talk = Talk(replace(HELD, matched=EQUAL)).hear(Opened("match_ledger", {"ledger_id": HELD.id, "again": True}))

    assert talk.words[0] == "match_ledger/same_again"
    assert talk.done == []


def test_the_other_currency_is_offered_at_the_end() -> None:
    """Where a statement in it was issued."""
    talk = ended(2, books=replace(QUIET, statements=(DOLLARS, EUROS)))

    assert "next_currency" in talk.choices
    assert talk.hear(Chose("next_currency", "EUR")).done[-1].told.currency == "EUR"
