"""The written confirmation of a telephone call: what was said, what follows, and until when to say otherwise.

Promises: pure; a letter is never changed once it has left: what is said against it stands beside it. Times are µs UTC.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from flows.facts.calendars import Calendar
from flows.facts.contact_policy import end_of_working_day
from flows.facts.times import day_in_zone

DAYS_TO_OBJECT: Final = 3  # working days of whoever was called


@dataclass(frozen=True, slots=True)
class CallLetter:
    """One letter to `contact_id`. `said` and `following` are a colleague's words, line by line, as they were sent.

    It is about a call (`call_back_id`), or about an answer by telephone that was written down (`answer_id`); the other
    is 0. `by`: the day promised for what follows, None where none was. `until`: the last day to say otherwise.
    """

    id: int
    number: str
    customer_id: int
    contact_id: int
    call_back_id: int
    answer_id: int
    case_id: int
    colleague: str
    said: str
    following: str
    by: date | None
    at: int
    until: date
    objected_at: int = 0
    objection: str = ""


@dataclass(frozen=True, slots=True)
class RememberOtherwise:
    """The customer remembers that call otherwise than the letter says."""

    letter_id: int
    words: str


def until(at: int, zone: str, calendar: Calendar) -> date:
    """The last day, where the reader lives, on which somebody should say that they remember it otherwise."""
    return day_in_zone(end_of_working_day(at, DAYS_TO_OBJECT, zone, calendar), zone)


def rows(text: str) -> list[str]:
    """What a colleague wrote, line by line."""
    return [row.strip() for row in text.splitlines() if row.strip()]
