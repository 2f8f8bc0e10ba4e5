"""What becomes of a group when the customer has named one of its alternatives, or none.

Promises: pure; the rows and both sums of the group are those of what it becomes. What remains on both sides is asked
about again, what remains on one stands alone. Who edits: developers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from flows.facts.ledger_rows import Ours, Theirs
from flows.facts.match_groups import Alternative, Class, Group, Rule, Tolerances
from flows.facts.matching_classes import class_of
from flows.facts.matching_equal import MOST_ASKED
from flows.facts.statement import Kind

Keys = tuple[int, ...]
MIXED = frozenset({Rule.SUM, Rule.ALIKE})  # what is asked by these rules may have different amounts


@dataclass(frozen=True, slots=True)
class Parting:
    """A group and what is known of its rows; `ours` and `theirs` may hold none of them, or more than them."""

    group: Group
    ours: Mapping[int, Ours]
    theirs: Mapping[int, Theirs]

    def after(self, alternative: int) -> list[Group]:
        """What it becomes; the first of them takes its place."""
        if alternative >= 0:
            way = self.group.alternatives[alternative]
            chosen = [self._chosen(way)]
        else:
            way = self._asked()
            chosen = [replace(one, rule=self._said()) for one in self._alone(way.ours, way.theirs)]
        ours = tuple(key for key in self.group.ours if key not in way.ours)
        theirs = tuple(key for key in self.group.theirs if key not in way.theirs)
        return [*chosen, *(self._again(ours, theirs) if ours and theirs else self._alone(ours, theirs))]

    def _said(self) -> Rule:
        """Why it stands alone: the customer said so, except that of one amount there may be other reasons to ask."""
        return Rule.CHOSEN if self.group.rule in MIXED else Rule.NONE

    def _asked(self) -> Alternative:
        """The rows that the question was about: those of every alternative."""
        ways = self.group.alternatives
        return Alternative(_shared(way.ours for way in ways), _shared(way.theirs for way in ways))

    def _chosen(self, way: Alternative) -> Group:
        mine, yours = self._minor(way.ours, mine=True), self._minor(way.theirs, mine=False)
        klass, rate = self._class(way, mine, yours)
        return Group(self.group.id, klass, Rule.CHOSEN, way.ours, way.theirs, mine, yours, rate)

    def _class(self, way: Alternative, mine: int, yours: int) -> tuple[Class, str]:
        if mine == yours and len(way.ours) == len(way.theirs):
            return Class.EXACT, ""
        if len(way.ours) != len(way.theirs) and abs(mine - yours) <= Tolerances().rounding:
            return (Class.ONE_TO_MANY if len(way.ours) == 1 else Class.MANY_TO_ONE), ""
        kinds = {self.ours[key].kind for key in way.ours if key in self.ours}
        payment = kinds == {Kind.PAYMENT} or (not kinds and mine < 0)
        return class_of(mine, yours, payment=payment, limits=Tolerances())

    def _again(self, ours: Keys, theirs: Keys) -> list[Group]:
        """The next question, about the first row of the shorter side; all amounts of such a group are the same."""
        ways = [(key, theirs[0]) for key in ours] if len(theirs) <= len(ours) else [(ours[0], key) for key in theirs]
        ways.sort(key=lambda way: (self._apart(*way), way))
        alternatives = tuple(Alternative((o,), (t,)) for o, t in ways[:MOST_ASKED])
        mine, yours = self._minor(ours, mine=True), self._minor(theirs, mine=False)
        return [Group(self.group.id, Class.NEEDS_REVIEW, self.group.rule, ours, theirs, mine, yours, "", alternatives)]

    def _apart(self, ours: int, theirs: int) -> int:
        """Days between the two, where they are known."""
        mine, yours = self.ours.get(ours), self.theirs.get(theirs)
        return abs((yours.on - mine.on).days) if mine and yours and yours.on else 0

    def _alone(self, ours: Keys, theirs: Keys) -> list[Group]:
        id_ = self.group.id
        mine = [
            Group(id_, Class.OURS_ONLY, Rule.NONE, keys, (), self._minor(keys, mine=True), 0)
            for keys in self._singly(ours, self.ours)
        ]
        yours = [
            Group(id_, Class.THEIRS_ONLY, Rule.NONE, (), keys, 0, self._minor(keys, mine=False))
            for keys in self._singly(theirs, self.theirs)
        ]
        return [*mine, *yours]

    def _singly(self, keys: Keys, known: Mapping[int, object]) -> list[Keys]:
        """Each by itself; together where the amount of each is not known."""
        apart = self.group.rule not in MIXED or len(keys) == 1 or all(key in known for key in keys)
        return [(key,) for key in keys] if apart else [keys]

    def _minor(self, keys: Keys, *, mine: bool) -> int:
        """Their sum. Of parts that are not at hand it is known that a named way of them comes to the other side's."""
        group = self.group
        rows, total, other = (
            (group.ours, group.ours_minor, group.theirs_minor)
            if mine
            else (group.theirs, group.theirs_minor, group.ours_minor)
        )
        known: Mapping[int, Ours | Theirs] = self.ours if mine else self.theirs
        if all(key in known for key in keys):
            return sum(known[key].minor for key in keys)
        if group.rule not in MIXED or len(keys) == len(rows):
            return total // len(rows) * len(keys) if len(keys) < len(rows) else total
        if group.rule is Rule.ALIKE:
            raise LookupError(f"Group {group.id} holds different amounts; choose() wants the rows that it is about.")
        named = keys in {way.ours if mine else way.theirs for way in group.alternatives}
        return other if named else total - other


def _shared(sides: Iterable[Keys]) -> Keys:
    """The rows that all of them have."""
    every = [frozenset(one) for one in sides]
    return tuple(sorted(frozenset.intersection(*every)))
