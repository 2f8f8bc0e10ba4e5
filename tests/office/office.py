"""`Office`: the real corridor over real books in memory; letters land on phones and on a desk at once.

Promises: what a customer or a colleague does enters as the same `Inbound` that a door would make; the books are opened
once and copied, so that a run begins within milliseconds; the clock moves only when it is told to, and whatever falls
due on the way happens at its own moment. Nothing here knows what the flows mean.
"""

import asyncio
import hashlib
import html
import json
import re
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final, Self

from bot.almanac import Almanac
from bot.assemble import house
from bot.clock import MovableClock
from bot.commands.imports import import_files
from bot.corridor import Corridor
from bot.doors import FellDue, Fetched, Inbound, Ordered, Pressed, Reply, StaffActed
from bot.settings import load
from flows.facts.parties import Role, StaffRole
from flows.facts.times import HOUR
from locales.speak import Speaker
from storage import follow_ups, people
from storage.embedded import EmbeddedStore
from storage.inbox import Key
from storage.migrate import migrate
from storage.ports import Connection, Letter
from storage.tables.ledger import CONTACT
from tests.town.town import BOOKS, CONTACTS, CUSTOMERS, CUT_OFF, START, TEAM

DESK: Final = "C_DESK"
STAFF: Final = {
    "U_WEI": StaffRole.AGENT,
    "U_AMIR": StaffRole.ACCOUNTANT,
    "U_JONAS": StaffRole.CONTROLLER,
    "U_MARA": StaffRole.LEAD,
}
PEOPLE: Final = {one.id: one for one in CUSTOMERS if one.id in CONTACTS}
_TAG: Final = re.compile(r"<[^>]+>")
_ISOLATES: Final = re.compile("[\u2066-\u2069]")


@dataclass(slots=True)
class Message:
    """One message on a phone: the bot's words as they are read, and its buttons in rows as (label, handle)."""

    number: int
    text: str
    buttons: list[tuple[str, str]]
    mine: bool = False
    letter: int = 0


@dataclass(slots=True)
class Card:
    """A message on the desk: what it is about and its buttons as (action, value)."""

    subject: str
    text: str
    buttons: list[tuple[str, str]]


@dataclass(slots=True)
class Phone:
    """A customer's chat."""

    person: int
    messages: list[Message] = field(default_factory=list)

    @property
    def shown(self) -> list[Message]:
        """The bot's messages, newest first."""
        return [one for one in reversed(self.messages) if not one.mine]

    def buttons(self, messages: int = 1) -> list[tuple[Message, str, str]]:
        """(message, label, handle) of the newest messages that have buttons."""
        with_buttons = [one for one in self.shown if one.buttons][:messages]
        return [(one, label, handle) for one in with_buttons for label, handle in one.buttons]


class Office:
    """One copy of the books with everything that was done to it since."""

    def __init__(self, opened: bytes) -> None:
        """`opened` as `books` makes it."""
        self.clock = MovableClock(START, stopped=True)
        self.store = EmbeddedStore(None)
        self.raw.deserialize(opened)
        self.corridor = Corridor(self.store, _house(), self.clock)
        self.corridor.fetch = self._announced.extend
        self.phones = {person: Phone(person) for person in PEOPLE}
        self.cards: dict[str, Card] = {}
        self.notes: list[str] = []
        self.sent: list[Letter] = []
        self.said: dict[int, list[str]] = {}
        self.first_claims: dict[str, int] = {}
        self.staff_said: list[str] = []
        self._done = 0
        self._numbers = 1000
        self._deliver()

    _announced: list[int]

    def __new__(cls, *_: Any) -> Self:
        """The list of announced files must exist before the corridor is told about it."""
        made = super().__new__(cls)
        made._announced = []
        return made

    @property
    def raw(self) -> sqlite3.Connection:
        """The books, for looking."""
        with self.store.engine.connect() as conn:
            return conn.connection.driver_connection  # type: ignore[return-value]

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """What the books say."""
        return self.raw.execute(sql, values).fetchall()

    # -- what people do ----------------------------------------------------------------------------------------------
    async def customer(self, person: int, did: Any, *, message: int = 0, key: str = "") -> tuple[Reply, ...]:
        """A customer does something; answered when this returns. The same `key` is the same update again."""
        self._done += 1
        who = PEOPLE[person]
        self.said.setdefault(person, []).append(
            " ".join(str(getattr(did, name, "")) for name in ("text", "caption", "name"))
        )
        key_ = Key("telegram", key or f"u{self._done}", self.clock.now())
        inbound = Inbound(key_, f"telegram:{person}", str(person), did, name=who.name, language=who.language,
                          answer="a", message=message)  # fmt: skip
        return await self._take(inbound)

    async def press(self, person: int, message: Message, handle: str) -> tuple[Reply, ...]:
        """A customer presses a button, also one of long ago."""
        did = Pressed(handle[:22], int(handle[22:] or "0", 16))
        return await self.customer(person, did, message=message.number)

    async def colleague(self, user: str, action: str, subject: str, values: Mapping[str, str], *, form: bool) -> Any:
        """A colleague presses or sends a form; the view that opens, if one does."""
        self._done += 1
        self.staff_said.append(" ".join(values.values()))
        did = StaffActed(action, subject, values, "trigger", DESK, "1.0", form=form)
        key = Key("slack", f"s{self._done}", self.clock.now())
        replies = await self._take(Inbound(key, f"slack:{DESK}", f"{TEAM}/{user}", did, name=user))
        return next((reply.body for reply in replies if reply.kind == "form"), None)

    async def pass_time(self, micros: int) -> None:
        """Time passes, in steps of at most six hours; what falls due on the way is done."""
        until = self.clock.now() + micros
        while self.clock.now() < until:
            self.clock.advance(min(6 * HOUR, until - self.clock.now()))
            await self._ring()

    async def _ring(self) -> None:
        seen: set[tuple[int, int]] = set()
        while fresh := [one for one in self._due() if (one.id, one.due_at) not in seen]:
            for one in fresh:
                seen.add((one.id, one.due_at))
                key = Key("followup", f"{one.id}:{one.due_at}", one.due_at)
                await self._take(Inbound(key, one.subject, "clock", FellDue(one.id), raw={"id": one.id}))
        self._deliver()

    def _due(self) -> list[follow_ups.FollowUp]:
        with self.store.engine.connect() as conn:
            return follow_ups.due(conn, self.clock.now())

    async def _take(self, inbound: Inbound) -> tuple[Reply, ...]:
        replies = await self.corridor.take(inbound)
        self._deliver()
        while self._announced:
            id_ = self._announced.pop(0)
            self._done += 1
            did = Fetched(id_, sha256=f"{id_:064x}", mime="application/pdf", size=1000)
            await self.corridor.take(Inbound(Key("fetch", str(id_), self.clock.now()), "house", "house", did))
            self._deliver()
        return replies

    # -- what arrives ------------------------------------------------------------------------------------------------
    def _deliver(self) -> None:
        """Every letter that may leave now arrives, in order."""
        waiting = self.rows(
            "SELECT id, key, lane, channel, method, body, kind, subject, customer_id FROM outbox"
            " WHERE state = 'queued' AND not_before <= ? ORDER BY id",
            self.clock.now(),
        )
        for id_, key, lane, channel, method, body, kind, subject, customer in waiting:
            letter = Letter(key, lane, channel, method, json.loads(body), kind, subject, customer, id=id_)
            self.sent.append(letter)
            number = self._arrive(letter)
            fate = str(number), self.clock.now(), id_
            self.raw.execute("UPDATE outbox SET state = 'sent', remote_id = ?, sent_at = ? WHERE id = ?", fate)

    def _arrive(self, letter: Letter) -> int:
        self._numbers += 1
        if letter.channel == "slack":
            self._on_desk(letter)
            return self._numbers
        phone, body = self.phones.get(int(letter.lane.partition(":")[2])), letter.body
        if phone is None:
            return self._numbers
        if letter.method.startswith("edit"):
            self._edited(phone, letter)
        elif letter.method.startswith("send"):
            words = read_as(str(body.get("text") or body.get("caption") or ""))
            phone.messages.append(Message(self._numbers, words, list(_handles(body)), letter=letter.id))
        return self._numbers

    def _edited(self, phone: Phone, letter: Letter) -> None:
        body = letter.body
        for one in phone.messages:
            if one.number == body.get("message_id"):
                one.text = read_as(body["text"]) if "text" in body else one.text
                one.buttons = list(_handles(body)) if letter.method == "editMessageText" else one.buttons

    def _on_desk(self, letter: Letter) -> None:
        text = json.dumps(letter.body, ensure_ascii=False)
        self.notes.append(text)
        found = [(e["action_id"], e["value"]) for e in _pressable(letter.body.get("blocks") or [])]
        if found:
            self.cards[f"{letter.subject}/{letter.kind}"] = Card(letter.subject, text, found)

    def meant_by(self, handle: str) -> str:
        """The choice, command or dialogue behind a button."""
        meaning = self._meaning(handle)
        return str(meaning.get("choice") or meaning.get("command") or meaning.get("opens"))

    def dialogues(self, person: int) -> list[str]:
        """The dialogues that person is in, the one that speaks last."""
        rows = self.rows("SELECT body FROM conversation WHERE chat = ?", f"telegram:{person}")
        return [flow for flow, *_ in json.loads(rows[0][0])["frames"]] if rows else []

    def _meaning(self, handle: str) -> dict[str, Any]:
        sha = hashlib.sha256(handle[:22].encode()).digest()
        meanings: list[dict[str, Any]] = json.loads(self.rows("SELECT choices FROM card WHERE sha = ?", sha)[0][0])
        return meanings[int(handle[22:], 16)]

    # -- for questions about all of it -------------------------------------------------------------------------------
    def said_by(self, person: int) -> str:
        """All that the people of that person's company have written."""
        company = CONTACTS[person].partition("-")[0]
        return " ".join(
            w for who, all_ in self.said.items() if CONTACTS[who].startswith(company) for w in all_
        ).casefold()

    def numbers_of_others(self, person: int) -> set[str]:
        """Numbers of documents, statements and cases of customers other than that person's."""
        mine = CONTACTS[person].partition("-")[0]
        return {
            number
            for (number,) in self.rows(
                "SELECT d.number FROM document d JOIN customer c ON c.id = d.customer_id WHERE c.code <> ? UNION"
                " SELECT s.number FROM statement s JOIN customer c ON c.id = s.customer_id WHERE c.code <> ? UNION"
                " SELECT p.number FROM dispute_case p JOIN customer c ON c.id = p.customer_id WHERE c.code <> ?",
                mine, mine, mine,
            )
        }  # fmt: skip

    async def close(self) -> None:
        """Let go of the books."""
        await self.store.close()


def read_as(text: str) -> str:
    """Telegram's HTML as it is read."""
    return _ISOLATES.sub("", html.unescape(_TAG.sub("", text)))


def _handles(body: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for row in (body.get("reply_markup") or {}).get("inline_keyboard") or ():
        yield from ((button["text"], button["callback_data"]) for button in row if "callback_data" in button)


def _pressable(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        if block["type"] == "actions":
            yield from (e for e in block["elements"] if e["type"] == "button" and e.get("value"))


# -- the books ---------------------------------------------------------------------------------------------------------
@cache
def _house() -> Any:
    settings = load(
        env_file=None, data_dir=Path(tempfile.gettempdir()), telegram_token="42:TOKEN", slack_channel=DESK,
        company="Harbourline Trading", time_zone="Europe/Berlin", signing_key="c0" * 32,
    )  # fmt: skip
    return house(settings, Speaker.load(), Almanac(MovableClock(START, stopped=True), settings.time_zone, {}))


@cache
def books() -> bytes:
    """The sample company on the morning of 2 November: everybody bound, the statements of October issued."""
    return asyncio.run(_opened())


async def _opened() -> bytes:
    store = EmbeddedStore(None)
    migrate(store.engine)
    corridor = Corridor(store, _house(), MovableClock(START, stopped=True))
    lead = await store.write(_imported)
    order = Ordered("prepare_statements", {"cut_off": CUT_OFF.isoformat()}, lead)
    await corridor.take(Inbound(Key("command", "prepare", START), "operator", "operator", order))
    for subject, bound in await store.read(_to_issue):
        did = StaffActed("issue_statement", subject, {"bound": bound}, "trigger", DESK, "1.0")
        key = Key("slack", f"issue-{subject}", START)
        await corridor.take(Inbound(key, f"slack:{DESK}", f"{TEAM}/U_JONAS", did, name="U_JONAS"))
    with store.engine.connect() as conn:
        opened: bytes = conn.connection.driver_connection.serialize()  # type: ignore[union-attr]
    await store.close()
    return opened


def _imported(conn: Connection) -> int:
    report = import_files(
        conn, sorted(BOOKS.glob("*.csv")), mapping=None, dry_run=False, as_of=None, by="office", now=START, yes=False,
        progress=lambda *_: None,
    )  # fmt: skip
    assert not report.faults, report.faults
    staff = {user: people.add_staff(conn, TEAM, user, user[2:].title(), role, START) for user, role in STAFF.items()}
    for person, contact in CONTACTS.items():
        wanted = CONTACT.select().where(CONTACT.c.source_key.like(f"%{contact}%"))
        id_ = int(conn.execute(wanted).scalar_one())
        people.set_contact(conn, id_, role=Role.CONFIRMER.value, status="active", trusted=True)
        people.bind(conn, people.contact(conn, id_)[0], f"telegram:{person}", str(person), "office", START)
    return staff["U_MARA"]


def _to_issue(conn: Connection) -> list[tuple[str, str]]:
    """What the buttons that issue a statement are bound to: subject and version."""
    found = []
    for (body,) in conn.exec_driver_sql("SELECT body FROM outbox WHERE kind = 'head' ORDER BY id").fetchall():
        values = [
            e["value"] for e in _pressable(json.loads(body).get("blocks") or []) if e["action_id"] == "issue_statement"
        ]
        found += [(value.partition("#")[0], value.partition("#")[2]) for value in values]
    return found
