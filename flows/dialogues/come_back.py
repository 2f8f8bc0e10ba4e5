"""Later, but another day than tomorrow: when we shall come back to what we wrote about.

Promise: nothing unasked comes before the day that is chosen here; the day is read back with its weekday. Who edits:
finance, with a developer beside them.
"""

from flows.dialogues.postponing import asked_days, day_buttons, day_chosen, days_meant, postpone, until, why_not
from flows.engine.grammar import Scene
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
    note,
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)


def named_already(scene: Scene) -> bool:
    """Whether the button that began it named the day."""
    return bool(scene.notes.get("until"))


NOTED = (do(postpone), say("always/later_then", shows=until), close())

come_back = flow(
    "come_back",
    stage(
        "opening",
        when(arrived(), named_already).then(*NOTED),
        when(arrived()).then(go_to("which_day")),
        otherwise(go_to("which_day")),
    ),
    stage(
        "which_day",
        ask("which_day", each(day_buttons), "back", shows=asked_days),
        when(wrote(), chose("that_day"), day_chosen).then(seal(), note("until"), *NOTED),
        when(wrote(), days_meant).then(note("readings"), again()),
        otherwise(say("not_a_day", shows=why_not), again()),
    ),
)
