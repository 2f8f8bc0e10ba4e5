"""The calendars of the world's places, made once per place from published lists and an operator's corrections.

Promises: an estimated feast, a year that nobody has published and a year whose make-up days are still missing are never
taken for certain: they are left alone and named in `doubts`.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from flows.facts.calendars import WEEKDAYS, Calendar, Spell
from locales.published import published

HOME: Final = Path(__file__).parent
LONG, GREAT = 4, 5  # days off in a row: from the first the eve is short, from the second its neighbours are left alone
EVE: Final = (time(0), time(15))
RAMADAN: Final = (time(10), time(15))
RAMADAN_DAYS: Final = 30
PRAYER: Final[Spell] = (time(11, 30), time(14))
FRIDAY: Final = 4
_DAY: Final = timedelta(days=1)
_YEARS: Final = range(-1, 3)  # around the present one: late answers look back, promises and plans look ahead


class UnreadableCalendarError(ValueError):
    """The operator's calendar file cannot be used; the text says where and what to write."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What an operator knows better about one place and year; `complete` replaces the published list."""

    off: Mapping[date, str]
    working: frozenset[date]
    complete: bool


Corrections = Mapping[tuple[str, int], Correction]


class Calendars:
    """The calendar of any place, as of the year of `today`; made when first asked for and kept."""

    def __init__(self, today: date, corrections: Corrections | None = None) -> None:
        """`corrections` come from `read_corrections`."""
        self._years = tuple(today.year + step for step in _YEARS)
        self._corrections = corrections or {}
        self._made: dict[str, Calendar] = {}

    def of(self, country: str, region: str = "") -> Calendar:
        """That place's calendar; Monday to Friday where the country is not known. Never raises."""
        place = f"{country}-{region}" if region else country
        if place not in self._made:
            self._made[place] = _calendar(country, region, self._years, self._corrections)
        return self._made[place]

    def doubts(self, country: str, region: str = "") -> list[tuple[int, str]]:
        """The years of that place, from this one on, that are not certain: with `unknown` or `unconfirmed`."""
        found = self.of(country, region)
        return [
            (year, "unknown" if year in found.unknown else "unconfirmed")
            for year in self._years[1:]
            if year in found.unknown | found.unconfirmed
        ]


def read_corrections(path: Path) -> Corrections:
    """An operator's file: `[CN.2027]` with `off` (day to name), `working` (days) and `complete`; empty without a file.

    Raises UnreadableCalendarError naming the place, the year and what to write.
    """
    if not path.is_file():
        return {}
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnreadableCalendarError(f"{path.name} cannot be read: {error}. Mend that line.") from error
    return {
        (place, int(year)): _correction(path, place, year, row)
        for place, years in said.items()
        for year, row in _years_of(path, place, years)
    }


def _years_of(path: Path, place: str, years: Any) -> Iterable[tuple[str, Any]]:
    if not isinstance(years, dict) or not all(str(year).isdecimal() for year in years):
        raise UnreadableCalendarError(f"{path.name}: [{place}] needs a year; write it as [{place}.2027].")
    return years.items()


def _correction(path: Path, place: str, year: str, row: Any) -> Correction:
    try:
        off = {date.fromisoformat(day): str(name) for day, name in row.get("off", {}).items()}
        working = frozenset(date.fromisoformat(str(day)) for day in row.get("working", []))
    except (ValueError, AttributeError) as error:
        raise UnreadableCalendarError(
            f'{path.name}: [{place}.{year}] has a day that is none ({error}); write "2027-02-14".'
        ) from error
    strange = next((day for day in (*off, *working) if str(day.year) != year), None)
    if strange:
        raise UnreadableCalendarError(f"{path.name}: {strange} stands under [{place}.{year}]; move it to its year.")
    return Correction(off, working, bool(row.get("complete", False)))


# -- one place ---------------------------------------------------------------------------------------------------------
def _calendar(country: str, region: str, years: Sequence[int], corrections: Corrections) -> Calendar:
    listed = published(country, region, tuple(years))
    if listed is None:
        return replace(WEEKDAYS, place=country, unknown=frozenset(years))
    off, made_up = dict(listed.holidays), set(listed.made_up)
    unknown, unconfirmed = set(listed.unknown), set(listed.unconfirmed)
    for year in years:
        known = corrections.get((listed.place, year)) or corrections.get((country, year))
        if known is None:
            continue
        if known.complete:
            off = {day: name for day, name in off.items() if day.year != year}
            made_up = {day for day in made_up if day.year != year}
            unknown.discard(year)
            unconfirmed.discard(year)
        off |= known.off
        off = {day: name for day, name in off.items() if day not in known.working}
        made_up |= known.working
    whole = replace(
        listed,
        holidays=MappingProxyType(off),
        made_up=frozenset(made_up),
        unknown=frozenset(unknown),
        unconfirmed=frozenset(unconfirmed),
    )
    return _with_manners(whole, country)


# -- manners -----------------------------------------------------------------------------------------------------------
def _with_manners(calendar: Calendar, country: str) -> Calendar:
    manners = _manners()
    alone = _beside_the_moon(calendar, manners["by_the_moon"])
    short: dict[date, Spell] = {}
    for run in _runs(calendar):
        before, after = _working_before(calendar, run[0]), _working_after(calendar, run[-1])
        if len(run) >= GREAT:
            name = next(calendar.holidays[day] for day in run if day in calendar.holidays)
            alone |= {before: f"before {name}", after: f"after {name}"}
        elif len(run) >= LONG:
            short[before] = EVE
    pauses: dict[int, Spell] = {}
    if country in manners["friday_prayer"]:
        pauses = {FRIDAY: PRAYER}
        short |= dict.fromkeys(_ramadan(calendar), RAMADAN)
    return replace(
        calendar,
        left_alone=MappingProxyType(alone),
        short=MappingProxyType(short),
        pauses=MappingProxyType(pauses),
    )


@cache
def _manners() -> dict[str, list[str]]:
    return {
        name: [str(one) for one in row]
        for name, row in tomllib.loads((HOME / "calendars.toml").read_text(encoding="utf-8")).items()
    }


def _beside_the_moon(calendar: Calendar, feasts: Sequence[str]) -> dict[date, str]:
    """The working days next to a feast that may come a day earlier or later, and to any that is only estimated."""
    found: dict[date, str] = {}
    for day, name in calendar.holidays.items():
        if "estimated" in name or any(feast in name for feast in feasts):
            said = name if "estimated" in name else f"{name} (estimated)"
            found |= {near: said for near in (day - _DAY, day + _DAY) if calendar.working(near)}
    return found


def _runs(calendar: Calendar) -> list[list[date]]:
    """Days off in a row that hold at least one holiday, in order."""
    runs: list[list[date]] = []
    for day in sorted(calendar.holidays):
        if runs and day <= runs[-1][-1]:
            continue
        run = [day]
        while not calendar.working(run[0] - _DAY):
            run.insert(0, run[0] - _DAY)
        while not calendar.working(run[-1] + _DAY):
            run.append(run[-1] + _DAY)
        runs.append(run)
    return runs


def _working_before(calendar: Calendar, day: date) -> date:
    while not calendar.working(day):
        day -= _DAY
    return day


def _working_after(calendar: Calendar, day: date) -> date:
    while not calendar.working(day):
        day += _DAY
    return day


def _ramadan(calendar: Calendar) -> list[date]:
    """The month before each first day of Eid al-Fitr."""
    feasts = sorted(day for day, name in calendar.holidays.items() if "Eid al-Fitr" in name)
    first = [day for day in feasts if day - _DAY not in feasts]
    return [day - step * _DAY for day in first for step in range(1, RAMADAN_DAYS + 1)]
