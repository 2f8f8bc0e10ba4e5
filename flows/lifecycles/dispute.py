"""The life of a case, from its registration to the customer's word that it is settled.

Stages are its states; only what happened moves it: a colleague, the customer's answer, a date. Every move sets the date
on which the customer hears of it next, and when that date comes they do hear, result or not. Nobody approves his own
proposal, nothing counts as done without its papers, and only the customer's answer or its time limit closes a case.
"""

from flows.engine.words import do, go_to, happened, lifecycle, remind, stage, tell_staff, when
from flows.facts.dispute import CaseState
from flows.lifecycles.dispute_approvals import SMALL_FIX, at_once_if_small
from flows.lifecycles.dispute_asides import (
    APPEALED_ELSEWHERE,
    ASIDES,
    CONSULTED,
    EXTERNAL_RULES,
    FLAGGED,
    INTERNAL_RULES,
    RECODED,
    WHILE_WE_WORK,
)
from flows.lifecycles.dispute_endings import CLOSED_RULES, EXECUTING_RULES, RESOLVED_RULES
from flows.lifecycles.dispute_guards import due, enters, new_owner
from flows.lifecycles.dispute_moves import (
    ADDED,
    APPEAL,
    ASKED,
    CLAIM_CHANGED_MEANWHILE,
    PROPOSED,
    TAKEN,
    WITHDRAWN,
)
from flows.lifecycles.dispute_offers import AWAITING_RULES, OFFERED_RULES, PENDING_RULES
from flows.lifecycles.dispute_promises import progress
from flows.lifecycles.dispute_view import case_in

TRIAGE, INVESTIGATING, APPEALED = (CaseState.TRIAGE, CaseState.INVESTIGATING, CaseState.APPEALED)

dispute = lifecycle(
    "dispute",
    stage(
        "registered",
        when(happened("registered")).then(
            do(enters(TRIAGE)),
            remind("answer_due", due(TRIAGE)),
            remind("small_fix", at_once_if_small),
            tell_staff("staff/case_registered", shows=case_in(TRIAGE)),
            go_to("triage"),
        ),
    ),
    stage(
        "triage",
        SMALL_FIX,
        TAKEN,
        ASKED,
        CONSULTED,
        PROPOSED,
        CLAIM_CHANGED_MEANWHILE,
        WITHDRAWN,
        WHILE_WE_WORK,
        ADDED,
        progress(TRIAGE),
    ),
    stage(
        "investigating",
        TAKEN,
        ASKED,
        CONSULTED,
        PROPOSED,
        CLAIM_CHANGED_MEANWHILE,
        APPEAL,
        WITHDRAWN,
        WHILE_WE_WORK,
        ADDED,
        progress(INVESTIGATING),
    ),
    stage("awaiting_customer", *AWAITING_RULES, RECODED, ASIDES),
    stage("awaiting_internal", *INTERNAL_RULES),
    stage("pending_approval", *PENDING_RULES, ASIDES),
    stage("offered", *OFFERED_RULES, ASIDES),
    stage("executing", *EXECUTING_RULES),
    stage("resolved", *RESOLVED_RULES, APPEALED_ELSEWHERE, FLAGGED),
    stage(
        "appealed",
        when(happened("taken")).then(do(enters(APPEALED, new_owner))),
        ASKED,
        CONSULTED,
        PROPOSED,
        CLAIM_CHANGED_MEANWHILE,
        WITHDRAWN,
        WHILE_WE_WORK,
        ADDED,
        progress(APPEALED),
    ),
    stage("external", *EXTERNAL_RULES),
    stage("closed", *CLOSED_RULES, APPEALED_ELSEWHERE, ends=True),
)
