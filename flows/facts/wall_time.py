"""A moment as it was told: a wall clock and the zone it hangs in, beside the moment it was when it was told.

Promises: pure. Laws move clocks, and a machine learns of it with its zone data: what was told for three o'clock comes
at three o'clock. `Zones` is where zones are looked up; whoever tries out other laws passes another.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from flows.facts.times import micros

Zones = Callable[[str], tzinfo]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def written(at: int, zone: str, zones: Zones = ZoneInfo) -> str:
    """What the wall clock in `zone` shows at `at` (µs UTC): ISO, without an offset."""
    return (_EPOCH + timedelta(microseconds=at)).astimezone(zones(zone)).replace(tzinfo=None).isoformat()


def comes_at(local: str, zone: str, was: int, zones: Zones = ZoneInfo) -> int:
    """The moment (µs UTC) at which that wall clock shows it; `was` as long as the zone still says so.

    In an hour that comes twice and was meant by neither it is the first.
    """
    shown = datetime.fromisoformat(local)
    readings = [micros(shown.replace(tzinfo=zones(zone), fold=fold)) for fold in (0, 1)]
    return was if was in readings else readings[0]
