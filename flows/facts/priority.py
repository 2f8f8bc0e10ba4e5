"""How urgent a case is: P1 to P4, worked out anew whenever it is shown.

Promise: pure; what an alarm says outweighs every sum. Shares are of the statement's closing balance as it was issued.
Whoever changes a threshold changes it here and nowhere else.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from flows.facts.dispute import Case
from flows.facts.statement import Statement
from flows.tables.alarms import ALARMS
from flows.tables.feelings import CALM, FURY

URGENT: Final = 30  # per cent of the balance
GRAVE: Final = 10
AGAIN: Final = 2  # times taken up again


class Priority(StrEnum):
    """From a danger to a mere question."""

    P1 = "p1"
    P2 = "p2"
    P3 = "p3"
    P4 = "p4"


def alarm_of(case: Case) -> str:
    """The alarm the case was registered with; empty for none."""
    raised = str(case.answers.get("alarm") or "")
    return raised if raised in ALARMS else "privacy" if case.reason == "wrong_customer" else ""


@dataclass(frozen=True, slots=True)
class Weight:
    """A priority and what it comes from: an alarm's key, or share, again, anger, question, usual.

    `share` is the claim in per cent of the statement's balance.
    """

    priority: Priority
    cause: str
    share: int = 0


def weight_of(case: Case, statement: Statement | None, anger: int = CALM) -> Weight:
    """How urgent the case is on its statement (None where that is not known any more), and why.

    `anger` is how its contact feels (flows/tables/feelings.py).
    """
    share = case.split.claimed * 100 // statement.closing.minor if statement and statement.closing.minor > 0 else 0
    alarm = alarm_of(case)
    if alarm or _just_above(case, statement, URGENT):
        return Weight(Priority.P1, alarm or "share", share)
    if _just_above(case, statement, GRAVE):
        return Weight(Priority.P2, "share", share)
    if case.reopened >= AGAIN or anger >= FURY:
        return Weight(Priority.P2, "again" if case.reopened >= AGAIN else "anger", share)
    asks = case.remedy == "explanation" and not case.split.claimed
    return Weight(Priority.P4, "question", share) if asks else Weight(Priority.P3, "usual", share)


def priority_of(case: Case, statement: Statement | None, anger: int = CALM) -> Priority:
    """The priority alone."""
    return weight_of(case, statement, anger).priority


def _just_above(case: Case, statement: Statement | None, per_cent: int) -> bool:
    """Whether the claim is more than that share, by however little."""
    closing = statement.closing.minor if statement else 0
    return closing > 0 and case.split.claimed * 100 > per_cent * closing
