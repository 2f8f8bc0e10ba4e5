"""`report clocks`: how often each clock ran out, by priority and team; never by person. The list of the controllers.

Promise: counted from the records at that moment. A clock that still runs counts as run out once it is late; one that
was stopped in time, or stands still, does not.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.almanac import Almanac, corrections_of
from bot.clock_reading import Reading, read
from bot.commands.terms import Arguments, Given, Result
from flows.facts.clocks import Clock, every_clock, middle, resolution
from flows.facts.times import DAY, HOUR, in_zone
from flows.facts.working_time import WORKDAY, Office
from flows.tables.clocks import CLOCKS, LADDER
from flows.tables.questions import team_for
from storage import case_clocks, ledger
from storage.ports import Connection
from storage.sheets_out import round_csv

HEADINGS: Final = ("clock", "priority", "team", "ran", "ran out", "share in time", "twice its time")
COLUMNS: Final[Mapping[str, str]] = {
    "case": "case", "customer": "customer", "clock": "clock", "priority": "priority", "team": "team",
    "started": "started", "due": "due", "ended": "ended", "used": "used, per cent",
}  # fmt: skip
TWICE: Final = max(LADDER)
WORDS: Final[Mapping[str, str]] = {
    "receipt": "receipt", "pick_up": "pick-up", "first_response": "first word by a person",
    "next_response": "next answer", "silence": "news for the customer", "decision": "decision",
    "consult": "colleagues\u2019 answer", "approval": "approval", "execution": "carried out",
    "call_back": "promised time",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a clock, with the case that it belongs to."""

    read: Reading
    team: str
    clock: Clock
    late: bool


async def clocks(given: Given, args: Arguments) -> Result:
    """args: days (how far back cases were registered; open ones always count)."""
    now, settings = given.clock.now(), given.settings
    country, _, region = settings.country.partition("-")
    almanac = Almanac(given.clock, settings.time_zone, corrections_of(settings))
    office = Office(settings.time_zone, almanac.of(country, region))
    since = now - int(args["days"]) * DAY
    reads, codes = await given.store.read(lambda conn: _read(conn, since, now, office))
    if not reads:
        return Result((f"No case was open in the last {args['days']} days.",), file=round_csv([], COLUMNS))
    runs = [one for each in reads for one in _runs(each, now)]
    late = [one for one in runs if one.late]
    file = round_csv([_row(one, codes, settings.time_zone) for one in late], COLUMNS)
    return Result(_resolved(reads, office), 0, HEADINGS, _table(runs), file)


def _read(conn: Connection, since: int, now: int, office: Office) -> tuple[list[Reading], Mapping[int, str]]:
    codes = {one.id: one.code for one in ledger.customers(conn)}
    return [read(conn, case, now, office) for case in case_clocks.since(conn, since)], codes


def _runs(each: Reading, now: int) -> Iterator[Run]:
    team = team_for(each.case.reason, each.case.answers)
    for one in every_clock(each.records, each.priority, each.office, now):
        yield Run(each, team, one, one.late(now))


def _table(runs: Sequence[Run]) -> tuple[tuple[str, ...], ...]:
    """A row for each clock, priority and team."""
    found: dict[tuple[str, str, str], list[Run]] = defaultdict(list)
    for one in runs:
        found[one.clock.key, one.read.priority.value, one.team].append(one)
    order = list(CLOCKS)
    keys = sorted(found, key=lambda key: (order.index(key[0]), *key[1:]))
    return tuple(
        (WORDS[key], priority.upper(), team, *_counted(found[key, priority, team])) for key, priority, team in keys
    )


def _counted(runs: Sequence[Run]) -> tuple[str, ...]:
    late = [one for one in runs if one.late]
    twice = sum(one.clock.share >= TWICE for one in late)
    return (str(len(runs)), str(len(late)), f"{100 * (len(runs) - len(late)) / len(runs):.1f} %", str(twice))


def _resolved(reads: Sequence[Reading], office: Office) -> tuple[str, ...]:
    """The two figures of how long it took."""
    found = [resolution(each.records.events, office) for each in reads if each.records.events]
    first = middle([one.first for one in found if one.first is not None])
    total = middle([one.total for one in found if one.total is not None])
    if first is None or total is None:
        return ()
    return (
        f"Until first resolved, half of the cases took {_span(first)}.",
        f"In all, with what was taken up again, half of them took {_span(total)}.",
    )


def _span(span: int) -> str:
    """Working time in words."""
    if span < WORKDAY:
        return f"{span / HOUR:.1f} working hours or less"
    return f"{span / WORKDAY:.1f} working days or less"


def _row(one: Run, codes: Mapping[int, str], zone: str) -> Mapping[str, Any]:
    case, clock = one.read.case, one.clock
    return {
        "case": case.number, "customer": codes.get(case.customer_id, ""), "clock": WORDS[clock.key],
        "priority": one.read.priority.value.upper(), "team": one.team, "started": _moment(clock.started, zone),
        "due": _moment(clock.due, zone), "ended": _moment(clock.ended, zone), "used": clock.share,
    }  # fmt: skip


def _moment(at: int, zone: str) -> str:
    return in_zone(at, zone).strftime("%Y-%m-%d %H:%M") if at else ""
