"""Complaining about how one was treated: what happened, when, with whom, and what would make it good.

Kept apart from every amount: a sum that is wrong becomes a case of its own, and nothing is lost on the way there. One
thing is asked at a time, everything may be skipped but the words, and it is read back before it gets its number. Who
edits: finance.
"""

from flows.dialogues.asking import pressed, tries
from flows.dialogues.case_view import written
from flows.dialogues.complain_view import (
    DAYS,
    TOPICS,
    WISHES,
    about_one,
    add,
    colleague_picked,
    complaint_values,
    day_meant,
    day_pressed,
    document_id,
    line_named,
    line_notes,
    line_shown,
    more_words,
    name_picked,
    open_one,
    people_known,
    read_back,
    read_back_buttons,
    register,
    registered,
    statement_id,
    that_open_one,
    with_amount,
    withdraw,
    withdraw_button,
    words_said,
)
from flows.dialogues.friendly import FRIENDLY
from flows.dialogues.raise_dispute_payment import day_buttons, day_to_come, two_days
from flows.dialogues.receiving import COMING, kept_at, receipt, with_this
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
    correct,
    do,
    each,
    flow,
    forget,
    go_back,
    go_to,
    hand_on,
    happened,
    note,
    opens,
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)

PAPERS = (
    *COMING,
    *when(happened("evidence_kept")).then(
        note("files", with_this), note("kept_at", kept_at), say("paper_kept", shows=receipt), again()
    ),
)
PLEASE_WRITE = otherwise(say("raise_dispute/please_write", shows=tries))
BUTTONS_PLEASE = otherwise(say("raise_dispute/use_the_buttons", shows=tries))
KNOW_THE_LINE = (note("document_id", document_id), note("statement_id", statement_id), note("sorted", value=True))

complain = flow(
    "complain",
    stage(
        "opening",
        when(arrived(), about_one, words_said).then(do(add), say("added", shows=complaint_values), close()),
        when(arrived(), about_one).then(go_to("one")),
        when(arrived(), open_one).then(go_to("already")),
        when(arrived(), words_said).then(go_to("sorting")),
        when(arrived()).then(forget("words"), go_to("what")),
        otherwise(go_to("what")),
    ),
    stage(
        "already",
        ask("already_open", ("add_to_it", "a_new_one"), "human", "back", shows=complaint_values),
        when(chose("add_to_it"), words_said).then(
            note("complaint_id", that_open_one), do(add), say("added", shows=complaint_values), close()
        ),
        when(chose("add_to_it")).then(note("complaint_id", that_open_one), go_to("adding")),
        when(chose("a_new_one"), words_said).then(go_to("sorting")),
        when(chose("a_new_one")).then(forget("words"), go_to("what")),
        BUTTONS_PLEASE,
    ),
    stage(
        "what",
        ask("what_happened", TOPICS[:2], TOPICS[2:], "human", "back"),
        when(chose(*TOPICS)).then(note("topic", pressed), go_to("details")),
        FRIENDLY,
        when(wrote()).then(note("words", written), go_to("sorting")),
        PAPERS,
        PLEASE_WRITE,
    ),
    stage(
        "details",
        ask("in_your_words", "skip", "human", "back"),
        FRIENDLY,
        when(wrote()).then(note("words", written), go_to("sorting")),
        when(chose("skip")).then(go_to("when")),
        PAPERS,
        PLEASE_WRITE,
    ),
    stage(
        "sorting",
        when(arrived(), line_named).then(go_to("which_matter")),
        when(arrived()).then(go_to("when")),
        otherwise(go_to("when")),
    ),
    stage(
        "which_matter",
        ask("amount_or_treatment", ("the_amount", "the_treatment"), "both_of_it", "back", shows=line_shown),
        when(chose("the_amount")).then(*KNOW_THE_LINE, hand_on("raise_dispute", notes=line_notes)),
        when(chose("the_treatment")).then(note("sorted", value=True), go_to("when")),
        when(chose("both_of_it")).then(*KNOW_THE_LINE, note("both", value=True), go_to("when")),
        BUTTONS_PLEASE,
    ),
    stage(
        "when",
        ask("when_was_it", each(day_buttons, 2), tuple(DAYS), "skip", "back"),
        when(chose(*DAYS)).then(forget("days"), note("happened", day_pressed), go_to("whom")),
        FRIENDLY,
        when(wrote(), chose("day_reading"), day_meant).then(note("happened"), forget("days"), go_to("whom")),
        when(wrote(), two_days).then(note("days"), say("which_day"), again()),
        when(wrote(), day_to_come).then(say("day_to_come"), again()),
        when(wrote()).then(forget("days"), note("happened", written), go_to("whom")),
        when(chose("skip")).then(forget("days"), go_to("whom")),
        PAPERS,
        PLEASE_WRITE,
    ),
    stage(
        "whom",
        ask("with_whom", each(people_known, 2), ("nobody_special", "all_of_you"), "skip", "back"),
        when(chose("that_colleague"), colleague_picked).then(
            note("about"), note("whom", name_picked), note("everybody", value=False), go_to("wish")
        ),
        when(chose("all_of_you")).then(note("everybody", value=True), forget("about"), forget("whom"), go_to("wish")),
        when(chose("nobody_special", "skip")).then(
            note("everybody", value=False), forget("about"), forget("whom"), go_to("wish")
        ),
        FRIENDLY,
        when(wrote()).then(note("whom", written), forget("about"), note("everybody", value=False), go_to("wish")),
        PAPERS,
        PLEASE_WRITE,
    ),
    stage(
        "wish",
        ask("what_would_help", WISHES[:2], WISHES[2:4], WISHES[4], "back"),
        when(chose(*WISHES)).then(note("wish", pressed), go_to("read_back")),
        FRIENDLY,
        when(wrote()).then(note("wish", written), go_to("read_back")),
        PAPERS,
        PLEASE_WRITE,
    ),
    stage(
        "read_back",
        ask("say_it_back", each(read_back_buttons, 2), "human", shows=read_back),
        when(chose("complaint_right")).then(seal(), do(register), go_to("registering")),
        when(chose("complaint_mend")).then(note("choosing", value=True), again()),
        when(chose("mend_nothing")).then(forget("choosing"), again()),
        when(chose("mend_words")).then(forget("choosing"), correct("details")),
        when(chose("mend_when")).then(forget("choosing"), correct("when")),
        when(chose("mend_whom")).then(forget("choosing"), correct("whom")),
        when(chose("mend_wish")).then(forget("choosing"), correct("wish")),
        FRIENDLY,
        when(wrote()).then(note("words", more_words), again()),
        PAPERS,
        BUTTONS_PLEASE,
    ),
    stage(
        "registering",
        ask("one_moment", quiet=True),
        when(happened("complaint_kept"), with_amount).then(
            say("registered", shows=registered), hand_on("raise_dispute", notes=line_notes)
        ),
        when(happened("complaint_kept")).then(
            say("registered", opens("raise_dispute", "something_new"), "human", shows=registered), close()
        ),
        when(happened("refused")).then(say("not_registered", "human"), go_to("read_back")),
        otherwise(go_back()),
    ),
    stage(
        "one",
        ask("one", "add_to_it", each(withdraw_button), "human", "back", shows=complaint_values),
        when(chose("add_to_it")).then(go_to("adding")),
        when(chose("take_it_back")).then(go_to("withdrawing")),
        FRIENDLY,
        when(wrote()).then(do(add), say("added", shows=complaint_values), close()),
        BUTTONS_PLEASE,
    ),
    stage(
        "adding",
        ask("what_to_add", "back", shows=complaint_values),
        FRIENDLY,
        when(wrote()).then(do(add), say("added", shows=complaint_values), close()),
        PLEASE_WRITE,
    ),
    stage(
        "withdrawing",
        ask("sure_to_withdraw", ("withdraw_yes", "withdraw_no"), shows=complaint_values),
        when(chose("withdraw_yes")).then(seal(), do(withdraw), say("withdrawn", shows=complaint_values), close()),
        when(chose("withdraw_no")).then(go_to("one")),
        BUTTONS_PLEASE,
    ),
)
