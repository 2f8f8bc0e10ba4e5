"""Home: where every conversation begins and comes to rest.

Nothing is asked here, so everything is answered: a number opens its line, an answer to a message about a case goes to
that case, a paper is kept at once and then asked about. The menu is shown when it is called for. Who edits: finance.
"""

from flows.dialogues.asking import tries
from flows.dialogues.home_view import (
    about_answered,
    about_chosen,
    about_named,
    answered_case,
    called,
    case_buttons,
    chosen,
    chosen_case,
    draft,
    draft_notes,
    file_under,
    interrupted,
    line_meant,
    menu,
    named_case,
    papers,
    pass_on,
    passed_on,
    resume_buttons,
    silenced,
    that_line,
    write_again,
)
from flows.dialogues.receiving import PAPERS, album, follows_in_album, keep, refusal
from flows.engine.events import SentUnusable
from flows.engine.grammar import Scene
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
    sent_file,
    sent_unusable,
    stage,
    when,
    wrote,
)


def unusable(scene: Scene) -> dict[str, object]:
    """What kind of thing came."""
    return {"kind": scene.event.kind if isinstance(scene.event, SentUnusable) else ""}


NOT_CAUGHT = otherwise(say("always/not_understood", shows=tries), again())
AT_REST = (forget("files"), forget("album"), forget("in_album"), forget("case_chosen"), go_to("at_rest"))

home = flow(
    "home",
    stage(
        "at_rest",
        ask("menu", each(resume_buttons), ("statement", "status"), ("settings", "human"), shows=menu, quiet=True),
        when(arrived(), silenced).then(do(write_again), say("always/started_again"), again()),
        when(arrived(), called).then(again()),
        when(chose("statement")).then(enter("view_statement")),
        when(chose("status")).then(enter("follow_case")),
        when(chose("settings")).then(enter("settings")),
        when(chose("resume"), interrupted).then(close()),
        when(chose("resume_draft"), draft).then(enter("raise_dispute", notes=draft_notes)),
        when(wrote(), answered_case).then(do(pass_on), say("passed_on", shows=passed_on)),
        when(wrote(), named_case).then(enter("follow_case", notes=about_named)),
        when(wrote(), line_meant).then(enter("view_statement", notes=that_line)),
        when(sent_file(), answered_case).then(enter("send_evidence", notes=about_answered)),
        when(sent_file()).then(note("in_album", follows_in_album), note("album", album), do(keep), go_to("about_what")),
        when(sent_unusable()).then(say("always/unusable", shows=unusable)),
        NOT_CAUGHT,
    ),
    stage(
        "about_what",
        ask("about_what", each(case_buttons), ("something_new", "human"), "back", shows=papers, quiet=True),
        when(happened("evidence_refused")).then(say("send_evidence/refused", shows=refusal), *AT_REST),
        PAPERS,
        when(chose("about_case"), interrupted, chosen_case).then(
            note("case_chosen"), do(file_under), hand_on("send_evidence", notes=about_chosen)
        ),
        when(chose("something_new"), interrupted).then(hand_on("raise_dispute")),
        when(chose("about_case"), chosen_case).then(
            note("case_chosen"), do(file_under), say("send_evidence/thank_you", shows=chosen), *AT_REST
        ),
        when(chose("something_new")).then(*AT_REST, enter("raise_dispute")),
        NOT_CAUGHT,
    ),
)
