"""How much may be granted, and who has to agree to it: finance sets these rows and nothing else.

The figures below are first values, for finance to replace by its own. They are whole units of the company's currency;
what is granted in another currency is measured in units of that one, since no rates are known here.

Promise: the levels are stored and never renamed. They are ordered: whoever may decide on one may decide on those
before it, and what nobody decides in time goes to the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Level(StrEnum):
    """From what a rule may grant to what two directors must."""

    RULE = "P0"
    COLLEAGUE = "L0"  # nothing is granted: any other colleague who keeps the ledger
    REVIEWER = "L1"
    LEAD = "L2"
    CONTROLLER = "L3"
    TWO = "L4"


@dataclass(frozen=True, slots=True)
class Tier:
    """`up_to` in whole units of the currency (None: no end); who signs, and who else has to where two must."""

    level: Level
    up_to: int | None
    first: frozenset[str]
    second: frozenset[str] = frozenset()


_CONTROLLER = frozenset({"controller"})
_LEAD = _CONTROLLER | {"lead"}
_REVIEWER = _LEAD | {"reviewer"}

TIERS: Final = MappingProxyType({tier.level: tier for tier in (
    Tier(Level.RULE, 0, frozenset({"rule"})),
    Tier(Level.COLLEAGUE, 0, _REVIEWER | {"accountant"}),
    Tier(Level.REVIEWER, 500, _REVIEWER),
    Tier(Level.LEAD, 5_000, _LEAD),
    Tier(Level.CONTROLLER, 50_000, _CONTROLLER),
    Tier(Level.TWO, None, _CONTROLLER, _CONTROLLER | {"legal"}),
)})  # fmt: skip
ORDER: Final = tuple(TIERS)

TOGETHER: Final = 30  # days: what the same customer was granted within them counts as one
REFUSED: Final = 5_000  # refusing more than this needs a lead, so that "no" is not the cheap way out
PAPERS_FROM: Final = 5_000  # above, something must be on file before it is granted

# What a rule settles by itself, logged and listed.
SMALL_LEAST: Final = 1  # whole units, whatever the line's size
SMALL_PER_MILLE: Final = 1  # of the line
SMALL_MOST: Final = 10
SMALL_A_MONTH: Final = 3  # times for one customer


def above(level: Level, steps: int = 1) -> Level:
    """The level so many steps further up; the last one has none above it."""
    return ORDER[min(ORDER.index(level) + steps, len(ORDER) - 1)]


def highest(*levels: Level) -> Level:
    """The one of these that needs the most authority."""
    return max(levels, key=ORDER.index)


def level_of(amount: Decimal) -> Level:
    """The lowest level that may grant so many units."""
    enough = (tier.level for tier in TIERS.values() if tier.up_to is None or amount <= tier.up_to)
    return highest(Level.COLLEAGUE, next(enough))


def still_to_sign(level: Level, signed: Sequence[str]) -> frozenset[str]:
    """The roles of which somebody must sign yet, given the roles of those who have; empty when it is decided."""
    tier = TIERS[level]
    first = [at for at, role in enumerate(signed) if role in tier.first]
    if not first:
        return tier.first | tier.second if not signed else tier.first
    others = [role for at, role in enumerate(signed) if at != first[0]]
    return frozenset() if not tier.second or any(role in tier.second for role in others) else tier.second


# Whose place may be taken by whom: by one's own kind or by those after it.
RANKS: Final = ("accountant", "reviewer", "lead", "legal", "controller")


def may_stand_in(deputy: str, giver: str) -> bool:
    """Whether somebody in the role `deputy` may decide in the place of a `giver`: never downwards."""
    return giver in RANKS and deputy in RANKS and RANKS.index(deputy) >= RANKS.index(giver)
