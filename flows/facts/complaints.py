"""Complaints about how somebody was treated, and feedback of every kind: what was said, who looks, what came of it.

Promises: a complaint is never about an amount (that is a case); whoever is complained about neither takes it nor
approves its answer, unless everybody is complained about, when a lead does. Who edits: developers; states are stored.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from flows.facts.calendars import WEEKDAYS, Calendar
from flows.facts.contact_policy import end_of_working_day
from flows.facts.parties import Colleague, StaffRole

COMPLAINT = "complaint"  # the kind that is looked into; the others are feedback
FIRST_LOOK_DAYS = 2  # working days until somebody has looked at it
SECOND_LOOK_DAYS = 3
DAYS_BY_WEIGHT = {"light": 5, "serious": 3, "urgent": 1}  # working days until its answer, as assessed
FEEDBACK_DAYS = {"praise": 5, "suggestion": 10, "remark": 5}


class ComplaintState(StrEnum):
    """Where a complaint stands (flows/lifecycles/complaint.py); the value is a stored name."""

    REGISTERED = "registered"
    RECEIVED = "received"
    IN_WORK = "in_work"
    PENDING = "pending"
    ANSWERED = "answered"
    SECOND_LOOK = "second_look"
    FINAL = "final"
    CLOSED = "closed"
    EXTERNAL = "external"


@dataclass(frozen=True, slots=True)
class Complaint:
    """One complaint or piece of feedback (`kind`: complaint, praise, suggestion, remark). Times are µs UTC.

    `about` are the colleagues it is about, `everybody` that it is about all of them, `whom` how the customer named
    them; `happened` an ISO day or the customer's words; `author` wrote the answer, `earlier` the one before it.
    """

    id: int
    number: str
    kind: str
    customer_id: int
    contact_id: int
    topic: str
    words: str
    happened: str
    whom: str
    about: tuple[int, ...]
    everybody: bool
    wish: str
    state: str
    registered_at: int
    next_contact_at: int
    owner: int = 0
    weight: str = ""
    text: str = ""
    result: str = ""
    prevention: str = ""
    author: int = 0
    earlier: int = 0
    round: int = 1
    late: int = 0
    outcome: str = ""

    @property
    def is_complaint(self) -> bool:
        """Whether it is looked into, not only heard."""
        return self.kind == COMPLAINT

    @property
    def open(self) -> bool:
        """Whether something is still to be done about it."""
        return self.state not in {ComplaintState.CLOSED, ComplaintState.EXTERNAL}

    @property
    def about_a_person(self) -> bool:
        """Whether it names somebody, known to us or not."""
        return bool(self.about or self.everybody or self.whom)


def barred(complaint: Complaint, colleague: Colleague) -> bool:
    """Whether that colleague has to keep out of it: complained about, or the first answer was theirs."""
    if complaint.everybody:
        return colleague.role is not StaffRole.LEAD or colleague.id == complaint.earlier
    return colleague.id in complaint.about or colleague.id == complaint.earlier


def needs_approval(complaint: Complaint) -> bool:
    """Whether a second person reads the answer before it leaves: about a person, and always at the second look."""
    return complaint.about_a_person or complaint.round > 1


def may_approve(complaint: Complaint, colleague: Colleague, staff: Iterable[Colleague]) -> bool:
    """Whether that colleague may approve the answer: a lead who neither wrote it nor is complained about.

    Where there is no such lead a reviewer or controller does, and where there is none either, anybody whom nothing
    speaks against.
    """
    free = [one for one in staff if one.active and one.id != complaint.author and not _named(complaint, one)]
    for roles in ({StaffRole.LEAD}, {StaffRole.REVIEWER, StaffRole.CONTROLLER}):
        of_role = {one.id for one in free if one.role in roles}
        if of_role:
            return colleague.id in of_role
    return colleague.id in {one.id for one in free}


def _named(complaint: Complaint, colleague: Colleague) -> bool:
    return colleague.id in complaint.about and not complaint.everybody


def first_look_by(now: int, zone: str, calendar: Calendar = WEEKDAYS) -> int:
    """When somebody who complains at `now` (µs UTC) hears from us: 17:00 in `zone`."""
    return end_of_working_day(now, FIRST_LOOK_DAYS, zone, calendar)


def feedback_by(kind: str, now: int, zone: str, calendar: Calendar = WEEKDAYS) -> int:
    """When somebody who gives feedback at `now` (µs UTC) hears what came of it: 17:00 in `zone`."""
    return end_of_working_day(now, FEEDBACK_DAYS.get(kind, FIRST_LOOK_DAYS), zone, calendar)


def named_among(text: str, staff: Iterable[Colleague]) -> tuple[int, ...]:
    """The active colleagues whose name, or a whole word of it, stands in `text`."""
    said = text.casefold()
    words = set("".join(c if c.isalnum() else " " for c in said).split())
    return tuple(one.id for one in staff if one.active and _is_said(one.name.casefold(), said, words))


def _is_said(name: str, said: str, words: set[str]) -> bool:
    return bool(words & set(name.split())) or (not name.isascii() and name in said)
