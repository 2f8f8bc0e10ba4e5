"""A dispute case and the arithmetic of what is in question.

Promises: claimed = upheld + not upheld + written off + open at every moment (invariant *split*); what is claimed on a
document plus what was claimed before never exceeds its open amount (invariant *claims fit*).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from flows.facts.money import Money, money
from flows.facts.statement import Line, Statement


class CaseState(StrEnum):
    """Where a case stands (flows/lifecycles/dispute.py); the value is a stored name."""

    REGISTERED = "registered"
    TRIAGE = "triage"
    INVESTIGATING = "investigating"
    AWAITING_CUSTOMER = "awaiting_customer"
    PENDING_APPROVAL = "pending_approval"
    OFFERED = "offered"
    EXECUTING = "executing"
    RESOLVED = "resolved"
    APPEALED = "appealed"
    CLOSED = "closed"


class Control(StrEnum):
    """Who speaks with the customer about a case."""

    BOT = "bot"
    QUEUED = "queued"
    HUMAN = "human"


@dataclass(frozen=True, slots=True)
class Split:
    """What becomes of a claim, in minor units of the case's currency."""

    claimed: int
    upheld: int = 0
    not_upheld: int = 0
    written_off: int = 0

    @property
    def open(self) -> int:
        """What is not decided yet."""
        return self.claimed - self.upheld - self.not_upheld - self.written_off

    def decided(self, upheld: int, not_upheld: int) -> "Split":
        """The split with this decision. Raises ValueError when it is negative or more than was claimed."""
        split = Split(self.claimed, upheld, not_upheld, self.written_off)
        if min(upheld, not_upheld, split.open) < 0:
            msg = "Upheld and not upheld must be at least 0 and together at most the claimed amount."
            raise ValueError(msg)
        return split


@dataclass(frozen=True, slots=True)
class Case:
    """One objection. Amounts are minor units of `currency`; times are µs UTC; `document_id` 0 means nothing listed.

    `first_claimed` is what was claimed before the customer changed it, `granted` what accepted parts have brought
    already; `linked_to` the case it follows on; `appealed_at` when the last decision was appealed against, and
    `former_owner` who had it then; `asked_when` how often the customer asked since they last heard from us. All are 0
    where there is no such thing.
    """

    id: int
    number: str
    customer_id: int
    contact_id: int
    statement_id: int
    document_id: int
    document: str
    reason: str
    state: CaseState
    currency: str
    split: Split
    remedy: str
    words: str
    answers: dict[str, object]
    registered_at: int
    next_contact_at: int
    owner: int = 0
    control: Control = Control.BOT
    round: int = 1
    reopened: int = 0
    outcome: str = ""
    version: int = 1
    first_claimed: int = 0
    granted: int = 0
    linked_to: int = 0
    appealed_at: int = 0
    former_owner: int = 0
    asked_when: int = 0

    @property
    def claimed(self) -> Money:
        """What the customer objects to."""
        return Money(self.split.claimed, self.currency)

    @property
    def to_settle(self) -> Money:
        """What the next offer has to decide: the claim less what was dropped and what accepted parts brought."""
        return Money(self.split.claimed - self.split.written_off - self.granted, self.currency)

    @property
    def under_appeal(self) -> bool:
        """Whether the next decision is the last one in the house."""
        return self.appealed_at > 0

    @property
    def closed(self) -> bool:
        """Whether nothing is waited for."""
        return self.state is CaseState.CLOSED


@dataclass(frozen=True, slots=True)
class Option:
    """One way to settle a case: what is accepted and refused (minor units), how, and in which words."""

    upheld: int
    not_upheld: int
    remedy: str
    text: str


class OfferState(StrEnum):
    """Where an offer stands; the value is a stored name."""

    AWAITING_APPROVAL = "awaiting_approval"
    SENT = "sent"
    ACCEPTED = "accepted"
    COUNTERED = "countered"
    DECLINED = "declined"
    EXPIRED = "expired"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Offer:
    """One to three options, bound to the bytes that were approved. `valid_until` µs UTC.

    `part`: only what the chosen option grants was accepted, the rest goes on. `prolonged`: the customer had more time.
    """

    id: int
    case_id: int
    round: int
    options: tuple[Option, ...]
    state: OfferState
    proposer: int
    valid_until: int
    chosen: int = -1
    sha: str = ""
    part: bool = False
    prolonged: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence as the customer sees it. `state` is announced, stored, refused or lost."""

    id: int
    case_id: int
    slot: str
    name: str
    size: int
    received_at: int
    state: str


LAST_ROUND = 3  # from here on a lead joins


def by_price(line: Line, agreed: Decimal, currency: str, quantity: Decimal | None = None, item: int = 0) -> Money:
    """What is in question when `agreed` should have been charged for an item of the line, all or part of its quantity.

    `item` is the index in `line.items`. Zero when the agreed price is not lower.
    """
    row = line.items[item]
    units = row.quantity if quantity is None else min(quantity, row.quantity)
    return money(max(Decimal(0), (row.unit_price - agreed) * units), currency)


def by_quantity(line: Line, received: Decimal, currency: str, item: int = 0) -> Money:
    """What is in question when only `received` of an item of the line arrived: at most what it was billed at.

    `item` is the index in `line.items`. Zero when all of it arrived.
    """
    row = line.items[item]
    missing = money(max(Decimal(0), row.quantity - received) * row.unit_price, currency)
    return min(missing, Money(row.amount, currency))


def claimed_before(cases: Iterable[Case], document_id: int) -> int:
    """Minor units of open claims on that document."""
    return sum(c.split.open for c in cases if c.document_id == document_id and not c.closed)


def room_on(line: Line, cases: Iterable[Case]) -> int:
    """How many minor units of the line are still free to be claimed."""
    return max(0, line.open - claimed_before(cases, line.document_id))


def in_question(statement: Statement, cases: Iterable[Case]) -> Money:
    """The part of the statement's lines under open cases, credits left out."""
    documents = {line.document_id for line in statement.lines}
    return Money(sum(c.split.open for c in cases if c.document_id in documents and not c.closed), statement.currency)


def open_case_on(cases: Iterable[Case], document_id: int, reason: str) -> Case | None:
    """The open case of this reason on that document, if there is one (invariant *one case per reason*)."""
    return next((c for c in cases if c.document_id == document_id and c.reason == reason and not c.closed), None)
