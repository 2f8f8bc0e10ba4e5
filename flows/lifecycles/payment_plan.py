"""The life of a payment plan: asked for by a customer, decided by a colleague who may, agreed to, and then promises.

Two people say yes, one on each side, to the same bytes. Until a decision the customer hears from us on the day we said.
Who edits: finance.
"""

from flows.engine.grammar import Command
from flows.engine.words import call_off, do, go_to, happened, lifecycle, opens, remind, say, stage, tell_staff, when
from flows.lifecycles.payment_plan_view import (
    about,
    agree_by,
    agree_later,
    as_asked,
    asked_once_more,
    decision_by,
    make_instalments,
    person_for_plan,
    reason_given,
    shown,
)

WITHDRAWN = when(happened("withdrawn")).then(
    call_off(), tell_staff("staff/plan_withdrawn", shows=shown), go_to("withdrawn")
)

payment_plan = lifecycle(
    "payment_plan",
    stage(
        "begun",
        when(happened("asked")).then(
            tell_staff("staff/plan_asked", shows=shown), remind("plan_decision", decision_by), go_to("asked")
        ),
    ),
    stage(
        "asked",
        when(happened("approved"), as_asked).then(
            call_off(),
            say("approved", opens("agree_plan", "see_plan", about), Command("human"), shows=shown),
            tell_staff("staff/plan_approved", shows=shown),
            remind("plan_agree", agree_by),
            go_to("approved"),
        ),
        when(happened("declined"), reason_given).then(
            call_off(),
            say("declined", opens("promise_to_pay", "another_promise"), Command("human"), shows=shown),
            tell_staff("staff/plan_declined", shows=shown),
            do(person_for_plan),
            go_to("declined"),
        ),
        when(happened("due:plan_decision")).then(
            say("not_decided", Command("human"), shows=shown),
            tell_staff("staff/plan_waits", shows=shown),
            remind("plan_decision", decision_by),
        ),
        WITHDRAWN,
    ),
    stage(
        "approved",
        when(happened("agreed"), as_asked).then(
            call_off(), do(make_instalments), tell_staff("staff/plan_agreed", shows=shown), go_to("agreed")
        ),
        when(happened("due:plan_agree"), asked_once_more).then(
            say("agree_still", opens("agree_plan", "see_plan", about), Command("human"), shows=shown),
            remind("plan_agree", agree_later, count=True),
        ),
        when(happened("due:plan_agree")).then(tell_staff("staff/plan_unanswered", shows=shown), go_to("lapsed")),
        WITHDRAWN,
    ),
    stage("agreed", ends=True),
    stage("declined", ends=True),
    stage("withdrawn", ends=True),
    stage("lapsed", ends=True),
)
