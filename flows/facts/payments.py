"""Looking for a payment that a customer says they made among those we hold and have not set against anything.

Promises: nothing is decided here, only found; numbers are shown masked, since a payment may turn out to be another
customer's. Whoever widens what counts as similar does it in `similar`.
"""

from collections.abc import Iterable
from datetime import date

from flows.facts.statement import Line

NEARLY = 2  # per cent: a bank's fee, a rounded sum
WITHIN = 7  # days between what a payer remembers and what the bank booked
SHOWN = 3


def exact(payments: Iterable[Line], minor: int, on: date | None = None) -> tuple[Line, ...]:
    """Payments of exactly `minor` minor units, those nearest to `on` first."""
    return _nearest((line for line in payments if minor in {line.open, line.total}), on)


def similar(payments: Iterable[Line], minor: int, on: date | None = None) -> tuple[Line, ...]:
    """Payments that may be meant: nearly that sum, or its digits in another order; near `on` where that is known."""
    likely = (line for line in payments if _like(line, minor) and (on is None or abs((line.on - on).days) <= WITHIN))
    return _nearest(likely, on)


def masked(number: str) -> str:
    """The last characters of a payment's number: enough to know it again, too little to learn it."""
    return f"**{number[-2:]}" if len(number) > 3 else "**"  # noqa: PLR2004 - half of four would be half of it


def _like(line: Line, minor: int) -> bool:
    near = any(abs(sum_ - minor) * 100 <= NEARLY * minor for sum_ in (line.open, line.total))
    return near or sorted(str(line.open)) == sorted(str(minor))


def _nearest(lines: Iterable[Line], on: date | None) -> tuple[Line, ...]:
    def away(line: Line) -> tuple[int, int]:
        return (abs((line.on - on).days) if on else 0, line.document_id)

    return tuple(sorted(lines, key=away)[:SHOWN])
