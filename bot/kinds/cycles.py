"""Rounds of statements as things: of the house, about all customers in them, moved by `reconciliation_cycle`.

Promise: nothing here speaks to a customer; whoever is called is called by name, in the channel.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from bot import round_owners, routed
from bot.kinds.thing import Kind, Thing, Told, desk_line
from bot.mentions import calling, mention
from bot.work import Work
from flows.engine.events import Happened
from flows.facts.contact_policy import end_of_working_day
from flows.facts.cycles import CallColleague, Cycle, CycleState, HandToPeople, InRound
from flows.facts.parties import Colleague, Customer
from flows.facts.times import day_in_zone
from flows.lifecycles.cycle import told_of
from flows.tables.followups import FOLLOWUPS
from storage import cycles, follow_ups

NAME, HANDED, MEMBER = "cycle", "cycle_handed", "cycle_member"
NOBODYS = 0  # the customer of what concerns the house alone, as in its records
NAMED = 8  # customers that one line names


def _find(work: Work, id: int) -> Thing | None:
    cycle, company = cycles.head(work.conn, id), work.house.company
    if cycle is None:
        return None
    house = Customer(NOBODYS, "", company.name, "", company.zone, company.language)
    return Thing(NAME, id, cycle.state.value, house, None, silent=True)


def _store(work: Work, thing: Thing, state: str, _event: Happened) -> list[Told]:
    stamps = {CycleState.COLLECTING: "reviewed_at", CycleState.CLOSED: "closed_at"}
    stamp = {stamps[CycleState(state)]: work.now} if state in stamps else {}
    cycles.change(work.conn, thing.id, state=state, **stamp)
    return []


def _call(work: Work, thing: Thing, command: CallColleague) -> list[Told]:
    """The reviewer, chosen anew when the one before is not here; or a lead."""
    cycle = cycles.one(work.conn, thing.id)
    if cycle is None:
        return []
    if command.who == "reviewer":
        who = round_owners.reviewer(work, cycle.preparer, cycle.reviewer)
        cycles.change(work.conn, cycle.id, reviewer=who.id if who else 0)
        cycle = cycles.one(work.conn, thing.id) or cycle
    else:
        who = routed.lead_of_today(work)
    say(work, thing.subject, command.message, who, **_told(work, cycle))
    return []


def _hand(work: Work, thing: Thing, _command: HandToPeople) -> list[Told]:
    """Each silent customer to whoever looks after them; one line to each of those colleagues."""
    cycle = cycles.one(work.conn, thing.id)
    given: dict[int, tuple[Colleague | None, list[InRound]]] = {}
    by = end_of_working_day(work.now, FOLLOWUPS[HANDED].days[0], work.house.company.zone, work.house_calendar())
    for one in (one for one in cycle.rows if one.for_a_person) if cycle else ():
        who = round_owners.of_customer(work, one.customer_id, cycle.preparer if cycle else 0)
        given.setdefault(who.id if who else 0, (who, []))[1].append(one)
        _give(work, one, who, by)
    for who, theirs in given.values():
        names = list(dict.fromkeys(one.customer for one in theirs))
        told = {"cut_off": cycle.cut_off if cycle else None, "customers": names[:NAMED], "count": len(names)}
        more = {"more": max(0, len(names) - NAMED), "by": day_in_zone(by, work.house.company.zone)}
        say(work, thing.subject, "cycle_hands", who, **told, **more)
    return []


def _give(work: Work, one: InRound, who: Colleague | None, by: int) -> None:
    fields = {"handed_to": who.id if who else -1, "handed_at": work.now, "handed_by": by}
    cycles.change_member(work.conn, one.member_id, **fields)
    follow_ups.replace(work.conn, HANDED, f"{MEMBER}:{one.member_id}", one.customer_id, 0, by, work.now)
    work.record(one.customer_id, "clock", "handed_to_person", f"statement:{one.statement_id}", to=fields["handed_to"])
    told = {"number": one.number, "customer": one.customer, "owner": who.name if who else "", "way": one.way.value}
    text = desk_line(work, "cycle_handed", **told, by=day_in_zone(by, work.house.company.zone))
    body = {"text": text}
    more = {"subject": f"statement:{one.statement_id}", "on_uncertain": "look_up"}
    work.post(f"slack:{work.house.desk}", "chat.postMessage", body, "note", **more)


def say(work: Work, subject: str, message: str, who: Colleague | None, **told: object) -> None:
    """A line in the channel that calls somebody."""
    text = calling(desk_line(work, message, **told, mention=mention(who), called=who.name if who else ""), who)
    body = {"text": text, "broadcast": True}
    work.post(f"slack:{work.house.desk}", "chat.postMessage", body, "note", subject=subject, on_uncertain="look_up")


def _told(work: Work, cycle: Cycle) -> dict[str, object]:
    zone = work.house.company.zone
    return told_of(cycle, zone, day_in_zone(work.now, zone))


_DOES: Mapping[type, Callable[[Work, Thing, Any], list[Told]]] = MappingProxyType(
    {CallColleague: _call, HandToPeople: _hand}
)
CYCLE = Kind(NAME, "reconciliation_cycle", "cycle_id", _find, _store, _DOES)
