"""A statement of account: what one customer owes in one currency on one day, and how that figure arises.

Promises: integers only; `unbalanced` names every figure that does not add up (invariants *balance* and *ageing* of
flows/README.md) so that such a statement is never issued; the canonical form and its SHA-256 change with any cent.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from flows.facts.money import Money


class Kind(StrEnum):
    """What a line of a statement stands for; the value is a stored name."""

    INVOICE = "invoice"
    DEBIT_NOTE = "debit_note"
    CREDIT_NOTE = "credit_note"
    PAYMENT = "payment"

    @property
    def credit(self) -> bool:
        """Whether it lowers what is owed."""
        return self in {Kind.CREDIT_NOTE, Kind.PAYMENT}


# Days past due at which a bucket ends; the last bucket is open.
BUCKETS = ("not_due", "1_30", "31_60", "61_90", "over_90")
_ENDS = (0, 30, 60, 90)


@dataclass(frozen=True, slots=True)
class Item:
    """One row of an invoice. `quantity` and `unit_price` are exact decimals, `amount` is minor units."""

    number: int
    description: str
    quantity: Decimal
    unit: str
    unit_price: Decimal
    amount: int


@dataclass(frozen=True, slots=True)
class Line:
    """One open document. `total` and `open` are minor units and never negative; credits count against the balance.

    `files` are the sha256 of copies of the document that the customer may see.
    """

    position: int
    document_id: int
    kind: Kind
    number: str
    on: date
    due: date | None
    total: int
    open: int
    items: tuple[Item, ...] = ()
    applied: tuple[tuple[str, date, int], ...] = ()  # (payment or credit number, day, minor units) set against it
    files: tuple[str, ...] = ()
    order: str = ""

    @property
    def signed(self) -> int:
        """What the line adds to the balance, in minor units."""
        return -self.open if self.kind.credit else self.open

    def days_late(self, day: date) -> int:
        """Days past due on `day`; 0 for what is not due or has no due date."""
        return max(0, (day - self.due).days) if self.due else 0


class StatementState(StrEnum):
    """Where a statement stands (flows/lifecycles/statement.py)."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    ISSUED = "issued"
    VIEWED = "viewed"
    CONFIRMED = "confirmed"
    CONFIRMED_EXCEPT = "confirmed_except"
    DISPUTED = "disputed"
    NO_REPLY = "no_reply"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


OPEN_STATES = frozenset({StatementState.ISSUED, StatementState.VIEWED})


@dataclass(frozen=True, slots=True)
class Statement:
    """An open-item statement, one customer, one currency, one cut-off. `id` 0 means not stored yet.

    `reason` says why a corrected version was made, or why it was taken back; no part of its content.
    """

    id: int
    number: str
    version: int
    customer_id: int
    currency: str
    cut_off: date
    reply_by: date
    lines: tuple[Line, ...]
    state: StatementState = StatementState.DRAFT
    issued_at: int | None = None
    reason: str = ""

    @property
    def debits(self) -> Money:
        """Everything still owed, before credits."""
        return self._money(sum(line.open for line in self.lines if not line.kind.credit))

    @property
    def credits(self) -> Money:
        """Credit notes and payments not yet set against anything."""
        return self._money(sum(line.open for line in self.lines if line.kind.credit))

    @property
    def closing(self) -> Money:
        """What the customer owes on the cut-off day, all told."""
        return self.debits - self.credits

    @property
    def ageing(self) -> tuple[tuple[str, Money], ...]:
        """What is owed by days past due on the cut-off day, in the order of `BUCKETS`; credits are not aged."""
        sums = [0] * len(BUCKETS)
        for line in self.lines:
            if not line.kind.credit:
                sums[sum(line.days_late(self.cut_off) > end for end in _ENDS)] += line.open
        return tuple((name, self._money(minor)) for name, minor in zip(BUCKETS, sums, strict=True))

    @property
    def overdue(self) -> Money:
        """What is past its due date on the cut-off day."""
        return self._money(sum(amount.minor for name, amount in self.ageing if name != "not_due"))

    def line(self, document_id: int) -> Line | None:
        """The line of that document, if it is on this statement."""
        return next((line for line in self.lines if line.document_id == document_id), None)

    def _money(self, minor: int) -> Money:
        return Money(minor, self.currency)


def unbalanced(statement: Statement) -> tuple[str, ...]:
    """Every reason why this statement must not be issued, as sentences; empty when it may."""
    faults = []
    for line in statement.lines:
        if not 0 < line.open <= line.total:
            faults.append(f"{line.number}: the open amount must lie between 0 and the document's total.")
        if not line.kind.credit and line.due is None:
            faults.append(f"{line.number}: has no due date.")
        if line.on > statement.cut_off:
            faults.append(f"{line.number}: is dated after the cut-off day.")
        if not line.number:
            faults.append(f"Line {line.position} has no document number.")
    if sum((amount.minor for _, amount in statement.ageing)) - statement.credits.minor != statement.closing.minor:
        faults.append("The ageing buckets less the credits are not the closing balance.")
    if not statement.lines:
        faults.append("There is nothing on it.")
    return tuple(faults)


def canonical(statement: Statement) -> bytes:
    """The statement's content as sorted, compact UTF-8 JSON: what a confirmation is bound to.

    State is not part of it.
    """
    body = {
        "number": statement.number,
        "version": statement.version,
        "customer": statement.customer_id,
        "currency": statement.currency,
        "cut_off": statement.cut_off.isoformat(),
        "reply_by": statement.reply_by.isoformat(),
        "closing": statement.closing.minor,
        "lines": [_line_body(line) for line in statement.lines],
    }
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def fingerprint(body: bytes) -> str:
    """SHA-256 of `body`, in hex."""
    return hashlib.sha256(body).hexdigest()


def short_code(sha: str) -> str:
    """The eight characters people compare: `7F3A-91C2`."""
    return f"{sha[:4]}-{sha[4:8]}".upper()


def _line_body(line: Line) -> dict[str, object]:
    return {
        "position": line.position,
        "document": line.document_id,
        "kind": line.kind.value,
        "number": line.number,
        "on": line.on.isoformat(),
        "due": line.due.isoformat() if line.due else None,
        "total": line.total,
        "open": line.open,
        "order": line.order,
        "files": list(line.files),
        "items": [[i.number, i.description, str(i.quantity), i.unit, str(i.unit_price), i.amount] for i in line.items],
        "applied": [[number, on.isoformat(), minor] for number, on, minor in line.applied],
    }


def from_canonical(body: bytes, *, id: int, state: StatementState, issued_at: int | None) -> Statement:
    """The statement that `canonical` wrote, with what is not part of the content."""
    data = json.loads(body)
    return Statement(
        id=id,
        number=data["number"],
        version=data["version"],
        customer_id=data["customer"],
        currency=data["currency"],
        cut_off=date.fromisoformat(data["cut_off"]),
        reply_by=date.fromisoformat(data["reply_by"]),
        lines=tuple(_line(row) for row in data["lines"]),
        state=state,
        issued_at=issued_at,
    )


def _line(data: dict[str, Any]) -> Line:
    return Line(
        position=data["position"],
        document_id=data["document"],
        kind=Kind(data["kind"]),
        number=data["number"],
        on=date.fromisoformat(data["on"]),
        due=date.fromisoformat(data["due"]) if data["due"] else None,
        total=data["total"],
        open=data["open"],
        items=tuple(Item(n, text, Decimal(q), unit, Decimal(p), minor) for n, text, q, unit, p, minor in data["items"]),
        applied=tuple((number, date.fromisoformat(on), minor) for number, on, minor in data["applied"]),
        files=tuple(data["files"]),
        order=data["order"],
    )
