"""A time that we told a customer: what became of it, and at which moments one may be promised.

Promises: pure; a promise is kept when word reaches the customer at its moment, solved or not; it is broken when none
does, or when it is moved behind their back. Every moment offered lies inside the hours of the customer's working days
in which promised answers may arrive.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from flows.facts.calendars import WEEKDAYS, Calendar
from flows.facts.call_backs import time_marked, times_meant
from flows.facts.contact_policy import PROMISES, end_of_working_day, next_opening
from flows.facts.promised_days import Promised, read_promise
from flows.facts.times import DAY, HOUR, MINUTE, day_in_zone, in_zone, micros
from flows.tables.our_promises import BREAKS

QUARTER = 15 * MINUTE
NOTICE = 30 * MINUTE  # nobody promises what is due before it can be worked on
LONGEST = 30 * DAY
ANSWERED = "answered"  # a colleague wrote about the matter: that was the promised word, whatever time it names next
WITHOUT_HOUR = time(17)  # of a day that was named alone


class OurState(StrEnum):
    """Where one of our promises stands; the names are stored."""

    OPEN = "open"
    KEPT = "kept"
    KEPT_LATE = "kept_late"
    RESCHEDULED = "rescheduled"
    BROKEN = "broken"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class OurPromise:
    """Word by `due_at` (µs UTC) about `subject`. `times` it had been put off before; `text` is what was said with it.

    `held_until`: 0, or the opening of the customer's hours for which word that is late already waits. `local` is what
    their wall clock in `zone` shows then, as it was told (flows/facts/wall_time.py); empty where nobody wrote it down.
    """

    id: int
    kind: str
    subject: str
    customer_id: int
    due_at: int
    text: str
    owner: int
    state: OurState
    times: int
    held_until: int = 0
    local: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class CallFor:
    """Asked for by a promise's own life: `how` somebody is called; nudge, alarm or broken."""

    how: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What happened to the matter in a turn, by whom, and what a colleague wrote about how it stands."""

    what: str
    by: str
    text: str = ""

    @property
    def theirs(self) -> bool:
        """Whether the customer did it."""
        return self.by.startswith(("contact:", "chat:"))


def became(promised: OurPromise, then: int | None, now: int, heard: Heard, *, told: bool, patience: int) -> OurState:
    """What a turn makes of it: `then` is the time that stands afterwards (None: none), `told` whether word went out."""
    if then in {promised.due_at, promised.held_until or promised.due_at}:
        return OurState.OPEN
    if heard.what in BREAKS:
        return OurState.BROKEN
    if heard.theirs and (then is None or now < promised.due_at):
        return OurState.CANCELLED
    if now >= promised.due_at:
        kept = OurState.KEPT if now - promised.due_at <= patience else OurState.KEPT_LATE
        return kept if told else OurState.BROKEN
    if then is None or (told and heard.what == ANSWERED):
        return OurState.KEPT if told else OurState.CANCELLED
    return OurState.RESCHEDULED if told or then < promised.due_at else OurState.BROKEN  # sooner than told harms nobody


def put_off(promised: OurPromise, state: OurState, then: int | None) -> int:
    """How often the time that takes its place has been put off."""
    if then is None or state is OurState.CANCELLED:
        return 0
    return promised.times + (then > promised.due_at)


# -- when --------------------------------------------------------------------------------------------------------------
def may_be_promised(at: int, now: int, zone: str, calendar: Calendar = WEEKDAYS) -> bool:
    """Whether a customer in `zone` may be told that moment."""
    return now + NOTICE <= at <= now + LONGEST and next_opening(at, zone, PROMISES, calendar) == at


def moments(now: int, zone: str, calendar: Calendar = WEEKDAYS) -> tuple[int, ...]:
    """What is offered to choose from (µs UTC): in an hour, this afternoon, the next two working days."""
    soon = _full(now + HOUR)
    today = _at(day_in_zone(now, zone), WITHOUT_HOUR, zone)
    next_ = in_zone(end_of_working_day(now, 1, zone, calendar), zone).date()
    found = (soon, today, _at(next_, time(11), zone), _at(next_, WITHOUT_HOUR, zone),
             end_of_working_day(now, 2, zone, calendar))  # fmt: skip
    return tuple(sorted({at for at in found if may_be_promised(at, now, zone, calendar)}))


def inside_hours(at: int, zone: str, calendar: Calendar = WEEKDAYS) -> int:
    """That moment, or the next at which a promised answer may reach somebody in `zone`."""
    return next_opening(at, zone, PROMISES, calendar)


def named(text: str, now: int, zone: str, calendar: Calendar = WEEKDAYS) -> tuple[int, ...]:
    """The moments that a colleague's words may mean in the customer's `zone`; one when there is no doubt."""
    today = day_in_zone(now, zone)
    read = read_promise(text, today, calendar)
    hours = times_meant(_around_hour(text)) if time_marked(text) else (WITHOUT_HOUR,)
    day: date | None = read.day if isinstance(read, Promised) else today if time_marked(text) else None
    made = {_at(day, hour, zone) for hour in hours} if day else set()
    return tuple(sorted(at for at in made if may_be_promised(at, now, zone, calendar)))


def _around_hour(text: str) -> str:
    """The words around a marked time: the figures of a date are no hour."""
    words = text.replace("，", " ").replace(",", " ").split()
    pairs = zip(words, [*words[1:], ""], strict=True)
    marked = (f"{word} {after}" if after.lower() in {"am", "pm"} else word for word, after in pairs)
    return next((word for word in marked if time_marked(word)), text)


def _full(at: int) -> int:
    return -(-at // QUARTER) * QUARTER


def _at(day: date, hour: time, zone: str) -> int:
    return micros(datetime.combine(day, hour, tzinfo=ZoneInfo(zone)))
