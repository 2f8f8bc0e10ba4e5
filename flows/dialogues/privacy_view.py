"""What a person's own data looks at and asks for: how much is kept, what is switched on, how they prove who they are.

Promise: pure; nothing but counts is shown here, what is kept itself leaves in the copy alone.
"""

from flows.engine.effects import Button
from flows.engine.events import Happened, Value, Wrote
from flows.engine.everywhere import company
from flows.engine.grammar import Scene
from flows.facts.commands import StopReminders
from flows.facts.own_data import AllowSurveys, EraseMe, ProveIdentity, SendOwnData


def nobody(scene: Scene) -> bool:
    """Whether the chat is not bound."""
    return scene.books.contact is None


def copy_wished(scene: Scene) -> bool:
    """Whether a copy is what they came for."""
    return scene.notes.get("wish") == "export"


def kept(scene: Scene) -> dict[str, object]:
    """How much is kept about them, and what is switched on."""
    own, contact = scene.books.own_data, scene.books.contact
    return company(scene) | {
        "cases": own.cases,
        "papers": own.papers,
        "confirmations": own.confirmations,
        "promises": own.promises,
        "complaints": own.complaints,
        "phone": own.phone,
        "surveys": own.surveys,
        "stopped": bool(contact and contact.stopped),
    }


def switches(scene: Scene) -> list[Button]:
    """The two things that may be turned off, or on again."""
    contact = scene.books.contact
    return [
        Button("surveys_off" if scene.books.own_data.surveys else "surveys_on"),
        Button("resume_reminders" if contact and contact.stopped else "stop_reminders"),
    ]


def no_surveys(_: Scene) -> AllowSurveys:
    """Never asked how it went again."""
    return AllowSurveys(allowed=False)


def surveys_again(_: Scene) -> AllowSurveys:
    """They may be asked."""
    return AllowSurveys(allowed=True)


def stop(_: Scene) -> StopReminders:
    """Nothing unasked any more."""
    return StopReminders(stop=True)


def resume(_: Scene) -> StopReminders:
    """We may write first again."""
    return StopReminders(stop=False)


# -- erasing -----------------------------------------------------------------------------------------------------------
def something_open(scene: Scene) -> tuple[str, ...]:
    """What they began and what has not ended."""
    return scene.books.own_data.open


def erasure_waits(scene: Scene) -> int:
    """By when an earlier wish is decided on."""
    return scene.books.own_data.erasure_due


def waits(scene: Scene) -> dict[str, object]:
    """That moment."""
    return {"due": scene.books.own_data.erasure_due}


def stays(scene: Scene) -> dict[str, object]:
    """What is open and would go on without them."""
    return company(scene) | {"open": list(something_open(scene))}


def erase(_: Scene) -> EraseMe:
    """As they wish."""
    return EraseMe()


def decided_by(scene: Scene) -> dict[str, object]:
    """By when a colleague decides."""
    return company(scene) | {"due": told(scene, "due")}


# -- proving -----------------------------------------------------------------------------------------------------------
def locked(scene: Scene) -> bool:
    """Whether too many wrong answers came a short while ago."""
    return scene.books.own_data.locked_until > scene.now


def locked_until(scene: Scene) -> dict[str, object]:
    """When it may be tried again."""
    return {"until": told(scene, "until") or scene.books.own_data.locked_until}


def by_question(scene: Scene) -> bool:
    """Whether there is something to ask about."""
    return bool(scene.books.own_data.invoice or scene.books.own_data.tax)


def by_phone(scene: Scene) -> bool:
    """Whether their telephone number is on file."""
    return scene.books.own_data.phone


def question(scene: Scene) -> dict[str, object]:
    """What would prove it."""
    own = scene.books.own_data
    return {"invoice": own.invoice, "tax": own.tax, "wish": str(scene.notes.get("wish") or "")}


def what_they_wrote(scene: Scene) -> ProveIdentity:
    """Their words, to be compared."""
    return ProveIdentity(scene.event.text if isinstance(scene.event, Wrote) else "")


def what_they_shared(scene: Scene) -> ProveIdentity:
    """Their number, to be compared."""
    return ProveIdentity(getattr(scene.event, "phone", ""))


def a_copy(_: Scene) -> SendOwnData:
    """Into this chat."""
    return SendOwnData()


def told(scene: Scene, key: str) -> Value:
    """A moment that the happening carried; 0 for none."""
    return scene.event.values.get(key, 0) if isinstance(scene.event, Happened) else 0


# -- correcting --------------------------------------------------------------------------------------------------------
def for_a_person(scene: Scene) -> dict[str, Value]:
    """What a colleague is told: their words, where they wrote some."""
    told_: dict[str, Value] = {"reason": "own_data"}
    return told_ | {"words": scene.event.text, "passed_on": True} if isinstance(scene.event, Wrote) else told_
