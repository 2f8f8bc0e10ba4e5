"""Withdraw an objection: what that means for the account is said first, and only a second press does it.

A withdrawn case can be taken up again like any other closed one. Who edits: finance, with the templates.
"""

from flows.dialogues.asking import tries
from flows.dialogues.case_view import case_values, may_not_dispute, no_case, the_line, who_may, written, zone
from flows.dialogues.change_claim_view import not_changeable
from flows.dialogues.receiving import PAPERS_BY_THE_WAY
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.engine.words import (
    again,
    arrived,
    ask,
    chose,
    close,
    do,
    flow,
    go_to,
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
    line = the_line(scene)
    again_from = day_in_zone(after_working_days(scene.now, 1, zone(scene)), zone(scene))
    return case_values(scene) | {"due": line.due if line else None, "reminded_from": again_from}


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
        when(arrived()).then(go_to("sure")),
        otherwise(go_to("sure")),
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
