"""When an error that we found is so large that its customer hears of it at once, outside the round: finance sets it.

The figures are first values, for finance to replace by its own: whole units of each currency, `OTHERWISE` of those that
are not listed, and what share of the balance it has to be besides. In whose favour it is makes no difference.
"""

from types import MappingProxyType
from typing import Final

SHARE: Final = 5  # per cent of the balance it is about
LEAST: Final = MappingProxyType(
    {"CNY": 10_000, "JPY": 200_000, "KRW": 2_000_000, "INR": 100_000, "VND": 30_000_000, "THB": 50_000, "RUB": 100_000}
)
OTHERWISE: Final = 1_500
# What cannot wait whatever its sum: booked to the wrong customer, or figures in hands they are not for.
WRONG_HANDS: Final = "wrong_hands"
ALWAYS: Final = frozenset({WRONG_HANDS})
