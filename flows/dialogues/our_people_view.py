"""What the cards of a customer's own people show, and what was meant by a press or a word on them.

Promise: pure; a person who has gone meanwhile reads as nobody.
"""

import re
from decimal import Decimal

from flows.dialogues.asking import carried, pressed, role_allows
from flows.engine.effects import Button
from flows.engine.events import Value, Wrote
from flows.engine.grammar import Scene
from flows.engine.told import number, told
from flows.facts.amounts import Ambiguous, OtherCurrency, Understood, read_amount
from flows.facts.members import (
    HERE,
    INVITED,
    LONGEST_NAME,
    ChangeRights,
    InvitePerson,
    Member,
    RemovePerson,
    has_limit,
    last_administrator,
    needs_colleague,
)
from flows.facts.money import Money, money
from flows.facts.parties import Role

ROLES = tuple(f"as_{role.value}" for role in Role)
SHORTEST_NAME = 2
_ONE_FIGURE = re.compile(r"\D*\d[\d.,' ]*\D*")


def not_admin(scene: Scene) -> bool:
    """Whether somebody else administers the people of this customer, or nobody has vouched for this one yet."""
    contact = scene.books.contact
    return not (role_allows(scene, Role.ADMIN) and contact and contact.trusted)


def people_button(scene: Scene) -> list[Button]:
    """The way to one's own people, for those who look after them."""
    return [Button("our_people", opens="our_people")] if role_allows(scene, Role.ADMIN) else []


def who_may(scene: Scene) -> dict[str, object]:
    """Who does, and whether this very person will be able to."""
    admins = [o.name for o in scene.books.others if o.role is Role.ADMIN and o.trusted]
    return {"company": scene.books.company.name, "admins": admins, "waits": role_allows(scene, Role.ADMIN)}


# -- the list ----------------------------------------------------------------------------------------------------------
def people(scene: Scene) -> dict[str, object]:
    """Everybody, with what they may do."""
    customer = scene.books.customer
    rows = [
        (one.contact.name, _as(one.contact.role), one.contact.limit if has_limit(one.contact.role) else None,
         one.state, one.until, one.contact.trusted or not has_limit(one.contact.role), _oneself(scene, one))
        for one in scene.books.members
    ]  # fmt: skip
    return {"customer": customer.name if customer else "", "people": rows}


def person_buttons(scene: Scene) -> list[Button]:
    """A button for each."""
    return [Button("see_person", one.contact.id, {"name": one.contact.name}) for one in scene.books.members]


def picked_person(scene: Scene) -> int:
    """Whose button was pressed, if they are still there."""
    found = _by_id(scene, number(carried(scene)))
    return found.contact.id if found else 0


def named_person(scene: Scene) -> int:
    """Whose name was written, whole."""
    found = _by_name(scene, _written(scene))
    return found.contact.id if found else 0


# -- one person --------------------------------------------------------------------------------------------------------
def nobody(scene: Scene) -> bool:
    """Whether the person has gone meanwhile."""
    return _chosen(scene) is None


def person(scene: Scene) -> dict[str, object]:
    """Who they are to us."""
    one = _chosen(scene)
    return {
        "name": one.contact.name if one else str(scene.notes.get("name", "")),
        "role": _as(one.contact.role) if one else "",
        "limit": one.contact.limit if one and has_limit(one.contact.role) else None,
        "state": one.state if one else "",
        "until": one.until if one else 0,
        "oneself": bool(one and _oneself(scene, one)),
        "last": bool(one and last_administrator(scene.books.members, one.contact.id)),
    }


def deed_buttons(scene: Scene) -> list[Button]:
    """What may be done about them; nobody widens their own rights, and the last administrator stays."""
    one = _chosen(scene)
    if one is None:
        return []
    if _oneself(scene, one):
        return [] if last_administrator(scene.books.members, one.contact.id) else [Button("take_off")]
    if one.state == HERE:
        return [Button("change_rights"), Button("take_off")]
    return [Button("new_link"), *([Button("take_off")] if one.state == INVITED else [])]


# -- what is entered ---------------------------------------------------------------------------------------------------
def here_already(scene: Scene) -> int:
    """Somebody of that name who speaks here."""
    found = _by_name(scene, _written(scene))
    return found.contact.id if found and found.state == HERE else 0


def name_written(scene: Scene) -> str:
    """A name that can be one."""
    name = " ".join(_written(scene).split())
    letters = sum(sign.isalpha() for sign in name)
    return name if len(name) <= LONGEST_NAME and letters >= SHORTEST_NAME and "@" not in name else ""


def known_by_name(scene: Scene) -> int:
    """The contact on file of that name; 0 for somebody new."""
    return named_person(scene)


def name_chosen(scene: Scene) -> str:
    """The name of the person chosen."""
    one = _chosen(scene)
    return one.contact.name if one else ""


def role_pressed(scene: Scene) -> str:
    """The role that was pressed."""
    return pressed(scene).removeprefix("as_")


def may_confirm_then(scene: Scene) -> bool:
    """Whether a limit must be asked for."""
    return pressed(scene) in {"as_confirmer", "as_admin"}


def limit_read(scene: Scene) -> int:
    """The limit in minor units."""
    if pressed(scene) == "this_limit":
        return number(carried(scene))
    read = _limit(scene)
    return read.minor if read else 0


def limit_currency(scene: Scene) -> str:
    """Its currency: the one written, else that of the newest statement."""
    read = _limit(scene)
    return read.currency if read else _currency(scene)


def two_limits(scene: Scene) -> list[Value]:
    """The readings of what was written, when there are several."""
    read = read_amount(_written(scene), _currency(scene))
    return [one.minor for one in read.readings] if isinstance(read, Ambiguous) else []


def limit_buttons(scene: Scene) -> list[Button]:
    """A button for each reading."""
    kept = scene.notes.get("readings")
    minors = [number(one) for one in kept] if isinstance(kept, list) else []
    return [Button("this_limit", minor, {"amount": Money(minor, _currency(scene))}) for minor in minors]


def entered(scene: Scene) -> dict[str, object]:
    """All that was entered, to be read back."""
    one, role = _chosen(scene), _role(scene)
    new = one is None or one.state != HERE
    return {
        "name": str(scene.notes.get("name", "")),
        "role": _as(role),
        "limit": _limit_noted(scene),
        "confirms": has_limit(role),
        "example": money(Decimal(50_000), _currency(scene)),
        "new": new,
        "colleague": has_limit(role) if one is None or new else needs_colleague(one.contact, role, *_noted(scene)),
        "company": scene.books.company.name,
    }


# -- what is asked for -------------------------------------------------------------------------------------------------
def by_link(scene: Scene) -> bool:
    """Whether the person is to be sent a link; whoever speaks here already is only changed."""
    one = _chosen(scene)
    return one is None or one.state != HERE


def invite(scene: Scene) -> InvitePerson:
    """The link."""
    person_id, name = number(scene.notes.get("person_id")), str(scene.notes.get("name", ""))
    return InvitePerson(person_id, name, _role(scene), *_noted(scene))


def change(scene: Scene) -> ChangeRights:
    """The other role or limit."""
    return ChangeRights(number(scene.notes.get("person_id")), _role(scene), *_noted(scene))


def remove(scene: Scene) -> RemovePerson:
    """The end."""
    return RemovePerson(number(scene.notes.get("person_id")), left=pressed(scene) == "left_firm")


def link(scene: Scene) -> dict[str, object]:
    """The link, which is told once."""
    return {
        "link": str(told(scene, "link") or ""),
        "name": str(told(scene, "name") or ""),
        "until": number(told(scene, "until")),
        "company": scene.books.company.name,
    }


def done(scene: Scene) -> dict[str, object]:
    """What became of it, for whom."""
    return {
        "name": str(told(scene, "name") or ""),
        "role": _as(_role(scene)),
        "limit": _limit_noted(scene),
        "colleague": bool(told(scene, "colleague")),
        "company": scene.books.company.name,
    }


def refused(scene: Scene) -> dict[str, object]:
    """Why not."""
    return who_may(scene) | {"why": str(told(scene, "why") or "")}


def _by_id(scene: Scene, id: int) -> Member | None:
    return next((one for one in scene.books.members if one.contact.id == id), None)


def _by_name(scene: Scene, name: str) -> Member | None:
    said = " ".join(name.split()).casefold()
    return next((one for one in scene.books.members if one.contact.name.casefold() == said), None)


def _chosen(scene: Scene) -> Member | None:
    return _by_id(scene, number(scene.notes.get("person_id")))


def _oneself(scene: Scene, one: Member) -> bool:
    return scene.books.contact is not None and scene.books.contact.id == one.contact.id


def _as(role: Role) -> str:
    return f"as_{role.value}"


def _role(scene: Scene) -> Role:
    noted = scene.notes.get("role")
    return Role(noted) if noted in set(Role) else Role.VIEWER


def _noted(scene: Scene) -> tuple[int, str]:
    limit = _limit_noted(scene)
    return (limit.minor, limit.currency) if limit else (0, "")


def _limit_noted(scene: Scene) -> Money | None:
    minor = number(scene.notes.get("limit"))
    return Money(minor, str(scene.notes.get("currency", ""))) if minor and has_limit(_role(scene)) else None


def _currency(scene: Scene) -> str:
    one = _chosen(scene)
    if one and one.contact.limit:
        return one.contact.limit.currency
    return next((s.currency for s in scene.books.statements), scene.books.company.currency)


def _limit(scene: Scene) -> Money | None:
    """The amount written; one figure with thousands grouped in either manner is read so, since it is read back."""
    read = read_amount(_written(scene), _currency(scene))
    found = read.value if isinstance(read, Understood | OtherCurrency) else None
    if isinstance(read, Ambiguous) and _ONE_FIGURE.fullmatch(_written(scene)):
        found = read.readings[0]
    return found if found and found.minor > 0 else None


def _written(scene: Scene) -> str:
    return scene.event.text.strip() if isinstance(scene.event, Wrote) else ""
