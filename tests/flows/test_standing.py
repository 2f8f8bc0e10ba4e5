"""What a statement amounts to: its balance, how it arises, and what is left when objections are counted."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from flows.facts.document_numbers import containing, named_in, worth
from flows.facts.explain import adds_up, explain_line, explain_total
from flows.facts.standing import excepted, standing
from flows.facts.statement import Kind, Line, Statement, unbalanced
from tests.flows.samples_statements import CREDIT, LATE, PALM_OIL, case, line, statement

CUT_OFF = date(2026, 10, 31)


@some.composite
def lines(draw: some.DrawFn) -> Line:
    """A line as a ledger may hold it."""
    kind = draw(some.sampled_from(Kind))
    total = draw(some.integers(1, 10**12))
    return Line(
        position=1,
        document_id=draw(some.integers(1, 50)),
        kind=kind,
        number=f"N-{draw(some.integers(1, 10**6))}",
        on=CUT_OFF - timedelta(days=draw(some.integers(0, 400))),
        due=None if kind.credit else CUT_OFF + timedelta(days=draw(some.integers(-200, 90))),
        total=total,
        open=draw(some.integers(1, total)),
        applied=tuple(("PAY", CUT_OFF, minor) for minor in draw(some.lists(some.integers(1, total), max_size=3))),
    )


def of(drawn: list[Line]) -> Statement:
    """A statement of these lines."""
    return statement(*drawn)


@given(some.lists(lines(), min_size=1, max_size=30))
def test_balance_and_ageing_add_up_for_every_ledger(drawn: list[Line]) -> None:
    """Invariants *balance* and *ageing*: debits less credits, and buckets less credits, are the closing balance."""
    one = of(drawn)

    assert unbalanced(one) == ()
    assert one.closing.minor == sum(row.signed for row in drawn)
    assert sum(amount.minor for _, amount in one.ageing) - one.credits.minor == one.closing.minor


@given(some.lists(lines(), min_size=1, max_size=30))
def test_every_explanation_adds_up(drawn: list[Line]) -> None:
    """Whoever adds the steps gets the figure."""
    one = of(drawn)

    assert adds_up(explain_total(one))
    assert all(adds_up(explain_line(row, "USD")) for row in drawn)


@given(some.lists(lines(), min_size=1, max_size=10, unique_by=lambda row: row.document_id), some.integers(0, 10**12))
def test_what_is_in_question_and_what_is_not_make_the_balance(drawn: list[Line], claimed: int) -> None:
    """No amount is counted twice or lost between the two."""
    stands = standing(of(drawn), [case(drawn[0], claimed)])

    assert stands.in_question + stands.undisputed == stands.closing
    assert 0 <= stands.overdue_undisputed.minor <= stands.overdue.minor


def test_charges_that_no_item_lists_are_a_step_of_their_own() -> None:
    """Freight and tax do not vanish into a difference."""
    taxed = replace(PALM_OIL, total=500_000, open=500_000)
    named = [(step.what, step.amount.minor) for step in explain_line(taxed, "USD")]

    assert ("other", 20_000) in named


def test_only_lines_of_the_statement_are_excepted() -> None:
    """A case about another statement's document is no exception here."""
    elsewhere = case(line(9, "INV-9", 1))

    assert excepted(statement(), [elsewhere, case()]) == (PALM_OIL.document_id,)


@pytest.mark.parametrize(
    "text",
    ["INV-2214", "inv 2214", "INV2214?", "2214", "发票2214价格不对", "hi, INV-2214 looks too high", "ＩＮＶ－２２１４"],
)
def test_a_number_is_found_as_people_write_it(text: str) -> None:
    """Marks, spaces and wide letters do not matter."""
    assert named_in(text, statement().lines) == (PALM_OIL,)


@pytest.mark.parametrize("text", ["INV-22140", "12214", "2214.50", "2,214", "22/14", "INV", "", "3/2214/9"])
def test_a_number_is_not_found_inside_something_else(text: str) -> None:
    """An amount or a longer number names no line."""
    assert named_in(text, statement().lines) == ()


def test_the_whole_number_wins_over_its_ending() -> None:
    """INV-2100 and CR-2100 are two documents."""
    other = replace(CREDIT, number="CR-2100")

    assert named_in("CR-2100", (LATE, other)) == (other,)
    assert named_in("2100", (LATE, other)) == (LATE, other)


def test_a_search_finds_parts_and_an_empty_one_nothing() -> None:
    """Nothing typed is no search for everything."""
    assert containing("v22", statement().lines) == (PALM_OIL,)
    assert containing(" - ", statement().lines) == ()


def test_an_amount_finds_open_and_total() -> None:
    """Either may stand on the paper in the customer's hand."""
    assert worth("1,500.00", statement()) == (LATE,)
    assert worth("USD 2000", statement()) == (LATE,)
    assert worth("EUR 2000", statement()) == ()
