"""By when what must have happened: one row per clock of the desk, a target for each priority.

Promise: the keys are stable. Events start and stop a clock by what happened (flows/facts/clocks.py says which of our
events count as a word by a person); in a state of `pauses` it stands still. Finance changes the targets here.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Unit(StrEnum):
    """Minutes go on at night; hours and days are those of the house's working time."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Target:
    """How long it may take at most."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class ClockRow:
    """`targets` by priority, from P1 to P4; `pauses` are the states in which others have to move."""

    key: str
    targets: tuple[Target, Target, Target, Target]
    pauses: frozenset[str] = frozenset()


def _m(count: int) -> Target:
    return Target(count, Unit.MINUTES)


def _h(count: int) -> Target:
    return Target(count, Unit.HOURS)


def _d(count: int) -> Target:
    return Target(count, Unit.DAYS)


WAITS_FOR_OTHERS: Final = frozenset({"awaiting_customer", "external"})

CLOCKS: Final = MappingProxyType({row.key: row for row in (
    ClockRow("pick_up", (_m(10), _m(30), _h(1), _h(4))),
    ClockRow("first_response", (_m(30), _h(2), _h(4), _d(1))),
    ClockRow("next_response", (_h(1), _h(4), _d(1), _d(2))),
    ClockRow("decision", (_d(1), _d(3), _d(5), _d(10)), WAITS_FOR_OTHERS),
    ClockRow("execution", (_d(1), _d(3), _d(5), _d(10)), WAITS_FOR_OTHERS),
)})  # fmt: skip
