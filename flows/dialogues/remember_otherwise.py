"""A written confirmation of a call does not say what the customer remembers: their words go to a person at once.

Promise: the letter stays as it was sent, and beside it stands what was said against it. Who edits: finance.
"""

from flows.dialogues.asking import tries
from flows.dialogues.case_view import written
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.engine.words import (
    ask,
    chose,
    close,
    do,
    flow,
    go_to,
    hand_on,
    happened,
    note,
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)
from flows.facts.call_letters import RememberOtherwise


def the_letter(scene: Scene) -> dict[str, object]:
    """Its number, as the button said it."""
    return {"letter": str(scene.notes.get("letter") or "")}


def object_to_it(scene: Scene) -> RememberOtherwise:
    """What they remember."""
    return RememberOtherwise(number(scene.notes.get("letter_id")), written(scene) or "")


def for_a_person(scene: Scene) -> dict[str, Value]:
    """What the colleague is told who looks at it."""
    return {"asked": "remembered_otherwise", "words": str(scene.notes.get("words") or "")}


def kept_words(scene: Scene) -> str:
    """What was written."""
    return written(scene) or ""


remember_otherwise = flow(
    "remember_otherwise",
    stage(
        "what",
        ask("what_otherwise", ("it_is_right", "human"), "back", shows=the_letter),
        when(chose("it_is_right")).then(seal(), say("stays", shows=the_letter), close()),
        when(wrote(), kept_words).then(note("words"), seal(), do(object_to_it), go_to("passing_on")),
        otherwise(say("raise_dispute/please_write", shows=tries)),
    ),
    stage(
        "passing_on",
        ask("one_moment", quiet=True),
        when(happened("objected")).then(
            say("passed_on", shows=the_letter), hand_on("talk_to_person", notes=for_a_person)
        ),
        when(happened("refused")).then(say("nothing_found", "human"), close()),
        otherwise(go_to("what")),
    ),
)
