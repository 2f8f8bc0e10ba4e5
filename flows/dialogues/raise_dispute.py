"""Raise a dispute.

The customer shows us the line, says what is wrong and what would put it right, and reads back what we understood. Only
then is a case registered. Every answer stays through *back*, interruptions and corrections, and can be changed alone.
Finance owns the order of the questions; a reason without questions of its own is only a row in flows/tables/reasons.py.
"""

from flows.dialogues.asking import carried, tries
from flows.dialogues.case_view import may_not_dispute, who_may, written
from flows.dialogues.raise_dispute_figures import (
    answered, item_buttons, item_found, lower_price, named_item, no_claim, no_items, no_quantity, not_above_zero, other_currency,
    over_room, price_not_lower, reading_buttons, readings, room, several_items, the_amount, the_quantity, too_many,
)
from flows.dialogues.raise_dispute_line import (
    asks, kept_words, line_buttons, line_known, line_list, more_words, next_page, no_statement, older_case, older_notes, one_line,
    page_buttons, pass_on_to_older, picked_reason, previous_page, reason_buttons, says_something, some_lines, statement_buttons, which_statement,
)
from flows.dialogues.raise_dispute_payment import (
    after_cut_off, candidate_buttons, day_buttons, day_to_come, found_payments, not_looked, nothing_found, payment_of_line, the_day,
    timing, two_days,
)
from flows.dialogues.raise_dispute_view import (
    apply_it, confirm_rest, confirming_below, item_values, line_values, older_values, over_values, paraphrase, paraphrase_buttons,
    done, proof_buttons, proof_said, proof_values, register, registered, same_statement, wants_more, whole_line, whole_quantity, wish_buttons,
    wished, whole_payment,
)
from flows.dialogues.receiving import PAPERS, PAPERS_BY_THE_WAY
from flows.engine.words import (
    again, arrived, ask, chose, close, correct, do, each, enter, flow, forget, go_back, go_to, happened, note, otherwise, say, seal,
    stage, when, wrote,
)
from flows.tables.reasons import LABELS
from flows.tables.remedies import BY_WISH

# What depends on the line and on the reason, and falls with them.
ABOUT_THE_REASON = tuple(forget(key) for key in (
    "item", "price", "quantity", "amount", "paid", "paid_on", "reference", "payment_id", "readings", "days", "timing_told",
))
CLEAR = (forget("readings"), forget("found_lines"), forget("page"))
NOT_READ = otherwise(say("not_a_figure", shows=tries))
ASK_BACK = when(wrote(), readings).then(note("readings"), again())
NONE_OF_THESE = when(chose("none_of_these")).then(forget("readings"), again())
WRONG_SORT = (
    *when(wrote(), other_currency).then(say("other_currency", shows=line_values)),
    *when(wrote(), not_above_zero).then(say("above_zero")),
)

raise_dispute = flow(
    "raise_dispute",
    stage(
        "opening",
        when(arrived(), may_not_dispute).then(say("only_looking", "human", shows=who_may), close()),
        when(arrived(), no_statement).then(say("nothing_to_dispute", "human"), close()),
        when(arrived(), which_statement).then(go_to("statement")),
        when(arrived(), line_known).then(go_to("reason")),
        when(arrived()).then(go_to("line")),
        otherwise(go_to("line")),
    ),
    stage(
        "statement",
        ask("which_statement", each(statement_buttons), "cancel"),
        when(chose("pick_statement")).then(note("statement_id", carried), go_to("line")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "line",
        ask("which_line", each(line_buttons), each(page_buttons, across=3), ("not_listed", "reason_payment_missing"), ("cancel", "human"),
            shows=line_list),
        when(arrived(), line_known).then(go_to("reason")),
        when(chose("pick_line")).then(note("document_id", carried), *CLEAR, go_to("reason")),
        when(chose("lines_more")).then(note("page", next_page), again()),
        when(chose("lines_earlier")).then(note("page", previous_page), again()),
        when(chose("lines_all")).then(*CLEAR, again()),
        when(chose("not_listed")).then(note("document_id", 0), *CLEAR, go_to("reason")),
        when(chose("reason_payment_missing")).then(
            note("document_id", 0), note("reason", "payment_missing"), *CLEAR, go_to("payment"),
        ),
        when(wrote(), one_line).then(note("document_id"), note("words", kept_words), *CLEAR, go_to("reason")),
        when(wrote(), some_lines).then(note("found_lines"), note("page", 0), note("words", kept_words), again()),
        PAPERS_BY_THE_WAY,
        otherwise(say("no_such_line", shows=tries)),
    ),
    stage(
        "reason",
        ask("what_is_wrong", each(reason_buttons), ("another_line", "human"), shows=line_values),
        when(chose(*LABELS), arrived(), older_case).then(note("older"), go_to("joined")),
        when(chose(*LABELS), arrived(), asks("price"), no_items).then(note("reason", picked_reason), go_to("amount")),
        when(chose(*LABELS), arrived(), asks("price"), several_items).then(note("reason", picked_reason), go_to("item")),
        when(chose(*LABELS), arrived(), asks("price")).then(note("reason", picked_reason), go_to("price")),
        when(chose(*LABELS), arrived(), asks("payment")).then(note("reason", picked_reason), go_to("payment")),
        when(chose(*LABELS), arrived(), asks("words")).then(note("reason", picked_reason), go_to("words")),
        when(chose("another_line")).then(forget("document_id"), go_to("line")),
        when(wrote()).then(note("reason", "other"), note("words", more_words), go_to("amount")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "joined",
        ask("already_a_case", "add_to_case", "another_reason", "another_line", "leave_it", "human", shows=older_values),
        when(chose("add_to_case")).then(seal(), enter("send_evidence", notes=older_notes)),
        when(wrote()).then(do(pass_on_to_older), say("added_to_case", shows=older_values), close()),
        when(chose("another_line")).then(forget("document_id"), forget("reason"), go_to("line")),
        when(chose("another_reason")).then(forget("reason"), *ABOUT_THE_REASON, go_to("reason")),
        when(chose("leave_it")).then(seal(), say("left_it", shows=older_values), close()),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    # -- the price -----------------------------------------------------------------------------------------------------
    stage(
        "item",
        ask("which_item", each(item_buttons), ("back", "human"), shows=line_values),
        when(arrived(), answered("item")).then(go_to("price")),
        when(chose("pick_item")).then(note("item", carried), go_to("price")),
        when(wrote(), named_item).then(note("item", item_found), go_to("price")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "price",
        ask("agreed_price", each(reading_buttons, across=2), "sum_instead", "back", "human", shows=item_values),
        when(arrived(), answered("price")).then(go_to("quantity")),
        when(arrived(), answered("amount")).then(go_to("evidence")),
        when(wrote(), chose("reading"), lower_price).then(
            note("price"), forget("readings"), forget("amount"), go_to("quantity"),
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
        when(chose("whole_quantity")).then(note("quantity", carried), go_to("evidence")),
        when(wrote(), the_quantity).then(note("quantity"), go_to("evidence")),
        when(wrote(), too_many).then(say("more_than_billed", shows=item_values)),
        when(wrote(), no_quantity).then(say("above_zero")),
        PAPERS_BY_THE_WAY,
        NOT_READ,
    ),
    # -- a payment -----------------------------------------------------------------------------------------------------
    stage(
        "payment",
        ask("how_much_paid", each(reading_buttons, across=2), each(whole_payment), ("back", "human"), shows=line_values),
        when(arrived(), answered("paid")).then(go_to("payment_day")),
        when(chose("whole_line")).then(note("paid", payment_of_line), forget("payment_id"), forget("readings"), go_to("payment_day")),
        when(wrote(), chose("reading"), the_amount).then(
            note("paid"), forget("payment_id"), forget("readings"), go_to("payment_day"),
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
            note("paid_on"), forget("days"), forget("payment_id"), go_to("payment_reference"),
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
            note("payment_id", carried), note("remedy", apply_it), note("proof", "found"), go_to("evidence"),
        ),
        when(chose("payment_no", "none_of_these", "payment_unsure")).then(note("payment_id", 0), go_to("evidence")),
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
    # -- everything else -----------------------------------------------------------------------------------------------
    stage(
        "words",
        ask("in_your_words", "back", "human", shows=line_values),
        when(arrived(), answered("words")).then(go_to("amount")),
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
    # -- what every objection ends with --------------------------------------------------------------------------------
    stage(
        "evidence",
        ask("any_paper", each(proof_buttons, across=2), "back", "human", shows=proof_values),
        when(arrived(), over_room).then(go_to("over")),
        when(arrived(), answered("proof")).then(go_to("remedy")),
        when(chose("papers_done", "no_paper", "skip")).then(note("proof", proof_said), go_to("remedy")),
        when(wrote()).then(note("where", written), note("proof", "told"), go_to("remedy")),
        PAPERS,
        otherwise(say("papers_or_skip", shows=tries)),
    ),
    stage(
        "remedy",
        ask("what_would_help", each(wish_buttons, across=2), "back", "human"),
        when(arrived(), answered("remedy")).then(go_to("anything_else")),
        when(chose(*BY_WISH)).then(note("remedy", wished), forget("wish"), go_to("anything_else")),
        when(wrote()).then(note("remedy", "other"), note("wish", written), go_to("anything_else")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "anything_else",
        ask("anything_else", "rest_is_fine", "more_is_wrong", "back", "human"),
        when(arrived(), answered("rest")).then(go_to("paraphrase")),
        when(chose("rest_is_fine")).then(note("rest", "fine"), go_to("paraphrase")),
        when(chose("more_is_wrong")).then(note("rest", "more"), go_to("paraphrase")),
        when(wrote()).then(note("rest", "more"), note("also", written), go_to("paraphrase")),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "paraphrase",
        ask("say_it_back", each(paraphrase_buttons, across=2), "human", shows=paraphrase),
        when(arrived(), older_case).then(note("older"), go_to("joined")),
        when(arrived(), over_room).then(go_to("over")),
        when(arrived(), not_looked).then(go_to("payment_found")),
        when(arrived(), no_claim).then(forget("amount"), go_to("amount")),
        when(chose("that_is_it")).then(seal(), do(register), go_to("registering")),
        when(chose("correct_something")).then(note("choosing", value=True), again()),
        when(chose("fix_nothing")).then(forget("choosing"), again()),
        when(chose("start_again")).then(seal(), enter("raise_dispute")),
        when(chose("fix_line")).then(
            forget("choosing"), forget("document_id"), *ABOUT_THE_REASON, go_to("line"),
        ),
        when(chose("fix_reason")).then(forget("choosing"), forget("reason"), *ABOUT_THE_REASON, go_to("reason")),
        when(chose("fix_item")).then(forget("choosing"), correct("item")),
        when(chose("fix_price")).then(forget("choosing"), correct("price")),
        when(chose("fix_quantity")).then(forget("choosing"), correct("quantity")),
        when(chose("fix_paid")).then(forget("choosing"), correct("payment")),
        when(chose("fix_day")).then(forget("choosing"), correct("payment_day")),
        when(chose("fix_reference")).then(forget("choosing"), correct("payment_reference")),
        when(chose("fix_amount")).then(forget("choosing"), correct("amount")),
        when(chose("fix_words")).then(forget("choosing"), correct("words")),
        when(chose("fix_papers")).then(forget("choosing"), correct("evidence")),
        when(chose("fix_remedy")).then(forget("choosing"), correct("remedy")),
        when(wrote(), says_something).then(note("words", more_words), again()),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "registering",
        when(arrived(), done).then(close()),
        when(happened("registered"), wants_more).then(
            say("registered", shows=registered), note("done", value=True), enter("raise_dispute", notes=same_statement),
        ),
        when(happened("registered"), confirming_below).then(say("registered", shows=registered), close()),
        when(happened("registered")).then(say("registered", each(confirm_rest, across=2), shows=registered), close()),
        when(happened("refused")).then(say("not_registered"), go_to("paraphrase")),
        otherwise(go_back()),
    ),
)
