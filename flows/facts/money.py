"""Money: an integer of minor units and the ISO 4217 code it belongs to.

Promises: no floats anywhere, two currencies are never added, and a rounded product is rounded half up once. Whoever
adds a currency with other than two decimals adds it to `EXPONENTS`.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

# ISO 4217: minor-unit exponents that differ from 2.
EXPONENTS: Final = dict.fromkeys(
    ("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"), 0
) | dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3)


class MixedCurrenciesError(ValueError):
    """Two currencies met in one sum."""


def exponent(currency: str) -> int:
    """How many decimals the minor unit of `currency` has."""
    return EXPONENTS.get(currency, 2)


@dataclass(frozen=True, slots=True)
class Money:
    """`minor` minor units (cents, fen, yen) of `currency` (ISO 4217)."""

    minor: int
    currency: str

    def __add__(self, other: "Money") -> "Money":
        """The sum. Raises MixedCurrenciesError."""
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        """The difference. Raises MixedCurrenciesError."""
        return Money(self.minor - self._same(other), self.currency)

    def __neg__(self) -> "Money":
        """The same amount with the other sign."""
        return Money(-self.minor, self.currency)

    def __bool__(self) -> bool:
        """Whether there is any money in it."""
        return self.minor != 0

    def __lt__(self, other: "Money") -> bool:
        """Whether this is less. Raises MixedCurrenciesError."""
        return self.minor < self._same(other)

    def __le__(self, other: "Money") -> bool:
        """Whether this is less or equal. Raises MixedCurrenciesError."""
        return self.minor <= self._same(other)

    @property
    def amount(self) -> Decimal:
        """The amount in major units, exact."""
        return Decimal(self.minor).scaleb(-exponent(self.currency))

    def __str__(self) -> str:
        """`USD 1234.50`: for logs and records; what people read is formatted by their language."""
        return f"{self.currency} {self.amount:.{exponent(self.currency)}f}"

    def _same(self, other: "Money") -> int:
        if other.currency != self.currency:
            msg = f"{self.currency} and {other.currency} cannot be added or compared."
            raise MixedCurrenciesError(msg)
        return other.minor


def money(amount: Decimal, currency: str) -> Money:
    """`amount` major units as Money, rounded half up to the minor unit."""
    scaled = amount.scaleb(exponent(currency)).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return Money(int(scaled), currency)
