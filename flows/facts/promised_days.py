"""The day somebody promises, out of the words they chose: "next Friday", "月底前", "will pay on 3 Nov".

Promises: pure and total; a day is taken only when every word was understood and one reading is left. Two readings, a
stretch of time, a word in no list or a question come back as days to choose from; a refusal is never a promise, and no
day lies before today. The words stand in flows/tables/day_words_*.py and in the data files of other languages.
Who edits: developers.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum, auto
from functools import lru_cache
from typing import Final, TypeAlias

from flows.facts.calendars import WEEKDAYS, Calendar
from flows.facts.day_phrases import Found, denied, phrases, settled, today_ends, unknown, without_hours
from flows.facts.day_rules import DAY, Span
from flows.tables.day_rows import Edge, Rule


class Why(StrEnum):
    """Why no day was found; the value names the words that answer it."""

    NO_DAY = auto()
    VAGUE = auto()
    HOLIDAY = auto()
    PAST = auto()
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class Promised:
    """One day, from today on; `edge` is BY (then at the latest) or ON."""

    day: date
    edge: Edge


@dataclass(frozen=True, slots=True)
class Either:
    """One of these days, in order; ask which. Not `certain`: there were words nobody knows, so even one is asked."""

    days: tuple[date, ...]
    certain: bool = True


@dataclass(frozen=True, slots=True)
class SomeDay:
    """Some day of a stretch of time; open where `last` is None ("after the 15th"). Ask which."""

    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class NotADay:
    """Nothing that can be promised on."""

    why: Why


Promise: TypeAlias = Promised | Either | SomeDay | NotADay


LONGEST: Final = 300  # characters; a longer text tells a story and makes no promise
_MANY: Final = 3  # days that are asked back at most
_OPEN: Final = 10 * DAY  # as much of an open stretch as is looked at
_WHYS: Final = {Rule.GONE: Why.PAST, Rule.HOLIDAY: Why.HOLIDAY, Rule.VAGUE: Why.VAGUE}


@lru_cache(maxsize=64)
def read_promise(text: str, today: date, calendar: Calendar = WEEKDAYS) -> Promise:
    """The day `text` promises, read on `today`, which is the writer's own, as is the calendar."""
    if len(text) > LONGEST:
        return NotADay(Why.NO_DAY)
    said = settled(text)
    if denied(said):
        return NotADay(Why.REFUSED)
    bare = without_hours(said)
    found = list(phrases(bare, today, calendar))
    named = [one for one in found if one.spans]
    strange = unknown(bare, found)
    if not found and not strange and today_ends(said):
        return Promised(today, Edge.BY)
    if not named:
        rules = {one.row.rule for one in found}
        return NotADay(next((why for rule, why in _WHYS.items() if rule in rules), Why.NO_DAY))
    lost = any(not one.spans and one.row.rule is not Rule.VAGUE for one in found)
    return _together(_agreeing(named), today, certain=not (lost or strange))


def days_of(read: SomeDay, calendar: Calendar = WEEKDAYS) -> tuple[date, ...]:
    """Up to three days of that time to choose from: its first, middle and last, working days if it has any.

    Of an open stretch the first, third and fifth working day.
    """
    if read.last is None:
        return _workdays(read.first, read.first + min(_OPEN, date.max - read.first), calendar)[:5:2]
    days = _workdays(read.first, read.last, calendar) or (read.first, read.last)
    return tuple(dict.fromkeys((days[0], days[len(days) // 2], days[-1])))


def _workdays(first: date, last: date, calendar: Calendar) -> tuple[date, ...]:
    near = (first + count * DAY for count in range(min((last - first).days, 366) + 1))
    return tuple(day for day in near if calendar.working(day))


def _agreeing(named: list[Found]) -> list[Found]:
    """Without weekdays that only repeat a day that is named as well ("Friday 13 Nov")."""
    whole = [one for one in named if one.row.rule in {Rule.DATE, Rule.NTH}]
    days = {span.first.weekday() for one in whole for span in one.spans}
    plainly = [one for one in named if one.row.rule is Rule.WEEKDAY and {s.first.weekday() for s in one.spans} == days]
    kept = [one for one in named if one not in plainly]
    edges = [one.edge for one in plainly if one.edge is not Edge.ON]
    return [replace(one, edge=edges[0]) if edges and one.edge is Edge.ON else one for one in kept]


def _together(named: list[Found], today: date, *, certain: bool) -> Promise:
    reads = list(dict.fromkeys(_bounded(one, today) for one in named))
    if len(reads) == 1 and (certain or not isinstance(reads[0], Promised)):
        read = reads[0]
        return replace(read, certain=certain) if isinstance(read, Either) else read
    days = sorted({day for read in reads for day in _choice(read)})
    return Either(tuple(days[:_MANY]), certain) if days else NotADay(Why.PAST)


def _choice(read: Promise) -> tuple[date, ...]:
    match read:
        case Promised(day=day):
            return (day,)
        case Either(days=days):
            return days
        case SomeDay():
            return days_of(read)
    return ()


def _bounded(one: Found, today: date) -> Promise:
    """What its edge makes of the phrase, today and later."""
    ahead = [replace(span, first=max(span.first, today)) for span in one.spans if span.last >= today]
    if not ahead:
        return NotADay(Why.PAST)
    try:
        return _at_edge(one.edge, ahead, today)
    except OverflowError:
        return NotADay(Why.NO_DAY)


def _at_edge(edge: Edge, ahead: list[Span], today: date) -> Promise:
    if edge is Edge.AFTER:
        return SomeDay(ahead[0].last + DAY, None)
    if edge is Edge.FROM:
        return SomeDay(ahead[0].first, None)
    days = tuple(sorted({day for span in ahead for day in _ends(edge, span) if day >= today}))
    if len(days) == 1:
        settled = Edge.BY if ahead[0].ends or edge is not Edge.ON else Edge.ON
        return Promised(days[0], settled)
    if len(ahead) == 1 and edge is Edge.ON:
        return SomeDay(ahead[0].first, ahead[0].last)
    return Either(days[:_MANY]) if days else NotADay(Why.PAST)


def _ends(edge: Edge, span: Span) -> tuple[date, ...]:
    """The days that may be meant: "before the 15th" may still be the 15th, "before next week" is not in it."""
    if edge is Edge.WITHIN or span.ends:
        return (span.last,)
    if edge is not Edge.BEFORE:
        return (span.first, span.last)
    return (span.first - DAY, span.first) if span.first == span.last else (span.first - DAY,)
