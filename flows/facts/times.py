"""Time as the project keeps it: integers of microseconds, UTC.

Promises: one form everywhere, converted to a local wall clock only where people read it. Nothing here reads a
clock; whoever needs the present is given it as `now`. Whoever adds a unit adds it here.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def micros(moment: datetime) -> int:
    """The microseconds since 1970 of an aware datetime. Raises ValueError for a naive one."""
    if moment.tzinfo is None:
        msg = "A moment needs a time zone."
        raise ValueError(msg)
    return (moment - _EPOCH) // timedelta(microseconds=1)


def in_zone(at: int, zone: str) -> datetime:
    """The wall clock that people in `zone` (IANA name) read at `at` (µs UTC)."""
    return (_EPOCH + timedelta(microseconds=at)).astimezone(ZoneInfo(zone))


def day_in_zone(at: int, zone: str) -> date:
    """The calendar day in `zone` at `at` (µs UTC)."""
    return in_zone(at, zone).date()


def known_zone(zone: str) -> bool:
    """Whether `zone` is an IANA name this machine knows."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return bool(zone)
