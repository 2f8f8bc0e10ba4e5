"""The product as it runs, over a real store in a temporary folder: books imported, statements issued, chats bound.

Only three things differ from bot/assemble.py: Telegram's wire and Slack's client are stubs, and the relay has no rates.
"""

import asyncio
import csv
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from telegram import Bot, Update

from bot.almanac import Almanac
from bot.assemble import house
from bot.clock import MovableClock
from bot.commands.imports import import_files
from bot.corridor import Corridor
from bot.doors import Channel, Inbound, Ordered, Pressed, Receipt
from bot.relay import Relay
from bot.settings import load
from bot.telegram_customers import TelegramCustomers
from bot.telegram_read import TOKEN as TOKEN_LENGTH
from bot.telegram_read import read
from bot.things import move_statement
from bot.work import Work
from flows.engine.events import Asked, SentFile, Wrote
from flows.facts.parties import StaffRole
from locales.speak import Speaker
from storage import people, statements
from storage.embedded import EmbeddedStore
from storage.inbox import Key
from storage.migrate import migrate
from storage.ports import Connection, Letter
from tests.benchmarks.dialogue import PHOTO, TAP, Step, numbers, update
from tests.benchmarks.network import AT, TOKEN, Network, Phones, Shown

CUT_OFF = date(2026, 10, 31)
LINES = 12  # open items on each statement
FIRST_CHAT = 100_000


class Desk(Channel):
    """Slack as far as a benchmark needs it: everything arrives."""

    def __init__(self) -> None:
        """Nothing sent yet."""
        self.sent = 0

    async def send(self, letter: Letter, target: str) -> Receipt:  # noqa: ARG002
        """See Channel."""
        self.sent += 1
        return Receipt("sent", remote_id=f"{self.sent}.0001")

    async def look_up(self, letter: Letter, target: str) -> Receipt | None:  # noqa: ARG002
        """See Channel."""
        return None


class Wire(Channel):
    """Telegram: through its door, or, when `plain`, past python-telegram-bot straight to the phone."""

    def __init__(self, telegram: TelegramCustomers, phones: Phones) -> None:
        """Through the door."""
        self._telegram, self._phones = telegram, phones
        self.plain = False

    async def send(self, letter: Letter, target: str) -> Receipt:
        """See Channel."""
        if not self.plain:
            return await self._telegram.send(letter, target)
        body = letter.body
        if "text" not in body:
            return Receipt("sent")
        markup = json.dumps(body["reply_markup"]) if "reply_markup" in body else ""
        return Receipt("sent", remote_id=str(self._phones.show(body["chat_id"], body["text"], markup).number))

    async def look_up(self, letter: Letter, target: str) -> Receipt | None:
        """See Channel."""
        return await self._telegram.look_up(letter, target)


@dataclass
class Town:
    """The product between a stub of Telegram and a stub of Slack."""

    store: EmbeddedStore
    corridor: Corridor
    relay: Relay
    telegram: TelegramCustomers
    wire: "Wire"
    network: Network
    phones: Phones

    async def deliver(self, chat: int, step: Step, shown: Shown) -> None:
        """One update, as it comes from the wire, to its commit."""
        self.wire.plain = False
        came = Update.de_json(json.loads(update(chat, step, shown)), self.telegram._bot)
        await self.telegram.handle(came, read(came))

    async def deliver_bare(self, chat: int, step: Step, shown: Shown) -> None:
        """The same step without PTB's objects: what `read` makes of it, to its commit; its letters go to the phone."""
        self.wire.plain = True
        await self.corridor.take(_inbound(chat, step, shown))


@asynccontextmanager
async def a_town(folder: Path, customers: int) -> AsyncIterator[Town]:
    """A town of so many customers that lives as long as the block."""
    settings = load(
        env_file=None, data_dir=folder, telegram_token=TOKEN, slack_channel="C_DESK", company="Harbourline Trading",
        time_zone="Europe/Berlin",
    )  # fmt: skip
    clock = MovableClock(AT * 1_000_000)
    store = EmbeddedStore(settings.database)
    migrate(store.engine)
    almanac = Almanac(clock, settings.time_zone, {})
    corridor = Corridor(store, house(settings, Speaker.load(), almanac), clock)
    phones = Phones()
    network = Network(phones)
    telegram = TelegramCustomers(TOKEN, "https://stub.invalid", corridor.take, _nothing_enclosed, clock)
    telegram._bot = Bot(TOKEN, request=network, get_updates_request=network)
    await telegram._bot.initialize()
    wire = Wire(telegram, phones)
    relay = Relay(store, {"telegram": wire, "slack": Desk()}, clock)
    corridor.sent = relay.offer
    await _open_books(store, corridor, folder, customers, clock.now())
    await relay.start()
    try:
        yield Town(store, corridor, relay, telegram, wire, network, phones)
    finally:
        await relay.idle()
        await relay.stop()
        await telegram.stop()
        await store.close()


def _inbound(chat: int, step: Step, shown: Shown) -> Inbound:
    """What `read` would make of the update of this step."""
    number = next(numbers)
    did: Wrote | Asked | Pressed | SentFile = Wrote(step.words, number)
    pressed = 0
    if step.kind == TAP:
        data, pressed = str(shown.button(step.words)), shown.number
        did = Pressed(data[:TOKEN_LENGTH], int(data[TOKEN_LENGTH:], 16))
    elif step.kind == PHOTO:
        did = SentFile("photo.jpg", "image/jpeg", 384_000, f"photo-{number}", f"unique-{number}", photo=True)
    elif step.words.startswith("/"):
        did = Asked(step.words[1:])
    key = Key("telegram", str(number), AT * 1_000_000)
    return Inbound(key, f"telegram:{chat}", str(chat), did, name="Amara Okafor", language="en", message=pressed)


async def _nothing_enclosed(_: object) -> tuple[str, bytes]:
    await asyncio.sleep(0)
    return "statement.xlsx", b"PK"


async def _open_books(store: EmbeddedStore, corridor: Corridor, folder: Path, customers: int, now: int) -> None:
    files = write_books(folder, customers)
    await store.write(
        lambda conn: import_files(
            conn, files, mapping=None, dry_run=False, as_of=None, by="benchmark", now=now, yes=False, progress=_quiet
        )
    )
    by = await store.write(lambda conn: people.add_staff(conn, "T", "U_MARA", "Mara", StaffRole.LEAD, now))
    await store.write(lambda conn: people.add_staff(conn, "T", "U_JONAS", "Jonas", StaffRole.REVIEWER, now))
    made = Inbound(Key("command", "prepare", now), "operator", "operator",
                   Ordered("prepare_statements", {"cut_off": CUT_OFF.isoformat()}, by))  # fmt: skip
    await corridor.take(made)
    await store.write(lambda conn: _issue(conn, corridor._house, made, now))


def _issue(conn: Connection, house_: Any, made: Inbound, now: int) -> None:
    """Issue every statement and bind a chat to every contact; the letters of it are thrown away, being no turn's."""
    work = Work(conn, house_, made, now)
    for (id_,) in conn.exec_driver_sql("SELECT id FROM statement").fetchall():
        move_statement(work, id_, "approved", "staff:2", {"proposer": 1, "by": 2})
        found = statements.one(conn, id_)
        assert found is not None
        assert found.state.value == "issued", found
        statements.move(conn, id_, found.state, found.state, issued_by=2, issued_at=now)
    for place, (id_,) in enumerate(conn.exec_driver_sql("SELECT id FROM contact ORDER BY id").fetchall()):
        people.set_contact(conn, id_, role="confirmer", status="active", trusted=True)
        chat = FIRST_CHAT + place
        people.bind(conn, people.contact(conn, id_)[0], f"telegram:{chat}", str(chat), "benchmark", now)
    conn.exec_driver_sql("UPDATE outbox SET state = 'sent'")


def _quiet(_done: int, _of: int) -> None:
    """Progress is nobody's business here."""


def write_books(folder: Path, customers: int) -> list[Path]:
    """Spreadsheets of a supplier with so many customers, each with one contact and `LINES` open invoices."""
    folder.mkdir(parents=True, exist_ok=True)
    codes = [f"C{place:06d}" for place in range(customers)]
    tables: dict[str, list[list[str]]] = {
        "customers": [["code", "name", "country", "time zone", "language", "tax id"]]
        + [[code, f"Okafor Foods {code}", "NG", "Africa/Lagos", "en", ""] for code in codes],
        "contacts": [["customer", "contact id", "contact name", "email", "phone", "language", "time zone"]]
        + [[code, f"{code}-1", "Amara Okafor", "", "", "en", "Africa/Lagos"] for code in codes],
        "documents": [["customer", "type", "number", "date", "due date", "currency", "total", "open", "order"]]
        + [
            [code, "invoice", f"INV-{code}-{n:02d}", f"2026-{8 + n % 2:02d}-{1 + n:02d}", f"2026-10-{1 + n:02d}", "USD",
             f"{1000 + 100 * n}.00", f"{1000 + 100 * n}.00", f"PO-{n}"]
            for code in codes for n in range(LINES)
        ],
    }  # fmt: skip
    paths = []
    for name, rows in tables.items():
        paths.append(folder / f"{name}.csv")
        with paths[-1].open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
    return paths
