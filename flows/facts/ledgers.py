"""A customer's ledger that was sent, as far as it has got: being read, asked about, matched, gone through.

Promises: plain values, read only for a conversation. Amounts are minor units with our sign, but for what `read` holds,
which carries the file's own until the sign is known. Times are µs UTC. Who edits: developers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from flows.facts.ledger_rows import Ours, Theirs
from flows.facts.ledger_shape import LedgerRead, Sign
from flows.facts.match_groups import Matched


class LedgerState(StrEnum):
    """Where it stands; the value is a stored name."""

    READING = "reading"
    READ = "read"  # understood as far as it goes: the customer is asked, or looks at samples
    MATCHING = "matching"
    MATCHED = "matched"
    FAILED = "failed"
    OVER = "over"  # forgotten: nothing was decided


@dataclass(frozen=True, slots=True)
class SignSeen:
    """How the file's sign was told: `sign` None when it must be asked. `why`: totals, kinds, numbers, told, kept.

    `as_owed` is the balance that the file shows if what is above zero is owed to us; the other reading is its opposite.
    """

    sign: Sign | None
    why: str
    as_owed: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """One upload. `read` holds no rows here, its samples and doubts alone; `matched` is None before it was matched.

    `rows` and `entries` are what the differences are about, by row and by document. `before` is the id of the same file
    sent earlier, 0 for a new one; `kept_shape` whether it was read as the last one was.
    """

    id: int
    customer_id: int
    statement_id: int
    evidence_id: int
    name: str
    state: LedgerState
    at: int
    read: LedgerRead | None = None
    row_count: int = 0
    sign: SignSeen | None = None
    matched: Matched | None = None
    rows: Mapping[int, Theirs] = field(default_factory=lambda: MappingProxyType({}))
    entries: Mapping[int, Ours] = field(default_factory=lambda: MappingProxyType({}))
    kept_shape: bool = False
    why: str = ""
