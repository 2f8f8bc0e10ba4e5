"""The rhythm of statements: runs that fall due, each customer's turn in them, and what an operator sets.

Promises: a run that was slept through happens once, late, about the newest period that is over; nobody is in two
rounds of one period; customers' turns are spread over some minutes; all of it happens while the office works.
"""

from collections.abc import Mapping

from bot import preparing, round_owners, routed, things
from bot.doors import Ordered
from bot.kinds.cycles import HANDED, MEMBER, say
from bot.waker import next_run
from bot.work import Work
from flows.engine.told import number
from flows.facts.contact_policy import after_working_days, end_of_working_day, next_opening
from flows.facts.cycles import Rhythm, Schedule, apart, cron_of, period_of
from flows.facts.parties import Colleague
from flows.facts.times import DAY, day_in_zone
from flows.tables.followups import FOLLOWUPS, gap
from storage import cycles, follow_ups, ledger, people
from storage.statements import one as statement_of

ABOUT, TURN, RUN, PREPARE = "schedule", MEMBER, "cycle_run", "cycle_prepare"


# -- what an operator sets ---------------------------------------------------------------------------------------------
def set_rhythm(work: Work, order: Ordered) -> None:
    """How often a customer is sent statements. values: customer (code), rhythm (empty: not by itself), day.

    Replies `done` with the name and when the next run begins (µs UTC; 0 for none), or `not_found`.
    """
    said = order.values
    customer = ledger.customer_by_code(work.conn, str(said["customer"]))
    if customer is None:
        work.reply("not_found")
        return
    before = cycles.rhythms(work.conn).get(customer.id)
    at, chosen = 0, str(said["rhythm"])
    if chosen:
        at = _put_on(work, customer.id, Rhythm(chosen), int(said["day"]))
    else:
        cycles.set_rhythm(work.conn, customer.id, 0, work.now)
    if before and not cycles.on_schedule(work.conn, before.id):
        follow_ups.cancel(work.conn, f"{ABOUT}:{before.id}", (RUN,), "moot", work.now)
    work.record(customer.id, "operator", "rhythm", f"customer:{customer.id}", rhythm=chosen, day=int(said["day"]))
    work.reply("done", name=customer.name, at=at)


def _put_on(work: Work, customer_id: int, rhythm: Rhythm, day: int) -> int:
    """That customer follows that rhythm; when its next run begins."""
    zone, fields = work.house.company.zone, cron_of(rhythm, day)
    planned = next_run(work.now, zone, **fields)
    schedule = cycles.schedule_on(work.conn, rhythm, day, planned)
    waits = follow_ups.due_at(work.conn, RUN, f"{ABOUT}:{schedule.id}")
    cycles.set_rhythm(work.conn, customer_id, schedule.id, work.now)
    return waits if waits is not None else _await(work, schedule, planned)


def _await(work: Work, schedule: Schedule, planned: int) -> int:
    """The run of that schedule waits until the first working morning from then on; that moment."""
    cycles.plan(work.conn, schedule.id, planned)
    at = next_opening(planned, work.house.company.zone, calendar=work.house_calendar())
    follow_ups.replace(work.conn, RUN, f"{ABOUT}:{schedule.id}", 0, 0, at, work.now)
    work.rings = True
    return at


def set_rhythms(work: Work, order: Ordered) -> None:
    """One for everybody who has none yet. values: rhythm, day. Replies `done` with how many, and how many had one."""
    had = cycles.rhythms(work.conn)
    fresh = [one for one in ledger.customers(work.conn) if one.id not in had]
    rhythm, day, at = Rhythm(str(order.values["rhythm"])), int(order.values["day"]), 0
    for customer in fresh:
        at = _put_on(work, customer.id, rhythm, day)
        work.record(customer.id, "operator", "rhythm", f"customer:{customer.id}", rhythm=rhythm.value, day=day)
    work.reply("done", count=len(fresh), before=len(had), at=at)


# -- a run -------------------------------------------------------------------------------------------------------------
def fell_due(work: Work, id: int, _what: str, _by: str, values: Mapping[str, object]) -> bool:
    """A run begins, unless the office is closed or nobody follows it any more. False when nothing came of it."""
    schedule = cycles.schedule(work.conn, id)
    if schedule is None or not cycles.on_schedule(work.conn, id):
        return False
    zone, fields = work.house.company.zone, cron_of(schedule.rhythm, schedule.day)
    opens = next_opening(work.now, zone, calendar=work.house_calendar())
    planned, slept = schedule.planned_at, 0
    while (following := next_run(planned, zone, **fields)) <= work.now:
        planned, slept = following, slept + 1
    who = round_owners.preparer(work)
    if opens > work.now or who is None:
        again = opens if opens > work.now else after_working_days(work.now, 1, zone, work.house_calendar())
        tried = number(values.get("count")) + (opens <= work.now)
        follow_ups.replace(work.conn, RUN, f"{ABOUT}:{id}", 0, tried, again, work.now)
        if who is None:
            told = {"again": day_in_zone(again, zone), "rhythm": f"desk_rhythm_{schedule.rhythm.value}"}
            things.tell_desk(work, f"{ABOUT}:{id}", "staff/cycle_nobody", told)
        return who is None
    _await(work, schedule, following)
    begun = _begin(work, schedule, planned, who)
    if begun and not values.get("count"):  # unless it waited for somebody to prepare it
        _own_up(work, begun, schedule, planned, slept)
    return bool(begun)


def _begin(work: Work, schedule: Schedule, planned: int, who: Colleague) -> int:
    """A round about the period that was over when it was planned; each customer's turn comes within minutes.

    Its id; 0 when all of them have had that period already.
    """
    zone = work.house.company.zone
    period = period_of(schedule.rhythm, day_in_zone(planned, zone))
    fresh = cycles.on_schedule(work.conn, schedule.id, period.key)
    asked = round_owners.reviewer(work, who.id)
    owners = {"preparer": who.id, "reviewer": asked.id if asked else 0}
    review_by = end_of_working_day(work.now, 1, zone, work.house_calendar())
    id_ = cycles.begin(work.conn, schedule, period, begun_at=work.now, review_by=review_by, **owners) if fresh else 0
    if not id_:
        return 0
    for customer in fresh:
        subject = f"{MEMBER}:{cycles.join(work.conn, id_, customer.id, period.key)}"
        follow_ups.replace(work.conn, PREPARE, subject, customer.id, 0, apart(work.now, subject), work.now)
    work.record(0, "clock", "round_begun", f"cycle:{id_}", period=period.key, customers=len(fresh), **owners)
    things.move(work, "cycle", id_, "begun", "clock")
    return id_


def _own_up(work: Work, cycle_id: int, schedule: Schedule, planned: int, slept: int) -> None:
    """A round that begins days late, since nothing was running, says so."""
    zone = work.house.company.zone
    if work.now - next_opening(planned, zone, calendar=work.house_calendar()) > DAY:
        on = day_in_zone(planned, zone)
        told = {"cut_off": period_of(schedule.rhythm, on).cut_off, "planned": on, "slept": slept}
        things.tell_desk(work, f"cycle:{cycle_id}", "staff/cycle_late", told)


def member_due(work: Work, id: int, what: str, _by: str, values: Mapping[str, object]) -> bool:
    """A customer's turn in a round has come, or the day by which somebody was to ask them."""
    found = cycles.member(work.conn, id)
    cycle = cycles.head(work.conn, found[0]) if found else None
    if found is None or cycle is None:
        return False
    if what == f"due:{HANDED}":
        return _ask_on(work, id, cycle.id, number(values.get("count")))
    customer = ledger.customer(work.conn, found[1])
    if customer is None:
        return False
    cycles.change_member(work.conn, id, prepared_at=work.now)
    _, faults = preparing.prepare(work, customer, cycle.cut_off, cycle.preparer, once=True)
    for fault in faults:
        things.tell_desk(work, f"cycle:{cycle.id}", "staff/cycle_fault", {"fault": fault})
    return True


def _ask_on(work: Work, member_id: int, cycle_id: int, count: int) -> bool:
    """The day to ask in person is over without an answer: whoever was to ask is called once more, then a lead."""
    cycle = cycles.one(work.conn, cycle_id)
    rows = cycle.rows if cycle else ()
    theirs = [one for one in rows if one.member_id == member_id and one.unanswered]
    if not theirs:
        return False
    owner = next(iter(people.staff(work.conn, id=theirs[0].handed_to)), None)
    who = routed.lead_of_today(work) if count or owner is None else owner
    told = {"customer": theirs[0].customer, "numbers": ", ".join(one.number for one in theirs)}
    more = {"owner": owner.name if owner else "", "again": bool(count)}
    say(work, f"statement:{theirs[0].statement_id}", "cycle_still", who, **told, **more)
    if count + 1 < len(FOLLOWUPS[HANDED].days):
        days, zone = gap(HANDED, count + 1) or 1, work.house.company.zone
        at = end_of_working_day(work.now, days, zone, work.house_calendar())
        customer_id = theirs[0].customer_id
        follow_ups.replace(work.conn, HANDED, f"{MEMBER}:{member_id}", customer_id, count + 1, at, work.now)
    return True


# -- what else moves a round -------------------------------------------------------------------------------------------
def reviewed(work: Work, statement_id: int, by: str) -> None:
    """A statement was issued or taken back: its round may have nothing left to review."""
    statement = statement_of(work.conn, statement_id)
    for id_ in cycles.of_statement(work.conn, statement.customer_id, statement.cut_off) if statement else ():
        if not cycles.in_review(work.conn, id_):
            things.move(work, "cycle", id_, "reviewed", by)
