"""The only place that builds real things and ties them together: `Concord`, one process of the bot.

Order of a start: books, relay (which settles what a crash left in doubt), doors, waker. Order of a stop: doors first,
so that nothing new is taken, then the waker, the collector, the relay's calls under way, the books last.
"""

import asyncio
import base64
import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from bot import keys, told_times
from bot.almanac import Almanac, corrections_of
from bot.carried_over import carry_over
from bot.clock import Clock
from bot.collector import Collector
from bot.corridor import Corridor
from bot.desk import pictures
from bot.doors import Channel, Inbound, Ordered, Receipt
from bot.enclosures import Enclosures
from bot.figures_reading import reading
from bot.heads import Heads
from bot.heads import folders as head_folders
from bot.introduction import introductions
from bot.ledger_jobs import LedgerJobs
from bot.made_ahead import MadeAhead
from bot.mail_alarm import Watch
from bot.mail_operators import MailOperators
from bot.papers import Setting
from bot.pressroom import Pressroom, Workroom
from bot.rates import Gate, slack_gate, telegram_gate
from bot.relay import Relay
from bot.settings import NotConfiguredError, Settings
from bot.signing import KeyFault, Signer, salt
from bot.slack_missed import MOST_THREADS
from bot.slack_staff import SlackStaff
from bot.telegram_customers import TelegramCustomers
from bot.waker import Waker
from bot.work import House
from flows.all_flows import FLOWS
from flows.facts.parties import Company
from flows.facts.times import DAY
from flows.tables.tongues import learn
from locales.speak import Speaker
from locales.typed import read_languages
from locales.understood import read_understood
from storage import digests, follow_ups, inbox, ledger, thread_files
from storage.embedded import EmbeddedStore
from storage.evidence_files import EvidenceFiles
from storage.inbox import Key
from storage.migrate import migrate
from storage.ports import Letter

log = logging.getLogger("concord")
TOKEN_BYTES = 16
WARM_AFTER = 3.0  # seconds


def tokens(source: Callable[[int], bytes]) -> Callable[[], str]:
    """Fresh tokens of 128 random bits, drawn from the system a few hundred at a time: each draw is a system call."""
    pool = bytearray()

    def token() -> str:
        if len(pool) < TOKEN_BYTES:
            pool.extend(source(TOKEN_BYTES * 256))
        drawn = bytes(pool[-TOKEN_BYTES:])
        del pool[-TOKEN_BYTES:]
        return base64.urlsafe_b64encode(drawn).rstrip(b"=").decode()

    return token


def words_of(settings: Settings) -> Speaker:
    """All words, and the operator's own articles. Raises NotConfiguredError for one that does not fit."""
    try:
        folder, elsewhere = settings.data_dir, settings.figures_at
        return Speaker.load(own=folder / "knowledge", snippets=folder / "snippets", figures_at=elsewhere)
    except ValueError as error:
        raise NotConfiguredError(str(error)) from error


def signer_of(settings: Settings) -> Signer:
    """The key that signs in our name. Raises NotConfiguredError for one that cannot be used."""
    try:
        return Signer.open(settings.data_dir / keys.FOLDER, settings.signing_key)
    except (KeyFault, OSError) as error:
        raise NotConfiguredError(str(error)) from error


def house(settings: Settings, speaker: Speaker, almanac: Almanac) -> House:
    """What every turn is given, and the words of every language that flows understands."""
    learn(read_understood())
    where = settings.time_zone, settings.locale, settings.base_currency, settings.country
    company = Company(
        settings.company, *where, reminds_of_due=settings.due_reminders, tax_id=settings.company_tax_id,
        speaks=read_languages(),
    )  # fmt: skip
    token, signer = tokens(secrets.token_bytes), signer_of(settings)
    made = House(FLOWS, speaker, company, settings.slack_channel, token, signer, settings.second_factor)
    return replace(made, figures_at=settings.figures_at, calendars=almanac.of)


class Concord:
    """One process of the bot, over the embedded store."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        gates: Mapping[str, Gate] | None = None,
        speaker: Speaker | None = None,
        salt: Callable[[], bytes] = salt,
        pressroom: Pressroom | None = None,
    ) -> None:
        """Open the books, bring their schema up to date, build everything; nothing is received or sent yet."""
        # What an operator wrote is read first: a file that cannot be used must not leave the books locked.
        self.almanac = Almanac(clock, settings.time_zone, corrections_of(settings))
        self.speaker = speaker or words_of(settings)
        given = replace(house(settings, self.speaker, self.almanac), salt=salt)
        self.store = EmbeddedStore(settings.database)
        migrate(self.store.engine)
        carry_over(self.store)
        self.files = EvidenceFiles(settings.data_dir / "evidence")
        self.corridor = Corridor(self.store, given, clock)
        take = self.corridor.take
        self.pressroom, self._lent = pressroom or Workroom(settings.fonts_dir), pressroom is not None
        files = self._files_for_letters(settings, Setting(given.company, self.speaker, self.almanac.of))
        self.telegram, self.slack = self._doors(settings, clock, files)
        channels: dict[str, Channel] = {"telegram": self.telegram, "slack": self.slack}
        self._watch = Watch() if settings.mail else None
        if self._watch:
            channels["mail"] = MailOperators(settings.mail, settings.mail_from, settings.alarm_mail)
        gates = gates or {"telegram": telegram_gate(), "slack": slack_gate()}
        self.relay = Relay(self.store, channels, clock, gates, self.almanac.of, files)
        fetches, look_into = (self.telegram.fetch, take, self.slack.fetch), reading(self.store)
        self.collector = Collector(self.store, self.files, clock, *fetches, look_into)
        self.ledgers = LedgerJobs(self.store, self.files, clock, take, given.company)
        self.waker = Waker(self.store, clock, take, self._at_each_ring)
        kept = head_folders(settings.data_dir, settings.heads_dir)
        self.heads = Heads(self.store, given.signer, clock, take, kept, given.company.zone)
        self._tie()
        self._clock, self._company, self._signer = clock, given.company, given.signer
        self._warming: list[asyncio.Task[None]] = []

    def _tie(self) -> None:
        """Whoever waits for a commit hears of it."""
        self.corridor.sent, self.corridor.fetch = self.relay.offer, self.collector.want
        self.corridor.fetch_shared, self.corridor.read_ledgers = self.collector.want_shared, self.ledgers.want
        self.corridor.ring, self.relay.undelivered = self.waker.soon, self._undelivered
        self.corridor.seal = self.heads.want

    def _files_for_letters(self, settings: Settings, setting: Setting) -> dict[str, MadeAhead]:
        enclosures = Enclosures(self.store, setting, self.files, self.pressroom, figures=not settings.figures_at)
        return {"telegram": MadeAhead(enclosures.for_customers), "slack": MadeAhead(enclosures.make)}

    def _doors(
        self, settings: Settings, clock: Clock, files: Mapping[str, MadeAhead]
    ) -> tuple[TelegramCustomers, SlackStaff]:
        take, enclose = self.corridor.take, files["telegram"].take
        telegram = TelegramCustomers(settings.telegram_token, settings.telegram_api, take, enclose, clock)
        tokens = settings.slack_bot_token, settings.slack_app_token
        secret = settings.slack_signing_secret
        slack = SlackStaff(*tokens, settings.slack_api, take, clock, settings.slack_channel, secret)
        slack.enclose, slack.missed.where = files["slack"].take, self._threads
        return telegram, slack

    async def start(self) -> str:
        """Begin to receive and send. Returns the bot's user name on Telegram."""
        name = await self.telegram.start()
        self.corridor.called(name)
        await self.relay.start()
        await self.slack.start()
        await self.collector.start()
        await self.ledgers.start()
        await self.store.write(lambda conn: keys.note(conn, self._signer, self._clock.now()))
        await self.store.write(lambda conn: digests.begin_missing(conn, self._clock.now()))
        await self.store.write(lambda conn: told_times.set_right(conn, ZoneInfo))
        self.waker.start()
        self._warming.append(asyncio.create_task(self.almanac.warm(await self._places())))
        log.info("running as @%s", name)
        return name

    async def introduce(self) -> None:
        """Let the platform show who the bot is and what it can do, in every language."""
        await self.telegram.introduce(self._company.name, introductions(self.speaker, self._company))

    def warm_up(self) -> None:
        """Have the press ready for the first paper, once the start is over."""
        self._warming.append(asyncio.create_task(self._warm_press()))

    async def stop(self) -> None:
        """Stop in order; everything taken is committed, everything not taken was not acknowledged."""
        await self.let_go()
        await self.store.close()

    async def let_go(self, *, at_once: bool = False) -> None:
        """Stop, but leave the books open; `at_once` as by a kill: what is being sent stays `sending`."""
        if at_once:
            self.relay.drop()
        for warming in self._warming:
            warming.cancel()
        await self.telegram.stop_receiving()
        await self.slack.stop_receiving()
        self.waker.stop()
        await self.heads.stop()
        await self.collector.stop()
        await self.ledgers.stop()
        await self.relay.stop()
        if not self._lent:
            await self.pressroom.stop()
        await self.telegram.stop()
        await self.slack.stop()

    async def next_due(self) -> int | None:
        """When the next follow-up falls due (µs UTC)."""
        return await self.store.read(follow_ups.next_due)

    async def idle(self) -> None:
        """Return when nothing is being fetched or sent: for tests and transcripts."""
        await self.waker.idle()
        await self.heads.idle()
        await self.collector.idle()
        await self.ledgers.idle()
        await self.relay.idle()
        await self.telegram.idle()

    async def _warm_press(self) -> None:
        await asyncio.sleep(WARM_AFTER)
        await self.pressroom.warm()

    async def _places(self) -> list[tuple[str, str]]:
        """Where the office and its customers are."""
        country, _, region = self._company.country.partition("-")
        return [*await self.store.read(ledger.places), *([(country, region)] if country else [])]

    async def _threads(self, since: int) -> tuple[list[tuple[str, str]], int]:
        """Conversations and cases that are not over, and since when something about them may have been missed."""
        day_ago = self._clock.now() - DAY
        until = since or await self.store.read(lambda conn: thread_files.last_from(conn, "slack", day_ago))
        lanes = await self.store.read(lambda conn: thread_files.open_threads(conn, MOST_THREADS))
        return [(lane.partition(":")[2], ts) for lane, ts in lanes], until

    async def _undelivered(self, letter: Letter, receipt: Receipt) -> None:
        """A letter died or is in doubt, or its file cannot be made: told to the desk, through the corridor like all."""
        if letter.channel != "telegram" and (not receipt.unmade or letter.kind == pictures.KIND):
            return  # a picture says nothing that the desk has not read
        values = {
            "lane": letter.lane,
            "key": letter.key,
            "subject": letter.subject,
            "error": receipt.error,
            "unreachable": receipt.unreachable,
            "unmade": receipt.unmade,
            "uncertain": receipt.state == "uncertain",
        }
        key = Key("delivery", f"{letter.id}:{receipt.state}", self._clock.now())
        await self.corridor.take(Inbound(key, letter.lane, "house", Ordered("undelivered", values)))

    async def _at_each_ring(self) -> None:
        """Sweep the outbox, and take again what failed before."""
        if self._watch:
            await self._alarm(self._watch)
        await self.relay.sweep()
        doors: Mapping[str, Any] = {"telegram": self.telegram, "slack": self.slack, "ledger": self.ledgers}
        for source, body in await self.store.read(inbox.waiting):
            if source in doors:
                await doors[source].again(body["raw"])

    async def _alarm(self, watch: Watch) -> None:
        """Operators hear by mail what the desk cannot be told."""
        now = self._clock.now()
        order = await self.store.read(lambda conn: watch.look(conn, now))
        if order is not None:
            await self.corridor.take(order)
