"""Which page of their home a colleague looks at: whose cases, whose turn, how late, and how far on.

Promise: what rides on a button reads back as it was written; anything else is the first page.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Whose(StrEnum):
    """Whose cases are listed."""

    MINE = "mine"
    DEPARTMENT = "department"
    ALL = "all"


class Which(StrEnum):
    """Whose turn it is in them."""

    OPEN = "open"
    OURS = "ours"
    CUSTOMER = "customer"
    APPROVAL = "approval"


class Late(StrEnum):
    """How near their next date is."""

    ANY = "any"
    TODAY = "today"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which page of which cases somebody looks at; written on the page's own buttons."""

    whose: Whose = Whose.MINE
    which: Which = Which.OPEN
    late: Late = Late.ANY
    page: int = 0

    def __str__(self) -> str:
        """As it rides on a button."""
        return f"{self.whose}.{self.which}.{self.late}.{self.page}"

    @classmethod
    def read(cls, text: str) -> Self:
        """The one that was written so; the first page for anything else."""
        try:
            whose, which, late, page = text.split(".")
            return cls(Whose(whose), Which(which), Late(late), max(0, int(page)))
        except ValueError:
            return cls()
