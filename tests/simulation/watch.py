"""`Watch`: what is never to happen, looked for at every message that arrives and once more in the books at the end.

Promises: judged from what arrived and when, not from what was decided: hours by the wall clock of the reader's place,
caps by counting messages, ends by the record of what had happened to the matter before. The product's tables say what
the limits are called; its rules are not asked.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.waker import AGAIN
from flows.facts.calendars import Calendar
from flows.facts.times import DAY, MINUTE
from flows.tables.followups import FOLLOWUPS
from flows.tables.our_promises import KINDS as NAMING
from storage.ports import Letter
from tests.simulation.places import CHAT, PLACES
from tests.simulation.world import World
from tests.town.told import Told

HOURS, PROMISED = (time(9), time(18)), (time(8), time(20))
A_DAY, A_WEEK, A_CYCLE, APART = 1, 2, 4, 3
CYCLE = 31 * DAY
LIVE = 90 * MINUTE
SHOWN = 12  # violations of one kind that are told in full
A_DAY_OF_WORD = 2  # times a day at most that somebody hears about one matter when the time we named has come


@dataclass(slots=True)
class Reader:
    """What one customer got unasked: when, of which kinds, and whether it had to be heard before an end."""

    got: list[tuple[int, str, bool]] = field(default_factory=list)
    acted: int = 0
    texts: dict[str, int] = field(default_factory=dict)
    words: Counter[tuple[date, str]] = field(default_factory=Counter)


class Watch:
    """Sees every message; `wrong` counts, `told` says the first of each kind."""

    def __init__(self, world: World, down: Callable[[int, int], bool]) -> None:
        """`down(since, until)`: whether the house or a platform was down in between (true µs)."""
        self._world, self._down = world, down
        self.readers: dict[int, Reader] = defaultdict(Reader)
        self.wrong: Counter[str] = Counter()
        self.told: list[str] = []
        self.sent: Counter[str] = Counter()
        self.fired: set[tuple[str, str]] = set()
        world.watchers.append(self.arrived)
        world.in_vain = self.heard

    def acts(self, place: int) -> None:
        """That customer does something now; what they ask for anew is promised anew."""
        self.readers[place].acted = self._world.time.true
        self.readers[place].words.clear()

    def say(self, kind: str, sentence: str) -> None:
        """A violation."""
        self.wrong[kind] += 1
        if self.wrong[kind] <= SHOWN:
            when = datetime.fromtimestamp(self._world.time.true / 1e6, ZoneInfo("UTC"))
            self.told.append(f"{kind}: {when:%Y-%m-%d %H:%M} {sentence}")

    # -- what a turn told --------------------------------------------------------------------------------------------
    def heard(self, one: Told) -> None:
        """A time by which somebody hears from us, for which nothing stands in the books."""
        self.say("told another time than is kept", f"{one.message} {one.number}")

    # -- each message ------------------------------------------------------------------------------------------------
    def arrived(self, chat: int, letter: Letter) -> None:
        """A message stands on a phone."""
        source, _, rest = letter.key.partition(":")
        if source != "followup":
            self.sent["answers and what colleagues did"] += 1
            return
        rows = self._world.store.rows(
            "SELECT id, kind, subject, due_at, closed_at, made_at, state FROM follow_up WHERE id = ?",
            int(rest.partition(":")[0]),
        )
        self._fell_due(chat - CHAT, letter, rows[0])

    def _fell_due(self, place: int, letter: Letter, row: tuple[Any, ...]) -> None:
        id_, kind, subject, due_at, closed_at, made_at, _ = row
        self.sent[kind] += 1
        told = f"{kind} of {subject} to {PLACES[place % len(PLACES)][1]}"
        if closed_at is None:
            return  # put off, and what was said is about that
        if closed_at < due_at:
            self.say("early", told)
        if (letter.key, str(id_)) in self.fired:
            self.say("doubled", told)
        self.fired.add((letter.key, str(id_)))
        if not FOLLOWUPS[kind].unasked:
            # What an outage kept, or what waited behind such a letter, leaves as soon as it can, with how late it is.
            if letter.attempts or self._down(closed_at - self._world.time.wrong_by, self._world.time.true):
                self.sent["promised word that an outage had kept"] += 1
            else:
                self._at_a_promised_hour(place, told)
            if kind in NAMING:
                self._word(place, subject, told)
            return
        for closed in self._ended(subject, kind, made_at):
            self.say("after the matter was closed", f"{told}, after {closed}")
        self._hours(place, told, "held up into the night" if letter.attempts > 0 else "quiet hours")
        self._caps(place, row, told, letter)

    def _ended(self, subject: str, kind: str, made_at: int) -> Iterator[str]:
        name, _, number = subject.partition(":")
        ends = FOLLOWUPS[kind].ends
        marks = ", ".join("?" * len(ends))
        customer = self._customer(name, int(number))
        yield from (action for (action,) in self._world.store.rows(
            f"SELECT action FROM audit WHERE customer_id = ? AND subject = ? AND at > ? AND action IN ({marks})"  # noqa: S608
            " ORDER BY seq DESC LIMIT 1",
            customer, subject, made_at, *ends,
        ))  # fmt: skip

    def _customer(self, name: str, number: int) -> int:
        rows = self._world.store.rows("SELECT customer_id FROM follow_up WHERE subject = ? LIMIT 1", f"{name}:{number}")
        return int(rows[0][0]) if rows else 0

    def _hours(self, place: int, told: str, kind: str) -> None:
        here, calendar = self._here(place)
        if not calendar.working(here.date()) or not HOURS[0] <= here.time() < HOURS[1]:
            self.say(kind, f"{told} at {here:%a %d %b %H:%M}")
        elif not any(begins <= here.time() < ends for begins, ends in calendar.spells(here.date(), HOURS)):
            self.say(kind, f"{told} at {here:%a %d %b %H:%M}, a pause there")

    def _at_a_promised_hour(self, place: int, told: str) -> None:
        here, calendar = self._here(place)
        if self.readers[place].acted > self._world.time.true - LIVE:  # somebody is at the phone and waits
            return
        if not PROMISED[0] <= here.time() < PROMISED[1]:
            self.say("night", f"{told} at {here:%a %d %b %H:%M}")
        elif not calendar.working(here.date()):
            self.say("day off", f"{told} on {here:%a %d %b}")

    def _word(self, place: int, subject: str, told: str) -> None:
        """How often somebody who keeps still hears that there is no answer yet."""
        day = _day(self._world.time.true, PLACES[place % len(PLACES)][1])
        self.readers[place].words[day, subject] += 1
        if self.readers[place].words[day, subject] == A_DAY_OF_WORD + 1:
            self.say("word after word", f"{told} on {day:%d %b}")

    def _caps(self, place: int, row: tuple[Any, ...], told: str, letter: Letter) -> None:
        reader, now, kind = self.readers[place], self._world.time.true, row[1]
        first = f"{letter.lane} {letter.body.get('text', '')}"
        if reader.texts.get(first, -DAY) > now - DAY:
            self.say("doubled", told)
        reader.texts[first] = now
        # Of what was withheld only the end is told: no cap holds that, and it fills none.
        free = FOLLOWUPS[kind].free or row[6] == "withheld"
        if free or (reader.got and reader.got[-1][0] == now):  # told together
            return
        excused = bool(FOLLOWUPS[kind].before) or self._is_the_end(kind, letter)
        for cap in () if excused else self._over(place, reader, now, kind):
            self.say(f"cap: {cap}", told)
        reader.got.append((now, kind, excused))

    def _is_the_end(self, kind: str, letter: Letter) -> bool:
        """Whether that word ended a matter on the day announced for it: caps are for asking."""
        rows = self._world.store.rows(
            "SELECT json_extract(body, '$.state'), json_extract(body, '$.was') FROM audit"
            " WHERE customer_id = ? AND subject = ? AND action = ? ORDER BY seq DESC LIMIT 1",
            letter.customer_id, letter.subject, f"due:{kind}",
        )  # fmt: skip
        return bool(rows) and not FOLLOWUPS[kind].valid and rows[0][0] != rows[0][1]

    def _over(self, place: int, reader: Reader, now: int, kind: str) -> Iterator[str]:
        zone = PLACES[place % len(PLACES)][1]
        today = _day(now, zone)
        if sum(_day(at, zone) == today for at, _, _ in reader.got) >= A_DAY:
            yield "a day"
        elif sum(at > now - 7 * DAY for at, _, _ in reader.got) >= A_WEEK:
            yield "a week"
        elif reader.got and self._between(place, _day(reader.got[-1][0], zone), today) < APART:
            yield "working days apart"
        in_cycle = sum(at > max(reader.acted, now - CYCLE) for at, _, _ in reader.got)
        if in_cycle >= A_CYCLE and kind != "statement_issued":
            yield "a cycle"

    def _between(self, place: int, since: date, until: date) -> int:
        """Working days after the one and up to the other."""
        _, calendar = self._here(place)
        days = (since + timedelta(days=n) for n in range(1, (until - since).days + 1))
        return sum(calendar.working(day) for day in days)

    def _here(self, place: int) -> tuple[datetime, Calendar]:
        country, zone, _ = PLACES[place % len(PLACES)]
        here = datetime.fromtimestamp(self._world.time.true / 1e6, ZoneInfo(zone))
        return here, self._world.almanac.of(country)

    # -- at the end --------------------------------------------------------------------------------------------------
    def at_the_end(self) -> None:
        """What the books must say."""
        rows, now = self._world.store.rows, self._world.time.now()
        for kind, subject, due in rows(
            "SELECT kind, subject, due_at FROM follow_up WHERE state = 'due' AND due_at < ?", now - MINUTE
        ):
            self.say("left behind", f"{kind} of {subject}, due {(now - due) // MINUTE} minutes ago")
        for state, error, n in rows(
            "SELECT state, error, count(*) FROM inbox WHERE state NOT IN ('done', 'ignored') GROUP BY state, error"
        ):
            self.say("failed", f"{n} inbounds are {state}: {error}")
        for key, n in rows("SELECT key, count(*) FROM outbox GROUP BY key HAVING count(*) > 1"):
            self.say("doubled", f"{n} letters under {key}")
        for kind, subject, n in rows(
            "SELECT kind, subject, count(*) FROM follow_up WHERE state = 'done'"
            " GROUP BY kind, subject, due_at, closed_at HAVING count(*) >= ?",
            AGAIN,
        ):
            self.say("rang anew", f"{kind} of {subject} was set {n} times for the moment at which it rang")
        for (number,) in rows(
            "SELECT number FROM dispute_case c WHERE state <> 'closed' AND NOT EXISTS (SELECT 1 FROM follow_up f"
            " WHERE f.subject = 'case:' || c.id AND f.state = 'due') AND next_contact_at < ?",
            now - DAY,
        ):
            self.say("forgotten", f"nothing is planned about {number}")
        for subject, kind, due in rows(
            "SELECT subject, kind, due_at FROM our_promise WHERE state = 'open' AND due_at < ?"
            " AND (held_until = 0 OR held_until < ?)",
            now - 40 * MINUTE, now,
        ):  # fmt: skip
            self.say("promise in silence", f"{kind} about {subject}, {(now - due) // MINUTE} minutes ago")

    def lateness(self) -> tuple[list[int], list[int]]:
        """The µs by which each follow-up was taken late: those while all was up, and all."""
        taken = self._world.store.rows(
            "SELECT due_at, closed_at FROM follow_up WHERE state IN ('done', 'withheld') AND closed_at >= due_at"
        )
        up = [closed - due for due, closed in taken if not self._down(due, closed)]
        return up, [closed - due for due, closed in taken]

    def promises(self) -> Counter[str]:
        """What became of the times that customers were told."""
        return Counter({f"{state}": n for state, n in self._world.store.rows(
            "SELECT state, count(*) FROM our_promise GROUP BY state"
        )})  # fmt: skip

    def withheld(self) -> Counter[str]:
        """Why messages did not leave, or not at once."""
        found = self._world.store.rows(
            "SELECT action || ': ' || json_extract(body, '$.because'), count(*) FROM audit"
            " WHERE action IN ('put_off', 'withheld') GROUP BY 1"
        )
        return Counter(dict(found))


def _day(at: int, zone: str) -> date:
    return datetime.fromtimestamp(at / 1e6, ZoneInfo(zone)).date()
