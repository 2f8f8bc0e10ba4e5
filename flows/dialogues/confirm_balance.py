"""Confirm the balance.

The totals are shown once more; somebody who may says yes twice, the second time in the customer's name. Lines that do
not fit are excepted, each with a case of its own, and the rest is confirmed. Nothing is ever taken for a yes: silence
is none, an old card is none, and neither is a card of a replaced statement. Who edits: finance.
"""

from flows.dialogues.asking import carried, tries
from flows.dialogues.confirm_balance_back import TAKING_BACK, compared, confirmed_before, other_figure, to_take_back
from flows.dialogues.confirm_balance_view import (
    closed,
    confirm,
    confirmed,
    decided,
    except_buttons,
    except_page,
    except_pages,
    may_not,
    name_button,
    next_line,
    none_picked,
    not_trusted,
    nothing_issued,
    over_limit,
    prepare,
    prepared,
    progress,
    progress_buttons,
    refused,
    replaced,
    second_there,
    shown_now,
    shown_sum,
    shown_timing,
    stale,
    toggled,
    totals,
    who_may,
    who_may_this,
    without_case,
    without_next,
)
from flows.dialogues.get_paper_view import GET_FORM, GET_RECONCILIATION, reconciliation_button, send_confirmed
from flows.dialogues.postponing import asked_days, day_buttons, day_chosen, days_meant, postpone, until, why_not
from flows.dialogues.state_balance_view import asked_about, own_figure_first
from flows.dialogues.view_statement_lines import copies_button, has_copies, picked_line, send_copies
from flows.dialogues.view_statement_view import (
    changed,
    current_id,
    first_opening,
    head,
    is_long,
    send_file,
    send_pdf,
    taken_back,
    this_id,
    to_come,
    withdrawn,
)
from flows.engine.events import Value
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
    leave,
    note,
    opens,
    otherwise,
    say,
    seal,
    stage,
    toast,
    when,
    wrote,
)


def about_this(scene: Scene) -> dict[str, Value]:
    """The statement that the wrong person was asked about."""
    return {"asked": "wrong_person", "statement_id": this_id(scene)}


def begun_from_statement(scene: Scene) -> bool:
    """Whether the statement's overview lies below; with the answer given it has served its turn."""
    frames = scene.conversation.frames
    return len(frames) > 1 and frames[-2].flow == "view_statement"


NOT_CAUGHT = otherwise(say("always/not_understood", shows=tries), again())
SHOW_TOTALS = (
    note("shown_at", shown_now), note("shown_sum", shown_sum), note("shown_timing", shown_timing), again()
)  # fmt: skip
TO_CURRENT = (say("replaced", shows=changed), note("statement_id", current_id), forget("except"), go_to("totals"))
OUT_OF_BOUNDS = (
    *when(arrived(), withdrawn).then(say("view_statement/withdrawn", "human", shows=taken_back), close()),
    *when(arrived(), confirmed_before).then(go_to("answered")),
    *when(arrived(), decided).then(say("decided", shows=head), close()),
    *when(arrived(), may_not).then(say("who_may", "human", shows=who_may), close()),
    *when(arrived(), not_trusted).then(say("not_trusted", "human", shows=who_may), close()),
)

confirm_balance = flow(
    "confirm_balance",
    stage(
        "opening",
        when(arrived(), own_figure_first).then(hand_on("state_balance", notes=asked_about)),
        when(arrived(), withdrawn).then(say("view_statement/withdrawn", "human", shows=taken_back), close()),
        when(arrived(), nothing_issued).then(say("view_statement/none_yet", "human", shows=to_come), close()),
        when(arrived(), to_take_back, confirmed_before).then(go_to("why_back")),
        OUT_OF_BOUNDS,
        when(arrived(), replaced).then(*TO_CURRENT),
        when(arrived()).then(note("statement_id", this_id), do(first_opening), go_to("totals")),
        otherwise(go_to("totals")),
    ),
    stage(
        "totals",
        ask("totals", ("confirm_yes", "confirm_except"), ("not_yet", "back"), shows=totals),
        OUT_OF_BOUNDS,
        when(chose("confirm_yes")).then(go_to("sure")),
        when(chose("confirm_except")).then(forget("page"), go_to("except")),
        when(chose("not_yet")).then(go_to("why")),
        when(wrote(), other_figure).then(enter("state_balance", notes=compared)),
        NOT_CAUGHT,
    ),
    stage(
        "sure",
        ask("sure", each(name_button), "back", shows=totals),
        when(arrived(), over_limit, second_there).then(go_to("second")),
        when(arrived(), over_limit).then(say("over_limit", "human", shows=who_may_this), close()),
        when(arrived()).then(*SHOW_TOTALS),
        when(chose("confirm_in_name"), withdrawn).then(
            seal(), say("view_statement/withdrawn", "human", shows=taken_back), close()
        ),
        when(chose("confirm_in_name"), closed).then(seal(), say("decided", shows=head), close()),
        when(chose("confirm_in_name"), replaced).then(seal(), *TO_CURRENT),
        when(chose("confirm_in_name"), may_not).then(seal(), say("who_may", "human", shows=who_may), close()),
        when(chose("confirm_in_name"), not_trusted).then(seal(), say("not_trusted", "human", shows=who_may), close()),
        when(chose("confirm_in_name"), over_limit).then(
            seal(), say("over_limit", "human", shows=who_may_this), close()
        ),
        when(chose("confirm_in_name"), stale).then(seal(), say("shown_again"), go_to("sure")),
        when(chose("confirm_in_name")).then(seal(), do(confirm), go_to("confirming")),
        NOT_CAUGHT,
    ),
    *TAKING_BACK,
    stage(
        "second",
        ask("two_are_needed", "ask_second", ("back", "human"), shows=who_may_this),
        when(arrived(), decided).then(say("decided", shows=head), close()),
        when(chose("ask_second")).then(seal(), do(prepare), go_to("confirming")),
        NOT_CAUGHT,
    ),
    stage(
        "confirming",
        ask("confirming", quiet=True),
        when(happened("prepared"), begun_from_statement).then(say("prepared", shows=prepared), leave(keep=False)),
        when(happened("prepared")).then(say("prepared", shows=prepared), close()),
        when(happened("confirmed"), begun_from_statement).then(
            say("confirmed", shows=confirmed), do(send_confirmed), leave(keep=False)
        ),
        when(happened("confirmed")).then(say("confirmed", shows=confirmed), do(send_confirmed), close()),
        when(happened("refused")).then(
            say("refused", opens("view_statement", "see_statement"), "human", shows=refused), close()
        ),
        otherwise(go_to("opening")),
    ),
    stage(
        "except",
        ask("except", each(except_buttons, 2), each(except_pages, 2), ("except_done", "back"), shows=except_page),
        when(chose("except_add", "except_drop"), picked_line).then(note("except", toggled), again()),
        when(chose("lines_before", "lines_after")).then(note("page", carried), again()),
        when(chose("except_done"), none_picked).then(say("pick_first"), again()),
        when(chose("except_done")).then(go_to("reasons")),
        NOT_CAUGHT,
    ),
    stage(
        "reasons",
        ask("reasons", each(progress_buttons), "back", shows=progress),
        when(arrived(), without_case).then(say("one_by_one", shows=progress), enter("raise_dispute", notes=next_line)),
        when(arrived()).then(go_to("sure")),
        when(chose("say_wrong"), without_case).then(enter("raise_dispute", notes=next_line)),
        when(chose("leave_in"), without_case).then(note("except", without_next), again()),
        when(chose("except_confirm", "say_wrong", "leave_in")).then(go_to("sure")),
        NOT_CAUGHT,
    ),
    stage(
        "why",
        ask("why", ("need_time", "need_paper"), ("something_wrong", "wrong_person"), "back"),
        when(chose("need_time")).then(forget("readings"), go_to("until_when")),
        when(chose("need_paper")).then(go_to("papers")),
        when(chose("something_wrong")).then(enter("raise_dispute", "statement_id")),
        when(chose("wrong_person")).then(say("wrong_person"), hand_on("talk_to_person", notes=about_this)),
        NOT_CAUGHT,
    ),
    stage(
        "until_when",
        ask("until_when", each(day_buttons), "back", shows=asked_days),
        when(wrote(), chose("that_day"), day_chosen).then(
            note("until"), do(postpone), say("noted_until", shows=until), close()
        ),
        when(wrote(), days_meant).then(note("readings"), again()),
        otherwise(say("not_a_day", shows=why_not), again()),
    ),
    stage(
        "papers",
        ask(
            "papers",
            ("get_pdf", "get_file"),
            "get_form",
            each(copies_button),
            each(reconciliation_button),
            opens("match_ledger", "match_my_ledger"),
            ("human", "back"),
            shows=head,
        ),
        GET_FORM,
        GET_RECONCILIATION,
        when(chose("get_pdf"), is_long).then(do(send_pdf), do(send_file), toast("view_statement/file_coming")),
        when(chose("get_pdf")).then(do(send_pdf), toast("view_statement/file_coming")),
        when(chose("get_file")).then(do(send_file), toast("view_statement/file_coming")),
        when(chose("get_copies"), has_copies).then(do(send_copies), toast("view_statement/copies_coming")),
        when(chose("get_copies")).then(say("view_statement/no_copies", "human"), again()),
        NOT_CAUGHT,
    ),
)
