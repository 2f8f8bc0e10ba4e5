"""The life of a case: the moves that several of its states share.

Promise: each is a table of rules and nothing else; which states take it stands in dispute.py. Who edits: finance, with
a developer beside them.
"""

from flows.engine.words import call_off, do, go_to, happened, opens, remind, say, tell_staff, when
from flows.facts.dispute import CaseState
from flows.lifecycles.dispute_guards import (
    due,
    enters,
    every,
    last_round,
    new_owner,
    next_round,
    offer_becomes,
    offer_chosen,
    reopened,
    something_asked,
    sums_add_up,
    this_offer,
)
from flows.lifecycles.dispute_rounds import (
    appeal_begins,
    in_house,
    is_final,
    may_appeal,
    not_agreed,
    still_open_offer_becomes,
    too_late,
    withdrawn,
)
from flows.lifecycles.dispute_view import (
    accepted,
    answered,
    case,
    case_id,
    case_in,
    claim,
    offer,
    said,
    settled_again,
    wanted,
)

INVESTIGATING, AWAITING, PENDING = CaseState.INVESTIGATING, CaseState.AWAITING_CUSTOMER, CaseState.PENDING_APPROVAL
APPEALED, CLOSED = CaseState.APPEALED, CaseState.CLOSED

TO_INVESTIGATING = (call_off(), remind("answer_due", due(INVESTIGATING)), go_to("investigating"))

TAKEN = when(happened("taken")).then(do(enters(INVESTIGATING, new_owner)), *TO_INVESTIGATING)
ASKED = (
    *when(happened("asked_customer"), something_asked).then(
        do(enters(AWAITING)),
        do(still_open_offer_becomes("returned")),  # what is asked for may change it
        call_off(),
        remind("evidence_wanted", every("evidence_wanted")),
        say("please_send", opens("send_evidence", "send_now", case_id), "human", shows=wanted),
        go_to("awaiting_customer"),
    ),
    *when(happened("asked_customer")).then(tell_staff("staff/case_nothing_asked", shows=case)),
)
ASKED_IN_HOUSE = (
    remind("approval_open", in_house("approval_open")),
    remind("approval_lapsed", in_house("approval_lapsed")),
)
PROPOSED = (
    *when(happened("proposed"), sums_add_up).then(
        do(enters(PENDING)),
        call_off(),
        remind("answer_due", due(PENDING)),
        *ASKED_IN_HOUSE,
        tell_staff("staff/case_proposed", shows=offer),
        go_to("pending_approval"),
    ),
    *when(happened("proposed")).then(do(offer_becomes("returned")), tell_staff("staff/case_sums_wrong", shows=case)),
)
NOT_ACCEPTED = (
    *when(happened("countered", "declined"), is_final).then(
        do(enters(CLOSED, not_agreed)),
        do(offer_becomes("declined")),
        call_off(),
        tell_staff("staff/case_final_not_accepted", shows=said),
        go_to("closed"),
    ),
    *when(happened("countered", "declined"), last_round).then(
        do(enters(INVESTIGATING, next_round)),
        do(offer_becomes("declined")),
        tell_staff("staff/case_not_accepted", shows=said),
        tell_staff("staff/case_lead_joins", shows=case),
        *TO_INVESTIGATING,
    ),
    *when(happened("countered")).then(
        do(enters(INVESTIGATING, next_round)),
        do(offer_becomes("countered")),
        tell_staff("staff/case_not_accepted", shows=said),
        *TO_INVESTIGATING,
    ),
    *when(happened("declined")).then(
        do(enters(INVESTIGATING, next_round)),
        do(offer_becomes("declined")),
        tell_staff("staff/case_not_accepted", shows=said),
        *TO_INVESTIGATING,
    ),
)
LATE_YES = when(happened("accepted"), this_offer, too_late).then(
    do(enters(PENDING)),
    do(offer_chosen("awaiting_approval")),
    call_off(),
    remind("answer_due", due(PENDING)),
    *ASKED_IN_HOUSE,
    tell_staff("staff/case_accepted_late", shows=accepted),
    go_to("pending_approval"),
)
TAKEN_UP_AGAIN = when(happened("not_solved", "reopened")).then(
    do(enters(INVESTIGATING, reopened)),
    tell_staff("staff/case_reopened", shows=settled_again),
    *TO_INVESTIGATING,
)
CAME_BACK = (
    do(enters(INVESTIGATING, reopened)),
    say("came_back", "human", shows=case_in(INVESTIGATING)),
    tell_staff("staff/case_came_back", shows=said),
    *TO_INVESTIGATING,
)
APPEAL = when(happened("appealed"), may_appeal).then(
    do(enters(APPEALED, appeal_begins)),
    do(still_open_offer_becomes("declined")),
    call_off(),
    remind("answer_due", due(APPEALED)),
    tell_staff("staff/case_appealed", shows=said),
    go_to("appealed"),
)
WITHDRAWN = when(happened("withdrawn")).then(
    do(enters(CLOSED, withdrawn)),
    do(still_open_offer_becomes("returned")),
    call_off(),
    tell_staff("staff/case_withdrawn", shows=said),
    go_to("closed"),
)
# What is being decided no longer fits another claim: it is worked out anew.
CLAIM_CHANGED = when(happened("claim_changed")).then(
    do(enters(INVESTIGATING)),
    do(still_open_offer_becomes("returned")),
    tell_staff("staff/case_claim_changed", shows=claim),
    *TO_INVESTIGATING,
)
CLAIM_CHANGED_MEANWHILE = when(happened("claim_changed")).then(tell_staff("staff/case_claim_changed", shows=claim))
ADDED = when(happened("customer_answered")).then(tell_staff("staff/case_customer_answered", shows=answered))
