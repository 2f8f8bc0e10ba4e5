"""Calls that we promised: what one is, when one can be, and what a conversation may ask of them.

Promises: pure. A moment on offer lies in the office hours of the supplier, on a day on which the contact works too and,
where there is one in common, in hours in which people take calls; it is at least an hour away. A number is shown to a
customer only by its last digits. Whoever edits the hours does it here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from flows.facts.bank_days import working_day_before
from flows.facts.calendars import WEEKDAYS, Calendar
from flows.facts.contact_policy import PROMISES, REMINDERS
from flows.facts.times import HOUR, MINUTE, day_in_zone, in_zone, micros

NOTICE: Final = HOUR  # from now to the first call on offer
LAST: Final = time(17, 30)  # the latest beginning of a call, in office hours
FARTHEST: Final = 31  # days ahead
TRIES: Final = 3  # calls, the first included
QUARTER: Final = 15 * MINUTE
WORD: Final = HOUR  # before a call, when the contact is reminded of it
EVENING: Final = time(18)  # when they are, where that would be too early in the morning
_SHOWN = 4  # last digits of a number
_FEWEST, _MOST = 6, 15  # digits of a telephone number


class CallState(StrEnum):
    """Where a promised call stands; the names are stored."""

    BOOKED = "booked"
    CALLING = "calling"
    WRITING = "writing"
    KEPT = "kept"
    WRITTEN = "written"
    CANCELLED = "cancelled"


OPEN: Final = frozenset({CallState.BOOKED, CallState.CALLING, CallState.WRITING})


@dataclass(frozen=True, slots=True)
class CallBack:
    """A call promised to a contact at `at` (µs UTC). `tries` calls found nobody; `late` times we did not call.

    An `urgent` one is our own wish: the contact was promised none before somebody has tried.
    """

    id: int
    customer_id: int
    contact_id: int
    case_id: int
    purpose: str
    phone: str
    at: int
    state: CallState
    tries: int = 0
    late: int = 0
    urgent: bool = False

    @property
    def open(self) -> bool:
        """Whether something is still promised."""
        return self.state in OPEN


@dataclass(frozen=True, slots=True)
class BookCall:
    """Promise a call. `purpose` is the contact's words or a key of a button, `at` µs UTC."""

    purpose: str
    case_id: int
    phone: str
    at: int


@dataclass(frozen=True, slots=True)
class MoveCall:
    """Tell the life of that call what the customer did: moved (at, phone), cancelled."""

    call_id: int
    what: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChangeCall:
    """Asked for by the call's own life: set these fields of it."""

    fields: Mapping[str, object]


# -- when --------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Between:
    """Who speaks with whom: the zones of the `office` and of the contact, and the calendar of each place."""

    office: str
    zone: str
    house: Calendar = WEEKDAYS
    theirs: Calendar = WEEKDAYS


def callable_at(at: int, now: int, between: Between) -> bool:
    """Whether a call may be promised for that moment."""
    here, there = in_zone(at, between.office), in_zone(at, between.zone)
    if at < now + NOTICE or not REMINDERS[0] <= here.time() <= LAST:
        return False
    if not between.house.working(here.date()) or not between.theirs.working(there.date()):
        return False
    return PROMISES[0] <= there.time() < PROMISES[1] or not _in_common(there.date(), between)


def hours_of(day: date, now: int, between: Between) -> tuple[int, ...]:
    """The full hours of the contact's `day` at which a call can be promised (µs UTC)."""
    full = (_at(day, time(hour), between.zone) for hour in range(24))
    return tuple(dict.fromkeys(at for at in full if callable_at(at, now, between)))


def days_for_calls(now: int, between: Between, most: int = 3) -> tuple[date, ...]:
    """The contact's next days with such an hour."""
    today = day_in_zone(now, between.zone)
    days = (today + timedelta(days=ahead) for ahead in range(FARTHEST))
    found: list[date] = []
    for day in days:
        if len(found) == most:
            break
        if hours_of(day, now, between):
            found.append(day)
    return tuple(found)


def next_try(at: int, now: int, between: Between) -> int:
    """The same time of day on the contact's next day on which a call can be promised, else that day's first hour."""
    local = in_zone(max(at, now), between.zone)
    for ahead in range(1, FARTHEST):
        day = local.date() + timedelta(days=ahead)
        same = _at(day, in_zone(at, between.zone).time(), between.zone)
        if callable_at(same, now, between):
            return same
        if hours := hours_of(day, now, between):
            return hours[0]
    return max(at, now) + 24 * HOUR


def word_before(at: int, now: int, between: Between) -> int:
    """When the contact is reminded of a call at `at` (µs UTC); 0: not at all, since that moment is over.

    An hour before or, where nobody is written to so early, on the evening of their working day before.
    """
    before = at - WORD
    there = in_zone(before, between.zone)
    if not PROMISES[0] <= there.time() < PROMISES[1]:
        before = _at(working_day_before(in_zone(at, between.zone).date(), between.theirs), EVENING, between.zone)
    return before if before > now else 0


def _in_common(day: date, between: Between) -> bool:
    """Whether office hours and the hours in which people there take calls meet at all."""
    hours = (_at(day, time(hour), between.zone) for hour in range(PROMISES[0].hour, PROMISES[1].hour))
    return any(REMINDERS[0] <= in_zone(at, between.office).time() <= LAST for at in hours)


def _at(day: date, hour: time, zone: str) -> int:
    return micros(datetime.combine(day, hour.replace(tzinfo=None), tzinfo=ZoneInfo(zone)))


# -- what was typed ----------------------------------------------------------------------------------------------------
_HOUR = re.compile(
    r"(?P<before>上午|早上|中午|下午|晚上)?\s*(?<![\d:：.])(?P<hour>2[0-3]|[01]?\d)(?!\d)\s*"
    r"(?:(?P<sign>[:：.点时h])\s*(?P<minute>[0-5]\d|半)?)?\s*(?P<after>[ap]\.?m\b)?",
    re.IGNORECASE,
)
_NOON = 12
_EVENING = frozenset({"下午", "晚上", "pm", "p.m"})
_MORNING = frozenset({"上午", "早上", "am", "a.m"})


def times_meant(text: str) -> tuple[time, ...]:
    """The times of day that `text` may name: "3" may be 03:00 or 15:00; empty for none, or for a whole story."""
    found = {meant for match in _HOUR.finditer(_digits(text)) for meant in _readings(match)}
    return tuple(sorted(found)) if len(found) <= _READINGS else ()


def time_marked(text: str) -> bool:
    """Whether a time of day is plainly named: 15:30, 3pm, 下午3点."""
    return any(m["before"] or m["sign"] or m["after"] for m in _HOUR.finditer(_digits(text)))


def _readings(match: re.Match[str]) -> list[time]:
    hour, half = int(match["hour"]), match["minute"] == "半"
    minute = 30 if half else int(match["minute"] or 0)
    part = (match["after"] or match["before"] or "").lower()
    if part in _EVENING:
        hours = [hour % _NOON + _NOON]
    elif part in _MORNING:
        hours = [hour % _NOON]
    else:
        hours = [hour] if hour >= _NOON or part or match["hour"].startswith("0") else [hour, hour + _NOON]
    return [time(hour, minute) for hour in hours]


def _digits(text: str) -> str:
    """The same with full-width digits and Chinese hours in plain digits."""
    return _CHINESE_HOUR.sub(lambda found: str(_CHINESE[found[0]]), text.translate(_FULL_WIDTH))


_READINGS = 6
_CHINESE = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10} | {
    "十一": 11,
    "十二": 12,
}
_CHINESE_HOUR = re.compile(r"(?:十[一二]?|[一二两三四五六七八九])(?=\s*[点时])")
_FULL_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)}


def read_phone(text: str) -> str:
    """The telephone number in `text`, with its plus and digits only; empty when there is none."""
    said = text.translate(_FULL_WIDTH).replace("＋", "+")
    bare = re.sub(r"[\s().\-–/]", "", said)
    found = re.findall(r"\+?\d+", bare)
    if len(found) != 1 or not _FEWEST <= len(found[0].lstrip("+")) <= _MOST:
        return ""
    return str(found[0])


def masked(phone: str) -> str:
    """The number as it may be said back: its last digits."""
    return phone[-_SHOWN:] if len(phone) >= _FEWEST else ""
