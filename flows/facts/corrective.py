"""What is done so that a cause does not come back: somebody does it, and somebody else sees whether it worked.

Promise: whoever verifies is not whoever did it. Times are µs UTC.
"""

from dataclasses import dataclass
from enum import StrEnum


class ActionState(StrEnum):
    """Where it stands (flows/lifecycles/corrective_action.py); the value is a stored name."""

    BEGUN = "begun"
    PLANNED = "planned"
    DONE = "done"
    VERIFIED = "verified"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class CorrectiveAction:
    """`cause` is a key of flows/tables/root_causes.py; `owner` and `verifier` are ids of colleagues, never the same."""

    id: int
    number: str
    case_id: int
    cause: str
    what: str
    owner: int
    verifier: int
    due: int
    state: ActionState
    recorded_by: int
    recorded_at: int
    done_at: int = 0
    found: str = ""
    again: int = 0
