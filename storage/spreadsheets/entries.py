"""What a table was found to hold, while its signs may still be settled.

Promises: plain values. Who edits: developers.
"""

from dataclasses import dataclass, field
from datetime import date

from flows.facts.ledger_shape import Unread
from flows.facts.statement import Kind


@dataclass(slots=True)
class Entry:
    """A row that was read; signs may still be settled. `minor` is in minor units of `code`."""

    row: int
    on: date | None
    number: str
    minor: int
    text: str
    kind: Kind | None
    others: tuple[str, ...]
    code: str
    balance: int | None
    section: str  # the heading, alone in its row, that it stands under


@dataclass(slots=True)
class Found:
    """All that stands in a table. A balance comes with whether a balance column, or no column, gave it its sign."""

    entries: list[Entry] = field(default_factory=list)
    opening: tuple[int, bool] | None = None
    closing: tuple[int, bool] | None = None
    unread: list[Unread] = field(default_factory=list)
    skipped: int = 0
    doubtful_days: int = 0
    doubtful_amounts: int = 0
    others: int = 0  # rows of other suppliers
