"""What was written down in a company's name after a call, a letter or a visit: its people say whether it is so.

Promise: nothing written down by us binds anybody who says that it is not so: the words go to a person at once, beside
the record. Who edits: finance.
"""

from flows.dialogues.asking import tries
from flows.dialogues.case_view import written
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.engine.words import (
    arrived,
    ask,
    chose,
    close,
    do,
    flow,
    go_to,
    hand_on,
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)
from flows.facts.elsewhere import Answer, AnswerState
from flows.facts.matter_commands import MoveMatter


def the_answer(scene: Scene) -> Answer | None:
    """The one that the notice told of."""
    wanted = number(scene.notes.get("answer_id"))
    told = {AnswerState.RECORDED, AnswerState.CONTRADICTED}
    return next((one for one in scene.books.answers if one.id == wanted and one.state in told), None)


def unknown(scene: Scene) -> bool:
    """Whether nothing of the kind was told to this customer."""
    return the_answer(scene) is None


def contradicted(scene: Scene) -> bool:
    """Whether somebody of theirs has said already that it is not so."""
    one = the_answer(scene)
    return one is not None and one.state is AnswerState.CONTRADICTED


def said_right(scene: Scene) -> bool:
    """Whether the button said that it is right."""
    return bool(scene.notes.get("right"))


def agree(scene: Scene) -> MoveMatter:
    """It is as it was written down."""
    return MoveMatter("elsewhere", number(scene.notes.get("answer_id")), "agreed", {"name": _who(scene)})


def contradict(scene: Scene) -> MoveMatter:
    """It is not so, and what is."""
    values = {"text": written(scene), "name": _who(scene)}
    return MoveMatter("elsewhere", number(scene.notes.get("answer_id")), "contradicted", values)


def for_a_person(scene: Scene) -> dict[str, Value]:
    """What the colleague is told who looks at it."""
    one = the_answer(scene)
    return {"asked": "heard_wrong", "words": written(scene) or "", "statement_id": one.statement_id if one else 0}


def record(scene: Scene) -> dict[str, object]:
    """What was written down."""
    one = the_answer(scene)
    return {
        "number": one.number if one else "",
        "way": one.way if one else "",
        "person": one.person if one else "",
        "on": one.said_on if one else scene.books.today,
    }


def _who(scene: Scene) -> str:
    return scene.books.contact.name if scene.books.contact else ""


heard_elsewhere = flow(
    "heard_elsewhere",
    stage(
        "opening",
        when(arrived(), unknown).then(say("nothing_heard", "human"), close()),
        when(arrived(), contradicted).then(say("contradicted_before", "status", "human", shows=record), close()),
        when(arrived(), said_right).then(seal(), do(agree), say("thank_you", shows=record), close()),
        when(arrived()).then(go_to("what_is_wrong")),
        otherwise(go_to("what_is_wrong")),
    ),
    stage(
        "what_is_wrong",
        ask("what_is_wrong", ("heard_right", "human"), "back", shows=record),
        when(chose("heard_right")).then(seal(), do(agree), say("thank_you", shows=record), close()),
        when(wrote()).then(
            seal(), do(contradict), say("passed_on", shows=record), hand_on("talk_to_person", notes=for_a_person)
        ),
        otherwise(say("raise_dispute/please_write", shows=tries)),
    ),
)
