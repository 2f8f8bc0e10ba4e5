"""What several dialogues ask of a scene: what the button carried, what was written, who may do what.

Promise: every function is total and changes nothing.
"""

from flows.engine.events import Asked, Chose, SentFile, Value, Wrote
from flows.engine.grammar import Scene
from flows.facts.money import Money
from flows.facts.parties import Contact, Role, allows
from flows.facts.statement import Statement


def tries(scene: Scene) -> dict[str, object]:
    """How often in a row we have not understood, this time included."""
    return {"tries": scene.conversation.misses + 1}


def carried(scene: Scene) -> Value:
    """What the pressed button carried."""
    return scene.event.value if isinstance(scene.event, Chose) else None


def pressed(scene: Scene) -> str:
    """Which button was pressed."""
    return scene.event.choice if isinstance(scene.event, Chose) else ""


def asked_for(scene: Scene) -> str:
    """The global command that led here, if one did."""
    return scene.event.command if isinstance(scene.event, Asked) else ""


def replied_to(scene: Scene) -> str:
    """The subject of the message that this one answers ("case:7"); empty when it answers none."""
    return scene.event.reply_to if isinstance(scene.event, Wrote | SentFile) else ""


def role_allows(scene: Scene, role: Role) -> bool:
    """Whether the contact may do what that role may."""
    contact = scene.books.contact
    return contact is not None and allows(contact.role, role)


def may_confirm(scene: Scene) -> bool:
    """Whether the contact may confirm balances: by role, and once a colleague has made sure of the person."""
    contact = scene.books.contact
    return contact is not None and contact.trusted and allows(contact.role, Role.CONFIRMER)


def within_limit(contact: Contact, sum_: Money) -> bool:
    """Whether the contact may agree to that sum alone; a limit in another currency does not cover it."""
    limit = contact.limit
    return limit is None or (limit.currency == sum_.currency and sum_.minor <= limit.minor)


def confirmers(scene: Scene, sum_: Money | None = None) -> list[str]:
    """The names of the other contacts who may confirm; with a sum, those whose limit covers it."""
    return [
        other.name
        for other in scene.books.others
        if other.trusted and allows(other.role, Role.CONFIRMER) and (sum_ is None or within_limit(other, sum_))
    ]


def current_like(scene: Scene, old: Statement) -> Statement | None:
    """The statement that took the place of `old`: the newest issued one in its currency."""
    return next((s for s in scene.books.statements if s.currency == old.currency), None)
