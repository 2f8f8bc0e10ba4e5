"""The life of a case: what is asked, set and shown where it is joined, split, renamed, paused or taken outside.

Promise: total, pure; what a colleague decided comes with the happening, what the ledger says is asked of the books.
"""

from datetime import date

from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.facts.commands import ChangeCase
from flows.facts.contact_policy import next_opening
from flows.facts.dispute import Case, Item, Part, open_instead_of
from flows.facts.dispute_lines import with_parts
from flows.facts.money import Money
from flows.facts.times import day_in_zone, in_zone
from flows.lifecycles.dispute_guards import the_case, told, whole, zone
from flows.lifecycles.dispute_view import case, case_id
from flows.tables.alarms import ALARMS
from flows.tables.questions import team_for
from flows.tables.reasons import reason
from flows.tables.recoding import means_the_same


# -- another name for it -----------------------------------------------------------------------------------------------
def means_something_else(scene: Scene) -> bool:
    """Whether the customer would call the new reason another matter."""
    one = the_case(scene)
    return one is not None and not means_the_same(one.reason, str(told(scene, "reason")))


def recodes(scene: Scene) -> ChangeCase:
    """The case goes under that reason from now on."""
    return ChangeCase({"reason": str(told(scene, "reason"))})


def recoded(scene: Scene) -> dict[str, object]:
    """The reason as it was and as it is, and whose it is now."""
    one, now = the_case(scene), str(told(scene, "reason"))
    team = team_for(now, one.answers if one else {})
    values = case(scene)
    return values | {"was": values["reason"], "reason": reason(now).name, "team": team}


# -- not before a day --------------------------------------------------------------------------------------------------
def until(scene: Scene) -> int:
    """The day until which it rests, at the end of its work (µs UTC)."""
    return max(whole(told(scene, "until")), scene.now)


def moves_a_promise(scene: Scene) -> bool:
    """Whether the customer expects a word before that day: `before`, where it is known what they were told."""
    one, before = the_case(scene), told(scene, "before")
    named = whole(before) if before is not None else one.next_contact_at if one else 0
    return 0 < named < until(scene)


def promised_anew(scene: Scene) -> ChangeCase:
    """That day is the date of the next word now."""
    return ChangeCase({"next_contact_at": until(scene), "asked_when": 0})


def that_morning(scene: Scene) -> int:
    """When work on it begins again: the opening of that day where the customer is (µs UTC)."""
    opening = next_opening(until(scene), zone(scene), calendar=scene.books.calendar)
    day = in_zone(until(scene), zone(scene)).replace(hour=0, minute=0, second=0, microsecond=0)
    return min(opening, next_opening(int(day.timestamp()) * 1_000_000, zone(scene), calendar=scene.books.calendar))


def rests(scene: Scene) -> dict[str, object]:
    """Until when, and why."""
    return case(scene) | {"by": until(scene), "said": str(told(scene, "text") or "")}


# -- joined and split --------------------------------------------------------------------------------------------------
def joined(scene: Scene) -> dict[str, object]:
    """Closed because it goes on under an older number."""
    return {"outcome": "merged", "linked_to": whole(told(scene, "into")), "appealed_at": 0}


def with_the_other(scene: Scene) -> dict[str, object]:
    """The other case that it was joined with, or split from: its number, sum and next date."""
    other = scene.books.case(whole(told(scene, "into") or told(scene, "new")))
    return case(scene) | {
        "other": other.number if other else "",
        "other_claimed": other.claimed if other else None,
        "other_documents": other.documents if other else "",
        "other_by": other.next_contact_at if other else 0,
        "left": Money(whole(told(scene, "left")), other.currency) if other else None,
    }


def goes_on_elsewhere(scene: Scene) -> bool:
    """Whether it was joined with another case, or another one that is open has its line: it goes on there."""
    return _instead(scene) is not None


def instead(scene: Scene) -> dict[str, object]:
    """The case, and the one under which it goes on."""
    other = _instead(scene)
    return case(scene) | {"other": other.number if other else "", "joined": bool(other and other.id == _linked(scene))}


def _instead(scene: Scene) -> Case | None:
    one = the_case(scene)
    if one is None:
        return None
    return scene.books.case(one.linked_to) if one.joined else open_instead_of(one, scene.books.cases)


def _linked(scene: Scene) -> int:
    one = the_case(scene)
    return one.linked_to if one and one.joined else 0


def not_so(scene: Scene) -> dict[str, Value]:
    """What the dialogue is begun with by somebody who did not withdraw it after all."""
    return case_id(scene) | {"answer": "no"}


# -- outside the house -------------------------------------------------------------------------------------------------
def something_granted(scene: Scene) -> bool:
    """Whether what was decided outside has to be booked."""
    return whole(told(scene, "upheld")) > 0


def decided_outside(scene: Scene) -> dict[str, object]:
    """Closed by what was decided outside, in which nothing is to be booked."""
    one = the_case(scene)
    if one is None:
        return {"outcome": "external"}
    kept = tuple(Part(item.document_id, item.document, 0, item.to_settle) for item in one.items)
    return {"outcome": "external", "items": with_parts(one, kept, lasting=False)}


def outside(scene: Scene) -> dict[str, object]:
    """What was decided outside, and the paper that says so."""
    one = the_case(scene)
    upheld = whole(told(scene, "upheld"))
    return case(scene) | {
        "reference": str(told(scene, "reference") or ""),
        "judged": told(scene, "how") == "judgement",
        "upheld": Money(upheld, one.currency) if one and upheld else None,
        "said": str(told(scene, "why") or ""),
    }


# -- cleared in the ledger ---------------------------------------------------------------------------------------------
def cleared(scene: Scene) -> bool:
    """Whether nothing of what is in question is open in the ledger any more, though it was on the statement."""
    one = the_case(scene)
    listed = [item for item in one.items if item.document_id and item.to_settle] if one else []
    return bool(listed) and all(_cleared(scene, item) for item in listed)


def _cleared(scene: Scene, item: Item) -> bool:
    return _credited(scene, item) >= item.to_settle or not scene.books.still_open(item.document_id)


def _credited(scene: Scene, item: Item) -> int:
    return scene.books.credited(item.document_id, _since(scene)) if item.document_id else 0


def _since(scene: Scene) -> date:
    """The day on which the case was raised: what was credited before it is no answer to it."""
    one = the_case(scene)
    return day_in_zone(one.registered_at if one else scene.now, zone(scene))


def booked_elsewhere(scene: Scene) -> dict[str, object]:
    """What was credited counts as upheld, what was paid as not: until the customer says otherwise."""
    one = the_case(scene)
    if one is None:
        return {"outcome": "cleared"}
    return {
        "outcome": "cleared",
        "items": with_parts(one, [_settled(scene, item) for item in one.items], lasting=False),
    }


def _settled(scene: Scene, item: Item) -> Part:
    credited = min(item.to_settle, _credited(scene, item))
    return Part(item.document_id, item.document, credited, item.to_settle - credited)


def how_cleared(scene: Scene) -> dict[str, object]:
    """Whether by a credit, a payment or both."""
    one = the_case(scene)
    credited = sum(min(item.to_settle, _credited(scene, item)) for item in one.items) if one else 0
    paid = sum(item.to_settle for item in one.items) - credited if one else 0
    currency = one.currency if one else scene.books.company.currency
    return case(scene) | {
        "credited": Money(credited, currency) if credited else None,
        "paid": Money(paid, currency) if paid else None,
    }


# -- a danger, a leak --------------------------------------------------------------------------------------------------
def raises_alarm(scene: Scene) -> ChangeCase | None:
    """The case carries that alarm from now on: it comes first everywhere."""
    one, kind = the_case(scene), str(told(scene, "alarm"))
    return ChangeCase({"answers": {**one.answers, "alarm": kind}}) if one and kind in ALARMS else None


def alarmed(scene: Scene) -> dict[str, object]:
    """What happened, and which way to go now."""
    return case(scene) | {"alarm": str(told(scene, "alarm")), "said": str(told(scene, "why") or "")}
