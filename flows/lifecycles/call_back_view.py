"""What the life of a promised call looks at: its moment, its tries, and what is told.

Promise: pure; a new moment is always one at which we can call, and none lies in the past.
"""

from datetime import date
from typing import Any

from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number, told
from flows.facts.call_backs import QUARTER, TRIES, Between, CallBack, ChangeCall, masked, next_try, word_before
from flows.facts.call_letters import rows
from flows.facts.contact_policy import PROMISES, end_of_working_day, next_opening
from flows.facts.places import city
from flows.facts.times import MINUTE

PATIENCE = 30 * MINUTE
MATTERS = frozenset({"call_statement", "call_payment"})


def the_call(scene: Scene) -> CallBack | None:
    """The call whose life this is."""
    wanted = number(scene.notes.get("call_back_id"))
    return next((call for call in scene.books.calls if call.id == wanted), None)


def tries_left(scene: Scene) -> bool:
    """Whether we call once more after this one found nobody."""
    call = the_call(scene)
    return call is not None and call.tries + 1 < TRIES


def not_yet_time(scene: Scene) -> bool:
    """Whether its moment lies ahead: after a downtime it may not."""
    return _at(scene) > scene.now


def our_own(scene: Scene) -> bool:
    """Whether it is our own wish and nobody was promised anything yet."""
    call = the_call(scene)
    return call is not None and call.urgent and not call.tries


def in_words(scene: Scene) -> bool:
    """Whether what was said is written down, for the customer to read."""
    return bool(told(scene, "text"))


# -- when --------------------------------------------------------------------------------------------------------------
def at_the_time(scene: Scene) -> int:
    """The moment of the call."""
    return _moved_to(scene) or _at(scene)


def reminded_at(scene: Scene) -> int | None:
    """When the contact is reminded of it, unless that has passed."""
    return word_before(at_the_time(scene), scene.now, _between(scene)) or None


def patience_ends(scene: Scene) -> int:
    """When we own up that nobody called: in the customer's evening no more, but as their next day begins."""
    ends = scene.now + PATIENCE
    return ends if our_own(scene) else next_opening(ends, _zone(scene), PROMISES, scene.books.calendar)


def at_the_next(scene: Scene) -> int:
    """The next try, on another working day."""
    return next_try(_at(scene), scene.now, _between(scene))


def reminded_of_next(scene: Scene) -> int | None:
    """When the contact is reminded of that."""
    return word_before(at_the_next(scene), scene.now, _between(scene)) or None


def written_by(scene: Scene) -> int:
    """By when the answer stands in writing: the end of the next working day."""
    return end_of_working_day(scene.now, 1, _zone(scene), calendar=scene.books.calendar)


# -- what is set -------------------------------------------------------------------------------------------------------
def move_to(scene: Scene) -> ChangeCall:
    """Another moment, another number; the count of tries begins again."""
    phone = str(told(scene, "phone") or "")
    return ChangeCall({"at": at_the_time(scene), "tries": 0, **({"phone": phone} if phone else {})})


def try_again(scene: Scene) -> ChangeCall:
    """One more try, at its moment."""
    call = the_call(scene)
    return ChangeCall({"at": at_the_next(scene), "tries": (call.tries if call else 0) + 1})


def last_try(scene: Scene) -> ChangeCall:
    """That was the last one."""
    call = the_call(scene)
    return ChangeCall({"tries": (call.tries if call else 0) + 1})


def we_did_not_call(scene: Scene) -> ChangeCall:
    """Our own fault: another moment, and no try is counted."""
    call = the_call(scene)
    return ChangeCall({"at": at_the_next(scene), "late": (call.late if call else 0) + 1})


# -- what is told ------------------------------------------------------------------------------------------------------
def shown(scene: Scene) -> dict[str, Any]:
    """To the customer: when, where that is, which number, by whom."""
    call = the_call(scene)
    return {
        "at": _moved_to(scene) or _at(scene),
        "next": at_the_next(scene),
        "by": written_by(scene),
        "city": city(_zone(scene)),
        "ending": masked(call.phone) if call else "",
        "person": str(told(scene, "name") or ""),
    }


def spoken(scene: Scene) -> dict[str, Any]:
    """What both sides said, as the customer reads it afterwards."""
    call = the_call(scene)
    case = scene.books.case(call.case_id) if call else None
    lines = str(told(scene, "text") or "").splitlines()
    number_ = case.number if case else ""
    said = {"person": str(told(scene, "name") or ""), "at": scene.now, "case": number_, "lines": lines}
    return said | letter_told(scene)


def letter_told(scene: Scene) -> dict[str, Any]:
    """What follows, by when, and the letter that puts it in writing with the last day to say otherwise."""
    by, until = str(told(scene, "by") or ""), str(told(scene, "until") or "")
    return {
        "following": rows(str(told(scene, "following") or "")),
        "by": date.fromisoformat(by) if by else None,
        "letter": str(told(scene, "letter") or ""),
        "until": date.fromisoformat(until) if until else None,
    }


def that_letter(scene: Scene) -> dict[str, Value]:
    """What *I remember it otherwise* begins with."""
    return {"letter_id": number(told(scene, "letter_id")), "letter": str(told(scene, "letter") or "")}


def in_a_letter(scene: Scene) -> bool:
    """Whether what was said is written down and goes to the customer as a letter too."""
    return in_words(scene) and bool(told(scene, "letter"))


def desk_line(scene: Scene) -> dict[str, Any]:
    """To the desk: the same with the whole number and what it is about."""
    call, contact, customer = the_call(scene), scene.books.contact, scene.books.customer
    case = scene.books.case(call.case_id) if call else None
    phone = str(told(scene, "phone") or "") or (call.phone if call else "")
    purpose = call.purpose if call else ""
    return {
        **shown(scene),
        "zone": scene.books.company.zone,
        "contact": contact.name if contact else "",
        "customer": customer.name if customer else "",
        "phone": phone,
        "case": case.number if case else "",
        "matter": purpose if purpose in MATTERS else "",
        "words": "" if purpose in MATTERS else purpose,
        "tries": (call.tries if call else 0) + 1,
        "letter": str(told(scene, "letter") or ""),
        "lines": str(told(scene, "text") or "").splitlines(),
    }


def about(scene: Scene) -> dict[str, Value]:
    """What the dialogue begins with when the customer wants it otherwise: it finds the call by itself."""
    return {"call_id": number(scene.notes.get("call_back_id"))}


def _at(scene: Scene) -> int:
    call = the_call(scene)
    return call.at if call else scene.now + QUARTER


def _moved_to(scene: Scene) -> int:
    return number(told(scene, "at"))


def _between(scene: Scene) -> Between:
    books = scene.books
    return Between(books.company.zone, _zone(scene), books.house_calendar, books.calendar)


def _zone(scene: Scene) -> str:
    contact = scene.books.contact
    return contact.zone if contact else scene.books.company.zone
