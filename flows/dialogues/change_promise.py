"""Change a promise to pay: another day, take it back, or say why the money did not come.

Another day can be set once; after that a person is asked. The reason is asked before anything else, and no reason is
argued with: shortage of money leads to a person, without pressure. Who edits: finance.
"""

from flows.dialogues.asking import tries
from flows.dialogues.change_promise_view import (
    changed_before,
    for_person,
    latest_button,
    leads_to_day,
    leads_to_look,
    leads_to_person,
    may_not,
    move,
    names_rest,
    on_its_way,
    over,
    reason_given,
    same_day,
    sets_day,
    shown,
    to_person_now,
    who_may,
    why_not_day,
    withdraw,
    within_limit,
)
from flows.dialogues.promise_to_pay_days import day_buttons, day_chosen, day_told, days_meant, days_told
from flows.dialogues.promise_to_pay_items import says_cannot_pay
from flows.dialogues.promise_to_pay_view import hold, no_pressure
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
    do,
    each,
    flow,
    forget,
    go_to,
    hand_on,
    happened,
    note,
    otherwise,
    say,
    seal,
    stage,
    tell_staff,
    when,
    wrote,
)

NOT_CAUGHT = otherwise(say("always/not_understood", shows=tries), again())
CANNOT_PAY = when(wrote(), says_cannot_pay).then(
    say("promise_to_pay/no_pressure", shows=no_pressure),
    tell_staff("staff/cannot_pay", shows=no_pressure),
    do(hold),
    hand_on("talk_to_person", notes=for_person),
)

change_promise = flow(
    "change_promise",
    stage(
        "opening",
        when(arrived(), over).then(say("over", "human", shows=shown), close()),
        when(arrived(), may_not).then(say("who_may", "human", shows=who_may), close()),
        when(arrived(), leads_to_look).then(do(on_its_way), go_to("moving")),
        when(arrived(), leads_to_person).then(do(reason_given), go_to("short")),
        when(arrived(), leads_to_day).then(do(reason_given), go_to("day")),
        when(arrived(), names_rest).then(go_to("day")),
        when(arrived(), sets_day, day_told, same_day).then(go_to("standing")),
        when(arrived(), sets_day, day_told, within_limit).then(note("day"), go_to("check")),
        when(arrived(), sets_day, days_told).then(note("readings"), go_to("day")),
        when(arrived()).then(go_to("standing")),
        otherwise(go_to("standing")),
    ),
    stage(
        "standing",
        ask("standing", ("other_day", "take_back"), ("leave_so", "human"), shows=shown),
        when(chose("other_day"), changed_before).then(
            say("changed_before", shows=shown), hand_on("talk_to_person", notes=for_person)
        ),
        when(chose("other_day")).then(forget("readings"), go_to("day")),
        when(chose("take_back")).then(go_to("sure")),
        when(chose("leave_so")).then(seal(), say("left_so", shows=shown), close()),
        CANNOT_PAY,
        NOT_CAUGHT,
    ),
    stage(
        "day",
        ask("day", each(day_buttons, 3), ("human", "back"), shows=shown),
        when(happened("promise_moved")).then(),
        CANNOT_PAY,
        when(wrote(), chose("that_day"), day_chosen, within_limit).then(
            note("day"), forget("readings"), go_to("check")
        ),
        when(wrote(), day_chosen).then(say("too_late", each(latest_button), "human", shows=why_not_day), again()),
        when(wrote(), days_meant).then(note("readings"), again()),
        otherwise(say("promise_to_pay/not_a_day", shows=why_not_day), again()),
    ),
    stage(
        "check",
        ask("check", ("yes_move", "back"), shows=shown),
        when(chose("yes_move"), over).then(seal(), say("over", "human", shows=shown), close()),
        when(chose("yes_move")).then(seal(), do(move), go_to("moving")),
        NOT_CAUGHT,
    ),
    stage(
        "sure",
        ask("sure", ("yes_take_back", "back"), shows=shown),
        when(chose("yes_take_back")).then(seal(), do(withdraw), go_to("withdrawing")),
        NOT_CAUGHT,
    ),
    stage(
        "moving",
        ask("moving", quiet=True),
        when(happened("promise_moved"), to_person_now).then(close()),
        when(happened("promise_moved")).then(say("moved", shows=shown), close()),
        when(happened("refused")).then(say("over", "human", shows=shown), close()),
        otherwise(go_to("opening")),
    ),
    stage(
        "withdrawing",
        ask("moving", quiet=True),
        when(happened("promise_moved")).then(say("taken_back", shows=shown), close()),
        when(happened("refused")).then(say("over", "human", shows=shown), close()),
        otherwise(go_to("opening")),
    ),
    stage(
        "short",
        ask("moving", quiet=True),
        when(happened("promise_moved", "refused")).then(
            say("promise_to_pay/no_pressure", shows=no_pressure),
            do(hold),
            hand_on("talk_to_person", notes=for_person),
        ),
        otherwise(go_to("opening")),
    ),
)
