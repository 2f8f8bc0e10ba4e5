"""`demo`: both platforms on this machine, the unchanged bot between them, and a company in the middle of its month-end.

Promises: no account and no network; tokens are pretend ones; a temporary folder is gone afterwards; moving the clock on
the page makes everything that falls due on the way happen in its order.
"""

import asyncio
import logging
import signal
import sys
import tempfile
import webbrowser
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.assemble import Concord
from bot.clock import MovableClock, WallClock
from bot.commands import logs
from bot.commands.demo import opening
from bot.commands.perform import EXPECTED
from bot.commands.demo.sample import (
    CAST,
    CHANNEL,
    CLIENTS,
    COMPANY,
    CURRENCY,
    UNBOUND,
    ZONE,
    cut_off_before,
    newest_invoice,
    total,
)
from bot.commands.demo.staging import Label, Stage, StagingError
from bot.commands.terms import Given, Refused, Result
from bot.rates import Bucket, Gate
from bot.sandbox.app import Sandbox
from bot.settings import Settings, load
from flows.facts.times import day_in_zone, in_zone, micros

FAST: Final = 100_000  # letters a second: the pretend platforms need no sparing
QUIET: Final = 3  # looks without anything under way after which all is answered
SOON: Final = 0.004  # seconds between two looks
ALL_AT_WORK: Final = clock_time(8)  # UTC: 9 o'clock in Lagos, not yet 18 in Tokyo, summer and winter
SATURDAY: Final = 5
FUSE: Final = 500  # follow-ups that one move of the clock may fire; more is a circle


@dataclass(frozen=True, slots=True)
class Running:
    """A demo that is up: its address, and the link that is left to the newcomer."""

    sandbox: Sandbox
    concord: Concord
    address: str
    link: str


class _Time:
    """The demo's clock in the hands of the page."""

    def __init__(self, clock: MovableClock) -> None:
        self.clock = clock
        self.concord: Concord | None = None

    async def advance(self, by: int) -> None:
        """Move on; whatever falls due on the way happens at its own moment."""
        until = self.clock.now() + by
        for _ in range(FUSE):
            due = await self.next_due()
            if due is None or due > until:
                break
            self._reach(due)
            await self.ring()
        self._reach(until)
        await self.ring(anyway=True)  # letters that wait for a moment are no follow-ups

    async def next_due(self) -> int | None:
        """When the next thing is planned."""
        return await self.concord.next_due() if self.concord else None

    def _reach(self, moment: int) -> None:
        self.clock.advance(max(0, moment - self.clock.now()))

    async def ring(self, *, anyway: bool = False) -> None:
        """Take what is due now, if anything is (or `anyway`), and wait until all was sent."""
        if self.concord:
            due = await self.concord.next_due()
            if anyway or (due is not None and due <= self.clock.now()):
                await self.concord.waker.ring()
            await self.concord.idle()


@asynccontextmanager
async def running(data: Path, port: int, start: int | None = None) -> AsyncIterator[Running]:
    """A demo whose story has been told, as long as the block lives. Raises Refused when the port is taken.

    `start` (µs UTC; None: now) is what its clock then shows; the story itself happened on the last working morning.
    """
    begins = WallClock().now() if start is None else start
    time = _Time(MovableClock(working_morning(begins)))
    sandbox = Sandbox(CAST, clock=time.clock.now, advance=time.advance, next_due=time.next_due)
    try:
        address = await sandbox.start(port=port)
    except OSError as error:
        raise Refused(f"Port {port} cannot be used ({error.strerror}); say --port 0 for a free one.") from error
    try:
        async with _told(sandbox, time, begins, _settings(data, address)) as up:
            yield up
    finally:
        await sandbox.stop()


@asynccontextmanager
async def _told(sandbox: Sandbox, time: _Time, begins: int, settings: Settings) -> AsyncIterator[Running]:
    time.concord = concord = Concord(settings, time.clock, {"telegram": _wide_open(), "slack": _wide_open()})
    try:
        await concord.start()
        stage = Stage(settings.slack_api, CHANNEL, lambda: _settle(sandbox, time), _labels(concord))
        given = Given(concord.store, concord.corridor.take, time.clock, settings)
        link = await opening.tell(given, stage, cut_off_before(day_in_zone(time.clock.now(), ZONE)))
        await time.advance(max(0, begins - time.clock.now()))
        yield Running(sandbox, concord, settings.slack_api, link)
    finally:
        await concord.stop()


def demo(*, port: int, browser: bool, data: Path | None, at: str) -> Result:
    """Run the demo until Ctrl-C."""
    logs.begin(level=logging.WARNING)
    try:
        start = _moment(at) if at else None
        with _folder(data) as folder:
            asyncio.run(_until_stopped(folder, port, start, browser=browser))
    except (*EXPECTED, StagingError) as error:
        return Result((str(error),), 1)
    return Result(("The demo has ended; nothing of it is left.",) if data is None else (f"The books are in {data}.",))


async def _until_stopped(folder: Path, port: int, start: int | None, *, browser: bool) -> None:
    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    async with running(folder, port, start) as up:
        sys.stdout.write(welcome(up))
        sys.stdout.flush()
        if browser:
            await asyncio.to_thread(webbrowser.open, up.address)
        await stopping.wait()


def welcome(up: Running) -> str:
    """What the terminal says when all is ready."""
    who, proof = UNBOUND.phone, newest_invoice(UNBOUND)
    token = up.link.rpartition("=")[2]
    return f"""
Concord is ready:  {up.address}

{COMPANY} has sent its statements. {who.name} of {UNBOUND.name} has not linked her chat yet; do it for her:
  1. choose {who.name} on the page and send   /start {token}
     (on a real phone she would tap   {up.link} )
  2. when asked, prove it with the total of {proof.number}:   {total(proof):,}
  3. open her statement, and find what is wrong with it.

Ctrl-C ends it.
"""


def _settings(data: Path, address: str) -> Settings:
    """Settings of the pretend accounts; nothing of this installation's own is read."""
    return load(
        _env_file=None,
        data_dir=data,
        database_url="",
        telegram_token=CAST.telegram_token,
        telegram_api=address,
        slack_bot_token=CAST.slack_bot_token,
        slack_app_token=CAST.slack_app_token,
        slack_api=address,
        slack_channel=CHANNEL,
        company=COMPANY,
        time_zone=ZONE,
        base_currency=CURRENCY,
        locale="en",
        second_factor="amount_or_tax",
    )


def _wide_open() -> Gate:
    return Gate(Bucket(FAST, FAST), FAST, FAST)


def _labels(concord: Concord) -> Label:
    """What a button says on that customer's phone."""
    speaks = {client.phone.id: client.language for client in CLIENTS}
    return lambda choice, values, who: concord.speaker.label(choice, values, speaks[who.id])


async def _settle(sandbox: Sandbox, time: _Time) -> None:
    """Return when everything that was done has been answered, what fell due by it included."""
    quiet = 0
    while quiet < QUIET:
        await time.ring()
        quiet = 0 if sandbox.telegram.board.updates.waiting() else quiet + 1
        await asyncio.sleep(SOON)


@contextmanager
def _folder(data: Path | None) -> Iterator[Path]:
    """Where the books are kept. Raises Refused for a folder that has something in it."""
    if data is None:
        with tempfile.TemporaryDirectory(prefix="concord-demo-") as made:
            yield Path(made)
    elif data.exists() and any(data.iterdir()):
        raise Refused(f"{data} is not empty; the demo begins with new books, so name an empty folder.")
    else:
        data.mkdir(parents=True, exist_ok=True)
        yield data


def working_morning(before: int) -> int:
    """The last moment until then (µs UTC) at which all of the sample's customers who read along are at work."""
    day = in_zone(before, "UTC").date()
    while day.weekday() >= SATURDAY or micros(_opening(day)) > before:
        day -= timedelta(days=1)
    return micros(_opening(day))


def _opening(day: date) -> datetime:
    return datetime.combine(day, ALL_AT_WORK, tzinfo=UTC)


def _moment(text: str) -> int:
    try:
        return micros(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE)))
    except ValueError as error:
        raise Refused(f"--at: {text!r} is no moment; write it as 2026-11-02T09:00.") from error
