"""Withdraw an objection: what that means for the account is said first, and only a second press does it.

Of several lines all are withdrawn, or one while the others go on (change_claim.py). A withdrawn case can be taken up
again like any other closed one. Who edits: finance, with the templates.
"""

from flows.dialogues.asking import tries
from flows.dialogues.case_view import case_values, may_not_dispute, no_case, the_lines, who_may, written, zone
from flows.dialogues.change_claim_view import line_buttons, line_pressed, line_written, not_changeable, which_line
from flows.dialogues.receiving import PAPERS_BY_THE_WAY
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number
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
    hand_on,
    note,
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)
from flows.facts.commands import MoveCase
from flows.facts.contact_policy import after_working_days
from flows.facts.times import day_in_zone


def effect(scene: Scene) -> dict[str, object]:
    """What becomes payable again, since when it is due, and from which day a reminder may name it."""
    dues = [line.due for line in the_lines(scene) if line.due]
    again_from = day_in_zone(after_working_days(scene.now, 1, zone(scene), calendar=scene.books.calendar), zone(scene))
    return case_values(scene) | {"due": min(dues, default=None), "reminded_from": again_from}


def line_to_take_back(scene: Scene) -> dict[str, Value]:
    """The line that was named, for the dialogue that changes claims."""
    place = (line_pressed(scene) or line_written(scene)) - 1
    return {"case_id": number(scene.notes.get("case_id")), "line": place, "take_back": True}


def withdraw(scene: Scene) -> MoveCase:
    """The customer takes it back, with what was said about it."""
    return MoveCase(number(scene.notes.get("case_id")), "withdrawn", {"text": str(scene.notes.get("why") or "")})


withdraw_case = flow(
    "withdraw_case",
    stage(
        "opening",
        when(arrived(), no_case).then(say("settle/no_such_case", "human"), close()),
        when(arrived(), may_not_dispute).then(say("raise_dispute/only_looking", "human", shows=who_may), close()),
        when(arrived(), not_changeable).then(
            say("change_claim/too_late_to_change", "human", shows=case_values), close()
        ),
        when(arrived(), which_line).then(go_to("what")),
        when(arrived()).then(go_to("sure")),
        otherwise(go_to("sure")),
    ),
    stage(
        "what",
        ask("all_or_one_line", "withdraw_all", each(line_buttons), ("back", "human"), shows=case_values),
        when(chose("withdraw_all")).then(go_to("sure")),
        when(chose("change_line"), line_pressed).then(hand_on("change_claim", notes=line_to_take_back)),
        when(wrote(), line_written).then(hand_on("change_claim", notes=line_to_take_back)),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
    stage(
        "sure",
        ask("if_you_withdraw", "case_withdraw_yes", "case_withdraw_no", "human", shows=effect),
        when(chose("case_withdraw_yes"), not_changeable).then(
            seal(), say("change_claim/too_late_to_change", "human", shows=case_values), close()
        ),
        when(chose("case_withdraw_yes")).then(seal(), do(withdraw), say("withdrawn", shows=effect), close()),
        when(chose("case_withdraw_no")).then(seal(), say("stays_open", shows=case_values), close()),
        when(wrote()).then(note("why", written), say("noted_press_to_withdraw"), again()),
        PAPERS_BY_THE_WAY,
        otherwise(say("raise_dispute/use_the_buttons", shows=tries)),
    ),
)
