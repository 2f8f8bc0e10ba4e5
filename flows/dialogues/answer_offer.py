"""Answer an offer: accept an option, propose something else, or say what is missing.

Accepting takes two presses, the second after reading back exactly what will happen. An offer that somebody else
answered, or that has been replaced, is answered with how things stand, never carried out. Saying no is never an end.
"""

from flows.dialogues.answer_offer_view import (
    accept,
    answered_already,
    counter,
    counter_values,
    decline,
    may_not_accept,
    newer_offer,
    newest,
    no_offer,
    offer_values,
    one_option,
    option_buttons,
    option_index,
    option_shown,
    soon_answered,
    wants_to_accept,
    wants_to_counter,
    wants_to_decline,
    who_may_accept,
)
from flows.dialogues.asking import pressed, tries
from flows.dialogues.case_view import case_values, pass_on, written
from flows.dialogues.receiving import PAPERS_BY_THE_WAY
from flows.engine.words import (
    arrived,
    ask,
    chose,
    close,
    do,
    each,
    flow,
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

NOT_OPEN = (say("no_longer_open", "status", "human", shows=case_values), close())
SOMEBODY_ELSE = (say("who_may_accept", "human", shows=who_may_accept), close())

answer_offer = flow(
    "answer_offer",
    stage(
        "opening",
        when(arrived(), no_offer).then(say("no_offer", "human"), close()),
        when(arrived(), newer_offer).then(
            say("newer_offer", shows=case_values), note("offer_id", newest), forget("option"), go_to("offer")
        ),
        when(arrived(), answered_already).then(*NOT_OPEN),
        when(arrived(), wants_to_counter).then(go_to("counter")),
        when(arrived(), wants_to_decline).then(go_to("decline")),
        when(arrived(), wants_to_accept, may_not_accept).then(*SOMEBODY_ELSE),
        when(arrived(), wants_to_accept).then(go_to("read_back")),
        when(arrived()).then(go_to("offer")),
        otherwise(go_to("offer")),
    ),
    stage(
        "offer",
        ask("the_offer", each(option_buttons, across=3), "offer_counter", "offer_decline", "human", shows=offer_values),
        when(arrived(), answered_already).then(*NOT_OPEN),
        when(chose("offer_accept", "offer_option"), answered_already).then(seal(), *NOT_OPEN),
        when(chose("offer_accept", "offer_option"), may_not_accept).then(*SOMEBODY_ELSE),
        when(chose("offer_accept", "offer_option")).then(note("option", option_index), go_to("read_back")),
        when(chose("offer_counter")).then(go_to("counter")),
        when(chose("offer_decline")).then(go_to("decline")),
        when(wrote()).then(do(pass_on), say("passed_on", shows=case_values)),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
    stage(
        "read_back",
        ask("you_accept", "accept_yes", "back", "human", shows=option_shown),
        when(chose("accept_yes"), answered_already).then(seal(), *NOT_OPEN),
        when(chose("accept_yes"), newer_offer).then(
            seal(),
            say("newer_offer", shows=case_values),
            note("offer_id", newest),
            forget("option"),
            go_to("offer"),
        ),
        when(chose("accept_yes"), may_not_accept).then(seal(), *SOMEBODY_ELSE),
        when(chose("accept_yes")).then(seal(), do(accept), say("accepted", shows=option_shown), close()),
        when(chose("back"), one_option).then(go_to("offer")),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
    stage(
        "counter",
        ask("what_instead", "back", "human", shows=offer_values),
        when(wrote()).then(note("counter", written), go_to("counter_back")),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/please_write", shows=tries)),
    ),
    stage(
        "counter_back",
        ask("you_propose", "counter_yes", "back", "human", shows=counter_values),
        when(chose("counter_yes"), answered_already).then(seal(), *NOT_OPEN),
        when(chose("counter_yes")).then(seal(), do(counter), say("countered", shows=soon_answered), close()),
        when(wrote()).then(note("counter", written), go_to("counter_back")),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
    stage(
        "decline",
        ask("what_is_missing", "decline_sum", "decline_grounds", "decline_remedy", "back", "human", shows=case_values),
        when(chose("decline_sum", "decline_grounds", "decline_remedy"), answered_already).then(seal(), *NOT_OPEN),
        when(chose("decline_sum", "decline_grounds", "decline_remedy")).then(
            seal(),
            note("why", pressed),
            do(decline),
            say("declined", shows=soon_answered),
            close(),
        ),
        when(wrote(), answered_already).then(do(pass_on), *NOT_OPEN),
        when(wrote()).then(do(decline), say("declined", shows=soon_answered), close()),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/please_write", shows=tries)),
    ),
)
