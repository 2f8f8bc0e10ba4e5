"""The balance brought forward: proved to the cent, or refused with the difference."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from flows.facts.balance_forward import CLEARED, LATER, Forward, Movement, Unproved, brought_forward
from flows.facts.money import Money
from flows.facts.paper_statement import AsIssued, by_month, read, written
from flows.facts.statement import Kind, Line, Statement

OCTOBER, NOVEMBER = date(2026, 10, 31), date(2026, 11, 30)


def line(id: int, open_: int, kind: Kind = Kind.INVOICE, on: date = date(2026, 10, 5)) -> Line:
    """An open document of that amount."""
    due = None if kind.credit else date(2026, 11, 5)
    return Line(id, id, kind, f"N-{id}", on, due, open_, open_)


def statement(cut_off: date, *lines: Line) -> Statement:
    """A statement of these lines."""
    return Statement(1, f"ST-{cut_off:%m}", 1, 1, "USD", cut_off, cut_off, lines)


BEFORE = statement(OCTOBER, line(1, 50_000), line(2, 30_000))
SINCE = (
    Movement(date(2026, 11, 10), "payment", "P-1", -50_000),
    Movement(date(2026, 11, 3), "invoice", "N-3", 20_000),
)


def test_opening_and_movements_come_to_the_closing_balance() -> None:
    """In the order of their days, with the balance after each."""
    now = statement(NOVEMBER, line(2, 30_000), line(3, 20_000))

    found = brought_forward(now, BEFORE, BEFORE.lines, SINCE)

    assert isinstance(found, Forward)
    assert (found.opening, found.raised, found.lowered, found.closing) == (80_000, 20_000, 50_000, 50_000)
    assert [one.number for one in found.movements] == ["N-3", "P-1"]
    assert found.balances == (100_000, 50_000)


def test_a_cent_that_is_not_accounted_for_refuses_it_and_is_named() -> None:
    """The difference is what the closing balance has more than the sum."""
    now = statement(NOVEMBER, line(2, 30_000), line(3, 20_001))

    found = brought_forward(now, BEFORE, BEFORE.lines, SINCE)

    assert found == Unproved("ST-10", Money(1, "USD"))


def test_without_a_statement_before_there_is_nothing_to_bring_forward() -> None:
    """The first one lists open items."""
    assert brought_forward(BEFORE, None, (), ()) == Unproved()


def test_what_was_entered_later_for_a_day_before_is_a_movement_of_its_own() -> None:
    """An invoice of October that came in November, and a line that shrank meanwhile."""
    then = (line(1, 45_000), line(2, 30_000), line(4, 7_000))
    now = statement(NOVEMBER, line(1, 45_000), line(2, 30_000), line(4, 7_000))

    found = brought_forward(now, BEFORE, then, ())

    assert isinstance(found, Forward)
    assert [(one.kind, one.number, one.minor) for one in found.movements] == [
        (LATER, "N-1", -5_000),
        (LATER, "N-4", 7_000),
    ]


def test_what_the_ledger_cleared_without_a_document_lowers_the_balance() -> None:
    """It vanished from the open items."""
    now = statement(NOVEMBER, line(2, 30_000))
    cleared = Movement(date(2026, 11, 9), CLEARED, "N-1", -50_000)

    found = brought_forward(now, BEFORE, BEFORE.lines, (cleared,))

    assert isinstance(found, Forward)
    assert found.closing == 30_000


@given(st.lists(st.integers(-(10**9), 10**9).filter(bool), max_size=8), st.integers(-3, 3))
def test_it_is_brought_forward_exactly_when_it_adds_up(minors: list[int], off: int) -> None:
    """Whatever moved, and however much is missing."""
    since = tuple(Movement(NOVEMBER, "invoice", f"M-{i}", minor) for i, minor in enumerate(minors))
    closing = BEFORE.closing.minor + sum(minors) + off
    kind = Kind.PAYMENT if closing < 0 else Kind.INVOICE
    now = statement(NOVEMBER, line(9, abs(closing), kind))

    found = brought_forward(now, BEFORE, BEFORE.lines, since)

    assert isinstance(found, Forward) == (off == 0)
    if isinstance(found, Unproved):
        assert found.difference == Money(off, "USD")


def test_what_is_frozen_is_read_back_as_it_was() -> None:
    """With movements and with cases."""
    forward = brought_forward(statement(NOVEMBER, line(2, 30_000), line(3, 20_000)), BEFORE, BEFORE.lines, SINCE)
    assert isinstance(forward, Forward)
    facts = AsIssued("Harbourline", "DE1", "晨光贸易", "9144", "C-1", (("D-1001", 500),), forward)

    assert read(written(facts)) == facts
    assert read(written(replace(facts, forward=None, cases=()))) == replace(facts, forward=None, cases=())


def test_a_long_statement_is_summed_up_by_month() -> None:
    """Debits and credits apart, oldest first."""
    lines = (line(1, 100, on=date(2026, 10, 5)), line(2, 40, Kind.PAYMENT, date(2026, 10, 9)), line(3, 7, on=OCTOBER))
    earlier = line(4, 11, on=date(2026, 9, 30))

    months = by_month((*lines, earlier))

    assert [(m.first, m.count, m.debits, m.credits) for m in months] == [
        (date(2026, 9, 1), 1, 11, 0),
        (date(2026, 10, 1), 3, 107, 40),
    ]
