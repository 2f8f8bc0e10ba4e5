"""A customer's ledger as it is kept: packed whole, found again, decided about, forgotten."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from flows.facts.days import Order
from flows.facts.ledger_rows import Extent, Ours, Theirs
from flows.facts.ledger_shape import Column, Doubt, LedgerRead, Shape, SheetSeen, Sign, Unread
from flows.facts.ledgers import LedgerState, SignSeen
from flows.facts.match_groups import Alternative, Class, Decided, Group, Matched, Rule
from flows.facts.statement import Kind
from storage import ledger_uploads
from storage.ledger_bodies import Body, Whole, opened, packed, read, written

DAY = date(2026, 10, 7)
SHAPE = Shape(
    "Oct", 3, MappingProxyType({Column.DATE: 0, Column.NUMBER: 1, Column.AMOUNT: 4}), Order.DAY_FIRST, ",", "USD",
    Sign.PAID, ("Datum", "Beleg", "", "", "Betrag"),
)  # fmt: skip
ROWS = (
    Theirs(4, DAY, "R-1", -100_00, "Palm oil", Kind.INVOICE, ("PO-7",)),
    Theirs(5, None, "R-2", 40_00),
    Theirs(9, DAY, "", -7_00, "fee"),
)
READ = LedgerRead(
    SHAPE, (SheetSeen("Oct", 3),), (), ROWS[:1], None, -67_00, (), DAY, DAY, ("Okafor",),
    (Unread(7, "D", "soon", "not_a_day"),), 2, (Doubt.NAMES,),
)  # fmt: skip
ENTRIES = (
    Ours(11, Kind.INVOICE, "INV-1", DAY, 100_00, DAY, ("PO-7",), "Palm oil"),
    Ours(12, Kind.PAYMENT, "P", DAY, -40),
)
GROUPS = (
    Group(1, Class.EXACT, Rule.EXACT, (11,), (4,), 100_00, 100_00),
    Group(2, Class.AMOUNT_DIFF, Rule.NUMBER_ALONE, (12,), (5,), -40, -40_00, "13 %"),
    Group(3, Class.NEEDS_REVIEW, Rule.NONE, (), (9,), 0, 7_00, "", (Alternative((), (9,)), Alternative((12,), (9,)))),
)
MATCHED = Matched("USD", Extent.MOVEMENTS, GROUPS, 10, 99_70, None, 67_00)
BODY = Body(
    READ, 3, SignSeen(Sign.PAID, "totals", -67_00), MATCHED,
    MappingProxyType({row.row: replace(row, minor=-row.minor) for row in ROWS[1:]}),
    MappingProxyType({12: ENTRIES[1]}), kept_shape=True,
)  # fmt: skip


@pytest.fixture
def ledger(conn: Connection) -> int:
    """A ledger that was matched."""
    id_ = ledger_uploads.begin(conn, customer_id=1, contact_id=2, chat="telegram:71", name="books.xlsx", at=5)
    body, whole = packed(BODY), packed(Whole(ROWS, ENTRIES))
    ledger_uploads.change(conn, id_, state="matched", statement_id=3, evidence_id=4, body=body, whole=whole)
    return id_


def test_what_is_packed_is_found_as_it_was(conn: Connection, ledger: int) -> None:
    """Every value of every kind that stands in it."""
    found = ledger_uploads.one(conn, ledger)

    assert found
    assert (found.read, found.sign, found.matched, found.row_count) == (READ, BODY.sign, MATCHED, 3)
    assert (dict(found.rows), dict(found.entries)) == (dict(BODY.rows), dict(BODY.entries))
    assert (found.state, found.statement_id, found.evidence_id) == (LedgerState.MATCHED, 3, 4)
    assert found.kept_shape


def test_what_is_read_from_bytes_equals_what_was_remembered() -> None:
    """A second process has remembered nothing."""
    assert read(Body, written(BODY)) == BODY
    assert read(Shape, written(SHAPE)) == SHAPE


texts = st.text(max_size=8)
rows = st.builds(
    Theirs, st.integers(1, 99), st.none() | st.dates(), texts, st.integers(-(10**15), 10**15), texts,
    st.none() | st.sampled_from(Kind), st.lists(texts, max_size=2).map(tuple),
)  # fmt: skip


@given(st.lists(rows, max_size=5).map(tuple))
@settings(max_examples=60, deadline=None)
def test_any_rows_survive_being_packed(found: tuple[Theirs, ...]) -> None:
    """Whatever a file holds."""
    assert read(Whole, written(Whole(found))) == Whole(found)
    assert opened(Whole, packed(Whole(found))) == Whole(found)


def test_all_rows_come_with_our_sign(conn: Connection, ledger: int) -> None:
    """The file showed what they have paid above zero."""
    found = ledger_uploads.whole(conn, ledger)

    assert found
    assert {row: one.minor for row, one in found[1].items()} == {4: 100_00, 5: -40_00, 9: 7_00}
    assert found[2] == {one.id: one for one in ENTRIES}


def test_a_decision_stands_beside_its_group(conn: Connection, ledger: int) -> None:
    """And no other group has changed."""
    ledger_uploads.decide(conn, ledger, [replace(GROUPS[1], decided=Decided.CASE, case_id=7)])
    found = ledger_uploads.one(conn, ledger)

    assert found
    assert found.matched
    assert found.matched.groups == (GROUPS[0], replace(GROUPS[1], decided=Decided.CASE, case_id=7), GROUPS[2])


def test_matched_once_more_what_stands_as_it_stood_is_decided_still(conn: Connection, ledger: int) -> None:
    """By its rows and documents, whatever its number is now; what is grouped otherwise is asked again."""
    ledger_uploads.decide(conn, ledger, [replace(one, decided=Decided.TIMING) for one in GROUPS[1:]])
    anew = replace(MATCHED, groups=(replace(GROUPS[1], id=8), replace(GROUPS[2], id=1, theirs=(4, 9))))
    ledger_uploads.rematched(conn, ledger, anew)
    found = ledger_uploads.one(conn, ledger)

    assert found
    assert found.matched
    assert [(one.id, one.decided) for one in found.matched.groups] == [(8, Decided.TIMING), (1, Decided.OPEN)]


def test_over_and_nothing_decided_nothing_is_left(conn: Connection, ledger: int) -> None:
    """Neither rows nor groups; it is in no list any more."""
    ledger_uploads.decide(conn, ledger, [replace(GROUPS[1], decided=Decided.LATER)])
    ledger_uploads.end(conn, ledger)
    found = ledger_uploads.one(conn, ledger)

    assert found
    assert found.state is LedgerState.OVER
    assert (found.read, found.matched, dict(found.rows)) == (None, None, {})
    assert ledger_uploads.contents(conn, ledger) == (b"", b"")
    assert ledger_uploads.of_customer(conn, 1) == ()
    assert ledger_uploads.whole(conn, ledger) is None


def test_over_what_was_decided_stays(conn: Connection, ledger: int) -> None:
    """The difference with its row and its document, and nothing else."""
    ledger_uploads.decide(conn, ledger, [replace(GROUPS[1], decided=Decided.TIMING)])
    ledger_uploads.end(conn, ledger)
    found = ledger_uploads.one(conn, ledger)

    assert found
    assert found.matched
    assert [(one.id, one.decided) for one in found.matched.groups] == [(2, Decided.TIMING)]
    assert (list(found.rows), list(found.entries)) == ([5], [12])
    assert ledger_uploads.all_rows(conn, ledger) == Whole()


def test_layouts_are_remembered_by_their_headings(conn: Connection) -> None:
    """The newest first, each heading once; one without headings cannot be known again."""
    other = replace(SHAPE, headings=("Date", "No."))
    ledger_uploads.keep_shape(conn, 1, SHAPE, 10)
    ledger_uploads.keep_shape(conn, 1, other, 20)
    ledger_uploads.keep_shape(conn, 1, replace(SHAPE, sign=Sign.OWED), 30)
    ledger_uploads.keep_shape(conn, 1, Shape(), 40)

    assert ledger_uploads.shapes(conn, 1) == (replace(SHAPE, sign=Sign.OWED), other)
    assert ledger_uploads.shapes(conn, 2) == ()


def test_a_job_that_was_asked_for_again_has_another_run(conn: Connection, ledger: int) -> None:
    """So that what the first one finds is known as stale."""
    ledger_uploads.wanted(conn, ledger, LedgerState.READING, told=ledger_uploads.tell(SHAPE))
    known = ledger_uploads.row(conn, ledger)

    assert known
    assert known["run"] == 2
    assert ledger_uploads.under_way(conn) == [ledger]
    assert ledger_uploads.told(conn, ledger) == SHAPE
