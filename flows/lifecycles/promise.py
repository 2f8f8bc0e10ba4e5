"""The life of a promise to pay: noted, left alone until its day and the bank's days after it, then looked at.

Kept is thanked for. What did not come is first asked about, without a reproach; the second time, and wherever nobody
answers, a person takes it up. While a promise stands, no reminder counts its sum. Who edits: finance.
"""

from flows.engine.grammar import Command
from flows.engine.words import call_off, do, go_to, happened, lifecycle, opens, remind, say, stage, tell_staff, when
from flows.lifecycles.promise_view import (
    about,
    about_document,
    about_payment,
    about_rest,
    again_on,
    answer_awaited,
    asked_before,
    at_look,
    at_new_look,
    because,
    broken_before,
    changed,
    covered,
    day_before,
    day_before_new,
    day_given,
    look_again,
    may_change,
    needs_person,
    new_day,
    on_its_way,
    one_break_more,
    part_came,
    person_for_break,
    reason,
    shown,
    stopped,
    too_early,
)

REASONS = (
    (
        opens("raise_dispute", "late_paid", about_payment),
        opens("change_promise", "late_on_its_way", because("on_its_way")),
    ),
    (
        opens("change_promise", "late_approval", because("approval")),
        opens("change_promise", "late_forgot", because("forgot")),
    ),
    (
        opens("change_promise", "late_short_of_money", because("short_of_money")),
        opens("raise_dispute", "late_differs", about_document),
    ),
    (Command("human"),),
)
REST = (
    (opens("change_promise", "rest_day", about_rest), opens("raise_dispute", "late_paid", about_payment)),
    (Command("human"),),
)

KEPT_UNSAID = when(happened("due:promise_look"), covered, stopped).then(
    call_off(), tell_staff("staff/promise_kept", shows=shown), go_to("kept")
)
KEPT = when(happened("due:promise_look"), covered).then(
    call_off(), say("kept", shows=shown), tell_staff("staff/promise_kept", shows=shown), go_to("kept")
)
TO_PERSON = (
    say("with_person", shows=shown),
    tell_staff("staff/promise_broken_again", shows=shown),
    do(person_for_break),
    go_to("with_person"),
)
WITHDRAWN = when(happened("withdrawn")).then(
    call_off(), tell_staff("staff/promise_withdrawn", shows=shown), go_to("withdrawn")
)
REPLACED = when(happened("replaced")).then(call_off(), go_to("withdrawn"))
NEW_DAY = (
    call_off(),
    tell_staff("staff/promise_changed", shows=changed),
    remind("promise_look", at_new_look),
    remind("promise_soon", day_before_new),
    do(new_day),
)

NOT_KEPT = (
    *KEPT_UNSAID,
    *KEPT,
    *WITHDRAWN,
    *REPLACED,
    *when(happened("due:promise_look")).then(remind("promise_answer", answer_awaited)),
    *when(happened("changed"), day_given).then(*NEW_DAY, go_to("made")),
    *when(happened("on_its_way"), asked_before).then(call_off(), *TO_PERSON),
    *when(happened("on_its_way")).then(
        call_off(),
        do(on_its_way),
        tell_staff("staff/promise_on_its_way", shows=again_on),
        remind("promise_look", look_again),
        go_to("made"),
    ),
    *when(happened("reason_given"), needs_person).then(
        call_off(), do(reason), tell_staff("staff/promise_reason", shows=shown), go_to("with_person")
    ),
    *when(happened("reason_given")).then(
        do(reason),
        tell_staff("staff/promise_reason", shows=shown),
        remind("promise_answer", answer_awaited),
    ),
    *when(happened("due:promise_answer")).then(
        tell_staff("staff/promise_unanswered", shows=shown), go_to("with_person")
    ),
)

promise = lifecycle(
    "promise",
    stage(
        "begun",
        when(happened("made")).then(
            tell_staff("staff/promise_made", shows=shown),
            remind("promise_look", at_look),
            remind("promise_soon", day_before),
            go_to("made"),
        ),
    ),
    stage(
        "made",
        when(happened("due:promise_soon")).then(say("soon", opens("change_promise", "other_day", about), shows=shown)),
        KEPT_UNSAID,
        KEPT,
        when(happened("due:promise_look"), too_early).then(remind("promise_look", at_look)),
        when(happened("due:promise_look"), stopped).then(
            do(one_break_more), tell_staff("staff/promise_unanswered", shows=shown), go_to("with_person")
        ),
        when(happened("due:promise_look"), part_came).then(
            say("partly", *REST, shows=shown),
            tell_staff("staff/promise_partly", shows=shown),
            remind("promise_answer", answer_awaited),
            go_to("partly"),
        ),
        when(happened("due:promise_look"), broken_before).then(do(one_break_more), *TO_PERSON),
        when(happened("due:promise_look")).then(
            do(one_break_more),
            say("broken", *REASONS, shows=shown),
            tell_staff("staff/promise_broken", shows=shown),
            remind("promise_answer", answer_awaited),
            go_to("broken"),
        ),
        when(happened("changed"), may_change, day_given).then(*NEW_DAY),
        when(happened("reduced")).then(tell_staff("staff/promise_reduced", shows=shown)),
        when(happened("overtaken")).then(
            call_off(), tell_staff("staff/promise_overtaken", shows=shown), go_to("withdrawn")
        ),
        WITHDRAWN,
    ),
    stage("partly", NOT_KEPT),
    stage("broken", NOT_KEPT),
    stage("with_person", KEPT_UNSAID, KEPT, REPLACED, ends=True),
    stage("kept", ends=True),
    stage("withdrawn", ends=True),
)
