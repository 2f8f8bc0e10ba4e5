"""Two ledgers of the same business, row by row: the customer's as their file has it, and ours.

Promises: plain values; amounts are minor units of one currency with our sign: what raises what the customer owes us is
above zero. A row is known by its place in the file, one of ours by the id of its document. Who edits: developers.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from flows.facts.statement import Kind


class Extent(StrEnum):
    """What a ledger lists: what is still open, or everything that moved in a period; the value is a stored name."""

    OPEN_ITEMS = "open_items"
    MOVEMENTS = "movements"


@dataclass(frozen=True, slots=True)
class Theirs:
    """A row of the customer's ledger. `row` counts from 1 as their program shows it; `kind` where the file tells it.

    As read, `minor` is what stands in the file, debits less credits; `flows/facts/ledger_sign.py` turns it to our sign.
    """

    row: int
    on: date | None
    number: str
    minor: int
    text: str = ""
    kind: Kind | None = None
    other_numbers: tuple[str, ...] = ()  # further numbers of the row: an order, a delivery, a bank reference


@dataclass(frozen=True, slots=True)
class Ours:
    """A document of our ledger. `minor` is its whole amount or its open part, as the pool it stands in says."""

    id: int
    kind: Kind
    number: str
    on: date
    minor: int
    due: date | None = None
    other_numbers: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class OurSide:
    """Our ledger as it is held against theirs: `opening` + all entries = `closing`, minor units of `currency`.

    `after` are documents dated after `cut_off`: they stand in no balance, and explain what the customer has already.
    """

    currency: str
    cut_off: date
    extent: Extent
    opening: int
    closing: int
    entries: tuple[Ours, ...]
    after: tuple[Ours, ...] = ()
    since: date | None = None  # the first day of the period; None for open items
