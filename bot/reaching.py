"""Whom something unasked would reach, and how things stand with them: the facts that flows/facts/unasked.py judges."""

from datetime import date

from bot import things
from bot.kinds import Thing
from bot.kinds.thing import asked_in_vain, in_turn
from bot.work import Work
from flows.facts.bank_days import bank_days_after, look_on
from flows.facts.complaints import ComplaintState
from flows.facts.due_items import debts
from flows.facts.parties import Contact
from flows.facts.times import DAY, day_in_zone
from flows.facts.unasked import Unasked, morning
from flows.tables.followups import FOLLOWUPS
from storage import complaints, conversations, feelings, follow_ups, holds, ledger, legal_holds, people
from storage.follow_ups import FollowUp

CYCLE = 31 * DAY  # a statement cycle, as far as caps are concerned
LOOKED_INTO = frozenset(
    {ComplaintState.REGISTERED, ComplaintState.RECEIVED, ComplaintState.IN_WORK, ComplaintState.PENDING}
    | {ComplaintState.SECOND_LOOK}
)
PAYMENT_DAYS = 3  # working days in which a payment that was seen finds its invoices


def facts(work: Work, one: FollowUp, thing: Thing) -> Unasked:
    """How things stand now with that follow-up of that thing."""
    who, row = thing.contact, FOLLOWUPS[one.kind]
    company, calendar = work.house.company, work.calendar(thing.customer)
    known = {"subject": one.subject, "due_at": one.due_at, "was": one.because, "calendar": calendar}
    ours = {"office": company.zone, "house": work.house_calendar()}
    found = people.chat_of(work.conn, who.id) if who else None
    if who is None or found is None or all(id_ != who.id for _, id_ in people.chats_of(work.conn, who.customer_id)):
        return Unasked(one.kind, reachable=False, **known, **ours)  # type: ignore[arg-type]
    chat = conversations.load(work.conn, found[0])
    sent = follow_ups.sent_lately(work.conn, one.customer_id, work.now - CYCLE)
    ends = follow_ups.due_at(work.conn, row.before, one.subject) if row.before and not one.count else None
    return Unasked(
        one.kind,
        **known,  # type: ignore[arg-type]
        **ours,  # type: ignore[arg-type]
        **(_money(work, thing) if row.debt else {}),  # type: ignore[arg-type]
        zone=who.zone,
        stopped=who.stopped,
        legal_hold=legal_holds.stands_on(work.conn, one.customer_id),
        with_person=bool(chat and chat.control == "human"),
        holds=holds.standing(work.conn, one.customer_id, day_in_zone(work.now, company.zone)),
        complaint=_complaint(work, who) if row.presses or row.debt else "",
        postponed_until=max(people.postponed_until(work.conn, who.id), feelings.mood(work.conn, who.id).paused_until),
        ends_at=ends or 0,
        sent=tuple(dict.fromkeys(each.at for each in sent)),
        debts=tuple(each.at for each in sent if FOLLOWUPS[each.kind].debt),
        answered_at=chat.heard_at if chat else 0,
    )


def tell_of_deputy(work: Work, thing: Thing) -> None:
    """Colleagues see it when somebody else is asked because the one before did not answer."""
    row = in_turn(work, thing.customer.id) if thing.name == "statement" else ()
    if len(row) > 1 and thing.contact and thing.contact.id != row[0].id and not asked_in_vain(work, thing.contact):
        values = {"person": thing.contact.name, "before": row[0].name, "customer": thing.customer.name}
        things.tell_desk(work, thing.subject, "staff/because/deputy", values)


def _complaint(work: Work, who: Contact) -> str:
    """The number of a complaint of theirs that we are looking into."""
    open_ = (one for one in complaints.of_contact(work.conn, who.id) if one.state in LOOKED_INTO)
    return next((one.number for one in open_), "")


def _money(work: Work, thing: Thing) -> dict[str, object]:
    """Whether anything is left to speak of: no debt is named that is in question or promised; others may be."""
    page, zone, calendar = work.page(thing.contact, thing.customer), thing.customer.zone, work.calendar(thing.customer)
    looks = [look_on(one.day, one.way, calendar) for one in page.promises if one.standing]
    seen = ledger.payment_seen_at(work.conn, thing.customer.id)
    paid = bank_days_after(day_in_zone(seen, zone), PAYMENT_DAYS, calendar) if seen else date.min
    left = any(debt.free for debt in debts(page))
    return {
        "disputed": not left and any(not case.closed for case in page.cases),
        "promised_until": morning(bank_days_after(max(looks), 1, calendar), zone) if looks and not left else 0,
        "paid_until": morning(paid, zone) if seen else 0,
    }
