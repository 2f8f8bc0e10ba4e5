"""What a maker of papers is given, and what it gives back."""

from collections.abc import Callable
from dataclasses import dataclass

from flows.facts.calendars import WEEKDAYS, Calendar
from flows.facts.parties import Company
from locales.papers.sheet import Sheet
from locales.speak import Speaker


@dataclass(frozen=True, slots=True)
class Setting:
    """What papers know beside the books: who we are, how we say things, when people work where."""

    company: Company
    speaker: Speaker
    calendars: Callable[[str, str], Calendar] = lambda *_: WEEKDAYS  # the one of a country and its region


@dataclass(frozen=True, slots=True)
class Printed:
    """A file called `name`: a sheet still to be set, or where there is nothing to set its bytes, or what makes them.

    What makes them is run in a thread, once the facts have been read.
    """

    name: str
    sheet: Sheet | None = None
    content: bytes | Callable[[], bytes] = b""
    inside: str = ""  # with files beside it, it is a ZIP: what the set sheet is called there
    beside: tuple[tuple[str, bytes | str], ...] = ()  # (name, bytes, or the sha256 of a kept file)
