"""Whether an error that we found is told at once or in its round. Pure; figures: flows/tables/severity.py."""

from flows.facts.anomalies import Anomaly
from flows.tables.severity import ALWAYS, LEAST, OTHERWISE, SHARE


def major(one: Anomaly, balance: int) -> bool:
    """Whether it is told at once; `balance` is that of its statement in minor units, 0 when there is none."""
    if one.kind in ALWAYS:
        return True
    worth = one.worth
    least = LEAST.get(one.currency, OTHERWISE)
    return worth is not None and worth.amount >= least and 100 * one.amount >= SHARE * abs(balance)
