"""While Slack cannot be reached and somebody waits for a person, operators get a mail, once an hour.

Promise: counts and times only, no figure and no customer; nothing is mailed while nothing urgent waits. What customers
are told of it meanwhile is said by the conversations themselves.
"""

from dataclasses import dataclass
from html import unescape
from typing import Final

from bot.doors import Inbound, Ordered
from bot.work import Work
from flows.facts.moods import as_of
from flows.facts.priority import Priority, weight_of
from flows.facts.times import HOUR, MINUTE
from storage import cases, feelings, statements
from storage.inbox import Key
from storage.ports import Connection
from storage.unheard import LANE, Unheard, last_alarm, unheard

PATIENCE: Final = 10 * MINUTE
EVERY: Final = HOUR
NEWEST: Final = 50  # cases that are looked at


@dataclass(slots=True)
class Watch:
    """Since when each look has found something that Slack refused; after a downtime of our own it begins anew."""

    since: int = 0

    def look(self, conn: Connection, now: int) -> Inbound | None:
        """The order to look closely, at most once a minute, when an alarm may be due."""
        if unheard(conn, now) is None:
            self.since = 0
            return None
        self.since = self.since or now
        if now < self.since + PATIENCE or _written_lately(conn, now):
            return None
        return Inbound(Key("alarm", f"slack:{now // MINUTE}", now), LANE, "house", Ordered("mail_alarm"))


def write(work: Work, _order: Ordered) -> None:
    """Put the mail into the outbox, if something urgent waits indeed."""
    found = unheard(work.conn, work.now - PATIENCE)
    if found is None or _written_lately(work.conn, work.now):
        return
    first = _urgent(work, found)
    if not first and not found.hand_overs:
        return
    company = work.house.company
    told = {
        "since": found.since,
        "now": work.now,
        "people": len(found.hand_overs),
        "cases": first,
        "letters": found.letters,
        "company": company.name,
    }
    said = work.house.speaker.speak_staff("staff/mail_alarm", told, company.language, zone=company.zone)
    subject = work.house.speaker.speak_staff("staff/mail_alarm_title", told, company.language, zone=company.zone)
    body = {"subject": unescape(subject), "text": unescape(said)}
    work.post(LANE, "send", body, "alarm", on_uncertain="repeat_once")
    work.record(0, "house", "mailed_alarm", "house:0", people=len(found.hand_overs), cases=first)


def _written_lately(conn: Connection, now: int) -> bool:
    last = last_alarm(conn)
    return bool(last) and last + EVERY > now


def _urgent(work: Work, found: Unheard) -> int:
    """How many of the cases come first everywhere."""
    count = 0
    for id_ in found.cases[-NEWEST:]:
        case = cases.one(work.conn, id_)
        if case and not case.closed:
            anger = as_of(feelings.mood(work.conn, case.contact_id), work.now).level
            weight = weight_of(case, statements.one(work.conn, case.statement_id), anger)
            count += weight.priority is Priority.P1
    return count
