"""`Town`: sandbox, bot and people in one event loop, on a stopped clock.

Everything goes over HTTP between bot and platforms.
"""

import asyncio
import html
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx

from bot.assemble import Concord
from bot.clock import MovableClock
from bot.commands.imports import import_files
from bot.doors import Inbound, Ordered, Reply
from bot.pressroom import Pressroom
from bot.rates import Bucket, Gate
from bot.sandbox.app import Sandbox
from bot.sandbox.people import Cast, Colleague, Customer
from bot.sandbox.slack.control import state
from bot.settings import Settings, load
from flows.facts.parties import Role, StaffRole
from flows.facts.times import DAY, HOUR, micros
from flows.tables.departments import DEPARTMENTS
from locales.speak import Speaker
from storage import held_letters, members, people, statements
from storage.embedded import EmbeddedStore
from storage.inbox import Key
from storage.migrate import migrate
from storage.tables.ledger import CONTACT, PRICE
from tests.slack_way import HTTP, SECRET, Way, posting
from tests.town.plain_press import PlainPress
from tests.town.told import Hearing, Told, in_vain, words

BOOKS = Path(__file__).parent / "books"
QUIET = 4  # looks in a row that find nothing under way
SOON = 0.0005  # seconds until an update that is being worked on is looked for again
TEAM = "T_SANDBOX"
DESK = "C_DESK"
START = micros(datetime(2026, 11, 2, 9, 0, tzinfo=ZoneInfo("Africa/Lagos")))  # a Monday
CUT_OFF = date(2026, 10, 31)
CUSTOMERS = (
    Customer(71, "Amara Okafor", "amara", "en", "Africa/Lagos", "+2348012345678"),
    Customer(72, "Tom Reyes", "tom", "en", "Africa/Lagos", "+2348012345679"),
    Customer(86, "李敏", "limin", "zh-hans", "Asia/Shanghai", "+8613812345678"),
    Customer(87, "周敏", "zhoumin", "zh-hans", "Asia/Shanghai", "+8613812345679"),
    Customer(99, "A stranger", "stranger", "en", "UTC", "+10000000000"),
)
COLLEAGUES = (
    Colleague("U_WEI", "Wei", "agent"),
    Colleague("U_JONAS", "Jonas", "reviewer"),
    Colleague("U_MARA", "Mara", "lead"),
    Colleague("U_LIN", "Lin", ""),
    Colleague("U_IDA", "Ida", ""),
    Colleague("U_NOBODY", "Nobody we know", ""),
    Colleague("U_YUN", "Yun", "", "zh-hans"),
)
CAST = Cast(CUSTOMERS, COLLEAGUES, "4200000000:SANDBOX-TOWN", "xoxb-sandbox-town", "xapp-sandbox-town", DESK)
KEY = "c0" * 32  # signs in every town, and with one salt, so that a check code is the same in all of them
SALT = bytes(16)
CONTACTS = {71: "OKAFOR-1", 72: "OKAFOR-2", 86: "CHENGUANG-1", 87: "CHENGUANG-2"}


@dataclass
class Town:
    """What a test holds in its hand."""

    clock: MovableClock
    sandbox: Sandbox
    concord: Concord
    settings: Settings
    ordered: int = 0
    staff: dict[str, int] = field(default_factory=dict)

    async def posted(self, body: str, headers: Mapping[str, str]) -> tuple[int, str, dict[str, str]]:
        """What Slack posts goes to whichever bot runs now."""
        return await self.concord.slack.posted(body, headers)

    # -- the books ---------------------------------------------------------------------------------------------------
    async def open_books(self, *, issue: bool = True) -> None:
        """Import the sample company, register the colleagues, and issue the statements of October."""
        files = sorted(BOOKS.glob("*.csv"))
        report = await self.concord.store.write(
            lambda conn: import_files(
                conn,
                files,
                mapping=None,
                dry_run=False,
                as_of=None,
                by="test",
                now=self.clock.now(),
                yes=False,
                progress=lambda *_: None,
            )
        )
        assert not report.faults, report.faults
        for colleague, role in (
            ("U_WEI", StaffRole.AGENT),
            ("U_JONAS", StaffRole.CONTROLLER),
            ("U_MARA", StaffRole.LEAD),
        ):
            await self._employ(colleague, role)
        if issue:
            await self.issue()

    async def _employ(self, user: str, role: StaffRole) -> None:
        """Register a colleague."""
        name = next(c.name for c in COLLEAGUES if c.id == user)
        self.staff[name] = await self.concord.store.write(
            lambda conn: people.add_staff(conn, TEAM, user, name, role, self.clock.now())
        )

    async def hire(self, name: str, where: str) -> None:
        """That colleague begins: in a department, to be asked there, or in a role."""
        user = next(one.id for one in COLLEAGUES if one.name == name)
        await self._employ(user, StaffRole.RESPONDER if where in DEPARTMENTS else StaffRole(where))
        if where in DEPARTMENTS:
            known, fields = self.staff[name], {"departments": where}
            await self.concord.store.write(lambda conn: people.change_staff(conn, known, **fields))

    async def issue(self) -> None:
        """Prepare the statements as the lead and issue each as the controller, by pressing in Slack."""
        await self.prepare_statements()
        for message in [m for m in self.desk() if self.button(m, "issue_statement")]:
            await self.press("U_JONAS", message, "issue_statement")
        await self.settle()

    async def prepare_statements(self) -> None:
        """Prepare them and leave them to the reviewer."""
        await self.order("prepare_statements", {"cut_off": CUT_OFF.isoformat()}, by=self.staff["Mara"])
        await self.settle()

    async def limit(self, who: int, currency: str, minor: int) -> None:
        """That person may confirm at most so much alone."""
        contact = CONTACTS[who]
        limit = {"limit_minor": minor, "limit_currency": currency}
        await self.concord.store.write(
            lambda conn: conn.execute(CONTACT.update().where(CONTACT.c.source_key.like(f"%{contact}%")).values(**limit))
        )

    async def reads(self, who: int, language: str) -> None:
        """That person is on file with another language; the house answers for its words."""
        contact, now = CONTACTS[who], self.clock.now()
        changed = CONTACT.update().where(CONTACT.c.source_key.like(f"%{contact}%")).values(language=language)
        await self.concord.store.write(lambda conn: conn.execute(changed))
        await self.concord.store.write(lambda conn: held_letters.accept(conn, language, "the town", now))

    async def ask_first(self, who: int) -> None:
        """That person's company states its own balance before ours is shown."""
        code = CONTACTS[who].partition("-")[0]
        await self.order("ask_first", {"customer": code, "on": True}, by=self.staff["Mara"])

    async def order(self, what: str, values: dict[str, Any], by: int = 0) -> tuple[Reply, ...]:
        """An operator's command, through the corridor."""
        self.ordered += 1
        key = Key("command", f"order-{self.ordered}", self.clock.now())
        return await self.concord.corridor.take(Inbound(key, "operator", "operator", Ordered(what, values, by)))

    async def bind(self, who: int, role: Role = Role.CONFIRMER) -> None:
        """Bind a customer's chat as the link would, without the conversation."""

        def work(conn: Any) -> None:
            id_ = conn.exec_driver_sql(
                "SELECT id FROM contact WHERE source_key LIKE ?", (f"%{CONTACTS[who]}%",)
            ).scalar()
            people.set_contact(conn, id_, role=role.value, status="active", trusted=True)
            people.bind(conn, people.contact(conn, id_)[0], f"telegram:{who}", str(who), "test", self.clock.now())

        await self.concord.store.write(work)
        self.sandbox.telegram.say(who, "/help")
        await self.settle()

    async def invite(self, who: int, role: Role = Role.CONFIRMER, token: str = "") -> str:
        """A personal link's token."""
        token = token or f"{who:032d}"

        def work(conn: Any) -> None:
            id_ = conn.execute(CONTACT.select().where(CONTACT.c.source_key.like(f"%{CONTACTS[who]}%"))).scalar()
            people.invite(conn, token, int(id_), role, self.clock.now(), self.clock.now() + 7 * DAY)

        await self.concord.store.write(work)
        return token

    async def invite_for(self, who: int, code: str, phone: int) -> str:
        """The token of a link, followed on that phone, by which somebody speaks for that customer (too)."""
        token = f"{phone:032d}"
        name = next(one.name for one in CUSTOMERS if one.id == who)

        def work(conn: Any) -> None:
            of = conn.exec_driver_sql("SELECT id FROM customer WHERE code = ?", (code,)).scalar()
            contact = people.contact(conn, members.to_invite(conn, of, 0, name))[0]
            people.invite(conn, token, contact.id, contact.role, self.clock.now(), self.clock.now() + 7 * DAY)

        await self.concord.store.write(work)
        return token

    async def agree_price(self, code: str, goods: str, price: str, source: str) -> None:
        """A price that is on file as agreed with that customer, from August on."""
        agreed = {"source_key": f"{code}:{goods}", "description": goods, "unit_price": price, "source": source}

        def work(conn: Any) -> None:
            of, currency = conn.exec_driver_sql(
                "SELECT c.id, d.currency FROM customer c JOIN document d ON d.customer_id = c.id WHERE c.code = ?",
                (code,),
            ).first()
            since = date(2026, 8, 1)
            conn.execute(PRICE.insert().values(customer_id=of, currency=currency, valid_from=since, **agreed))

        await self.concord.store.write(work)

    # -- customers ---------------------------------------------------------------------------------------------------
    async def say(self, who: int, text: str, reply_to: int | None = None) -> list[dict[str, Any]]:
        """A customer writes; the bot's new messages."""
        before = self.last(who)
        self.sandbox.telegram.say(who, text, reply_to)
        await self.settle()
        return self.new(who, before)

    async def tap(self, who: int, label: str, message: int | None = None) -> list[dict[str, Any]]:
        """A customer presses the newest button with that label; the bot's new messages."""
        before = self.last(who)
        at = message or self.find(who, label)
        self.sandbox.telegram.press(who, at, label=label)
        await self.settle()
        return self.new(who, before)

    def chat(self, who: int) -> dict[str, Any]:
        """What is on that customer's phone."""
        return self.sandbox.telegram.chat(who)

    def last(self, who: int) -> int:
        """The newest message's number; 0 in an empty chat."""
        try:
            messages = self.chat(who)["messages"]
        except KeyError:
            return 0
        return max((m["id"] for m in messages), default=0)

    def new(self, who: int, after: int) -> list[dict[str, Any]]:
        """The bot's messages after that number."""
        return [m for m in self.chat(who)["messages"] if m["from"] == "bot" and m["id"] > after]

    def find(self, who: int, label: str) -> int:
        """The newest message that carries a button with that label."""
        for message in reversed(self.chat(who)["messages"]):
            if any(button["text"] == label for row in message.get("buttons") or () for button in row):
                return int(message["id"])
        shown = [b["text"] for m in self.chat(who)["messages"][-2:] for row in m.get("buttons") or () for b in row]
        raise AssertionError(f"No button {label!r}; the newest are {shown}.")

    async def download(self, message: dict[str, Any]) -> bytes:
        """The file of a message, as the customer's phone fetches it."""
        async with httpx.AsyncClient(base_url=self.settings.telegram_api) as phone:
            return (await phone.get(message["files"][0]["url"])).content

    # -- colleagues --------------------------------------------------------------------------------------------------
    def desk(self) -> list[dict[str, Any]]:
        """The messages of the desk's channel, oldest first, threads included."""
        state = self.slack("U_WEI")
        return next(list(c["messages"]) for c in state["channels"] if c["id"] == DESK)

    def slack(self, user: str) -> dict[str, Any]:
        """What that colleague sees in Slack."""
        return dict(state(self.sandbox.slack.space, user))

    def button(self, message: dict[str, Any], action: str) -> dict[str, Any] | None:
        """That message's button of that action."""
        elements = [e for b in message.get("blocks") or () if b["type"] == "actions" for e in b["elements"]]
        return next((e for e in elements if e["action_id"] == action), None)

    async def press(self, user: str, message: dict[str, Any], action: str) -> dict[str, Any]:
        """A colleague presses."""
        answer = await self.sandbox.slack.people.press(
            user, {"channel": DESK, "ts": message["ts"], "action_id": action}
        )
        await self.settle()
        return dict(answer)

    async def submit(self, user: str, values: dict[str, Any]) -> dict[str, Any]:
        """A colleague fills and sends the form that is open."""
        view = self.slack(user)["views"][-1]
        answer = await self.sandbox.slack.people.submit(user, view["id"], values)
        await self.settle()
        return dict(answer)

    def head(self, words: str) -> dict[str, Any]:
        """The newest desk message that starts a thread and holds these words."""
        found = [m for m in self.desk() if words in str(m) and not (m.get("thread_ts") and m["thread_ts"] != m["ts"])]
        assert found, f"nothing on the desk says {words!r}"
        return found[-1]

    # -- time --------------------------------------------------------------------------------------------------------
    async def wait(self, micros_: int) -> None:
        """Time passes, in steps of at most six hours so that what falls due on the way happens on the way."""
        while micros_ > 0:
            part = min(micros_, 6 * HOUR)
            self.clock.advance(part)
            micros_ -= part
            await self.concord.waker.ring()
            await self.settle()

    async def settle(self) -> None:
        """Return when everything that was done has been answered."""
        async with asyncio.timeout(20):
            quiet = 0
            while quiet < QUIET:  # what is under way is asked for, so that nothing has to be waited out
                slack = self.sandbox.slack
                if slack.sockets.connections or slack.deliveries.outlet is not slack.sockets:
                    await slack.deliveries.settled()
                await self.concord.idle()
                waits = bool(self.sandbox.telegram.board.updates.waiting())
                quiet = 0 if waits else quiet + 1
                await asyncio.sleep(SOON if waits else 0)

    async def told_in_vain(self) -> list[Told]:
        """Times that customers were told here as the moment of our next word, though nothing was set to happen then."""
        said = self.concord.speaker
        told = said.told if isinstance(said, Hearing) else []
        return await self.concord.store.read(lambda conn: in_vain(conn, told))

    def issued(self) -> Any:
        """For assertions on rows."""
        return self.concord.store.read(statements.for_report)


def plain(message: dict[str, Any]) -> str:
    """The words of a message, without isolates."""
    return re.sub(r"[\u2066-\u2069]", "", html.unescape(str(message["text"])))


def begin_books(path: Path) -> None:
    """Put empty books there, unless there are some: to make their tables anew takes longer than most tests."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.write_bytes(empty_books())


@cache
def empty_books() -> bytes:
    """Books with all their tables and nothing in them, made once for all towns of a process."""
    store = EmbeddedStore(None)
    migrate(store.engine)
    with store.engine.connect() as conn:
        made: bytes = conn.connection.driver_connection.serialize()  # type: ignore[union-attr]
    store.engine.dispose()
    return made


def unhurried(store: EmbeddedStore) -> None:
    """Do not wait for the disk: no town outlives a power cut, and all else that it promises stands without it."""
    store.engine.raw_connection().driver_connection.execute("PRAGMA synchronous=OFF")  # type: ignore[union-attr]


@asynccontextmanager
async def a_town(
    folder: Path, *, at: int = START, press: Pressroom | None = None, speaker: Speaker | None = None, **given: Any
) -> AsyncIterator[Town]:
    """A town that lives as long as the block; its Slack comes by the way of the test at hand.

    Papers are plain unless a `press` is given; the words are those that ship unless a `speaker` is.
    """
    clock = MovableClock(at, stopped=True)
    sandbox = Sandbox(CAST, clock=clock.now)
    address = await sandbox.start()
    over_http = Way.slack == HTTP
    settings = load(
        env_file=None,
        data_dir=folder,
        telegram_token=CAST.telegram_token,
        telegram_api=address,
        slack_bot_token=CAST.slack_bot_token,
        slack_app_token="" if over_http else CAST.slack_app_token,
        slack_signing_secret=SECRET if over_http else "",
        slack_api=address,
        slack_channel=DESK,
        company="Harbourline Trading",
        time_zone="Europe/Berlin",
        signing_key=KEY,
        **given,
    )
    begin_books(settings.database)
    fast = {"telegram": Gate(Bucket(100_000, 1000), 100_000, 1000), "slack": Gate(None, 100_000, 1000)}
    said = speaker or words(settings.figures_at)
    if isinstance(said, Hearing):
        said.begin(clock.now)
    concord = Concord(settings, clock, fast, said, lambda: SALT, press or PlainPress())
    concord.relay.aside.patience = 10  # however busy the machine is, letters leave in one order
    unhurried(concord.store)
    await concord.pressroom.warm()
    await concord.start()
    town = Town(clock, sandbox, concord, settings)
    async with AsyncExitStack() as opened:
        try:
            if over_http:
                await opened.enter_async_context(posting(sandbox.slack, town.posted, folder))
            yield town
        finally:
            await concord.stop()
            await sandbox.stop()
