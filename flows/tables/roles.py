"""Which colleague may do what: one row per action of the desk.

Promise: an action that is not listed is allowed to nobody. That nobody approves his own proposal is not a matter of
roles; the lifecycles refuse it. Whoever adds an action on the desk adds its row here.
"""

from types import MappingProxyType
from typing import Final

_CASEWORK = frozenset({"agent", "accountant", "lead"})
_REVIEW = frozenset({"reviewer", "lead"})
_LEDGER = frozenset({"accountant", "lead"})

MAY: Final = MappingProxyType(
    {
        "take": _CASEWORK,
        "reply": _CASEWORK,
        "ask_evidence": _CASEWORK,
        "propose": _CASEWORK,
        "return_to_bot": _CASEWORK,
        "report_failure": _CASEWORK,
        "record_execution": _LEDGER,
        "approve": _REVIEW,
        "return_offer": _REVIEW,
        "prepare": _LEDGER,
        "issue_statement": _REVIEW,
        "return_statement": _REVIEW,
        "confirm_person": frozenset({"agent", "lead"}),
    }
)


def may(role: str, action: str) -> bool:
    """Whether a colleague in `role` (flows.facts.parties.StaffRole) may do `action`."""
    return role in MAY.get(action, frozenset())
