"""What the shell may rely on, whoever keeps the books. One contract test class runs over every store.

A store runs *work*: a function of a SQLAlchemy connection that reads and writes rows and touches neither network nor
files. What storage keeps for later sending is a `Letter`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection

__all__ = ["ANY_TIME", "HOURS", "OPENING", "Connection", "Letter", "Store"]

T = TypeVar("T")
ANY_TIME, HOURS, OPENING = 0, 1, 2  # a letter's hours: none, its reader's, and it waits for them; stored


class Store(Protocol):
    """Where the books are kept."""

    async def write(self, work: Callable[[Connection], T], *, long: bool = False) -> T:
        """Run `work` in a transaction of its own outcome: committed durably before this returns, or rolled back alone.

        Works of several callers may share one commit; each has its own savepoint. A `long` work (an import) does not
        hold up the event loop. Raises what `work` raises, or StorageError.
        """

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` on committed data, beside the writer. It must not write."""

    async def close(self) -> None:
        """Finish what was taken, refuse the rest with StoppedError, let go of the files."""


@dataclass(slots=True)
class Letter:
    """One message to be sent once. `body` is the call's arguments in their final words; times are µs UTC.

    `key` makes it one letter however often it is asked for; order is kept inside a `lane`. One that nobody asked for
    is ANY_TIME no longer: it leaves in its reader's HOURS, and before `valid_until` (0: whenever) or not at all.
    """

    key: str
    lane: str
    channel: str
    method: str
    body: dict[str, Any]
    kind: str
    subject: str = ""
    customer_id: int = 0
    on_uncertain: str = "assume_sent"
    not_before: int = 0
    id: int = 0
    attempts: int = 0
    remote_id: str = ""
    error: str = ""
    state: str = field(default="queued")
    hours: int = ANY_TIME
    valid_until: int = 0
    stored: str = ""  # the body as it was written down when it was queued
