"""What is claimed on one line of an account, how large it is, and what becomes of it.

Promises: claimed = upheld + not upheld + written off + open at every moment (invariant *split*), in minor units of the
case's currency.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from flows.facts.money import Money, money
from flows.facts.statement import Line


@dataclass(frozen=True, slots=True)
class Split:
    """What becomes of a claim, in minor units of the case's currency."""

    claimed: int
    upheld: int = 0
    not_upheld: int = 0
    written_off: int = 0

    @property
    def open(self) -> int:
        """What is not decided yet."""
        return self.claimed - self.upheld - self.not_upheld - self.written_off

    def decided(self, upheld: int, not_upheld: int, written_off: int | None = None) -> "Split":
        """The split with this decision; what is written off stays as it is unless it is given.

        Raises ValueError when a part is negative or all of them are more than was claimed.
        """
        split = Split(self.claimed, upheld, not_upheld, self.written_off if written_off is None else written_off)
        if min(upheld, not_upheld, split.written_off, split.open) < 0:
            msg = "Upheld, not upheld and written off must be at least 0 and together at most the claimed amount."
            raise ValueError(msg)
        return split


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the account that a case is about; `document_id` 0 where nothing listed is.

    `granted` is what accepted parts have brought already, `first_claimed` what was claimed before the customer changed
    it (0: never changed); both are minor units of the case's currency.
    """

    document_id: int
    document: str
    split: Split
    granted: int = 0
    first_claimed: int = 0

    @property
    def taken_back(self) -> bool:
        """Whether the customer no longer objects to this line, while the others of the case go on."""
        return self.first_claimed > 0 and not self.split.claimed

    @property
    def decided(self) -> int:
        """What has been credited, refused or let go already; the claim cannot be less."""
        return self.split.claimed - self.split.open

    @property
    def to_settle(self) -> int:
        """What the next offer has to decide here: the claim less what is agreed already."""
        split = self.split
        return max(0, split.claimed - split.written_off - split.not_upheld - self.granted)


def sum_of(splits: Iterable[Split]) -> Split:
    """Several splits as one."""
    every = [(one.claimed, one.upheld, one.not_upheld, one.written_off) for one in splits]
    return Split(*map(sum, zip(*every, strict=True)))


# -- how large it is ---------------------------------------------------------------------------------------------------
def by_price(line: Line, agreed: Decimal, currency: str, quantity: Decimal | None = None, item: int = 0) -> Money:
    """What is in question when `agreed` should have been charged for an item of the line, all or part of its quantity.

    `item` is the index in `line.items`. Zero when the agreed price is not lower.
    """
    row = line.items[item]
    units = row.quantity if quantity is None else min(quantity, row.quantity)
    return money(max(Decimal(0), (row.unit_price - agreed) * units), currency)


def by_quantity(line: Line, received: Decimal, currency: str, item: int = 0) -> Money:
    """What is in question when only `received` of an item of the line arrived: at most what it was billed at.

    `item` is the index in `line.items`. Zero when all of it arrived.
    """
    row = line.items[item]
    missing = money(max(Decimal(0), row.quantity - received) * row.unit_price, currency)
    return min(missing, Money(row.amount, currency))
