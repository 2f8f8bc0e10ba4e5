"""`World`: the real corridor, relay and waker over books in memory, between phones, a desk and a clock that is set.

Promises: no rule of the product stands here. Only three things differ from a running house: SQLite keeps everything in
memory and commits at once, the two platforms are lists, and the clock goes where it is put. Every letter that arrives
is shown to whoever watches, at the moment of its arrival.
"""

import hashlib
import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

from bot.almanac import Almanac, corrections_of
from bot.assemble import house
from bot.commands.imports import import_files
from bot.corridor import Corridor
from bot.doors import Channel, Inbound, Ordered, Pressed, Receipt, Reply, StaffActed
from bot.relay import Relay
from bot.settings import load
from bot.waker import Waker
from flows.facts.parties import Role, StaffRole
from storage import people
from storage.embedded import engine_at
from storage.inbox import Key
from storage.migrate import migrate
from storage.ports import Connection, Letter, Store
from tests.simulation.places import CHAT, write_people
from tests.town.told import Told, in_vain, words

T = TypeVar("T")
DESK: Final = "C_DESK"
TEAM: Final = "T_SIMULATED"
STAFF: Final = {"U_WEI": StaffRole.AGENT, "U_JONAS": StaffRole.CONTROLLER, "U_MARA": StaffRole.LEAD}
LEAD: Final = 3  # who prepares statements; another issues them
KEPT: Final = 6  # messages with buttons that a phone still shows
NEVER: Final = 1 << 62


class Time:
    """What time it truly is, and what the machine's clock makes of it."""

    def __init__(self, at: int) -> None:
        """`at` in µs UTC."""
        self.true, self.wrong_by = at, 0

    def now(self) -> int:
        """See Clock."""
        return self.true + self.wrong_by


class InOneThread(Store):
    """Books in memory: each work has a savepoint of its own and is kept when it returns, as in storage/embedded.py."""

    def __init__(self) -> None:
        """Empty books with all tables."""
        self.engine = engine_at(None)
        migrate(self.engine)
        self._conn = self.engine.connect()
        self._conn.begin()
        self.raw: Any = self._conn.connection.driver_connection

    async def write(self, work: Callable[[Connection], T], *, long: bool = False) -> T:  # noqa: ARG002
        """See Store."""
        return self.do(work)

    def do(self, work: Callable[[Connection], T]) -> T:
        """The same for whoever does not wait."""
        self.raw.execute("SAVEPOINT work")
        try:
            return work(self._conn)
        except Exception:
            self.raw.execute("ROLLBACK TO work")
            raise
        finally:
            self.raw.execute("RELEASE work")

    async def read(self, work: Callable[[Connection], T]) -> T:
        """See Store."""
        return work(self._conn)

    def copy(self) -> bytes:
        """The whole books as they stand."""
        self._conn.commit()
        copied: bytes = self.raw.serialize()
        self._conn.begin()
        return copied

    async def close(self) -> None:
        """See Store."""
        self._conn.close()
        self.engine.dispose()

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """What the books say."""
        return list(self.raw.execute(sql, values).fetchall())


@dataclass(slots=True)
class Phone:
    """A customer's chat: messages with buttons as (number, handles with their labels), the newest last."""

    cards: list[tuple[int, list[tuple[str, str]]]] = field(default_factory=list)
    blocked: bool = False


class Phones(Channel):
    """Telegram: what is sent arrives at once, unless the platform is down or the bot is blocked."""

    def __init__(self, world: "World") -> None:
        """Nobody has a message yet."""
        self.of: dict[int, Phone] = {}
        self.down, self._world, self._number = False, world, 0

    async def send(self, letter: Letter, target: str) -> Receipt:  # noqa: ARG002
        """See Channel."""
        if self.down:
            return Receipt("queued", error="the platform does not answer")
        chat = int(letter.lane.partition(":")[2])
        phone = self.of.setdefault(chat, Phone())
        if phone.blocked:
            return Receipt("dead", error="the bot was blocked by the user", unreachable=True)
        self._number += 1
        if letter.method == "sendMessage":
            keyboard = (letter.body.get("reply_markup") or {}).get("inline_keyboard") or ()
            handles = [(b["callback_data"], b["text"]) for row in keyboard for b in row if "callback_data" in b]
            if handles:
                phone.cards = [*phone.cards[1 - KEPT :], (self._number, handles)]
            self._world.arrived(chat, letter)
        return Receipt("sent", remote_id=str(self._number))

    async def look_up(self, letter: Letter, target: str) -> Receipt | None:  # noqa: ARG002
        """See Channel."""
        return None


class Desk(Channel):
    """Slack: the newest buttons of each subject as {action: value}."""

    def __init__(self, world: "World") -> None:
        """An empty channel."""
        self.cards: dict[str, dict[str, str]] = {}
        self._world, self._number = world, 0

    async def send(self, letter: Letter, target: str) -> Receipt:
        """See Channel."""
        self._number += 1
        found: dict[str, str] = {}
        for block in letter.body.get("blocks") or ():
            elements = block.get("elements", ()) if block["type"] == "actions" else ()
            found |= {e["action_id"]: e["value"] for e in elements if e["type"] == "button" and e.get("value")}
            for e in elements:
                if e["type"] in {"overflow", "static_select"}:
                    found |= {str(o["value"]).partition("|")[0]: str(o["value"]) for o in e.get("options", ())}
        if found:
            self.cards[letter.subject] = found
            self._world.on_desk(letter.subject)
        return Receipt("sent", remote_id=target or f"{self._number}.0001")

    async def look_up(self, letter: Letter, target: str) -> Receipt | None:  # noqa: ARG002
        """See Channel."""
        return None


class World:
    """One process of the house and everybody around it."""

    def __init__(self, start: int, **given: Any) -> None:
        """Empty books; nothing runs yet. `given` are settings."""
        self.time = Time(start)
        self.store = InOneThread()
        settings = load(
            env_file=None, data_dir=Path(tempfile.gettempdir()), telegram_token="42:TOKEN", slack_channel=DESK,
            company="Harbourline Trading", time_zone="Europe/Berlin", signing_key="c0" * 32, country="DE",
            **given,
        )  # fmt: skip
        self.almanac = Almanac(self.time, settings.time_zone, corrections_of(settings))
        self.house = replace(house(settings, words(), self.almanac), salt=lambda: bytes(16))
        self.phones, self.desk = Phones(self), Desk(self)
        self.watchers: list[Callable[[int, Letter], None]] = []
        self.noticed: Callable[[str], None] = lambda _: None
        self.in_vain: Callable[[Told], None] = lambda _: None  # a time was told that nobody keeps
        self.refused = 0  # times that a colleague was told no
        self._done = 0
        self.rung = False
        self.start_process()

    def start_process(self) -> None:
        """A fresh process on the same books: what was only remembered is gone."""
        self.corridor = Corridor(self.store, self.house, self.time)
        self.relay = Relay(self.store, {"telegram": self.phones, "slack": self.desk}, self.time, None, self.almanac.of)
        self.waker = Waker(self.store, self.time, self._listen, self.relay.sweep)
        self.corridor.sent, self.relay.undelivered = self.relay.offer, self._undelivered
        self.corridor.ring = self._ring

    def _ring(self) -> None:
        self.rung = True

    async def _undelivered(self, letter: Letter, receipt: Receipt) -> None:
        values = {
            "lane": letter.lane, "key": letter.key, "subject": letter.subject, "error": receipt.error,
            "unreachable": receipt.unreachable, "uncertain": receipt.state == "uncertain",
        }  # fmt: skip
        await self.order("undelivered", values, key=f"{letter.id}:{receipt.state}", chat=letter.lane)

    # -- what happens ------------------------------------------------------------------------------------------------
    def arrived(self, chat: int, letter: Letter) -> None:
        """A message stands on a phone."""
        for watch in self.watchers:
            watch(chat, letter)

    def on_desk(self, subject: str) -> None:
        """A card with buttons stands on the desk."""
        self.noticed(subject)

    async def ring(self) -> None:
        """The bell: what is due is taken and the outbox swept; what is due is taken again while turns ask for it."""
        await self.waker.ring()
        await self.relay.idle()
        await self._look()

    async def _look(self) -> None:
        while self.rung:
            self.rung = False
            await self.waker.look()
            await self.relay.idle()

    async def customer(self, place: int, did: Any, *, message: int = 0) -> None:
        """A customer does something."""
        chat = CHAT + place
        key = Key("telegram", self._key("u"), self.time.now())
        await self._take(Inbound(key, f"telegram:{chat}", str(chat), did, name="P", language="en", message=message))

    async def colleague(self, user: str, action: str, subject: str, values: Mapping[str, str], *, form: bool) -> Any:
        """A colleague presses or sends a form; the view that opens, if one does."""
        did = StaffActed(action, subject, values, "trigger", DESK, "1.0", form=form)
        key = Key("slack", self._key("s"), self.time.now())
        replies = await self._take(Inbound(key, f"slack:{DESK}", f"{TEAM}/{user}", did, name=user))
        self.refused += any(reply.kind not in {"form", "form_done", "ack"} for reply in replies)
        return next((reply.body for reply in replies if reply.kind == "form"), None)

    async def order(
        self, what: str, values: Mapping[str, Any], by: int = 0, key: str = "", chat: str = "operator"
    ) -> None:
        """An operator's command, or word of a letter that did not arrive."""
        ordered = Inbound(
            Key("order", key or self._key("o"), self.time.now()), chat, "house", Ordered(what, values, by)
        )
        await self.corridor.take(ordered)
        if not key:
            await self.relay.idle()

    async def issue_statements(self, cut_off: date) -> None:
        """Everybody's, prepared by the lead and issued by the controller."""
        await self.order("prepare_statements", {"cut_off": cut_off.isoformat()}, by=LEAD)
        for card in list(self.desk.cards.values()):
            if "issue_statement" in card:
                subject, _, bound = card["issue_statement"].partition("#")
                await self.colleague("U_JONAS", "issue_statement", subject, {"bound": bound}, form=False)

    async def _take(self, inbound: Inbound) -> tuple[Reply, ...]:
        replies = await self._listen(inbound)
        await self.relay.idle()
        await self._look()
        return replies

    async def _listen(self, inbound: Inbound) -> tuple[Reply, ...]:
        """One turn; each time that it told a customer is held against the books. What a form shows is told later."""
        words().begin(self.time.now)
        replies = await self.corridor.take(inbound)
        if not any(reply.kind == "form" for reply in replies):
            for one in self.store.do(lambda conn: in_vain(conn, words().told)):
                self.in_vain(one)
        return replies

    def _key(self, letter: str) -> str:
        self._done += 1
        return f"{letter}{self._done}"

    # -- what stands there -------------------------------------------------------------------------------------------
    def choices(self, place: int) -> list[tuple[str, str, str, int]]:
        """What the newest cards of that customer offer: (meaning, label, handle, message), the newest card first."""
        found = []
        for number, handles in reversed(self.phones.of.setdefault(CHAT + place, Phone()).cards):
            known: dict[str, list[dict[str, Any]]] = {}
            for handle, label in handles:
                token = handle[:22]
                choices = known[token] if token in known else known.setdefault(token, self._choices(token))
                meaning = choices[int(handle[22:], 16)] if choices else {}
                found.append((_named(meaning), label, handle, number))
        return found

    def _choices(self, token: str) -> list[dict[str, Any]]:
        rows = self.store.rows("SELECT choices FROM card WHERE sha = ?", hashlib.sha256(token.encode()).digest())
        return list(json.loads(rows[0][0])) if rows else []

    async def press(self, place: int, handle: str, message: int) -> None:
        """A customer presses that button."""
        await self.customer(place, Pressed(handle[:22], int(handle[22:] or "0", 16)), message=message)

    def next_due(self) -> int:
        """When the next follow-up falls due (µs); NEVER when nothing waits."""
        return self._soonest("SELECT min(due_at) FROM follow_up WHERE state = 'due'")

    def next_letter(self) -> int:
        """When a letter may be sent again (µs); NEVER when nothing waits."""
        live = "state IN ('queued', 'sending', 'uncertain')"  # as the index has it
        return self._soonest(f"SELECT min(not_before) FROM outbox WHERE {live} AND state = 'queued'")  # noqa: S608

    def _soonest(self, sql: str) -> int:
        found = self.store.rows(sql)[0][0]
        return NEVER if found is None else int(found)

    def owner(self, subject: str) -> str:
        """Which colleague has that case (Slack's name); empty when nobody has."""
        held = "SELECT s.user FROM dispute_case c JOIN staff s ON s.id = c.owner WHERE c.id = ?"
        return str(next((user for (user,) in self.store.rows(held, int(subject.partition(":")[2]))), ""))

    def take_in(self, files: list[Path]) -> None:
        """Import files, as an operator does."""
        report = self.store.do(lambda conn: import_files(
            conn, files, mapping=None, dry_run=False, as_of=None, by="simulation", now=self.time.now(), yes=True,
            progress=lambda *_: None,
        ))  # fmt: skip
        assert not report.faults, report.faults[:3]

    def open_books(self, folder: Path, customers: int) -> None:
        """Customers, everybody bound to a chat of their own, and the colleagues."""
        self.take_in(write_people(folder, customers))
        self.store.do(self._introduce)

    def _introduce(self, conn: Connection) -> None:
        now = self.time.now()
        for user, role in STAFF.items():
            people.add_staff(conn, TEAM, user, user[2:].title(), role, now)
        for place, (id_,) in enumerate(conn.exec_driver_sql("SELECT id FROM contact ORDER BY id").fetchall()):
            people.set_contact(conn, id_, role=Role.CONFIRMER.value, status="active", trusted=True)
            chat = str(CHAT + place)
            people.bind(conn, people.contact(conn, id_)[0], f"telegram:{chat}", chat, "simulation", now)

    async def close(self) -> None:
        """Let go of the books."""
        await self.relay.stop()
        await self.store.close()


def _named(meaning: Mapping[str, Any]) -> str:
    """What a button means, and with which answer it opens what it opens."""
    notes = meaning.get("notes") or {}
    answer = notes.get("choice") or notes.get("answer") or ""
    return f"{meaning.get('choice') or meaning.get('command') or meaning.get('opens') or ''} {answer}".rstrip()
