"""When a reply goes: what time it is where its reader is, and what the colleague may choose.

Inside the reader's hours it goes at once. Outside them the morning is the first choice; at once goes an answer to
somebody who is there now, and whatever a lead gives a reason for. Who edits: developers; the hours stand in
flows/facts/contact_policy.py.
"""

from dataclasses import dataclass

from bot.desk.deed import Deed
from flows.facts import contact_policy
from flows.facts.parties import Contact
from flows.facts.places import city
from flows.facts.times import MINUTE
from flows.tables.roles import may
from storage import ledger, replies, speaking

NOW, LATER = "now", "later"
JUST_NOW = 30 * MINUTE  # within which somebody who wrote is taken to be there still


@dataclass(frozen=True, slots=True)
class Times:
    """`opening` is the reader's next 09:00 (µs UTC), `there` that they wrote just now, `urgent` that this one may."""

    opening: int
    outside: bool
    there: bool
    urgent: bool

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be chosen, the first choice first; nothing inside the hours."""
        if not self.outside:
            return ()
        return (LATER, NOW) if self.there or self.urgent else (LATER,)

    @property
    def usual(self) -> str:
        """What is chosen unless the colleague says otherwise."""
        return LATER if self.outside and not self.there else NOW

    @property
    def needs_reason(self) -> bool:
        """Whether to send it at once needs a reason."""
        return self.outside and not self.there


def times(deed: Deed, lane: str, reader: Contact) -> Times:
    """As of now."""
    now = deed.work.now
    calendar = deed.work.calendar(ledger.customer(deed.work.conn, reader.customer_id))
    outside = contact_policy.next_opening(now, reader.zone, contact_policy.PROMISES, calendar) > now
    there = outside and replies.heard_at(deed.work.conn, speaking.chat_of(lane), now - JUST_NOW) > 0
    urgent = may(deed.by.role.value, "reply_at_any_hour")
    return Times(contact_policy.next_opening(now, reader.zone, calendar=calendar), outside, there, urgent)


def chosen(deed: Deed, when: Times) -> str:
    """What the colleague chose, as far as they may."""
    said = deed.said("when") or when.usual
    return said if said in when.choices else when.usual


def reads(deed: Deed, reader: Contact, at: int) -> str:
    """A moment read back: weekday, date and hour where the customer is, and where that is."""
    return deed.plainly("promise_reads", there=at, city=city(reader.zone), zone=reader.zone)
