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
    named_currency,
    named_item,
    no_quantity,
    not_above_zero,
    price_not_lower,
    price_told,
    reading_buttons,
    readings,
    room,
    the_amount,
    the_quantity,
    told_currency,
    too_many,
    whole_count,
)
from flows.dialogues.raise_dispute_item import told_item
from flows.dialogues.raise_dispute_line import asks, picked_reason
from flows.dialogues.raise_dispute_listed import TO_THE_LIST
from flows.dialogues.raise_dispute_together import (
    PAID_WISHES,
    over_and_paid,
    paid_buttons,
    paid_part,
    paid_wish_pressed,
    promise_values,
    unpromised,
    unpromised_buttons,
)
from flows.dialogues.raise_dispute_unit import another_unit, price_values
from flows.dialogues.raise_dispute_view import (
    asked_values,
    item_values,
    line_values,
    whole_line,
    whole_quantity,
)
from flows.dialogues.receiving import PAPERS_BY_THE_WAY
from flows.engine.effects import Button
from flows.engine.grammar import Scene
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    each,
    forget,
    go_to,
    note,
    otherwise,
    say,
    stage,
    when,
    wrote,
)
from flows.tables.questions import EVERY
from flows.tables.reasons import LABELS, REASONS

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
        "covers",
        "fee_gap",
        "credit_id",
        "explained",
        "copies",
        "listed",
        "last",
        "meant",
        "told_price",
        "unit_price",
        "paid_part",
        "paid_wish",
        "promise_told",
        "told_late",
        "all_items",
        *EVERY,
    )
)


def currency_buttons(scene: Scene) -> list[Button]:
    """The way to say that the currency is what is wrong, once another one was named."""
    return [Button("currency_is_wrong")] if scene.notes.get("told_currency") else []


def words_said(scene: Scene) -> bool:
    """Whether it has been said in own words already, and is not to be said anew."""
    return bool(scene.notes.get("words")) and not scene.conversation.top.correcting


NOT_READ = otherwise(say("not_a_figure", shows=tries))
ASK_BACK = when(wrote(), readings).then(note("readings"), again())
NONE_OF_THESE = when(chose("none_of_these")).then(forget("readings"), again())
WRONG_SORT = (
    *when(wrote(), named_currency).then(
        note("told_currency"), say("other_currency", "currency_is_wrong", shows=line_values)
    ),
    *when(chose("currency_is_wrong"), told_currency).then(
        note("currency_right"),
        note("currency_kind", "currency_other"),
        note("reason", "currency"),
        forget("told_currency"),
        forget("readings"),
        go_to("details"),
    ),
    *when(chose("currency_is_wrong")).then(note("reason", "currency"), forget("readings"), go_to("details")),
    *when(wrote(), not_above_zero).then(say("above_zero")),
)

# The price: which item, what was agreed, how many. Fewer than billed begins with the item too.
PRICE = (
    stage(
        "item",
        ask("which_item", each(item_buttons), ("back", "human"), shows=line_values),
        when(arrived(), answered("item"), asks("received")).then(go_to("received")),
        when(arrived(), answered("item")).then(go_to("price")),
        when(arrived(), asks("received"), told_item).then(note("item", item_found), go_to("received")),
        when(arrived(), told_item).then(note("item", item_found), go_to("price")),
        when(chose("pick_item"), asks("received")).then(note("item", carried), go_to("received")),
        when(chose("pick_item")).then(note("item", carried), go_to("price")),
        when(wrote(), named_item, asks("received")).then(note("item", item_found), go_to("received")),
        when(wrote(), named_item).then(note("item", item_found), go_to("price")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "price",
        ask(
            "agreed_price",
            each(reading_buttons, across=2),
            each(currency_buttons),
            "sum_instead",
            "back",
            "human",
            shows=item_values,
        ),
        TO_THE_LIST,
        when(arrived(), answered("price")).then(go_to("quantity")),
        when(arrived(), answered("amount")).then(go_to("evidence")),
        when(arrived(), price_told).then(note("price"), go_to("quantity")),
        when(wrote(), another_unit).then(note("told_price"), go_to("unit")),
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
        ask("how_many", each(whole_quantity), "back", "human", shows=price_values),
        TO_THE_LIST,
        when(arrived(), answered("quantity")).then(go_to("details")),
        when(chose("whole_quantity")).then(note("quantity", whole_count), go_to("details")),
        when(wrote(), the_quantity).then(note("quantity"), go_to("details")),
        when(wrote(), too_many).then(say("more_than_billed", shows=item_values)),
        when(wrote(), no_quantity).then(say("above_zero")),
        PAPERS_BY_THE_WAY,
        NOT_READ,
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
        ask(
            "how_much",
            each(reading_buttons, across=2),
            each(currency_buttons),
            each(whole_line),
            ("back", "human"),
            shows=asked_values,
        ),
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
        ask("more_than_the_line", each(whole_line), each(paid_buttons), "another_line", "human", shows=over_and_paid),
        when(chose(*PAID_WISHES)).then(
            note("paid_part", paid_part), note("paid_wish", paid_wish_pressed), note("amount", room), go_to("evidence")
        ),
        when(chose("whole_line")).then(note("amount", room), go_to("evidence")),
        when(chose("another_line")).then(forget("document_id"), *ABOUT_THE_REASON, go_to("line")),
        when(wrote(), the_amount).then(note("amount"), go_to("evidence")),
        WRONG_SORT,
        PAPERS_BY_THE_WAY,
        NOT_READ,
    ),
    stage(
        "promised",
        ask("part_is_promised", each(unpromised_buttons), "object_all", "back", "human", shows=promise_values),
        when(chose("only_the_rest")).then(
            note("amount", unpromised), note("promise_told", value=True), go_to("paraphrase")
        ),
        when(chose("object_all")).then(note("promise_told", value=True), go_to("paraphrase")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
)

# Where each reason begins; those that look at the line first stand before these rules in the stage "reason".
STARTS = tuple(
    rule
    for begins in dict.fromkeys(row.starts_at for row in REASONS.values())
    for rule in when(chose(*LABELS), arrived(), asks(begins)).then(note("reason", picked_reason), go_to(begins))
)
