"""Whether whoever would hear of a follow-up sleeps: then it waits for their hours, or is left out.

Promises: what the clock makes us say reaches nobody outside their hours, unless they wrote within the hour and wait, or
were told of that very minute; late word is not told for that minute any more. What only our own office does waits for
the hours of the office where its row says so. Messages that nobody waits for are judged in bot/unasked.py instead.
"""

import json

from bot import things, unasked
from bot.kinds import KINDS
from bot.work import Work
from flows.facts.calendars import Spell
from flows.facts.contact_policy import PROMISES, REMINDERS, next_opening
from flows.facts.parties import Contact
from flows.facts.times import HOUR, MINUTE
from flows.lifecycles.call_back_view import PATIENCE
from flows.tables.followups import FOLLOWUPS
from storage import cases, conversations, follow_ups, ledger, our_promises, people, replies
from storage.follow_ups import FollowUp

AWAKE = HOUR  # after a word of theirs in which somebody is at their phone


def puts_off(work: Work, one: FollowUp) -> bool:
    """Put it off to their next opening, or leave it out; True when nothing is to be done about it now."""
    until = _waits_until(work, one)
    if not until:
        return False
    if FOLLOWUPS[one.kind].fleeting:
        follow_ups.finish(work.conn, one.id, "asleep", work.now, sent=False, shows=_shows(work, one, work.now))
        _write_down(work, one, "withheld", "asleep", work.now)
        return True
    promised = our_promises.open_of(work.conn, one.subject)
    if promised and promised.due_at == one.due_at:
        our_promises.change(work.conn, promised.id, held_until=until)
    follow_ups.move(work.conn, one.id, until, "window", _shows(work, one, until))
    _write_down(work, one, "put_off", "window", until)
    work.rings = True
    return True


def keeps_hours(work: Work, one: FollowUp, since: int) -> None:
    """What it made say since there were so many letters leaves in its reader's hours, held up or not.

    Not what they were told of, nor what is said to somebody who sits there and waits.
    """
    row = FOLLOWUPS[one.kind]
    said = any(letter.channel != "slack" for letter in work.letters[since:])
    if not said or row.told:
        return
    who = _reader(work, one)
    unlooked = row.at_once or row.office  # nobody has asked whether this reader sleeps
    if who and (_opens(work, who, REMINDERS) <= work.now or (unlooked and not _awake(work, who))):
        unasked.keep_hours(work, since, work.now + HOUR if row.fleeting else 0)


def _waits_until(work: Work, one: FollowUp) -> int:
    row = FOLLOWUPS[one.kind]
    if row.office:
        opens = next_opening(work.now, work.house.company.zone, calendar=work.house_calendar())
        return opens if opens > work.now else 0
    if row.at_once or (row.told and work.now - one.due_at <= MINUTE and _named(work, one)):
        return 0
    who = _reader(work, one)
    if who is None:
        return 0
    opens = _opens(work, who, PROMISES if row.told or row.fleeting else REMINDERS)
    return opens if opens > work.now and not _awake(work, who) and _speaks(work, one) else 0


def _named(work: Work, one: FollowUp) -> bool:
    """Whether it is due at the very time that they were told, or when the patience after it ends.

    Where no time stands open any more: whether it is due at a time that could have been told.
    """
    promised, who = our_promises.open_of(work.conn, one.subject), _reader(work, one)
    if promised or who is None:
        return promised is None or one.due_at in {promised.due_at, promised.due_at + PATIENCE}
    calendar = work.calendar(ledger.customer(work.conn, who.customer_id))
    times = (one.due_at, one.due_at - PATIENCE)
    return any(next_opening(at, who.zone, PROMISES, calendar) == at for at in times)


def _opens(work: Work, who: Contact, window: Spell) -> int:
    calendar = work.calendar(ledger.customer(work.conn, who.customer_id))
    return next_opening(work.now, who.zone, window, calendar)


def _reader(work: Work, one: FollowUp) -> Contact | None:
    """Who would hear of it; None where it is nobody, or their hours are looked at elsewhere."""
    name, _, number = one.subject.partition(":")
    id_ = int(number)
    if name in KINDS:
        thing = things.find(work, name, id_)
        return thing.contact if thing else None
    if name == "mood":
        return people.contact(work.conn, id_)[0]
    if name == "hand_over":
        row = cases.hand_over_by_id(work.conn, id_)
        return _in_chat(work, row["chat"]) if row else None
    reply = replies.one(work.conn, id_) if name == "reply" else None
    return _in_chat(work, reply.chat) if reply else None


def _in_chat(work: Work, lane: str) -> Contact | None:
    found = people.contact_in(work.conn, lane, lane.partition(":")[2])
    return found[0] if found else None


def _awake(work: Work, who: Contact) -> bool:
    found = people.chat_of(work.conn, who.id)
    chat = conversations.load(work.conn, found[0]) if found else None
    return chat is not None and chat.heard_at > work.now - AWAKE


def _speaks(work: Work, one: FollowUp) -> bool:
    """Whether anything is said to them, as things are now."""
    thing = things.find(work, one.subject.partition(":")[0], int(one.subject.partition(":")[2]))
    return thing is None or unasked.says(work, one, thing)


def _write_down(work: Work, one: FollowUp, what: str, because: str, until: int) -> None:
    work.record(one.customer_id, "clock", what, one.subject, kind=one.kind, because=because, until=until)


def _shows(work: Work, one: FollowUp, until: int) -> str:
    """What the sentence of the reason shows."""
    customer, who = ledger.customer(work.conn, one.customer_id), _reader(work, one)
    zone = who.zone if who else work.house.company.zone
    shown = {"customer": customer.name if customer else "", "kind": one.kind, "until": until, "zone": zone}
    return json.dumps(shown)
