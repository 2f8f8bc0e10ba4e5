"""What the life of a promise looks at: what came in, when we look, how often it was changed or broken, what is told.

Promise: pure; whether money came is read from the ledger's open amounts. Days are counted in bank working days.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import told
from flows.facts.bank_days import bank_days_after, look_on, working_day_before
from flows.facts.contact_policy import after_working_days, next_opening
from flows.facts.promise_commands import ChangePromise, WantPerson
from flows.facts.promise_told import promise_values
from flows.facts.promises import PaymentPromise, missing
from flows.facts.times import DAY, micros
from flows.tables.followups import gap
from flows.tables.late_reasons import LATE_REASONS, LOOK_AGAIN_AFTER, Leads
from flows.tables.promise_limits import BREAKS, CHANGES

TEN = time(10)
_ONE = timedelta(days=1)


def the_promise(scene: Scene) -> PaymentPromise | None:
    """The promise whose life this is."""
    kept = scene.notes.get("promise_id")
    return next((p for p in scene.books.promises if p.id == kept), None)


# -- guards ------------------------------------------------------------------------------------------------------------
def covered(scene: Scene) -> bool:
    """Whether all of it has come in."""
    promise = the_promise(scene)
    return promise is not None and missing(promise, scene.books.still_open) == 0


def part_came(scene: Scene) -> bool:
    """Whether some of it has come in, and not all."""
    promise = the_promise(scene)
    return promise is not None and 0 < missing(promise, scene.books.still_open) < promise.total.minor


def too_early(scene: Scene) -> bool:
    """Whether the look was brought forward by an import, and its day is still to come."""
    promise = the_promise(scene)
    return promise is not None and scene.books.today < look_on(promise.day, promise.way, calendar=scene.books.calendar)


def broken_before(scene: Scene) -> bool:
    """Whether this is the break that a person takes up."""
    promise = the_promise(scene)
    return promise is not None and promise.broken + 1 >= BREAKS


def stopped(scene: Scene) -> bool:
    """Whether the contact wants no message that they did not ask for: a colleague hears of it instead."""
    return scene.books.contact is not None and scene.books.contact.stopped


def may_change(scene: Scene) -> bool:
    """Whether the customer may still set another day without a person."""
    promise = the_promise(scene)
    return promise is not None and promise.changes < CHANGES


def day_given(scene: Scene) -> bool:
    """Whether a day was named that is not over."""
    return _new_day(scene) >= scene.books.today


def asked_before(scene: Scene) -> bool:
    """Whether it was said once already that the money is on its way."""
    promise = the_promise(scene)
    return promise is not None and promise.why == "on_its_way"


def needs_person(scene: Scene) -> bool:
    """Whether the reason that was given is one for a person."""
    return LATE_REASONS.get(str(told(scene, "why"))) is Leads.PERSON


# -- when --------------------------------------------------------------------------------------------------------------
def at_look(scene: Scene) -> int:
    """Ten in the morning of the day on which we look (µs UTC)."""
    promise = the_promise(scene)
    return _at(look_on(promise.day, promise.way, calendar=scene.books.calendar), scene) if promise else scene.now + DAY


def at_new_look(scene: Scene) -> int:
    """The same for the new day."""
    promise = the_promise(scene)
    return _at(look_on(_new_day(scene), promise.way if promise else "", calendar=scene.books.calendar), scene)


def day_before(scene: Scene) -> int | None:
    """Ten in the morning of the working day before, when that was wished for and is still to come (µs UTC)."""
    promise = the_promise(scene)
    return _before(scene, promise.day) if promise else None


def day_before_new(scene: Scene) -> int | None:
    """The same for the new day."""
    return _before(scene, _new_day(scene))


def look_again(scene: Scene) -> int:
    """When we look again because the money is said to be on its way (µs UTC)."""
    return _at(bank_days_after(scene.books.today, LOOK_AGAIN_AFTER, calendar=scene.books.calendar), scene)


def answer_awaited(scene: Scene) -> int:
    """Until when the customer may say why it did not come (µs UTC)."""
    return after_working_days(scene.now, gap("promise_answer", 0) or 2, _zone(scene), calendar=scene.books.calendar)


# -- what is asked of the books ----------------------------------------------------------------------------------------
def new_day(scene: Scene) -> ChangePromise:
    """The new day; the change is counted where the promise was standing."""
    promise = the_promise(scene)
    counted = promise is not None and promise.standing
    changes = (promise.changes if promise else 0) + (1 if counted else 0)
    return ChangePromise({"day": _new_day(scene).isoformat(), "changes": changes, "why": ""})


def one_break_more(scene: Scene) -> ChangePromise:
    """It was not kept."""
    promise = the_promise(scene)
    return ChangePromise({"broken": (promise.broken if promise else 0) + 1})


def reason(scene: Scene) -> ChangePromise:
    """Why it did not come, as the customer said."""
    return ChangePromise({"why": str(told(scene, "why") or "")})


def on_its_way(scene: Scene) -> ChangePromise:  # noqa: ARG001 - every maker is given the scene
    """The customer says that the bank has it."""
    return ChangePromise({"why": "on_its_way"})


def person_for_break(scene: Scene) -> WantPerson:  # noqa: ARG001
    """A person talks to the customer about it."""
    return WantPerson("promise_broken")


# -- what is shown -----------------------------------------------------------------------------------------------------
def shown(scene: Scene) -> dict[str, object]:
    """The promise as messages tell it."""
    promise = the_promise(scene)
    return promise_values(scene.books, scene.now, promise) | {"why": f"late_{told(scene, 'why') or 'none'}"}


def changed(scene: Scene) -> dict[str, object]:
    """The same with the day that takes its place."""
    promise = the_promise(scene)
    day = _new_day(scene)
    return shown(scene) | {
        "new_day": day,
        "look": look_on(day, promise.way if promise else "", calendar=scene.books.calendar),
    }


def again_on(scene: Scene) -> dict[str, object]:
    """The same with the day on which we look again."""
    return shown(scene) | {"look": bank_days_after(scene.books.today, LOOK_AGAIN_AFTER, calendar=scene.books.calendar)}


# -- what its buttons begin --------------------------------------------------------------------------------------------
def about(scene: Scene) -> dict[str, Value]:
    """The dialogue about this promise."""
    promise = the_promise(scene)
    return {"promise_id": promise.id if promise else 0}


def about_rest(scene: Scene) -> dict[str, Value]:
    """The same, to name a day for what is missing."""
    return about(scene) | {"rest": True}


def because(key: str) -> Callable[[Scene], dict[str, Value]]:
    """The same with the reason that was pressed."""

    def given(scene: Scene) -> dict[str, Value]:
        return about(scene) | {"why": key}

    given.__name__ = f"because_{key}"
    return given


def about_payment(scene: Scene) -> dict[str, Value]:
    """For the dialogue that looks for a payment: how much, on which document when there is one."""
    return {**_about_document(scene), "reason": "payment_missing"}


def about_document(scene: Scene) -> dict[str, Value]:
    """For the dialogue that takes an objection."""
    return _about_document(scene)


def _about_document(scene: Scene) -> dict[str, Value]:
    promise = the_promise(scene)
    documents = [item.document_id for item in promise.items] if promise else []
    statement = next((s for s in scene.books.statements if documents and s.line(documents[0])), None)
    if statement is None:
        return {}
    listed: dict[str, Value] = {"statement_id": statement.id}
    return listed | ({"document_id": documents[0]} if len(documents) == 1 else {})


def _new_day(scene: Scene) -> date:
    try:
        return date.fromisoformat(str(told(scene, "day")))
    except ValueError:
        return date.min


def _before(scene: Scene, day: date) -> int | None:
    promise = the_promise(scene)
    at = _at(working_day_before(day, calendar=scene.books.calendar), scene) if day > date.min else 0
    return at if promise and promise.wished and at > scene.now else None


def _at(day: date, scene: Scene) -> int:
    there = datetime.combine(day, TEN, tzinfo=ZoneInfo(_zone(scene)))
    return next_opening(max(scene.now, micros(there)), _zone(scene), calendar=scene.books.calendar)


def _zone(scene: Scene) -> str:
    contact, customer = scene.books.contact, scene.books.customer
    return contact.zone if contact else customer.zone if customer else "UTC"
