"""A statement that was filled in and sent back: what agrees, what differs, and what is to be done about it.

The outcome is said first; then each difference is asked about alone, with one press for each. A case begins with the
line, the figure and the remark as they stand in the file. Who edits: finance, with the templates.
"""

from flows.dialogues.asking import tries
from flows.dialogues.figures_back_lines import (
    any_later,
    begun,
    case_raised,
    for_the_case,
    later_too,
    new_case,
    not_begun,
    ours_is_right,
    passed_too,
    put_off,
    raising,
    some_left,
    this_one,
    with_raised,
)
from flows.dialogues.figures_back_view import (
    a_table,
    again_button,
    all_equal,
    confirmable,
    gone,
    incomplete,
    keep_table,
    kept_until,
    may_agree,
    not_matched,
    nothing_given,
    result,
    send_current,
    that_statement,
    versions,
    who_may,
)
from flows.dialogues.receiving import PAPERS_BY_THE_WAY
from flows.dialogues.state_balance_view import asked_about, own_figure_first
from flows.dialogues.view_statement_view import replaced, taken_back, withdrawn
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
    note,
    otherwise,
    say,
    seal,
    sent_file,
    stage,
    toast,
    when,
)

# A table sent in the middle of it takes the place of the one before.
NEW_TABLE = when(sent_file(), a_table).then(do(keep_table), say("reading"), close())
RAISED = (forget("begun"), forget("raising"))
NOT_CAUGHT = otherwise(say("always/not_understood", shows=tries), again())

figures_back = flow(
    "figures_back",
    stage(
        "opening",
        when(arrived(), not_matched).then(say("not_matched", "human"), close()),
        when(arrived(), gone).then(say("gone", "statement", "human"), close()),
        when(arrived(), own_figure_first).then(hand_on("state_balance", notes=asked_about)),
        when(arrived(), withdrawn).then(say("view_statement/withdrawn", "human", shows=taken_back), close()),
        when(arrived(), replaced).then(go_to("older")),
        when(arrived(), nothing_given).then(say("nothing_filled", "human", shows=result), close()),
        when(arrived(), all_equal).then(go_to("next")),
        when(arrived()).then(say("compared", shows=result), go_to("next")),
        otherwise(go_to("next")),
    ),
    stage(
        "next",
        when(arrived(), some_left).then(go_to("one")),
        when(arrived(), all_equal, may_agree).then(go_to("agree")),
        when(arrived(), all_equal, confirmable).then(say("who_may_agree", "human", shows=who_may), close()),
        when(arrived(), all_equal).then(say("agrees_already", shows=result), close()),
        when(arrived(), any_later).then(say("kept_for_later", each(again_button), shows=kept_until), close()),
        when(arrived(), incomplete).then(say("send_the_rest", "human"), close()),
        when(arrived(), may_agree).then(go_to("rest")),
        when(arrived()).then(say("all_gone_through"), close()),
        otherwise(go_to("one")),
    ),
    stage(
        "one",
        ask("one_of_them", ("raise_it", "we_correct_ours"), ("decide_later", "human"), shows=this_one),
        when(chose("raise_it", "we_correct_ours", "decide_later"), gone).then(
            seal(), say("gone", "statement", "human"), close()
        ),
        when(chose("raise_it")).then(seal(), note("raising", raising), go_to("raising")),
        when(chose("we_correct_ours")).then(seal(), do(ours_is_right), note("passed", passed_too), go_to("next")),
        when(chose("decide_later")).then(
            seal(), do(put_off), note("later", later_too), note("passed", passed_too), go_to("next")
        ),
        NEW_TABLE,
        PAPERS_BY_THE_WAY,
        NOT_CAUGHT,
    ),
    stage(
        "raising",
        when(arrived(), not_begun).then(note("begun", begun), enter("raise_dispute", notes=for_the_case)),
        when(arrived(), new_case).then(do(case_raised), note("passed", with_raised), *RAISED, go_to("next")),
        when(arrived()).then(*RAISED, go_to("next")),
        otherwise(go_to("next")),
    ),
    stage(
        "agree",
        ask("all_agree", "note_agreement", ("not_now", "human"), shows=result),
        when(chose("note_agreement")).then(seal(), hand_on("confirm_balance", notes=that_statement)),
        when(chose("not_now")).then(seal(), say("whenever"), close()),
        NEW_TABLE,
        PAPERS_BY_THE_WAY,
        NOT_CAUGHT,
    ),
    stage(
        "rest",
        ask("rest_agrees", "note_agreement", ("not_now", "human"), shows=result),
        when(chose("note_agreement")).then(seal(), hand_on("confirm_balance", notes=that_statement)),
        when(chose("not_now")).then(seal(), say("whenever"), close()),
        NEW_TABLE,
        PAPERS_BY_THE_WAY,
        NOT_CAUGHT,
    ),
    stage(
        "older",
        ask("older_version", "send_current", ("not_now", "human"), shows=versions),
        when(chose("send_current")).then(seal(), do(send_current), toast("view_statement/file_coming"), close()),
        when(chose("not_now")).then(seal(), say("whenever"), close()),
        NEW_TABLE,
        NOT_CAUGHT,
    ),
)
