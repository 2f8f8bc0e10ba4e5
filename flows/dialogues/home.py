"""Home: where every conversation begins and comes to rest.

Nothing is asked here, so everything is answered: a number opens its line, an answer to a message about a case goes to
that case, a paper is kept at once and then asked about. The menu is shown when it is called for. Who edits: finance.
"""

from flows.dialogues.ask_question_view import as_asked, asked_in_general
from flows.dialogues.asking import tries
from flows.dialogues.choose_company import company_button
from flows.dialogues.complain_status import about_anomaly, about_complaint, anomaly_meant, complaint_meant
from flows.dialogues.edited_later import REWORDED
from flows.dialogues.figures_back_view import a_table, keep_table, on_top
from flows.dialogues.get_paper_view import begun_with, wished
from flows.dialogues.home_view import (
    about_answered,
    about_chosen,
    about_edited,
    about_named,
    answered_case,
    called,
    case_buttons,
    chosen,
    chosen_case,
    draft,
    draft_notes,
    edited_case,
    file_under,
    interrupted,
    keep_edit,
    kept_edit,
    line_meant,
    lines_meant,
    menu,
    more_buttons,
    named_case,
    offered_lines,
    only_a_line,
    over_a_look,
    papers,
    resume_buttons,
    silenced,
    that_line,
    write_again,
)
from flows.dialogues.match_ledger_view import keep_pasted, rows_pasted
from flows.dialogues.raise_dispute_stops import ALARMS_AT_REST
from flows.dialogues.receiving import PAPERS, album, follows_in_album, keep, refusal
from flows.dialogues.view_statement_view import (
    first_opening,
    is_long,
    only_one,
    pdf_wished,
    send_file,
    send_pdf,
    sheet_wished,
    some_file_wished,
)
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
    edited,
    enter,
    flow,
    forget,
    go_to,
    hand_on,
    happened,
    leave,
    note,
    opens,
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
# Which one of several is asked; a long statement's paper only sums it up, so the lines go with it.
FILE_WISHED = (
    *when(wrote(), pdf_wished, only_one, is_long).then(
        do(first_opening), say("view_statement/file_coming"), do(send_pdf), do(send_file)
    ),
    *when(wrote(), pdf_wished, only_one).then(do(first_opening), say("view_statement/file_coming"), do(send_pdf)),
    *when(wrote(), sheet_wished, only_one).then(do(first_opening), say("view_statement/file_coming"), do(send_file)),
    *when(wrote(), some_file_wished).then(enter("view_statement")),
)
AT_REST = (forget("files"), forget("album"), forget("in_album"), forget("case_chosen"), go_to("at_rest"))

home = flow(
    "home",
    stage(
        "at_rest",
        ask(
            "menu",
            each(resume_buttons),
            ("statement", "status"),
            ("settings", "human"),
            each(company_button),
            "more",
            shows=menu,
            quiet=True,
        ),
        when(arrived(), silenced).then(do(write_again), say("always/started_again"), again()),
        when(arrived(), called).then(again()),
        when(chose("statement")).then(enter("view_statement")),
        when(chose("status")).then(enter("follow_case")),
        when(chose("settings")).then(enter("settings")),
        when(chose("more")).then(say("more", each(more_buttons, across=2), "menu")),
        when(chose("resume"), interrupted).then(close()),
        when(chose("resume_draft"), draft).then(enter("raise_dispute", notes=draft_notes)),
        when(wrote(), rows_pasted, over_a_look).then(do(keep_pasted), say("match_ledger/reading"), leave(keep=False)),
        when(wrote(), rows_pasted, on_top).then(do(keep_pasted), say("match_ledger/reading"), close()),
        when(wrote(), rows_pasted).then(do(keep_pasted), say("match_ledger/reading")),
        ALARMS_AT_REST,
        when(wrote(), answered_case).then(enter("follow_case", notes=about_answered)),
        when(wrote(), named_case).then(enter("follow_case", notes=about_named)),
        when(wrote(), complaint_meant).then(enter("complain", notes=about_complaint)),
        when(wrote(), anomaly_meant).then(enter("answer_anomaly", notes=about_anomaly)),
        when(wrote(), wished).then(enter("get_paper", notes=begun_with)),
        FILE_WISHED,
        when(wrote(), only_a_line, line_meant).then(enter("view_statement", notes=that_line)),
        when(wrote(), only_a_line, lines_meant).then(say("which_line", each(offered_lines), "human")),
        when(wrote(), asked_in_general).then(enter("ask_question", notes=as_asked)),
        REWORDED,
        when(edited(), edited_case).then(
            do(keep_edit),
            say("always/edited_kept", opens("follow_case", "change_case", about_edited), shows=kept_edit),
        ),
        when(sent_file(), answered_case).then(enter("send_evidence", notes=about_answered)),
        when(sent_file(), a_table, over_a_look).then(do(keep_table), say("figures_back/reading"), leave(keep=False)),
        when(sent_file(), a_table, on_top).then(do(keep_table), say("figures_back/reading"), close()),
        when(sent_file(), a_table).then(do(keep_table), say("figures_back/reading")),
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
