"""How late it is in a case: every clock worked out anew from what happened, never stored.

Promises: pure; a later clock never hides an earlier one; nothing runs while others have to move, and nothing after the
case has ended. Targets stand in flows/tables/clocks.py, what begins and ends a clock in flows/facts/clock_periods.py.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from flows.facts.clock_periods import Event, Period, Records, periods_of, stood_still
from flows.facts.dispute import CaseState
from flows.facts.priority import Priority
from flows.facts.times import HOUR, MINUTE, SECOND
from flows.facts.working_time import WORKDAY, Office, after, opening, passed
from flows.tables.clocks import CLOCKS, LADDER, ClockRow, Target, Unit

_LENGTHS: Final = {Unit.SECONDS: SECOND, Unit.MINUTES: MINUTE, Unit.HOURS: HOUR, Unit.DAYS: WORKDAY}
_OVER: Final = frozenset({CaseState.RESOLVED.value, CaseState.CLOSED.value})
Pauses = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Clock:
    """One run of a clock. `due` is µs UTC, 0 while it stands still in time; `ended` 0 while it runs.

    `share` is how much of its time is used, in per cent; `paused`: it stands still now.
    """

    key: str
    started: int
    due: int
    share: int = 0
    paused: bool = False
    ended: int = 0

    def late(self, now: int) -> bool:
        """Whether it has run out, or had when it ended."""
        return bool(self.due) and self.due < (self.ended or now)


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder of one run of a clock, to be told at `at` (µs UTC)."""

    key: str
    began: int
    share: int
    at: int


@dataclass(frozen=True, slots=True)
class Resolution:
    """Working time (µs) until a case was first resolved, and all in which it was open; None while it was never."""

    first: int | None
    total: int | None


def clocks_of(records: Records, priority: Priority, office: Office, now: int) -> tuple[Clock, ...]:
    """The clocks of a case that have not been stopped, soonest first; those that stand still last."""
    periods = (one for one in periods_of(records) if not one.ended)
    running = [_clock(one, records, priority, office, now) for one in periods]
    return tuple(sorted(running, key=lambda one: (one.due == 0, one.due)))


def every_clock(records: Records, priority: Priority, office: Office, now: int) -> tuple[Clock, ...]:
    """Every run of every clock, also those that were stopped."""
    return tuple(_clock(one, records, priority, office, now) for one in periods_of(records))


def silent_at(records: Records, priority: Priority, office: Office) -> tuple[int, int]:
    """When the customer should hear how it stands, and when they have heard nothing for too long; (0, 0): not now."""
    row = CLOCKS["silence"]
    running = [one for one in periods_of(records) if one.key == "silence" and not one.ended]
    pauses = stood_still(records.events, row.pauses)
    if not running or _paused(pauses):
        return 0, 0
    target = _target(row, priority)
    return _moment(running[0], target, pauses, row.tells, office), _moment(running[0], target, pauses, 100, office)


def rungs(records: Records, priority: Priority, office: Office) -> tuple[Rung, ...]:
    """The steps still to be told, soonest first. Nobody is called at night, but for P1.

    What stands below a step that was told is not told any more.
    """
    found = [
        Rung(one.key, one.began, share, at if priority is Priority.P1 else opening(at, office))
        for one, target, pauses in _climbed(records, priority)
        for share in LADDER
        if share > max((done for key, began, done in records.said if (key, began) == (one.key, one.began)), default=0)
        and (at := _moment(one, target, pauses, share, office))
    ]
    return tuple(sorted(found, key=lambda rung: (rung.at, rung.key, rung.share)))


def fallen(steps: Sequence[Rung], now: int) -> tuple[Rung, ...]:
    """Of each clock the highest step that is due: after a downtime the lower ones are not made up for."""
    highest = {one.key: one for one in sorted(steps, key=lambda rung: rung.share) if one.at <= now}
    return tuple(highest.values())


def resolution(events: Sequence[Event], office: Office) -> Resolution:
    """How long it took, in working time."""
    ends = [at for at, _ in stood_still(events, _OVER)]
    if not ends:
        return Resolution(None, None)
    begins = [events[0].at, *(until for _, until in stood_still(events, _OVER) if until)]
    spans = [passed(since, until, office) for since, until in zip(begins, ends, strict=False)]
    return Resolution(spans[0], sum(spans))


def middle(spans: Sequence[int]) -> int | None:
    """The median; None of nothing."""
    return int(median(spans)) if spans else None


# -- one run -----------------------------------------------------------------------------------------------------------
def due_after(at: int, target: Target, office: Office) -> int:
    """When `target` has passed since `at` (µs UTC)."""
    return _reach(target, at, _length(target), office)


def _clock(one: Period, records: Records, priority: Priority, office: Office, now: int) -> Clock:
    row = CLOCKS[one.key]
    if row.targets is None:
        share = (now - one.began) * 100 // max(1, one.due - one.began)
        return Clock(one.key, one.began, one.due, max(0, share), ended=one.ended)
    target, pauses = _target(row, priority), stood_still(records.events, row.pauses)
    used = sum(_measure(target, a, min(b, now) if b else now, office) for a, b in _runs(one, pauses) if a < now)
    share = used * 100 // _length(target)
    paused = _paused(pauses) and not one.ended
    return Clock(one.key, one.began, _moment(one, target, pauses, 100, office), share, paused, one.ended)


def _climbed(records: Records, priority: Priority) -> Iterator[tuple[Period, Target, Pauses]]:
    """What runs now and is told step by step."""
    for one in periods_of(records):
        row = CLOCKS[one.key]
        pauses = stood_still(records.events, row.pauses)
        if row.climbed and not one.ended and not _paused(pauses):
            yield one, _target(row, priority), pauses


def _moment(one: Period, target: Target, pauses: Pauses, share: int, office: Office) -> int:
    """When that share (per cent) of its time was or will be used; 0 when it stands still before."""
    left = _length(target) * share // 100
    for since, until in _runs(_unstopped(one), pauses):
        if not until:
            return _reach(target, since, left, office)
        there = _measure(target, since, until, office)
        if there >= left:
            return _reach(target, since, left, office)
        left -= there
    return 0


def _unstopped(one: Period) -> Period:
    """The same as if nothing had stopped it: it is due when it is due, whenever it ended."""
    return Period(one.key, one.began)


def _runs(one: Period, pauses: Pauses) -> Iterator[tuple[int, int]]:
    """The stretches in which it ran; (since, 0) where it runs on."""
    since = one.began
    for begins, ends in pauses:
        if ends and ends <= since:
            continue
        if one.ended and begins >= one.ended:
            break
        if begins > since:
            yield since, begins
        if not ends:
            return
        since = ends
    if not one.ended or since < one.ended:
        yield since, one.ended


def _paused(pauses: Pauses) -> bool:
    return bool(pauses) and not pauses[-1][1]


def _target(row: ClockRow, priority: Priority) -> Target:
    assert row.targets is not None  # noqa: S101 - only what was promised has none
    return row.targets[tuple(Priority).index(priority)]


def _length(target: Target) -> int:
    return target.count * _LENGTHS[target.unit]


def _reach(target: Target, since: int, span: int, office: Office) -> int:
    return since + span if target.unit.at_night else after(since, span, office)


def _measure(target: Target, since: int, until: int, office: Office) -> int:
    return max(0, until - since) if target.unit.at_night else passed(since, until, office)
