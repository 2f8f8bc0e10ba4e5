"""What the reminders of what is due look at: which debts, when something is said again, what is told.

Promise: pure; every list of debts comes from flows/facts/due_items.py, so that no message names what somebody has said
something about.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from flows.engine.events import Happened, Value
from flows.engine.grammar import Scene
from flows.engine.told import told
from flows.facts.contact_policy import REMINDERS, after_working_days, next_opening
from flows.facts.due_commands import NoteSaid, Said
from flows.facts.due_items import (
    LONG,
    STEPS,
    Debt,
    asked_about,
    debts,
    in_hand,
    named,
    talked_of,
    wanted,
)
from flows.facts.due_told import due_values, leads_to
from flows.facts.times import day_in_zone, micros
from flows.tables.followups import NO_MORE

REMINDER: Final = "due_reminder"
TALK: Final = "early_talk"
ANSWER_DAYS: Final = 3  # working days from the last reminder until a person takes over
TALK_ANSWER_DAYS: Final = 5  # the same after the question what is in the way
FIRST_TALK_DAYS: Final = 5  # working days that a new statement has for itself
_LOOK_AGAIN: Final = timedelta(days=7)  # at what is not spoken of now, and may be some day
_ONE: Final = timedelta(days=1)


# -- guards ------------------------------------------------------------------------------------------------------------
def is_wanted(scene: Scene) -> bool:
    """Whether this customer is reminded of what is due."""
    return wanted(scene.books)


def may_say(scene: Scene) -> bool:
    """Whether it may be said at all, and has come to a step of which nothing was said."""
    return not _cut_short(scene) and any(debt.unsaid(scene.books.today) for debt in debts(scene.books))


def for_a_person(scene: Scene) -> bool:
    """Whether a person has to take over: after the last step, or where nothing may be said."""
    return bool(_handed(scene))


def may_talk(scene: Scene) -> bool:
    """Whether something has been open for long, and it may be asked what is in the way."""
    return _count(scene) == 0 and bool(asked_about(scene.books))


def talk_unanswered(scene: Scene) -> bool:
    """Whether it was asked, or could not be, and nobody has said a word."""
    return _count(scene) > 0 and bool(_for_talk(scene))


def talk_awaited(scene: Scene) -> bool:
    """Whether it was asked lately, so that the look whether it was answered is still to come."""
    zone, calendar = _zone(scene), scene.books.calendar
    return any(
        after_working_days(debt.word.talked_at, TALK_ANSWER_DAYS, zone, calendar) > scene.now
        for debt in talked_of(scene.books)
    )


# -- when --------------------------------------------------------------------------------------------------------------
def next_word(scene: Scene) -> int | None:
    """When something is to be said or looked at next (µs UTC); None: nothing is left."""
    return _at_first(scene, [_day_of(debt, scene) for debt in _in_ladder(scene)])


def after_word(scene: Scene) -> int | None:
    """The same once what is named now has been said."""
    said = {debt.id for debt in named(scene.books)}
    return _at_first(scene, [_day_of(debt, scene, told=debt.id in said) for debt in _in_ladder(scene)])


def after_hand_over(scene: Scene) -> int | None:
    """The same once a person has taken over what is handed over now."""
    gone = {debt.id for debt in _handed(scene)}
    return _at_first(scene, [_day_of(debt, scene) for debt in _in_ladder(scene) if debt.id not in gone])


def first_talk(scene: Scene) -> int | None:
    """When it is asked what is in the way: a new statement has some days for itself (µs UTC)."""
    at = next_talk(scene)
    earliest = _after(scene, FIRST_TALK_DAYS)
    return max(at, earliest) if at else None


def next_talk(scene: Scene) -> int | None:
    """When that is asked or looked at next (µs UTC); None: never."""
    return _at_first(scene, [_talk_day(debt, scene.books.today) for debt in debts(scene.books) if not _talked(debt)])


def talk_look(scene: Scene) -> int:
    """When it is looked whether that was answered (µs UTC)."""
    return _after(scene, TALK_ANSWER_DAYS)


def _in_ladder(scene: Scene) -> tuple[Debt, ...]:
    today = scene.books.today
    return tuple(debt for debt in debts(scene.books) if not debt.word.handed_at and not debt.long_open(today))


def _day_of(debt: Debt, scene: Scene, *, told: bool = False) -> date:
    """The day on which that debt is looked at next, as it is or once it is told now; a week lies between two words."""
    today, zone = scene.books.today, _zone(scene)
    steps, said_at = (debt.told_to(today), scene.now) if told else (debt.word.steps, debt.word.told_at)
    apart = day_in_zone(said_at, zone) + _LOOK_AGAIN if said_at else today
    if not debt.free:
        return today + _LOOK_AGAIN
    if steps >= len(STEPS):
        return day_in_zone(after_working_days(said_at, ANSWER_DAYS, zone, scene.books.calendar), zone)
    if debt.step(today) > steps:
        return apart
    return max(apart, debt.due + timedelta(days=STEPS[debt.step(today)]))


def _talk_day(debt: Debt, today: date) -> date:
    if debt.long_open(today):
        return today if debt.free else today + _LOOK_AGAIN
    return debt.due + timedelta(days=LONG)


def _talked(debt: Debt) -> bool:
    return bool(debt.word.talked_at)


def _at_first(scene: Scene, days: Iterable[date]) -> int | None:
    """The morning of the first of those days; what is to be said today was, or is, too late for today."""
    first = min(days, default=None)
    if first is None:
        return None
    day = max(first, day_in_zone(scene.now, _zone(scene)) + _ONE)
    morning = micros(datetime.combine(day, REMINDERS[0], tzinfo=ZoneInfo(_zone(scene))))
    return next_opening(max(scene.now, morning), _zone(scene), calendar=scene.books.calendar)


def _after(scene: Scene, days: int) -> int:
    return after_working_days(scene.now, days, _zone(scene), calendar=scene.books.calendar)


# -- what is kept ------------------------------------------------------------------------------------------------------
def note_told(scene: Scene) -> NoteSaid:
    """Everything that was named, and how far it has come with that."""
    return NoteSaid(Said.TOLD, {debt.id: debt.told_to(scene.books.today) for debt in named(scene.books)})


def note_handed(scene: Scene) -> NoteSaid:
    """What a person takes over."""
    return _note(scene, Said.HANDED, _handed(scene))


def note_talked(scene: Scene) -> NoteSaid | None:
    """What it was asked about, or would have been; what was asked about in vain stays as it is."""
    some = asked_about(scene.books)
    return _note(scene, Said.TALKED, some) if some and (_cut_short(scene) or not _count(scene)) else None


def _note(scene: Scene, what: Said, some: Iterable[Debt]) -> NoteSaid:
    return NoteSaid(what, {debt.id: debt.step(scene.books.today) for debt in some})


def _handed(scene: Scene) -> tuple[Debt, ...]:
    """Of what is ours: where nothing may be said, all of it; else what was told to its end, and nothing came of it."""
    if _cut_short(scene):
        return in_hand(scene.books)
    zone, calendar = _zone(scene), scene.books.calendar
    return tuple(
        debt
        for debt in in_hand(scene.books)
        if debt.exhausted(scene.books.today)
        and after_working_days(debt.word.told_at, ANSWER_DAYS, zone, calendar) <= scene.now
    )


def _for_talk(scene: Scene) -> tuple[Debt, ...]:
    """What it was asked about, or, where that could not be, would have been."""
    return asked_about(scene.books) if _cut_short(scene) else talked_of(scene.books)


# -- what is shown -----------------------------------------------------------------------------------------------------
def shown(scene: Scene) -> dict[str, object]:
    """What is due, for the customer."""
    return _told(scene, named(scene.books))


def shown_of_talk(scene: Scene) -> dict[str, object]:
    """What has been open for long, for the customer."""
    return _told(scene, asked_about(scene.books))


def handed(scene: Scene) -> dict[str, object]:
    """What a person takes over, for the desk."""
    return _told(scene, _handed(scene)) | {"unsaid": _cut_short(scene)}


def handed_of_talk(scene: Scene) -> dict[str, object]:
    """What was asked about in vain, for the desk."""
    return _told(scene, _for_talk(scene)) | {"unsaid": _cut_short(scene)}


def _told(scene: Scene, some: tuple[Debt, ...]) -> dict[str, object]:
    contact, customer = scene.books.contact, scene.books.customer
    return due_values(scene.books, some) | {
        "person": contact.called if contact else "",
        "who": contact.name if contact else "",
        "customer": customer.name if customer else "",
        "phone": scene.books.phone,
    }


# -- what its buttons begin --------------------------------------------------------------------------------------------
def about_lines(scene: Scene) -> dict[str, Value]:
    """The statement that what is spoken of stands on, and the document where it is only one."""
    talks = isinstance(scene.event, Happened) and scene.event.what == f"due:{TALK}"
    return {**leads_to(scene.books, asked_about(scene.books) if talks else named(scene.books))}


def about_payment(scene: Scene) -> dict[str, Value]:
    """The same for the dialogue that looks for a payment."""
    return about_lines(scene) | {"reason": "payment_missing"}


def about_promise(scene: Scene) -> dict[str, Value]:
    """The document to promise, where it is only one."""
    return {key: value for key, value in about_lines(scene).items() if key == "document_id"}


def _cut_short(scene: Scene) -> bool:
    """Whether the rules of contact have said that nothing more may be said."""
    return _count(scene) >= NO_MORE


def _count(scene: Scene) -> int:
    count = told(scene, "count")
    return count if isinstance(count, int) else 0


def _zone(scene: Scene) -> str:
    where = scene.books.contact or scene.books.customer
    return where.zone if where else "UTC"
