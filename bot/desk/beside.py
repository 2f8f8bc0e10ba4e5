"""Which actions beside the straight way a case carries in which state: they stand in the list *More actions*.

Promise: as for fitting.py, what does not stand here is not allowed. Who may press is another question
(flows/tables/roles.py).
"""

from collections.abc import Mapping
from types import MappingProxyType

from flows.facts.dispute import Case, CaseState

INVESTIGATE = ("show_books", "set_cause", "report_error")
OPEN = ("leave_in_peace", "merge_case", "withdraw_for", "record_answer", "call_customer", "raise_flag", "propose_hold")
WORK = ("ask_department", "promise_time", "snooze", "recode", "split_case", *INVESTIGATE, *OPEN)
AFTER = ("appeal_for", *INVESTIGATE, "plan_correction")

BESIDE: Mapping[CaseState, tuple[str, ...]] = MappingProxyType(
    {
        CaseState.TRIAGE: WORK,
        CaseState.INVESTIGATING: (*WORK, "appeal_for", "plan_correction"),
        CaseState.AWAITING_CUSTOMER: ("promise_time", "recode", *OPEN, *INVESTIGATE, "appeal_for"),
        CaseState.AWAITING_INTERNAL: ("stop_asking", *WORK),
        CaseState.PENDING_APPROVAL: ("promise_time", *OPEN, *INVESTIGATE),
        CaseState.OFFERED: ("promise_time", *OPEN, "appeal_for", *INVESTIGATE),
        CaseState.EXECUTING: ("promise_time", "leave_in_peace", *INVESTIGATE, "plan_correction"),
        CaseState.RESOLVED: (*AFTER, "leave_in_peace"),
        CaseState.APPEALED: WORK,
        CaseState.EXTERNAL: ("settled_outside", "withdraw_for", "raise_flag", *INVESTIGATE),
        CaseState.CLOSED: AFTER,
    }
)
DECIDED = frozenset(
    {
        CaseState.INVESTIGATING,
        CaseState.OFFERED,
        CaseState.EXECUTING,
        CaseState.RESOLVED,
        CaseState.APPEALED,
        CaseState.EXTERNAL,
        CaseState.CLOSED,
    }
)  # where something may have been decided that a letter can tell


def beside(case: Case) -> tuple[str, ...]:
    """Those that fit the case as it stands; one that was joined with another has none left but its books."""
    if case.joined:
        return "show_books", "make_pack"
    return *BESIDE.get(case.state, ()), *(("send_letter",) if case.state in DECIDED else ()), "make_pack"
