"""Two ledgers held against each other: which rows are one thing, which differ and why, and what stands alone.

Promises: pure and deterministic; the order of rows does not matter. Every row and every document is in exactly one
group, and the bridge holds: their closing balance, the difference of the opening ones and what each group is `less`
give ours. Nothing is guessed: where several ways are equally good, or a sign is weak, the group is to be asked about.
An invoice never matches a payment. Who edits: developers; a further rule is a line of PASSES, a limit is a number of
`Tolerances`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from flows.facts.ledger_rows import Extent, Ours, OurSide, Theirs
from flows.facts.match_groups import Class, Group, Matched, Rule, Tolerances
from flows.facts.matching_choice import Parting
from flows.facts.matching_doubts import by_far_name, by_far_number, by_surplus, reconsidered
from flows.facts.matching_equal import (
    asked_by_day,
    asked_in_window,
    by_amount,
    by_day,
    by_number,
    by_rare_amount,
    by_sign,
    exact,
)
from flows.facts.matching_leftover import held_again
from flows.facts.matching_pool import Pool
from flows.facts.matching_sums import asked_sums_of_a_day, named_sums, picked_sums, sums_of_a_day
from flows.facts.matching_timing import timing
from flows.facts.matching_unequal import (
    asked_of_near,
    by_number_alone,
    by_parts,
    duplicates,
    learn_rates,
    within_rounding,
)

LATE: Final = 45  # days between two dates of one thing, up to which the same amount alone is worth a question
PASSES: Final[tuple[Callable[[Pool], None], ...]] = (
    exact,
    Pool.learn,
    by_surplus,
    by_number,
    Pool.learn,
    by_far_number,
    Pool.learn,
    named_sums,
    by_sign,
    Pool.learn,
    by_rare_amount,
    Pool.learn,
    by_day,
    sums_of_a_day,
    asked_by_day,
    by_far_name,
    asked_in_window,
    asked_sums_of_a_day,
    within_rounding,
    by_number_alone,
    by_parts,
    learn_rates,
    asked_of_near,
    duplicates,
    picked_sums,
    lambda pool: by_amount(pool, LATE),
)


def match(
    ours: OurSide,
    theirs: Sequence[Theirs],
    opening: int | None,
    closing: int | None,
    limits: Tolerances | None = None,
) -> Matched:
    """The outcome; `theirs` has our sign, `opening` and `closing` are what their file says, None where it does not."""
    pool = Pool.of(ours.entries, theirs, limits or Tolerances(), open_items=ours.extent is Extent.OPEN_ITEMS)
    for one in PASSES:
        one(pool)
    reconsidered(pool, ours.after)
    timing(pool, ours)
    for key in sorted(pool.free_ours):
        pool.take(Class.OURS_ONLY, Rule.NONE, ours=(key,))
    for key in sorted(pool.free_theirs):
        pool.take(Class.THEIRS_ONLY, Rule.NONE, theirs=(key,))
    first, last = _balances(ours.extent, sum(one.minor for one in theirs), opening, closing)
    return Matched(ours.currency, ours.extent, _numbered(pool), ours.opening, ours.closing, first, last)


def choose(
    matched: Matched,
    group_id: int,
    alternative: int,
    ours: Mapping[int, Ours] = MappingProxyType({}),
    theirs: Mapping[int, Theirs] = MappingProxyType({}),
) -> Matched:
    """The same after the customer named one of a group's alternatives (from 0), or none of them (-1).

    After none, the row that was asked about stands alone. What remains is asked about as long as both sides have
    something of it; once the last question about equal amounts is answered, what stands alone is held against each
    other again. `ours` and `theirs`, where they are at hand, tell the amounts of rows that stand alone after a sum was
    named; without them these stay together.
    """
    group = next(one for one in matched.groups if one.id == group_id)
    parts = Parting(group, ours, theirs).after(alternative)
    free = max(one.id for one in matched.groups) + 1
    fresh = [replace(one, id=group.id if not place else free + place - 1) for place, one in enumerate(parts)]
    kept = [[one] if one.id != group_id else fresh for one in matched.groups]
    after = replace(matched, groups=tuple(one for some in kept for one in some))
    if group.rule is not Rule.AMOUNT_DAY or any(_asks_by_day(one) for one in after.groups):
        return after
    return held_again(after, ours, theirs)


def _asks_by_day(one: Group) -> bool:
    return one.klass is Class.NEEDS_REVIEW and one.rule is Rule.AMOUNT_DAY


def _balances(extent: Extent, moved: int, opening: int | None, closing: int | None) -> tuple[int | None, int | None]:
    """Both balances of theirs, the one that is not told worked out; a list of what is open begins with nothing."""
    if opening is None and closing is None:
        return (0, moved) if extent is Extent.OPEN_ITEMS else (None, None)
    if opening is None:
        return (closing or 0) - moved, closing
    return opening, opening + moved if closing is None else closing


def _numbered(pool: Pool) -> tuple[Group, ...]:
    """In the order of our documents, then of their rows."""
    last = max(pool.ours, default=0) + 1
    order = sorted(pool.groups, key=lambda one: (one.ours[0] if one.ours else last, one.theirs))
    return tuple(replace(one, id=place) for place, one in enumerate(order, start=1))
