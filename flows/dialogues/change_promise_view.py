"""Change a promise: which one, whether it can still be changed, and what is asked of the books.

Promise: pure; a promise that is not this customer's does not exist here.
"""

from datetime import date, timedelta

from flows.dialogues.asking import role_allows
from flows.dialogues.promise_to_pay_days import day_values
from flows.engine.effects import Button
from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.engine.told import told as happened_value
from flows.facts.bank_days import bank_days_after, look_on
from flows.facts.contact_policy import working
from flows.facts.parties import Role, allows
from flows.facts.promise_commands import MovePromise
from flows.facts.promise_days import days_ahead
from flows.facts.promise_told import promise_values
from flows.facts.promises import WAITED_FOR, PaymentPromise, PromiseState
from flows.tables.late_reasons import LATE_REASONS, LOOK_AGAIN_AFTER, Leads
from flows.tables.promise_limits import CHANGES


def the_promise(scene: Scene) -> PaymentPromise | None:
    """The promise this dialogue is about."""
    wanted = number(scene.notes.get("promise_id"))
    return next((p for p in scene.books.promises if p.id == wanted), None)


# -- guards ------------------------------------------------------------------------------------------------------------
def over(scene: Scene) -> bool:
    """Whether nothing can be changed any more: kept, withdrawn, with a person, or not there."""
    found = the_promise(scene)
    return found is None or found.state not in WAITED_FOR - {PromiseState.WITH_PERSON}


def may_not(scene: Scene) -> bool:
    """Whether the contact may only look."""
    return not role_allows(scene, Role.DISPUTANT)


def sets_day(scene: Scene) -> bool:
    """Whether the customer may set another day, and the first words may name it."""
    return "words" in scene.notes and not changed_before(scene)


def same_day(scene: Scene) -> bool:
    """Whether the day that was found is the one that stands."""
    found = the_promise(scene)
    return found is not None and found.standing and scene.found == found.day.isoformat()


def changed_before(scene: Scene) -> bool:
    """Whether its day was set anew already: then a person is asked."""
    found = the_promise(scene)
    return found is not None and found.standing and found.changes >= CHANGES


def leads_to_look(scene: Scene) -> bool:
    """Whether the reason that was pressed says that the money is on its way."""
    return _leads(scene) is Leads.LOOK_AGAIN and not _standing(scene)


def leads_to_day(scene: Scene) -> bool:
    """Whether that reason asks for a new day."""
    return _leads(scene) is Leads.NEW_DAY and not _standing(scene)


def leads_to_person(scene: Scene) -> bool:
    """Whether that reason is one for a person."""
    return _leads(scene) is Leads.PERSON and not _standing(scene)


def names_rest(scene: Scene) -> bool:
    """Whether a day for what is missing is to be named."""
    return scene.notes.get("rest") is True and not _standing(scene)


def to_person_now(scene: Scene) -> bool:
    """Whether the promise passed to a person with what was just said."""
    found = the_promise(scene)
    return found is not None and found.state is PromiseState.WITH_PERSON


def broken(scene: Scene) -> bool:
    """Whether its day is over and not all of it came."""
    return not over(scene) and not _standing(scene)


def within_limit(scene: Scene) -> bool:
    """Whether the day that was found lies in the time that needs no colleague."""
    return isinstance(scene.found, str) and date.fromisoformat(scene.found) <= _latest(scene)


# -- what is asked of the books ----------------------------------------------------------------------------------------
def move(scene: Scene) -> MovePromise:
    """The new day."""
    return MovePromise(number(scene.notes.get("promise_id")), "changed", {"day": str(scene.notes.get("day"))})


def withdraw(scene: Scene) -> MovePromise:
    """Take it back."""
    return MovePromise(number(scene.notes.get("promise_id")), "withdrawn")


def on_its_way(scene: Scene) -> MovePromise:
    """The bank has it, says the customer."""
    return MovePromise(number(scene.notes.get("promise_id")), "on_its_way", {"why": "on_its_way"})


def reason_given(scene: Scene) -> MovePromise:
    """Why it did not come."""
    why = str(scene.notes.get("why"))
    return MovePromise(number(scene.notes.get("promise_id")), "reason_given", {"why": why})


# -- what is shown -----------------------------------------------------------------------------------------------------
def shown(scene: Scene) -> dict[str, object]:
    """The promise, the new day if one was named, and when we look."""
    found = the_promise(scene)
    kept = scene.notes.get("day")
    new = date.fromisoformat(kept) if isinstance(kept, str) and kept else None
    look = look_on(new, found.way, calendar=scene.books.calendar) if new and found else None
    again = bank_days_after(scene.books.today, LOOK_AGAIN_AFTER, calendar=scene.books.calendar)
    return (
        day_values(scene)
        | promise_values(scene.books, scene.now, found)
        | {
            "latest": _latest(scene),
            "new_day": new,
            "new_look": look,
            "again": again,
            "why": f"late_{scene.notes.get('why', 'none')}",
            "refused": str(happened_value(scene, "why") or ""),
        }
    )


def who_may(scene: Scene) -> dict[str, object]:
    """Who at the customer may change it."""
    return {"people": [other.name for other in scene.books.others if allows(other.role, Role.DISPUTANT)]}


def why_not_day(scene: Scene) -> dict[str, object]:
    """Why no day was taken."""
    return day_values(scene) | {"latest": _latest(scene)}


def latest_button(scene: Scene) -> list[Button]:
    """The last day that needs no colleague."""
    return [Button("that_day", _latest(scene).isoformat(), {"day": _latest(scene)})]


def for_person(scene: Scene) -> dict[str, Value]:
    """What the person who takes over is told first."""
    return {"reason": "cannot_pay" if _leads(scene) is Leads.PERSON else "promise_changed_twice"}


def _leads(scene: Scene) -> Leads | None:
    return LATE_REASONS.get(str(scene.notes.get("why", "")))


def _standing(scene: Scene) -> bool:
    found = the_promise(scene)
    return found is not None and found.standing


def _latest(scene: Scene) -> date:
    found = the_promise(scene)
    day = scene.books.today + timedelta(days=days_ahead(found.total) if found else 0)
    while not working(day, calendar=scene.books.calendar):
        day -= timedelta(days=1)
    return day
