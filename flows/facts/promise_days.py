"""How far ahead a sum may be promised without a colleague, by flows/tables/promise_limits.py."""

from flows.facts.money import Money, exponent
from flows.tables.promise_limits import DAYS, SCALE


def days_ahead(total: Money) -> int:
    """How many days from today `total` may be promised for without a colleague."""
    units = total.minor // 10 ** exponent(total.currency) // SCALE.get(total.currency, 1)
    return next(days for most, days in DAYS if most is None or units <= most)
