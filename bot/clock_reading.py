"""The clocks of a case as the books say it now: for whoever shows them, waits for them or counts them.

Promise: reads only. What the present turn says to the customer counts as said.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.work import Work
from flows.facts.clock_periods import Records
from flows.facts.clocks import Clock, clocks_of
from flows.facts.dispute import Case
from flows.facts.moods import as_of
from flows.facts.priority import Priority, priority_of
from flows.facts.working_time import Office
from storage import case_clocks, feelings, statements
from storage.ports import Connection


@dataclass(frozen=True, slots=True)
class Reading:
    """A case with what its clocks are read from."""

    case: Case
    records: Records
    priority: Priority
    office: Office


def reading(work: Work, case: Case) -> Reading:
    """As things are now."""
    subject = f"case:{case.id}"
    told = [work.now for one in work.letters if one.subject == subject and one.channel != "slack"]
    return read(work.conn, case, work.now, Office(work.house.company.zone, work.house_calendar()), told[:1])


def read(conn: Connection, case: Case, now: int, office: Office, leaving: Sequence[int] = ()) -> Reading:
    """The same outside of a turn; `leaving` are moments of news that is not in the books yet."""
    anger = as_of(feelings.mood(conn, case.contact_id), now).level
    priority = priority_of(case, statements.one(conn, case.statement_id), anger)
    return Reading(case, case_clocks.records_of(conn, case, now, leaving), priority, office)


def running(work: Work, case: Case) -> tuple[Clock, ...]:
    """The clocks of that case, the nearest first."""
    found = reading(work, case)
    return clocks_of(found.records, found.priority, found.office, work.now)
