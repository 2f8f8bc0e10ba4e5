"""A balance that the customer states before ours is shown: the blank form of a balance confirmation.

Promise: `owed` is signed minor units of `currency` from our side: positive when the customer owes us. Why it exists:
people often agree to a wrong figure that is put before them, and seldom invent one that happens to be right.
"""

from dataclasses import dataclass

from flows.facts.money import Money


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """What a customer's books show, as they stated it. `at` µs UTC."""

    statement_id: int
    owed: int
    currency: str
    person: str
    at: int

    @property
    def money(self) -> Money:
        """The figure with its currency."""
        return Money(self.owed, self.currency)


@dataclass(frozen=True, slots=True)
class StateBalance:
    """The customer's books show this balance (signed minor units) on the statement's cut-off day. Stated once."""

    statement_id: int
    owed: int
