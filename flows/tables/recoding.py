"""Which reasons mean the same to whoever raised them, so that a case may pass from one to the other without a word.

Promise: a reason that stands in no row means only itself; every other change of a reason is told to the customer.
Finance owns the rows.
"""

from typing import Final

ALIKE: Final = (
    frozenset({"damaged", "quality"}),
    frozenset({"return_not_credited", "credit_missing"}),
    frozenset({"charge", "bank_fee"}),
    frozenset({"other", "already_disputed"}),
)


def means_the_same(was: str, now: str) -> bool:
    """Whether both reasons (keys of reasons.py) say the same to the customer."""
    return was == now or any({was, now} <= alike for alike in ALIKE)
