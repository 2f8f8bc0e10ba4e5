"""Why two amounts of one thing differ: rounding, a tax, a bank's fee, an exchange rate, or nobody knows.

Promises: pure; integers only, so that a rate fits to the last minor unit or not at all. Who edits: developers; rates
and limits are those of `Tolerances`.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from flows.facts.match_groups import Class, Tolerances

WHOLE: Final = 1000  # thousandths
SHARED: Final = 3  # pairs that must show one ratio before it is called a rate
PARTS: Final = 500  # one in so many parts is how far ratios of one rate may lie apart
Pair = tuple[int, int]  # ours and theirs, minor units of one sign


def class_of(ours: int, theirs: int, *, payment: bool, limits: Tolerances) -> tuple[Class, str]:
    """What the difference is, with its rate as text where it has one."""
    if abs(ours - theirs) <= limits.rounding:
        return Class.TOLERANCE, ""
    rate = None if payment else tax_rate(ours, theirs, limits)
    if rate is not None:
        return Class.TAX, f"{rate / 10:g} %"
    return (Class.FEE if payment and is_fee(ours, theirs, limits) else Class.AMOUNT_DIFF), ""


def tax_rate(ours: int, theirs: int, limits: Tolerances) -> int | None:
    """The tax in thousandths that one amount has and the other lacks."""
    less, more = sorted((abs(ours), abs(theirs)))
    fitting = (rate for rate in limits.rates if abs(less * (WHOLE + rate) - more * WHOLE) <= WHOLE)
    return next(fitting, None) if more - less > limits.rounding and less >= WHOLE else None


def is_fee(ours: int, theirs: int, limits: Tolerances) -> bool:
    """Whether a payment of theirs arrived less what a bank keeps: a small sum, or a small share."""
    sent, kept = abs(theirs), abs(theirs) - abs(ours)
    return kept > 0 and (kept <= min(limits.fee, sent // 10) or kept * WHOLE <= limits.fee_share * sent)


def exchange_rates(pairs: Iterable[Pair]) -> dict[Pair, str]:
    """The rate of every pair whose ratio several others share."""
    ratios = sorted((Fraction(theirs, ours), (ours, theirs)) for ours, theirs in pairs if ours)
    found: dict[Pair, str] = {}
    start = 0
    for end in range(1, len(ratios) + 1):
        if end < len(ratios) and ratios[end][0] <= ratios[start][0] * (1 + Fraction(1, PARTS)):
            continue
        if end - start >= SHARED:
            middle = ratios[(start + end) // 2][0]
            found |= {pair: f"{float(middle):.5g}" for _, pair in ratios[start:end]}
        start = end
    return found
