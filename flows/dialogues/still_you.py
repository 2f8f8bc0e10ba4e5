"""Is it still you? Whoever has been quiet for half a year says so with one press, or who looks after it by now.

Promise: nothing is taken from anybody here; a colleague makes sure and asks the right person in. Who edits: finance.
"""

from flows.dialogues.asking import tries
from flows.dialogues.friendly import FRIENDLY
from flows.dialogues.our_people_view import people_button
from flows.engine.events import Wrote
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
    otherwise,
    say,
    seal,
    stage,
    when,
    wrote,
)
from flows.facts.matter_commands import MoveMatter
from flows.facts.members import LONGEST_NAME


def still_there(scene: Scene) -> bool:
    """Whether the button said that it is still them."""
    return scene.notes.get("answer") == "yes"


def still_me(scene: Scene) -> MoveMatter:
    """It is."""
    return MoveMatter("contact", number(scene.notes.get("contact_id")), "still_me")


def not_me(scene: Scene) -> MoveMatter:
    """Somebody else, by name where they know it."""
    values = {"instead": _named(scene), "left": scene.notes.get("answer") == "left"}
    return MoveMatter("contact", number(scene.notes.get("contact_id")), "not_me", values)


def account(scene: Scene) -> dict[str, object]:
    """Whose account it is about, with whom, and whom they named."""
    customer = scene.books.customer
    return {
        "customer": customer.name if customer else "",
        "company": scene.books.company.name,
        "instead": _named(scene),
    }


def _named(scene: Scene) -> str:
    return " ".join(scene.event.text.split())[:LONGEST_NAME] if isinstance(scene.event, Wrote) else ""


STILL_ME = (seal(), do(still_me), say("thank_you", shows=account), close())
PASSED_ON = (do(not_me), say("passed_on", each(people_button), shows=account), close())

still_you = flow(
    "still_you",
    stage(
        "opening",
        when(arrived(), still_there).then(*STILL_ME),
        when(arrived()).then(go_to("who")),
        otherwise(go_to("who")),
    ),
    stage(
        "who",
        ask("who_instead", "nobody_known", "still_yes", "human", shows=account),
        FRIENDLY,
        when(chose("still_yes")).then(*STILL_ME),
        when(chose("nobody_known")).then(seal(), *PASSED_ON),
        when(wrote()).then(*PASSED_ON),
        otherwise(say("raise_dispute/use_the_buttons", shows=tries), again()),
    ),
)
