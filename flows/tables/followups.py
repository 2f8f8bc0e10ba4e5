"""When we come back to a matter unasked, how often, and what ends it: one row per kind.

Promise: the kinds are stored and never renamed. `days` are counted from the event that set the first one; after the
last there are no more. A row with `unasked` obeys the hours and caps of flows/facts/contact_policy.py when it fires;
the others keep a promise or run inside the house. Finance changes the days here and nowhere else.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class FollowUp:
    """`days` are working days, or calendar days with `calendar`; `ends` are the happenings that make it needless."""

    kind: str
    days: tuple[int, ...]
    ends: tuple[str, ...]
    calendar: bool = False
    unasked: bool = True


FOLLOWUPS: Final = MappingProxyType({row.kind: row for row in (
    FollowUp("statement_issued", (0,), ("opened",)),
    FollowUp("confirm_reminder", (3, 6, 9), ("confirmed", "confirmed_except", "rejected")),
    FollowUp("evidence_wanted", (1, 3, 6, 7), ("customer_answered",)),
    FollowUp("offer_open", (1, 3), ("accepted", "countered", "declined", "offer_expired")),
    FollowUp("offer_expired", (5,), ("accepted", "countered", "declined"), unasked=False),
    FollowUp("solved_question", (3, 7), ("solved", "not_solved"), calendar=True),
    FollowUp("reply_by", (0,), ("confirmed", "confirmed_except", "rejected"), unasked=False),
    FollowUp("pick_up", (0,), ("answered", "returned"), unasked=False),
    FollowUp("answer_due", (2,), ("proposed", "closed"), unasked=False),
)})  # fmt: skip


def gap(kind: str, count: int) -> int | None:
    """Days from reminder number `count` (0: the beginning) to the next one; None when that was the last."""
    days = FOLLOWUPS[kind].days
    if count >= len(days):
        return None
    return days[count] - (days[count - 1] if count else 0)
