"""State the balance: the customer says what their books show before ours is shown.

The figure is read back and given once, by somebody who may speak for the customer. Only then ours appears; the
difference is looked at together, and every way on from there begins with what is known already. Who edits: finance.
"""

from flows.dialogues.asking import tries
from flows.dialogues.get_paper_view import GET_RECONCILIATION
from flows.dialogues.state_balance_view import (
    asked,
    both,
    figure_read,
    figures,
    figures_given,
    line_of_that_size,
    may_not,
    never_mind,
    nothing_to_state,
    read_back,
    reading_buttons,
    readings,
    signed,
    state,
    stated_before,
    that_statement,
    the_line,
    the_payment,
    the_same,
    the_statement_id,
    was_confirming,
    who_may,
)
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
    do,
    each,
    enter,
    flow,
    forget,
    go_to,
    hand_on,
    happened,
    note,
    opens,
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)

NOT_CAUGHT = otherwise(say("always/not_understood", shows=tries), again())

state_balance = flow(
    "state_balance",
    stage(
        "opening",
        when(arrived(), figures_given).then(go_to("difference")),
        when(arrived(), nothing_to_state).then(say("nothing_to_state", "human"), close()),
        when(arrived(), may_not).then(say("who_may_state", "human", shows=who_may), close()),
        when(arrived()).then(note("statement_id", the_statement_id), go_to("figure")),
        otherwise(go_to("figure")),
    ),
    stage(
        "figure",
        ask("your_figure", each(reading_buttons, across=2), "nothing_open", ("cancel", "human"), shows=asked),
        when(chose("nothing_open")).then(note("owed", value=0), forget("readings"), go_to("sure")),
        when(wrote(), chose("that_figure"), figure_read).then(note("owed"), forget("readings"), go_to("sure")),
        when(wrote(), readings).then(note("readings"), again()),
        otherwise(say("not_a_balance", shows=asked)),
    ),
    stage(
        "sure",
        ask("is_that_it", each(signed), "another_figure", "human", shows=read_back),
        when(arrived(), never_mind).then(go_to("figure")),
        when(chose("we_owe_that", "in_our_favour", "nothing_either_way")).then(seal(), do(state), go_to("stating")),
        when(chose("another_figure"), chose("back")).then(forget("owed"), go_to("figure")),
        when(wrote(), figure_read).then(note("owed"), again()),
        NOT_CAUGHT,
    ),
    stage(
        "stating",
        ask("one_moment", quiet=True),
        when(happened("stated"), the_same).then(
            note("ours", figures), say("the_same", shows=both), hand_on("confirm_balance", notes=that_statement)
        ),
        when(happened("stated")).then(note("ours", figures), go_to("difference")),
        when(happened("refused"), stated_before).then(say("stated_before"), hand_on("view_statement")),
        when(happened("refused")).then(say("who_may_state", "human", shows=who_may), close()),
        otherwise(again()),
    ),
    stage(
        "difference",
        ask(
            "both_figures",
            each(line_of_that_size),
            ("see_lines", "a_payment_is_missing"),
            ("a_line_is_wrong", "yours_is_right"),
            opens("match_ledger", "match_my_ledger"),
            ("get_reconciliation", "human"),
            shows=both,
        ),
        GET_RECONCILIATION,
        when(chose("see_lines")).then(enter("view_statement", notes=that_statement)),
        when(chose("that_line")).then(hand_on("raise_dispute", notes=the_line)),
        when(chose("a_payment_is_missing")).then(hand_on("raise_dispute", notes=the_payment)),
        when(chose("a_line_is_wrong")).then(hand_on("raise_dispute", notes=that_statement)),
        when(chose("yours_is_right"), was_confirming).then(seal(), close()),
        when(chose("yours_is_right")).then(seal(), hand_on("confirm_balance", notes=that_statement)),
        NOT_CAUGHT,
    ),
)
