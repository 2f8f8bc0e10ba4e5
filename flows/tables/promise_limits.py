"""How far ahead a payment may be promised without a colleague: the larger the sum, the nearer the day.

Promise: finance changes the figures here and nowhere else. Whatever goes beyond is not refused; a colleague who may
decides about it. `UP_TO` are whole major units; a currency without a row of its own takes the first one's figures.
"""

from types import MappingProxyType
from typing import Final

FARTHEST: Final = 366  # days; beyond is a slip of the pen
CHANGES: Final = 1  # new days that a customer may set alone; the next one is for a person
BREAKS: Final = 2  # the break from which on a person takes it up
PARTS: Final = (2, 3, 4, 6)  # instalments on offer
MOST_PARTS: Final = 12

# (sum up to which it counts, days ahead), by rising sums; None is every larger sum.
DAYS: Final = ((10_000, 45), (50_000, 30), (None, 14))
# How many units of a currency stand for one of DAYS, roughly: limits need no daily rate.
SCALE: Final = MappingProxyType(
    {"CNY": 7, "JPY": 150, "KRW": 1_300, "INR": 80, "NGN": 1_000, "VND": 25_000, "HKD": 8, "TWD": 30}
)
