"""When people of one place work, and when they do not want to be written to: a value, built by who knows the rules.

Promises: every question is answered for every day, from tables alone. A day whose holiday is not certain, or a year
nobody has published yet, counts against writing unasked, never against a date that we owe.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from types import MappingProxyType
from typing import Final

Spell = tuple[time, time]
_NONE: Final[Mapping[date, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)  # each stands for itself: what was read by one may be kept by it
class Calendar:
    """`place` is an ISO 3166 code, with a region behind a hyphen where one was given; `weekend` counts Monday as 0.

    `holidays` are days off by name; `made_up` days of a weekend on which people work; `left_alone` working days on
    which nobody is written to unasked, each with its reason; `short` days with hours of their own; `pauses` a rest at
    noon by weekday. `unknown` are years without any list, `unconfirmed` years whose list is known to be incomplete.
    """

    place: str = ""
    weekend: frozenset[int] = frozenset({5, 6})
    holidays: Mapping[date, str] = field(default_factory=lambda: _NONE)
    made_up: frozenset[date] = frozenset()
    left_alone: Mapping[date, str] = field(default_factory=lambda: _NONE)
    short: Mapping[date, Spell] = field(default_factory=lambda: MappingProxyType({}))
    pauses: Mapping[int, Spell] = field(default_factory=lambda: MappingProxyType({}))
    unknown: frozenset[int] = frozenset()
    unconfirmed: frozenset[int] = frozenset()

    def working(self, day: date) -> bool:
        """Whether people work on that day."""
        return day not in self.holidays and (day.weekday() not in self.weekend or day in self.made_up)

    def spells(self, day: date, window: Spell) -> tuple[Spell, ...]:
        """The parts of `window` in which somebody may be written to unasked on that day, in order; none on days off."""
        if not self.working(day) or day in self.left_alone:
            return ()
        begins, ends = self.short.get(day, window)
        begins, ends = max(begins, window[0]), min(ends, window[1])
        pause = self.pauses.get(day.weekday())
        parts = ((begins, min(ends, pause[0])), (max(begins, pause[1]), ends)) if pause else ((begins, ends),)
        return tuple(part for part in parts if part[0] < part[1])

    def why(self, day: date) -> str:
        """What keeps us from writing on that day, as the calendar names it; empty on days like any other."""
        return self.holidays.get(day) or self.left_alone.get(day) or ""


WEEKDAYS: Final = Calendar()
"""Monday to Friday, for places of which nothing else is known."""
