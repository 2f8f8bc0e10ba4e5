"""Whether something unasked may leave now: decided when its time has come, from things as they are then.

Promises: pure; the rules are asked in the order in which they stand here, and the first that objects is the reason
given. Nothing here knows a message: a decision is a moment, the key of a reason (flows/tables/withholding.py) and what
its sentence shows. Whoever adds a reason adds its row there, its rule here and its sentence.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Final
from zlib import crc32
from zoneinfo import ZoneInfo

from flows.facts.calendars import WEEKDAYS, Calendar
from flows.facts.contact_policy import REMINDERS, after_working_days, in_time_for, may_remind, next_unasked
from flows.facts.holds import Hold, HoldKind
from flows.facts.times import DAY, SECOND, in_zone, micros
from flows.tables.followups import FOLLOWUPS, FollowUp
from flows.tables.withholding import WITHHOLDING

NEVER: Final = 0
SPREAD: Final = 20 * 60  # seconds after an opening over which messages are spread
DEBT_APART: Final = 7 * DAY
_ONE: Final = timedelta(days=1)
_NOTHING: Final[Mapping[str, object]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Unasked:
    """A message whose time has come, and how things stand. Moments are µs UTC, 0 for none; `sent` is oldest first.

    `zone` and `calendar` are the reader's, `office` and `house` ours. `sent` and `debts` are what this customer got
    unasked lately; `answered_at` is when the reader last wrote or pressed anything. `ends_at`: before it this must be
    heard. `promised_until`, `paid_until`: until when a promise or a payment seen in the books is waited for. `was` is
    why it waited before.
    """

    kind: str
    subject: str
    due_at: int
    zone: str = "UTC"
    calendar: Calendar = WEEKDAYS
    office: str = "UTC"
    house: Calendar = WEEKDAYS
    reachable: bool = True
    stopped: bool = False
    legal_hold: bool = False
    with_person: bool = False
    holds: tuple[Hold, ...] = ()
    complaint: str = ""
    disputed: bool = False
    promised_until: int = 0
    paid_until: int = 0
    postponed_until: int = 0
    ends_at: int = 0
    sent: tuple[int, ...] = ()
    debts: tuple[int, ...] = ()
    answered_at: int = 0
    was: str = ""

    @property
    def row(self) -> FollowUp:
        """Its kind's row."""
        return FOLLOWUPS[self.kind]


@dataclass(frozen=True, slots=True)
class Decision:
    """It leaves at `at` (µs UTC): now when that is not later, else it is looked at again then; NEVER: not at all.

    `because` says why not now, as a key; `values` are what its sentence shows.
    """

    at: int
    because: str = ""
    values: Mapping[str, object] = field(default_factory=lambda: _NOTHING)


def decide(asked: Unasked, now: int) -> Decision:
    """What becomes of it at `now`."""
    return objection(asked, now) or (_open_now if asked.row.free else _permitted)(asked, now)


def decide_beside(asked: Unasked, now: int) -> Decision:
    """The same where another message leaves anyway, which this one can stand in: that counts once."""
    return objection(asked, now) or _open_now(asked, now)


def leaves_at(now: int, valid_until: int, zone: str, calendar: Calendar = WEEKDAYS) -> int:
    """When a letter that was decided on and held up leaves (µs UTC): now or at the next opening; NEVER if too late.

    `valid_until` is the moment from which it says nothing any more (µs UTC; 0: it always does).
    """
    at = next_unasked(now, zone, calendar)
    return NEVER if valid_until and at >= valid_until else at


def valid_until(kind: str, now: int, zone: str, calendar: Calendar = WEEKDAYS) -> int:
    """Until when a letter of that kind, decided on now, may be held up (µs UTC); 0: for ever."""
    days = FOLLOWUPS[kind].valid
    return after_working_days(now, days + 1, zone, calendar) if days else 0


def objection(asked: Unasked, now: int) -> Decision | None:
    """What stands against it apart from hours and caps: the first rule that objects."""
    return next((found for rule in RULES if (found := rule(asked, now))), None)


def spread(at: int, subject: str, zone: str, calendar: Calendar = WEEKDAYS) -> int:
    """Some minutes after an opening, the same for the same subject, so that not everybody is rung at once (µs UTC).

    Another moment than an opening is left as it is.
    """
    here = in_zone(at, zone)
    begins = (spell[0] for spell in calendar.spells(here.date(), REMINDERS))
    return at + crc32(subject.encode()) % SPREAD * SECOND if here.time() in begins else at


# -- the rules, in their order -----------------------------------------------------------------------------------------
def _nobody(asked: Unasked, now: int) -> Decision | None:
    return None if asked.reachable else _again(asked, now, "nobody_bound")


def _stopped(asked: Unasked, _now: int) -> Decision | None:
    return Decision(NEVER, "stopped") if asked.stopped else None


def _in_law(asked: Unasked, _now: int) -> Decision | None:
    return Decision(NEVER, "legal_hold") if asked.legal_hold else None


def _with_person(asked: Unasked, now: int) -> Decision | None:
    return _again(asked, now, "person_has_control") if asked.with_person else None


def _held(asked: Unasked, now: int) -> Decision | None:
    presses = asked.row.presses or asked.row.debt
    for hold in asked.holds:
        if hold.kind is HoldKind.CONTACT or presses:
            return _again(asked, now, hold.kind.value, reason=hold.reason, last=hold.until)
    return None


def _complained(asked: Unasked, now: int) -> Decision | None:
    if asked.complaint and (asked.row.presses or asked.row.debt):
        return _again(asked, now, "complaint", number=asked.complaint)
    return None


def _in_question(asked: Unasked, now: int) -> Decision | None:
    return _again(asked, now, "disputed") if asked.row.debt and asked.disputed else None


def _promised(asked: Unasked, now: int) -> Decision | None:
    return _rests(asked, now, asked.promised_until, "promised") if asked.row.debt else None


def _paid(asked: Unasked, now: int) -> Decision | None:
    return _rests(asked, now, asked.paid_until, "payment_seen") if asked.row.debt else None


def _announced(asked: Unasked, now: int) -> Decision | None:
    """Nobody is pressed again before colleagues have had a working day to say no."""
    was = WITHHOLDING.get(asked.was)
    return _again(asked, now, "announced", was=asked.was) if was and was.rests else None


def _too_late(asked: Unasked, now: int) -> Decision | None:
    """Something slept through it: the next one of its kind comes in its own time."""
    days = asked.row.valid
    if not days or now <= asked.due_at + DAY:
        return None
    last = after_working_days(asked.due_at, days + 1, asked.zone, asked.calendar)
    return Decision(NEVER, "too_late", {"due": asked.due_at}) if now >= last else None


RULES: Final[tuple[Callable[[Unasked, int], Decision | None], ...]] = (
    _nobody,
    _stopped,
    _in_law,
    _with_person,
    _held,
    _complained,
    _in_question,
    _promised,
    _paid,
    _announced,
    _too_late,
)


# -- hours and caps ----------------------------------------------------------------------------------------------------
def _permitted(asked: Unasked, now: int) -> Decision:
    cycle = sum(moment > asked.answered_at for moment in asked.sent)  # an answer begins the count anew
    in_cycle = 0 if asked.kind == "statement_issued" else cycle  # the notice opens the cycle
    earliest, lately = _debt_apart(asked)
    allowed = may_remind(now, asked.zone, asked.sent, in_cycle, earliest, asked.calendar)
    if asked.ends_at and (allowed is None or allowed.at >= asked.ends_at):
        soon = in_time_for(asked.ends_at, now, asked.zone, asked.sent, asked.postponed_until, asked.calendar)
        allowed = soon or allowed
    if allowed is None:
        return Decision(NEVER, "cycle_is_full")
    if allowed.at <= now:
        return Decision(now)
    because = "debt_lately" if lately and allowed.because == "postponed" else allowed.because
    return _later(asked, now, allowed.at, because)


def _debt_apart(asked: Unasked) -> tuple[int, bool]:
    """Before when nothing is said, and whether that is since a debt was spoken of less than a week ago."""
    apart = asked.debts[-1] + DEBT_APART if asked.row.debt and asked.debts else 0
    return (apart, True) if apart > asked.postponed_until else (asked.postponed_until, False)


def _open_now(asked: Unasked, now: int) -> Decision:
    """Hours and wishes without the caps."""
    earliest, _ = _debt_apart(asked)
    at = next_unasked(max(now, earliest), asked.zone, asked.calendar)
    return Decision(now) if at <= now else _later(asked, now, at, "window")


def _later(asked: Unasked, now: int, at: int, because: str) -> Decision:
    """Then, with the day's name where a day off is all that stands between."""
    name = _day_off(now, at, asked) if because == "window" else ""
    key = "day_off" if name else because
    until = spread(at, asked.subject, asked.zone, asked.calendar)
    return Decision(until, key, {"until": until, "zone": asked.zone, "name": name})


def _day_off(now: int, at: int, asked: Unasked) -> str:
    """What the first day between is called, on which people would otherwise work."""
    day, last = in_zone(now, asked.zone).date(), in_zone(at, asked.zone).date()
    while day < last:
        if name := asked.calendar.why(day):
            return name
        day += _ONE
    return ""


def _again(asked: Unasked, now: int, because: str, **values: object) -> Decision:
    """Looked at once more on the next morning at which we are at work."""
    at = spread(after_working_days(now, 1, asked.office, asked.house), asked.subject, asked.office, asked.house)
    return Decision(at, because, {"until": at, "zone": asked.office} | values)


def _rests(asked: Unasked, now: int, until: int, because: str) -> Decision | None:
    if until <= now:
        return None
    return Decision(until, because, {"until": until, "zone": asked.zone})


def morning(day: date, zone: str) -> int:
    """When our hours begin on that day in `zone` (µs UTC)."""
    return micros(datetime.combine(day, time(REMINDERS[0].hour), tzinfo=ZoneInfo(zone)))
