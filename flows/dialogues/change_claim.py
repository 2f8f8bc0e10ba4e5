"""Change a claim that is being worked on: another sum, read back beside the first one, and only then changed.

What was claimed first is kept; whoever works on the case sees both. Who edits: finance, with the templates.
"""

from flows.dialogues.asking import tries
from flows.dialogues.case_view import case_values, may_not_dispute, no_case, this_case, who_may
from flows.dialogues.change_claim_view import (
    amounts_meant,
    below_granted,
    change,
    changed_sums,
    most_values,
    not_changeable,
    reading_buttons,
    refused_room,
    same_sum,
    sum_pressed,
    sum_written,
    too_much,
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
        when(arrived()).then(go_to("how_much")),
        otherwise(go_to("how_much")),
    ),
    stage(
        "how_much",
        ask("how_much_now", each(reading_buttons), ("case_withdraw", "human"), "back", shows=most_values),
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
        "changing",
        ask("one_moment", "human", quiet=True),
        when(happened("claim_changed")).then(say("claim_changed", shows=changed_sums), close()),
        when(happened("refused"), refused_room).then(say("more_than_is_open", shows=most_values), go_to("how_much")),
        when(happened("refused")).then(say("too_late_to_change", "human", shows=case_values), close()),
        otherwise(go_to("how_much")),
    ),
)
