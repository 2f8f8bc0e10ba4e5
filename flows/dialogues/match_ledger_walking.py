"""The way through the differences: each alone, what is ambiguous, what becomes a case, and how it stands at the end.

A decision is carried out before the next difference is shown. Who edits: finance, with the templates of match_ledger.
"""

from flows.dialogues.asking import tries
from flows.dialogues.match_ledger_case import (
    begun,
    case_raised,
    for_the_case,
    new_case,
    not_begun,
    raising,
    with_raised,
)
from flows.dialogues.match_ledger_doubts import AGAIN
from flows.dialogues.match_ledger_result import in_next_currency, papers, walked, walked_buttons, with_timing
from flows.dialogues.match_ledger_view import NEW_LEDGER, drop_it, gone, is_matched, nothing_decided
from flows.dialogues.match_ledger_walk import (
    all_later,
    all_ours_right,
    all_passed,
    all_timing,
    choose_it,
    choose_none,
    for_all_buttons,
    is_timing,
    next_ways,
    other_ways,
    ours_is_right,
    passed_too,
    put_off,
    some_left,
    this_one,
    to_choose,
    way_buttons,
    ways,
)
from flows.dialogues.receiving import PAPERS_BY_THE_WAY
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
    do,
    each,
    enter,
    forget,
    go_to,
    hand_on,
    happened,
    note,
    otherwise,
    say,
    seal,
    stage,
    toast,
    when,
)

CANCEL = (
    *when(chose("cancel"), nothing_decided).then(do(drop_it), say("match_ledger/dropped"), close()),
    *when(chose("cancel")).then(say("match_ledger/kept"), close()),
)
BY_THE_WAY = (
    *CANCEL,
    *NEW_LEDGER,
    *PAPERS_BY_THE_WAY,
    *otherwise(say("always/not_understood", shows=tries), again()),
)
GONE = (seal(), say("gone", "statement", "human"), close())
RAISED = (forget("begun"), forget("raising"), forget("mine"))
TO_A_CASE = (seal(), note("raising", raising), go_to("raising"))
ONE = (note("passed", passed_too), go_to("deciding"))
ALL = (note("passed", all_passed), go_to("deciding"))
CHOSEN = (forget("ways_shown"), go_to("deciding"))
WHICH = ("this_group", "yes", "none_of_these", "no", "more", "decide_later")
DECISIONS = (
    "we_correct_ours", "mine_is_right", "only_timing", "raise_it", "decide_later", "all_ours_right", "all_timing",
    "all_later",
)  # fmt: skip

WALKING = (
    stage(
        "onward",
        when(arrived(), gone).then(say("gone", "statement", "human"), close()),
        when(arrived(), to_choose).then(go_to("which_fits")),
        when(arrived(), some_left).then(go_to("one")),
        when(arrived()).then(go_to("walked")),
        otherwise(go_to("walked")),
    ),
    stage(
        "one",
        ask(
            "one_of_them",
            ("we_correct_ours", "mine_is_right"),
            ("only_timing", "raise_it"),
            each(for_all_buttons),
            ("decide_later", "human"),
            shows=this_one,
        ),
        when(chose(*DECISIONS), gone).then(*GONE),
        when(chose("we_correct_ours")).then(seal(), do(ours_is_right), *ONE),
        when(chose("only_timing")).then(seal(), do(is_timing), *ONE),
        when(chose("decide_later")).then(seal(), do(put_off), *ONE),
        when(chose("all_ours_right")).then(seal(), do(all_ours_right), *ALL),
        when(chose("all_timing")).then(seal(), do(all_timing), *ALL),
        when(chose("all_later")).then(seal(), do(all_later), *ALL),
        when(chose("mine_is_right")).then(note("mine", value=True), *TO_A_CASE),
        when(chose("raise_it")).then(*TO_A_CASE),
        BY_THE_WAY,
    ),
    stage(
        "which_fits",
        ask(
            "which_fits",
            each(way_buttons, 3),
            each(other_ways),
            ("decide_later", "human"),
            shows=ways,
        ),
        when(chose(*WHICH), gone).then(*GONE),
        when(chose("this_group", "yes")).then(seal(), do(choose_it), *CHOSEN),
        when(chose("none_of_these", "no")).then(seal(), do(choose_none), *CHOSEN),
        when(chose("more")).then(note("ways_shown", next_ways), again()),
        when(chose("decide_later")).then(seal(), do(put_off), forget("ways_shown"), *ONE),
        BY_THE_WAY,
    ),
    stage(
        "deciding",
        ask("reading", quiet=True),
        when(happened("group_decided")).then(go_to("onward")),
        when(happened("refused")).then(say("gone", "statement", "human"), close()),
        otherwise(go_to("onward")),
    ),
    stage(
        "raising",
        when(arrived(), not_begun).then(note("begun", begun), enter("raise_dispute", notes=for_the_case)),
        when(arrived(), new_case).then(do(case_raised), note("passed", with_raised), *RAISED, go_to("deciding")),
        when(arrived()).then(*RAISED, go_to("onward")),
        otherwise(go_to("onward")),
    ),
    stage(
        "walked",
        ask("walked", each(walked_buttons, 2), "human", shows=walked),
        when(chose("look_again"), gone).then(*GONE),
        when(chose("look_again")).then(forget("passed"), go_to("onward")),
        when(chose("ledger_papers")).then(do(papers), toast("view_statement/file_coming")),
        when(chose("next_currency"), is_matched).then(seal(), do(in_next_currency), *AGAIN),
        when(chose("note_agreement")).then(seal(), hand_on("confirm_balance", notes=with_timing)),
        BY_THE_WAY,
    ),
)
