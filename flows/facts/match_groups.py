"""What matching two ledgers gives: groups, each with its rule, its class and what was decided about it.

Promises: plain values; every row and every document is in exactly one group; the sums of both sides are kept. Amounts
are minor units with our sign. The values of the enumerations are stored names. Who edits: developers.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from flows.facts.ledger_rows import Extent


class Rule(StrEnum):
    """Which rule made a group; shown to whoever asks why (`match_rule_<rule>`)."""

    EXACT = "exact"  # the same number and amount
    NUMBER = "number"  # the same but for prefix, zeros, signs; and amount
    AMOUNT_DAY = "amount_day"  # the same amount within a few days, and nothing else fits as well
    SUM = "sum"  # several rows of one side come to one of the other
    TOLERANCE = "tolerance"  # the amounts differ by next to nothing
    NUMBER_ALONE = "number_alone"  # the number fits, the amount does not
    ALIKE = "alike"  # neither number nor amount alone, but both are near
    CHOSEN = "chosen"  # the customer said so
    NONE = "none"


class Class(StrEnum):
    """What a group means to an accountant."""

    EXACT = "exact"
    TOLERANCE = "tolerance"
    ONE_TO_MANY = "one_to_many"  # one document of ours, several rows of theirs
    MANY_TO_ONE = "many_to_one"
    AMOUNT_DIFF = "amount_diff"
    TAX = "tax"  # the amounts differ by a tax rate
    FEE = "fee"  # a payment that arrived less a bank's fee
    FX = "fx"  # the amounts differ by an exchange rate
    DUPLICATE = "duplicate"  # once in one ledger, twice in the other
    TIMING = "timing"  # the other side will book it, or has booked it, after the cut-off
    OURS_ONLY = "ours_only"
    THEIRS_ONLY = "theirs_only"
    NEEDS_REVIEW = "needs_review"  # several alternatives are equally good: the customer is asked


MATCHED = frozenset({Class.EXACT, Class.TOLERANCE, Class.ONE_TO_MANY, Class.MANY_TO_ONE})


class Decided(StrEnum):
    """What the customer decided about a difference."""

    OPEN = "open"
    OURS_IS_RIGHT = "ours_is_right"
    CASE = "case"
    TIMING = "timing"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of several equally good ways to match a group's rows."""

    ours: tuple[int, ...]
    theirs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Documents of ours (by id) and rows of theirs (by row) that belong together.

    `ours_minor` and `theirs_minor` are their sums; `rate` is the tax or exchange rate that explains the difference, as
    text ("13 %", "7.1032"). Of a group to be asked about, `alternatives` hold the ways there are.
    """

    id: int
    klass: Class
    rule: Rule
    ours: tuple[int, ...]
    theirs: tuple[int, ...]
    ours_minor: int
    theirs_minor: int
    rate: str = ""
    alternatives: tuple[Alternative, ...] = ()
    decided: Decided = Decided.OPEN
    case_id: int = 0

    @property
    def less(self) -> int:
        """By how much theirs is less than ours; below zero where it is more."""
        return self.ours_minor - self.theirs_minor

    @property
    def size(self) -> int:
        """How much is in question: by how much both differ, or how much there is of what differs in nothing."""
        return abs(self.less) or abs(self.ours_minor)

    @property
    def fits(self) -> bool:
        """Whether nothing is to be decided."""
        return self.klass in MATCHED


@dataclass(frozen=True, slots=True)
class Tolerances:
    """How near is near. Amounts in minor units; days are calendar days.

    `rounding` passes as equal without a word; `fee` is the most a bank may have kept of a payment, `fee_share` the same
    in thousandths; `window` the days between the two dates of one payment; `rates` are taxes in thousandths.
    """

    rounding: int = 5
    fee: int = 5_000
    fee_share: int = 15
    window: int = 7
    rates: tuple[int, ...] = (30, 50, 60, 70, 80, 90, 100, 110, 130, 150, 160, 180, 190, 200, 210, 220, 230, 250)


@dataclass(frozen=True, slots=True)
class Matched:
    """The outcome: all groups, and both balances as the two ledgers have them.

    `theirs_opening` and `theirs_closing` are None where the file tells neither and they cannot be worked out.
    """

    currency: str
    extent: Extent
    groups: tuple[Group, ...]
    ours_opening: int
    ours_closing: int
    theirs_opening: int | None = None
    theirs_closing: int | None = None

    @property
    def differences(self) -> tuple[Group, ...]:
        """The groups about which something is to be decided, or was."""
        return tuple(one for one in self.groups if not one.fits)

    def of(self, klass: Class) -> tuple[Group, ...]:
        """The groups of that class."""
        return tuple(one for one in self.groups if one.klass is klass)

    def decide(self, group_id: int, decided: Decided, case_id: int = 0) -> "Matched":
        """The same with that decision about that group."""
        return replace(
            self,
            groups=tuple(
                replace(one, decided=decided, case_id=case_id or one.case_id) if one.id == group_id else one
                for one in self.groups
            ),
        )
