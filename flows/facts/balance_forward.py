"""A statement brought forward: the balance before, everything that moved it since, and the balance now.

Promise: pure; whatever is brought forward adds up to the cent, and what does not is refused with the difference. Minor
units of the statement's currency throughout; what raises the balance is positive.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from flows.facts.money import Money
from flows.facts.statement import Line, Statement

CLEARED = "cleared"  # the ledger says that it is settled, without saying by what
LATER = "later"  # entered after the statement before, for a day that it covers


@dataclass(frozen=True, slots=True)
class Movement:
    """One entry: its day, what it is (a kind of document, `CLEARED` or `LATER`), its number, what it adds (minor)."""

    on: date
    kind: str
    number: str
    minor: int


@dataclass(frozen=True, slots=True)
class Forward:
    """From `opening`, the closing balance of statement `before` on the day `since`, to the balance of today."""

    before: str
    since: date
    opening: int
    movements: tuple[Movement, ...]

    @property
    def balances(self) -> tuple[int, ...]:
        """The balance after each movement, in minor units."""
        return tuple(accumulate((one.minor for one in self.movements), initial=self.opening))[1:]

    @property
    def raised(self) -> int:
        """Everything that raised the balance."""
        return sum(one.minor for one in self.movements if one.minor > 0)

    @property
    def lowered(self) -> int:
        """Everything that lowered it, as a positive figure."""
        return -sum(one.minor for one in self.movements if one.minor < 0)

    @property
    def closing(self) -> int:
        """What it comes to."""
        return self.opening + self.raised - self.lowered


@dataclass(frozen=True, slots=True)
class Unproved:
    """Why the balance is not brought forward: there is no statement `before` (""), or the sum misses by `difference`.

    `difference` is the closing balance less what opening and movements come to.
    """

    before: str = ""
    difference: Money | None = None


def brought_forward(
    statement: Statement, before: Statement | None, then: Iterable[Line], since: Iterable[Movement]
) -> Forward | Unproved:
    """The proof of `statement` from the one `before` it.

    `then`: what the ledger says today was open on the day of the statement before; `since`: what happened after it.
    """
    if before is None:
        return Unproved()
    moved = sorted((*_later(before, then), *since), key=lambda one: (one.on, one.number, one.minor))
    forward = Forward(before.number, before.cut_off, before.closing.minor, tuple(moved))
    missing = statement.closing.minor - forward.closing
    return Unproved(before.number, Money(missing, statement.currency)) if missing else forward


def _later(before: Statement, then: Iterable[Line]) -> Iterable[Movement]:
    """What the ledger says of that day by now and did not say when the statement before was made, by document."""
    was = {line.document_id: line for line in before.lines}
    now = {line.document_id: line for line in then}
    for id_ in sorted(was.keys() | now.keys()):
        line = now.get(id_) or was[id_]
        minor = (now[id_].signed if id_ in now else 0) - (was[id_].signed if id_ in was else 0)
        if minor:
            yield Movement(line.on, LATER, line.number, minor)
