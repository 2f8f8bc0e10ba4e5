"""Two ledgers held against each other, situation by situation: which rule, which class, and what is asked."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from flows.facts.ledger_extent import extent_of
from flows.facts.ledger_rows import Extent, Ours, OurSide, Theirs
from flows.facts.ledger_shape import LedgerRead, Shape, Sign
from flows.facts.ledger_sign import sign_of, turned
from flows.facts.match_groups import Class, Group, Matched, Rule
from flows.facts.matching import choose, match
from flows.facts.matching_numbers import folded, mistyped, named, stem
from flows.facts.statement import Kind
from tests.ledgers.judged import judged
from tests.ledgers.pairs import pair

MAY = date(2026, 5, 4)
CUT_OFF = date(2026, 10, 31)


def bill(id: int, number: str, minor: int = 100_000, day: int = 0, **more: Any) -> Ours:
    """An invoice so many days after the fourth of May; below zero a payment."""
    kind = Kind.INVOICE if minor > 0 else Kind.PAYMENT
    return Ours(id, kind, number, MAY + timedelta(days=day), minor, **more)


def row(row: int, number: str, minor: int = 100_000, day: int | None = 0, text: str = "", **more: Any) -> Theirs:
    """A row of theirs, on no day for None."""
    return Theirs(row, None if day is None else MAY + timedelta(days=day), number, minor, text, **more)


def side(*entries: Ours, extent: Extent = Extent.MOVEMENTS, **more: Any) -> OurSide:
    """Our ledger of them."""
    return OurSide("EUR", CUT_OFF, extent, 0, sum(one.minor for one in entries), entries, **more)


def matched(ours: list[Ours], theirs: list[Theirs], **more: Any) -> Matched:
    """The outcome for those rows."""
    return match(side(*ours, **more), theirs, None, None)


def told(some: Matched) -> list[tuple[str, str, tuple[int, ...], tuple[int, ...]]]:
    """Its groups in short."""
    return [(one.klass.value, one.rule.value, one.ours, one.theirs) for one in some.groups]


def only(some: Matched) -> Group:
    """Its one group."""
    (group,) = some.groups
    return group


@pytest.mark.parametrize(
    ("ours", "theirs", "rule"),
    [
        ("INV-00214", "INV-00214", Rule.EXACT),
        ("INV-00214", "inv 00214", Rule.EXACT),
        ("INV-00214", "214", Rule.NUMBER),
        ("INV-00214", "0000000214", Rule.NUMBER),
        ("INV-00214", "R214/26", Rule.NUMBER),
        ("INV-00214", "lNV-OO214", Rule.NUMBER),
        ("INV-00214", "ＩＮＶ－００２１４", Rule.EXACT),
        ("RE-2026-0471", "471", Rule.NUMBER),
        ("4500010214", "10214", Rule.NUMBER),
        ("INV-00214", "INV-00241", Rule.ALIKE),
        ("INV-30214", "INV-3021", Rule.ALIKE),
        ("INV-00214", "", Rule.AMOUNT_DAY),
    ],
)
def test_one_document_written_in_two_ways_is_found(ours: str, theirs: str, rule: Rule) -> None:
    """Each by the rule that whoever asks is told."""
    group = only(matched([bill(1, ours)], [row(2, theirs)]))

    assert (group.klass, group.rule, group.fits) == (Class.EXACT, rule, True)


def test_a_text_that_mentions_the_number_is_as_good_as_the_number() -> None:
    """Many programs have a voucher of their own in the column."""
    group = only(matched([bill(1, "INV-00214")], [row(2, "KR-90011", text="Rechnung INV-00214 vom 4.5.")]))

    assert (group.klass, group.rule) == (Class.EXACT, Rule.NUMBER)


@pytest.mark.parametrize(
    ("ours", "theirs", "klass", "rate"),
    [
        (100_000, 100_003, Class.TOLERANCE, ""),
        (119_000, 100_000, Class.TAX, "19 %"),
        (100_000, 113_000, Class.TAX, "13 %"),
        (100_000, 90_000, Class.AMOUNT_DIFF, ""),
        (-97_500, -100_000, Class.FEE, ""),
        (-100_000, -97_500, Class.AMOUNT_DIFF, ""),
    ],
)
def test_the_same_number_with_another_amount_says_why(ours: int, theirs: int, klass: Class, rate: str) -> None:
    """An accountant wants the reason, not the difference alone."""
    group = only(matched([bill(1, "DOC-214", ours)], [row(2, "DOC-214", theirs)]))

    assert (group.klass, group.rate, group.less) == (klass, rate, ours - theirs)


def test_several_pairs_of_one_ratio_show_an_exchange_rate() -> None:
    """One pair could be anything; three that agree are a rate."""
    minors = (100_000, 230_000, 57_700)
    ours = [bill(place, f"INV-{place}00", minor) for place, minor in enumerate(minors, 1)]
    theirs = [row(place, f"INV-{place}00", round(minor * 7.1032)) for place, minor in enumerate(minors, 1)]
    groups = matched(ours, theirs).groups

    assert [(one.klass, one.rate) for one in groups] == [(Class.FX, "7.1032")] * 3


def test_a_bill_booked_in_two_parts_is_one_bill() -> None:
    """Net and tax are often two rows."""
    some = matched([bill(1, "INV-214", 119_000)], [row(2, "INV-214", 100_000), row(3, "INV-214", 19_000)])

    assert told(some) == [("one_to_many", "sum", (1,), (2, 3))]


def test_one_row_that_names_several_bills_is_all_of_them() -> None:
    """A collective entry names what it is made of."""
    ours = [bill(1, "INV-214", 40_000), bill(2, "INV-215", 30_000), bill(3, "INV-216", 20_000)]
    some = matched(ours, [row(9, "S-1", 70_000, 20, text="INV-214, INV-215"), row(10, "INV-216", 20_000)])

    assert told(some) == [("many_to_one", "sum", (1, 2), (9,)), ("exact", "exact", (3,), (10,))]


def test_a_batch_of_payments_of_one_day_is_found_without_a_word() -> None:
    """Odd sums that follow one another on a day hardly add up by chance."""
    ours = [bill(1, "RC-71", -41_237), bill(2, "RC-72", -18_811), bill(3, "RC-73", -9_123, 30)]
    some = matched(ours, [row(9, "", -60_048, -1), row(10, "", -9_123, 29)])

    assert told(some) == [("many_to_one", "sum", (1, 2), (9,)), ("exact", "amount_day", (3,), (10,))]


def test_a_sum_that_is_only_picked_together_is_asked_about() -> None:
    """Among many rows some always fit."""
    ours = [bill(1, "RC-71", -41_237, 0), bill(2, "RC-72", -18_811, 2), bill(3, "RC-73", -9_123, 3)]
    some = matched(ours, [row(9, "", -50_360, 3)])

    assert told(some)[0] == ("needs_review", "sum", (1, 3), (9,))
    assert told(choose(some, 1, 0)) == [("many_to_one", "chosen", (1, 3), (9,)), ("ours_only", "none", (2,), ())]


def test_a_row_entered_twice_is_a_duplicate() -> None:
    """It refers to nothing else; the first one, by day, is the true one."""
    some = matched([bill(1, "INV-214")], [row(5, "INV-214", day=3), row(4, "INV-214", day=0)])

    assert told(some) == [("exact", "exact", (1,), (4,)), ("duplicate", "exact", (), (5,))]


def test_a_document_of_ours_that_is_there_twice_is_a_duplicate_too() -> None:
    """We make mistakes as well."""
    some = matched([bill(1, "INV-214"), bill(2, "INV-214", day=2)], [row(4, "INV-214")])

    assert told(some) == [("exact", "exact", (1,), (4,)), ("duplicate", "exact", (2,), ())]


def test_a_bill_is_never_a_payment() -> None:
    """The same number and amount with the other sign is another thing."""
    some = matched([bill(1, "INV-214", 100_000)], [row(4, "INV-214", -100_000)])

    assert told(some) == [("ours_only", "none", (1,), ()), ("theirs_only", "none", (), (4,))]


def test_rents_of_one_amount_find_each_other_by_day() -> None:
    """A month apart there is no choice, even without a number; the one that lacks is named."""
    ours = [bill(place, f"INV-{place}10", 120_000, 30 * place) for place in range(1, 6)]
    theirs = [row(place, "", 120_000, 30 * place + 2) for place in (1, 2, 4, 5)]

    assert told(matched(ours, theirs)) == [
        ("exact", "amount_day", (1,), (1,)),
        ("exact", "amount_day", (2,), (2,)),
        ("ours_only", "none", (3,), ()),
        ("exact", "amount_day", (4,), (4,)),
        ("exact", "amount_day", (5,), (5,)),
    ]


def test_a_row_that_comes_to_the_whole_alone_is_no_part_of_a_sum() -> None:
    """Two others that name the same bill by a slip come to its amount by chance."""
    theirs = [
        row(7, "KR1", 25_000, 1, "Bill 20010"), row(8, "KR2", 21_008, 1, "Bill 20010"),
        row(9, "KR2", 3_992, 1, "Bill 20010"),
    ]  # fmt: skip

    assert told(matched([bill(1, "RE-20010", 25_000)], theirs))[0] == ("exact", "number", (1,), (7,))


def test_as_many_of_one_amount_on_both_sides_need_no_question() -> None:
    """Whoever belongs to whom, the balances are the same."""
    ours = [bill(place, f"INV-{place}10", 4_900, place) for place in range(1, 5)]
    theirs = [row(place, "", 4_900, place + 1) for place in range(1, 5)]

    assert {one.klass for one in matched(ours, theirs).groups} == {Class.EXACT}


def test_one_too_many_of_one_amount_is_asked_about_and_never_guessed() -> None:
    """Any of the three may be the one that lacks: all three are named."""
    ours = [bill(place, f"INV-{place}10", 4_900, place) for place in range(1, 4)]
    some = matched(ours, [row(8, "", 4_900, 2)])
    group = only(some)

    assert (group.klass, [way.ours for way in group.alternatives]) == (Class.NEEDS_REVIEW, [(2,), (1,), (3,)])
    assert told(choose(some, group.id, 2)) == [
        ("exact", "chosen", (3,), (8,)), ("ours_only", "none", (1,), ()), ("ours_only", "none", (2,), ()),
    ]  # fmt: skip


def test_who_says_none_of_them_leaves_the_row_alone() -> None:
    """All stand alone then, with their own amounts."""
    some = matched([bill(place, f"INV-{place}10", 4_900, place) for place in range(1, 4)], [row(8, "", 4_900, 2)])
    after = choose(some, 1, -1)

    assert [(one.klass, one.less) for one in after.groups] == [(Class.THEIRS_ONLY, -4_900)] + [
        (Class.OURS_ONLY, 4_900)
    ] * 3


def test_two_rows_among_three_documents_are_asked_about_one_after_the_other() -> None:
    """Each question is about one row; the next comes with what is left."""
    ours = [bill(place, f"INV-{place}10", 4_900, place) for place in range(1, 4)]
    some = matched(ours, [row(8, "", 4_900, 1), row(9, "", 4_900, 2)])
    after = choose(some, only(some).id, 0)

    assert [one.klass for one in after.groups] == [Class.EXACT, Class.NEEDS_REVIEW]
    assert [way.theirs for way in after.groups[1].alternatives] == [(9,), (9,)]


def test_identical_rows_are_nobody_s_question() -> None:
    """Where nothing tells them apart, any may be the one left over."""
    some = matched([bill(1, "INV-214", 4_900)], [row(8, "", 4_900, 1, "Abo"), row(9, "", 4_900, 1, "Abo")])

    assert told(some) == [("exact", "amount_day", (1,), (8,)), ("duplicate", "amount_day", (), (9,))]


def test_a_number_that_names_another_document_speaks_against_the_amount() -> None:
    """Equal amounts on one day are no match where the number says otherwise: it is asked."""
    ours = [bill(1, "INV-00214", 4_900), bill(2, "INV-00731", 5_500)]
    some = matched(ours, [row(8, "INV-00731", 4_900)])

    assert [one.klass for one in some.groups if 1 in one.ours] == [Class.OURS_ONLY]


def test_a_number_that_ends_in_a_figure_like_a_year_is_not_taken_for_its_neighbour_s() -> None:
    """Payment 27 of the year 26 is not payment 26, though both have one amount and the days do not tell."""
    ours = [bill(1, "ZE-2026-0026", -25_000, 13), bill(2, "ZE-2026-0027", -25_000, 18)]
    some = matched(ours, [row(3, "R27/26", -25_000, 17), row(4, "", -25_000, 10)])

    assert [(one.ours, one.theirs) for one in some.groups] == [((1,), (4,)), ((2,), (3,))]


def test_a_number_far_from_its_day_is_asked_about_where_another_of_that_amount_is_near() -> None:
    """The number was mistyped, or the day: the one contradicts the other."""
    ours = [bill(1, "RE-2026-0156", 120_000, 0), bill(2, "RE-2026-0166", 120_000, 14)]
    some = matched(ours, [row(3, "RE-2026-0156", 120_000, 16)])

    assert only(some).klass is Class.NEEDS_REVIEW
    assert {way.ours for way in only(some).alternatives} == {(1,), (2,)}


def test_what_they_book_after_the_cut_off_is_a_matter_of_time() -> None:
    """A document of ours dated later explains their row; a bill of the last days has not reached them."""
    late = Ours(7, Kind.INVOICE, "INV-300", date(2026, 11, 2), 5_000)
    new = Ours(1, Kind.INVOICE, "INV-299", date(2026, 10, 29), 6_000)
    paid = Theirs(4, date(2026, 10, 30), "", -7_000, "", Kind.PAYMENT)
    some = matched([new], [Theirs(3, date(2026, 10, 30), "300", 5_000), paid], after=(late,))

    assert {one.klass for one in some.groups} == {Class.TIMING}


def test_a_list_without_days_matches_amounts_that_stand_once() -> None:
    """What is told nowhere speaks neither for nor against."""
    some = matched([bill(1, "INV-1", 41_237), bill(2, "INV-2", 88_123)], [row(2, "", 88_123, None)])

    assert told(some) == [("ours_only", "none", (1,), ()), ("exact", "amount_day", (2,), (2,))]


def test_what_is_left_of_a_bill_may_be_the_bill_and_its_payment() -> None:
    """In a list of what is open ours shows the rest, theirs both."""
    ours = [bill(1, "INV-214", 60_000)]
    theirs = [row(2, "INV-214", 100_000), row(3, "", -40_000, 9, text="on INV-214")]

    assert told(matched(ours, theirs, extent=Extent.OPEN_ITEMS)) == [("one_to_many", "sum", (1,), (2, 3))]
    assert only(matched(ours, theirs, extent=Extent.OPEN_ITEMS)).less == 0


def test_balances_that_a_file_does_not_tell_are_worked_out() -> None:
    """From the other one, or for a list of what is open from nothing."""
    ours, theirs = side(bill(1, "A-214")), [row(2, "A-214")]
    known = match(ours, theirs, None, 130_000)

    assert (known.theirs_opening, known.theirs_closing) == (30_000, 130_000)
    assert match(ours, theirs, 1, None).theirs_closing == 100_001
    assert match(ours, theirs, None, None).theirs_closing is None
    assert match(replace(ours, extent=Extent.OPEN_ITEMS), theirs, None, None).theirs_closing == 100_000


def read(*rows: Theirs, closing: int | None = None, sign: Sign | None = None) -> LedgerRead:
    """A file as it was read."""
    return LedgerRead(Shape(sign=sign), (), rows, rows[:3], None, closing)


@pytest.mark.parametrize(
    ("file", "sign", "why"),
    [
        (read(row(1, "INV-214", 50_000)), Sign.OWED, "numbers"),
        (read(row(1, "INV-214", -50_000)), Sign.PAID, "numbers"),
        (read(row(1, "", 1), closing=-50_000), Sign.PAID, "totals"),
        (read(row(1, "", 1, kind=Kind.INVOICE), row(2, "", -2, kind=Kind.PAYMENT)), Sign.OWED, "kinds"),
        (read(row(1, "", 1), closing=77), None, ""),
        (read(row(1, "INV-214", 50_000), closing=-50_000), None, ""),
        (read(row(1, "INV-214", 50_000), sign=Sign.PAID), Sign.PAID, "told"),
    ],
)
def test_the_sign_is_proved_or_asked(file: LedgerRead, sign: Sign | None, why: str) -> None:
    """By what both have, by the balances, by the kinds of rows; two proofs that disagree are none."""
    seen = sign_of(file, side(bill(1, "INV-214", 50_000)))

    assert (seen.sign, seen.why) == (sign, why)


def test_a_kept_sign_holds_until_something_speaks_against_it() -> None:
    """Programs change; last month's habit is no proof."""
    ours = side(bill(1, "INV-214", 50_000))

    assert sign_of(read(row(1, "", 7), sign=Sign.PAID), ours, kept=True).why == "kept"
    assert sign_of(read(row(1, "INV-214", 50_000), sign=Sign.PAID), ours, kept=True).sign is None


def test_rows_are_turned_to_our_sign() -> None:
    """What they have paid stands below zero here."""
    assert [one.minor for one in turned([row(1, "", 5)], Sign.PAID)] == [-5]


def test_a_list_of_what_is_open_is_told_from_an_account() -> None:
    """By what only one of the two pools has."""
    opened = side(bill(1, "INV-214", 60_000), extent=Extent.OPEN_ITEMS)
    moved = side(bill(1, "INV-214", 100_000), bill(2, "RC-71", -40_000), bill(3, "INV-200", 7_000))

    assert extent_of([row(1, "214", 60_000)], opened, moved) is Extent.OPEN_ITEMS
    assert extent_of([row(1, "214", -100_000), row(2, "", 40_000)], opened, moved) is Extent.MOVEMENTS
    assert extent_of([row(1, "", 9), row(2, "", -4)], opened, moved) is Extent.MOVEMENTS
    assert extent_of([row(1, "", 9), row(2, "", 4)], opened, moved) is Extent.OPEN_ITEMS


def test_numbers_are_taken_apart() -> None:
    """Years, dates and amounts are no numbers of documents."""
    assert stem("R214/26") == stem("INV-2026-00214") == stem("OO214") == "214"
    assert folded("INV-00214") & folded("1NV 214")
    assert named("INV-00214 vom 04.05.2026 über 1.190,00") == {"214", "=1NV214", "=1NV00214"}
    assert mistyped("2141", "2114")
    assert not mistyped("2141", "2182")


@pytest.mark.parametrize("seed", range(5_000, 5_012))
def test_a_ledger_full_of_habits_and_slips_is_matched_without_a_wrong_word(seed: int) -> None:
    """Seeds that no rule was tried out on: next to all is found or asked back rightly, and nothing wrong is said."""
    some = pair(seed, 400)
    end = judged(some, match(some.side, some.theirs, None, some.closing))

    assert end.wrong == ()
    assert end.found > 0.98
    assert end.questions < 0.08 * end.rows
