"""The customer's own ledger: read, held against our books, and every difference gone through.

What cannot be told from the file is asked; three rows are shown as they were understood; the outcome comes as one card,
and then each difference alone, with one press for each. A file that nothing came of is destroyed. Who edits: finance,
with the templates of the same name.
"""

from flows.dialogues.asking import carried, tries
from flows.dialogues.figures_back_view import one_paper
from flows.dialogues.home_view import case_buttons, chosen, chosen_case, file_under
from flows.dialogues.match_ledger_columns import COLUMNS
from flows.dialogues.match_ledger_doubts import AGAIN, DOUBTS, TO_DOUBTS
from flows.dialogues.match_ledger_result import (
    against_that,
    doubt_buttons,
    in_next_currency,
    nothing_fits,
    other_statements,
    papers,
    periods,
    result,
    result_buttons,
    some_unread,
    turned,
    unread,
    with_timing,
)
from flows.dialogues.match_ledger_samples import samples, to_be_shown
from flows.dialogues.match_ledger_statement import (
    asked_for_figure,
    figure_first,
    foreign,
    hidden_statement,
    match_it,
    none_in_its_currency,
    none_issued,
    out_of_date,
    statement_buttons,
    taken_back,
    which_statement,
    withdrawn,
)
from flows.dialogues.match_ledger_view import (
    NEW_LEDGER,
    as_paper,
    busy,
    failed,
    going_on,
    gone,
    how_long,
    is_matched,
    like_the_last,
    look_button,
    no_ledger_in_it,
    no_table,
    none_meant,
    not_taken,
    of_the_table,
    sent_again,
    takes_long,
    why_not,
)
from flows.dialogues.match_ledger_walking import CANCEL, WALKING
from flows.dialogues.receiving import PAPERS_BY_THE_WAY, keep
from flows.dialogues.view_statement_view import to_come
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
    otherwise,
    say,
    seal,
    sent_file,
    stage,
    toast,
    when,
)

NOT_CAUGHT = otherwise(say("always/not_understood", shows=tries), again())
BY_THE_WAY = (*CANCEL, *NEW_LEDGER, *PAPERS_BY_THE_WAY, *NOT_CAUGHT)
PAPERS = when(chose("ledger_papers")).then(do(papers), toast("view_statement/file_coming"))
AGREED = when(chose("note_agreement")).then(seal(), hand_on("confirm_balance", notes=with_timing))

match_ledger = flow(
    "match_ledger",
    stage(
        "opening",
        when(arrived(), no_ledger_in_it).then(say("refused", shows=why_not), go_to("paper")),
        when(arrived(), of_the_table).then(say("refused", "human", shows=why_not), close()),
        when(arrived(), not_taken).then(say("send_evidence/refused", shows=why_not), close()),
        when(arrived(), going_on).then(note("ledger_id"), go_to("next")),
        when(arrived(), none_meant).then(go_to("awaiting")),
        when(arrived(), sent_again).then(forget("again"), say("same_again"), go_to("next")),
        when(arrived()).then(go_to("next")),
        otherwise(go_to("next")),
    ),
    stage(
        "awaiting",
        ask("send_one", ("back", "human")),
        NEW_LEDGER,
        when(sent_file(), no_table).then(do(keep)),
        when(happened("evidence_kept")).then(say("no_table"), again()),
        PAPERS_BY_THE_WAY,
        NOT_CAUGHT,
    ),
    # -- how far it has got --------------------------------------------------------------------------------------------
    stage(
        "next",
        when(arrived(), gone).then(say("gone", "statement", "human"), close()),
        when(arrived(), failed).then(say("refused", "human", shows=why_not), close()),
        when(arrived(), busy).then(say("reading"), close()),
        TO_DOUBTS,
        when(arrived(), none_issued).then(say("view_statement/none_yet", "human", shows=to_come), close()),
        when(arrived(), figure_first, asked_for_figure).then(say("figures_back/whenever", each(look_button)), close()),
        when(arrived(), figure_first).then(
            note("figure_asked", value=True), enter("state_balance", notes=hidden_statement)
        ),
        when(arrived(), none_in_its_currency).then(say("no_statement", "human", shows=foreign), close()),
        when(arrived(), taken_back).then(say("view_statement/withdrawn", "human", shows=withdrawn), close()),
        when(arrived(), out_of_date).then(go_to("matching")),
        when(arrived(), nothing_fits).then(go_to("nothing_fits")),
        when(arrived(), is_matched).then(go_to("result")),
        when(arrived(), to_be_shown).then(go_to("samples")),
        when(arrived(), which_statement).then(go_to("which")),
        when(arrived()).then(go_to("matching")),
        otherwise(go_to("result")),
    ),
    *DOUBTS,
    *COLUMNS,
    stage(
        "samples",
        ask("samples", ("that_is_it", "fix_columns"), ("for_a_case", "human"), shows=samples),
        when(chose("that_is_it"), which_statement).then(seal(), go_to("which")),
        when(chose("that_is_it")).then(seal(), go_to("matching")),
        when(chose("fix_columns")).then(go_to("columns")),
        when(chose("for_a_case")).then(seal(), go_to("paper")),
        BY_THE_WAY,
    ),
    stage(
        "which",
        ask("raise_dispute/which_statement", each(statement_buttons), "human"),
        when(chose("pick_statement")).then(seal(), note("statement_id", carried), go_to("matching")),
        BY_THE_WAY,
    ),
    stage(
        "matching",
        when(arrived(), takes_long).then(do(match_it), say("long_reading", shows=how_long), close()),
        when(arrived(), like_the_last).then(do(match_it), say("as_last_time"), close()),
        when(arrived()).then(do(match_it), *AGAIN),
        otherwise(go_to("next")),
    ),
    # -- what came of it -----------------------------------------------------------------------------------------------
    stage(
        "nothing_fits",
        ask("nothing_fits", each(doubt_buttons, 2), ("ledger_papers", "human"), shows=periods),
        when(chose("turn_signs")).then(seal(), do(turned), *AGAIN),
        when(chose("fix_columns")).then(go_to("columns")),
        when(chose("other_statement")).then(go_to("another")),
        when(chose("next_currency")).then(seal(), do(in_next_currency), *AGAIN),
        when(chose("go_through")).then(note("taken_so", value=True), go_to("result")),
        PAPERS,
        BY_THE_WAY,
    ),
    stage(
        "another",
        ask("raise_dispute/which_statement", each(other_statements), ("back", "human")),
        when(chose("pick_statement")).then(seal(), do(against_that), *AGAIN),
        BY_THE_WAY,
    ),
    stage(
        "result",
        ask("result", each(result_buttons, 2), ("fix_columns", "human"), shows=result),
        when(arrived(), some_unread).then(say("rows_not_read", shows=unread), note("unread_told", value=True), again()),
        when(chose("go_through")).then(forget("passed"), go_to("onward")),
        when(chose("fix_columns")).then(go_to("columns")),
        PAPERS,
        AGREED,
        BY_THE_WAY,
    ),
    *WALKING,
    stage(
        "paper",
        ask("home/about_what", each(case_buttons), ("something_new", "human"), "back", shows=one_paper),
        when(chose("about_case"), chosen_case).then(
            seal(),
            do(as_paper),
            note("case_chosen"),
            do(file_under),
            say("send_evidence/thank_you", shows=chosen),
            close(),
        ),
        when(chose("something_new")).then(seal(), do(as_paper), hand_on("raise_dispute")),
        BY_THE_WAY,
    ),
)
