"""A confirmation is taken back, or another figure is named instead of it.

Promise: what was confirmed stays in the record; that it was taken back stands beside it, with the reason, and a person
looks at it. A figure named where ours is to be confirmed is compared with it at once.
"""

from flows.dialogues.asking import may_confirm
from flows.dialogues.case_view import written
from flows.dialogues.confirm_balance_view import agreed, decided
from flows.dialogues.get_paper_view import GET_CONFIRMATION, GET_RECORD, send_confirmed
from flows.dialogues.view_statement_view import head, statement_of
from flows.engine.events import Value, Wrote
from flows.engine.grammar import Scene
from flows.engine.words import (
    ask,
    chose,
    close,
    do,
    go_to,
    hand_on,
    otherwise,
    say,
    seal,
    sent_file,
    stage,
    when,
    wrote,
)
from flows.facts.amounts import Several, Understood, read_amount
from flows.facts.commands import TakeBackConfirmation
from flows.facts.money import Money
from flows.facts.standing import CONFIRMED


def confirmed_before(scene: Scene) -> bool:
    """Whether it has been confirmed, by somebody who could take that back."""
    return decided(scene) and statement_of(scene).state in CONFIRMED and may_confirm(scene)


def to_take_back(scene: Scene) -> bool:
    """Whether that was the button that began it."""
    return bool(scene.notes.get("take_back"))


def take_back(scene: Scene) -> TakeBackConfirmation:
    """What was confirmed no longer holds for the customer, and why."""
    return TakeBackConfirmation(statement_of(scene).id, written(scene) or "")


def for_a_person(scene: Scene) -> dict[str, Value]:
    """What the colleague is told who looks at it."""
    return {"asked": "taken_back", "words": written(scene) or "", "statement_id": statement_of(scene).id}


def other_figure(scene: Scene) -> int | None:
    """Another sum than the one to be confirmed, in minor units, when exactly one was written."""
    if not isinstance(scene.event, Wrote):
        return None
    match read_amount(scene.event.text, statement_of(scene).currency):
        case Understood(value=Money() as found) | Several(values=(Money() as found,)):
            return found.minor if found.minor != agreed(scene).minor else None
    return None


def compared(scene: Scene) -> dict[str, Value]:
    """Ours and theirs, for the look at the difference."""
    return {"statement_id": statement_of(scene).id, "ours": [agreed(scene).minor, other_figure(scene) or 0]}


TAKING_BACK = (
    stage(
        "answered",
        ask("decided", ("get_confirmation", "get_record"), "take_back_yes", ("see_it", "back"), shows=head),
        GET_CONFIRMATION,
        GET_RECORD,
        when(chose("take_back_yes")).then(go_to("why_back")),
        when(chose("see_it")).then(hand_on("view_statement")),
        when(chose("back")).then(close()),
        otherwise(say("use_the_buttons")),
    ),
    stage(
        "why_back",
        ask("why_take_back", ("leave_it_confirmed", "human"), shows=head),
        when(chose("leave_it_confirmed"), chose("back")).then(seal(), close()),
        when(wrote()).then(
            do(take_back),
            say("taken_back", shows=head),
            do(send_confirmed),
            hand_on("talk_to_person", notes=for_a_person),
        ),
        when(sent_file()).then(say("why_first")),
        otherwise(say("why_first")),
    ),
)
