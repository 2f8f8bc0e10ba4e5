"""Where things stand: the open cases, each with what is done, what comes next, who does it and by when.

Whatever is written about a case goes to whoever works on it; a "when?" is answered with the promised date, thanks move
nothing. Who edits: finance, with the templates of the same name.
"""

from flows.dialogues.asking import carried, tries
from flows.dialogues.case_view import case_values, goes_on_elsewhere, pass_on, pass_on_there, the_older, this_case
from flows.dialogues.case_words import (
    another_case,
    ask_when,
    asks_when,
    for_nth,
    for_this,
    kept_words,
    only_a_number,
    promised,
    says_thanks,
    two_cases,
    which_buttons,
)
from flows.dialogues.complain_status import matter_buttons, matters, matters_to_tell, nothing_else
from flows.dialogues.follow_case_view import (
    about_offer,
    can_go_on,
    case_buttons,
    case_known,
    case_named,
    case_pressed,
    changeable,
    decided,
    letter_meant,
    linked,
    listed,
    more_buttons,
    next_step_button,
    none_open,
    not_settled,
    offer_open,
    one,
    one_buttons,
    only_one,
    our_copies,
    send_copies,
    send_letter,
    settled,
    words_given,
    wrong_in_words,
)
from flows.dialogues.promise_status import promise_status, promised_anything, promises_to_tell, status_buttons
from flows.dialogues.receiving import PAPERS_BY_THE_WAY
from flows.engine.everywhere import company
from flows.engine.grammar import Follow, Pattern, Rule
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
    go_to,
    hand_on,
    note,
    otherwise,
    say,
    stage,
    tell_staff,
    toast,
    when,
    wrote,
)

NOT_CAUGHT = otherwise(say("always/not_understood", shows=tries), again())
LETTER = (say("letter_coming", shows=case_values), do(send_letter))
ASK_WHEN = (say("when", "human", shows=promised), do(ask_when))


def words(how: tuple[Pattern, ...], *then: Follow) -> tuple[Rule, ...]:
    """What words about the case bring about, however they came; `then` follows where nothing else is asked."""
    return (
        *when(*how, two_cases).then(note("two", two_cases), note("said", kept_words), go_to("which_of_them")),
        *when(*how, letter_meant, decided).then(*LETTER, *then),
        *when(*how, letter_meant).then(say("no_letter_yet", shows=promised), *then),
        *when(*how, says_thanks).then(say("you_are_welcome", shows=case_values), *then),
        *when(*how, asks_when).then(*ASK_WHEN, *then),
        *when(*how, goes_on_elsewhere).then(
            do(pass_on_there), say("settle/goes_on_as", "human", shows=the_older), *then
        ),
        *when(*how, can_go_on).then(do(pass_on), hand_on("settle", notes=wrong_in_words)),
        *when(*how).then(do(pass_on), say("passed_on", shows=promised), *then),
    )


follow_case = flow(
    "follow_case",
    stage(
        "opening",
        when(arrived(), matters_to_tell, nothing_else).then(
            say("complain/status", each(matter_buttons, 2), "menu", "human", shows=matters), close()
        ),
        when(arrived(), matters_to_tell).then(
            say("complain/status", each(matter_buttons, 2), shows=matters),
            note("matters_told", value=True),
            go_to("opening"),
        ),
        when(arrived(), none_open, promised_anything).then(
            say("promise_to_pay/status", each(status_buttons), "menu", "human", shows=promise_status), close()
        ),
        when(arrived(), promises_to_tell).then(
            say("promise_to_pay/status", each(status_buttons), shows=promise_status),
            note("promises_told", value=True),
            go_to("opening"),
        ),
        when(arrived(), none_open).then(say("nothing_open", "menu", "human", shows=company), close()),
        when(arrived(), words_given).then(go_to("words")),
        when(arrived(), case_known).then(go_to("one")),
        when(arrived(), case_named).then(note("case_id"), go_to("one")),
        when(arrived(), only_one).then(note("case_id"), go_to("one")),
        when(arrived()).then(go_to("list")),
        otherwise(go_to("list")),
    ),
    stage(
        "list",
        ask("list", each(case_buttons, 2), ("human", "back"), shows=listed),
        when(chose("see_case"), case_pressed).then(note("case_id"), go_to("one")),
        when(chose("more_cases")).then(note("page", carried), again()),
        when(wrote(), case_named).then(note("case_id"), go_to("one")),
        NOT_CAUGHT,
    ),
    stage("words", words((arrived(),), close()), NOT_CAUGHT),
    stage(
        "one",
        ask(
            "one",
            each(next_step_button),
            each(one_buttons, across=2),
            ("more_about_it", "human"),
            "back",
            shows=one,
        ),
        when(chose("ask_when")).then(*ASK_WHEN),
        when(chose("add_evidence")).then(enter("send_evidence", "case_id")),
        when(chose("see_offer"), offer_open).then(hand_on("answer_offer", notes=about_offer)),
        when(chose("settle_it"), settled).then(hand_on("settle", notes=this_case)),
        when(chose("still_wrong")).then(hand_on("settle", notes=not_settled)),
        when(chose("more_about_it")).then(go_to("more")),
        when(wrote(), only_a_number).then(note("case_id"), again()),
        when(wrote(), another_case).then(note("case_id"), do(pass_on), say("passed_on", shows=promised)),
        words((wrote(),)),
        PAPERS_BY_THE_WAY,
        NOT_CAUGHT,
    ),
    stage(
        "more",
        ask("more", each(more_buttons, across=2), ("back", "human"), shows=case_values),
        when(chose("claim_change"), changeable).then(hand_on("change_claim", notes=this_case)),
        when(chose("case_withdraw"), changeable).then(hand_on("withdraw_case", notes=this_case)),
        when(chose("my_papers")).then(enter("see_papers", "case_id")),
        when(chose("your_papers"), our_copies).then(do(send_copies), toast("view_statement/copies_coming")),
        when(chose("your_papers")).then(
            tell_staff("staff/case_wants_our_papers", shows=case_values), say("no_copies_here", shows=promised)
        ),
        when(chose("decision_letter"), decided).then(*LETTER),
        when(chose("appeal_it")).then(hand_on("appeal", notes=this_case)),
        when(chose("something_new")).then(hand_on("raise_dispute", notes=linked)),
        words((wrote(),)),
        PAPERS_BY_THE_WAY,
        NOT_CAUGHT,
    ),
    stage(
        "which_of_them",
        ask("which_of_them", each(which_buttons), "human"),
        when(chose("words_for"), case_pressed).then(
            note("case_id"), do(for_this), say("passed_on", shows=promised), close()
        ),
        when(chose("words_for_all")).then(
            do(for_nth(0)), do(for_nth(1)), do(for_nth(2)), say("passed_on_to_all"), close()
        ),
        NOT_CAUGHT,
    ),
)
