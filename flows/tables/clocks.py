"""By when what must have happened: one row per clock of the desk, a target for each priority.

Promise: the keys are stable. Events start and stop a clock by what happened (flows/facts/clock_periods.py says how); in
a state of `pauses` it stands still. Who hears of it as it runs out stands in LADDER. Finance changes the targets here.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Unit(StrEnum):
    """Seconds and minutes go on at night; hours and days are those of the house's working time."""

    SECONDS = "seconds"
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"

    @property
    def at_night(self) -> bool:
        """Whether it goes on while nobody is there."""
        return self in {Unit.SECONDS, Unit.MINUTES}


@dataclass(frozen=True, slots=True)
class Target:
    """How long it may take at most."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class ClockRow:
    """`targets` by priority, from P1 to P4; `pauses` are the states in which others have to move.

    One that is `climbed` is told step by step up LADDER; others have reminders of their own. At `tells` per cent the
    customer hears how it stands (0: not). One without targets runs out at the moment that was told to somebody.
    """

    key: str
    targets: tuple[Target, Target, Target, Target] | None
    pauses: frozenset[str] = frozenset()
    climbed: bool = True
    tells: int = 0


class Step(StrEnum):
    """Who is called: the owner; the owner, who stands in and a lead; a lead to act; the list of the controllers."""

    OWNER = "owner"
    ALL = "all"
    LEAD = "lead"
    CONTROL = "control"


LADDER: Final = MappingProxyType({75: Step.OWNER, 100: Step.ALL, 125: Step.LEAD, 200: Step.CONTROL})  # per cent


def _s(count: int) -> Target:
    return Target(count, Unit.SECONDS)


def _m(count: int) -> Target:
    return Target(count, Unit.MINUTES)


def _h(count: int) -> Target:
    return Target(count, Unit.HOURS)


def _d(count: int) -> Target:
    return Target(count, Unit.DAYS)


WAITS_FOR_OTHERS: Final = frozenset({"awaiting_customer", "external"})
NOT_OURS: Final = WAITS_FOR_OTHERS | {"offered"}

CLOCKS: Final = MappingProxyType({row.key: row for row in (
    # what cannot be delivered, and what a colleague was asked, is told by the letter's and the question's own life
    ClockRow("receipt", (_s(10), _s(10), _s(10), _s(10)), climbed=False),
    ClockRow("pick_up", (_m(10), _m(30), _h(1), _h(4)), NOT_OURS),
    ClockRow("first_response", (_m(30), _h(2), _h(4), _d(1)), NOT_OURS),
    ClockRow("next_response", (_h(1), _h(4), _d(1), _d(2))),
    ClockRow("silence", (_h(4), _d(1), _d(2), _d(5)), NOT_OURS, climbed=False, tells=80),
    ClockRow("decision", (_d(1), _d(3), _d(5), _d(10)), WAITS_FOR_OTHERS),
    ClockRow("consult", (_h(4), _d(1), _d(2), _d(3)), climbed=False),
    ClockRow("approval", (_h(2), _d(1), _d(1), _d(2))),
    ClockRow("execution", (_d(1), _d(3), _d(5), _d(10)), WAITS_FOR_OTHERS),
    ClockRow("call_back", None, climbed=False),
)})  # fmt: skip
