"""What an offer grants, what its customer was granted lately, and who therefore has to agree to it.

Promises: pure; what was granted within thirty days counts together, so that splitting brings nothing; whatever is
proposed needs somebody, and what was not decided in time needs somebody higher. Amounts are minor units.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from flows.facts.dispute import Case, Option
from flows.facts.money import Money
from flows.facts.priority import Priority, alarm_of
from flows.facts.times import DAY
from flows.tables.approvals import (
    ORDER,
    PAPERS_FROM,
    REFUSED,
    SMALL_A_MONTH,
    SMALL_LEAST,
    SMALL_MOST,
    SMALL_PER_MILLE,
    TOGETHER,
    Level,
    above,
    level_of,
    still_to_sign,
)
from flows.tables.remedies import remedy

WINDOW = TOGETHER * DAY
URGENT = frozenset({Priority.P1, Priority.P2})


@dataclass(frozen=True, slots=True)
class Granted:
    """One offer that stands: what it grants at most, minor units of `currency`; `at` µs UTC; `small`: by rule."""

    case_id: int
    amount: int
    currency: str
    at: int
    small: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """Who agreed to an offer, in which role (flows.facts.parties.StaffRole, or "rule")."""

    by: int
    role: str


@dataclass(frozen=True, slots=True)
class Asked:
    """How it stands with the approval of a case's newest offer, and what its customer was granted lately.

    `raised`: how often it was not decided in time; `booker`: the colleague who booked the error, 0 where nobody is
    named; `papers`: how many pieces of evidence are on file; `related`: the customer belongs to us or to our people.
    """

    raised: int = 0
    booker: int = 0
    signed: tuple[Signature, ...] = ()
    granted: tuple[Granted, ...] = ()
    papers: int = 0
    related: bool = False


@dataclass(frozen=True, slots=True)
class Needed:
    """The level that must agree, and why: amount, together, remedy, refusal, urgency, alarm, related or nothing.

    `granted` is what this offer grants at most, `before` what else was granted within thirty days. `bare`: so much is
    not granted without anything on file.
    """

    level: Level
    because: str
    granted: Money
    before: Money
    raised: bool = False
    bare: bool = False
    signed: tuple[Signature, ...] = ()

    @property
    def roles(self) -> frozenset[str]:
        """The roles of which somebody must agree yet; empty when it is decided."""
        return still_to_sign(self.level, [one.role for one in self.signed])


def granted_at_most(options: Iterable[Option]) -> int:
    """What the most generous of these options costs us: what is accepted and what is let go."""
    return max((one.upheld + one.written_off for one in options if remedy(one.remedy).grants), default=0)


def needed(case: Case, options: Sequence[Option], asked: Asked, now: int, priority: Priority) -> Needed:
    """Who has to agree to this offer as things are at `now` (µs UTC)."""
    this = Money(granted_at_most(options), case.currency)
    lately = (one.amount for one in asked.granted if one.currency == case.currency and one.at > now - WINDOW)
    before = Money(sum(lately), case.currency)
    grounds = [*_grounds(case, options, this, before, priority), *([(Level.TWO, "related")] if asked.related else [])]
    level, because = max(grounds, key=lambda ground: ORDER.index(ground[0]))
    return Needed(
        above(level, asked.raised),
        because if level is not Level.COLLEAGUE else "nothing",
        this,
        before,
        raised=asked.raised > 0,
        bare=not asked.papers and this.amount > PAPERS_FROM,
        signed=asked.signed,
    )


def _grounds(
    case: Case, options: Sequence[Option], this: Money, before: Money, priority: Priority
) -> Iterator[tuple[Level, str]]:
    """What asks for which level; of several that ask for the same, the first is told."""
    yield level_of(this.amount), "amount"
    if this:
        yield level_of((this + before).amount), "together"
    for option in options:
        yield remedy(option.remedy).lowest, "remedy"
        if Money(option.not_upheld, case.currency).amount > REFUSED:
            yield Level.LEAD, "refusal"
    if priority in URGENT:
        yield Level.REVIEWER, "urgency"
    if alarm_of(case) == "legal":
        yield Level.TWO, "alarm"


def is_small(claimed: Money, line: Money) -> bool:
    """Whether a rule may drop this claim on a document of that total without a person looking at it."""
    share = line.amount * SMALL_PER_MILLE / 1000
    return 0 < claimed.amount <= min(max(Decimal(SMALL_LEAST), share), Decimal(SMALL_MOST))


def settled_by_rule(case: Case, asked: Asked, now: int) -> bool:
    """Whether a rule may settle a small difference: nothing alarming, no related party, not too often for one."""
    times = sum(one.small and one.at > now - WINDOW for one in asked.granted)
    return not alarm_of(case) and not asked.related and times < SMALL_A_MONTH
