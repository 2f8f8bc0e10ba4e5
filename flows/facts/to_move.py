"""Whose turn it is in a case, and by when something will be heard of it.

Promises: exactly one party is to move in an open case and none in a closed one (invariant *one party to move*); every
open state has a date in the future (invariant *always a next date*). Whoever adds a state adds its row to both tables.
"""

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from flows.facts.calendars import WEEKDAYS, Calendar
from flows.facts.contact_policy import after_working_days, end_of_working_day
from flows.facts.dispute import Case, CaseState, Offer, OfferState
from flows.facts.times import DAY
from flows.tables.followups import FOLLOWUPS, gap
from flows.tables.reasons import reason


class Party(StrEnum):
    """Who has to do something next."""

    SUPPLIER = "supplier"
    CUSTOMER = "customer"
    NOBODY = "nobody"


_TO_MOVE: Final = MappingProxyType(
    {
        CaseState.REGISTERED: Party.SUPPLIER,
        CaseState.TRIAGE: Party.SUPPLIER,
        CaseState.INVESTIGATING: Party.SUPPLIER,
        CaseState.AWAITING_CUSTOMER: Party.CUSTOMER,
        CaseState.AWAITING_INTERNAL: Party.SUPPLIER,
        CaseState.PENDING_APPROVAL: Party.SUPPLIER,
        CaseState.OFFERED: Party.CUSTOMER,
        CaseState.EXECUTING: Party.SUPPLIER,
        CaseState.RESOLVED: Party.CUSTOMER,
        CaseState.APPEALED: Party.SUPPLIER,
        CaseState.EXTERNAL: Party.SUPPLIER,
        CaseState.CLOSED: Party.NOBODY,
    }
)

# Working days until the customer hears something, by state; answers to a new claim take the days of its reason.
_DAYS: Final = MappingProxyType(
    {
        CaseState.INVESTIGATING: 2,
        CaseState.AWAITING_CUSTOMER: 3,
        CaseState.AWAITING_INTERNAL: 2,
        CaseState.PENDING_APPROVAL: 1,
        CaseState.OFFERED: 5,
        CaseState.EXECUTING: 3,
        CaseState.APPEALED: 5,
        CaseState.EXTERNAL: 20,
    }
)


def to_move(state: CaseState) -> Party:
    """Who has to do something next in a case in `state`."""
    return _TO_MOVE[state]


def lapsed(case: Case | None, offer: Offer | None) -> bool:
    """Whether its newest offer found no answer in time: it may still be accepted, and we come back to it."""
    waits = case is not None and case.state is CaseState.AWAITING_CUSTOMER
    return waits and offer is not None and offer.state is OfferState.EXPIRED


def first_answer(reason_key: str, now: int, zone: str, calendar: Calendar = WEEKDAYS) -> int:
    """When somebody who raises a claim at `now` (µs UTC) hears from us: 17:00 in `zone`, by its reason."""
    return end_of_working_day(now, reason(reason_key).days, zone, calendar)


def next_contact(state: CaseState, now: int, zone: str, promised: int = 0, calendar: Calendar = WEEKDAYS) -> int:
    """The next date (µs UTC) of a case that is in `state` from `now` on; for a closed one the moment it closed.

    A date `promised` earlier stands as long as it lies ahead and we are the ones to move.
    """
    if state is CaseState.CLOSED:
        return now
    if promised > now and to_move(state) is Party.SUPPLIER:
        return promised
    if state is CaseState.RESOLVED:
        return now + FOLLOWUPS["solved_question"].days[-1] * DAY
    return end_of_working_day(now, _DAYS.get(state, 2), zone, calendar)


def reminder_at(kind: str, count: int, now: int, zone: str, calendar: Calendar = WEEKDAYS) -> int | None:
    """When the reminder after number `count` of this kind is due (µs UTC); None when there are no more."""
    days = gap(kind, count)
    if days is None:
        return None
    if FOLLOWUPS[kind].calendar:
        return now + days * DAY
    return after_working_days(now, days, zone, calendar)
