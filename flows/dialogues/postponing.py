"""When somebody who needs time wants to be asked again: the days on offer, and a day that was typed.

Promise: only days from tomorrow to three months ahead are taken, and every one is read back with its weekday.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from flows.dialogues.asking import carried
from flows.engine.effects import Button
from flows.engine.events import Wrote
from flows.engine.grammar import Scene
from flows.facts.commands import Postpone
from flows.facts.contact_policy import after_working_days, next_opening
from flows.facts.days import AmbiguousDay, Day, read_day
from flows.facts.times import day_in_zone, micros

OFFERED = (2, 5, 10)  # working days from now
FARTHEST = timedelta(days=92)
TEN = time(10)


def zone_of(scene: Scene) -> str:
    """The zone the contact lives by."""
    contact, customer = scene.books.contact, scene.books.customer
    return contact.zone if contact else customer.zone if customer else "UTC"


def day_buttons(scene: Scene) -> list[Button]:
    """Some days to choose from, or the two that what was typed may mean."""
    days = _readings(scene) or [_working_day(scene, days) for days in OFFERED]
    return [Button("that_day", day.isoformat(), {"day": day}) for day in days]


def day_chosen(scene: Scene) -> str:
    """The day pressed or written, if it lies in the time we can promise for."""
    day = _pressed(scene) or _written(scene)
    return day.isoformat() if day and _in_range(scene, day) else ""


def two_days(scene: Scene) -> list[str]:
    """Both days that the text may mean."""
    read = read_day(_text(scene), scene.books.today)
    both = read.readings if isinstance(read, AmbiguousDay) else ()
    return [day.isoformat() for day in both if _in_range(scene, day)]


def asked_days(scene: Scene) -> dict[str, object]:
    """Whether two days stand to choose."""
    return {"ambiguous": bool(_readings(scene))}


def until(scene: Scene) -> dict[str, object]:
    """The moment that was agreed."""
    return {"until": _moment(scene)}


def postpone(scene: Scene) -> Postpone:
    """No reminder before then."""
    return Postpone(_moment(scene))


def _moment(scene: Scene) -> int:
    day = date.fromisoformat(str(scene.notes.get("until")))
    at = micros(datetime.combine(day, TEN, tzinfo=ZoneInfo(zone_of(scene))))
    return next_opening(at, zone_of(scene))


def _working_day(scene: Scene, days: int) -> date:
    return day_in_zone(after_working_days(scene.now, days, zone_of(scene)), zone_of(scene))


def _pressed(scene: Scene) -> date | None:
    value = carried(scene)
    return date.fromisoformat(value) if isinstance(value, str) else None


def _written(scene: Scene) -> date | None:
    match read_day(_text(scene), scene.books.today):
        case Day(value=day):
            return day
        case AmbiguousDay(readings=both):
            ahead = [day for day in both if _in_range(scene, day)]
            return ahead[0] if len(ahead) == 1 else None
    return None


def _text(scene: Scene) -> str:
    return scene.event.text if isinstance(scene.event, Wrote) else ""


def _in_range(scene: Scene, day: date) -> bool:
    return scene.books.today < day <= scene.books.today + FARTHEST


def _readings(scene: Scene) -> list[date]:
    kept = scene.notes.get("readings")
    return [date.fromisoformat(str(day)) for day in kept] if isinstance(kept, list) else []
