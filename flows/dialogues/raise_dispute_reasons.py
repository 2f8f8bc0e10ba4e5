"""Raise a dispute: the questions that belong to a reason, each group from its first stage to the paper asked for.

A stage whose answer is known is passed over, so that a correction comes straight back to where it was asked for. A
figure that can be read in two ways is asked back in the same stage.
"""

from flows.dialogues.asking import carried, tries
from flows.dialogues.case_view import written
from flows.dialogues.raise_dispute_figures import (
    answered,
    item_buttons,
    item_found,
    lower_price,
    named_item,
    no_quantity,
    not_above_zero,
    other_currency,
    price_not_lower,
    price_told,
    reading_buttons,
    readings,
    room,
    the_amount,
    the_quantity,
    too_many,
    whole_count,
)
from flows.dialogues.raise_dispute_line import asks
from flows.dialogues.raise_dispute_payment import (
    after_cut_off,
    candidate_buttons,
    day_buttons,
    day_to_come,
    found_payments,
    nothing_found,
    payment_of_line,
    the_day,
    timing,
    two_days,
)
from flows.dialogues.raise_dispute_view import (
    apply_it,
    asked_values,
    item_values,
    line_values,
    over_values,
    whole_line,
    whole_payment,
    whole_quantity,
)
from flows.dialogues.receiving import PAPERS_BY_THE_WAY
from flows.engine.grammar import Scene
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
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

# What depends on the line and on the reason, and falls with them.
ABOUT_THE_REASON = tuple(
    forget(key)
    for key in (
        "item",
        "price",
        "quantity",
        "received",
        "coming",
        "expected_on",
        "twin",
        "twin_number",
        "deliveries",
        "amount",
        "paid",
        "paid_on",
        "reference",
        "payment_id",
        "readings",
        "days",
        "timing_told",
        "reasons_page",
    )
)


def words_said(scene: Scene) -> bool:
    """Whether it has been said in own words already, and is not to be said anew."""
    return bool(scene.notes.get("words")) and not scene.conversation.top.correcting


NOT_READ = otherwise(say("not_a_figure", shows=tries))
ASK_BACK = when(wrote(), readings).then(note("readings"), again())
NONE_OF_THESE = when(chose("none_of_these")).then(forget("readings"), again())
WRONG_SORT = (
    *when(wrote(), other_currency).then(say("other_currency", shows=line_values)),
    *when(wrote(), not_above_zero).then(say("above_zero")),
)

# The price: which item, what was agreed, how many. Fewer than billed begins with the item too.
PRICE = (
    stage(
        "item",
        ask("which_item", each(item_buttons), ("back", "human"), shows=line_values),
        when(arrived(), answered("item"), asks("received")).then(go_to("received")),
        when(arrived(), answered("item")).then(go_to("price")),
        when(chose("pick_item"), asks("received")).then(note("item", carried), go_to("received")),
        when(chose("pick_item")).then(note("item", carried), go_to("price")),
        when(wrote(), named_item, asks("received")).then(note("item", item_found), go_to("received")),
        when(wrote(), named_item).then(note("item", item_found), go_to("price")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "price",
        ask("agreed_price", each(reading_buttons, across=2), "sum_instead", "back", "human", shows=item_values),
        when(arrived(), answered("price")).then(go_to("quantity")),
        when(arrived(), answered("amount")).then(go_to("evidence")),
        when(arrived(), price_told).then(note("price"), go_to("quantity")),
        when(wrote(), chose("reading"), lower_price).then(
            note("price"),
            forget("readings"),
            forget("amount"),
            go_to("quantity"),
        ),
        ASK_BACK,
        NONE_OF_THESE,
        WRONG_SORT,
        when(wrote(), chose("reading"), price_not_lower).then(say("not_lower", shows=item_values)),
        when(chose("sum_instead")).then(forget("readings"), go_to("amount")),
        PAPERS_BY_THE_WAY,
        NOT_READ,
    ),
    stage(
        "quantity",
        ask("how_many", each(whole_quantity), "back", "human", shows=item_values),
        when(arrived(), answered("quantity")).then(go_to("evidence")),
        when(chose("whole_quantity")).then(note("quantity", whole_count), go_to("evidence")),
        when(wrote(), the_quantity).then(note("quantity"), go_to("evidence")),
        when(wrote(), too_many).then(say("more_than_billed", shows=item_values)),
        when(wrote(), no_quantity).then(say("above_zero")),
        PAPERS_BY_THE_WAY,
        NOT_READ,
    ),
)

# A payment: how much, when, by which reference, and is it one of these?
PAYMENT = (
    stage(
        "payment",
        ask(
            "how_much_paid", each(reading_buttons, across=2), each(whole_payment), ("back", "human"), shows=line_values
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
        when(arrived(), answered("payment_id")).then(go_to("evidence")),
        when(arrived(), after_cut_off).then(go_to("timing")),
        when(arrived(), nothing_found).then(note("payment_id", 0), go_to("evidence")),
        when(chose("payment_yes", "pick_payment")).then(
            note("payment_id", carried),
            note("remedy", apply_it),
            note("proof", "found"),
            go_to("evidence"),
        ),
        when(chose("payment_no", "none_of_these", "payment_unsure")).then(note("payment_id", 0), go_to("evidence")),
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
        when(chose("timing_fine")).then(seal(), say("timing_noted", shows=timing), close()),
        when(chose("timing_still")).then(note("timing_told", value=True), go_to("payment_found")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
)

# Anything else: in own words, and how much of the line; here too who claims more than the line is asked again.
ANYTHING = (
    stage(
        "words",
        ask("in_your_words", "back", "human", shows=asked_values),
        when(arrived(), words_said).then(go_to("amount")),
        when(wrote()).then(note("words", written), go_to("amount")),
        PAPERS_BY_THE_WAY,
        otherwise(say("please_write", shows=tries)),
    ),
    stage(
        "amount",
        ask("how_much", each(reading_buttons, across=2), each(whole_line), ("back", "human"), shows=line_values),
        when(arrived(), answered("amount")).then(go_to("evidence")),
        when(chose("whole_line", "no_amount")).then(note("amount", carried), forget("readings"), go_to("evidence")),
        when(wrote(), chose("reading"), the_amount).then(note("amount"), forget("readings"), go_to("evidence")),
        ASK_BACK,
        NONE_OF_THESE,
        WRONG_SORT,
        PAPERS_BY_THE_WAY,
        NOT_READ,
    ),
    stage(
        "over",
        ask("more_than_the_line", each(whole_line), "another_line", "human", shows=over_values),
        when(chose("whole_line")).then(note("amount", room), go_to("evidence")),
        when(chose("another_line")).then(forget("document_id"), *ABOUT_THE_REASON, go_to("line")),
        when(wrote(), the_amount).then(note("amount"), go_to("evidence")),
        WRONG_SORT,
        PAPERS_BY_THE_WAY,
        NOT_READ,
    ),
)
