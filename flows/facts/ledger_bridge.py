"""The bridge from the balance in a customer's books to the one in ours: what makes the difference, class by class.

Promises: pure; minor units of one currency with our sign; the customer's balance and all steps come to ours exactly,
since what no class explains is a step of its own. Whoever adds a class of groups adds its step.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from flows.facts.ledgers import Ledger
from flows.facts.match_groups import MATCHED, Class, Matched
from flows.facts.money import Money


class Step(StrEnum):
    """What a step stands for: a class of groups by its own name, or one of these."""

    OPENING = "opening"  # the two books began the period apart
    AMOUNT_DIFF = Class.AMOUNT_DIFF.value
    OURS_ONLY = Class.OURS_ONLY.value
    THEIRS_ONLY = Class.THEIRS_ONLY.value
    TIMING = Class.TIMING.value
    DUPLICATE = Class.DUPLICATE.value
    TAX = Class.TAX.value
    FEE = Class.FEE.value
    FX = Class.FX.value
    NEEDS_REVIEW = Class.NEEDS_REVIEW.value
    TOLERANCE = Class.TOLERANCE.value  # of everything that fits: what passed as equal
    UNREAD = "unread"  # left over where rows could not be read
    UNEXPLAINED = "unexplained"  # left over where all were


_CLASSES: Final = MappingProxyType({one: Class(one.value) for one in Step if one in {*Class} - MATCHED})
_LEFT: Final = frozenset({Step.UNREAD, Step.UNEXPLAINED})


@dataclass(frozen=True, slots=True)
class Move:
    """One step: what it adds to the customer's balance (`minor`, signed), and how many groups or rows it is about."""

    step: Step
    minor: int
    count: int = 0


@dataclass(frozen=True, slots=True)
class Bridge:
    """From theirs to ours. `told`: their file names its balance; otherwise it is worked out from ours at the opening.

    `matched` groups fit; `matched_minor` is how much they are in our books, credits counted as well.
    """

    ledger_id: int
    statement_id: int
    currency: str
    theirs: int
    ours: int
    moves: tuple[Move, ...]
    told: bool
    matched: int
    matched_minor: int

    @property
    def difference(self) -> Money:
        """Ours less theirs."""
        return self.money(self.ours - self.theirs)

    @property
    def unexplained(self) -> Money:
        """What of it no class of groups explains."""
        return self.money(sum(one.minor for one in self.moves if one.step in _LEFT))

    def money(self, minor: int) -> Money:
        """That many minor units with the currency."""
        return Money(minor, self.currency)


def bridge(ledger: Ledger) -> Bridge:
    """Of a ledger that was matched. Raises ValueError for another."""
    matched = ledger.matched
    if matched is None:
        raise ValueError(f"Ledger {ledger.id} was not matched.")
    theirs, told = their_balance(matched)
    fits = [one for one in matched.groups if one.fits]
    explained = [move for move in _moves(matched) if move.minor or move.count]
    left = matched.ours_closing - theirs - sum(move.minor for move in explained)
    unread = len({one.row for one in ledger.read.unread}) if ledger.read else 0
    last = Move(Step.UNREAD, left, unread) if unread else Move(Step.UNEXPLAINED, left)
    moves = (*explained, last) if left else tuple(explained)
    sums = len(fits), sum(abs(one.ours_minor) for one in fits)
    return Bridge(ledger.id, ledger.statement_id, matched.currency, theirs, matched.ours_closing, moves, told, *sums)


def their_balance(matched: Matched) -> tuple[int, bool]:
    """What their books close with, and whether their file tells it.

    Where it does not: their opening balance, or else ours, and all their rows.
    """
    if matched.theirs_closing is not None:
        return matched.theirs_closing, True
    opening = matched.ours_opening if matched.theirs_opening is None else matched.theirs_opening
    return opening + sum(one.theirs_minor for one in matched.groups), False


def _moves(matched: Matched) -> Iterator[Move]:
    """One for each step but what is left over, in order."""
    apart = 0 if matched.theirs_opening is None else matched.ours_opening - matched.theirs_opening
    yield Move(Step.OPENING, apart)
    for step, klass in _CLASSES.items():
        groups = matched.of(klass)
        yield Move(step, sum(one.less for one in groups), len(groups))
    yield Move(Step.TOLERANCE, sum(one.less for one in matched.groups if one.fits))


# -- as it stands in a letter that waits to be sent --------------------------------------------------------------------
def written(whole: Bridge) -> dict[str, Any]:
    """As JSON would have it; `read` makes the same of it again."""
    moves = [[one.step.value, one.minor, one.count] for one in whole.moves]
    named = ("ledger_id", "statement_id", "currency", "theirs", "ours", "told", "matched", "matched_minor")
    return {name: getattr(whole, name) for name in named} | {"moves": moves}


def read(data: Mapping[str, Any]) -> Bridge:
    """What `written` wrote."""
    moves = tuple(Move(Step(step), minor, count) for step, minor, count in data["moves"])
    return Bridge(**{**data, "moves": moves})
