"""The life of an anomaly that we found ourselves: recorded, verified by a second person, told, answered.

Nothing is told that one person alone has seen. What was verified waits for the round that is being prepared, and for
the hours of whoever reads it; what is major waits for no round, and a lead may say: now. What is unknown is said to be
unknown, with a day on which we are heard of again; one that was a mistake of ours is taken back as openly as it was
told.
"""

from flows.engine.words import call_off, do, each, go_to, happened, lifecycle, remind, say, stage, tell_staff, when
from flows.lifecycles.anomaly_view import (
    QUESTION,
    TELL,
    anomaly,
    answers,
    answers_explained,
    as_shown,
    asked_otherwise,
    cause_by,
    cause_unknown,
    ended,
    explained,
    explained_by,
    explanation,
    given_up,
    has_to_wait,
    may_be_sent,
    next_word,
    notice,
    promised,
    reason_given,
    reminded,
    somebody_else,
    something_promised,
    told_by,
    told_of,
    told_unknown,
    verified,
    waiting,
    with_date,
    with_the_statement,
)

DUE = "anomaly_due"

WITHDRAWN = when(happened("withdrawn")).then(
    do(ended("withdrawn")),
    call_off(),
    say("withdrawn", "human", shows=anomaly),
    tell_staff("staff/anomaly_withdrawn", shows=anomaly),
    go_to("withdrawn"),
)
# The day that was promised has come without anything to say: said so, with a new one.
NOT_YET = when(happened(f"due:{DUE}")).then(
    do(promised(next_word)),
    remind(DUE, next_word),
    say("not_yet", "human", shows=with_date(next_word)),
    tell_staff("staff/anomaly_due", shows=with_date(next_word)),
)
EXPLAIN = when(happened("explanation_wanted")).then(
    do(promised(explained_by)),
    call_off(),
    remind(DUE, explained_by),
    tell_staff("staff/anomaly_explain", shows=with_date(explained_by)),
    go_to("explaining"),
)
REWORDED = when(happened("reworded")).then(do(asked_otherwise), tell_staff("staff/feedback_reworded", shows=anomaly))
EXPLAINED = when(happened("explained")).then(
    do(explained),
    call_off(),
    remind(QUESTION, reminded),
    say("explained", each(answers_explained, across=2), "human", shows=explanation),
    go_to("told"),
)
CONTESTED = when(happened("contested")).then(
    do(ended("contested")), call_off(), tell_staff("staff/anomaly_contested", shows=anomaly), go_to("contested")
)
UNDERSTOOD = (
    *when(happened("understood"), something_promised).then(
        call_off(QUESTION), tell_staff("staff/anomaly_understood", shows=anomaly), remind(DUE, cause_by), go_to("owing")
    ),
    *when(happened("understood")).then(
        do(ended("understood")), call_off(), tell_staff("staff/anomaly_understood", shows=anomaly), go_to("closed")
    ),
)

NOTICE = (remind(QUESTION, reminded), say("notice", each(answers), "human", shows=notice), go_to("told"))
DROPPED = when(happened("dropped")).then(
    do(ended("dropped")), call_off(), tell_staff("staff/anomaly_dropped", shows=anomaly), go_to("closed")
)
NOW = tell_staff("staff/anomaly_told_now", shows=anomaly)

anomaly_life = lifecycle(
    "anomaly",
    stage(
        "noted",
        when(happened("recorded")).then(tell_staff("staff/anomaly_recorded", shows=anomaly), go_to("recorded")),
    ),
    stage(
        "recorded",
        when(happened("verified"), somebody_else, as_shown, has_to_wait).then(
            do(verified), remind(TELL, told_by), tell_staff("staff/anomaly_waits", shows=waiting), go_to("verified")
        ),
        when(happened("verified"), somebody_else, as_shown, cause_unknown).then(
            do(verified), do(told_unknown), remind(DUE, cause_by), *NOTICE
        ),
        when(happened("verified"), somebody_else, as_shown).then(do(verified), do(told_of), *NOTICE),
        when(happened("verified")).then(tell_staff("staff/anomaly_own", shows=anomaly)),
        DROPPED,
    ),
    stage(
        "verified",
        when(happened("round_issued")).then(remind(TELL, with_the_statement)),
        when(happened("told_now"), reason_given, cause_unknown).then(
            call_off(), do(told_unknown), remind(DUE, cause_by), NOW, *NOTICE
        ),
        when(happened("told_now"), reason_given).then(call_off(), do(told_of), NOW, *NOTICE),
        when(happened(f"due:{TELL}"), cause_unknown).then(do(told_unknown), remind(DUE, cause_by), *NOTICE),
        when(happened(f"due:{TELL}")).then(do(told_of), *NOTICE),
        DROPPED,
    ),
    stage(
        "told",
        UNDERSTOOD,
        EXPLAIN,
        EXPLAINED,
        CONTESTED,
        WITHDRAWN,
        when(happened(f"due:{QUESTION}"), may_be_sent).then(
            remind(QUESTION, given_up, count=True),
            say("reminder", each(answers), "human", shows=anomaly),
        ),
        when(happened(f"due:{QUESTION}")).then(tell_staff("staff/anomaly_silent", shows=anomaly), go_to("unanswered")),
        NOT_YET,
    ),
    stage("explaining", UNDERSTOOD, EXPLAINED, CONTESTED, WITHDRAWN, NOT_YET, REWORDED),
    stage("owing", EXPLAINED, EXPLAIN, CONTESTED, WITHDRAWN, NOT_YET),
    stage("unanswered", UNDERSTOOD, EXPLAIN, EXPLAINED, CONTESTED, WITHDRAWN, NOT_YET),
    stage("contested", WITHDRAWN, EXPLAINED, ends=True),
    stage("closed", EXPLAIN, CONTESTED, WITHDRAWN, ends=True),
    stage("withdrawn", ends=True),
)
