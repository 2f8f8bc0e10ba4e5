"""A promise to pay: who promised what by which day, and whether what came in covers it. A plan: several asked for.

Promises: amounts are minor units of one currency; a promise never names more than is open and free of objections on a
document (invariant *claims fit*); whether it was kept is read from the ledger and from nothing else.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from flows.facts.money import Money


class PromiseState(StrEnum):
    """Where a promise stands (flows/lifecycles/promise.py); the value is a stored name."""

    BEGUN = "begun"
    MADE = "made"
    PARTLY = "partly"
    BROKEN = "broken"
    WITH_PERSON = "with_person"
    KEPT = "kept"
    WITHDRAWN = "withdrawn"


STANDING = frozenset({PromiseState.BEGUN, PromiseState.MADE})  # its day is still to come: nobody reminds of it
WAITED_FOR = STANDING | {PromiseState.PARTLY, PromiseState.BROKEN, PromiseState.WITH_PERSON}


@dataclass(frozen=True, slots=True)
class PromisedItem:
    """A part of one document. Kept when no more than `leaves` (minor units) is open on the document."""

    document_id: int
    number: str
    minor: int
    leaves: int


@dataclass(frozen=True, slots=True)
class PaymentPromise:
    """One day, one currency, one or more documents. `changes` and `broken` count; `wished` asks for a reminder."""

    id: int
    number: str
    customer_id: int
    contact_id: int
    currency: str
    day: date
    way: str
    items: tuple[PromisedItem, ...]
    state: PromiseState
    changes: int = 0
    broken: int = 0
    wished: bool = False
    why: str = ""
    plan_id: int = 0
    made_at: int = 0

    @property
    def total(self) -> Money:
        """What was promised."""
        return Money(sum(item.minor for item in self.items), self.currency)

    @property
    def standing(self) -> bool:
        """Whether its day, or the look after it, is still to come."""
        return self.state in STANDING


class PlanState(StrEnum):
    """Where a plan stands (flows/lifecycles/payment_plan.py); the value is a stored name."""

    BEGUN = "begun"
    ASKED = "asked"
    APPROVED = "approved"
    AGREED = "agreed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Plan:
    """Days and sums that a customer asks for. `rows` are (day, minor units); `sha` is what is approved."""

    id: int
    number: str
    customer_id: int
    contact_id: int
    currency: str
    rows: tuple[tuple[date, int], ...]
    items: tuple[PromisedItem, ...]
    way: str
    state: PlanState
    sha: str = ""
    comment: str = ""
    made_at: int = 0

    @property
    def total(self) -> Money:
        """All of it."""
        return Money(sum(minor for _, minor in self.rows), self.currency)


def promised_on(promises: Iterable[PaymentPromise], document_id: int, still_open: int) -> int:
    """Minor units of that document under standing promises, less what of them has come in by now."""
    return sum(
        min(item.minor, max(0, still_open - item.leaves))
        for promise in promises
        if promise.standing
        for item in promise.items
        if item.document_id == document_id
    )


def standing_on(promises: Iterable[PaymentPromise], document_id: int) -> PaymentPromise | None:
    """The standing promise on that document, if there is one."""
    return next((p for p in promises if p.standing and any(i.document_id == document_id for i in p.items)), None)


def waited_on(promises: Iterable[PaymentPromise], document_id: int) -> PaymentPromise | None:
    """The promise on that document whose day is over and whose money did not come, or not all of it."""
    late = (PromiseState.BROKEN, PromiseState.PARTLY)
    return next((p for p in promises if p.state in late and any(i.document_id == document_id for i in p.items)), None)


def fitted(items: Iterable[PromisedItem], document_id: int, over: int) -> tuple[PromisedItem, ...]:
    """The items with `over` minor units less on that document, which may then stay open; empty ones left out."""
    kept: list[PromisedItem] = []
    for item in items:
        less = min(over, item.minor) if item.document_id == document_id else 0
        over -= less
        if item.minor > less:
            kept.append(PromisedItem(item.document_id, item.number, item.minor - less, item.leaves + less))
    return tuple(kept)


def missing(promise: PaymentPromise, still_open: Callable[[int], int]) -> int:
    """Minor units of the promise that have not come in, given what is open on each document now."""
    return sum(min(item.minor, max(0, still_open(item.document_id) - item.leaves)) for item in promise.items)


def shared_out(minor: int, free: Iterable[tuple[int, str, int, int]]) -> tuple[PromisedItem, ...]:
    """`minor` laid on documents in their order: (id, number, free for it, open on it), each up to what is free."""
    items: list[PromisedItem] = []
    for document_id, number, room, still_open in free:
        part = min(room, minor)
        if part > 0:
            items.append(PromisedItem(document_id, number, part, still_open - part))
            minor -= part
    return tuple(items)


def equal_parts(minor: int, parts: int) -> tuple[int, ...]:
    """`minor` in equal parts; what does not divide is in the last."""
    each = minor // parts
    return (*(each for _ in range(parts - 1)), minor - each * (parts - 1))


def instalments(plan: Plan) -> tuple[tuple[date, tuple[PromisedItem, ...]], ...]:
    """The plan's days, each with its part of the documents, oldest documents first; nothing is laid down twice."""
    room = {item.document_id: item.minor for item in plan.items}
    still = {item.document_id: item.minor + item.leaves for item in plan.items}
    made = []
    for day, minor in plan.rows:
        order = [(i.document_id, i.number, room[i.document_id], still[i.document_id]) for i in plan.items]
        items = shared_out(minor, order)
        for item in items:
            room[item.document_id] -= item.minor
            still[item.document_id] = item.leaves
        made.append((day, items))
    return tuple(made)
