"""Which buttons a case carries in which state. What is not shown is not allowed: old buttons are judged by this table.

Who may press them is another question (flows/tables/roles.py). Finance may reorder; a new action needs its function.
"""

from collections.abc import Mapping
from types import MappingProxyType

from flows.facts.dispute import Case, CaseState, Control

BY_STATE: Mapping[CaseState, tuple[str, ...]] = MappingProxyType(
    {
        CaseState.REGISTERED: ("take", "reply"),
        CaseState.TRIAGE: ("take", "ask_evidence", "reply"),
        CaseState.INVESTIGATING: ("take", "propose", "ask_evidence", "reply"),
        CaseState.AWAITING_CUSTOMER: ("take", "propose", "ask_evidence", "reply"),
        CaseState.PENDING_APPROVAL: ("approve", "return_offer", "reply"),
        CaseState.OFFERED: ("take", "reply"),
        CaseState.EXECUTING: ("record_execution", "report_failure", "reply"),
        CaseState.RESOLVED: ("take", "reply"),
        CaseState.APPEALED: ("take", "propose", "ask_evidence", "reply"),
        CaseState.CLOSED: ("came_back",),
    }
)
STILL_TO_TAKE = frozenset({CaseState.REGISTERED, CaseState.TRIAGE})  # taken here, work begins


def actions_for(case: Case) -> tuple[str, ...]:
    """The actions that fit the case as it stands, in the order in which they are shown."""
    taken = bool(case.owner) and case.state not in STILL_TO_TAKE
    fitting = tuple(action for action in BY_STATE[case.state] if not (taken and action == "take"))
    return (*fitting, "return_to_bot") if case.control is Control.HUMAN else fitting
