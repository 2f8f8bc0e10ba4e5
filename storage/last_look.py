"""What stands against a letter at the very last moment, in the work that marks it as being sent.

Promises: a letter to a chat that is no longer bound to its customer is never sent. One that nobody asked for is looked
at once more, since an outage may have held it up: in its reader's night it is put off to their next opening, and what
is no longer wanted or says nothing any more is not sent. Every other letter costs no look at all.
"""

from collections.abc import Callable

from sqlalchemy import Connection, text

from flows.facts.calendars import WEEKDAYS, Calendar
from flows.facts.times import MINUTE
from flows.facts.unasked import leaves_at
from storage.ports import OPENING, Letter
from storage.prepared import Prepared

_BOUND = Prepared(
    text("SELECT 1 FROM binding WHERE chat = :chat AND customer_id = :customer_id AND revoked_at IS NULL")
)
# A contact who said *stop* or *later* after the letter was written has been heard when that was committed.
_READER = Prepared(
    text(
        "SELECT contact.zone, customer.country, customer.region, stopped, CASE WHEN postponed_until >"
        " made_at THEN postponed_until ELSE 0 END FROM"
        " outbox JOIN binding ON chat = lane AND binding.customer_id = outbox.customer_id AND revoked_at IS NULL JOIN"
        " contact ON contact.id = contact_id JOIN customer ON customer.id = outbox.customer_id WHERE outbox.id = :id"
    )
)
_PUT_OFF = Prepared(
    text(f"UPDATE outbox SET not_before = :at, hours = {OPENING}, error = :why WHERE id = :id AND state = 'queued'")  # noqa: S608
)
# Caps count when somebody was written to, which is then; what was told together counts together.
_COUNTS_THEN = Prepared(
    text(
        "UPDATE follow_up SET closed_at = :at WHERE customer_id = :customer_id AND state = 'done' AND because = 'sent'"
        " AND closed_at = (SELECT closed_at FROM follow_up WHERE id = :id) AND closed_at < :since"
    )
)

Calendars = Callable[[str, str], Calendar]  # of a country and its region


def weekdays(_country: str, _region: str) -> Calendar:
    """Where no place is known."""
    return WEEKDAYS


def against(conn: Connection, letter: Letter, now: int, calendars: Calendars) -> str | None:
    """What stands against sending it; empty: nothing; None: it was put off."""
    if not _BOUND.row(conn, chat=letter.lane, customer_id=letter.customer_id):
        return "the chat is no longer bound to this customer"
    found = _READER.row(conn, id=letter.id) if letter.hours or letter.kind == "reminder" else None
    if found is None:
        return ""
    zone, country, region, stopped, later = found
    if letter.kind != "reminder":  # what they were told of comes, whatever they said about reminders
        stopped = later = 0
    at = leaves_at(max(now, later), letter.valid_until, zone, calendars(country, region))
    if stopped or not at:
        return "its reader wants no reminders now" if stopped or later else "held up until it said nothing any more"
    _counts(conn, letter, at)
    if at <= now:
        return ""
    _PUT_OFF.run(conn, id=letter.id, at=at, why="waits for its reader's hours")
    return None


def _counts(conn: Connection, letter: Letter, at: int) -> None:
    source, _, rest = letter.key.partition(":")
    if source == "followup":
        about = {"customer_id": letter.customer_id, "id": int(rest.partition(":")[0])}
        _COUNTS_THEN.run(conn, at=at, since=at - MINUTE, **about)
