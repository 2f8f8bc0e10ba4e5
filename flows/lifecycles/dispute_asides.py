"""The life of a case: what may befall it in several of its states, beside the straight way.

It may be asked about in the house, joined with an older one, split, renamed, put off to a day, withdrawn by telephone,
taken to a court, cleared in the ledger before anybody decided, or turn out to be a danger. Tables of rules and nothing
else; which states take them stands in dispute.py. Who edits: finance, with a developer beside them.
"""

from flows.engine.grammar import Rule
from flows.engine.words import call_off, do, each, go_to, happened, opens, remind, say, tell_staff, when
from flows.facts.dispute import CaseState
from flows.lifecycles.dispute_asides_view import (
    alarmed,
    booked_elsewhere,
    cleared,
    decided_outside,
    how_cleared,
    joined,
    means_something_else,
    moves_a_promise,
    not_so,
    outside,
    promised_anew,
    raises_alarm,
    recoded,
    recodes,
    rests,
    something_granted,
    that_morning,
    until,
    with_the_other,
)
from flows.lifecycles.dispute_guards import due, enters, every, new_owner
from flows.lifecycles.dispute_moves import ADDED, APPEAL, CLAIM_CHANGED_MEANWHILE, WITHDRAWN
from flows.lifecycles.dispute_promises import TIME_PROMISED, progress
from flows.lifecycles.dispute_rounds import appeal_begins, is_final, may_appeal, still_open_offer_becomes, withdrawn
from flows.lifecycles.dispute_view import case, case_in, said, settled_buttons

INTERNAL, INVESTIGATING, APPEALED = CaseState.AWAITING_INTERNAL, CaseState.INVESTIGATING, CaseState.APPEALED
EXTERNAL, EXECUTING, RESOLVED, CLOSED = CaseState.EXTERNAL, CaseState.EXECUTING, CaseState.RESOLVED, CaseState.CLOSED

# -- questions in the house: the customer's date stands ----------------------------------------------------------------
CONSULTED = when(happened("consulted")).then(do(enters(INTERNAL)), go_to("awaiting_internal"))
CONSULTS_OVER = (
    *when(happened("consults_over"), is_final).then(
        do(enters(APPEALED)), tell_staff("staff/case_consults_over", shows=case), go_to("appealed")
    ),
    *when(happened("consults_over")).then(
        do(enters(INVESTIGATING)), tell_staff("staff/case_consults_over", shows=case), go_to("investigating")
    ),
)

# -- another name, another day, another number -------------------------------------------------------------------------
RECODED = (
    *when(happened("recoded"), means_something_else).then(
        do(recodes), say("recoded", "human", shows=recoded), tell_staff("staff/case_recoded", shows=recoded)
    ),
    *when(happened("recoded")).then(do(recodes), tell_staff("staff/case_recoded", shows=recoded)),
)
SNOOZED = (
    *when(happened("snoozed"), moves_a_promise).then(
        do(promised_anew),
        remind("answer_due", until),
        remind("snooze_over", that_morning),
        say("put_off", "human", shows=rests),
        tell_staff("staff/case_snoozed", shows=rests),
    ),
    *when(happened("snoozed")).then(remind("snooze_over", that_morning), tell_staff("staff/case_snoozed", shows=rests)),
    *when(happened("due:snooze_over")).then(tell_staff("staff/case_awake", shows=case)),
)
MERGED = when(happened("merged")).then(
    do(enters(CLOSED, joined)),
    do(still_open_offer_becomes("returned")),
    call_off(),
    say("merged", "human", shows=with_the_other),
    tell_staff("staff/case_merged", shows=with_the_other),
    go_to("closed"),
)
SPLIT = when(happened("split_off")).then(
    say("split", "human", shows=with_the_other), tell_staff("staff/case_split", shows=with_the_other)
)

# -- said to a colleague instead of here -------------------------------------------------------------------------------
WITHDRAWN_ELSEWHERE = when(happened("withdrawn_elsewhere")).then(
    do(enters(CLOSED, withdrawn)),
    do(still_open_offer_becomes("returned")),
    call_off(),
    say("withdrawn_for_you", opens("settle", "not_withdrawn", not_so), "human", shows=case),
    tell_staff("staff/case_withdrawn", shows=said),
    go_to("closed"),
)
APPEALED_ELSEWHERE = when(happened("appealed_elsewhere"), may_appeal).then(
    do(enters(APPEALED, appeal_begins)),
    do(still_open_offer_becomes("declined")),
    call_off(),
    remind("answer_due", due(APPEALED)),
    say("appeal_noted", "human", shows=case_in(APPEALED)),
    tell_staff("staff/case_appealed", shows=said),
    go_to("appealed"),
)

# -- lawyers and courts ------------------------------------------------------------------------------------------------
WENT_OUTSIDE = when(happened("went_outside")).then(
    do(enters(EXTERNAL)),
    do(still_open_offer_becomes("returned")),
    call_off(),
    remind("answer_due", due(EXTERNAL)),
    say("went_outside", "human", shows=case_in(EXTERNAL)),
    tell_staff("staff/case_went_outside", shows=said),
    go_to("external"),
)

# -- the ledger was first ----------------------------------------------------------------------------------------------
CLEARED = when(happened("due:cleared_look"), cleared).then(
    do(enters(RESOLVED, booked_elsewhere)),
    do(still_open_offer_becomes("returned")),
    call_off(),
    remind("solved_question", every("solved_question")),
    say("cleared_in_books", each(settled_buttons, across=2), "human", shows=how_cleared),
    tell_staff("staff/case_cleared", shows=how_cleared),
    go_to("resolved"),
)

FLAGGED = when(happened("flagged")).then(do(raises_alarm), tell_staff("staff/case_flagged", shows=alarmed))

# What may befall every case that is open, whoever is to move.
ASIDES: tuple[Rule, ...] = (
    *MERGED,
    *WITHDRAWN_ELSEWHERE,
    *APPEALED_ELSEWHERE,
    *WENT_OUTSIDE,
    *CLEARED,
    *FLAGGED,
)
# And besides where nothing is being decided yet.
WHILE_WE_WORK: tuple[Rule, ...] = (*RECODED, *SNOOZED, *TIME_PROMISED, *SPLIT, *ASIDES)

INTERNAL_RULES = (
    CONSULTED,
    CONSULTS_OVER,
    when(happened("taken")).then(do(enters(INTERNAL, new_owner))),
    CLAIM_CHANGED_MEANWHILE,
    APPEAL,
    WITHDRAWN,
    WHILE_WE_WORK,
    ADDED,
    progress(INTERNAL),
)

EXTERNAL_RULES = (
    when(happened("settled_outside"), something_granted).then(
        do(enters(EXECUTING)),
        call_off(),
        remind("answer_due", due(EXECUTING)),
        say("decided_outside", "human", shows=outside),
        tell_staff("staff/case_decided_outside", shows=outside),
        go_to("executing"),
    ),
    when(happened("settled_outside")).then(
        do(enters(CLOSED, decided_outside)),
        call_off(),
        say("decided_outside", "human", shows=outside),
        tell_staff("staff/case_decided_outside", shows=outside),
        go_to("closed"),
    ),
    when(happened("taken")).then(do(enters(EXTERNAL, new_owner))),
    when(happened("due:answer_due")).then(
        do(enters(EXTERNAL)),
        remind("answer_due", due(EXTERNAL)),
        say("still_outside", "human", shows=case_in(EXTERNAL)),
        tell_staff("staff/case_answer_due", shows=case_in(EXTERNAL)),
    ),
    WITHDRAWN_ELSEWHERE,
    CLEARED,
    FLAGGED,
    ADDED,
)
