"""The life of a case, from its registration to the customer's word that it is settled.

Stages are its states; only what happened moves it: a colleague, the customer's answer, a date. Every move sets the date
on which the customer hears of it next, and when that date comes they do hear, result or not. Nobody approves his own
proposal, nothing counts as done without its papers, and only the customer's answer or its time limit closes a case.
"""

from flows.engine.grammar import Rule
from flows.engine.words import (
    call_off,
    do,
    each,
    go_to,
    happened,
    lifecycle,
    opens,
    remind,
    say,
    stage,
    tell_staff,
    when,
)
from flows.facts.dispute import CaseState
from flows.lifecycles.dispute_guards import (
    accepted_late,
    as_proposed,
    booked,
    by_somebody_else,
    by_timeout,
    due,
    enters,
    every,
    everything_done,
    last_round,
    late_yes_counts,
    new_owner,
    next_round,
    offer_becomes,
    offer_chosen,
    offer_ends,
    reminded,
    reopened,
    something_asked,
    sums_add_up,
    this_offer,
    too_late,
)
from flows.lifecycles.dispute_view import (
    accepted,
    case,
    case_id,
    case_in,
    offer,
    offer_buttons,
    outcome,
    reopen_buttons,
    said,
    settled_buttons,
    until_it_closes,
    wanted,
)

TRIAGE, INVESTIGATING, AWAITING = CaseState.TRIAGE, CaseState.INVESTIGATING, CaseState.AWAITING_CUSTOMER
PENDING, OFFERED, EXECUTING, RESOLVED = (
    CaseState.PENDING_APPROVAL,
    CaseState.OFFERED,
    CaseState.EXECUTING,
    CaseState.RESOLVED,
)
CLOSED = CaseState.CLOSED

# -- moves that several states share -----------------------------------------------------------------------------------
TO_INVESTIGATING = (call_off(), remind("answer_due", due(INVESTIGATING)), go_to("investigating"))

TAKEN = when(happened("taken")).then(do(enters(INVESTIGATING, new_owner)), *TO_INVESTIGATING)
ASKED = (
    *when(happened("asked_customer"), something_asked).then(
        do(enters(AWAITING)),
        call_off(),
        remind("evidence_wanted", every("evidence_wanted")),
        say("please_send", opens("send_evidence", "send_now", case_id), "human", shows=wanted),
        go_to("awaiting_customer"),
    ),
    *when(happened("asked_customer")).then(tell_staff("staff/case_nothing_asked", shows=case)),
)
PROPOSED = (
    *when(happened("proposed"), sums_add_up).then(
        do(enters(PENDING)),
        call_off(),
        remind("answer_due", due(PENDING)),
        tell_staff("staff/case_proposed", shows=offer),
        go_to("pending_approval"),
    ),
    *when(happened("proposed")).then(do(offer_becomes("returned")), tell_staff("staff/case_sums_wrong", shows=case)),
)
NOT_ACCEPTED = (
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
    tell_staff("staff/case_accepted_late", shows=accepted),
    go_to("pending_approval"),
)
TAKEN_UP_AGAIN = when(happened("not_solved", "reopened")).then(
    do(enters(INVESTIGATING, reopened)),
    tell_staff("staff/case_reopened", shows=said),
    *TO_INVESTIGATING,
)
ADDED = when(happened("customer_answered")).then(tell_staff("staff/case_customer_answered", shows=case))


def progress(state: CaseState) -> tuple[Rule, ...]:
    """The promised day has come without a result: the customer hears where things stand, the desk too."""
    return when(happened("due:answer_due")).then(
        do(enters(state)),
        remind("answer_due", due(state)),
        say("progress", "human", shows=case_in(state)),
        tell_staff("staff/case_answer_due", shows=case_in(state)),
    )


dispute = lifecycle(
    "dispute",
    stage(
        "registered",
        when(happened("registered")).then(
            do(enters(TRIAGE)),
            remind("answer_due", due(TRIAGE)),
            tell_staff("staff/case_registered", shows=case_in(TRIAGE)),
            go_to("triage"),
        ),
    ),
    stage("triage", TAKEN, ASKED, PROPOSED, ADDED, progress(TRIAGE)),
    stage("investigating", TAKEN, ASKED, PROPOSED, ADDED, progress(INVESTIGATING)),
    stage(
        "awaiting_customer",
        when(happened("customer_answered")).then(
            do(enters(INVESTIGATING)),
            tell_staff("staff/case_customer_answered", shows=case),
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
        TAKEN,
        ASKED,
        PROPOSED,
    ),
    stage(
        "pending_approval",
        when(happened("approved"), by_somebody_else, as_proposed, accepted_late).then(
            do(enters(EXECUTING)),
            do(late_yes_counts),
            call_off(),
            remind("answer_due", due(EXECUTING)),
            say("late_yes_stands", shows=case_in(EXECUTING)),
            tell_staff("staff/case_approved", shows=case),
            go_to("executing"),
        ),
        when(happened("approved"), by_somebody_else, as_proposed).then(
            do(enters(OFFERED)),
            do(offer_becomes("sent")),
            call_off(),
            remind("offer_open", every("offer_open")),
            remind("offer_expired", offer_ends),
            say("offer", each(offer_buttons), "human", shows=offer),
            tell_staff("staff/case_approved", shows=case),
            go_to("offered"),
        ),
        when(happened("approved"), by_somebody_else).then(tell_staff("staff/case_changed_since", shows=case)),
        when(happened("approved")).then(tell_staff("staff/case_own_proposal", shows=case)),
        when(happened("returned_offer")).then(
            do(enters(INVESTIGATING)),
            do(offer_becomes("returned")),
            tell_staff("staff/case_returned", shows=said),
            *TO_INVESTIGATING,
        ),
        ADDED,
        progress(PENDING),
    ),
    stage(
        "offered",
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
        when(happened("due:offer_open")).then(
            remind("offer_open", every("offer_open"), count=True),
            say("offer_reminder", each(offer_buttons), "human", shows=offer),
        ),
        when(happened("due:offer_expired")).then(
            do(enters(AWAITING)),
            do(offer_becomes("expired")),
            call_off(),
            remind("evidence_wanted", every("evidence_wanted")),
            say("offer_over", each(offer_buttons), "human", shows=case_in(AWAITING)),
            tell_staff("staff/case_offer_over", shows=case),
            go_to("awaiting_customer"),
        ),
        ADDED,
    ),
    stage(
        "executing",
        when(happened("executed"), everything_done).then(
            do(enters(RESOLVED, booked)),
            call_off(),
            remind("solved_question", every("solved_question")),
            say("carried_out", each(settled_buttons, across=2), "human", shows=outcome),
            tell_staff("staff/case_carried_out", shows=outcome),
            go_to("resolved"),
        ),
        when(happened("executed")).then(tell_staff("staff/case_papers_missing", shows=outcome)),
        when(happened("failed")).then(
            do(enters(INVESTIGATING)),
            say("could_not", "human", shows=case_in(INVESTIGATING)),
            tell_staff("staff/case_failed", shows=said),
            *TO_INVESTIGATING,
        ),
        ADDED,
        progress(EXECUTING),
    ),
    stage(
        "resolved",
        when(happened("solved")).then(
            do(enters(CLOSED)),
            call_off(),
            tell_staff("staff/case_settled", shows=case),
            go_to("closed"),
        ),
        TAKEN_UP_AGAIN,
        when(happened("due:solved_question"), reminded("solved_question")).then(
            remind("solved_question", every("solved_question"), count=True),
            say("is_it_settled", each(settled_buttons, across=2), "human", shows=until_it_closes),
        ),
        when(happened("due:solved_question")).then(
            do(enters(CLOSED, by_timeout)),
            call_off(),
            say("closed_unanswered", each(reopen_buttons), "human", shows=case),
            tell_staff("staff/case_closed_unanswered", shows=case),
            go_to("closed"),
        ),
        ADDED,
    ),
    stage("closed", TAKEN_UP_AGAIN, ADDED, ends=True),
)
