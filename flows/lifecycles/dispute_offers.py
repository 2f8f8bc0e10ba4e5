"""The life of a case: what waits for the customer's answer, and what waits for a colleague's approval.

Promise: silence is neither a yes nor a no, and nothing is offered that one colleague alone has decided. Tables of rules
and nothing else; dispute.py says in which states they stand. Who edits: finance, with a developer beside them.
"""

from flows.engine.told import withheld
from flows.engine.words import call_off, do, each, go_to, happened, opens, remind, say, tell_staff, when
from flows.facts.dispute import CaseState
from flows.lifecycles.dispute_approvals import NOT_APPROVED, with_authority
from flows.lifecycles.dispute_guards import (
    as_proposed,
    by_somebody_else,
    due,
    enters,
    every,
    lapsed,
    late_yes_counts,
    offer_becomes,
    offer_chosen,
    offer_ends,
    reminded,
    this_offer,
)
from flows.lifecycles.dispute_moves import (
    ADDED,
    APPEAL,
    ASKED,
    CLAIM_CHANGED,
    LATE_YES,
    NOT_ACCEPTED,
    PROPOSED,
    TAKEN,
    TO_INVESTIGATING,
    WITHDRAWN,
)
from flows.lifecycles.dispute_promises import QUESTION, TIME_PROMISED, WE_COME_BACK, progress
from flows.lifecycles.dispute_rounds import (
    accepted_late,
    ends_then,
    first_time,
    more_time,
    on_that_day,
    prolonged_until,
)
from flows.lifecycles.dispute_view import (
    accepted,
    answered,
    case,
    case_id,
    case_in,
    offer,
    offer_buttons,
    said,
    time_asked,
)

INVESTIGATING, AWAITING, PENDING, OFFERED, EXECUTING = (
    CaseState.INVESTIGATING,
    CaseState.AWAITING_CUSTOMER,
    CaseState.PENDING_APPROVAL,
    CaseState.OFFERED,
    CaseState.EXECUTING,
)

AWAITING_RULES = (
    when(happened("customer_answered"), lapsed).then(tell_staff("staff/case_customer_answered", shows=answered)),
    when(happened("customer_answered")).then(
        do(enters(INVESTIGATING)),
        tell_staff("staff/case_customer_answered", shows=answered),
        *TO_INVESTIGATING,
    ),
    when(happened("due:evidence_wanted"), reminded("evidence_wanted")).then(
        remind("evidence_wanted", every("evidence_wanted"), count=True),
        say("still_waiting", opens("send_evidence", "send_now", case_id), "human", shows=case),
    ),
    when(happened("due:evidence_wanted", "no_answer")).then(
        do(enters(INVESTIGATING)),
        tell_staff("staff/case_no_answer", shows=case),
        say("going_on_without", opens("send_evidence", "send_now", case_id), shows=case_in(INVESTIGATING)),
        *TO_INVESTIGATING,
    ),
    LATE_YES,
    NOT_ACCEPTED,
    APPEAL,
    CLAIM_CHANGED,
    WITHDRAWN,
    TAKEN,
    ASKED,
    PROPOSED,
    WE_COME_BACK,
)

PENDING_RULES = (
    when(happened("approved"), by_somebody_else, as_proposed, with_authority, accepted_late).then(
        do(enters(EXECUTING)),
        do(late_yes_counts),
        call_off(),
        remind("answer_due", due(EXECUTING)),
        say("late_yes_stands", shows=case_in(EXECUTING)),
        tell_staff("staff/case_approved", shows=case),
        go_to("executing"),
    ),
    when(happened("approved"), by_somebody_else, as_proposed, with_authority).then(
        do(enters(OFFERED)),
        do(offer_becomes("sent")),
        call_off(),
        remind("offer_open", every("offer_open")),
        remind("offer_expired", offer_ends),
        say("offer", each(offer_buttons, across=2), "human", shows=offer),
        tell_staff("staff/case_approved", shows=case),
        go_to("offered"),
    ),
    NOT_APPROVED,
    when(happened("approved"), by_somebody_else).then(tell_staff("staff/case_changed_since", shows=case)),
    when(happened("approved")).then(tell_staff("staff/case_own_proposal", shows=case)),
    when(happened("returned_offer")).then(
        do(enters(INVESTIGATING)),
        do(offer_becomes("returned")),
        tell_staff("staff/case_returned", shows=said),
        *TO_INVESTIGATING,
    ),
    CLAIM_CHANGED,
    WITHDRAWN,
    ADDED,
    TIME_PROMISED,
    progress(PENDING),
)

OFFERED_RULES = (
    LATE_YES,
    when(happened("accepted"), this_offer).then(
        do(enters(EXECUTING)),
        do(offer_chosen("accepted")),
        call_off(),
        remind("answer_due", due(EXECUTING)),
        tell_staff("staff/case_accepted", shows=accepted),
        go_to("executing"),
    ),
    NOT_ACCEPTED,
    APPEAL,
    CLAIM_CHANGED,
    WITHDRAWN,
    when(happened("needs_time"), first_time).then(
        do(enters(OFFERED, prolonged_until)),
        do(more_time),
        call_off("offer_open", "offer_expired"),
        remind("offer_open", on_that_day),
        remind("offer_expired", ends_then),
        tell_staff("staff/case_needs_time", shows=time_asked),
    ),
    when(happened("due:offer_open"), withheld).then(),  # the offer itself has named its end
    when(happened("due:offer_open")).then(
        remind("offer_open", every("offer_open"), count=True),
        say("offer_reminder", each(offer_buttons, across=2), "human", shows=offer),
    ),
    when(happened("due:offer_expired")).then(
        do(enters(AWAITING)),
        do(offer_becomes("expired")),
        call_off(),
        remind("answer_due", due(AWAITING)),
        say("offer_over", each(offer_buttons, across=2), "human", shows=case_in(AWAITING)),
        tell_staff("staff/case_offer_over", shows=case),
        go_to("awaiting_customer"),
    ),
    QUESTION,
    ADDED,
)
