"""Promise to pay: the questions about instalments, which a colleague decides about."""

from flows.dialogues.promise_to_pay_days import day_buttons, day_chosen, day_values
from flows.dialogues.promise_to_pay_items import nothing_picked
from flows.dialogues.promise_to_pay_plan import (
    ask_plan,
    count_buttons,
    count_given,
    even_rows,
    plan_of,
    rows_outdated,
    rows_written,
    why_not_read,
)
from flows.dialogues.promise_to_pay_rules import CANNOT_PAY, DAY_READ, NOT_CAUGHT
from flows.dialogues.promise_to_pay_view import refused
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
    do,
    each,
    forget,
    go_to,
    happened,
    note,
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)

MOVED = (say("moved_meanwhile"), forget("rows"), forget("items"), go_to("opening"))

INSTALMENTS = (
    stage(
        "plan_count",
        ask("plan_count", each(count_buttons, 2), ("own_dates", "cannot_pay"), ("human", "back"), shows=plan_of),
        when(arrived(), nothing_picked).then(go_to("which")),
        when(chose("so_many_parts"), wrote(), count_given).then(note("count"), go_to("plan_first")),
        when(chose("own_dates")).then(go_to("plan_own")),
        CANNOT_PAY,
        NOT_CAUGHT,
    ),
    stage(
        "plan_first",
        ask("plan_first", each(day_buttons, 3), "back", shows=day_values),
        when(wrote(), chose("that_day"), day_chosen).then(note("first"), forget("readings"), go_to("plan_rhythm")),
        DAY_READ,
    ),
    stage(
        "plan_rhythm",
        ask("plan_rhythm", ("weekly", "fortnightly"), ("monthly", "back")),
        when(chose("weekly", "fortnightly", "monthly")).then(note("rows", even_rows), go_to("way")),
        NOT_CAUGHT,
    ),
    stage(
        "plan_own",
        ask("plan_own", ("human", "back"), shows=plan_of),
        when(wrote(), rows_written).then(note("rows"), go_to("way")),
        otherwise(say("plan_not_read", shows=why_not_read), again()),
    ),
    stage(
        "plan_check",
        ask("plan_check", ("ask_plan", "other_plan"), ("human", "back"), shows=plan_of),
        when(arrived(), rows_outdated).then(*MOVED),
        when(chose("ask_plan"), rows_outdated).then(seal(), *MOVED),
        when(chose("ask_plan")).then(seal(), do(ask_plan), go_to("planning")),
        when(chose("other_plan")).then(forget("rows"), forget("way"), go_to("plan_count")),
        NOT_CAUGHT,
    ),
    stage(
        "planning",
        ask("noting", quiet=True),
        when(happened("plan_asked")).then(say("plan_asked", shows=plan_of), close()),
        when(happened("refused")).then(say("refused", "human", shows=refused), close()),
        otherwise(go_to("opening")),
    ),
)
