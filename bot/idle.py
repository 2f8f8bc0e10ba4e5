"""A draft's time has come: a soft note, a second one, and at last it is dropped. See drafts.py."""

from collections.abc import Mapping

from bot import customers, drafts, unasked
from bot.work import Work
from flows.dialogues.drafts import open_now, unfinished
from flows.engine.events import Happened
from flows.facts import contact_policy
from flows.facts.calendars import Calendar
from flows.facts.parties import Contact
from flows.facts.times import DAY, HOUR
from storage import conversations, feelings, follow_ups, ledger, people

DROP = len(drafts.AFTER) - 1


def fell_due(work: Work, id: int, _what: str, _by: str, values: Mapping[str, object]) -> bool:
    """Say or do what is due and set the next one. False when there is nothing left to come back to."""
    found = people.chat_of(work.conn, id)
    standing = conversations.load(work.conn, found[0]) if found else None
    who = people.contact_in(work.conn, *found) if found else None
    if found is None or standing is None or who is None or not unfinished(standing.conversation):
        return False
    count = int(str(values.get("count") or 0))
    contact, customer = who
    if count >= DROP:
        return _drop(work, found[0], contact, busy=standing.control != "bot")
    until = work.now + drafts.AFTER[DROP] - drafts.AFTER[count]
    spoken = _written_today(work, contact) if count else not open_now(standing.conversation)
    if _welcome(work, contact) and not spoken and standing.control == "bot":
        before = len(work.letters)
        customers.tell(work, found[0], Happened("draft_left", "clock", {"count": count, "until": until}))
        unasked.keep_hours(work, before, _tomorrow(work, contact))
    next_at = work.now + drafts.AFTER[count + 1] - drafts.AFTER[count]
    follow_ups.replace(work.conn, drafts.KIND, drafts.subject(id), customer.id, count + 1, next_at, work.now)
    work.rings = True
    return True


def _drop(work: Work, lane: str, contact: Contact, *, busy: bool) -> bool:
    """Nothing is taken away while a person has the conversation, nor at night or on a day that has had its message."""
    calendar = _calendar(work, contact)
    opening = contact_policy.next_unasked(work.now, contact.zone, calendar)
    if busy or opening > work.now or _written_today(work, contact):
        after = contact_policy.after_working_days(work.now, 1, contact.zone, calendar)
        later = opening if opening > work.now else after
        subject = drafts.subject(contact.id)
        follow_ups.replace(work.conn, drafts.KIND, subject, contact.customer_id, DROP, later, work.now)
        work.rings = True
        return True
    what = "draft_dropped" if _welcome(work, contact) else "draft_dropped_quietly"
    before = len(work.letters)
    customers.tell(work, lane, Happened(what, "clock"))
    unasked.keep_hours(work, before)
    return True


def _tomorrow(work: Work, contact: Contact) -> int:
    """When a note of today says nothing any more."""
    return contact_policy.after_working_days(work.now, 1, contact.zone, _calendar(work, contact))


def _written_today(work: Work, contact: Contact) -> bool:
    """Whether something unasked went to this customer today: one such message a day is enough."""
    return bool(follow_ups.sent_since(work.conn, contact.customer_id, work.now - DAY + HOUR))


def _welcome(work: Work, contact: Contact) -> bool:
    """Whether the contact may be written to now."""
    rests = feelings.mood(work.conn, contact.id).paused_until
    asked = max(people.postponed_until(work.conn, contact.id), rests) > work.now
    if contact.stopped or asked:
        return False
    return contact_policy.next_unasked(work.now, contact.zone, _calendar(work, contact)) <= work.now


def _calendar(work: Work, contact: Contact) -> Calendar:
    return work.calendar(ledger.customer(work.conn, contact.customer_id))
