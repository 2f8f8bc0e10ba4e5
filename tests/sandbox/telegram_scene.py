"""A sandbox with two customers and the real python-telegram-bot client in front of it."""

import asyncio
import struct
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from bot.sandbox.app import Sandbox
from bot.sandbox.people import Cast, Colleague, Customer
from bot.sandbox.telegram.desk import TelegramDesk

SECOND = 1_000_000
MINA, OMAR = 501, 502
TOKEN = "4200000000:SANDBOX-test"
CAST = Cast(
    customers=(
        Customer(MINA, "Mina Park", "mina", "ko", "Asia/Seoul", "+82100000001"),
        Customer(OMAR, "عمر حداد", "omar", "ar", "Asia/Amman", "+96270000002"),
    ),
    colleagues=(Colleague("U1", "Ada", "approver"),),
    telegram_token=TOKEN,
    slack_bot_token="xoxb-sandbox-test",
    slack_app_token="xapp-sandbox-test",
    slack_channel="C_DESK",
)


class HandClock:
    """A clock that moves only by hand."""

    def __init__(self) -> None:
        self.now = 1_767_225_600 * SECOND

    def __call__(self) -> int:
        """Return microseconds UTC."""
        return self.now

    def forward(self, seconds: int) -> None:
        """Move on."""
        self.now += seconds * SECOND


@dataclass(frozen=True)
class Scene:
    """Everything a test needs."""

    sandbox: Sandbox
    clock: HandClock
    bot: Bot
    http: httpx.AsyncClient
    address: str

    @property
    def phones(self) -> TelegramDesk:
        """What customers do."""
        return self.sandbox.telegram

    async def raw(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call the Bot API with a JSON body and return the whole answer."""
        response = await self.http.post(f"/bot{TOKEN}/{method}", json=parameters)
        return dict(response.json())

    async def news(self, **parameters: Any) -> tuple[Update, ...]:
        """Return what is waiting for the bot."""
        return await self.bot.get_updates(**parameters)

    async def until(self, happened: Callable[[], bool]) -> None:
        """Wait for something that is about to happen, however busy the machine is."""
        async with asyncio.timeout(10):
            while not happened():  # noqa: ASYNC110  # it may be anything
                await asyncio.sleep(0.005)

    async def held(self) -> None:
        """Wait until a poll is held."""
        await self.until(lambda: self.sandbox.telegram.board.updates._poller is not None)

    async def refused(self, call: Awaitable[Any]) -> str:
        """Return what the client library says of a call that Telegram refuses."""
        with pytest.raises(TelegramError) as refusal:
            await call
        return refusal.value.message

    def seen(self, customer: int = MINA) -> list[dict[str, Any]]:
        """Return the messages on a customer's phone."""
        return list(self.phones.chat(customer)["messages"])


@asynccontextmanager
async def opened() -> AsyncIterator[Scene]:
    """Open a sandbox in which Mina has just started the bot."""
    clock = HandClock()
    sandbox = Sandbox(CAST, clock=clock)
    address = await sandbox.start()
    sandbox.telegram.say(MINA, "/start")
    # Nothing here is encrypted, and loading certificates would take longer than most tests.
    plain = {"verify": False, "trust_env": False}
    bot = Bot(
        TOKEN,
        base_url=f"{address}/bot",
        base_file_url=f"{address}/file/bot",
        request=HTTPXRequest(httpx_kwargs=plain),
        get_updates_request=HTTPXRequest(httpx_kwargs=plain),
    )
    try:
        async with bot, httpx.AsyncClient(base_url=address, verify=False, trust_env=False) as http:  # noqa: S501
            yield Scene(sandbox, clock, bot, http, address)
    finally:
        await sandbox.stop()


def on_stage(test: Callable[[Scene], Awaitable[None]]) -> Callable[[], None]:
    """Let a test that takes a scene run in one of its own."""

    async def play() -> None:
        async with opened() as scene:
            await test(scene)

    def run() -> None:
        asyncio.run(play())

    run.__name__, run.__doc__ = test.__name__, test.__doc__
    return run


def png(width: int, height: int) -> bytes:
    """Return a real, grey PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body
