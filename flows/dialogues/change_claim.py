"""Change a claim that is being worked on: another sum, read back beside the first one, and only then changed.

In a case of several lines it is asked which one, and a line can be taken back while the others go on. What was claimed
first is kept; whoever works on the case sees both. Who edits: finance, with the templates.
"""

from flows.dialogues.asking import tries
from flows.dialogues.case_view import case_values, may_not_dispute, no_case, this_case, who_may
from flows.dialogues.change_claim_view import (
    amounts_meant,
    back_buttons,
    below_granted,
    change,
    changed_sums,
    line_buttons,
    line_found,
    line_pressed,
    line_written,
    most_values,
    not_changeable,
    reading_buttons,
    refused_room,
    same_sum,
    several_lines,
    sum_pressed,
    sum_written,
    take_back,
    takes_back,
    too_much,
    was_taken_back,
    which_line,
    words_with_it,
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
    when,
    wrote,
)

change_claim = flow(
    "change_claim",
    stage(
        "opening",
        when(arrived(), no_case).then(say("settle/no_such_case", "human"), close()),
        when(arrived(), may_not_dispute).then(say("raise_dispute/only_looking", "human", shows=who_may), close()),
        when(arrived(), not_changeable).then(say("too_late_to_change", "human", shows=case_values), close()),
        when(arrived(), which_line).then(go_to("line")),
        when(arrived(), takes_back).then(go_to("line_back")),
        when(arrived()).then(go_to("how_much")),
        otherwise(go_to("how_much")),
    ),
    stage(
        "line",
        ask("which_line_of_it", each(line_buttons), ("case_withdraw", "human"), "back", shows=case_values),
        when(chose("change_line"), line_pressed).then(note("line", line_found), go_to("how_much")),
        when(wrote(), line_written).then(note("line", line_found), go_to("how_much")),
        when(chose("case_withdraw")).then(hand_on("withdraw_case", notes=this_case)),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
    stage(
        "how_much",
        ask("how_much_now", each(reading_buttons), each(back_buttons), ("back", "human"), shows=most_values),
        when(chose("take_line_back"), several_lines).then(note("take_back", value=True), go_to("line_back")),
        when(chose("reading"), sum_pressed).then(note("sum"), forget("readings"), go_to("sure")),
        when(chose("case_withdraw")).then(hand_on("withdraw_case", notes=this_case)),
        when(wrote(), same_sum).then(say("that_is_claimed_already", shows=most_values), again()),
        when(wrote(), too_much).then(say("more_than_is_open", shows=most_values), again()),
        when(wrote(), below_granted).then(say("granted_already", shows=most_values), again()),
        when(wrote(), sum_written).then(note("sum"), note("words", words_with_it), forget("readings"), go_to("sure")),
        when(wrote(), amounts_meant).then(note("readings"), note("words", words_with_it), again()),
        PAPERS_BY_THE_WAY,
        otherwise(say("write_the_new_sum", shows=tries), again()),
    ),
    stage(
        "sure",
        ask("you_change_it", "claim_change_yes", "back", "human", shows=changed_sums),
        when(arrived(), not_changeable).then(say("too_late_to_change", "human", shows=case_values), close()),
        when(chose("claim_change_yes"), not_changeable).then(
            seal(), say("too_late_to_change", "human", shows=case_values), close()
        ),
        when(chose("claim_change_yes")).then(seal(), do(change), go_to("changing")),
        when(wrote(), sum_written).then(note("sum"), note("words", words_with_it), again()),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
    stage(
        "line_back",
        ask("you_take_it_back", "line_back_yes", "back", "human", shows=changed_sums),
        when(arrived(), not_changeable).then(say("too_late_to_change", "human", shows=case_values), close()),
        when(chose("line_back_yes"), not_changeable).then(
            seal(), say("too_late_to_change", "human", shows=case_values), close()
        ),
        when(chose("line_back_yes")).then(seal(), do(take_back), go_to("changing")),
        when(chose("back")).then(forget("take_back"), go_to("how_much")),
        when(wrote()).then(note("words", words_with_it), say("withdraw_case/noted_press_to_withdraw"), again()),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
    stage(
        "changing",
        ask("one_moment", "human", quiet=True),
        when(happened("claim_changed"), was_taken_back).then(say("line_taken_back", shows=changed_sums), close()),
        when(happened("claim_changed")).then(say("claim_changed", shows=changed_sums), close()),
        when(happened("refused"), refused_room).then(say("more_than_is_open", shows=most_values), go_to("how_much")),
        when(happened("refused")).then(say("too_late_to_change", "human", shows=case_values), close()),
        otherwise(go_to("how_much")),
    ),
)
