"""What holds of every matching, whatever stands in the two ledgers."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.facts.ledger_rows import Extent, Ours, OurSide, Theirs
from flows.facts.match_groups import Class, Matched
from flows.facts.matching import choose, match
from flows.facts.matching_pool import entry_of
from flows.facts.statement import Kind
from tests.ledgers.pairs import pair

FIRST = date(2026, 9, 1)
CUT_OFF = date(2026, 10, 31)
# Few of each, so that much is equal: that is where matching is hard.
AMOUNTS = st.sampled_from((10_000, 20_000, 30_000, 30_003, 11_900, 47_113))
DAYS = st.integers(0, 70).map(lambda day: FIRST + timedelta(days=day))
NUMBERS = st.sampled_from(
    ("", "INV-00214", "214", "R214/26", "INV-00215", "lNV-OO215", "INV-00251", "700214", "PO-881", "INV-1", "7", "x")
)
TEXTS = st.sampled_from(("", "Invoice 214", "for INV-00215 and INV-00251", "Rent", "paid"))
QUICK = settings(max_examples=120, deadline=None)


@st.composite
def documents(draw: Any) -> OurSide:
    """A ledger of ours."""
    found = []
    for place in range(1, draw(st.integers(0, 9)) + 1):
        kind = draw(st.sampled_from(tuple(Kind)))
        minor = draw(AMOUNTS)
        others = draw(st.sampled_from(((), ("PO-881",))))
        found.append(
            Ours(place, kind, draw(NUMBERS), draw(DAYS), -minor if kind.credit else minor, other_numbers=others)
        )
    entries = tuple(one for one in found if one.on <= CUT_OFF)
    after = tuple(one for one in found if one.on > CUT_OFF)
    opening = draw(st.sampled_from((0, 5_000)))
    extent = draw(st.sampled_from(tuple(Extent)))
    return OurSide("EUR", CUT_OFF, extent, opening, opening + sum(x.minor for x in entries), entries, after)


@st.composite
def rows(draw: Any) -> tuple[Theirs, ...]:
    """A ledger of theirs."""
    found = []
    for row in range(2, draw(st.integers(0, 9)) + 2):
        on, minor = draw(st.one_of(st.none(), DAYS)), draw(AMOUNTS) * draw(st.sampled_from((1, 1, -1)))
        kind = draw(st.sampled_from((None, None, *Kind)))
        found.append(Theirs(row, on, draw(NUMBERS), minor, draw(TEXTS), kind))
    return tuple(found)


def answered(matched: Matched, answer: int, ours: OurSide, theirs: tuple[Theirs, ...]) -> Matched:
    """Every question answered with that alternative, the last one where there are fewer."""
    entries, known = {one.id: one for one in ours.entries}, {row.row: row for row in theirs}
    while asked := matched.of(Class.NEEDS_REVIEW):
        first = asked[0]
        matched = choose(matched, first.id, min(answer, len(first.alternatives) - 1), entries, known)
    return matched


def whole(matched: Matched, ours: OurSide, theirs: tuple[Theirs, ...]) -> bool:
    """Whether every row and document is in exactly one group, and every group has their sums."""
    mine, yours = {one.id: one.minor for one in ours.entries}, {row.row: row.minor for row in theirs}
    return (
        sorted(key for one in matched.groups for key in one.ours) == sorted(mine)
        and sorted(key for one in matched.groups for key in one.theirs) == sorted(yours)
        and all(one.ours_minor == sum(mine[key] for key in one.ours) for one in matched.groups)
        and all(one.theirs_minor == sum(yours[key] for key in one.theirs) for one in matched.groups)
        and len({one.id for one in matched.groups}) == len(matched.groups)
    )


@QUICK
@given(documents(), rows())
def test_every_row_is_in_exactly_one_group_and_its_sum_is_kept(ours: OurSide, theirs: tuple[Theirs, ...]) -> None:
    """What were in two groups, or in none, would be counted twice or hidden."""
    matched = match(ours, theirs, None, None)

    assert whole(matched, ours, theirs)


@QUICK
@given(documents(), rows(), st.integers(-1, 7))
def test_answers_keep_every_row_and_every_sum(ours: OurSide, theirs: tuple[Theirs, ...], answer: int) -> None:
    """Whatever a customer answers, questions end and the books add up."""
    matched = answered(match(ours, theirs, None, None), answer, ours, theirs)

    assert whole(matched, ours, theirs)


@QUICK
@given(documents(), rows(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(ours: OurSide, theirs: tuple[Theirs, ...], rng: Any) -> None:
    """The same two books are the same two books however a program sorts them."""
    entries, others = list(ours.entries), list(theirs)
    rng.shuffle(entries)
    rng.shuffle(others)
    again = OurSide(
        ours.currency, ours.cut_off, ours.extent, ours.opening, ours.closing, tuple(entries), ours.after[::-1]
    )

    assert match(again, others, None, None) == match(ours, theirs, None, None)


@QUICK
@given(documents(), rows())
def test_what_is_left_over_gives_no_new_match(ours: OurSide, theirs: tuple[Theirs, ...]) -> None:
    """A second look at the same books finds nothing that the first one missed.

    Rows that name something else are left out: they stood alone for its sake, and it is no longer there.
    """
    matched = match(ours, theirs, None, None)
    left = {key for one in matched.of(Class.OURS_ONLY) for key in one.ours}
    over = {key for one in matched.of(Class.THEIRS_ONLY) for key in one.theirs}
    mine = [entry_of(one) for one in ours.entries]
    yours = [entry_of(row) for row in theirs]
    ours_names, theirs_names = {one.stem for one in mine}, {name for row in yours for name in {row.stem, *row.said}}
    rest = tuple(one for one in ours.entries if one.id in left and entry_of(one).stem not in theirs_names - {""})
    others = [row for row in theirs if row.row in over]
    others = [row for row in others if not {entry_of(row).stem, *entry_of(row).said} & (ours_names - {""})]
    side = OurSide(ours.currency, ours.cut_off, ours.extent, 0, sum(one.minor for one in rest), rest)

    assert [one for one in match(side, others, None, None).groups if one.fits] == []


@QUICK
@given(documents(), rows(), st.integers(-9_999, 9_999))
def test_the_bridge_leads_from_their_balance_to_ours(ours: OurSide, theirs: tuple[Theirs, ...], opening: int) -> None:
    """Their closing, the difference of the opening balances, and what each group is less: that is our closing."""
    matched = match(ours, theirs, opening, None)
    closing, less = matched.theirs_closing or 0, sum(one.less for one in matched.groups)

    assert closing + (matched.ours_opening - opening) + less == matched.ours_closing


@QUICK
@given(documents(), rows())
def test_a_bill_never_matches_a_payment(ours: OurSide, theirs: tuple[Theirs, ...]) -> None:
    """Signs are what reconciling is about."""
    mine, yours = {one.id: one.minor for one in ours.entries}, {row.row: row.minor for row in theirs}
    both = [one for one in match(ours, theirs, None, None).groups if one.ours and one.theirs and one.fits]

    assert all(mine[one.ours[0]] * one.ours_minor > 0 and one.ours_minor * one.theirs_minor > 0 for one in both)
    assert all(len({yours[key] > 0 for key in one.theirs}) == 1 for one in both if ours.extent is Extent.MOVEMENTS)


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 10_000))
def test_two_looks_at_a_real_ledger_say_the_same(seed: int) -> None:
    """Nothing depends on anything but the two books."""
    some = pair(seed, 200)
    matched = match(some.side, some.theirs, None, some.closing)

    assert matched == match(some.side, some.theirs[::-1], None, some.closing)
    assert whole(matched, some.side, some.theirs)
