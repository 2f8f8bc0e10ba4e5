"""Something wrong in the account that we found ourselves and tell of before anybody asks.

Promises: it is told in four parts (item, cause, effect, next step), in whose favour it may be; what is not known is
said to be unknown, with a date. Who edits: developers; states are stored.
"""

from dataclasses import dataclass
from enum import StrEnum

from flows.facts.money import Money

EXPLAIN_DAYS = 2  # working days until an explanation that was asked for
CAUSE_DAYS = 5  # working days until the cause is told where nobody named a day
ROUND_DAYS = 5  # working days that a verified one waits for its round, at most


class AnomalyState(StrEnum):
    """Where it stands (flows/lifecycles/anomaly.py); the value is a stored name."""

    NOTED = "noted"
    RECORDED = "recorded"
    VERIFIED = "verified"
    TOLD = "told"
    EXPLAINING = "explaining"
    OWING = "owing"
    UNANSWERED = "unanswered"
    CONTESTED = "contested"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Favour(StrEnum):
    """Whom it helps to have it put right; the value is a stored name."""

    CUSTOMER = "customer"
    SUPPLIER = "supplier"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Anomaly:
    """One anomaly. `amount` minor units of `currency`, 0 when there is none; `cause` empty while it is unknown.

    Times are µs UTC; `promised_at` 0 when nothing is promised. `sha` is what a verifier saw. `kind` is the rule that
    found it, or why it cannot wait (flows/tables/severity.py); empty otherwise.
    """

    id: int
    number: str
    customer_id: int
    statement_id: int
    document_id: int
    document: str
    cause: str
    effect: str
    next_step: str
    amount: int
    currency: str
    favour: str
    state: str
    recorded_by: int
    recorded_at: int
    promised_at: int = 0
    verified_by: int = 0
    told_at: int = 0
    explanation: str = ""
    asked: str = ""
    asked_at: int = 0
    outcome: str = ""
    sha: str = ""
    kind: str = ""

    @property
    def worth(self) -> Money | None:
        """What it changes; None when it is about no sum."""
        return Money(self.amount, self.currency) if self.amount else None

    @property
    def told(self) -> bool:
        """Whether the customer knows of it."""
        return self.told_at > 0
