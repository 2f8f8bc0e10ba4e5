"""A dispute case and the arithmetic of what is in question.

Promises: claimed = upheld + not upheld + written off + open at every moment (invariant *split*); what is claimed on a
document plus what was claimed before never exceeds its open amount (invariant *claims fit*).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from flows.facts.claims import Item, Split, sum_of
from flows.facts.money import Money
from flows.facts.statement import Line, Statement

__all__ = [
    "LAST_ROUND",
    "Case",
    "CaseState",
    "Control",
    "Item",
    "Offer",
    "OfferState",
    "Option",
    "Part",
    "Proof",
    "Split",
    "claimed_before",
    "in_question",
    "open_case_on",
    "open_instead_of",
    "room_on",
    "sum_of",
]


class CaseState(StrEnum):
    """Where a case stands (flows/lifecycles/dispute.py); the value is a stored name."""

    REGISTERED = "registered"
    TRIAGE = "triage"
    INVESTIGATING = "investigating"
    AWAITING_CUSTOMER = "awaiting_customer"
    AWAITING_INTERNAL = "awaiting_internal"
    PENDING_APPROVAL = "pending_approval"
    OFFERED = "offered"
    EXECUTING = "executing"
    RESOLVED = "resolved"
    APPEALED = "appealed"
    EXTERNAL = "external"
    CLOSED = "closed"


class Control(StrEnum):
    """Who speaks with the customer about a case."""

    BOT = "bot"
    QUEUED = "queued"
    HUMAN = "human"


@dataclass(frozen=True, slots=True)
class Case:
    """One objection, of one reason, to one line or several. Amounts are minor units of `currency`; times are µs UTC.

    `items` holds at least one line. `split`, `granted` and `first_claimed` are their sums, `document_id` and `document`
    those of the first one; whoever makes a case of one line gives these and leaves `items` out.

    `first_claimed` is what was claimed before the customer changed it, `granted` what accepted parts have brought
    already; `linked_to` the case it follows on; `appealed_at` when the last decision was appealed against, and
    `former_owner` who had it then; `asked_when` how often the customer asked since they last heard from us. All are 0
    where there is no such thing. `root_cause` is what we found (flows/tables/root_causes.py), empty until then.
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
    items: tuple[Item, ...] = ()
    root_cause: str = ""

    def __post_init__(self) -> None:
        """Bring the case and its items to say the same."""
        if len(self.items) > 1:
            first, several = self.items[0], self.items
            changed = any(one.first_claimed for one in several)
            sums = {
                "document_id": first.document_id,
                "document": first.document,
                "split": sum_of(one.split for one in several),
                "granted": sum(one.granted for one in several),
                "first_claimed": sum(one.first_claimed or one.split.claimed for one in several) if changed else 0,
            }
        else:
            only = Item(self.document_id, self.document, self.split, self.granted, self.first_claimed)
            sums = {"items": (only,)}
        for name, value in sums.items():
            object.__setattr__(self, name, value)

    @property
    def claimed(self) -> Money:
        """What the customer objects to."""
        return Money(self.split.claimed, self.currency)

    @property
    def to_settle(self) -> Money:
        """What the next offer has to decide: the claim less what was dropped and what accepted parts brought."""
        return Money(sum(item.to_settle for item in self.items), self.currency)

    @property
    def standing_items(self) -> tuple[Item, ...]:
        """The lines that are still objected to; all of them where none is."""
        return tuple(item for item in self.items if not item.taken_back) or self.items

    @property
    def documents(self) -> str:
        """The numbers of the lines that are still objected to, one after the other."""
        return ", ".join(dict.fromkeys(item.document for item in self.standing_items if item.document))

    @property
    def listed(self) -> frozenset[int]:
        """The ids of the listed documents that are still objected to."""
        return frozenset(i.document_id for i in self.items if i.document_id and not i.taken_back)

    def with_items(self, items: tuple[Item, ...]) -> "Case":
        """The case once its lines stand like this."""
        changed = sum(one.first_claimed or one.split.claimed for one in items)
        return replace(
            self,
            items=items,
            split=sum_of(one.split for one in items),
            granted=sum(one.granted for one in items),
            first_claimed=changed if any(one.first_claimed for one in items) else 0,
        )

    def item(self, document_id: int) -> Item | None:
        """The line of that document."""
        return next((item for item in self.items if item.document_id == document_id), None)

    def concerns(self, document_id: int) -> bool:
        """Whether that document is objected to here."""
        return any(i.document_id == document_id and not i.taken_back for i in self.items)

    @property
    def under_appeal(self) -> bool:
        """Whether the next decision is the last one in the house."""
        return self.appealed_at > 0

    @property
    def joined(self) -> bool:
        """Whether it goes on under the number of the case it is linked to."""
        return self.closed and self.outcome == "merged"

    @property
    def closed(self) -> bool:
        """Whether nothing is waited for."""
        return self.state is CaseState.CLOSED


@dataclass(frozen=True, slots=True)
class Part:
    """What an option makes of one line, in minor units: accepted, refused, let go, and `open` for another round."""

    document_id: int
    document: str
    upheld: int
    not_upheld: int
    written_off: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True)
class Option:
    """One way to settle a case: what is accepted and refused (minor units), how, and in which words.

    `parts` says it line by line; `upheld` and `not_upheld` are their sums. An option without parts is about a single
    line, nothing of which is written off or left open.
    """

    upheld: int
    not_upheld: int
    remedy: str
    text: str
    parts: tuple[Part, ...] = ()

    @property
    def written_off(self) -> int:
        """What we let go without having been wrong."""
        return sum(part.written_off for part in self.parts)

    @property
    def open(self) -> int:
        """What is left for another round."""
        return sum(part.open for part in self.parts)


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

    `part`: not all of the chosen option was accepted, the rest goes on: only its `lines` (document ids) as offered, or
    where none is named, only what it grants on each line. `prolonged`: the customer had more time.
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
    lines: tuple[int, ...] = ()


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


def claimed_before(cases: Iterable[Case], document_id: int) -> int:
    """Minor units of open claims on that document."""
    return sum(i.split.open for c in cases if not c.closed for i in c.items if i.document_id == document_id)


def room_on(line: Line, cases: Iterable[Case]) -> int:
    """How many minor units of the line are still free to be claimed."""
    return max(0, line.open - claimed_before(cases, line.document_id))


def in_question(statement: Statement, cases: Iterable[Case]) -> Money:
    """The part of the statement's lines under open cases, credits left out."""
    documents = {line.document_id for line in statement.lines}
    claimed = (i.split.open for c in cases if not c.closed for i in c.items if i.document_id in documents)
    return Money(sum(claimed), statement.currency)


def open_case_on(cases: Iterable[Case], document_id: int, reason: str) -> Case | None:
    """The open case of this reason on that document, if there is one (invariant *one case per reason*)."""
    return next((c for c in cases if c.concerns(document_id) and c.reason == reason and not c.closed), None)


def open_instead_of(case: Case, cases: Iterable[Case]) -> Case | None:
    """The open case that has a line of a closed one by now, for the same reason: what is new belongs there."""
    others = [c for c in cases if c.id != case.id and c.reason == case.reason and not c.closed and case.closed]
    return next((c for c in others if c.listed & case.listed), None)
