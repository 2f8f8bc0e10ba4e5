"""The rhythm of statements and one round of them: which period, which day, who owns which step, how far it has come.

Promises: pure; a period is named once and for all by its rhythm and its last day, so that nobody is asked about the
same one twice. Counts are always made from the statements themselves. Whoever adds a rhythm adds its row in RHYTHMS.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from zlib import crc32

from flows.facts.statement import StatementState
from flows.facts.times import SECOND
from flows.facts.unasked import SPREAD

HOUR: Final = 9  # of the house's clock, at which a run begins
_QUARTER: Final = 3


class Rhythm(StrEnum):
    """How often a customer is sent statements; the names are stored."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


LAST_DAY: Final[Mapping[Rhythm, int]] = MappingProxyType({Rhythm.WEEKLY: 7, Rhythm.MONTHLY: 28, Rhythm.QUARTERLY: 28})
"""The highest `day` of each: weekly counts Monday as 1; the others are days of the month after the period."""


class CycleState(StrEnum):
    """Where a round stands (flows/lifecycles/cycle.py)."""

    PREPARING = "preparing"
    REVIEWING = "reviewing"
    COLLECTING = "collecting"
    CLOSED = "closed"


class Way(StrEnum):
    """How a customer can be asked for an answer."""

    CHAT = "chat"
    ELSEWHERE = "elsewhere"  # nobody's chat is bound, but a telephone or a mail address is on file
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Period:
    """What a run is about: its name (unique for a customer) and the last day of it, the statements' cut-off."""

    key: str
    cut_off: date


@dataclass(frozen=True, slots=True)
class Schedule:
    """All customers with one rhythm on one day. `planned_at` (µs UTC): its next run, before days off move it."""

    id: int
    rhythm: Rhythm
    day: int
    planned_at: int


@dataclass(frozen=True, slots=True)
class InRound:
    """One statement of a round, or (number "") a customer of it who has none. Amount in minor units, `handed_to` an id.

    `reminded`: whether another reminder of it is still to come.
    """

    customer_id: int
    customer: str
    number: str = ""
    statement_id: int = 0
    state: StatementState = StatementState.DRAFT
    currency: str = ""
    closing: int = 0
    reply_by: date | None = None
    way: Way = Way.CHAT
    member_id: int = 0
    prepared: bool = True
    handed_to: int = 0
    handed_by: int = 0
    reminded: bool = True

    @property
    def in_review(self) -> bool:
        """Whether it still waits to be issued."""
        return self.state in {StatementState.DRAFT, StatementState.IN_REVIEW}

    @property
    def unanswered(self) -> bool:
        """Whether it was issued and nobody has said anything to it."""
        return self.state in {StatementState.ISSUED, StatementState.VIEWED, StatementState.NO_REPLY}

    @property
    def for_a_person(self) -> bool:
        """Whether only a person can bring an answer, and none has been asked to yet."""
        nothing_comes = self.state is StatementState.NO_REPLY or not self.reminded or self.way is not Way.CHAT
        return self.unanswered and nothing_comes and not self.handed_to


COUNTED: Final = ("issued", "viewed", "confirmed", "disputed", "silent")
"""What every report of a round counts, in this order; those issued and not opened stand under `issued` alone."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How far a round has come, in statements: `issued` are all that left, the next four what became of them."""

    customers: int = 0
    unprepared: int = 0
    reviewing: int = 0
    returned: int = 0  # of these: back with whoever prepared them
    issued: int = 0
    viewed: int = 0
    confirmed: int = 0
    disputed: int = 0
    silent: int = 0
    handed: int = 0  # of the unanswered ones: with a person
    left: int = 0  # unanswered, and nobody has them yet


@dataclass(frozen=True, slots=True)
class Cycle:
    """One round. Moments are µs UTC, 0 for not yet; `preparer` and `reviewer` are ids, 0 for nobody.

    `reply_by` is the last day to answer any of its statements.
    """

    id: int
    rhythm: Rhythm
    period: str
    cut_off: date
    state: CycleState
    preparer: int
    reviewer: int
    begun_at: int
    review_by: int
    reviewed_at: int = 0
    closed_at: int = 0
    rows: tuple[InRound, ...] = ()
    owners: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))  # names of colleagues by id

    @property
    def preparing(self) -> str:
        """The name of whoever prepares; empty for nobody."""
        return self.owners.get(self.preparer, "")

    @property
    def reviewing(self) -> str:
        """The name of whoever was asked to review; empty for nobody."""
        return self.owners.get(self.reviewer, "")

    @property
    def counts(self) -> Counts:
        """Made from its rows."""
        return count(self.rows)

    @property
    def reply_by(self) -> date | None:
        """None while nothing was issued."""
        return max((one.reply_by for one in self.rows if one.reply_by and not one.in_review), default=None)


def count(rows: Iterable[InRound]) -> Counts:
    """What stands where."""
    listed = tuple(rows)
    made = [one for one in listed if one.number]
    gone = [one for one in made if not one.in_review]
    states = Counter(_COUNTED_AS.get(one.state, "") for one in gone)
    waiting = [one for one in gone if one.unanswered]
    handed = sum(bool(one.handed_to) for one in waiting)
    return Counts(
        customers=len({one.customer_id for one in listed}),
        unprepared=len({one.customer_id for one in listed if not one.prepared}),
        reviewing=len(made) - len(gone),
        returned=sum(one.state is StatementState.DRAFT for one in made),
        issued=len(gone),
        viewed=states["viewed"],
        confirmed=states["confirmed"],
        disputed=states["disputed"],
        silent=sum(one.state is StatementState.NO_REPLY or not one.reminded or bool(one.handed_to) for one in waiting),
        handed=handed,
        left=len(waiting) - handed,
    )


_COUNTED_AS: Final[Mapping[StatementState, str]] = MappingProxyType(
    {
        StatementState.VIEWED: "viewed",
        StatementState.CONFIRMED: "confirmed",
        StatementState.CONFIRMED_EXCEPT: "confirmed",
        StatementState.CLOSED: "confirmed",
        StatementState.DISPUTED: "disputed",
    }
)


# -- when --------------------------------------------------------------------------------------------------------------
def cron_of(rhythm: Rhythm, day: int) -> dict[str, str | int]:
    """The fields of a cron expression for its runs."""
    fields: Mapping[Rhythm, dict[str, str | int]] = {
        Rhythm.WEEKLY: {"day_of_week": day - 1},
        Rhythm.MONTHLY: {"day": day},
        Rhythm.QUARTERLY: {"month": "1,4,7,10", "day": day},
    }
    return {**fields[rhythm], "hour": HOUR, "minute": 0}


def period_of(rhythm: Rhythm, planned: date) -> Period:
    """The period that a run planned for that day is about: the one that ended before it."""
    if rhythm is Rhythm.WEEKLY:
        last = planned - timedelta(days=1)
        year, week, _ = last.isocalendar()
        return Period(f"{year}-W{week:02}", last)
    last = planned.replace(day=1) - timedelta(days=1)
    if rhythm is Rhythm.MONTHLY:
        return Period(f"{last:%Y-%m}", last)
    months = last.month % _QUARTER  # a quarter may be asked for in a month that is not its first
    if months:
        last = last.replace(day=1)
        for _ in range(months - 1):
            last = (last - timedelta(days=1)).replace(day=1)
        last -= timedelta(days=1)
    return Period(f"{last.year}-Q{last.month // _QUARTER}", last)


def apart(at: int, subject: str) -> int:
    """Some minutes after `at`, the same for the same subject: not everybody's turn comes at once (µs UTC)."""
    return at + crc32(subject.encode()) % SPREAD * SECOND


# -- what a round asks for ---------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class CallColleague:
    """Somebody is called with that message of the desk: the `reviewer`, or a `lead`."""

    message: str
    who: str


@dataclass(frozen=True, slots=True)
class HandToPeople:
    """Whoever does not answer by themselves is asked in person: each by a colleague, with a day."""
