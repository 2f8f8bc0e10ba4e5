"""Promise to pay: the day, pressed or written, and how far ahead it may lie.

Promises: a day is taken only when one reading is left; from today to a year ahead; beyond the limit of the table a
colleague decides. Notes hold days as ISO text (`day`, `first`).
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from flows.dialogues.asking import carried
from flows.dialogues.case_view import written, zone
from flows.dialogues.promise_to_pay_items import listed, total
from flows.engine.effects import Button
from flows.engine.events import Value, Wrote
from flows.engine.grammar import Scene
from flows.facts.bank_days import bank_days_after, look_on
from flows.facts.calendars import WEEKDAYS, Calendar
from flows.facts.contact_policy import after_working_days, working
from flows.facts.promise_days import days_ahead
from flows.facts.promised_days import Either, NotADay, Promise, Promised, SomeDay, Why, days_of, read_promise
from flows.facts.times import day_in_zone
from flows.tables.payment_ways import BY_LABEL, WAYS, way
from flows.tables.promise_limits import FARTHEST

OFFERED = (2, 5, 10)  # working days from now
_JOINED = re.compile(r"(?<![\w])(?:and|&|\+)(?![\w])|[和与及、]", re.IGNORECASE)  # what is left between two numbers


# -- the day -----------------------------------------------------------------------------------------------------------
def day_told(scene: Scene) -> str:
    """The day in the words that the dialogue was begun with, document numbers left out, when it is clear."""
    return _one_of(_told(scene), scene)


def days_told(scene: Scene) -> list[Value]:
    """The days that those words may mean."""
    return _several(_told(scene), scene)


def day_chosen(scene: Scene) -> str:
    """The day pressed or written, from today to a year ahead."""
    value = carried(scene)
    if isinstance(value, str):
        return value if _in_range(date.fromisoformat(value), scene) else ""
    return _one_of(_written(scene), scene)


def days_meant(scene: Scene) -> list[Value]:
    """The days that the text may mean."""
    return _several(_written(scene), scene)


def day_past(scene: Scene) -> bool:
    """Whether a day was written that is over."""
    read = _written(scene)
    return isinstance(read, NotADay) and read.why is Why.PAST


def the_day(scene: Scene) -> date:
    """The day that was noted; today where none was."""
    kept = scene.notes.get("day")
    return date.fromisoformat(kept) if isinstance(kept, str) and kept else scene.books.today


def day_known(scene: Scene) -> bool:
    """Whether the day was told before, and is not asked for anew."""
    return bool(scene.notes.get("day")) and not scene.conversation.top.correcting


def within_limit(scene: Scene) -> bool:
    """Whether the day that was found lies in the time that needs no colleague."""
    found = scene.found if isinstance(scene.found, str) else scene.notes.get("day")
    return isinstance(found, str) and bool(found) and date.fromisoformat(found) <= latest(scene)


def latest(scene: Scene) -> date:
    """The last day that needs no colleague for this sum: a working day."""
    day = scene.books.today + timedelta(days=days_ahead(total(scene)))
    while not working(day, calendar=scene.books.calendar):
        day -= timedelta(days=1)
    return day


def latest_iso(scene: Scene) -> str:
    """That day, to be noted."""
    return latest(scene).isoformat()


def day_buttons(scene: Scene) -> list[Button]:
    """Some days to choose from, or those that what was written may mean."""
    kept = scene.notes.get("readings")
    meant = [date.fromisoformat(str(day)) for day in kept] if isinstance(kept, list) else []
    days = meant or [day for day in (_working_day(scene, count) for count in OFFERED) if day <= latest(scene)]
    return [Button("that_day", day.isoformat(), {"day": day}) for day in days]


def latest_button(scene: Scene) -> list[Button]:
    """The last day that needs no colleague."""
    return [Button("on_latest", latest(scene).isoformat(), {"day": latest(scene)})]


def day_values(scene: Scene) -> dict[str, object]:
    """What questions about the day show."""
    kept, read = scene.notes.get("readings"), _written(scene)
    return {
        "meant": len(kept) if isinstance(kept, list) else 0,
        "day": the_day(scene),
        "latest": latest(scene),
        "why": (read.why if isinstance(read, NotADay) else Why.NO_DAY).value,
        "company": scene.books.company.name,
    }


# -- how it is paid ----------------------------------------------------------------------------------------------------
def way_buttons(scene: Scene) -> list[Button]:  # noqa: ARG001 - every maker is given the scene
    """The ways a payment can travel."""
    return [Button(row.label, row.key) for row in WAYS.values()]


def way_picked(scene: Scene) -> str:
    """The way whose button was pressed, or whose words were written."""
    value = carried(scene)
    return value if isinstance(value, str) and value in WAYS else ""


def way_values(scene: Scene) -> dict[str, object]:
    """How and when we look."""
    key = str(scene.notes.get("way", ""))
    day = the_day(scene)
    return {
        "way": way(key).label,
        "look": look_on(day, key, calendar=scene.books.calendar),
        "leaves": bank_days_after(day, 0, calendar=scene.books.calendar),
        "day": day,
        "wished": scene.notes.get("wish") is True,
    }


WAY_LABELS = tuple(BY_LABEL)


# -- reading -----------------------------------------------------------------------------------------------------------
def read_day_in(text: str, today: date, numbers: Iterable[str] = (), calendar: Calendar = WEEKDAYS) -> Promise:
    """The day that `text` promises once these document numbers are left out."""
    for number in numbers:
        pieces = re.findall(r"[A-Za-z]+|\d+", number)
        text = re.sub(r"[\W_]*".join(map(re.escape, pieces)), " ", text, flags=re.IGNORECASE) if pieces else text
    return read_promise(" ".join(_JOINED.sub(" ", text).split()).strip(" ,.;:，。；："), today, calendar)


def _told(scene: Scene) -> Promise:
    return _read(str(scene.notes.get("words", "")), scene)


def _written(scene: Scene) -> Promise:
    return _read(written(scene) if isinstance(scene.event, Wrote) else "", scene)


def _read(text: str, scene: Scene) -> Promise:
    return read_day_in(text, scene.books.today, [one.line.number for one in listed(scene)], scene.books.calendar)


def _one_of(read: Promise, scene: Scene) -> str:
    match read:
        case Promised(day=day) if _in_range(day, scene):
            return day.isoformat()
        case Either(days=days, certain=True):
            ahead = [day for day in days if _in_range(day, scene)]
            return ahead[0].isoformat() if len(ahead) == 1 else ""
    return ""


def _several(read: Promise, scene: Scene) -> list[Value]:
    match read:
        case Either(days=days):
            return [day.isoformat() for day in days if _in_range(day, scene)]
        case SomeDay() as some:
            return [day.isoformat() for day in days_of(some, scene.books.calendar) if _in_range(day, scene)]
    return []


def _in_range(day: date, scene: Scene) -> bool:
    return scene.books.today <= day <= scene.books.today + timedelta(days=FARTHEST)


def _working_day(scene: Scene, days: int) -> date:
    return day_in_zone(after_working_days(scene.now, days, zone(scene), calendar=scene.books.calendar), zone(scene))
