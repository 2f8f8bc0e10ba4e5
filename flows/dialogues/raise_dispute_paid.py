"""Raise a dispute: a payment that does not show: how much, when, by which reference, and which it is.

What we hold is shown masked; what stands on the invoice already, or came after the cut-off, is said. What none of ours
may be goes on to the questions of its reason.
"""

from flows.dialogues.asking import carried, tries
from flows.dialogues.case_view import written
from flows.dialogues.raise_dispute_bank import stands_already
from flows.dialogues.raise_dispute_figures import answered, reading_buttons, the_amount
from flows.dialogues.raise_dispute_payment import (
    after_cut_off,
    candidate_buttons,
    day_buttons,
    day_to_come,
    found_payments,
    leave_alone,
    nothing_found,
    payment_of_line,
    the_day,
    timing,
    two_days,
)
from flows.dialogues.raise_dispute_reasons import ASK_BACK, NONE_OF_THESE, NOT_READ, WRONG_SORT, currency_buttons
from flows.dialogues.raise_dispute_view import apply_it, line_values, whole_payment
from flows.dialogues.receiving import PAPERS_BY_THE_WAY
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
    note,
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)

PAYMENT = (
    stage(
        "payment",
        ask(
            "how_much_paid",
            each(reading_buttons, across=2),
            each(currency_buttons),
            each(whole_payment),
            ("back", "human"),
            shows=line_values,
        ),
        when(arrived(), answered("paid")).then(go_to("payment_day")),
        when(chose("whole_line")).then(
            note("paid", payment_of_line), forget("payment_id"), forget("readings"), go_to("payment_day")
        ),
        when(wrote(), chose("reading"), the_amount).then(
            note("paid"),
            forget("payment_id"),
            forget("readings"),
            go_to("payment_day"),
        ),
        ASK_BACK,
        NONE_OF_THESE,
        WRONG_SORT,
        PAPERS_BY_THE_WAY,
        NOT_READ,
    ),
    stage(
        "payment_day",
        ask("when_paid", each(day_buttons, across=2), "skip", "back", "human"),
        when(arrived(), answered("paid_on")).then(go_to("payment_reference")),
        when(wrote(), chose("day_reading"), the_day).then(
            note("paid_on"),
            forget("days"),
            forget("payment_id"),
            go_to("payment_reference"),
        ),
        when(wrote(), two_days).then(note("days"), again()),
        when(wrote(), day_to_come).then(say("day_to_come")),
        when(chose("skip")).then(note("paid_on", ""), forget("days"), go_to("payment_reference")),
        PAPERS_BY_THE_WAY,
        otherwise(say("not_a_day", shows=tries)),
    ),
    stage(
        "payment_reference",
        ask("bank_reference", "skip", "back", "human"),
        when(arrived(), answered("reference")).then(go_to("payment_found")),
        when(wrote()).then(note("reference", written), go_to("payment_found")),
        when(chose("skip")).then(note("reference", ""), go_to("payment_found")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "payment_found",
        ask("is_it_this_one", each(candidate_buttons, across=2), "human", shows=found_payments),
        when(arrived(), answered("payment_id")).then(go_to("details")),
        when(arrived(), stands_already).then(go_to("payment_there")),
        when(arrived(), after_cut_off).then(go_to("timing")),
        when(arrived(), nothing_found).then(note("payment_id", 0), go_to("details")),
        when(chose("payment_yes", "pick_payment")).then(
            note("payment_id", carried),
            note("remedy", apply_it),
            note("proof", "found"),
            go_to("details"),
        ),
        when(chose("payment_no", "none_of_these", "payment_unsure")).then(note("payment_id", 0), go_to("details")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "payment_again",
        ask("is_it_this_one", each(candidate_buttons, across=2), "human", shows=found_payments),
        when(chose("payment_yes", "pick_payment")).then(
            note("payment_id", carried),
            note("remedy", apply_it),
            note("proof", "found"),
            go_to("paraphrase"),
        ),
        when(chose("payment_no", "none_of_these", "payment_unsure")).then(note("payment_id", 0), go_to("paraphrase")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "timing",
        ask("after_cut_off", "timing_fine", "timing_still", "human", shows=timing),
        when(chose("timing_fine")).then(seal(), do(leave_alone), say("timing_noted", shows=timing), close()),
        when(chose("timing_still")).then(note("timing_told", value=True), go_to("payment_found")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
)
