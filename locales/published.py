"""What published lists say about a place's days; the one place that knows the library of holidays.

Promise: a list is asked for once per place, years and edition of the library, and then kept; asking takes half a
second.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from flows.facts.calendars import Calendar
from locales.worked_out import kept

if TYPE_CHECKING:
    from holidays import HolidayBase


@cache
def published(country: str, region: str, years: tuple[int, ...]) -> Calendar | None:
    """What is published about the place; None when it is not known; an unknown region counts as the whole country."""
    place = f"calendar {country} {region} {years}"
    made = kept(place, f"{place} {_edition()}".encode(), lambda: _as_bytes(_listed(country, region, years)))
    return _from_bytes(made)


@cache
def _edition() -> str:
    return f"{version('holidays')} {sha256(Path(__file__).read_bytes()).hexdigest()}"


def _as_bytes(calendar: Calendar | None) -> bytes:
    if calendar is None:
        return b"null"
    shown = {
        "place": calendar.place,
        "weekend": sorted(calendar.weekend),
        "holidays": {day.isoformat(): name for day, name in calendar.holidays.items()},
        "made_up": sorted(day.isoformat() for day in calendar.made_up),
        "unknown": sorted(calendar.unknown),
        "unconfirmed": sorted(calendar.unconfirmed),
    }
    return json.dumps(shown).encode()


def _from_bytes(made: bytes) -> Calendar | None:
    shown = json.loads(made)
    return shown and Calendar(
        shown["place"],
        frozenset(shown["weekend"]),
        MappingProxyType({date.fromisoformat(day): name for day, name in shown["holidays"].items()}),
        frozenset(map(date.fromisoformat, shown["made_up"])),
        unknown=frozenset(shown["unknown"]),
        unconfirmed=frozenset(shown["unconfirmed"]),
    )


def _listed(country: str, region: str, years: tuple[int, ...]) -> Calendar | None:
    found, part = _asked(country, region, years)
    if found is None:
        return None
    off = {day: str(found[day]) for day in sorted(found) if day.year in years}
    unknown = [year for year in years if not any(day.year == year for day in off)]
    made_up = frozenset(day for day in getattr(found, "weekend_workdays", ()) if day.year in years)
    for year in unknown:  # the days that were off when it was last known may well be off again
        off |= _as_before(off, year)
    lacking = [
        year
        for year in years
        if year not in unknown
        and any(day.year == year - 1 for day in made_up)
        and not any(day.year >= year for day in made_up)
    ]
    return Calendar(
        f"{country}-{part}" if part else country,
        frozenset(int(day) for day in found.weekend),
        MappingProxyType(off),
        made_up,
        unknown=frozenset(unknown),
        unconfirmed=frozenset(lacking),
    )


def _asked(country: str, region: str, years: Sequence[int]) -> "tuple[HolidayBase | None, str]":
    """What the library knows, in its English if it has one, by which feasts of the moon are known; and of what part."""
    import holidays  # noqa: PLC0415 - half a second, which no start should wait for

    for part in (region, "") if region else ("",):
        try:
            offered = holidays.country_holidays(country, subdiv=part or None).supported_languages
            english = next((one for one in ("en_US", *offered) if one in offered and one.startswith("en")), None)
            return holidays.country_holidays(country, subdiv=part or None, years=years, language=english), part
        except (NotImplementedError, KeyError, ValueError):
            continue
    return None, ""


def _as_before(off: Mapping[date, str], year: int) -> dict[date, str]:
    last = max((day.year for day in off if day.year < year), default=0)
    found: dict[date, str] = {}
    for day, name in off.items():
        if day.year == last and (day.month, day.day) != (2, 29):
            found[day.replace(year=year)] = f"{name} (as in {last})"
    return found
