"""When each clock of a case began and ended: read from the records, never stored.

Promises: pure; a later period never hides an earlier one; nothing outlives the case's own end, and what follows on a
reopening is a period of its own. Whoever adds a kind of event that is a word by a person, or one of the customer's that
wants an answer, adds it to the sets here: a thank-you is in neither.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from flows.facts.dispute import CaseState

BY_A_PERSON: Final = frozenset(
    {"replied", "asked_customer", "approved", "came_back", "explained", "snoozed", "promised"}
)
BY_THE_CUSTOMER: Final = frozenset({
    "customer_answered", "countered", "declined", "not_solved", "reopened", "appealed", "claim_changed", "asked_when",
    "asked_again", "added", "customer_wrote",
})  # fmt: skip
TAKEN: Final = frozenset({"taken", "changed_hands"})
SET_FREE: Final = "set_free"  # the case is nobody's from then on
_OVER: Final = frozenset({CaseState.RESOLVED.value, CaseState.CLOSED.value})
_DECIDED: Final = _OVER | {CaseState.OFFERED.value, CaseState.EXECUTING.value}


@dataclass(frozen=True, slots=True)
class Event:
    """Something in the records of a case. `at` µs UTC; `state` is where the case stood after it, empty if unmoved."""

    at: int
    what: str
    state: str = ""
    by_person: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """One run of a clock, µs UTC. `ended` 0: it still runs. `due` is the moment told; 0: a target."""

    key: str
    began: int
    ended: int = 0
    due: int = 0


@dataclass(frozen=True, slots=True)
class Records:
    """What the books hold about a case, as clocks read it; moments µs UTC, all oldest first.

    `events` from the registration on; `taken`: somebody has the case. `news` are moments at which word about it left
    for the customer. `unsent`: since when such word waits to leave. `waits`: since when they wait for a person who
    speaks with them. `consults` are (asked, answered), `promised` (made, due, ended); 0: not yet, or none.
    `said` are the steps of the ladder that were told: (clock, when its run began, per cent).
    """

    events: Sequence[Event]
    taken: bool = False
    news: Sequence[int] = ()
    unsent: int = 0
    waits: int = 0
    consults: Sequence[tuple[int, int]] = ()
    promised: Sequence[tuple[int, int, int]] = ()
    said: frozenset[tuple[str, int, int]] = frozenset()


def periods_of(records: Records) -> tuple[Period, ...]:
    """Every run of every clock of that case, those that have ended too."""
    if not records.events:
        return ()
    found = (
        *_one("receipt", records.unsent),
        *_pick_ups(records),
        *_first_response(records.events),
        *_next_responses(records),
        *_silences(records),
        *_stays("decision", records.events, lambda state: state not in _DECIDED),
        *(Period("consult", asked, answered) for asked, answered in records.consults),
        *_stays("approval", records.events, lambda state: state == CaseState.PENDING_APPROVAL.value),
        *_stays("execution", records.events, lambda state: state == CaseState.EXECUTING.value),
        *(Period("call_back", made, ended, due) for made, due, ended in records.promised),
    )
    over = stood_still(records.events, _OVER)
    return tuple(cut for one in found if (cut := _within_the_case(one, over)))


def stood_still(events: Sequence[Event], pauses: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """From when until when (0: still) the case stood in one of those states."""
    found: list[tuple[int, int]] = []
    since = 0
    for one in events:
        if one.state in pauses:
            since = since or one.at
        elif one.state and since:
            found.append((since, one.at))
            since = 0
    return (*found, (since, 0)) if since else tuple(found)


# -- each of them ------------------------------------------------------------------------------------------------------
def _one(key: str, began: int) -> Iterator[Period]:
    if began:
        yield Period(key, began)


def _pick_ups(records: Records) -> Iterator[Period]:
    """From the registration, and from whenever it is nobody's again."""
    began = records.events[0].at
    for one in records.events:
        if one.what == SET_FREE:
            began = began or one.at
        elif began and one.what in TAKEN:
            yield Period("pick_up", began, one.at)
            began = 0
    if began and not records.taken:  # somebody who had it from the beginning was never waited for
        yield Period("pick_up", began)


def _first_response(events: Sequence[Event]) -> Iterator[Period]:
    """A decision counts, even one by a rule."""
    yield Period("first_response", events[0].at, next((one.at for one in events if _answers(one)), 0))


def _next_responses(records: Records) -> Iterator[Period]:
    """The oldest word of the customer's that nobody has answered; the registration has a clock of its own."""
    since = 0
    for one in records.events[1:]:
        if _answers(one):
            if since:
                yield Period("next_response", since, one.at)
            since = 0
        elif one.what in BY_THE_CUSTOMER:
            since = since or one.at
    since = min((at for at in (since, records.waits) if at), default=0)
    yield from _one("next_response", since)


def _answers(one: Event) -> bool:
    return one.by_person or one.state in _DECIDED


def _silences(records: Records) -> Iterator[Period]:
    """From one piece of news to the next; what is taken up again begins with that."""
    events = records.events
    again = (until for _, until in stood_still(events, _OVER) if until)
    heard = sorted({events[0].at, *again, *(at for at in records.news if at >= events[0].at)})
    for began, ended in zip(heard, [*heard[1:], 0], strict=True):
        yield Period("silence", began, ended)


def _stays(key: str, events: Sequence[Event], there: Callable[[str], bool]) -> Iterator[Period]:
    """Every stay of the case in such states."""
    began = 0
    for one in events:
        if not one.state:
            continue
        if there(one.state):
            began = began or one.at
        elif began:
            yield Period(key, began, one.at)
            began = 0
    yield from _one(key, began)


def _within_the_case(period: Period, over: Sequence[tuple[int, int]]) -> Period | None:
    """What was over ends it; None for what began only then."""
    for since, until in over:
        if since <= period.began and (not until or period.began < until):
            return None
        if period.began < since and (not period.ended or since < period.ended):
            return replace(period, ended=since)
    return period
