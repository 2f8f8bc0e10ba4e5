"""Choose the company: somebody who speaks for several of our customers in one chat says for which one from now on.

What was begun for the other company stays there as it was; nothing of it is shown here. Carrying the choice out takes
this dialogue away without showing what lies below. Who edits: developers.
"""

from flows.dialogues.asking import carried, tries
from flows.engine.effects import Button
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
    otherwise,
    say,
    seal,
    stage,
    toast,
    when,
)
from flows.facts.members import SpeakFor


def only_one(scene: Scene) -> bool:
    """Whether there is nothing to choose."""
    return len(scene.books.companies) <= 1


def present(scene: Scene) -> dict[str, object]:
    """The company that is spoken for now."""
    customer = scene.books.customer
    return {"customer": customer.name if customer else "", "company": scene.books.company.name}


def other_companies(scene: Scene) -> list[Button]:
    """A button for each of the others."""
    now = scene.books.customer.id if scene.books.customer else 0
    return [Button("this_company", one.id, {"name": one.name}) for one in scene.books.companies if one.id != now]


def company_button(scene: Scene) -> list[Button]:
    """The way here from the menu, where there is something to choose."""
    return [] if only_one(scene) else [Button("another_company", opens="choose_company")]


def that_company(scene: Scene) -> SpeakFor:
    """The one that was pressed."""
    return SpeakFor(number(carried(scene)))


choose_company = flow(
    "choose_company",
    stage(
        "which",
        ask("which_company", each(other_companies), "back", shows=present),
        when(arrived(), only_one).then(say("only_this_one", shows=present), close()),
        when(chose("this_company")).then(seal(), do(that_company), toast("now_the_other")),
        otherwise(say("always/not_understood", shows=tries), again()),
    ),
)
