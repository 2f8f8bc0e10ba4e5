"""A sandbox with its page and no bot: what a bot would send is sent by hand, so that a test shows the page alone."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

import httpx

from bot.sandbox.app import Sandbox
from bot.sandbox.people import Cast, Colleague, Customer

AMARA, OMAR = 7, 8
WEI, JONAS, DESK = "U_WEI", "U_JONAS", "C_DESK"
NOON: Final = 1_793_610_240_000_000  # Monday, 2 November 2026, 09:04 UTC
CAST: Final = Cast(
    customers=(
        Customer(AMARA, "Amara Okafor", "amara", "en", "Africa/Lagos", "+2348000000", "Okafor Home Stores"),
        Customer(OMAR, "عمر حداد", "omar", "ar", "Asia/Amman", "+96270000002", "بيت حداد"),
    ),
    colleagues=(Colleague(WEI, "Wei", "agent"), Colleague(JONAS, "Jonas", "reviewer")),
    telegram_token="4200000000:SANDBOX-page",
    slack_bot_token="xoxb-sandbox-page",
    slack_app_token="xapp-sandbox-page",
    slack_channel=DESK,
)


@dataclass(frozen=True, slots=True)
class Scene:
    """The sandbox, its address, and both platforms' interfaces for bots."""

    sandbox: Sandbox
    address: str
    http: httpx.AsyncClient

    async def tell(self, customer: int, text: str, *rows: Sequence[str]) -> int:
        """The bot writes to a customer (who starts it first) with rows of buttons; returns the message's number."""
        if customer not in self.sandbox.telegram.board.chats:
            self.sandbox.telegram.say(customer, "/start")
        keyboard = [[{"text": label, "callback_data": f"do:{label}"} for label in row] for row in rows]
        body = {"chat_id": customer, "text": text} | ({"reply_markup": {"inline_keyboard": keyboard}} if rows else {})
        return int((await self._asked(f"/bot{CAST.telegram_token}/sendMessage", body))["result"]["message_id"])

    async def post(self, text: str, *blocks: dict[str, Any], **more: object) -> str:
        """The bot writes into the desk's channel; returns the message's timestamp. Raises ValueError when refused."""
        body = {"channel": DESK, "text": text} | ({"blocks": blocks} if blocks else {}) | more
        return str((await self._asked("/api/chat.postMessage", body))["ts"])

    async def show_home(self, user: str, *blocks: dict[str, Any]) -> None:
        """The bot fills its home tab for one colleague."""
        await self._asked("/api/views.publish", {"user_id": user, "view": {"type": "home", "blocks": blocks}})

    async def _asked(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        answer: dict[str, Any] = (await self.http.post(path, json=body)).json()
        if not answer["ok"]:
            raise ValueError(answer)
        return answer


@asynccontextmanager
async def opened() -> AsyncIterator[Scene]:
    """A sandbox whose clock stands still, on a free port."""
    sandbox = Sandbox(CAST, clock=lambda: NOON)
    address = await sandbox.start()
    known = {"Authorization": f"Bearer {CAST.slack_bot_token}"}
    try:
        async with httpx.AsyncClient(base_url=address, headers=known, trust_env=False) as http:
            yield Scene(sandbox, address, http)
    finally:
        await sandbox.stop()


@asynccontextmanager
async def filled(messages: int) -> AsyncIterator[Scene]:
    """The same with a long chat on Amara's phone, numbered from 1: every third of the bot with buttons."""
    async with opened() as scene:
        for number in range(1, messages + 1):
            if number % 3:
                scene.sandbox.telegram.say(AMARA, f"message {number}")
            else:
                await scene.tell(AMARA, f"message {number}", ("It agrees", "Something differs"))
        yield scene
