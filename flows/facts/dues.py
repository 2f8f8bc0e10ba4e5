"""What we have said about debts that are due, and whether a customer is reminded of them at all.

Promise: values, as kept by storage/dues.py; the names of wishes are stored.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

ON: Final = "on"
OFF: Final = "off"  # the supplier decided so
REFUSED: Final = "refused"  # the customer decided so, and only they change it
SILENT: Final = frozenset({OFF, REFUSED})
_NOTHING: Final[Mapping[int, "Word"]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Word:
    """What was said about one document; moments are µs UTC, 0 for not at all.

    `steps` of the ladder were behind it when it was last named; `handed_at` a colleague took over; `talked_at` it was
    asked what is in the way; through `until` it is left alone, since the customer says that it is paid.
    """

    steps: int = 0
    told_at: int = 0
    handed_at: int = 0
    talked_at: int = 0
    until: date | None = None

    def rests(self, today: date) -> bool:
        """Whether it is left alone on that day."""
        return self.until is not None and today <= self.until


@dataclass(frozen=True, slots=True)
class Dues:
    """Of one customer: the wish ("" where nobody has one) and the words by document id, 0 standing for all of them."""

    wish: str = ""
    words: Mapping[int, Word] = field(default_factory=lambda: _NOTHING)
