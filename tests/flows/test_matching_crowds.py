"""Many rows of one amount: what hides among them is asked about, and looked for again once all is answered."""

import pytest

from flows.facts.ledger_rows import Ours, Theirs
from flows.facts.match_groups import Class, Matched, Rule
from flows.facts.matching import choose
from tests.flows.test_matching import bill, matched, only, row, told

RENT = 4_900
DAYS = range(1, 31)
VOUCHERS = ((7, "KR28107"), (8, "KR28107"), (8, "KR29541"))


def of_a_month(without: int = 0) -> list[Ours]:
    """A bill of one amount every day, but for one day."""
    return [bill(day, f"INV-{day}10", RENT, day) for day in DAYS if day != without]


def booked(without: int = 0) -> list[Theirs]:
    """The same a day later, without a number."""
    return [row(100 + day, "", RENT, day + 1) for day in DAYS if day != without]


def answered(some: Matched, ours: list[Ours], theirs: list[Theirs]) -> Matched:
    """Every question about equal amounts answered with the row of a day later, or with none."""
    documents, rows = {one.id: one for one in ours}, {one.row: one for one in theirs}
    while group := next((one for one in some.groups if one.alternatives and one.rule is Rule.AMOUNT_DAY), None):
        ways = [(way.ours[0] + 100, way.theirs[0]) for way in group.alternatives]
        right = next((place for place, (due, t) in enumerate(ways) if due == t), -1)
        some = choose(some, group.id, right, documents, rows)
    return some


def test_among_many_of_one_amount_one_that_lacks_on_either_side_does_not_hide() -> None:
    """As many on both sides, and all days near: yet everybody between the two would have the neighbour's row."""
    some = matched(of_a_month(without=9), booked(without=20))

    assert all(one.klass is Class.NEEDS_REVIEW for one in some.groups)


@pytest.mark.parametrize(("every", "klass"), [(1, Class.NEEDS_REVIEW), (7, Class.EXACT)])
def test_a_crowd_is_asked_about_row_by_row_and_a_fee_of_every_week_is_none(every: int, klass: Class) -> None:
    """Each has but one row on its day, yet where one comes every day it may be another's that was late."""
    ours = [bill(place, f"INV-{place}10", RENT, place * every) for place in range(1, 71)]
    theirs = [row(200 + one.id, "", RENT, one.id * every) for one in ours]

    assert {one.klass for one in matched(ours, theirs).groups} == {klass}


def test_in_a_long_row_of_weekly_fees_nobody_is_moved_to_the_next_week() -> None:
    """One lacks here and one there: those between would each be a week late."""
    ours = [bill(week, f"INV-{week}10", RENT, week * 7) for week in range(1, 61) if week != 9]
    theirs = [row(200 + week, "", RENT, week * 7) for week in range(1, 61) if week != 50]
    taken = [one for one in matched(ours, theirs).groups if one.klass is Class.EXACT]

    assert all(one.theirs[0] == one.ours[0] + 200 for one in taken)


def test_a_row_left_over_with_a_number_but_for_a_slip_puts_a_match_by_number_in_doubt() -> None:
    """Their first row may be mistyped into this number, and the one left over out of it."""
    theirs = [row(7, "INV-07668", RENT, 2), row(8, "INV-0668", RENT, 2)]
    group = only(matched([bill(1, "INV-07668", RENT, 1)], theirs))

    assert (group.klass, group.theirs) == (Class.NEEDS_REVIEW, (7, 8))


def test_a_number_on_a_day_before_its_bill_is_in_doubt_where_a_bill_left_over_has_it_but_for_a_slip() -> None:
    """All others were booked a day later; this row would have been booked two days early."""
    others = [bill(place, f"INV-{place}0{place}11", 1_000 * place, 9 * place) for place in range(3, 63)]
    booked_later = [row(100 + one.id, one.number, one.minor, 9 * one.id + 1) for one in others]
    ours = [bill(1, "INV-00234", RENT, 15), bill(2, "INV-00243", RENT, 18), *others]
    groups = matched(ours, [row(7, "INV-00243", RENT, 16), *booked_later]).groups

    assert next(one for one in groups if 7 in one.theirs).ours == (1, 2)


def test_answers_find_who_stands_alone_among_them() -> None:
    """The bill of the 20th is not in their books, the row of the 10th not in ours."""
    ours, theirs = of_a_month(without=9), booked(without=20)
    after = answered(matched(ours, theirs), ours, theirs)

    assert {one for one in told(after) if one[0] != "exact"} == {
        ("ours_only", "none", (20,), ()), ("theirs_only", "none", (), (109,)),
    }  # fmt: skip


def test_what_an_answer_leaves_over_is_held_against_what_stood_alone() -> None:
    """Once all others have their rows, the one that was booked without its tax is seen."""
    ours, theirs = of_a_month(), [*booked(without=20), row(300, "", 4_118, 21)]
    some = matched(ours, theirs)
    after = answered(some, ours, theirs)
    question = next(one for one in after.groups if one.alternatives)

    assert ("theirs_only", "none", (), (300,)) in told(some)
    assert (question.rule, question.ours, question.theirs) == (Rule.ALIKE, (20,), (300,))
    assert {one.id for one in some.groups}.isdisjoint({question.id})


def test_what_belongs_to_nothing_as_the_customer_said_is_not_asked_about_again() -> None:
    """Neither when other questions have been answered."""
    ours, theirs = [*of_a_month(), bill(90, "INV-9990", 11_900, 60)], [*booked(without=20), row(300, "", 10_000, 61)]
    some = matched(ours, theirs)
    alike = next(one for one in some.groups if one.rule is Rule.ALIKE)
    declined = choose(some, alike.id, -1, {one.id: one for one in ours}, {one.row: one for one in theirs})
    after = answered(declined, ours, theirs)

    assert {("ours_only", "chosen", (90,), ()), ("theirs_only", "chosen", (), (300,))} <= {*told(after)}


def test_a_ratio_that_five_leftover_pairs_share_is_asked_about_as_a_rate() -> None:
    """No number brings them together; that their ratios are one does."""
    amounts = (12_345, 23_456, 34_567, 45_678, 56_789)
    ours = [bill(place, f"INV-{place}77", minor, 20 * place) for place, minor in enumerate(amounts, 1)]
    theirs = [row(50 + place, "", round(one.minor * 7.1032), 20 * place) for place, one in enumerate(ours, 1)]

    assert told(matched(ours, theirs)) == [("needs_review", "alike", (one.id,), (one.id + 50,)) for one in ours]
    assert {one.klass for one in matched(ours[:4], theirs[:4]).groups} == {Class.OURS_ONLY, Class.THEIRS_ONLY}


def test_a_voucher_that_stands_in_their_books_twice_is_asked_about() -> None:
    """Their second row of one number is no proof that they have our second payment."""
    others = [bill(place, f"RC-0{place}00", -1_000 * place, 20 * place) for place in range(3, 13)]
    vouchers = [row(20 + one.id, f"KR{28_000 + 100 * one.id}", one.minor, 20 * one.id) for one in others]
    ours = [bill(1, "RC-0100", -25_000, 0), bill(2, "RC-0200", -25_000, 1), *others]
    first, second, once = (row(at, number, -25_000, at - 7) for at, number in VOUCHERS)

    twice = matched(ours, [first, second, *vouchers])
    assert {one.klass for one in twice.groups if {7, 8} & {*one.theirs}} == {Class.NEEDS_REVIEW}
    assert {one.klass for one in matched(ours, [first, once, *vouchers]).groups} == {Class.EXACT}


def test_a_payment_that_would_have_its_place_in_a_sum_is_asked_about() -> None:
    """Two payments of one day come to a row left over; that one of them has an equal row elsewhere proves little."""
    ours = [bill(1, "RC-0501", -25_000, 8), bill(2, "RC-0502", -31_300, 8)]
    theirs = [row(7, "", -25_000, 7), row(8, "", -56_300, 8)]
    group = next(one for one in matched(ours, theirs).groups if 7 in one.theirs)

    assert (group.klass, group.ours) == (Class.NEEDS_REVIEW, (1,))
