"""Raise a dispute.

The customer shows us the line, says what is wrong and what would put it right, and reads back what we understood. Only
then is a case registered. Every answer stays through *back*, interruptions and corrections, and can be changed alone.
Finance owns the order of the questions; a reason without questions of its own is only a row in flows/tables/reasons.py.
"""

from flows.dialogues.asking import carried, tries
from flows.dialogues.case_again import CLOSED_LATELY
from flows.dialogues.case_view import may_not_dispute, who_may, written
from flows.dialogues.raise_dispute_after import REGISTERED, by_words
from flows.dialogues.raise_dispute_details import questions_left
from flows.dialogues.raise_dispute_figures import (
    answered,
    both_prices_told,
    no_claim,
    no_items,
    over_room,
    several_items,
)
from flows.dialogues.raise_dispute_line import (
    asks,
    earlier_reasons,
    first_opening,
    kept_words,
    later_reasons,
    line_buttons,
    line_known,
    line_list,
    more_words,
    next_page,
    next_reasons,
    no_line,
    no_statement,
    older_case,
    older_notes,
    one_line,
    page_buttons,
    pass_on_to_older,
    picked_reason,
    previous_page,
    reason_buttons,
    reason_pages,
    says_something,
    some_lines,
    statement_buttons,
    which_statement,
)
from flows.dialogues.raise_dispute_matters import CORRECTED, MATTERS
from flows.dialogues.raise_dispute_meant import BEGUN_IN_WORDS, MEANT, MEANT_IN_WORDS, meant_before
from flows.dialogues.raise_dispute_paid import PAYMENT
from flows.dialogues.raise_dispute_payment import found_unasked
from flows.dialogues.raise_dispute_quantity import QUANTITY
from flows.dialogues.raise_dispute_reasons import ABOUT_THE_REASON, ANYTHING, PRICE, STARTS
from flows.dialogues.raise_dispute_stops import BEGUN_BY_ALARM, STOPPED_BY_AN_ANSWER, TO_A_PERSON, heeding_alarms
from flows.dialogues.raise_dispute_together import (
    TOGETHER,
    all_buttons,
    first_of_them,
    leave_to_colleague,
    left_to,
    promised_too,
    reason_values,
    register_all,
    rest_of_them,
    said_together,
)
from flows.dialogues.raise_dispute_twice import TWICE
from flows.dialogues.raise_dispute_view import (
    older_values,
    paraphrase_buttons,
    proof_buttons,
    proof_said,
    proof_values,
    wish_buttons,
    wished,
)
from flows.dialogues.receiving import PAPERS, PAPERS_BY_THE_WAY
from flows.dialogues.state_balance_view import asked_about, own_figure_first
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
    go_back,
    go_to,
    hand_on,
    happened,
    note,
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)
from flows.tables.reasons import LABELS
from flows.tables.remedies import BY_WISH

CLEAR = (forget("readings"), forget("found_lines"), forget("page"), forget("reasons_page"))

_asked = flow(
    "raise_dispute",
    stage(
        "opening",
        BEGUN_BY_ALARM,
        when(arrived(), may_not_dispute).then(go_to("only_looking")),
        when(arrived(), own_figure_first).then(hand_on("state_balance", notes=asked_about)),
        when(arrived(), no_statement).then(go_to("nothing_to_dispute")),
        when(arrived(), which_statement).then(go_to("statement")),
        when(arrived(), line_known).then(do(first_opening), go_to("reason")),
        BEGUN_IN_WORDS,
        when(arrived()).then(do(first_opening), go_to("line")),
        otherwise(go_to("line")),
    ),
    stage(
        "only_looking",
        ask("only_looking", "understood", "human", shows=who_may),
        when(chose("understood"), chose("back")).then(close()),
        when(wrote()).then(do(leave_to_colleague)),
        when(happened("left_to_colleague")).then(say("left_to_colleague", shows=left_to), close()),
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "nothing_to_dispute",
        ask("nothing_to_dispute", "understood", "human"),
        when(chose("understood"), chose("back")).then(close()),
        otherwise(say("use_the_buttons", shows=tries)),
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
        ask(
            "which_line",
            each(line_buttons),
            each(all_buttons),
            each(page_buttons, across=3),
            ("not_listed", "reason_payment_missing"),
            ("cancel", "human"),
            shows=line_list,
        ),
        when(arrived(), line_known).then(go_to("reason")),
        when(chose("pick_line")).then(note("document_id", carried), *CLEAR, go_to("reason")),
        when(chose("all_together")).then(
            note("document_id", first_of_them), note("together", rest_of_them), *CLEAR, go_to("reason")
        ),
        when(chose("lines_more")).then(note("page", next_page), again()),
        when(chose("lines_earlier")).then(note("page", previous_page), again()),
        when(chose("lines_all")).then(*CLEAR, again()),
        when(chose("not_listed")).then(note("document_id", 0), *CLEAR, go_to("reason")),
        when(chose("reason_payment_missing")).then(
            note("document_id", 0),
            note("reason", "payment_missing"),
            *CLEAR,
            go_to("payment"),
        ),
        when(wrote(), one_line).then(note("document_id"), note("words", kept_words), *CLEAR, go_to("reason")),
        when(wrote(), some_lines).then(note("found_lines"), note("page", 0), note("words", kept_words), again()),
        PAPERS_BY_THE_WAY,
        otherwise(say("no_such_line", shows=tries)),
    ),
    stage(
        "reason",
        ask(
            "what_is_wrong",
            each(reason_buttons, across=2),
            each(reason_pages, across=2),
            ("another_line", "human"),
            shows=reason_values,
        ),
        when(arrived(), both_prices_told).then(
            note("price"), note("reason", "price"), note("understood", value=True), go_to("quantity")
        ),
        TOGETHER,
        when(arrived(), meant_before).then(note("meant"), go_to("meant")),
        when(chose(*LABELS), arrived(), older_case).then(note("older"), go_to("joined")),
        CLOSED_LATELY,
        when(chose(*LABELS), arrived(), asks("price"), no_items).then(note("reason", picked_reason), go_to("amount")),
        when(chose(*LABELS), arrived(), asks("price"), several_items).then(
            note("reason", picked_reason), go_to("item")
        ),
        when(chose(*LABELS), arrived(), asks("price")).then(note("reason", picked_reason), go_to("price")),
        when(chose(*LABELS), arrived(), asks("received"), no_items).then(note("reason", picked_reason), go_to("words")),
        when(chose(*LABELS), arrived(), asks("received"), several_items).then(
            note("reason", picked_reason), go_to("item")
        ),
        when(chose(*LABELS), arrived(), asks("received")).then(note("reason", picked_reason), go_to("received")),
        when(chose(*LABELS), arrived(), asks("twin"), no_line).then(note("reason", picked_reason), go_to("words")),
        when(chose(*LABELS), arrived(), asks("twin")).then(note("reason", picked_reason), go_to("twin")),
        STARTS,
        when(chose("reasons_more")).then(note("reasons_page", next_reasons), again()),
        when(chose("reasons_back", "back"), later_reasons).then(note("reasons_page", earlier_reasons), again()),
        when(chose("reasons_back")).then(again()),
        when(chose("another_line")).then(forget("document_id"), go_to("line")),
        MEANT_IN_WORDS,
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
    MEANT,
    *PRICE,
    *QUANTITY,
    *TWICE,
    *PAYMENT,
    *MATTERS,
    *ANYTHING,
    # -- what every objection ends with --------------------------------------------------------------------------------
    stage(
        "evidence",
        ask("any_paper", each(proof_buttons, across=2), "back", "human", shows=proof_values),
        when(arrived(), over_room).then(go_to("over")),
        when(arrived(), answered("proof")).then(go_to("remedy")),
        when(chose("papers_done", "no_paper", "skip")).then(note("proof", proof_said), go_to("details")),
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
        ask("say_it_back", each(paraphrase_buttons, across=2), "human", shows=said_together),
        when(arrived(), older_case).then(note("older"), go_to("joined")),
        STOPPED_BY_AN_ANSWER,
        when(arrived(), questions_left).then(go_to("details")),
        when(arrived(), over_room).then(go_to("over")),
        when(arrived(), promised_too).then(go_to("promised")),
        when(arrived(), found_unasked).then(go_to("payment_again")),
        when(arrived(), no_claim).then(go_to("over")),
        when(chose("that_is_it")).then(seal(), do(register_all), go_to("registering")),
        when(chose("correct_something")).then(note("choosing", value=True), again()),
        when(chose("fix_nothing")).then(forget("choosing"), again()),
        when(chose("start_again")).then(seal(), enter("raise_dispute")),
        when(chose("fix_line")).then(
            forget("choosing"),
            forget("document_id"),
            forget("together"),
            *ABOUT_THE_REASON,
            go_to("line"),
        ),
        when(chose("fix_reason")).then(forget("choosing"), forget("reason"), *ABOUT_THE_REASON, go_to("reason")),
        CORRECTED,
        when(wrote(), says_something).then(note("words", more_words), again()),
        PAPERS_BY_THE_WAY,
        otherwise(say("use_the_buttons", shows=tries)),
    ),
    stage(
        "registering",
        ask("one_moment", quiet=True),
        when(arrived(), by_words).then(again()),
        TO_A_PERSON,
        REGISTERED,
        when(happened("refused")).then(say("not_registered"), go_to("paraphrase")),
        otherwise(go_back()),
    ),
)
raise_dispute = heeding_alarms(_asked)
