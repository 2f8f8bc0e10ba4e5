"""Which colleague may do what: one row per action of the desk.

Promise: an action that is not listed is allowed to nobody. That nobody approves his own proposal is not a matter of
roles; the lifecycles refuse it. Whoever adds an action on the desk adds its row here.
"""

from types import MappingProxyType
from typing import Final

_CASEWORK = frozenset({"agent", "accountant", "lead"})
_REVIEW = frozenset({"reviewer", "lead"})
_LEDGER = frozenset({"accountant", "lead"})
_ANYBODY = frozenset({"agent", "accountant", "reviewer", "lead"})

MAY: Final = MappingProxyType(
    {
        "take": _CASEWORK,
        "reply": _CASEWORK,
        "ask_evidence": _CASEWORK,
        "propose": _CASEWORK,
        "return_to_bot": _CASEWORK,
        "return_agreed": _CASEWORK,
        "hand_on": _CASEWORK,
        "take_over": _CASEWORK,
        "reached": _CASEWORK,
        "not_reached": _CASEWORK,
        "report_failure": _CASEWORK,
        "came_back": _CASEWORK,
        "record_execution": _LEDGER,
        "approve": _REVIEW,
        "approve_plan": frozenset({"lead"}),
        "decline_plan": frozenset({"lead"}),
        "approve_erasure": frozenset({"lead"}),
        "decline_erasure": frozenset({"lead"}),
        "return_offer": _REVIEW,
        "prepare": _LEDGER,
        "issue_statement": _REVIEW,
        "return_statement": _REVIEW,
        "clear_feeling": _CASEWORK,
        "show_words": _CASEWORK,
        "let_go_on": frozenset({"lead"}),
        "confirm_person": frozenset({"agent", "lead"}),
        # Who has to keep out of a complaint is not a matter of roles: flows/facts/complaints.py says it.
        "assess": _ANYBODY,
        "answer_complaint": _ANYBODY,
        "approve_answer": _ANYBODY,
        "return_answer": _ANYBODY,
        "thank": _ANYBODY,
        "answer_feedback": _CASEWORK,
        "record_anomaly": _ANYBODY,
        "verify_anomaly": _ANYBODY,
        "drop_anomaly": _ANYBODY,
        "explain_anomaly": _CASEWORK,
        "withdraw_anomaly": _REVIEW,
    }
)


def may(role: str, action: str) -> bool:
    """Whether a colleague in `role` (flows.facts.parties.StaffRole) may do `action`."""
    return role in MAY.get(action, frozenset())
