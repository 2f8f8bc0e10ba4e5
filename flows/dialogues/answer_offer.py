"""Answer an offer: accept an option or a part of it, propose something else, take time, or say what is missing.

Accepting takes two presses, the second after reading back exactly what will happen. An offer that somebody else
answered, or that has been replaced, is answered with how things stand, never carried out. Saying no is never an end
before somebody else has looked at it.
"""

from flows.dialogues.answer_offer_deeds import (
    accept,
    accept_part,
    appeal_notes,
    ask_about,
    call_buttons,
    counter,
    counter_values,
    decline,
    forward,
    is_final,
    need_time,
    no_more_time,
    soon_answered,
    third_round,
    time_given,
)
from flows.dialogues.answer_offer_view import (
    answered_already,
    expired,
    line_buttons,
    line_toggled,
    lines_shown,
    may_not_accept,
    more_buttons,
    newer_offer,
    newest,
    no_offer,
    offer_values,
    one_option,
    option_buttons,
    option_index,
    option_shown,
    part_buttons,
    part_shown,
    some_lines,
    wants_time,
    wants_to_accept,
    wants_to_counter,
    wants_to_decline,
    wants_to_explain,
    who_may_accept,
)
from flows.dialogues.asking import pressed, tries
from flows.dialogues.case_view import case_values, pass_on, written
from flows.dialogues.case_words import asks_when, only_a_number, promised, says_thanks, that_case
from flows.dialogues.follow_case_view import our_copies, send_copies
from flows.dialogues.friendly import FRIENDLY
from flows.dialogues.postponing import asked_days, day_buttons, day_chosen, days_meant, why_not
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
    flow,
    forget,
    go_to,
    hand_on,
    note,
    otherwise,
    say,
    seal,
    stage,
    tell_staff,
    toast,
    when,
    wrote,
)

NOT_OPEN = (say("no_longer_open", "status", "human", shows=case_values), close())
# What is written about an offer whose time is over reaches whoever comes back to it; until then it may be accepted.
PASSED_ON_LATE = (do(pass_on), say("follow_case/passed_on", shows=promised))
SOMEBODY_ELSE = (do(forward), say("who_may_accept", "human", shows=who_may_accept), close())
DECLINED = (
    *when(chose("talk_on"), answered_already).then(seal(), *NOT_OPEN),
    *when(chose("talk_on"), third_round).then(
        seal(), do(decline), say("a_lead_joins", each(call_buttons), "human", shows=soon_answered), close()
    ),
    *when(chose("talk_on")).then(seal(), do(decline), say("declined", shows=soon_answered), close()),
)

answer_offer = flow(
    "answer_offer",
    stage(
        "opening",
        when(arrived(), no_offer).then(say("no_offer", "human"), close()),
        when(arrived(), newer_offer).then(
            say("newer_offer", shows=case_values), note("offer_id", newest), forget("option"), go_to("offer")
        ),
        when(arrived(), answered_already).then(*NOT_OPEN),
        when(arrived(), wants_to_explain).then(go_to("explained")),
        when(arrived(), wants_time, expired).then(go_to("offer")),
        when(arrived(), wants_time, no_more_time).then(say("no_more_time", shows=offer_values), go_to("offer")),
        when(arrived(), wants_time).then(go_to("until_when")),
        when(arrived(), wants_to_counter, is_final).then(go_to("final_no")),
        when(arrived(), wants_to_counter).then(go_to("counter")),
        when(arrived(), wants_to_decline, is_final).then(go_to("final_no")),
        when(arrived(), wants_to_decline).then(go_to("decline")),
        when(arrived(), wants_to_accept, may_not_accept).then(*SOMEBODY_ELSE),
        when(arrived(), wants_to_accept).then(go_to("read_back")),
        when(arrived()).then(go_to("offer")),
        otherwise(go_to("offer")),
    ),
    stage(
        "offer",
        ask(
            "the_offer",
            each(option_buttons, across=3),
            ("offer_counter", "offer_decline"),
            each(more_buttons, across=2),
            "human",
            shows=offer_values,
        ),
        when(arrived(), answered_already).then(*NOT_OPEN),
        when(chose("offer_accept", "offer_option"), answered_already).then(seal(), *NOT_OPEN),
        when(chose("offer_accept", "offer_option"), may_not_accept).then(*SOMEBODY_ELSE),
        when(chose("offer_accept", "offer_option")).then(note("option", option_index), go_to("read_back")),
        when(chose("offer_counter", "offer_decline"), is_final).then(go_to("final_no")),
        when(chose("offer_counter")).then(go_to("counter")),
        when(chose("offer_decline")).then(go_to("decline")),
        when(chose("offer_time"), no_more_time).then(say("no_more_time", shows=offer_values)),
        when(chose("offer_time")).then(go_to("until_when")),
        when(chose("offer_explain")).then(go_to("explained")),
        when(wrote(), says_thanks).then(say("thanks_and", shows=offer_values)),
        when(wrote(), asks_when).then(say("thanks_and", shows=offer_values)),
        when(wrote(), only_a_number).then(enter("follow_case", notes=that_case)),
        when(wrote(), answered_already).then(do(pass_on), *NOT_OPEN),
        when(wrote(), expired).then(*PASSED_ON_LATE),
        when(wrote()).then(do(pass_on), say("passed_on", shows=case_values)),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
    stage(
        "read_back",
        ask("you_accept", "accept_yes", each(part_buttons), "back", "human", shows=option_shown),
        when(chose("accept_yes", "accept_part"), answered_already).then(seal(), *NOT_OPEN),
        when(chose("accept_yes", "accept_part"), newer_offer).then(
            seal(),
            say("newer_offer", shows=case_values),
            note("offer_id", newest),
            forget("option"),
            go_to("offer"),
        ),
        when(chose("accept_yes", "accept_part"), may_not_accept).then(seal(), *SOMEBODY_ELSE),
        when(chose("accept_yes")).then(seal(), do(accept), say("accepted", shows=option_shown), close()),
        when(chose("accept_part")).then(forget("lines"), go_to("part_back")),
        when(chose("accept_lines")).then(forget("lines"), go_to("lines")),
        when(chose("back"), one_option).then(go_to("offer")),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
    stage(
        "lines",
        ask("which_lines", each(line_buttons), ("back", "human"), shows=lines_shown),
        when(arrived(), answered_already).then(*NOT_OPEN),
        when(chose("accept_line", "leave_line")).then(note("lines", line_toggled), again()),
        when(chose("these_lines"), some_lines).then(go_to("part_back")),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
    stage(
        "part_back",
        ask("you_accept_a_part", "accept_part_yes", "back", "human", shows=part_shown),
        when(chose("accept_part_yes"), answered_already).then(seal(), *NOT_OPEN),
        when(chose("accept_part_yes"), may_not_accept).then(seal(), *SOMEBODY_ELSE),
        when(chose("accept_part_yes")).then(seal(), do(accept_part), say("part_accepted", shows=part_shown), close()),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
    stage(
        "explained",
        ask("explained", each(option_buttons, across=3), ("your_papers", "human"), "back", shows=offer_values),
        when(chose("offer_accept", "offer_option"), answered_already).then(seal(), *NOT_OPEN),
        when(chose("offer_accept", "offer_option"), may_not_accept).then(*SOMEBODY_ELSE),
        when(chose("offer_accept", "offer_option")).then(note("option", option_index), go_to("read_back")),
        when(chose("your_papers"), our_copies).then(do(send_copies), toast("view_statement/copies_coming")),
        when(chose("your_papers"), answered_already).then(seal(), *NOT_OPEN),
        when(chose("your_papers"), expired).then(
            tell_staff("staff/case_wants_our_papers", shows=case_values),
            say("follow_case/no_copies_here", shows=promised),
        ),
        when(chose("your_papers")).then(
            tell_staff("staff/case_wants_our_papers", shows=case_values),
            do(ask_about),
            say("follow_case/no_copies_here", shows=soon_answered),
        ),
        when(chose("back")).then(go_to("offer")),
        when(wrote(), says_thanks).then(say("thanks_and", shows=offer_values)),
        when(wrote(), answered_already).then(do(pass_on), *NOT_OPEN),
        when(wrote(), expired).then(*PASSED_ON_LATE),
        when(wrote()).then(do(pass_on), do(ask_about), say("question_passed_on", shows=soon_answered)),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
    stage(
        "until_when",
        ask("until_when", each(day_buttons, across=3), "back", "human", shows=asked_days),
        when(arrived(), answered_already).then(*NOT_OPEN),
        when(wrote(), chose("that_day"), answered_already).then(seal(), *NOT_OPEN),
        when(wrote(), chose("that_day"), expired).then(seal(), go_to("offer")),
        when(wrote(), chose("that_day"), day_chosen).then(
            note("until"), seal(), do(need_time), say("time_given", shows=time_given), close()
        ),
        when(wrote(), days_meant).then(note("readings"), again()),
        PAPERS_BY_THE_WAY,
        otherwise(say("confirm_balance/not_a_day", shows=why_not), again()),
    ),
    stage(
        "counter",
        ask("what_instead", "back", "human", shows=offer_values),
        FRIENDLY,
        when(wrote()).then(note("counter", written), go_to("counter_back")),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/please_write", shows=tries)),
    ),
    stage(
        "counter_back",
        ask("you_propose", "counter_yes", "back", "human", shows=counter_values),
        when(chose("counter_yes"), answered_already).then(seal(), *NOT_OPEN),
        when(chose("counter_yes"), third_round).then(
            seal(), do(counter), say("a_lead_joins", each(call_buttons), "human", shows=soon_answered), close()
        ),
        when(chose("counter_yes")).then(seal(), do(counter), say("countered", shows=soon_answered), close()),
        FRIENDLY,
        when(wrote()).then(note("counter", written), go_to("counter_back")),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
    stage(
        "decline",
        ask("what_is_missing", "decline_sum", "decline_grounds", "decline_remedy", "back", "human", shows=case_values),
        when(chose("decline_sum", "decline_grounds", "decline_remedy"), answered_already).then(seal(), *NOT_OPEN),
        when(chose("decline_sum", "decline_grounds", "decline_remedy")).then(note("why", pressed), go_to("what_then")),
        when(wrote(), answered_already).then(do(pass_on), *NOT_OPEN),
        when(wrote()).then(note("why", written), go_to("what_then")),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/please_write", shows=tries)),
    ),
    stage(
        "what_then",
        ask("what_then", "talk_on", "appeal_it", "human", "back", shows=soon_answered),
        DECLINED,
        when(chose("appeal_it"), answered_already).then(seal(), *NOT_OPEN),
        when(chose("appeal_it")).then(hand_on("appeal", notes=appeal_notes)),
        when(wrote()).then(note("why", written), again()),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
    stage(
        "final_no",
        ask("final_no", "final_no_yes", "back", "human", shows=offer_values),
        when(chose("final_no_yes"), answered_already).then(seal(), *NOT_OPEN),
        when(chose("final_no_yes")).then(
            seal(), do(decline), say("final_declined", "human", shows=case_values), close()
        ),
        when(wrote()).then(do(pass_on), say("passed_on", shows=case_values)),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
)
