"""Holds: a colleague's word that somebody is left in peace, with a reason, from a day on and until one or without end.

Promise: pure. A *contact stop* ends everything unasked, a *dunning block* whatever presses for an answer or for money;
answers, promises and what the customer asks for go on. Only a colleague lifts a hold, or its last day.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class HoldKind(StrEnum):
    """What it keeps back; the value is a stored name and the reason a follow-up waits."""

    DUNNING = "dunning_block"
    CONTACT = "contact_stop"


@dataclass(frozen=True, slots=True)
class Hold:
    """One that stands for a customer. `until` is its last day, None without end; `set_by` a colleague's id."""

    id: int
    customer_id: int
    kind: HoldKind
    reason: str
    since: int
    until: date | None
    set_by: int
