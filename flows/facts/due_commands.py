"""What is asked of the books about debts that are due. Values, imperative; see commands.py."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class RemindOfDue:
    """The customer wants to be reminded of what is due, or no longer."""

    on: bool


@dataclass(frozen=True, slots=True)
class LeaveAlone:
    """The customer says that this is paid: not named through `until` (ISO date). Document 0: whatever is due."""

    document_id: int
    until: str


class Said(StrEnum):
    """What was said about a debt; the value names the column that holds when."""

    TOLD = "told_at"
    HANDED = "handed_at"
    TALKED = "talked_at"


@dataclass(frozen=True, slots=True)
class NoteSaid:
    """Asked for by the lifecycle: that was said now about these documents; how many steps lie behind each."""

    what: Said
    steps: Mapping[int, int]
