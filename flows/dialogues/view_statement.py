"""Look at the statement: its figures, its lines, how they arise, and the papers behind them.

Whoever reads may go on from here to agree to it or to say what is wrong. Several statements are shown one at a time,
since two currencies are never netted. Who edits: finance, with the templates of the same name.
"""

from flows.dialogues.asking import carried, pressed, tries
from flows.dialogues.get_paper_view import (
    GET_CONFIRMATION,
    GET_RECONCILIATION,
    begun_with,
    paper_buttons,
    wished,
)
from flows.dialogues.state_balance_view import asked_about, own_figure_first
from flows.dialogues.view_statement_lines import (
    SIMPLE,
    amount_read,
    copies_button,
    dispute_button,
    filter_buttons,
    has_copies,
    line_buttons,
    line_card,
    line_steps,
    lines_page,
    one_line_meant,
    page_buttons,
    picked_line,
    reading_buttons,
    readings,
    send_copies,
    some_lines_meant,
    two_readings,
)
from flows.dialogues.view_statement_view import (
    changed,
    confirm_button,
    current_id,
    first_opening,
    head,
    is_long,
    line_named,
    may_agree,
    none_yet,
    overview,
    pdf_wished,
    picked_statement,
    replaced,
    send_file,
    send_pdf,
    several,
    sheet_wished,
    some_file_wished,
    statement_buttons,
    taken_back,
    term_buttons,
    this_id,
    to_come,
    total_steps,
    withdrawn,
)
from flows.engine.grammar import Scene
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
    correct,
    do,
    each,
    enter,
    flow,
    forget,
    go_to,
    hand_on,
    note,
    opens,
    otherwise,
    say,
    stage,
    toast,
    when,
    wrote,
)
from flows.facts.glossary import TERMS

TERM_BUTTONS = tuple(f"term_{name}" for name in TERMS)


def term(scene: Scene) -> str:
    """The term that was pressed."""
    return pressed(scene).removeprefix("term_")


def term_shown(scene: Scene) -> dict[str, object]:
    """The term to explain, if one was chosen."""
    return {"term": scene.notes.get("term", "")}


NOT_CAUGHT = otherwise(say("always/not_understood", shows=tries), again())
SEE_LINE = when(chose("see_line"), picked_line).then(note("document_id"), go_to("line"))
SEE_LINE_WRITTEN = when(wrote(), one_line_meant).then(note("document_id"), go_to("line"))
DISPUTE = when(chose("dispute_line")).then(enter("raise_dispute", "statement_id", "document_id"))
UNCLEAR = when(chose("still_unclear")).then(enter("talk_to_person", "statement_id", "document_id"))
COPIES = (
    *when(chose("get_copies"), has_copies).then(do(send_copies), toast("view_statement/copies_coming")),
    *when(chose("get_copies")).then(say("no_copies", "human")),
)
TO_TERMS = when(chose("terms")).then(forget("term"), go_to("terms"))

# A long statement's paper only sums it up: then the lines go with it.
FILES = (
    *when(chose("get_pdf"), is_long).then(do(send_pdf), do(send_file), toast("view_statement/file_coming")),
    *when(chose("get_pdf")).then(do(send_pdf), toast("view_statement/file_coming")),
    *when(chose("get_file")).then(do(send_file), toast("view_statement/file_coming")),
)
WISHED = (
    *when(wrote(), some_file_wished, withdrawn).then(say("withdrawn", "human", shows=taken_back), close()),
    *when(wrote(), pdf_wished, is_long).then(say("file_coming"), do(send_pdf), do(send_file)),
    *when(wrote(), pdf_wished).then(say("file_coming"), do(send_pdf)),
    *when(wrote(), sheet_wished).then(say("file_coming"), do(send_file)),
)

# What is looked at may be corrected or taken back meanwhile: then that is said, and no older figure is shown again.
PASSED = (
    *when(arrived(), withdrawn).then(say("withdrawn", "human", shows=taken_back), close()),
    *when(arrived(), replaced).then(
        say("replaced", shows=changed), note("statement_id", current_id), do(first_opening), go_to("overview")
    ),
)
ACTING = ("agree", "differs", "get_pdf", "get_file")
PASSED_OVERVIEW = (
    *when(chose(*ACTING), withdrawn).then(say("withdrawn", "human", shows=taken_back), close()),
    *when(chose(*ACTING), replaced).then(
        say("replaced", shows=changed), note("statement_id", current_id), do(first_opening), again()
    ),
)

view_statement = flow(
    "view_statement",
    stage(
        "opening",
        when(arrived(), own_figure_first).then(hand_on("state_balance", notes=asked_about)),
        when(arrived(), withdrawn).then(say("withdrawn", "human", shows=taken_back), close()),
        when(arrived(), none_yet).then(say("none_yet", "human", shows=to_come), close()),
        when(arrived(), replaced).then(
            say("replaced", shows=changed), note("statement_id", current_id), do(first_opening), go_to("overview")
        ),
        when(arrived(), line_named).then(do(first_opening), go_to("line")),
        when(arrived(), several).then(go_to("which")),
        when(arrived()).then(note("statement_id", this_id), do(first_opening), go_to("overview")),
        otherwise(go_to("overview")),
    ),
    stage(
        "which",
        ask("which", each(statement_buttons), "back", shows=head),
        when(chose("see_this_statement"), picked_statement).then(
            note("statement_id"), do(first_opening), go_to("overview")
        ),
        NOT_CAUGHT,
    ),
    stage(
        "overview",
        ask(
            "overview",
            each(confirm_button, 2),
            ("see_lines", "explain"),
            ("get_pdf", "get_file"),
            opens("match_ledger", "match_my_ledger"),
            each(paper_buttons, 2),
            ("human", "back"),
            shows=overview,
        ),
        PASSED_OVERVIEW,
        when(chose("agree"), may_agree).then(enter("confirm_balance", "statement_id")),
        when(chose("differs")).then(enter("raise_dispute", "statement_id")),
        when(chose("see_lines")).then(forget("page"), go_to("lines")),
        when(chose("explain")).then(go_to("explain")),
        FILES,
        GET_CONFIRMATION,
        GET_RECONCILIATION,
        when(wrote(), wished).then(enter("get_paper", notes=begun_with)),
        WISHED,
        SEE_LINE_WRITTEN,
        NOT_CAUGHT,
    ),
    stage(
        "lines",
        ask(
            "lines",
            each(line_buttons, 2),
            each(page_buttons, 2),
            each(filter_buttons, 2),
            each(copies_button),
            "back",
            shows=lines_page,
        ),
        PASSED,
        SEE_LINE,
        when(chose("lines_before", "lines_after")).then(note("page", carried), again()),
        when(chose(*SIMPLE)).then(note("filter", pressed), forget("page"), again()),
        when(chose("over_amount")).then(forget("readings"), correct("over_what")),
        when(chose("find_number")).then(correct("which_number")),
        WISHED,
        SEE_LINE_WRITTEN,
        when(wrote(), some_lines_meant).then(note("search"), note("filter", "find_number"), forget("page"), again()),
        COPIES,
        NOT_CAUGHT,
    ),
    stage(
        "over_what",
        ask("over_what", each(reading_buttons, 2), "back", shows=readings),
        when(wrote(), chose("this_amount"), amount_read).then(
            note("over"), note("filter", "over_amount"), forget("page"), go_to("lines")
        ),
        when(wrote(), two_readings).then(note("readings"), again()),
        otherwise(say("not_an_amount"), again()),
    ),
    stage(
        "which_number",
        ask("which_number", "back"),
        when(wrote(), some_lines_meant).then(
            note("search"), note("filter", "find_number"), forget("page"), go_to("lines")
        ),
        otherwise(say("no_such_number"), again()),
    ),
    stage(
        "line",
        ask("line", each(dispute_button), "explain_line", each(copies_button), ("human", "back"), shows=line_card),
        PASSED,
        DISPUTE,
        when(chose("explain_line")).then(go_to("explain_line")),
        COPIES,
        WISHED,
        SEE_LINE_WRITTEN,
        NOT_CAUGHT,
    ),
    stage(
        "explain_line",
        ask("explain_line", "terms", "still_unclear", each(dispute_button), "back", shows=line_steps),
        PASSED,
        TO_TERMS,
        UNCLEAR,
        DISPUTE,
        COPIES,
        NOT_CAUGHT,
    ),
    stage(
        "explain",
        ask(
            "explain",
            "terms",
            "still_unclear",
            opens("match_ledger", "match_my_ledger"),
            ("see_lines", "back"),
            shows=total_steps,
        ),
        PASSED,
        TO_TERMS,
        UNCLEAR,
        when(chose("see_lines")).then(forget("page"), go_to("lines")),
        SEE_LINE_WRITTEN,
        NOT_CAUGHT,
    ),
    stage(
        "terms",
        ask("terms", each(term_buttons, 2), "still_unclear", "back", shows=term_shown),
        when(chose(*TERM_BUTTONS)).then(note("term", term), again()),
        UNCLEAR,
        NOT_CAUGHT,
    ),
)
