"""What a table of the words is made of that people name a coming day with.

A row is a phrase and the rule that finds its day (flows/facts/day_rules.py). In braces stand the names of `names`,
whose words may take that place, and {date} for a day of the calendar as flows/facts/days.py reads it. Of two rows that
fit the same words the longer one wins, then the upper one.
Promise: values only. Who edits: developers; the words of English and Chinese are in day_words_en.py and _zh.py, those
of every other language in its `understood.toml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto


class Edge(StrEnum):
    """How what is promised stands to the day that is named."""

    ON = auto()
    BY = auto()
    BEFORE = auto()
    AFTER = auto()
    FROM = auto()
    WITHIN = auto()


class Unit(StrEnum):
    """What a span of time is counted in."""

    DAY = auto()
    WORKING_DAY = auto()
    WEEK = auto()
    MONTH = auto()
    QUARTER = auto()
    YEAR = auto()


class Rule(StrEnum):
    """How a phrase leads to its days; in brackets the names it needs."""

    DATE = auto()  # [date]
    DAYS_ON = auto()  # `days` after today
    LATER = auto()  # [n, unit]
    LATER_OR = auto()  # [n, m, unit]: one or the other
    NTH = auto()  # [nth, which]: of that month; without `which` the nearest to come
    WEEKDAY = auto()  # [weekday]: the nearest to come
    COMING_WEEKDAY = auto()  # [weekday]: the nearest after today
    THIS_WEEKDAY = auto()  # [weekday]: of the week as the speaker counts it, or the nearest
    NEXT_WEEKDAY = auto()  # [weekday]: the nearest, or that of the week after
    WEEKDAY_AND_WEEK = auto()  # [weekday]: a week after the nearest
    WEEKDAY_IN_WEEK = auto()  # [which, weekday]: a week that begins on Monday
    WEEKDAY_NEXT_WEEK = auto()  # [weekday]: the week after this one, whichever day weeks begin on
    WEEKDAY_OF = auto()  # [count, weekday, which or month]: the first Monday of
    WEEKEND = auto()  # [which]
    BEGINNING = auto()  # [which, period] or [month]; of months, quarters and years the first `days` days
    MIDDLE = auto()  # the same: around the middle
    LATE = auto()  # the same: the last third of a month
    END = auto()  # the same: the last day, of weeks the last working day
    PERIOD = auto()  # the same: all of it
    VAGUE = auto()  # names no day
    HOLIDAY = auto()  # no calendar here knows it
    GONE = auto()  # behind us


@dataclass(frozen=True, slots=True)
class Row:
    """A phrase, its rule, the edge it carries in itself, and a number of days where the rule needs one."""

    phrase: str
    rule: Rule
    edge: Edge = Edge.ON
    days: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class DayWords:
    """One language's table.

    `spaced`: words are parted by spaces. `same` is replaced before anything else is read. `hours` are parts of a day
    and `fillers` words that change no promise: both are passed over, while any word in no list makes us ask back.
    `harmless` holds a negation and denies nothing; what is in `denied` does. Both are regular expressions.
    Tables from data files bound their own expressions (`bounds` stand around a whole phrase), spell `nth` (a bare day
    of the month) and `article` (what may stand before a phrase), and put `forms` right before anything is read.
    """

    spaced: bool
    rows: tuple[Row, ...]
    names: Mapping[str, Mapping[str, int | str]]
    before: Mapping[str, Edge]
    after: Mapping[str, Edge]
    same: Mapping[str, str]
    hours: str
    today_ends: str
    harmless: str
    denied: str
    fillers: str
    numerals: str = ""
    bounds: tuple[str, str] = ("", "")
    nth: str = ""
    article: str = ""
    forms: tuple[tuple[str, str], ...] = ()
