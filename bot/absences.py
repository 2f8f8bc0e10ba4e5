"""Colleagues who are away, go off shift or leave: what they had goes on, and whoever waits for them is told.

Promises: nothing stays with somebody who is not there; a shift ends at its minute, with a summary for whoever comes
next; every change is in the records of the house.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot import changing_hands, routed
from bot.doors import Ordered
from bot.work import Work
from flows.facts.calendars import WEEKDAYS, Calendar
from flows.facts.parties import Colleague
from flows.facts.times import in_zone, micros
from storage import follow_ups, people

SHIFT = "shift_end"


def be_absent(work: Work, order: Ordered) -> None:
    """Away through a day, with somebody who stands in. values: id, until (ISO day; empty: back), backup (id, 0: none).

    Replies `done` with how many cases and conversations went to others.
    """
    said = order.values
    id_, until, backup = int(said["id"]), str(said["until"]), int(said["backup"])
    people.change_staff(work.conn, id_, absent_until=until, backup=backup)
    work.record(0, "operator", "staff_absent", f"staff:{id_}", until=until, backup=backup)
    (who,) = people.staff(work.conn, id=id_)
    _reply_passed_on(work, who, changing_hands.AWAY) if routed.is_away(work, who) else work.reply(
        "done", cases=0, talks=0
    )


def set_shift(work: Work, order: Ordered) -> None:
    """When their shift ends on working days. values: id, ends (HH:MM of the house's clock; empty: not at all)."""
    id_, ends = int(order.values["id"]), str(order.values["ends"])
    people.change_staff(work.conn, id_, shift_ends=ends)
    work.record(0, "operator", "staff_shift", f"staff:{id_}", ends=ends)
    (who,) = people.staff(work.conn, id=id_)
    _await_end(work, who)
    work.reply("done")


def leave(work: Work, order: Ordered) -> None:
    """They may act no more. values: user (Slack user id). Replies `not_found` when nobody active has it."""
    found = [one for one in people.staff(work.conn, user=str(order.values["user"])) if one.active]
    if not found:
        work.reply("not_found")
        return
    for who in found:
        left(work, who, "operator")


def left(work: Work, who: Colleague, actor: str) -> None:
    """The same for one colleague, whoever brought the news."""
    people.change_staff(work.conn, who.id, active=False)
    work.record(0, actor, "staff_removed", who.user)
    (gone,) = people.staff(work.conn, id=who.id)
    _await_end(work, gone)
    _reply_passed_on(work, gone, changing_hands.LEFT)


def fell_due(work: Work, id: int, _what: str, _by: str, _values: Mapping[str, object]) -> bool:
    """Their shift is over: conversations wait for somebody else, cases stay theirs. False for nobody."""
    found = people.staff(work.conn, id=id)
    if not found:
        return False
    changing_hands.pass_on_talks(work, found[0], routed.backup_of(work, found[0]), changing_hands.SHIFT)
    _await_end(work, found[0])
    return True


def next_end(now: int, ends: time, zone: str, calendar: Calendar = WEEKDAYS) -> int:
    """When the shift ends next (µs UTC): later than now, on a working day."""
    day = in_zone(now, zone).date()
    while not calendar.working(day) or _at(day, ends, zone) <= now:
        day += timedelta(days=1)
    return _at(day, ends, zone)


def _at(day: date, ends: time, zone: str) -> int:
    return micros(datetime.combine(day, ends, tzinfo=ZoneInfo(zone)))


def _await_end(work: Work, who: Colleague) -> None:
    """Set what tells us of the end of their next shift, or call it off."""
    subject = f"staff:{who.id}"
    if who.shift_ends is None or not who.active:
        follow_ups.cancel(work.conn, subject, (SHIFT,), "moot", work.now)
        return
    due = next_end(work.now, who.shift_ends, work.house.company.zone, work.house_calendar())
    follow_ups.replace(work.conn, SHIFT, subject, 0, 0, due, work.now)
    work.rings = True


def _reply_passed_on(work: Work, who: Colleague, why: str) -> None:
    cases, talks = changing_hands.pass_on_everything(work, who, "operator", why)
    work.reply("done", cases=cases, talks=talks)
