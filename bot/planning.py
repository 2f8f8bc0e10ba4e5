"""What will be said when nobody does anything: time passes in a copy of the books, and the corridor works there.

Promises: the very code that will decide decides here, with caps, hours and wishes, one message after another; the books
themselves are only read, and nothing is sent, since nothing that sends is tied to the copy's corridor.
"""

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

from bot import unasked
from bot.clock import MovableClock
from bot.corridor import Corridor
from bot.doors import FellDue, Inbound
from bot.work import House, Work
from flows.facts.parties import Customer
from flows.tables.withholding import WITHHOLDING
from storage import ahead, ledger, people
from storage.ahead import Held, Said
from storage.follow_ups import FollowUp
from storage.inbox import Key
from storage.ports import Connection, Store

MOST = 5_000  # steps that are tried; more are for a shorter time or one customer
LONGEST = 160  # characters of a message's first line
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when (µs UTC); `since` is when the day began; of one customer, or (0) of all."""

    now: int
    until: int
    since: int
    customer_id: int = 0


@dataclass(frozen=True, slots=True)
class Planned:
    """One message. `at` µs UTC, `zone` its reader's; `outcome`: sends, waits (until `at`) or left_out.

    `to` is a person or the desk, `what` the first line of its words, or the sentence of why it does not leave now.
    """

    at: int
    zone: str
    outcome: str
    to: str
    customer: str
    kind: str
    subject: str
    what: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What was found, by time; `whole` unless there was more than could be tried."""

    rows: tuple[Planned, ...]
    whole: bool


async def plan(store: Store, house: Callable[[], House], span: Span) -> Plan:
    """What would be said within the span. It happens beside the event loop of whoever asks, the making of `house` too.

    Raises what `house` raises.
    """
    with TemporaryDirectory(prefix="concord-plan-") as folder:
        path = Path(folder) / "copy.db"
        await store.read(lambda conn: ahead.copy_to(conn, path))
        return await asyncio.to_thread(lambda: asyncio.run(_tried(path, house(), span)))


async def _tried(path: Path, house: House, span: Span) -> Plan:
    store = ahead.tried_out(path)
    try:
        return await _Trial(store, house, span).let_time_pass()
    finally:
        await store.close()


class _Trial:
    """Time passing in a copy."""

    def __init__(self, store: Store, house: House, span: Span) -> None:
        self._store, self._house, self._span = store, house, span
        self._clock = MovableClock(span.now, stopped=True)
        self._corridor = Corridor(store, house, self._clock)
        self._looked_at: set[tuple[int, int]] = set()
        self._rows: list[Planned] = []

    async def let_time_pass(self) -> Plan:
        """Let everything fall due, each at its moment; then look what waits."""
        whole = True
        while one := await self._next():
            if len(self._looked_at) >= MOST:
                whole = False
                break
            await self._fall_due(one)
        self._rows += await self._store.write(self._held)
        return Plan(tuple(sorted(self._rows, key=lambda row: (row.at, row.subject))), whole)

    async def _next(self) -> FollowUp | None:
        span = self._span
        found = await self._store.write(lambda conn: ahead.due(conn, span.until, span.customer_id))
        return next((one for one in found if (one.id, one.due_at) not in self._looked_at), None)

    async def _fall_due(self, one: FollowUp) -> None:
        self._looked_at.add((one.id, one.due_at))
        self._clock.advance(max(0, one.due_at - self._clock.now()))
        last = await self._store.write(ahead.newest)
        key = Key("followup", f"{one.id}:{one.due_at}", one.due_at)
        await self._corridor.take(Inbound(key, one.subject, "clock", FellDue(one.id), raw={"id": one.id}))
        self._rows += await self._store.write(lambda conn: self._sent(conn, one, last))

    def _sent(self, conn: Connection, one: FollowUp, last: int) -> list[Planned]:
        """What it said; the word to colleagues that it waits is told once, with what waits."""
        state, because, _ = ahead.became(conn, one.id)
        if state != "done" and because in WITHHOLDING:
            return []
        found = (self._letter(conn, one, said) for said in ahead.said_after(conn, last))
        return [row for row in found if row]

    def _letter(self, conn: Connection, one: FollowUp, said: Said) -> Planned | None:
        """A message to somebody; cards that are only drawn anew are none."""
        body = json.loads(said.body)
        what = first_line(str(body.get("text") or body.get("caption") or ""))
        at = max(self._clock.now(), said.not_before)
        if said.channel == "slack":
            if said.method != "chat.postMessage" or said.kind == "head":
                return None
            company = self._house.company
            return Planned(at, company.zone, "sends", self._reader(said), "", one.kind, one.subject, what)
        met = people.contact_in(conn, said.lane, said.lane.partition(":")[2])
        if met is None:
            return None
        who, customer = met
        what = what or f"({body.get('enclose', {}).get('kind', said.method)})"
        return Planned(at, who.zone, "sends", who.name, customer.code, one.kind, one.subject, what)

    def _reader(self, said: Said) -> str:
        where = said.lane.partition(":")[2]
        return "the desk" if where == self._house.desk else where

    def _held(self, conn: Connection) -> list[Planned]:
        """What waits past the end, and what was left out since the day began."""
        span = self._span
        found = ahead.held(conn, span.since, span.until, span.customer_id, WITHHOLDING)
        codes = {one.id: one for one in ledger.customers(conn)}
        inbound = Inbound(Key("plan", "held", self._clock.now()), "", "house", FellDue(0))
        work = Work(conn, self._house, inbound, self._clock.now())
        return [self._why(work, each, codes[each.one.customer_id]) for each in found if each.one.customer_id in codes]

    def _why(self, work: Work, held: Held, customer: Customer) -> Planned:
        one, company = held.one, self._house.company
        said = unescape(unasked.sentence(work, customer.name, one.because, held.shows, company.language))
        zone = str(json.loads(held.shows).get("zone") or customer.zone)
        outcome = "waits" if held.waits else "left_out"
        at = one.due_at
        return Planned(at, zone, outcome, customer.name, customer.code, one.kind, one.subject, said, one.because)


def first_line(text: str) -> str:
    """The first line of a message as it is read, without marks, cut where it is long."""
    line = unescape(_TAG.sub("", text)).strip().partition("\n")[0]
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
