"""Times that we told, when this machine learns that clocks somewhere go otherwise than it knew.

Promises: what was told for a wall clock comes when that clock shows it, the promise and all that hangs on it together;
looked at when the process starts, before anything falls due, and once more when one falls due.
"""

from flows.facts.our_promises import OurPromise
from flows.facts.wall_time import Zones, comes_at
from flows.tables.our_promises import NAMED
from storage import our_promises
from storage.follow_ups import FollowUp
from storage.ports import Connection

OWN = "our_promise"


def set_right(conn: Connection, zones: Zones) -> int:
    """Look at all that stand open; how many come at another moment than was thought."""
    return sum(_set_right(conn, one, zones) for one in our_promises.every_open(conn))


def is_early(conn: Connection, due: FollowUp, zones: Zones, now: int) -> bool:
    """Whether that follow-up of a time we told is not due at all, by what its clock shows: then it waits."""
    name, _, number = due.subject.partition(":")
    if name != OWN and name not in NAMED:
        return False
    one = our_promises.one(conn, int(number)) if name == OWN else our_promises.open_of(conn, due.subject)
    if one is None or not one.local or (name != OWN and due.kind not in {NAMED[name].kind, "call_soon"}):
        return False
    by = _moment(one, zones) - one.due_at
    return _set_right(conn, one, zones) and due.due_at + by > now


def _set_right(conn: Connection, one: OurPromise, zones: Zones) -> bool:
    at = _moment(one, zones)
    if at != one.due_at:
        our_promises.shift(conn, one, NAMED[one.subject.partition(":")[0]].kind, at)
    return at != one.due_at


def _moment(one: OurPromise, zones: Zones) -> int:
    return comes_at(one.local, one.zone, one.due_at, zones)
