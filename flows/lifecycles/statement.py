"""The life of a statement: prepared, reviewed by somebody else, issued, seen, and answered one way or another.

While nobody has opened it, it is asked to be looked at; from then on, to be answered. Silence is never agreement: after
the last reminder a colleague is told, and when the day to answer has passed the statement is *no reply* and a matter
for people; an answer is welcome even then. Who edits: finance.
"""

from flows.engine.grammar import Command
from flows.engine.words import call_off, go_to, happened, lifecycle, opens, remind, say, stage, tell_staff, when
from flows.lifecycles.statement_view import (
    REMINDER,
    UNOPENED,
    about,
    after_reply_by,
    at_once,
    balanced,
    desk_line,
    every_exception_has_a_case,
    faults,
    first_look,
    first_reminder,
    looks_left,
    next_look,
    next_reminder,
    no_open_case,
    notice,
    notice_left,
    own_figure_first,
    reason_given,
    reminders_left,
    someone_else,
    something_to_agree,
    taken_back,
    under_a_case,
    was_noticed,
)

CHOICES = (
    (opens("confirm_balance", "agree", about), opens("raise_dispute", "differs", about)),
    (opens("view_statement", "see_statement", about), Command("later")),
)

ANSWERED = (
    *when(happened("confirmed")).then(
        call_off(), tell_staff("staff/statement_confirmed", shows=desk_line), go_to("confirmed")
    ),
    *when(happened("confirmed_except"), every_exception_has_a_case).then(
        call_off(), tell_staff("staff/statement_confirmed", shows=desk_line), go_to("confirmed_except")
    ),
    *when(happened("confirmed_except")).then(tell_staff("staff/statement_needs_case", shows=desk_line)),
    *when(happened("rejected"), under_a_case).then(
        call_off(), tell_staff("staff/statement_disputed", shows=desk_line), go_to("disputed")
    ),
    *when(happened("rejected")).then(tell_staff("staff/statement_needs_case", shows=desk_line)),
)

REPLACED = (
    *when(happened("reissued"), reason_given).then(
        call_off(), tell_staff("staff/statement_replaced", shows=desk_line), go_to("superseded")
    ),
    *when(happened("reissued")).then(tell_staff("staff/statement_needs_reason", shows=desk_line)),
)

# Taken back altogether: whoever was told of it is told that too.
WITHDRAWN = (
    *when(happened("withdrawn"), reason_given, was_noticed).then(
        call_off(),
        say("withdrawn", "human", shows=taken_back),
        tell_staff("staff/statement_withdrawn", shows=desk_line),
        go_to("withdrawn"),
    ),
    *when(happened("withdrawn"), reason_given).then(
        call_off(), tell_staff("staff/statement_withdrawn", shows=desk_line), go_to("withdrawn")
    ),
    *when(happened("withdrawn")).then(tell_staff("staff/statement_needs_reason", shows=desk_line)),
)

# A customer who is to state their own figure first is shown none.
OWN_FIGURE = (opens("state_balance", "state_balance", about), Command("later"))

# Nobody has opened it: asked to look twice, then a colleague finds another way.
LOOKED_FOR = (
    *when(happened(f"due:{UNOPENED}"), looks_left, own_figure_first).then(
        say("asked_first_again", OWN_FIGURE, shows=notice), remind(UNOPENED, next_look, count=True)
    ),
    *when(happened(f"due:{UNOPENED}"), looks_left, something_to_agree).then(
        say("unopened", *CHOICES, shows=notice), remind(UNOPENED, next_look, count=True)
    ),
    *when(happened(f"due:{UNOPENED}"), looks_left).then(remind(UNOPENED, next_look, count=True)),
    *when(happened(f"due:{UNOPENED}")).then(tell_staff("staff/statement_unopened", shows=desk_line)),
)

REMINDED = (
    *when(happened(f"due:{REMINDER}"), reminders_left, own_figure_first).then(
        say("asked_first_again", OWN_FIGURE, shows=notice), remind(REMINDER, next_reminder, count=True)
    ),
    *when(happened(f"due:{REMINDER}"), reminders_left, something_to_agree).then(
        say("reminder", *CHOICES, shows=notice), remind(REMINDER, next_reminder, count=True)
    ),
    *when(happened(f"due:{REMINDER}"), reminders_left).then(remind(REMINDER, next_reminder, count=True)),
    *when(happened(f"due:{REMINDER}")).then(tell_staff("staff/statement_silent", shows=desk_line)),
    *when(happened("due:reply_by", "reply_by_passed")).then(
        call_off(), tell_staff("staff/statement_no_reply", shows=desk_line), go_to("no_reply")
    ),
)

OPENED = when(happened("opened")).then(
    call_off("statement_issued", UNOPENED), remind(REMINDER, first_reminder), go_to("viewed")
)

NOTICE = (
    *when(happened("due:statement_issued"), notice_left, own_figure_first).then(
        say("asked_first", OWN_FIGURE, shows=notice)
    ),
    *when(happened("due:statement_issued"), notice_left).then(say("issued", *CHOICES, shows=notice)),
)

CASES_CLOSED = when(happened("closed", "case_closed"), no_open_case).then(go_to("closed"))

statement = lifecycle(
    "statement",
    stage(
        "draft",
        when(happened("submitted"), balanced).then(
            tell_staff("staff/statement_submitted", shows=desk_line), go_to("in_review")
        ),
        when(happened("submitted")).then(tell_staff("staff/statement_unbalanced", shows=faults)),
        when(happened("replaced")).then(go_to("superseded")),
        WITHDRAWN,
    ),
    stage(
        "in_review",
        when(happened("approved"), someone_else, balanced).then(
            tell_staff("staff/statement_issued", shows=desk_line),
            remind("statement_issued", at_once),
            remind(UNOPENED, first_look),
            remind("reply_by", after_reply_by),
            go_to("issued"),
        ),
        when(happened("approved"), someone_else).then(tell_staff("staff/statement_unbalanced", shows=faults)),
        when(happened("approved")).then(tell_staff("staff/statement_self_approval", shows=desk_line)),
        when(happened("returned"), reason_given).then(
            tell_staff("staff/statement_returned", shows=desk_line), go_to("draft")
        ),
        when(happened("returned")).then(tell_staff("staff/statement_needs_reason", shows=desk_line)),
        WITHDRAWN,
    ),
    stage("issued", NOTICE, OPENED, LOOKED_FOR, ANSWERED, REMINDED, REPLACED, WITHDRAWN),
    stage("viewed", ANSWERED, REMINDED, REPLACED, WITHDRAWN),
    stage("no_reply", ANSWERED, REPLACED, WITHDRAWN),
    stage("confirmed", when(happened("closed")).then(go_to("closed")), REPLACED, WITHDRAWN, ends=True),
    stage("confirmed_except", CASES_CLOSED, REPLACED, WITHDRAWN),
    stage("disputed", ANSWERED, CASES_CLOSED, REPLACED, WITHDRAWN),
    stage("superseded", ends=True),
    stage("withdrawn", ends=True),
    stage("closed", ends=True),
)
