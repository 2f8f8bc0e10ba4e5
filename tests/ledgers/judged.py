"""A matching held against the truth, with a customer who answers every question rightly.

`wrong` is a match without a question that is not the truth. `misnamed` is a difference put together without one that is
not the truth either: the customer decides about it. `swapped` are matches of one amount whose partners are exchanged
among themselves: everybody has one, so that no row stands open that should not.
"""

from collections import Counter
from dataclasses import dataclass

from flows.facts.match_groups import MATCHED, Class, Group, Matched, Rule
from flows.facts.matching import choose
from tests.ledgers.pairs import Link, Pair

DIFFER = frozenset({Class.AMOUNT_DIFF, Class.TAX, Class.FEE, Class.FX})
TOGETHER = MATCHED | DIFFER


@dataclass(frozen=True, slots=True)
class Judged:
    """Counts of one matching; `lost` are true links that neither rules nor answers found."""

    links: int
    automatic: int
    answered: int
    wrong: tuple[Link, ...]
    misnamed: tuple[Link, ...]
    swapped: int
    lost: tuple[Link, ...]
    questions: int
    rows: int
    classes: Counter[str]

    @property
    def found(self) -> float:
        """The share of true links found or asked back rightly."""
        return (self.automatic + self.answered) / self.links if self.links else 1.0


def judged(pair: Pair, matched: Matched) -> Judged:
    """How good it is."""
    truth = {_plain(link, pair) for link in pair.links}
    plain = [_plain(_link(one), pair) for one in matched.groups if one.klass in TOGETHER]
    astray = [link for link in plain if link not in truth]
    swapped = _swapped(pair, astray, truth) | _alike(pair, astray, truth)
    right = truth & {*plain} | {link for link in truth if link[1] in {theirs for _, theirs in swapped}}
    differ = {_plain(_link(one), pair) for one in matched.groups if one.klass in DIFFER}
    answered, questions = _answered(pair, matched, truth)
    return Judged(
        links=len(truth),
        automatic=len(right),
        answered=len(answered - right),
        wrong=tuple(link for link in astray if link not in swapped | differ),
        misnamed=tuple(link for link in astray if link in differ),
        swapped=len(swapped),
        lost=tuple(truth - right - answered),
        questions=questions,
        rows=len(pair.theirs),
        classes=Counter(one.klass for one in matched.groups),
    )


def _link(group: Group) -> Link:
    return frozenset(group.ours), frozenset(group.theirs)


def _plain(link: Link, pair: Pair) -> Link:
    """A row that was entered twice is the same as its first."""
    return link[0], frozenset(pair.twice.get(row, row) for row in link[1])


def _swapped(pair: Pair, astray: list[Link], truth: set[Link]) -> set[Link]:
    """Pairs of one amount whose partners were exchanged in a ring: all of them have one."""
    amount = {row.row: row.minor for row in pair.theirs}
    owner = {theirs: ours for ours, theirs in truth if len(ours) == len(theirs) == 1}
    taken = {ours: theirs for ours, theirs in astray if len(ours) == len(theirs) == 1}
    found: set[Link] = set()
    for first in taken:
        ring = [first]
        while (after := owner.get(taken[ring[-1]])) in taken and after not in ring:
            ring.append(after)
        amounts = {amount[row] for ours in ring for row in taken[ours]}
        if owner.get(taken[ring[-1]]) == first and len(amounts) == 1:
            found |= {(ours, taken[ours]) for ours in ring}
    return found


def _alike(pair: Pair, astray: list[Link], truth: set[Link]) -> set[Link]:
    """Groups whose rows are others than the true ones, but look the same: the same days, amounts, kinds and words."""
    mine = {one.id: (one.kind, one.on, one.minor) for one in pair.side.entries}
    yours = {row.row: (row.on, row.number, row.minor, row.text) for row in pair.theirs}

    def look(link: Link) -> tuple[object, ...]:
        return sorted(mine[key] for key in link[0]), sorted(str(yours[key]) for key in link[1])

    looks = {str(look(link)) for link in truth}
    return {link for link in astray if str(look(link)) in looks}


def _answered(pair: Pair, matched: Matched, truth: set[Link]) -> tuple[set[Link], int]:
    """What a customer who knows makes of the questions, and how many they were."""
    ours = {one.id: one for one in pair.side.entries}
    theirs = {row.row: row for row in pair.theirs}
    questions = 0
    while group := next((one for one in matched.groups if one.klass is Class.NEEDS_REVIEW), None):
        ways = [_plain((frozenset(way.ours), frozenset(way.theirs)), pair) for way in group.alternatives]
        right = next((place for place, way in enumerate(ways) if way in truth), -1)
        matched = choose(matched, group.id, right, ours, theirs)
        questions += 1
    return {_plain(_link(one), pair) for one in matched.groups if one.rule is Rule.CHOSEN} & truth, questions
