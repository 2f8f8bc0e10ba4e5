"""What stands alone on both sides once all questions of one amount are answered, held against each other again.

Promises: pure; it only asks. While a row hides among many of its amount, nobody can tell that it is the one whose tax,
fee or rate explains another; afterwards that shows. What was decided, and what the customer said belongs to nothing, is
not asked about again. Who edits: developers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from flows.facts.ledger_rows import Extent, Ours, Theirs
from flows.facts.match_groups import MATCHED, Class, Decided, Group, Matched, Rule, Tolerances
from flows.facts.matching_pool import Pool
from flows.facts.matching_sums import asked_sums_of_a_day
from flows.facts.matching_unequal import asked_of_near, learn_rates
from flows.facts.statement import Kind

ALONE: Final = frozenset({Class.OURS_ONLY, Class.THEIRS_ONLY})


def held_again(matched: Matched, ours: Mapping[int, Ours], theirs: Mapping[int, Theirs]) -> Matched:
    """The same with what may belong together after all as questions; their ids are new."""
    alone = [one for one in matched.groups if _open(one)]
    mine = [ours[key] for one in alone for key in one.ours if key in ours]
    yours = [theirs[key] for one in alone for key in one.theirs if key in theirs]
    if not (mine and yours):
        return matched
    pool = Pool.of(mine, yours, Tolerances(), open_items=matched.extent is Extent.OPEN_ITEMS)
    pool.numbered = _heard(matched.groups)
    learn_rates(pool)
    asked_sums_of_a_day(pool)
    asked_of_near(pool)
    last = max(one.id for one in matched.groups)
    asked = tuple(replace(one, id=last + place) for place, one in enumerate(pool.groups, start=1))
    taken = {key for one in asked for key in one.ours}, {key for one in asked for key in one.theirs}
    kept = (one for one in matched.groups if not (_open(one) and (taken[0] & {*one.ours} or taken[1] & {*one.theirs})))
    return replace(matched, groups=(*kept, *asked))


def _open(one: Group) -> bool:
    """A single row that nothing was said about."""
    nothing_said = one.rule is Rule.NONE and one.decided is Decided.OPEN and not one.case_id
    return one.klass in ALONE and nothing_said and len(one.ours + one.theirs) == 1


def _heard(groups: Iterable[Group]) -> dict[Kind, tuple[int, int]]:
    """By kind how many were matched and how many by a number; whether that column is ours is told by the sign alone."""
    rules = [(one.ours_minor < 0, one.rule) for one in groups if one.klass in MATCHED]
    of_sign = {
        credit: (
            sum(below is credit for below, _ in rules),
            sum(below is credit and rule in {Rule.EXACT, Rule.NUMBER} for below, rule in rules),
        )
        for credit in (False, True)
    }
    return {kind: of_sign[kind.credit] for kind in Kind}
