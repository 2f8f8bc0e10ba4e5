"""The life of a complaint: received, assessed, answered, looked at a second time by somebody else, closed or kept open.

Every move keeps a date on which the customer hears of it, result or not. Nobody who is complained about takes it or
approves its answer; an answer about a person, and every second one, is read by a second person before it leaves. Only
the customer's word or its time limit closes it; whoever is still not content keeps every way outside the house.
"""

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
from flows.lifecycles.complaint_view import (
    QUESTION,
    answer,
    asked_again,
    assessed,
    complaint,
    ended,
    first_look,
    heard_by,
    impartial,
    judging_buttons,
    late_once_more,
    looked_at_again,
    matter_id,
    more_reminders,
    next_word,
    not_good_button,
    not_long_ago,
    other_words,
    plan_survey,
    said,
    second_look,
    second_round,
    somebody_else,
    taken,
    wants_approval,
    who_looks,
    with_date,
    written,
)

DUE = "complaint_due"

ADDED = (
    *when(happened("added")).then(tell_staff("staff/complaint_added", shows=said)),
    *when(happened("reworded")).then(do(other_words), tell_staff("staff/feedback_reworded", shows=said)),
)
WITHDRAWN = when(happened("withdrawn")).then(
    do(ended("withdrawn")), call_off(), tell_staff("staff/complaint_withdrawn", shows=said), go_to("closed")
)
# The promised day has come without an answer: the customer hears where it stands, and when they hear next.
PROGRESS = when(happened(f"due:{DUE}")).then(
    do(late_once_more),
    remind(DUE, next_word),
    say("progress", opens("complain", "add_to_it", matter_id), "human", shows=with_date(next_word)),
    tell_staff("staff/complaint_due", shows=with_date(next_word)),
)
ASSESSED = (
    *when(happened("assessed"), impartial).then(
        do(taken),
        call_off(),
        remind(DUE, assessed),
        say("assessed", opens("complain", "add_to_it", matter_id), "human", shows=who_looks),
        tell_staff("staff/complaint_assessed", shows=who_looks),
        go_to("in_work"),
    ),
    *when(happened("assessed")).then(tell_staff("staff/complaint_not_yours", shows=complaint)),
)
SATISFIED = when(happened("satisfied")).then(
    do(ended("satisfied")),
    do(plan_survey),
    call_off(),
    tell_staff("staff/complaint_satisfied", shows=complaint),
    go_to("closed"),
)
TO_SECOND_LOOK = (
    do(looked_at_again),
    call_off(),
    remind(DUE, second_look),
    tell_staff("staff/complaint_second_look", shows=said),
    go_to("second_look"),
)
ASKED = (remind(QUESTION, asked_again), say("answer", each(judging_buttons, across=2), "human", shows=answer))
UNANSWERED = (
    *when(happened(f"due:{QUESTION}"), more_reminders).then(
        remind(QUESTION, asked_again, count=True),
        say("are_you_content", each(judging_buttons, across=2), "human", shows=answer),
    ),
    *when(happened(f"due:{QUESTION}")).then(
        do(ended("no_answer")),
        call_off(),
        say("closed_unanswered", each(not_good_button), "human", shows=complaint),
        tell_staff("staff/complaint_closed_unanswered", shows=complaint),
        go_to("closed"),
    ),
)

complaint_life = lifecycle(
    "complaint",
    stage(
        "registered",
        when(happened("registered")).then(
            do(heard_by(first_look)),
            remind(DUE, first_look),
            tell_staff("staff/complaint_registered", shows=complaint),
            go_to("received"),
        ),
    ),
    stage("received", ASSESSED, ADDED, WITHDRAWN, PROGRESS),
    stage(
        "in_work",
        when(happened("answered"), impartial, wants_approval).then(
            do(written), tell_staff("staff/complaint_wants_approval", shows=answer), go_to("pending")
        ),
        when(happened("answered"), impartial).then(do(written), call_off(), *ASKED, go_to("answered")),
        when(happened("answered")).then(tell_staff("staff/complaint_not_yours", shows=complaint)),
        ADDED,
        WITHDRAWN,
        PROGRESS,
    ),
    stage(
        "pending",
        when(happened("approved"), somebody_else, second_round).then(
            call_off(),
            remind(QUESTION, asked_again),
            say("final_answer", each(judging_buttons, across=2), "human", shows=answer),
            tell_staff("staff/complaint_approved", shows=complaint),
            go_to("final"),
        ),
        when(happened("approved"), somebody_else).then(
            call_off(), *ASKED, tell_staff("staff/complaint_approved", shows=complaint), go_to("answered")
        ),
        when(happened("approved")).then(tell_staff("staff/complaint_not_yours", shows=complaint)),
        when(happened("returned")).then(tell_staff("staff/complaint_returned", shows=said), go_to("in_work")),
        ADDED,
        WITHDRAWN,
        PROGRESS,
    ),
    stage(
        "answered",
        SATISFIED,
        when(happened("not_satisfied")).then(*TO_SECOND_LOOK),
        UNANSWERED,
        ADDED,
    ),
    stage("second_look", ASSESSED, ADDED, WITHDRAWN, PROGRESS),
    stage(
        "final",
        SATISFIED,
        when(happened("not_satisfied")).then(
            do(ended("kept_open")), call_off(), tell_staff("staff/complaint_kept_open", shows=said), go_to("external")
        ),
        UNANSWERED,
        ADDED,
    ),
    stage("closed", when(happened("not_satisfied"), not_long_ago).then(*TO_SECOND_LOOK), ADDED, ends=True),
    stage("external", ADDED, ends=True),
)
