"""How late it is in a case: every clock worked out anew from what happened, never stored.

Promises: pure; a later clock never hides an earlier one; nothing runs while the customer has to move, and nothing after
the case has ended. Targets stand in flows/tables/clocks.py. Whoever adds a kind of event that is a word by a person, or
one of the customer's, adds it to the sets here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from flows.facts.contact_policy import REMINDERS, next_opening
from flows.facts.dispute import CaseState
from flows.facts.priority import Priority
from flows.facts.times import HOUR, MINUTE, in_zone, micros
from flows.tables.clocks import CLOCKS, ClockRow, Target, Unit

BY_A_PERSON: Final = frozenset({"replied", "asked_customer", "approved", "came_back", "explained", "snoozed"})
BY_THE_CUSTOMER: Final = frozenset({
    "customer_answered", "countered", "declined", "not_solved", "reopened", "appealed", "claim_changed", "asked_when",
    "asked_again", "added", "customer_wrote",
})  # fmt: skip
_OVER: Final = frozenset({
    CaseState.RESOLVED.value, CaseState.CLOSED.value, "merged", "withdrawn", "external",
})  # fmt: skip
_DECIDED: Final = _OVER | {CaseState.OFFERED.value, CaseState.EXECUTING.value}
WORKDAY: Final = (REMINDERS[1].hour - REMINDERS[0].hour) * HOUR


@dataclass(frozen=True, slots=True)
class Event:
    """Something in the records of a case. `at` µs UTC; `state` is where the case stood after it, empty if unmoved."""

    at: int
    what: str
    state: str = ""
    by_person: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock that runs or stands. `due` is µs UTC, 0 while it stands still."""

    key: str
    started: int
    due: int

    def late(self, now: int) -> bool:
        """Whether it has run out."""
        return bool(self.due) and self.due < now


@dataclass(frozen=True, slots=True)
class Span:
    """When a clock began, and when what it waits for came (0: not yet)."""

    began: int
    ended: int = 0


def clocks_of(events: Sequence[Event], priority: Priority, zone: str, *, taken: bool) -> tuple[Clock, ...]:
    """The clocks of a case that have not been stopped, soonest first; those that stand still last.

    `events` oldest first, from the registration on; `zone` is the house's; `taken`: somebody has the case.
    """
    state = next((one.state for one in reversed(events) if one.state), "")
    if not events or state in _OVER:
        return ()
    spans = {
        "pick_up": Span(events[0].at, events[0].at if taken else 0),
        "first_response": _first_response(events),
        "next_response": _next_response(events),
        "decision": _since_state(events, _DECIDED),
        "execution": _executing(events),
    }
    running = [
        _clock(CLOCKS[key], span, events, priority, zone) for key, span in spans.items() if span and not span.ended
    ]
    return tuple(sorted(running, key=lambda one: (one.due == 0, one.due)))


def due_after(at: int, target: Target, zone: str) -> int:
    """When `target` has passed since `at` (µs UTC)."""
    if target.unit is Unit.MINUTES:
        return at + target.count * MINUTE
    return after_working_time(at, target.count * (HOUR if target.unit is Unit.HOURS else WORKDAY), zone)


def after_working_time(at: int, span: int, zone: str) -> int:
    """The moment when `span` µs of the house's working time have passed since `at` (µs UTC)."""
    left = span
    at = next_opening(at, zone)
    while (room := _closing(at, zone) - at) < left:
        left -= room
        at = next_opening(at + room, zone)
    return at + left


def working_time(since: int, until: int, zone: str) -> int:
    """How much of the house's working time lies between two moments (µs)."""
    passed, at = 0, next_opening(since, zone)
    while at < until:
        closing = _closing(at, zone)
        passed += min(closing, until) - at
        at = next_opening(closing, zone)
    return passed


# -- when they begin and end -------------------------------------------------------------------------------------------
def _first_response(events: Sequence[Event]) -> Span:
    return Span(events[0].at, next((one.at for one in events if one.by_person), 0))


def _next_response(events: Sequence[Event]) -> Span | None:
    """The oldest word of the customer's that nobody has answered; the registration has a clock of its own."""
    waiting = 0
    for one in events[1:]:
        if one.by_person or one.state in _DECIDED:
            waiting = 0
        elif one.what in BY_THE_CUSTOMER:
            waiting = waiting or one.at
    return Span(waiting) if waiting else None


def _since_state(events: Sequence[Event], ends: frozenset[str]) -> Span:
    """From when it was to be decided: the registration, or the last time it was taken up after a decision."""
    span = Span(events[0].at)
    for one in events:
        if one.state in ends:
            span = Span(span.began, one.at)
        elif one.state and span.ended:
            span = Span(one.at)
    return span


def _executing(events: Sequence[Event]) -> Span | None:
    began = 0
    for one in events:
        if one.state:
            began = (began or one.at) if one.state == CaseState.EXECUTING.value else 0
    return Span(began) if began else None


def _clock(row: ClockRow, span: Span, events: Sequence[Event], priority: Priority, zone: str) -> Clock:
    target = row.targets[tuple(Priority).index(priority)]
    stands_since, stood = 0, 0
    for one in events:
        if not one.state or one.at < span.began:
            continue
        if one.state in row.pauses:
            stands_since = stands_since or one.at
        elif stands_since:
            stood, stands_since = stood + working_time(stands_since, one.at, zone), 0
    due = 0 if stands_since else due_after(span.began, target, zone)
    return Clock(row.key, span.began, after_working_time(due, stood, zone) if stood and due else due)


def _closing(at: int, zone: str) -> int:
    """When the office closes on the day of `at` (µs UTC)."""
    day = in_zone(at, zone).date()
    return micros(datetime.combine(day, REMINDERS[1], tzinfo=ZoneInfo(zone)))
