"""A question from a case to a department: who answers it, by when, and what was answered.

Promise: an answer stands inside the house; nothing here has a way to a customer. Times are µs UTC.
"""

from dataclasses import dataclass
from enum import StrEnum


class ConsultState(StrEnum):
    """Where a question stands (flows/lifecycles/consult.py); the value is a stored name."""

    BEGUN = "begun"
    ASKED = "asked"
    LATE = "late"
    ANSWERED = "answered"
    PASSED_ON = "passed_on"
    CALLED_BACK = "called_back"


WAITED_FOR = frozenset({ConsultState.BEGUN, ConsultState.ASKED})
ANSWERABLE = WAITED_FOR | {ConsultState.LATE}


@dataclass(frozen=True, slots=True)
class Consult:
    """`asked_by` and `colleague` are ids of colleagues; `department` is a key of flows/tables/departments.py.

    `prolonged` counts how often more time was asked for; `answered_by` is 0 until somebody has answered.
    """

    id: int
    case_id: int
    department: str
    colleague: int
    question: str
    asked_by: int
    asked_at: int
    due: int
    state: ConsultState
    answer: str = ""
    answered_by: int = 0
    answered_at: int = 0
    prolonged: int = 0


def half_way(asked_at: int, due: int) -> int:
    """When half of the time is over."""
    return asked_at + (due - asked_at) // 2


def overdue(asked_at: int, due: int) -> int:
    """When it is too late: half of the time given, once more, after the day."""
    return due + (due - asked_at) // 2
