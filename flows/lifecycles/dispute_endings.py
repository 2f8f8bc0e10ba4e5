"""The life of a case: carried out, settled or not, and closed until something turns up again.

Promise: nothing counts as done without its papers, and only the customer's answer or its time limit closes a case.
Tables of rules and nothing else; dispute.py says in which states they stand. Who edits: finance, with a developer
beside them.
"""

from flows.engine.words import call_off, do, each, go_to, happened, remind, say, tell_staff, when
from flows.facts.dispute import CaseState
from flows.lifecycles.dispute_asides_view import goes_on_elsewhere, instead
from flows.lifecycles.dispute_guards import booked, by_timeout, enters, every, everything_done, reminded
from flows.lifecycles.dispute_moves import ADDED, APPEAL, CAME_BACK, TAKEN_UP_AGAIN, TO_INVESTIGATING
from flows.lifecycles.dispute_promises import TIME_PROMISED, progress
from flows.lifecycles.dispute_rounds import (
    asked_again_on,
    in_part,
    last_chance,
    part_booked,
)
from flows.lifecycles.dispute_view import (
    case,
    case_in,
    outcome,
    reopen_buttons,
    said,
    settled_buttons,
    until_it_closes,
    until_last_chance,
)
from flows.lifecycles.dispute_watch import WATCHED, watched
from flows.lifecycles.survey import ask_how_it_went

INVESTIGATING, EXECUTING, RESOLVED, CLOSED = (
    CaseState.INVESTIGATING,
    CaseState.EXECUTING,
    CaseState.RESOLVED,
    CaseState.CLOSED,
)

EXECUTING_RULES = (
    when(happened("executed"), everything_done, in_part).then(
        do(enters(INVESTIGATING, part_booked)),
        say("part_carried_out", "human", shows=outcome),
        tell_staff("staff/case_part_carried_out", shows=outcome),
        *TO_INVESTIGATING,
    ),
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
    TIME_PROMISED,
    progress(EXECUTING),
)

RESOLVED_RULES = (
    when(happened("solved")).then(
        do(enters(CLOSED)),
        do(ask_how_it_went),
        call_off(),
        remind("recurrence_watch", watched),
        tell_staff("staff/case_settled", shows=case),
        go_to("closed"),
    ),
    TAKEN_UP_AGAIN,
    APPEAL,
    when(happened("asked_later")).then(
        do(enters(RESOLVED)), call_off("solved_question"), remind("asked_later", asked_again_on)
    ),
    when(happened("due:asked_later")).then(
        remind("solved_question", last_chance, count=True),
        say("is_it_settled", each(settled_buttons, across=2), "human", shows=until_last_chance),
    ),
    when(happened("due:solved_question"), reminded("solved_question")).then(
        remind("solved_question", every("solved_question"), count=True),
        say("is_it_settled", each(settled_buttons, across=2), "human", shows=until_it_closes),
    ),
    when(happened("due:solved_question")).then(
        do(enters(CLOSED, by_timeout)),
        call_off(),
        remind("recurrence_watch", watched),
        say("closed_unanswered", each(reopen_buttons), "human", shows=case),
        tell_staff("staff/case_closed_unanswered", shows=case),
        go_to("closed"),
    ),
    ADDED,
)

CLOSED_RULES = (
    when(happened("not_solved", "reopened", "appealed", "appealed_elsewhere", "came_back"), goes_on_elsewhere).then(
        tell_staff("staff/case_goes_on_elsewhere", shows=instead)
    ),
    TAKEN_UP_AGAIN,
    APPEAL,
    when(happened("came_back")).then(*CAME_BACK),
    WATCHED,
    ADDED,
)
