"""Updates brought to the bot's own address: in order within a chat, one at a time there, and again until taken.

Only loopback addresses are accepted, plain HTTP among them, unlike the real Telegram, which wants HTTPS.
"""

import asyncio
import json
from typing import Any
from urllib.parse import SplitResult, urlsplit

from bot.sandbox.telegram.call import Call
from bot.sandbox.telegram.refusals import WEBHOOK_SET, bad_request, conflict
from bot.sandbox.telegram.updates import Pending, Updates

LONGEST_PAUSE = 60.0
LONGEST_WAIT_ASKED = 3600.0
_ANSWER_SECONDS = 60.0
_LOOPBACK = frozenset({"127.0.0.1", "localhost"})
_CONNECTIONS = 40
_TAKEN = range(200, 300)


class Webhook:
    """Where updates are brought, when the bot asked for that."""

    def __init__(self, updates: Updates) -> None:
        self._updates = updates
        self._secret = ""
        self._connections = _CONNECTIONS
        self._last_error: dict[str, Any] = {}
        self._busy: dict[Any, asyncio.Task[None]] = {}
        self.url = ""
        updates.on_push = self._bring

    def set(self, call: Call) -> bool:
        """Bring updates to `url` from now on, or stop that when it is empty."""
        url = call.text("url")
        if not url:
            return self.delete(call)
        address = urlsplit(url)
        if address.scheme != "http" or address.hostname not in _LOOPBACK:
            raise bad_request("bad webhook: the sandbox brings updates only to http://127.0.0.1 and http://localhost")
        self.delete(call)
        self._updates.allow(call.structure("allowed_updates", list))
        self._updates.send_away(conflict(WEBHOOK_SET))
        self.url, self._secret = url, call.text("secret_token")
        self._connections = call.number("max_connections", _CONNECTIONS)
        self._bring()
        return True

    def delete(self, call: Call) -> bool:
        """Stop bringing updates."""
        self.url, self._last_error = "", {}
        if call.truth("drop_pending_updates"):
            self._updates.drop()
        self._cancel()
        return True

    def info(self) -> dict[str, Any]:
        """Return how the bringing goes."""
        return {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.waiting()),
            "max_connections": self._connections,
            "allowed_updates": self._updates.allowed,
            **self._last_error,
        }

    async def stop(self) -> None:
        """Give up what is under way."""
        self.url = ""
        await asyncio.gather(*self._cancel(), return_exceptions=True)

    def _cancel(self) -> list["asyncio.Task[None]"]:
        tasks = list(self._busy.values())
        self._busy.clear()
        for task in tasks:
            task.cancel()
        return tasks

    def _bring(self) -> None:
        if not self.url:
            return
        for pending in self._updates.waiting():
            chat = _chat_of(pending.update)
            if chat not in self._busy and len(self._busy) < self._connections:
                self._busy[chat] = asyncio.get_running_loop().create_task(self._until_taken(chat, pending))

    async def _until_taken(self, chat: Any, pending: Pending) -> None:
        pause = 0.0
        while pending in self._updates.waiting():
            status, asked = await post(urlsplit(self.url), self._secret, pending.update)
            if status in _TAKEN:
                self._updates.done(pending)
                break
            reason = f"Wrong response from the webhook: {status}" if status else "Connection failed"
            self._last_error = {"last_error_date": pending.at // 1_000_000, "last_error_message": reason}
            await asyncio.sleep(pause if asked is None else asked)
            pause = min(LONGEST_PAUSE, pause * 2 or 1.0)
        self._busy.pop(chat, None)
        self._bring()


def _chat_of(update: dict[str, Any]) -> Any:
    body = next(value for name, value in update.items() if name != "update_id")
    return (body.get("chat") or body.get("message", {}).get("chat") or body["from"])["id"]


async def post(address: SplitResult, secret: str, update: dict[str, Any]) -> tuple[int, float | None]:
    """Bring one update; return the status (0 without an answer) and the seconds asked for by `Retry-After`."""
    try:
        async with asyncio.timeout(_ANSWER_SECONDS):
            return await _exchange(address, secret, json.dumps(update).encode())
    except (OSError, TimeoutError, ValueError, IndexError, asyncio.IncompleteReadError):
        return 0, None


async def _exchange(address: SplitResult, secret: str, body: bytes) -> tuple[int, float | None]:
    reader, writer = await asyncio.open_connection(address.hostname, address.port or 80)
    try:
        writer.write(_head(address, secret, len(body)) + body)
        await writer.drain()
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    finally:
        writer.close()
    headers = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
    asked = headers.get("retry-after", "")
    return int(head[0].split(" ")[1]), min(LONGEST_WAIT_ASKED, float(asked)) if asked.isdigit() else None


def _head(address: SplitResult, secret: str, length: int) -> bytes:
    path = (address.path or "/") + (f"?{address.query}" if address.query else "")
    lines = [
        f"POST {path} HTTP/1.1",
        f"Host: {address.netloc}",
        "Content-Type: application/json",
        f"Content-Length: {length}",
        "Connection: close",
        *([f"X-Telegram-Bot-Api-Secret-Token: {secret}"] if secret else []),
    ]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")
