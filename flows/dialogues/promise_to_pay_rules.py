"""Promise to pay: the rules that several of its questions share.

Whoever cannot pay is heard at every question, and is not asked for a day again.
"""

from flows.dialogues.asking import tries
from flows.dialogues.promise_to_pay_days import day_past, day_values, days_meant
from flows.dialogues.promise_to_pay_items import says_cannot_pay
from flows.dialogues.promise_to_pay_view import hold, no_pressure, payment_notes, sensitive
from flows.engine.words import (
    again,
    chose,
    do,
    forget,
    go_to,
    hand_on,
    note,
    opens,
    otherwise,
    say,
    tell_staff,
    when,
    wrote,
)

NOT_CAUGHT = otherwise(say("always/not_understood", shows=tries), again())
NO_PRESSURE = (
    say("no_pressure", shows=no_pressure),
    tell_staff("staff/cannot_pay", shows=no_pressure),
    do(hold),
    hand_on("talk_to_person", notes=sensitive),
)
CANNOT_SAID = when(wrote(), says_cannot_pay).then(*NO_PRESSURE)
CANNOT_PAY = (*when(chose("cannot_pay")).then(*NO_PRESSURE), *CANNOT_SAID)
IN_PARTS = when(chose("instalments")).then(forget("rows"), forget("readings"), go_to("plan_count"))
DAY_READ = (
    *when(wrote(), days_meant).then(note("readings"), again()),
    *when(wrote(), day_past).then(
        say("past_day", opens("raise_dispute", "paid_already", payment_notes), shows=day_values), again()
    ),
    *otherwise(say("not_a_day", shows=day_values), again()),
)
