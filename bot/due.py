"""A follow-up's time has come: looked at as things are now, then told to its lifecycle, put off, or withheld.

Promises: claimed in the transaction that acts on it; nothing unasked leaves outside the contact's window, over the
caps, to someone who stopped it, or while a person has the conversation; after a downtime there is no burst, since each
one is decided by what was sent before it.
"""

from collections.abc import Callable, Mapping
from functools import partial

from bot import absences, erasures, hand_overs, idle, replies, resting, things
from bot.doors import FellDue, Inbound
from bot.keeping import our_promises
from bot.kinds import KINDS
from bot.work import Work
from flows.facts import contact_policy
from flows.facts.parties import Contact
from flows.facts.times import DAY
from flows.tables.followups import FOLLOWUPS, NO_MORE
from storage import conversations, feelings, follow_ups, ledger, legal_holds, people
from storage.follow_ups import FollowUp

CYCLE = 31 * DAY  # a statement cycle, as far as caps are concerned
PASSING = frozenset({"nobody_bound", "person_has_control"})  # looked at again on the next working day


def take_due(work: Work, inbound: Inbound) -> None:
    """Act on it, once."""
    did = inbound.did
    assert isinstance(did, FellDue)  # noqa: S101 - the table leads here
    follow_up = follow_ups.still_due(work.conn, did.id)
    if follow_up is None:
        return
    if FOLLOWUPS[follow_up.kind].unasked and not _may_leave(work, follow_up):
        return
    if until := our_promises.waits(work, follow_up):
        _put_off(work, follow_up, until, "window")
        return
    follow_ups.finish(work.conn, follow_up.id, "", work.now, sent=FOLLOWUPS[follow_up.kind].unasked)
    name, _, number = follow_up.subject.partition(":")
    move, told = _MOVES[name], our_promises.fallen_due(work, follow_up)
    move(work, int(number), f"due:{follow_up.kind}", "clock", {"count": follow_up.count, **told})


def _move_thing(name: str, work: Work, id: int, what: str, by: str, values: Mapping[str, object]) -> bool:
    return things.move(work, name, id, what, by, values)


# Who hears that something about a subject has fallen due, by what the subject begins with.
_MOVES: dict[str, Callable[..., bool]] = {
    **{name: partial(_move_thing, name) for name in KINDS},
    "hand_over": hand_overs.fell_due,
    "draft": idle.fell_due,
    "mood": resting.fell_due,
    "reply": replies.fell_due,
    "erasure": erasures.fell_due,
    "staff": absences.fell_due,
}


def _may_leave(work: Work, follow_up: FollowUp) -> bool:
    """Whether the customer may be written to now; if not, the row says until when or why never."""
    who = _recipient(work, follow_up)
    why = _hindrance(work, who)
    if who is None or why in PASSING:
        _put_off(work, follow_up, contact_policy.after_working_days(work.now, 1, work.house.company.zone), why)
        return False
    allowed = None if why else _allowed(work, follow_up, who)
    opening = contact_policy.next_opening(work.now, who.zone)
    if allowed is None and opening > work.now:  # what follows from it may be said to the customer
        _put_off(work, follow_up, opening, "window")
        return False
    if allowed is None:
        _withhold(work, follow_up, why or "cycle_is_full")
        return False
    if allowed.at > work.now:
        _put_off(work, follow_up, allowed.at, allowed.because)
        return False
    return True


def _allowed(work: Work, follow_up: FollowUp, who: Contact) -> contact_policy.Allowed | None:
    """When the caps let it leave; of what ends unheard if they had their way, when it must. None: not at all."""
    sent = follow_ups.sent_since(work.conn, follow_up.customer_id, work.now - CYCLE)
    asked = max(people.postponed_until(work.conn, who.id), feelings.mood(work.conn, who.id).paused_until)
    allowed = contact_policy.may_remind(work.now, who.zone, sent, _in_cycle(follow_up, sent), asked)
    ends_with = FOLLOWUPS[follow_up.kind].before
    end = follow_ups.due_at(work.conn, ends_with, follow_up.subject) if ends_with and not follow_up.count else None
    if end is None or (allowed and allowed.at < end):
        return allowed
    return contact_policy.in_time_for(end, work.now, who.zone, sent, asked) or allowed


def _put_off(work: Work, follow_up: FollowUp, until: int, because: str) -> None:
    """Not now: the row says until when and why."""
    follow_ups.move(work.conn, follow_up.id, until, because)
    work.rings = True


def _recipient(work: Work, follow_up: FollowUp) -> Contact | None:
    """Whom the thing's lifecycle would write to."""
    name, _, number = follow_up.subject.partition(":")
    if name in KINDS:
        thing = things.find(work, name, int(number))
        return thing.contact if thing else None
    found = things.recipient(work, follow_up.customer_id)
    return found[0] if found else None


def _hindrance(work: Work, who: Contact | None) -> str:
    """Why nothing unasked may go to this person at all now; empty when it may."""
    found = people.chat_of(work.conn, who.id) if who else None
    if who is None or found is None or all(id_ != who.id for _, id_ in people.chats_of(work.conn, who.customer_id)):
        return "nobody_bound"  # or blocked us
    if who.stopped:
        return "stopped"
    if legal_holds.stands_on(work.conn, who.customer_id):
        return "legal_hold"
    standing = conversations.load(work.conn, found[0])
    return "person_has_control" if standing and standing.control == "human" else ""


def _in_cycle(follow_up: FollowUp, sent: tuple[int, ...]) -> int:
    """How many were sent in this cycle. A statement's own notice opens the cycle, so it is never refused by it."""
    return 0 if follow_up.kind == "statement_issued" else len(sent)


def _withhold(work: Work, follow_up: FollowUp, because: str) -> None:
    """Not sent, and why: kept on the row, told to the desk."""
    follow_ups.finish(work.conn, follow_up.id, because, work.now, sent=False)
    work.record(follow_up.customer_id, "clock", "withheld", follow_up.subject, kind=follow_up.kind, because=because)
    customer = ledger.customer(work.conn, follow_up.customer_id)
    told = {"kind": follow_up.kind, "because": because, "customer": customer.name if customer else ""}
    things.tell_desk(work, follow_up.subject, "staff/withheld", told)
    name, _, number = follow_up.subject.partition(":")
    # The matter must not end in silence: its lifecycle hears that there will be no further reminder.
    _MOVES[name](work, int(number), f"due:{follow_up.kind}", "clock", {"count": NO_MORE})
