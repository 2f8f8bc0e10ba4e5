"""Who should have a matter: its department, then the colleague who fits best.

Promise: pure, and the same answer for the same question; whoever is away, or may not do casework, is passed over.
Whoever changes the order of preference changes `_RANK` here and nowhere else.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from flows.facts.parties import Colleague, StaffRole
from flows.tables.roles import may


@dataclass(frozen=True, slots=True)
class Matter:
    """What is to be routed: whose it is by reason, the customer's language, and who knew the customer before.

    `manager` looks after the customer, `before` had their last case (ids; 0: nobody); `barred` may not have this one.
    """

    department: str
    language: str = ""
    manager: int = 0
    before: int = 0
    barred: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A colleague, and how many open matters they have already."""

    colleague: Colleague
    load: int = 0


# What counts more stands earlier; of those who are alike in everything the least loaded, then the longest known.
_RANK: Final[tuple[Callable[[Candidate, Matter], bool], ...]] = (
    lambda one, matter: matter.department in one.colleague.departments,
    lambda one, matter: matter.language in one.colleague.languages,
    lambda one, matter: one.colleague.id == matter.manager,
    lambda one, matter: one.colleague.id == matter.before,
    lambda one, _: not one.colleague.departments,  # for everything, rather than for something else
)


def suggested(matter: Matter, candidates: Sequence[Candidate], today: date) -> Colleague | None:
    """Who should have it, leads last; a colleague who is away is replaced by their backup. None when nobody can."""
    there = {one.colleague.id: one for one in candidates if _can(one.colleague, matter, today)}
    workers = [one for one in there.values() if one.colleague.role is not StaffRole.LEAD]
    best = _best(matter, workers)
    if best is None or not _fits(best, matter):
        best = _stands_in(matter, candidates, there) or best
    found = best or _best(matter, there.values())
    return found.colleague if found else None


def stand_in(who: Colleague, colleagues: Mapping[int, Colleague], today: date) -> Colleague | None:
    """Who does the work of somebody who is away: their backup, that one's when away too, else nobody."""
    seen = {who.id}
    while who.backup and who.backup not in seen:
        seen.add(who.backup)
        found = colleagues.get(who.backup)
        if found is None:
            return None
        if not found.away(today) and may(found.role.value, "take"):
            return found
        who = found
    return None


def _can(one: Colleague, matter: Matter, today: date) -> bool:
    return not one.away(today) and may(one.role.value, "take") and one.id not in matter.barred


def _fits(one: Candidate, matter: Matter) -> bool:
    return matter.department in one.colleague.departments


def _stands_in(matter: Matter, candidates: Iterable[Candidate], there: Mapping[int, Candidate]) -> Candidate | None:
    """The backup of somebody of the department who is away, when nobody of it is here."""
    known = {one.colleague.id: one.colleague for one in candidates}
    for one in candidates:
        if _fits(one, matter) and one.colleague.backup in there:
            return there[one.colleague.backup]
    away = next((one for one in candidates if one.colleague.id == matter.manager), None)
    return there.get(away.colleague.backup) if away and away.colleague.backup in known else None


def _best(matter: Matter, candidates: Iterable[Candidate]) -> Candidate | None:
    def order(one: Candidate) -> tuple[object, ...]:
        return (*(not fits(one, matter) for fits in _RANK), one.load, one.colleague.id)

    return min(candidates, key=order, default=None)
