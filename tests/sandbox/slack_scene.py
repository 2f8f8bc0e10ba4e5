"""A running sandbox with real Slack clients around it, for the Slack contract tests.

Everything here listens on loopback only and is stopped when the scene ends.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox.app import Sandbox
from bot.sandbox.people import Cast, Colleague
from bot.sandbox.slack.desk import SlackDesk

DESK = "C_DESK"
START = 1_767_225_600_000_000
CAST = Cast(
    customers=(),
    colleagues=(
        Colleague("U_LENA", "Lena Hoffmann", "credit controller", language="de"),
        Colleague("U_OMAR", "Omar Haddad", "finance lead"),
        Colleague("U_GUEST", "Gail Guest", "auditor", guest=True),
        Colleague("U_FAR", "Faye Far", "supplier", stranger=True),
        Colleague("U_GONE", "Gus Gone", "former clerk", deleted=True),
    ),
    telegram_token="4200000000:SANDBOX-test",
    slack_bot_token="xoxb-sandbox-test",
    slack_app_token="xapp-sandbox-test",
    slack_channel=DESK,
)
BUTTON = {"type": "button", "action_id": "take", "text": {"type": "plain_text", "text": "Take"}, "value": "case-1"}
ACTIONS = [{"type": "actions", "block_id": "deeds", "elements": [BUTTON]}]
MODAL = {
    "type": "modal",
    "callback_id": "answer",
    "title": {"type": "plain_text", "text": "Answer"},
    "submit": {"type": "plain_text", "text": "Send"},
    "blocks": [
        {
            "type": "input",
            "block_id": "words",
            "label": {"type": "plain_text", "text": "Your words"},
            "element": {"type": "plain_text_input", "action_id": "text"},
        }
    ],
}


class Scene:
    """One sandbox that listens, and a client for the bot's side and for the page's side."""

    def __init__(self, sandbox: Sandbox, address: str) -> None:
        """Take the address of a sandbox that was started."""
        self.sandbox, self.address = sandbox, address
        self.desk: SlackDesk = sandbox.slack
        self.web = self.client(CAST.slack_bot_token)
        self.page = httpx.AsyncClient(base_url=address)
        self._bots: list[AsyncSocketModeHandler] = []

    def client(self, token: str | None) -> AsyncWebClient:
        """Return the real client with this token, its own retries off."""
        return AsyncWebClient(token=token, base_url=f"{self.address}/api/", retry_handlers=[])

    async def bot(self, *, connected: bool = True, deaf_to_itself: bool = True) -> AsyncApp:
        """Return a real Bolt app that answers after its listeners, connected by Socket Mode."""
        app = AsyncApp(
            client=self.client(CAST.slack_bot_token),
            process_before_response=True,
            ignoring_self_events_enabled=deaf_to_itself,
        )
        handler = AsyncSocketModeHandler(app, CAST.slack_app_token)
        self._bots.append(handler)
        if connected:
            await handler.connect_async()  # type: ignore[no-untyped-call]  # slack-bolt leaves it untyped
        return app

    def client_of_the_last_bot(self) -> SocketModeClient:
        """Return the Socket Mode client of the bot made last."""
        return self._bots[-1].client

    async def connect(self) -> None:
        """Connect the bot made last."""
        await self._bots[-1].connect_async()  # type: ignore[no-untyped-call]  # slack-bolt leaves it untyped

    async def act(self, user: str, deed: str, **said: Any) -> dict[str, Any]:
        """Do something as a colleague over the control routes."""
        answer: dict[str, Any] = (await self.page.post(f"/sandbox/slack/{user}/{deed}", json=said)).json()
        return answer

    async def post(self, text: str = "hello", **more: Any) -> str:
        """Post to the desk as the bot and return the message's ts."""
        ts: str = (await self.web.chat_postMessage(channel=DESK, text=text, **more))["ts"]
        return ts

    async def leave(self) -> None:
        """Disconnect everybody and stop the sandbox."""
        for bot in self._bots:
            await bot.close_async()  # type: ignore[no-untyped-call]  # slack-bolt leaves it untyped
        await self.page.aclose()
        await self.sandbox.stop()


@asynccontextmanager
async def scene() -> AsyncIterator[Scene]:
    """Open a sandbox whose clock stands still at the start of 2026, and close it after."""
    sandbox = Sandbox(CAST, clock=lambda: START)
    here = Scene(sandbox, await sandbox.start())
    try:
        yield here
    finally:
        await here.leave()


def play(script: Callable[[Scene], Awaitable[None]]) -> None:
    """Run a script in a fresh scene."""

    async def run() -> None:
        async with scene() as here:
            await asyncio.wait_for(script(here), 30)

    asyncio.run(run())


async def refusal(call: Awaitable[Any]) -> str:
    """Return the error word with which Slack refuses a call; empty when it does not."""
    try:
        await call
    except SlackApiError as problem:
        return str(problem.response["error"])
    return ""
