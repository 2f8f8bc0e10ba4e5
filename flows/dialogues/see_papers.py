"""The papers that were sent for a case: file one elsewhere, withdraw it, have it deleted.

Until a decision rests on it, a withdrawn paper is not used. Deleting destroys its content at any time; that it was
there stays on record. Who edits: finance, with the templates.
"""

from flows.dialogues.asking import tries
from flows.dialogues.case_view import case_values
from flows.dialogues.receiving import PAPERS
from flows.dialogues.see_papers_view import (
    SLOTS,
    decided,
    erase,
    erased,
    held,
    move_to_case,
    move_to_slot,
    moved,
    no_papers,
    one_pressed,
    only_paper,
    paper_buttons,
    paper_known,
    paper_shown,
    papers,
    removed,
    wants_deletion,
    wants_moving,
    where_buttons,
    withdraw,
)
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
    do,
    each,
    flow,
    go_to,
    happened,
    note,
    otherwise,
    say,
    seal,
    stage,
    when,
)

BUTTONS_PLEASE = otherwise(say("raise_dispute/use_the_buttons", shows=tries), again())

see_papers = flow(
    "see_papers",
    stage(
        "opening",
        when(arrived(), paper_known, wants_deletion).then(go_to("delete")),
        when(arrived(), paper_known, wants_moving).then(go_to("where")),
        when(arrived(), no_papers).then(say("no_papers", "human", shows=case_values), close()),
        when(arrived(), only_paper).then(note("paper_id"), go_to("paper")),
        when(arrived()).then(go_to("list")),
        otherwise(go_to("list")),
    ),
    stage(
        "list",
        ask("list", each(paper_buttons), ("back", "human"), shows=papers),
        when(arrived(), no_papers).then(say("no_papers", "human", shows=case_values), close()),
        when(chose("pick_paper"), one_pressed).then(note("paper_id"), go_to("paper")),
        PAPERS,
        BUTTONS_PLEASE,
    ),
    stage(
        "paper",
        ask("paper", ("paper_move", "paper_withdraw"), ("paper_delete", "human"), "back", shows=paper_shown),
        when(chose("paper_move", "paper_withdraw", "paper_delete"), held).then(
            say("paper_is_held", "human", shows=paper_shown)
        ),
        when(chose("paper_move")).then(go_to("where")),
        when(chose("paper_withdraw"), decided).then(say("paper_was_used", "human", shows=paper_shown)),
        when(chose("paper_withdraw")).then(seal(), do(withdraw), go_to("removing")),
        when(chose("paper_delete")).then(go_to("delete")),
        PAPERS,
        BUTTONS_PLEASE,
    ),
    stage(
        "where",
        ask("where_to", each(where_buttons), ("back", "human"), shows=paper_shown),
        when(chose(*SLOTS)).then(seal(), do(move_to_slot), go_to("moving")),
        when(chose("pick_case")).then(seal(), do(move_to_case), go_to("moving")),
        PAPERS,
        BUTTONS_PLEASE,
    ),
    stage(
        "moving",
        ask("change_claim/one_moment", "human", quiet=True),
        when(happened("paper_moved")).then(say("paper_moved", shows=moved), close()),
        when(happened("refused")).then(say("no_papers", "human", shows=case_values), close()),
        otherwise(go_to("list")),
    ),
    stage(
        "removing",
        ask("change_claim/one_moment", "human", quiet=True),
        when(happened("paper_withdrawn"), erased).then(say("paper_deleted", shows=removed), close()),
        when(happened("paper_withdrawn")).then(say("paper_withdrawn", shows=removed), close()),
        when(happened("refused")).then(say("no_papers", "human", shows=case_values), close()),
        otherwise(go_to("list")),
    ),
    stage(
        "delete",
        ask("delete_it", "paper_delete_yes", "paper_keep", "human", shows=paper_shown),
        when(chose("paper_delete_yes"), held).then(seal(), say("paper_is_held", "human", shows=paper_shown), close()),
        when(chose("paper_delete_yes")).then(seal(), do(erase), go_to("removing")),
        when(chose("paper_keep")).then(seal(), say("paper_kept", shows=paper_shown), close()),
        PAPERS,
        BUTTONS_PLEASE,
    ),
)
