"""Several rows of one side that come to one row of the other: a batch of payments, a bill booked in two parts.

Promises: rows that name the one they belong to come first, then rows of one day that follow one another; such a sum is
taken when it is the only one. A sum of rows picked freely proves little, since among many rows some always fit: it is
asked about, never taken. The search is bounded, so that it stays linear. Who edits: developers.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from flows.facts.match_groups import Alternative, Class, Rule
from flows.facts.matching_pool import Entry, Pool

MOST_NAMED: Final = 12  # rows that name one, up to which a part of them is tried
LONGEST: Final = 12  # rows of a batch
PICKED: Final = 4  # rows of a sum that is picked freely
FEW: Final = 10  # rows that are picked from
MOST_ASKED: Final = 8


@dataclass(frozen=True, slots=True)
class View:
    """The pool seen from one side: `ones` may each be the sum of several of `many`."""

    pool: Pool
    ours_is_one: bool
    foreign: Mapping[bool, bool]  # by sign: whether the numbers in their column are not ours

    @property
    def ones(self) -> dict[int, Entry]:
        """Free rows that may be sums."""
        return self.pool.free_ours if self.ours_is_one else self.pool.free_theirs

    @property
    def many(self) -> dict[int, Entry]:
        """Free rows that may be parts."""
        return self.pool.free_theirs if self.ours_is_one else self.pool.free_ours

    def in_reach(self, one: Entry, part: Entry) -> bool:
        """Whether their days fit."""
        return self.pool.in_reach(one, part) if self.ours_is_one else self.pool.in_reach(part, one)

    def names(self, entry: Entry, *, one: bool) -> frozenset[str]:
        """The numbers it may be known by; those of a column that is not ours are none."""
        numbers = entry.names.union(f"={form}" for form in entry.folded)
        if one is self.ours_is_one or not self.foreign[entry.minor < 0]:
            return numbers
        return entry.said

    def may_add(self, one: Entry, part: Entry) -> bool:
        """Whether a part has the sign of the whole; what is left of a bill may be a bill and payments on it."""
        return part.minor * one.minor > 0 or (self.ours_is_one and self.pool.open_items)

    def take(self, one: Entry, parts: Sequence[Entry]) -> None:
        """They are one."""
        klass = Class.ONE_TO_MANY if self.ours_is_one else Class.MANY_TO_ONE
        self.pool.take(klass, Rule.SUM, *self._sides(one, parts))

    def ask(self, one: Entry, ways: Sequence[Sequence[Entry]]) -> None:
        """They may be one, in several ways or in one that proves little."""
        alternatives = tuple(Alternative(*self._sides(one, parts)) for parts in ways[:MOST_ASKED])
        parts = {part.key: part for way in ways[:MOST_ASKED] for part in way}
        sides = self._sides(one, list(parts.values()))
        self.pool.take(Class.NEEDS_REVIEW, Rule.SUM, *sides, alternatives=alternatives)

    def _sides(self, one: Entry, parts: Iterable[Entry]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        many = tuple(sorted(part.key for part in parts))
        return ((one.key,), many) if self.ours_is_one else (many, (one.key,))


def _views(pool: Pool) -> Iterator[View]:
    foreign = {credit: pool.numbers_foreign(credit=credit) for credit in (False, True)}
    yield View(pool, True, foreign)
    yield View(pool, False, foreign)


def named_sums(pool: Pool) -> None:
    """Parts that bear the number of the whole, or whose numbers the whole mentions; unless one alone comes to it."""
    for view in _views(pool):
        by_name: dict[str, list[Entry]] = defaultdict(list)
        for part in view.many.values():
            for name in view.names(part, one=False):
                by_name[name].append(part)
        for one in list(view.ones.values()):
            found = {part.key: part for name in view.names(one, one=True) for part in by_name.get(name, ())}
            parts = [part for key, part in sorted(found.items()) if key in view.many and view.may_add(one, part)]
            alone = any(part.minor == one.minor for part in parts)
            ways = [] if alone else _named_ways(one, parts, pool.limits.rounding)
            if len(ways) == 1:
                view.take(one, ways[0])
            elif ways:
                view.ask(one, ways)


def sums_of_a_day(pool: Pool) -> None:
    """Rows of one day that follow one another, and come to a row of the other side; asked where amounts recur."""
    for view, one, ways in _day_ways(pool):
        if len(ways) > 1 or one.minor in pool.common:
            continue
        if any(part.minor in pool.common for part in ways[0]):
            view.ask(one, ways)
        else:
            view.take(one, ways[0])


def asked_sums_of_a_day(pool: Pool) -> None:
    """The same where the whole recurs, or where there are several such sums."""
    for view, one, ways in _day_ways(pool):
        view.ask(one, ways)


def _day_ways(pool: Pool) -> Iterator[tuple[View, Entry, list[tuple[Entry, ...]]]]:
    for view in _views(pool):
        runs = runs_by_sum(view.many, {one.minor for one in view.ones.values()})
        for one in list(view.ones.values()):
            near = [run for run in runs.get(one.minor, ()) if view.in_reach(one, run[0])]
            if ways := [run for run in near if all(part.key in view.many for part in run)]:
                yield view, one, ways


def picked_sums(pool: Pool) -> None:
    """A few rows in reach, whichever they are: asked about."""
    for view in _views(pool):
        by_day = _by_day(view.many)
        for one in list(view.ones.values()):
            near = _in_reach(view, one, by_day)
            if 1 < len(near) <= FEW and (ways := _picked_ways(one, near)):
                view.ask(one, ways)


def _named_ways(one: Entry, parts: list[Entry], rounding: int) -> list[tuple[Entry, ...]]:
    """All of them when they fit; otherwise every choice of some that does."""
    if len(parts) < 2 or all(part.minor * one.minor < 0 for part in parts):  # noqa: PLR2004 (a sum has two parts)
        return []
    if abs(sum(part.minor for part in parts) - one.minor) <= rounding:
        return [tuple(parts)]
    alike = [part for part in parts if part.minor * one.minor > 0]
    if len(alike) > MOST_NAMED:
        return []
    return [
        way
        for size in range(2, len(alike) + 1)
        for way in combinations(alike, size)
        if sum(part.minor for part in way) == one.minor
    ]


def runs_by_sum(free: Mapping[int, Entry], wanted: Container[int]) -> dict[int, list[tuple[Entry, ...]]]:
    """Rows of one sign and day that follow one another in number and in place, by their sum where that is wanted."""
    days: dict[tuple[int, bool], list[Entry]] = defaultdict(list)
    for one in free.values():
        if one.day:
            days[one.day, one.minor < 0].append(one)
    found: dict[int, list[tuple[Entry, ...]]] = defaultdict(list)
    for rows in days.values():
        rows.sort(key=lambda one: (len(one.stem), one.stem, one.key))
        for start, end, total in _stretches(rows):
            if total in wanted:
                found[total].append(tuple(rows[start:end]))
    return found


def _stretches(rows: Sequence[Entry]) -> Iterator[tuple[int, int, int]]:
    """From where to where they go, and their sum."""
    for start, first in enumerate(rows):
        total = first.minor
        for end, part in enumerate(rows[start + 1 : start + LONGEST], start + 2):
            total += part.minor
            yield start, end, total


def _by_day(free: Mapping[int, Entry]) -> dict[int, list[Entry]]:
    days: dict[int, list[Entry]] = defaultdict(list)
    for one in free.values():
        days[one.day].append(one)
    return days


def _in_reach(view: View, one: Entry, by_day: Mapping[int, list[Entry]]) -> list[Entry]:
    window = view.pool.limits.window
    days = range(one.day - window, one.day + window + 1) if one.day else ()
    return [
        part
        for day in days
        for part in by_day.get(day, ())
        if part.key in view.many and 0 < part.minor * one.minor < one.minor**2 and view.in_reach(one, part)
    ]


def _picked_ways(one: Entry, near: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    return [
        way
        for size in range(2, PICKED + 1)
        for way in combinations(near, size)
        if sum(part.minor for part in way) == one.minor
    ]
