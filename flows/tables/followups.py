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
    FollowUp("asked_later", (3,), ("solved", "not_solved"), calendar=True, unasked=False),
    FollowUp("reply_by", (0,), ("confirmed", "confirmed_except", "rejected"), unasked=False),
    # something entered and left: minutes and hours, within the contact's hours and wishes (bot/drafts.py)
    FollowUp("draft_left", (0,), ("resumed", "finished"), unasked=False),
    FollowUp("pick_up", (0,), ("answered", "returned"), unasked=False),
    # while a customer waits for a person: minutes, not days
    FollowUp("queue_note", (0,), ("taken", "returned"), unasked=False),
    FollowUp("unread", (0,), ("read", "answered", "returned"), unasked=False),
    FollowUp("person_idle", (0,), ("answered", "returned"), unasked=False),
    # a promised call
    FollowUp("call_soon", (0,), ("moved", "cancelled"), unasked=False),
    FollowUp("call_now", (0,), ("moved", "cancelled"), unasked=False),
    FollowUp("call_late", (0,), ("reached", "not_reached", "moved", "cancelled"), unasked=False),
    FollowUp("write_due", (0,), ("replied", "moved", "cancelled"), unasked=False),
    FollowUp("recurrence_watch", (35, 65, 90), ("came_back",), calendar=True, unasked=False),
    FollowUp("answer_due", (2,), ("proposed", "closed"), unasked=False),
    # a promise to pay: the day before (when wished), the look whether it came, an answer why it did not
    FollowUp("promise_soon", (0,), ("changed", "withdrawn"), unasked=False),
    FollowUp("promise_look", (0,), ("changed", "withdrawn"), unasked=False),
    FollowUp("promise_answer", (2,), ("changed", "reason_given", "on_its_way", "withdrawn"), unasked=False),
    FollowUp("plan_decision", (1, 2), ("approved", "declined", "withdrawn"), unasked=False),
    FollowUp("plan_agree", (2, 5), ("agreed", "withdrawn")),
    FollowUp("complaint_due", (2,), ("answered", "withdrawn"), unasked=False),
    FollowUp("complaint_question", (3, 7), ("satisfied", "not_satisfied"), calendar=True),
    FollowUp("feedback_due", (5,), ("answered", "thanked"), unasked=False),
    FollowUp("survey", (0,), ("scored", "refused_surveys")),
    FollowUp("survey_reminder", (2,), ("scored", "refused_surveys"), calendar=True),
    FollowUp("survey_over", (3,), ("scored", "refused_surveys"), calendar=True, unasked=False),
    FollowUp("anomaly_question", (3, 5), ("understood", "explanation_wanted", "contested")),
    FollowUp("anomaly_due", (2,), ("explained", "withdrawn"), unasked=False),
    FollowUp("erasure_due", (2,), ("erased", "declined"), unasked=False),
    # a dialogue that rests until an agreed time
    FollowUp("break_over", (0,), ("goes_on",), unasked=False),
)})  # fmt: skip


def gap(kind: str, count: int) -> int | None:
    """Days from reminder number `count` (0: the beginning) to the next one; None when that was the last."""
    days = FOLLOWUPS[kind].days
    if count >= len(days):
        return None
    return days[count] - (days[count - 1] if count else 0)
