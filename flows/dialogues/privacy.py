"""A person's own data: what is kept, what may be turned off, a copy, a correction, erasing.

Before anything leaves or is taken away the person shows once more who they are. What belongs to the books stays as long
as the law asks, and that is said before they decide, not afterwards.
"""

from flows.dialogues.asking import tries
from flows.dialogues.privacy_view import (
    a_copy,
    by_phone,
    by_question,
    copy_wished,
    decided_by,
    erase,
    erasure_waits,
    for_a_person,
    kept,
    locked,
    locked_until,
    no_surveys,
    nobody,
    question,
    resume,
    stays,
    stop,
    surveys_again,
    switches,
    waits,
    what_they_shared,
    what_they_wrote,
)
from flows.engine.everywhere import company
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
    happened,
    note,
    otherwise,
    say,
    shared_contact,
    stage,
    when,
    wrote,
)

NOT_CAUGHT = otherwise(say("always/not_understood", shows=tries), again())

RESULTS = (
    *when(happened("proved"), copy_wished).then(do(a_copy), say("copy_sent", shows=company), close("copied")),
    *when(happened("proved")).then(do(erase)),
    *when(happened("erasure_asked")).then(say("erasure_asked", shows=decided_by), close("asked")),
    *when(happened("not_proved")).then(say("not_proved"), again()),
    *when(happened("proof_locked")).then(say("locked", shows=locked_until), close("locked")),
)

privacy = flow(
    "privacy",
    stage(
        "opening",
        when(arrived(), nobody).then(say("always/privacy", shows=company), close()),
        when(arrived(), copy_wished).then(go_to("proof")),
        when(arrived()).then(go_to("kept")),
        otherwise(go_to("kept")),
    ),
    stage(
        "kept",
        ask("kept", ("copy_data", "erase_data"), "correct_data", each(switches), "back", shows=kept),
        when(chose("surveys_off")).then(do(no_surveys), say("surveys_off")),
        when(chose("surveys_on")).then(do(surveys_again), say("surveys_on")),
        when(chose("stop_reminders")).then(do(stop), say("always/stopped", shows=company)),
        when(chose("resume_reminders")).then(do(resume), say("always/started_again", shows=company)),
        when(happened("wish_kept")).then(again()),
        when(chose("copy_data")).then(note("wish", "export"), go_to("proof")),
        when(chose("erase_data"), erasure_waits).then(say("erasure_waits", shows=waits), again()),
        when(chose("erase_data")).then(go_to("what_stays")),
        when(chose("correct_data")).then(go_to("correct")),
        NOT_CAUGHT,
    ),
    stage(
        "what_stays",
        ask("what_stays", "erase_yes", "copy_first", "back", shows=stays),
        when(chose("erase_yes")).then(note("wish", "erase"), go_to("proof")),
        when(chose("copy_first")).then(note("wish", "export"), go_to("proof")),
        NOT_CAUGHT,
    ),
    stage(
        "proof",
        when(arrived(), locked).then(say("locked", shows=locked_until), close("locked")),
        when(arrived(), by_question).then(go_to("question")),
        when(arrived(), by_phone).then(go_to("phone")),
        when(arrived()).then(say("colleague_proves"), hand_on("talk_to_person", notes=for_a_person)),
        otherwise(go_to("kept")),
    ),
    stage(
        "question",
        ask("prove_it", "back", "human", shows=question),
        RESULTS,
        when(wrote()).then(do(what_they_wrote)),
        NOT_CAUGHT,
    ),
    stage(
        "phone",
        ask("share_your_number", shows=company, shares_contact=True),
        RESULTS,
        when(shared_contact()).then(do(what_they_shared)),
        NOT_CAUGHT,
    ),
    stage(
        "correct",
        ask("what_is_wrong", ("correct_language", "correct_place"), "back"),
        when(chose("correct_language", "correct_place")).then(enter("settings")),
        when(wrote()).then(say("correction_passed_on", shows=company), hand_on("talk_to_person", notes=for_a_person)),
        NOT_CAUGHT,
    ),
)
