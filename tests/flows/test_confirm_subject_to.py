"""Confirming a balance whose timing differences were named before: they are shown, and nothing else changes."""

from dataclasses import replace
from datetime import date

from flows.facts.books import Page
from flows.facts.commands import ConfirmBalance, PrepareConfirmation
from flows.facts.ledgers import Ledger
from flows.facts.match_groups import Class, Decided, Group, Rule
from tests.flows.samples_statements import LIMITED, VIEWER, Talk, case, page, statement, talk
from tests.screens.paper_ledger import matched_ledger

LEDGER = replace(
    matched_ledger(statement()), id=4, rows={30: replace(matched_ledger(statement()).rows[30], number="PAY-9")}
)


def begun(books: Page, ledger_id: int = 4) -> Talk:
    """The confirmation as the walk through the ledger begins it."""
    return talk(replace(books, uploads=(LEDGER,)), "confirm_balance", statement_id=7, ledger_id=ledger_id)


def many(count: int) -> Ledger:
    """So many timing differences."""
    assert LEDGER.matched is not None
    one = next(group for group in LEDGER.matched.groups if group.klass is Class.TIMING)
    more = tuple(
        Group(100 + n, Class.TIMING, Rule.NONE, one.ours, (), one.ours_minor, 0, decided=Decided.TIMING)
        for n in range(count)
    )
    return replace(LEDGER, matched=replace(LEDGER.matched, groups=more))


def test_totals_and_the_last_question_name_what_the_yes_is_subject_to() -> None:
    """Whose books lack it, how much, which document; the sum to agree to is the same."""
    some = begun(page())
    first = some.text()
    some.press("confirm_yes")

    for said in (first, some.text()):
        assert "Subject to these timing differences clearing:" in said
        assert "Not in your books yet: USD 5,400.00 · 15 Oct 2026 · INV-7008" in said
        assert "Not in our books yet: USD -900.00 · 23 Oct 2026 · PAY-9" in said
    assert "owed Northwind Oils <b>USD 6,000.00</b>" in some.text()


def test_the_yes_names_the_ledger_it_stands_on() -> None:
    """Lines under a case stay excepted as ever."""
    some = begun(page(cases=(case(),)))
    some.press("confirm_yes")
    some.press("confirm_in_name")

    assert some.does() == [ConfirmBalance(7, "balance_except", (101,), 4)]


def test_one_begun_without_a_ledger_is_as_it_was() -> None:
    """So is one that was begun with a ledger of another statement."""
    assert "Subject to" not in begun(page(), 0).text()
    assert "Subject to" not in begun(page(statements=(statement(id=7, cut_off=date(2026, 9, 30)),)), 5).text()


def test_whoever_only_looks_on_is_told_who_may() -> None:
    """And sees no items."""
    some = begun(page(contact=VIEWER))

    assert some.said() == ["confirm_balance/who_may"]
    assert "INV-7008" not in some.text()


def test_the_second_of_two_is_asked_about_the_same_items() -> None:
    """The first yes takes the ledger along."""
    some = begun(page(contact=LIMITED))
    some.press("confirm_yes")
    some.press("ask_second")

    assert some.does() == [PrepareConfirmation(7, 600_000, 4)]


def test_items_decided_otherwise_under_the_card_are_shown_again() -> None:
    """What is agreed to is what was seen."""
    some = begun(page())
    some.press("confirm_yes")
    some.books = replace(some.books, uploads=(many(1),))
    some.press("confirm_in_name")

    assert some.does() == []
    assert some.said() == ["confirm_balance/shown_again", "confirm_balance/sure"]


def test_very_many_items_are_counted_after_the_first_ones() -> None:
    """A message is no ledger; the record names them all."""
    some = talk(page(uploads=(many(15),)), "confirm_balance", statement_id=7, ledger_id=4)

    assert some.text().count("Not in your books yet") == 12
    assert "Further timing differences, all in the record: 3" in some.text()
