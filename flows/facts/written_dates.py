"""Dates with their month in words of any language, put so that flows/facts/days.py reads them: "3. Dezember 2026".

Promises: pure and total; with a year it becomes "2026-12-03", without one "3 december"; years of other calendars are
counted as everybody's. What is not such a date stays as it was. The words stand in `understood.toml` of each language.
Who edits: developers.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from flows.tables.tongues import Tongue

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_BUDDHIST: Final = range(2400, 2700)
_BEHIND: Final = 543
_MINGUO: Final = range(100, 200)
_AHEAD: Final = 1911
_SHORT: Final = 100  # years below are written without their century


def in_one_calendar(said: str, tongues: Iterable[Tongue]) -> str:
    """`said` with the dates of these languages rewritten; it comes folded as their tables are."""
    for tongue in tongues:
        for form in _forms(tongue):
            said = form.sub(lambda found, tongue=tongue: _plain(found, tongue), said)  # type: ignore[misc]
    return said


def common_year(year: int) -> int:
    """A year of Buddha's or of the Republic's calendar as the common one; any other as it is.

    Nobody writes three digits for another, and the years 2400 to 2699 are not meant otherwise.
    """
    if year in _MINGUO:
        return year + _AHEAD
    return year - _BEHIND if year in _BUDDHIST else year


def _plain(found: re.Match[str], tongue: Tongue) -> str:
    name = found["month"] if tongue.spaced else found["month"].replace(" ", "")
    month, day, year = tongue.days.names["month"][name], int(found["day"]), _year(found, tongue)
    if found["year"] and not year:
        return found[0]
    return f"{year:04}-{int(month):02}-{day:02}" if year else f"{day} {_MONTHS[int(month) - 1]}"


def _year(found: re.Match[str], tongue: Tongue) -> int:
    """0 where none is named, or none that can be counted."""
    if found["era"]:
        return int(found["counted"]) + tongue.eras[found["era"]]
    year = int(found["year"] or 0)
    return common_year(year + 2000 if 0 < year < _SHORT else year)


@cache
def _forms(tongue: Tongue) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, tongue.dates))
