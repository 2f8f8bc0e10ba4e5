"""When a colleague is told how things stand: at half past eight in the morning of their place, and on Mondays.

Promises: nothing is sent on a day off or to whoever is away; the next one covers it. After days of downtime there is
one, never one for each day. What has nothing to say is not sent. It goes to the channel between us and that colleague
alone, in their language; what stands in it is decided in bot/desk/digest.py and digest_weekly.py.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time
from types import MappingProxyType
from typing import Final

from bot.desk import pictures
from bot.desk.deed import Deed
from bot.desk.digest import Digest, daily
from bot.desk.digest_weekly import HOUSE, weekly
from bot.doors import FellDue, StaffActed
from bot.waker import next_run
from bot.work import Work
from flows.facts.parties import Colleague
from flows.facts.times import DAY, in_zone
from flows.tables.roles import may
from storage import digests, follow_ups, people

ABOUT: Final = digests.ABOUT
MORNING, EVENING = time(8, 30), time(18)
AT: Final = {"hour": MORNING.hour, "minute": MORNING.minute}
LONGEST: Final = 31 * DAY  # back to which one covers what nobody was told
MOST_DAYS: Final = 400  # somebody who is away for longer is looked for again then
# By kind: the days of the week on which it comes, what it says, and what the very first one covers.
KINDS: Final[Mapping[str, tuple[str, Callable[[Deed, int], Digest | None], int]]] = MappingProxyType(
    {digests.DAILY: ("*", daily, DAY), digests.WEEKLY: ("mon", weekly, 7 * DAY)}
)


def fell_due(work: Work, id: int, what: str, _by: str, values: Mapping[str, object]) -> bool:
    """Tell them, if this is the time for it, and plan the next one. False when they are no colleague any more.

    A count of 0 says that nothing was planned yet.
    """
    found = people.staff(work.conn, id=id)
    if not found or not found[0].active:
        return False
    who, kind = found[0], what.removeprefix("due:")
    count = int(str(values.get("count") or 0))
    told = bool(count) and _in_the_day(work, who)
    if told:
        _tell(work, who, kind)
    days = "*" if count and not told else KINDS[kind][0]  # missed: on the first day that they are here
    missed = 0 if told or not digests.covered(work.conn, id, kind) else max(1, count)
    digests.plan(work.conn, id, kind, next_time(work, who, days), work.now, missed=missed)
    work.rings = True
    return True


def look_ahead(work: Work) -> "Ahead | None":
    """What that colleague would be told, worked out before the turn that tells it; None where it tells nothing."""
    assert isinstance(work.inbound.did, FellDue)  # noqa: S101 - the corridor asks for nothing else
    one = follow_ups.still_due(work.conn, work.inbound.did.id)
    found = people.staff(work.conn, id=int(one.subject.partition(":")[2])) if one and one.count else ()
    if one is None or not found or found[0].barred or not _in_the_day(work, found[0]):
        return None
    return Ahead(digest_of(work, found[0], one.kind))


@dataclass(frozen=True, slots=True)
class Ahead:
    """It was looked up; `said` None: there is nothing to say."""

    said: Digest | None


def next_time(work: Work, who: Colleague, days: str = "*") -> int:
    """Half past eight of the next of these days of the week (µs UTC); from it on the first day that they are here."""
    zone = _zone(work, who)
    at = next_run(work.now, zone, day_of_week=days, **AT)
    for _ in range(MOST_DAYS):
        if _here(work, who, at):
            break
        at = next_run(at, zone, **AT)
    return at


def digest_of(work: Work, who: Colleague, kind: str) -> Digest | None:
    """What that colleague would be told now; None when there is nothing to say, or nothing that they may see."""
    _, make, first = KINDS[kind]
    last = digests.covered(work.conn, who.id, kind) or work.now - first
    since = max(last, work.now - LONGEST)
    return make(Deed(work, who, StaffActed("digest", f"{ABOUT}:{who.id}")), since)


def _tell(work: Work, who: Colleague, kind: str) -> None:
    looked_up = work.ahead.said if isinstance(work.ahead, Ahead) else digest_of(work, who, kind)
    said = None if who.barred else looked_up
    if said is None:
        return
    work.record(0, "clock", kind, f"{ABOUT}:{who.id}")
    body = {"text": said.text, "blocks": said.blocks}
    lane, subject = f"slack:@{who.user}", f"{ABOUT}:{who.id}"
    work.post(lane, "chat.postMessage", body, kind, subject=subject, on_uncertain="look_up")
    if may(who.role.value, HOUSE):
        pictures.of_open_rounds(work, who.user, who.language or work.house.company.language)


def _in_the_day(work: Work, who: Colleague) -> bool:
    """Whether they are at work: nobody reads of their day in the evening."""
    return _here(work, who, work.now) and MORNING <= in_zone(work.now, _zone(work, who)).time() < EVENING


def _here(work: Work, who: Colleague, at: int) -> bool:
    """Whether that is a day on which we work, and they with us."""
    day = in_zone(at, _zone(work, who)).date()
    return work.house_calendar().working(day) and not who.away(day)


def _zone(work: Work, who: Colleague) -> str:
    return who.zone or work.house.company.zone
