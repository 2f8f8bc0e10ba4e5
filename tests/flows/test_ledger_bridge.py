"""The bridge from a customer's balance to ours: whatever was matched and decided, it adds up to the last minor unit."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.facts import paper_ledger, paper_reconciliation
from flows.facts.ledger_bridge import Move, Step, bridge, read, written
from flows.facts.ledger_rows import Extent, Ours, Theirs
from flows.facts.ledger_shape import LedgerRead, Shape, Unread
from flows.facts.ledgers import Ledger, LedgerState
from flows.facts.match_groups import MATCHED, Class, Decided, Group, Matched, Rule
from flows.facts.paper_ledger import MOST_ITEMS, between, by_rule, in_order, left_over, listed
from flows.facts.paper_reconciliation import Why
from flows.facts.statement import Kind
from flows.facts.timing_items import CUSTOMER, SUPPLIER, Timing, timing_items

DAY = date(2026, 10, 12)
OPENING = 1_000
NUMBERS = {9: "D-1009"}


def group(id: int, klass: Class, ours: int, theirs: int, decided: Decided = Decided.OPEN) -> Group:
    """A group of one document and one row; 0 stands for none on that side."""
    case = 9 if decided is Decided.CASE else 0
    sides = (id,) * bool(ours), (id,) * bool(theirs)
    return Group(id, klass, Rule.NONE, *sides, ours, theirs, decided=decided, case_id=case)


def ledger(*groups: Group, apart: int = 0, left: int = 0, told: bool = True, unread: int = 0) -> Ledger:
    """Matched: the openings are `apart`, and `left` of their closing balance stands in no row."""
    ours, theirs = sum(one.ours_minor for one in groups), sum(one.theirs_minor for one in groups)
    first, last = (OPENING - apart, OPENING - apart + theirs - left) if told else (None, None)
    matched = Matched("USD", Extent.MOVEMENTS, groups, OPENING, OPENING + ours, first, last)
    seen = LedgerRead(Shape(), (), (), (), unread=tuple(Unread(row, "D", "x", "not_a_day") for row in range(unread)))
    entries = {g.id: Ours(g.id, Kind.INVOICE, f"INV-{g.id}", DAY, g.ours_minor) for g in groups if g.ours}
    rows = {g.id: Theirs(g.id, DAY, f"{g.id}", g.theirs_minor) for g in groups if g.theirs}
    return Ledger(
        4, 1, 7, 1, "a.xlsx", LedgerState.MATCHED, 0, seen, len(rows), None, matched, rows, entries,
    )  # fmt: skip


AMOUNTS = st.integers(-10_000_000, 10_000_000)
GROUPS = st.lists(
    st.builds(
        lambda klass, ours, theirs, decided: (klass, ours, theirs, Decided.OPEN if klass in MATCHED else decided),
        st.sampled_from(Class), AMOUNTS, AMOUNTS, st.sampled_from(Decided),
    ),
    max_size=30,
).map(lambda found: tuple(group(id_, *one) for id_, one in enumerate(found, start=1)))  # fmt: skip
LEDGERS = st.builds(
    lambda groups, apart, left, told, unread: ledger(*groups, apart=apart, left=left, told=told, unread=unread),
    GROUPS, AMOUNTS, AMOUNTS, st.booleans(), st.integers(0, 3),
)  # fmt: skip


# -- the bridge --------------------------------------------------------------------------------------------------------
@given(LEDGERS)
def test_from_their_balance_every_step_leads_to_ours(found: Ledger) -> None:
    """To the last minor unit, whatever was matched."""
    assert found.matched is not None
    whole = bridge(found)

    assert whole.theirs + sum(one.minor for one in whole.moves) == whole.ours == found.matched.ours_closing
    assert whole.unexplained.minor == sum(m.minor for m in whole.moves if m.step in {Step.UNREAD, Step.UNEXPLAINED})
    assert read(json.loads(json.dumps(written(whole)))) == whole


@given(GROUPS, AMOUNTS)
def test_nothing_is_left_where_their_rows_come_to_their_balance(groups: tuple[Group, ...], apart: int) -> None:
    """All of the difference stands in classes then."""
    whole = bridge(ledger(*groups, apart=apart))

    assert not whole.unexplained


def test_each_class_is_one_step_with_how_many_groups_it_has() -> None:
    """Also one whose differences cancel each other out."""
    some = [group(1, Class.OURS_ONLY, 500, 0), group(2, Class.OURS_ONLY, 300, 0)]
    whole = bridge(ledger(*some, group(3, Class.FX, 90, 100), group(4, Class.FX, 110, 100), apart=50))

    assert whole.moves == (Move(Step.OPENING, 50), Move(Step.OURS_ONLY, 800, 2), Move(Step.FX, 0, 2))


def test_what_passed_as_equal_is_a_step_of_its_own() -> None:
    """A cent is not swept away."""
    whole = bridge(ledger(group(1, Class.TOLERANCE, 1_001, 1_000), group(2, Class.EXACT, 70, 70)))

    assert whole.moves == (Move(Step.TOLERANCE, 1),)
    assert (whole.matched, whole.matched_minor) == (2, 1_071)


@pytest.mark.parametrize(("unread", "step"), [(0, Step.UNEXPLAINED), (2, Step.UNREAD)])
def test_what_stands_in_no_row_is_named_for_what_it_is(unread: int, step: Step) -> None:
    """Rows that could not be read are said to be behind it where there are some."""
    whole = bridge(ledger(group(1, Class.EXACT, 70, 70), left=25, unread=unread))

    assert whole.moves == (Move(step, 25, unread),)


def test_a_file_without_a_balance_begins_where_ours_does() -> None:
    """That is worked out, and said to be."""
    whole = bridge(ledger(group(1, Class.OURS_ONLY, 500, 0), told=False))

    assert (whole.theirs, whole.told) == (1_000, False)
    assert whole.moves == (Move(Step.OURS_ONLY, 500, 1),)


def test_what_was_not_matched_has_no_bridge() -> None:
    """There is nothing to lead anywhere."""
    with pytest.raises(ValueError, match="was not matched"):
        bridge(replace(ledger(), matched=None))


# -- both books, as decided --------------------------------------------------------------------------------------------
def both(found: Ledger) -> tuple[paper_reconciliation.Bridge, Matched]:
    """Both columns with what was decided."""
    assert found.matched is not None
    lines = list(listed(in_order(found.matched.differences), found.rows, found.entries, NUMBERS))
    return between(found.matched, lines), found.matched


@given(LEDGERS)
def test_what_both_columns_leave_is_named_in_parts(found: Ledger) -> None:
    """Not decided, the openings, and what nothing explains: no cent more or less."""
    whole, matched = both(found)
    left = left_over(matched, whole)

    assert whole.unexplained.minor == left.undecided + left.opening + left.unexplained
    assert left.unexplained == bridge(found).unexplained.minor
    assert len(whole.to_ours) <= 2 * MOST_ITEMS + 2


@given(LEDGERS)
def test_a_line_of_the_papers_survives_waiting_in_a_letter(found: Ledger) -> None:
    """As JSON and back."""
    assert found.matched is not None
    lines = tuple(listed(found.matched.groups, found.rows, found.entries, NUMBERS))

    assert paper_ledger.read(json.loads(json.dumps(paper_ledger.written(lines)))) == lines


def test_each_decision_changes_the_side_that_lacks_the_item() -> None:
    """Ours is right: theirs has to book it; a case: ours is in question; timing: whoever has not booked it yet."""
    whole, _ = both(
        ledger(
            group(1, Class.AMOUNT_DIFF, 500, 400, Decided.OURS_IS_RIGHT),
            group(2, Class.AMOUNT_DIFF, 900, 700, Decided.CASE),
            group(3, Class.OURS_ONLY, 60, 0, Decided.TIMING),
            group(4, Class.THEIRS_ONLY, 0, -80, Decided.TIMING),
            group(5, Class.OURS_ONLY, 7, 0, Decided.LATER),
        )
    )

    assert {(one.why, one.minor, one.document, one.case) for one in whole.to_theirs} == {
        (Why.TO_BOOK, 100, "INV-1", ""),
        (Why.TIMING, 60, "INV-3", ""),
    }
    assert {(one.why, one.minor, one.document, one.case) for one in whole.to_ours} == {
        (Why.IN_QUESTION, -200, "INV-2", "D-1009"),
        (Why.TIMING, -80, "4", ""),
    }
    assert whole.unexplained.minor == 7


def test_many_items_are_named_by_the_largest_and_the_rest_together() -> None:
    """A page stays a page."""
    many = [group(n, Class.OURS_ONLY, n, 0, Decided.OURS_IS_RIGHT) for n in range(1, MOST_ITEMS + 4)]
    whole, _ = both(ledger(*many))

    assert [one.minor for one in whole.to_theirs] == [*range(MOST_ITEMS + 3, 3, -1), 1 + 2 + 3]
    assert (whole.to_theirs[-1].why, whole.to_theirs[-1].document) == (Why.FURTHER, "3")
    assert not whole.unexplained


def test_what_fits_is_counted_by_the_rule_that_found_it() -> None:
    """Whoever asks why is told."""
    fitting = [replace(group(n, Class.EXACT, 10 * n, 10 * n), rule=rule) for n, rule in enumerate(Rule, start=1)]
    found = ledger(*fitting, group(99, Class.OURS_ONLY, 5, 0))
    assert found.matched is not None

    assert by_rule(found.matched) == tuple((rule, 1, 10 * n) for n, rule in enumerate(Rule, start=1))


# -- what a balance is agreed subject to -------------------------------------------------------------------------------
def test_timing_differences_say_whose_books_lack_them() -> None:
    """The largest first."""
    found = ledger(
        group(1, Class.OURS_ONLY, 60, 0, Decided.TIMING),
        group(2, Class.THEIRS_ONLY, 0, -80, Decided.TIMING),
        group(3, Class.OURS_ONLY, 500, 0, Decided.OURS_IS_RIGHT),
    )

    assert timing_items(found, 7) == (Timing("2", DAY, -80, SUPPLIER), Timing("INV-1", DAY, 60, CUSTOMER))


def test_another_statement_is_subject_to_nothing_of_it() -> None:
    """Nor to what is being matched anew; what was decided in one that is over still holds."""
    found = ledger(group(1, Class.OURS_ONLY, 60, 0, Decided.TIMING))

    assert timing_items(found, 8) == ()
    assert timing_items(replace(found, state=LedgerState.MATCHING), 7) == ()
    assert timing_items(replace(found, state=LedgerState.OVER), 7)
    assert timing_items(None, 7) == ()


def test_a_row_without_a_number_is_named_by_its_place_and_not_by_its_text() -> None:
    """A name that stands there would be signed for ever; the papers, which are not, show it."""
    found = ledger(
        group(1, Class.THEIRS_ONLY, 0, -80, Decided.TIMING), group(2, Class.THEIRS_ONLY, 0, 5, Decided.TIMING)
    )
    bare = replace(found, rows={1: Theirs(1, None, "", -80, "Bank transfer"), 2: Theirs(2, None, "", 5)})
    whole, _ = both(bare)

    assert [one.document for one in timing_items(bare, 7)] == ["#1", "#2"]
    assert {one.document for one in whole.to_ours} == {"Bank transfer", "#2"}
