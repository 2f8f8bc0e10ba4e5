"""How urgent a case is: P1 to P4, worked out anew whenever it is shown.

Promise: pure; what an alarm says outweighs every sum. Shares are of the statement's closing balance as it was issued.
Whoever changes a threshold changes it here and nowhere else.
"""

from enum import StrEnum
from typing import Final

from flows.facts.dispute import Case
from flows.facts.statement import Statement
from flows.tables.alarms import ALARMS

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


def priority_of(case: Case, statement: Statement | None) -> Priority:
    """The priority of the case on its statement; None where that is not known any more."""
    share = case.split.claimed * 100 / statement.closing.minor if statement and statement.closing.minor > 0 else 0
    if alarm_of(case) or share > URGENT:
        return Priority.P1
    if share > GRAVE or case.reopened >= AGAIN:
        return Priority.P2
    return Priority.P4 if case.remedy == "explanation" and not case.split.claimed else Priority.P3
