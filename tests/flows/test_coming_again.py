"""What a case put right: watched on the next statements, told by us first where it comes back, and ended."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from flows.engine.effects import Do
from flows.facts.case_commands import EndWatch
from flows.facts.coming_again import found_again, raised_again
from flows.facts.dispute import CaseState as S
from flows.facts.dispute import OfferState, Split
from flows.facts.prices import AgreedPrice
from flows.facts.statement import Kind, Line, Statement
from flows.facts.times import DAY
from tests.flows.samples_dispute import CASE, NOW, OFFER, OIL, STATEMENT, Life, commands, life, says

GRANTED = replace(OFFER, state=OfferState.ACCEPTED, chosen=0)
ANSWERS: dict[str, object] = {"price": "18.40", "item": 0}


def later(months: int, *lines: Line, **changes: object) -> Statement:
    """The statement of a later month, with those lines instead of October's when there are any."""
    made = replace(
        STATEMENT, id=5 + months, number=f"ST-{months}", cut_off=STATEMENT.cut_off + timedelta(days=30 * months),
        issued_at=NOW + months * DAY, lines=lines or STATEMENT.lines,
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def settled(*statements: Statement, **changes: object) -> Life:
    """A closed case, granted in full, and the statements that came since, newest first."""
    fields = {"split": Split(20_000, 20_000), "outcome": "upheld", "next_contact_at": NOW, "answers": ANSWERS} | changes
    one = life(S.CLOSED, GRANTED, **fields)
    return replace(one, books=replace(one.books, statements=(*statements, STATEMENT)), now=NOW + DAY)


def right(months: int) -> Statement:
    """A later statement on which the line is as it was settled."""
    line = STATEMENT.lines[0]
    return later(months, replace(line, open=line.open - 20_000))


def invoice(price: str, id: int = 31) -> Line:
    """A new invoice of the same goods at that price."""
    row = replace(OIL, unit_price=Decimal(price), amount=int(Decimal(price) * 25_000))
    on = date(2026, 11, 12)
    return Line(9, id, Kind.INVOICE, "INV-2301", on, on, row.amount, row.amount, (row,))


def ended(one: Life) -> list[EndWatch]:
    """How the watch ended in the last turn."""
    return [command for command in commands(one.last.effects) if isinstance(command, EndWatch)]


def test_a_statement_that_asks_for_it_again_ends_the_watch_as_come_back() -> None:
    """The case hears where it stands again."""
    back = settled(later(1)).happens("statement_came", statement=6)

    assert [(one.how, one.values) for one in ended(back)] == [("came_again", {"statement": 6, "document": "INV-2214"})]


def test_colleagues_hear_at_once_and_the_customer_in_hours() -> None:
    """What is said goes by a follow-up of its own, which obeys hours and wishes."""
    back = settled(later(1)).happens("came_again")

    assert (back.staff, back.reminders, back.told) == (["staff/case_came_again"], ["came_again"], [])


def test_we_write_first_and_one_press_takes_it_up_again() -> None:
    """The case stays closed until then, and somebody looks when nobody answers."""
    asked = settled(later(1)).happens("due:came_again", count=0)
    said = says(asked.last.effects)[0]

    assert (said.message, asked.state, asked.reminders) == ("dispute/came_again", S.CLOSED, ["came_again"])
    assert [(one.choice, one.opens) for one in said.buttons[0]] == [("again_take_up", "settle")]


def test_nothing_is_said_when_it_was_corrected_meanwhile() -> None:
    """Decided when the time has come."""
    assert settled(right(2), later(1)).happens("due:came_again", count=0).told == []


def test_a_new_invoice_at_the_old_price_may_be_registered_as_a_linked_case() -> None:
    """It has no number yet, so none is taken up again."""
    asked = settled(later(1, invoice("19.20"))).happens("due:came_again", count=0)
    button = says(asked.last.effects)[0].buttons[0][0]

    assert (button.choice, button.opens) == ("again_register", "raise_dispute")
    assert button.notes == {"statement_id": 6, "document_id": 31, "reason": "price", "linked_to": 42}


@pytest.mark.parametrize(
    ("lines", "prices"),
    [
        ((invoice("18.40"),), ()),
        ((invoice("19.20"),), (AgreedPrice("palm oil 20 l", "", Decimal("19.20"), "USD", date(2026, 11, 1)),)),
        ((STATEMENT.lines[0], replace(STATEMENT.lines[3], document_id=77, open=20_000)), ()),
    ],
    ids=["at the agreed price", "a price agreed since", "a credit note stands beside it"],
)
def test_what_is_explained_is_no_repetition(lines: tuple[Line, ...], prices: tuple[AgreedPrice, ...]) -> None:
    """We never say that we were wrong when we were not."""
    case = settled().case

    assert found_again(case, STATEMENT, later(1, *lines), (case,), prices) is None


def test_what_is_in_question_under_another_number_is_not_told_again() -> None:
    """The customer knows."""
    case = settled().case
    other = replace(CASE, id=50, number="D-1050")

    assert found_again(case, STATEMENT, later(1), (case, other), ()) is None


def test_a_price_that_nobody_agreed_on_is_no_measure() -> None:
    """What was granted in part leaves open which price holds."""
    case = settled(split=Split(20_000, 10_000, 10_000), answers=ANSWERS).case

    assert found_again(case, STATEMENT, later(1, invoice("19.20")), (case,), ()) is None


def test_three_statements_without_it_end_the_watch() -> None:
    """And the case says so."""
    two = settled(right(2), right(1)).happens("statement_came")
    three = settled(right(3), right(2), right(1)).happens("statement_came")

    assert ended(two) == []
    assert [(one.how, one.values) for one in ended(three)] == [("stayed_away", {"statements": 3})]


def test_what_came_before_it_was_closed_does_not_count() -> None:
    """A weekly customer has had two while the case was open."""
    early = [later(months, right(1).lines[0], issued_at=NOW - DAY) for months in (3, 2)]

    assert ended(settled(right(4), *early).happens("statement_came")) == []


def test_ninety_days_end_the_watch_however_few_statements_came() -> None:
    """It is written into the case."""
    over = settled(right(1)).happens("due:recurrence_watch")

    assert [one.how for one in ended(over)] == ["stayed_away"]
    assert settled(right(1)).happens("stayed_away", statements=1).staff == ["staff/case_stayed_away"]


def test_an_unanswered_question_goes_to_a_colleague() -> None:
    """Nothing we know to be wrong rests with nobody."""
    asked = settled(later(1)).happens("due:came_again", count=1)

    assert (asked.told, asked.staff) == ([], ["staff/case_again_unanswered"])


def test_a_customer_who_does_not_mind_is_left_alone() -> None:
    """The case stays closed."""
    left = settled(later(1)).happens("left_as_is")

    assert (left.state, left.called_off, left.staff) == (S.CLOSED, True, ["staff/case_left_as_is"])


@pytest.mark.parametrize(
    ("changes", "so"),
    [
        ({}, True),
        ({"reason": "quantity"}, False),
        ({"reason": "quantity", "root_cause": "price_list"}, True),
        ({"document_id": 12}, False),
        ({"registered_at": NOW - DAY}, False),
    ],
    ids=["same reason", "another reason", "same cause", "stood there already", "earlier"],
)
def test_the_same_again_in_another_case_is_recognised(changes: dict[str, object], *, so: bool) -> None:
    """For the same reason or cause, on something new."""
    case = settled(root_cause="price_list").case
    fields = {"id": 50, "number": "D-1050", "document_id": 31, "registered_at": NOW + DAY, "items": ()} | changes
    other = replace(CASE, **fields)  # type: ignore[arg-type]

    assert raised_again(case, STATEMENT, other) is so


def test_who_had_the_old_case_hears_of_the_new_one() -> None:
    """The customer, who raised it, hears nothing."""
    one = settled()
    other = replace(CASE, id=50, number="D-1050", document_id=31, registered_at=NOW + DAY, items=())
    one = replace(one, books=replace(one.books, cases=(one.case, other)))
    one.last = one.happens("seen_elsewhere", other=50).last

    assert (one.staff, one.told, one.called_off) == (["staff/case_seen_elsewhere"], [], True)
    assert not [effect for effect in one.last.effects if isinstance(effect, Do)]
