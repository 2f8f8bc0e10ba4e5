"""What works in every stage of every dialogue: the global commands, before any rule of a stage is asked.

A table: command → what follows. A stage cannot take them away. Dialogues named here must exist (check.py proves it).
"""

from types import MappingProxyType

from flows.engine.grammar import Follow, Scene
from flows.engine.words import again, do, enter, go_back, say, toast
from flows.facts.commands import Postpone, StopReminders
from flows.facts.contact_policy import tomorrow_morning


def company(scene: Scene) -> dict[str, object]:
    """The supplier's name, and the person's where one is bound."""
    contact = scene.books.contact
    return {"company": scene.books.company.name, "person": contact.name if contact else ""}


def until(scene: Scene) -> dict[str, object]:
    """When reminders go on."""
    return company(scene) | {"until": _until(scene), "zone": scene.books.contact.zone if scene.books.contact else "UTC"}


def later(scene: Scene) -> Postpone:
    """Nothing unasked before tomorrow morning."""
    return Postpone(_until(scene))


def stop(scene: Scene) -> StopReminders:  # noqa: ARG001 - every maker is given the scene
    """No unasked message any more."""
    return StopReminders(stop=True)


def _until(scene: Scene) -> int:
    return tomorrow_morning(scene.now, scene.books.contact.zone if scene.books.contact else "UTC")


MENU = say("home/menu", "statement", "status", "settings", "human", shows=company)

GLOBALS: MappingProxyType[str, tuple[Follow, ...]] = MappingProxyType(
    {
        "start": (enter("home"),),
        "menu": (enter("home"),),
        "statement": (enter("view_statement"),),
        "status": (enter("follow_case"),),
        "settings": (enter("settings"),),
        "language": (enter("settings"),),
        "human": (enter("talk_to_person"),),
        "privacy": (say("always/privacy", shows=company), again()),
        "help": (say("always/help", shows=company), again()),
        "later": (do(later), say("always/later", shows=until)),
        "stop": (do(stop), say("always/stopped", shows=company)),
        "back": (go_back(),),
        "cancel": (enter("cancel"),),
    }
)

# What a chat without a bound contact may still ask for; everything else is answered with `always/not_bound`.
OPEN_TO_ALL = frozenset({"help", "privacy", "back", "cancel"})

MISUNDERSTOOD = say("always/offer_person", "human", "menu")
MOVED_ON = (say("always/moved_on"), again())
EDITED_LATE = (say("always/edited_late"),)
NOT_BOUND = (say("always/not_bound", shows=company),)
AT_THE_START = (toast("always/at_the_start"), again())
