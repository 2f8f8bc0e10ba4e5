"""The lines of a case in the store: written with it, read with it, and never two live ones for one reason."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from flows.facts.dispute import Case, Item, Option, Part, Split
from storage import cases
from storage.tables.case_items import CASE_ITEM

NOW = 1_793_000_000_000_000
LINES = (Item(11, "INV-1", Split(500)), Item(12, "INV-2", Split(300)))


def raised(conn: Connection, *items: Item, reason: str = "price", customer: int = 1) -> Case:
    """A case about these lines."""
    id_ = cases.register(
        conn, items, customer_id=customer, contact_id=1, statement_id=1, reason=reason, state="triage", currency="USD",
        remedy="unsure", words="", answers={}, registered_at=NOW, next_contact_at=NOW + 1,
    )  # fmt: skip
    found = cases.one(conn, id_)
    assert found is not None
    return found


def live(conn: Connection) -> list[tuple[str, int]]:
    """Each line and whether it is live."""
    return [(row.document, row.live) for row in conn.execute(select(CASE_ITEM).order_by(CASE_ITEM.c.position))]


def test_a_case_of_several_lines_comes_back_with_them(conn: Connection) -> None:
    """Alone and among all of the customer's."""
    case = raised(conn, *LINES)
    raised(conn, Item(13, "INV-3", Split(50)), customer=2)

    assert case.items == LINES
    assert (case.split, case.document, case.documents) == (Split(800), "INV-1", "INV-1, INV-2")
    assert cases.of_customer(conn, 1) == (case,)


def test_a_case_of_one_line_has_one_item(conn: Connection) -> None:
    """Given by its document."""
    id_ = cases.register(
        conn, customer_id=1, contact_id=1, statement_id=1, document_id=0, document="the freight", reason="other",
        state="triage", currency="USD", claimed=0, remedy="unsure", words="", answers={}, registered_at=NOW,
        next_contact_at=NOW + 1,
    )  # fmt: skip
    found = cases.one(conn, id_)

    assert found
    assert found.items == (Item(0, "the freight", Split(0)),)


def test_what_becomes_of_each_line_is_written_with_the_sums(conn: Connection) -> None:
    """The case's columns are the sums of its lines."""
    case = raised(conn, *LINES)
    decided = (replace(LINES[0], split=Split(500, 400, 100)), replace(LINES[1], split=Split(300, 0, 200, 100)))

    assert cases.change(conn, case, items=decided, outcome="partly_upheld")
    after = cases.one(conn, case.id)
    assert after
    assert (after.items, after.split) == (decided, Split(800, 400, 300, 100))


def test_a_case_that_has_moved_changes_no_line(conn: Connection) -> None:
    """All of it or nothing."""
    case = raised(conn, *LINES)
    cases.change(conn, case, owner=7)
    decided = (replace(LINES[0], split=Split(500, 500)), LINES[1])

    assert not cases.change(conn, case, items=decided)
    after = cases.one(conn, case.id)
    assert after
    assert after.items == LINES


def test_parts_of_several_lines_are_not_written_as_one(conn: Connection) -> None:
    """It could not be told which line they belong to."""
    with pytest.raises(ValueError, match="line by line"):
        cases.change(conn, raised(conn, *LINES), upheld=100)


def test_what_was_claimed_is_never_rewritten(conn: Connection) -> None:
    """Only the customer changes it, and what was first claimed stays beside it."""
    case = raised(conn, *LINES)
    less = (replace(LINES[0], split=Split(200), first_claimed=500), LINES[1])

    with pytest.raises(ValueError, match="never rewritten"):
        cases.change(conn, case, items=less)
    assert cases.change_claim(conn, case, less)
    after = cases.one(conn, case.id)
    assert after
    assert (after.split.claimed, after.first_claimed, after.items[0].first_claimed) == (500, 800, 500)


def test_a_line_stands_in_one_open_case_for_a_reason(conn: Connection) -> None:
    """Another reason is another case."""
    raised(conn, *LINES)
    raised(conn, LINES[1], reason="quantity")

    with pytest.raises(IntegrityError):
        raised(conn, Item(13, "INV-3", Split(1)), LINES[1])


def test_a_line_is_free_again_once_its_case_is_closed_or_it_was_taken_back(conn: Connection) -> None:
    """And not before."""
    case = raised(conn, *LINES)
    cases.change_claim(conn, case, (replace(LINES[0], split=Split(0), first_claimed=500), LINES[1]))
    back = live(conn)
    raised(conn, LINES[0])
    moved = cases.one(conn, case.id)
    assert moved
    cases.change(conn, moved, state="closed")

    assert back == [("INV-1", 0), ("INV-2", 1)]
    assert raised(conn, LINES[1]).items == (LINES[1],)


def test_a_case_taken_up_again_leaves_out_what_was_taken_back(conn: Connection) -> None:
    """The line stays free."""
    case = raised(conn, *LINES)
    cases.change_claim(conn, case, (replace(LINES[0], split=Split(0), first_claimed=500), LINES[1]))
    for state in ("closed", "investigating"):
        now = cases.one(conn, case.id)
        assert now
        cases.change(conn, now, state=state)

    assert live(conn) == [("INV-1", 0), ("INV-2", 1)]


def test_an_offer_keeps_what_it_says_of_each_line(conn: Connection) -> None:
    """Bound by its hash."""
    case = raised(conn, *LINES)
    parts = (Part(11, "INV-1", 400, 100), Part(12, "INV-2", 0, 100, 100, 100))
    made = cases.propose(conn, case, (Option(400, 200, "credit_note", "why", parts),), 9, NOW + 1, NOW)
    other = cases.propose(conn, case, (Option(400, 200, "credit_note", "why", parts[:1]),), 9, NOW + 1, NOW)

    assert made.options[0].parts == parts
    assert made.sha != other.sha
