"""`Year`: one year of customers, colleagues and mishaps, played as fast as the machine can; the same seed, the same.

Theory of operation. What people will do stands in a heap of moments; what the house will do stands in its books. The
clock goes to whichever comes first, never backwards, except where a mishap puts the machine's clock wrong. The bell
rings where the real one would: at the moment something falls due, else some seconds after it has rung. While the house
is down nothing is taken; what customers did meanwhile comes when it is back, as Telegram keeps it for them.
"""

import heapq
import itertools
import json
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.doors import Reached
from bot.waker import EVERY
from flows.engine.events import Asked, Wrote
from flows.facts.times import DAY, HOUR, MINUTE, SECOND
from storage.ports import Letter
from tests.simulation.outcome import Outcome
from tests.simulation.people import ANSWERS, IN_PART, RHYTHMS, TEMPERS, VISITS, Deed, Temper
from tests.simulation.places import CHAT, Invoice, code, write_invoices, write_payments
from tests.simulation.watch import Watch
from tests.simulation.world import Phone, World

HERE: Final = ZoneInfo("Europe/Berlin")
BEGIN: Final = date(2026, 10, 1)  # both changes of the clock lie ahead, in Europe and in America
BELL: Final = EVERY * SECOND
Happening = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Mishap:
    """From `since` to `until` (true µs UTC): `house` or `telegram` down, or the clock `wrong_by` so many µs."""

    what: str
    since: int
    until: int
    wrong_by: int = 0


class Year:
    """Books of so many customers and everything that befalls them."""

    def __init__(self, customers: int, seed: int, days: int = 365) -> None:
        """Empty books; `play` opens them."""
        self.customers, self.days = customers, days
        self.chance = Random(seed)
        self.begin = _at(BEGIN, time(6))
        self.end = self.begin + days * DAY
        self.mishaps = list(_mishaps(self.chance, self.begin, self.end))
        self.world = World(self.begin, due_reminders=True)
        self.watch = Watch(self.world, self._was_down)
        self.temper = [_temper(self.chance) for _ in range(customers)]
        self.invoices: list[list[Invoice]] = [[] for _ in range(customers)]
        self.turns = 0
        self.begun: Counter[str] = Counter()  # what people set out to do, and what of it they carried through
        self.done: Counter[str] = Counter()
        self._heap: list[tuple[int, int, Happening]] = []
        self._order = itertools.count()
        self._down: str = ""
        self._visits: set[str] = set()
        self._sitting: set[int] = set()

    async def play(self) -> None:
        """The whole year."""
        with tempfile.TemporaryDirectory() as folder:
            self._folder = Path(folder)
            self.world.open_books(self._folder, self.customers)
            self.world.watchers.append(self._react)
            self.world.noticed = self._card
            self._plan()
            await self.world.relay.start()
            for place in range(self.customers):
                await self._rhythm(place)
            await self._run()
        self.watch.at_the_end()

    def outcome(self, cost: float) -> Outcome:
        """What the watch has seen and what people did; `cost` is what it took (seconds of processor)."""
        watch = self.watch
        up, all_ = watch.lateness()
        seen = (watch.sent, watch.withheld(), watch.promises(), watch.wrong, watch.told, up, all_)
        return Outcome(self.turns, cost, *seen, self.begun, self.done)

    def _plan(self) -> None:
        for n in range(self.days // 30 + 1):
            month = date(BEGIN.year + (BEGIN.month - 1 + n) // 12, (BEGIN.month - 1 + n) % 12 + 1, 1)
            self._when(_office(_at(month, time(9))), partial(self._month, month))
            self._when(_office(_at(month + timedelta(days=14), time(9))), self._money)
        for one in self.mishaps:
            self._when(one.since, partial(self._begins, one))
            self._when(one.until, partial(self._is_over, one))
        for place, temper in enumerate(self.temper):
            if self.chance.random() < temper.blocks:
                away = self.begin + int(self.chance.uniform(0.1, 0.8) * self.days * DAY)
                self._when(away, partial(self._blocks, place, blocked=True))
                self._when(away + 40 * DAY, partial(self._blocks, place, blocked=False))

    async def _run(self) -> None:
        now, rung = self.begin, 0
        world = self.world
        while now < self.end:
            bell = self._bell(rung) if self._down != "house" else self.end
            comes = self._heap[0][0] if self._heap else self.end
            now = max(now, min(bell, comes))
            if now >= self.end:
                break
            world.time.true = now
            if comes <= bell:
                await heapq.heappop(self._heap)[2]()
            else:
                rung = now
                await world.ring()
            self.turns += 1

    def _bell(self, rung: int) -> int:
        """When the bell rings next: the moment something falls due; later when it has rung for that already."""
        due, waits = (at - self.world.time.wrong_by for at in (self.world.next_due(), self.world.next_letter()))
        # A clock that is behind has nothing to say until it has caught up.
        due = due if due > rung else rung + (MINUTE if self.world.waker.refuses else BELL)
        return min(due, max(waits, rung + BELL))

    # -- mishaps -----------------------------------------------------------------------------------------------------
    async def _begins(self, one: Mishap) -> None:
        self._down = one.what if one.what != "clock" else self._down
        self.world.phones.down = one.what == "telegram"
        self.world.time.wrong_by = one.wrong_by

    async def _is_over(self, one: Mishap) -> None:
        self.world.phones.down, self.world.time.wrong_by = False, 0
        if one.what == "house":
            self.world.start_process()
            await self.world.relay.start()
        self._down = "" if one.what != "clock" else self._down

    def _was_down(self, since: int, until: int) -> bool:
        return any(one.since <= until and since <= one.until for one in self.mishaps)

    # -- the office --------------------------------------------------------------------------------------------------
    async def _month(self, month: date) -> None:
        """New invoices, and what was paid; statements come by themselves, as often as each customer's rhythm says."""
        cut_off = month - timedelta(days=1)
        made = []
        for place, mine in enumerate(self.invoices):
            for n in range(self.chance.choice((0, 1, 1, 2))):
                number = f"INV-{month:%y%m}-{place}-{n}"
                on = cut_off - timedelta(days=self.chance.randrange(28))
                mine.append(Invoice(number, on, self.chance.randrange(50_000, 5_000_000)))
                made.append((place, mine[-1]))
        self.world.take_in(write_invoices(self._folder, made))
        await self._money()

    async def _money(self) -> None:
        """Some pay."""
        today, came = self._today(), []
        for place, mine in enumerate(self.invoices):
            for one in mine:
                left = one.minor - one.paid
                if left and one.due < today and self.chance.random() < self.temper[place].pays / 2:
                    came.append((place, one.pay(left // 2 if self.chance.random() < IN_PART else left)))
        if came:
            self.world.take_in(write_payments(self._folder, came, today))

    async def _rhythm(self, place: int) -> None:
        """How often that customer is sent statements, on one of the first days after the period."""
        (how,) = self.chance.choices([name for name, _ in RHYTHMS], [share for _, share in RHYTHMS])
        if how:
            values = {"customer": code(place), "rhythm": how, "day": self.chance.choice((1, 2, 3))}
            await self.world.order("set_rhythm", values)

    def _card(self, subject: str) -> None:
        """A card stands on the desk: somebody comes by, sooner or later, in office hours."""
        if subject in self._visits:
            return
        self._visits.add(subject)
        patience = self.chance.choice((0.2, 0.5, 1, 2, 5, 24, 50))
        soon = self.world.time.true + int(self.chance.uniform(0.05, patience) * HOUR)
        self._when(_office(soon, self.chance), partial(self._visit, subject))

    async def _visit(self, subject: str) -> None:
        self._visits.discard(subject)
        if self._down == "house":
            self._card(subject)
            return
        actions = self.world.desk.cards.get(subject, {})
        name = subject.partition(":")[0]
        fitting = (one for one in VISITS if one.subject == name and one.action in actions)
        chosen = next((one for one in fitting if self.chance.randrange(100) < one.odds), None)
        if chosen is None or (name != "statement" and self.chance.random() < 0.12):
            return
        about, _, bound = actions[chosen.action].partition("#")
        self.begun[f"desk: {chosen.action}"] += 1
        refused, user = self.world.refused, chosen.who or self.world.owner(subject) or "U_WEI"
        view = await self.world.colleague(
            user, chosen.action, about or subject, {"bound": bound} if bound else {}, form=False
        )
        for _ in range(2):
            view = await self._fill(user, view, chosen.fields) if view else None
        self.done[f"desk: {chosen.action}"] += self.world.refused == refused

    async def _fill(self, user: str, view: dict[str, Any], fields: Mapping[str, str]) -> Any:
        form = view.get("view", view)
        carried = json.loads(form["private_metadata"])
        subject = carried.pop("subject")
        more = {name: str(value) for name, value in carried.items() if name not in {"channel", "message"}}
        return await self.world.colleague(user, form["callback_id"], subject, {**more, **fields}, form=True)

    # -- customers ---------------------------------------------------------------------------------------------------
    def _react(self, chat: int, letter: Letter) -> None:
        """A message came that nobody there had caused: perhaps they act on it, once."""
        place = chat - CHAT
        if letter.key.startswith("telegram:") or place in self._sitting:
            return
        temper = self.temper[place]
        if self.chance.random() < temper.often:
            self._sitting.add(place)
            after = int(self.chance.uniform(temper.soonest, temper.latest) * HOUR)
            self._when(self.world.time.true + after, partial(self._sits_down, place))

    async def _sits_down(self, place: int) -> None:
        if self._down or self.world.phones.of.setdefault(CHAT + place, Phone()).blocked:
            self._when(self.world.time.true + HOUR, partial(self._sits_down, place))
            return
        self._sitting.discard(place)
        asked = {name for name, *_ in self.world.choices(place)[:8]}
        answers = next((answers for name, answers in ANSWERS.items() if name in asked), ())
        await self._does(place, self._one_of(answers or self.temper[place].deeds))

    def _one_of(self, weighed: Sequence[tuple[int, Deed]]) -> Deed:
        return self.chance.choices([deed for _, deed in weighed], [weight for weight, _ in weighed])[0]

    async def _does(self, place: int, deed: Deed) -> None:
        self.begun[deed.name] += 1
        for step in deed.steps:
            what, _, rest = step.partition(" ")
            self.watch.acts(place)
            self.turns += 1
            if what == "command":
                await self.world.customer(place, Asked(rest))
            elif what == "write":
                await self.world.customer(place, Wrote(rest, next(self._order)))
            elif (found := self._offered(place, rest, newest=what == "perhaps")) is not None:
                await self.world.press(place, *found)
            elif what == "press":
                return
            self.world.time.true += 7 * SECOND
        self.done[deed.name] += 1

    def _offered(self, place: int, wanted: str, *, newest: bool) -> tuple[str, int] | None:
        """A button of that meaning as (handle, message); by chance where the newest message has several."""
        offered = self.world.choices(place)
        found = [one[2:] for one in offered if one[0] == wanted and (not newest or one[3] == offered[0][3])]
        return self.chance.choice(found) if newest and found else next(iter(found), None)

    async def _blocks(self, place: int, *, blocked: bool) -> None:
        self.world.phones.of.setdefault(CHAT + place, Phone()).blocked = blocked
        if self._down != "house":
            await self.world.customer(place, Reached(not blocked))

    # -- moments -----------------------------------------------------------------------------------------------------
    def _when(self, at: int, happening: Happening) -> None:
        heapq.heappush(self._heap, (max(at, self.world.time.true), next(self._order), happening))

    def _today(self) -> date:
        return datetime.fromtimestamp(self.world.time.true / 1e6, HERE).date()


def _mishaps(chance: Random, begin: int, end: int) -> list[Mishap]:
    """Outages of hours and of days, Telegram's, and clocks that are wrong; none overlaps another."""
    kinds = [("house", 6 * HOUR)] * 8 + [("house", 60 * HOUR)] * 3 + [("telegram", 6 * HOUR)] * 8
    kinds += [("clock", 50 * MINUTE)] * 4
    step = (end - begin) // (len(kinds) + 1)
    chance.shuffle(kinds)
    found = []
    for n, (what, most) in enumerate(kinds):
        since = begin + step * n + step // 3 + int(chance.uniform(0, step / 3))
        wrong_by = chance.choice((-3 * HOUR, -10 * MINUTE, -30 * SECOND)) if what == "clock" else 0
        found.append(Mishap(what, since, since + int(chance.uniform(0.2, 1) * min(most, step // 4)), wrong_by))
    return found


def _temper(chance: Random) -> Temper:
    return chance.choices(TEMPERS, [one.share for one in TEMPERS])[0]


def _office(at: int, chance: Random | None = None) -> int:
    """That moment, or the next one in our office hours."""
    here = datetime.fromtimestamp(at / 1e6, HERE)
    late = chance.randrange(90) if chance else 0
    while here.weekday() > 4 or not time(9) <= here.time() < time(17, 30):
        day = here.date() if here.time() < time(9) else here.date() + timedelta(days=1)
        here = datetime.combine(day, time(9), tzinfo=HERE) + timedelta(minutes=late)
    return int(here.timestamp() * 1e6)


def _at(day: date, hour: time) -> int:
    return int(datetime.combine(day, hour, tzinfo=HERE).timestamp() * 1e6)
