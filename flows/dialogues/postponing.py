"""When somebody who needs time wants to be asked again: the days on offer, and a day that was typed.

Promise: only days from tomorrow to three months ahead are taken; what leaves room for doubt is asked back with days to
choose from, and every day is read back with its weekday.
"""

from datetime import date, timedelta

from flows.dialogues.asking import carried
from flows.engine.effects import Button
from flows.engine.events import Wrote
from flows.engine.grammar import Scene
from flows.facts.coming_back import at_ten
from flows.facts.commands import Postpone
from flows.facts.contact_policy import after_working_days
from flows.facts.promised_days import Either, NotADay, Promise, Promised, SomeDay, Why, days_of, read_promise
from flows.facts.times import day_in_zone

OFFERED = (2, 5, 10)  # working days from now
FARTHEST = timedelta(days=92)


def zone_of(scene: Scene) -> str:
    """The zone the contact lives by."""
    contact, customer = scene.books.contact, scene.books.customer
    return contact.zone if contact else customer.zone if customer else "UTC"


def day_buttons(scene: Scene) -> list[Button]:
    """Some days to choose from, or those that what was typed may mean."""
    days = _readings(scene) or [_working_day(scene, days) for days in OFFERED]
    return [Button("that_day", day.isoformat(), {"day": day}) for day in days]


def day_chosen(scene: Scene) -> str:
    """The day pressed or written, if it lies in the time we can promise for."""
    day = _pressed(scene) or _written(scene)
    return day.isoformat() if day and _in_range(scene, day) else ""


def days_meant(scene: Scene) -> list[str]:
    """The days that the text may mean, of those we can promise for."""
    match _read(scene):
        case Either(days=days):
            return [day.isoformat() for day in days if _in_range(scene, day)]
        case SomeDay() as some:
            return [day.isoformat() for day in days_of(some, scene.books.calendar) if _in_range(scene, day)]
    return []


def asked_days(scene: Scene) -> dict[str, object]:
    """How many days stand to choose after something that was typed."""
    return {"meant": len(_readings(scene))}


def why_not(scene: Scene) -> dict[str, object]:
    """Why no day was taken."""
    read = _read(scene)
    return {"why": (read.why if isinstance(read, NotADay) else Why.NO_DAY).value}


def until(scene: Scene) -> dict[str, object]:
    """The day that was agreed, and the moment it comes to: another one when nobody works on that day."""
    return {"day": _agreed(scene), "until": _moment(scene)}


def postpone(scene: Scene) -> Postpone:
    """No reminder before then."""
    return Postpone(_moment(scene))


def _moment(scene: Scene) -> int:
    return at_ten(_agreed(scene), zone_of(scene), scene.books.calendar)


def _agreed(scene: Scene) -> date:
    return date.fromisoformat(str(scene.notes.get("until")))


def _working_day(scene: Scene, days: int) -> date:
    return day_in_zone(
        after_working_days(scene.now, days, zone_of(scene), calendar=scene.books.calendar), zone_of(scene)
    )


def _pressed(scene: Scene) -> date | None:
    value = carried(scene)
    return date.fromisoformat(value) if isinstance(value, str) else None


def _written(scene: Scene) -> date | None:
    match _read(scene):
        case Promised(day=day):
            return day
        case Either(days=days, certain=True):
            ahead = [day for day in days if _in_range(scene, day)]
            return ahead[0] if len(ahead) == 1 else None
    return None


def _read(scene: Scene) -> Promise:
    text = scene.event.text if isinstance(scene.event, Wrote) else ""
    return read_promise(text, scene.books.today, scene.books.calendar)


def _in_range(scene: Scene, day: date) -> bool:
    return scene.books.today < day <= scene.books.today + FARTHEST


def _readings(scene: Scene) -> list[date]:
    kept = scene.notes.get("readings")
    return [date.fromisoformat(str(day)) for day in kept] if isinstance(kept, list) else []
