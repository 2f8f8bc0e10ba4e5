"""Which colleague may do what: one row per action of the desk.

Promise: an action that is not listed is allowed to nobody. A responder has only the tasks put to him, an auditor reads,
an administrator runs the installation and sees no case. That nobody approves his own proposal is not a matter of roles;
the lifecycles refuse it. Whoever adds an action on the desk adds its row here.
"""

from types import MappingProxyType
from typing import Final

_DRAFTING = frozenset({"agent", "accountant", "lead"})
_CASEWORK = _DRAFTING | {"controller"}
_REVIEW = frozenset({"reviewer", "lead", "controller"})
_APPROVAL = _REVIEW | {"accountant", "legal"}  # how much each of them may approve: flows/tables/approvals.py
_LEDGER = frozenset({"accountant", "lead"})
_DIRECTING = frozenset({"lead", "controller"})
_ANYBODY = _CASEWORK | {"reviewer"}
_ASKED = _ANYBODY | {"responder", "legal", "privacy_officer"}
_READING = _ANYBODY | {"legal", "auditor"}
EVERYBODY = _READING | {"responder", "privacy_officer", "administrator"}

MAY: Final = MappingProxyType(
    {
        "take": _CASEWORK,
        "reply": _CASEWORK,
        "correct_reply": _CASEWORK,
        "withdraw_reply": _CASEWORK,
        "cancel_reply": _CASEWORK,
        "ask_evidence": _CASEWORK,
        "propose": _DRAFTING,
        "return_to_bot": _CASEWORK,
        "return_agreed": _CASEWORK,
        "hand_on": _CASEWORK,
        "take_over": _CASEWORK,
        "give_over": _CASEWORK,
        "keep": _CASEWORK,
        "reassign": _CASEWORK,
        "snooze": _CASEWORK,
        "promise_time": _CASEWORK,
        "brief": _READING,
        "reached": _CASEWORK,
        "not_reached": _CASEWORK,
        "report_failure": _DRAFTING,
        "came_back": _CASEWORK,
        "record_execution": _LEDGER,
        "approve": _APPROVAL,
        "approve_plan": _DIRECTING,
        "decline_plan": _DIRECTING,
        "approve_erasure": frozenset({"lead", "privacy_officer"}),
        "decline_erasure": frozenset({"lead", "privacy_officer"}),
        "return_offer": _APPROVAL,
        "prepare": _LEDGER,
        "compare_balances": _READING,
        "issue_statement": _REVIEW,
        "return_statement": _REVIEW,
        "clear_feeling": _CASEWORK,
        "show_words": _CASEWORK,
        "let_go_on": _DIRECTING,
        "confirm_person": frozenset({"agent", "lead"}),
        # Who has to keep out of a complaint is not a matter of roles: flows/facts/complaints.py says it.
        "assess": _ANYBODY,
        "answer_complaint": _ANYBODY,
        "approve_answer": _ANYBODY,
        "return_answer": _ANYBODY,
        "thank": _ANYBODY,
        "answer_feedback": _CASEWORK,
        "record_anomaly": _ANYBODY,
        "record_finding": _ANYBODY,
        "drop_findings": _ANYBODY,
        "verify_anomaly": _ANYBODY,
        "drop_anomaly": _ANYBODY,
        "tell_now": _DIRECTING,
        "explain_anomaly": _CASEWORK,
        "send_report": _CASEWORK,
        "send_letter": _CASEWORK,
        "make_pack": frozenset({"controller", "auditor"}),
        "withdraw_anomaly": _REVIEW,
        # One's own page, the command and the shortcuts; what they show is asked for as "see_case" below.
        "open_home": EVERYBODY,
        "turn_home": EVERYBODY,
        "command": EVERYBODY,
        "open_card": _READING,
        "open_task": _ASKED,  # what is put to them alone
        "open_person": frozenset({"agent", "lead"}),
        "suggest": _READING,
        "attach_to_case": _ANYBODY,
        "new_case": _CASEWORK,
        "invite": frozenset({"agent", "lead"}),
        "ask_department": _CASEWORK,
        "stop_asking": _CASEWORK,
        # Whoever was asked answers, whatever their role; a lead may in their place.
        "answer_consult": _ASKED,
        "more_time": _ASKED,
        "not_mine": _ASKED,
        "merge_case": _CASEWORK,
        "split_case": _CASEWORK,
        "recode": _CASEWORK,
        "withdraw_for": _CASEWORK,
        "appeal_for": _CASEWORK,
        "raise_flag": _ASKED,
        "record_answer": _CASEWORK,
        "call_customer": _CASEWORK,
        "call_result": _CASEWORK,
        "approve_elsewhere": _REVIEW,
        "drop_elsewhere": _ANYBODY,
        "submit_again": _LEDGER,
        "reissue_statement": _LEDGER,
        "withdraw_statement": _REVIEW,
        "set_manner": _CASEWORK,
        "send_held": _CASEWORK,
        "send_held_english": _CASEWORK,
        "drop_held": _CASEWORK,
        "revoke_contact": frozenset({"agent", "lead", "controller"}),
        "propose_hold": frozenset({"lead"}),
        "agree_hold": frozenset({"controller", "legal"}),
        "drop_hold": frozenset({"controller", "legal"}),
        "leave_in_peace": _CASEWORK | {"legal"},
        "settled_outside": frozenset({"controller", "legal"}),
        "show_books": _ANYBODY,
        "set_cause": _ANYBODY,
        "plan_correction": _ANYBODY,
        "report_error": _ANYBODY,
        # Who does it and who looks is written on the action itself.
        "capa_done": _ASKED,
        "capa_drop": _ASKED,
        "capa_worked": _ASKED,
        "capa_again": _ASKED,
        # Rights that are no buttons: looked up where words are weighed, lists are made and records are read.
        "admit_fault": _DIRECTING,
        "reply_at_any_hour": _DIRECTING,
        "see_case": _READING,
        "read_audit": _DIRECTING | {"auditor"},
        "see_week": _DIRECTING,  # of all customers together, told on Mondays
    }
)


def may(role: str, action: str) -> bool:
    """Whether a colleague in `role` (flows.facts.parties.StaffRole) may do `action`."""
    return role in MAY.get(action, frozenset())
