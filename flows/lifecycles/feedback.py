"""The life of feedback: praise, a suggestion, a remark. Heard by a person, and told what came of it by a date.

Praise is answered with a thank-you; a suggestion stays open until somebody has said what becomes of it.
"""

from flows.engine.words import call_off, do, go_to, happened, lifecycle, remind, say, stage, tell_staff, when
from flows.lifecycles.complaint_view import (
    answer,
    complaint,
    ended,
    first_look,
    heard_by,
    idea_looked_at,
    is_praise,
    late_once_more,
    next_word,
    other_words,
    said,
    with_date,
    written,
)

DUE = "feedback_due"

ADDED = (
    *when(happened("added")).then(tell_staff("staff/feedback_added", shows=said)),
    *when(happened("reworded")).then(do(other_words), tell_staff("staff/feedback_reworded", shows=said)),
)
ANSWERED = when(happened("answered")).then(
    do(written), do(ended("answered")), call_off(), say("what_came_of_it", shows=answer), go_to("closed")
)
NOT_YET = when(happened(f"due:{DUE}")).then(
    do(late_once_more),
    remind(DUE, next_word),
    say("not_yet", shows=with_date(next_word)),
    tell_staff("staff/feedback_due", shows=with_date(next_word)),
)

feedback = lifecycle(
    "feedback",
    stage(
        "registered",
        when(happened("registered")).then(
            do(heard_by(first_look)),
            remind(DUE, first_look),
            tell_staff("staff/feedback_registered", shows=complaint),
            go_to("received"),
        ),
    ),
    stage(
        "received",
        when(happened("thanked"), is_praise).then(
            do(ended("thanked")), call_off(), say("thanked_for_praise", shows=complaint), go_to("closed")
        ),
        when(happened("thanked")).then(
            do(heard_by(idea_looked_at)),
            call_off(),
            remind(DUE, idea_looked_at),
            say("thanked", shows=with_date(idea_looked_at)),
            go_to("acknowledged"),
        ),
        ANSWERED,
        ADDED,
        NOT_YET,
    ),
    stage("acknowledged", ANSWERED, ADDED, NOT_YET),
    stage("closed", ADDED, ends=True),
)
