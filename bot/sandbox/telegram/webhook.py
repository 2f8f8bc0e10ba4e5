"""Updates brought to the bot's own address: in order within a chat, one at a time there, and again until taken.

What is not taken is given up when it is too old by the sandbox's clock; pauses between attempts are real seconds.
"""

import asyncio
import itertools
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.calling import UnansweredError, loopback_address, post
from bot.sandbox.telegram.call import Call
from bot.sandbox.telegram.refusals import WEBHOOK_SET, bad_request, conflict
from bot.sandbox.telegram.updates import Pending, Updates

LONGEST_WAIT_ASKED = 3600.0
GONE_FOR_GOOD = 23 * 3600 * 1_000_000
_CONNECTIONS = 40
_CONNECTIONS_MOST = 100
_TAKEN = range(200, 300)
_GONE = 410
_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_SECRET_MOST = 256
_NO_ANSWER = {"timeout": "Read timeout expired", "connection": "Connection refused"}


@dataclass(frozen=True, slots=True)
class _Errand:
    """One update on its way to the bot; it holds up the others of its chat."""

    pending: Pending
    task: "asyncio.Task[None]"


class Webhook:
    """Where updates are brought, when the bot asked for that; `clock` gives int microseconds UTC.

    `patience` is how long an answer is waited for, `longest_pause` the most that lies between two attempts, both in
    real seconds.
    """

    def __init__(self, updates: Updates, clock: Callable[[], int]) -> None:
        self.patience, self.longest_pause = 60.0, 60.0
        self._updates, self._clock = updates, clock
        self._connections = _CONNECTIONS
        self._last_error: dict[str, Any] = {}
        self._busy: dict[Any, _Errand] = {}
        self._gone_since: int | None = None
        self._headers: dict[str, str] = {}
        self.url = ""
        updates.on_push = self._bring

    def set(self, call: Call) -> bool:
        """Bring updates to `url` from now on, or stop that when it is empty. Raises RefusedError."""
        url = call.text("url")
        if not url:
            return self.delete(call)
        headers = {"Content-Type": "application/json"} | _secret_of(call)
        try:
            loopback_address(url)
        except ValueError as problem:
            raise bad_request(f"bad webhook: {problem}") from None
        self.delete(call)
        self._updates.allow(call.structure("allowed_updates", list))
        self._updates.send_away(conflict(WEBHOOK_SET))
        self.url, self._headers = url, headers
        self._connections = max(1, min(call.number("max_connections", _CONNECTIONS), _CONNECTIONS_MOST))
        self._bring()
        return True

    def delete(self, call: Call) -> bool:
        """Stop bringing updates."""
        self.url, self._last_error, self._gone_since = "", {}, None
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
        tasks = [errand.task for errand in self._busy.values()]
        self._busy.clear()
        for task in tasks:
            task.cancel()
        return tasks

    def _bring(self) -> None:
        if not self.url:
            return
        waiting = self._updates.waiting()
        for chat, errand in list(self._busy.items()):
            if errand.pending not in waiting:  # too old meanwhile: the next one need not wait for its pause to end
                self._busy.pop(chat).task.cancel()
        for pending in waiting:
            chat = _chat_of(pending.update)
            if chat not in self._busy and len(self._busy) < self._connections:
                task = asyncio.get_running_loop().create_task(self._until_taken(chat, pending))
                self._busy[chat] = _Errand(pending, task)

    async def _until_taken(self, chat: Any, pending: Pending) -> None:
        pause = 1.0
        for attempt in itertools.count():
            asked = await self._attempt(pending)
            if not self.url or pending not in self._updates.waiting():
                break
            pause = min(self.longest_pause, pause * 2) if attempt else pause
            await asyncio.sleep(asked or (pause if attempt else 0))
        self._busy.pop(chat, None)
        self._bring()

    async def _attempt(self, pending: Pending) -> float:
        """Bring an update once; return the seconds that the bot asked to be left alone for."""
        try:
            body = json.dumps(pending.update).encode()
            answer = await post(loopback_address(self.url), self._headers, body, self.patience)
        except UnansweredError as problem:
            self._failed(_NO_ANSWER[problem.kind])
            return 0
        if answer.status in _TAKEN:
            self._gone_since = None
            if pending in self._updates.waiting():
                self._updates.done(pending)
            return 0
        self._failed(f"Wrong response from the webhook: {answer.status} {answer.reason}".rstrip(), answer.status)
        asked = answer.headers.get("retry-after", "")
        return min(LONGEST_WAIT_ASKED, float(asked)) if asked.isdigit() else 0

    def _failed(self, reason: str, status: int = 0) -> None:
        now = self._clock()
        self._last_error = {"last_error_date": now // 1_000_000, "last_error_message": reason}
        self._gone_since = None if status != _GONE else now if self._gone_since is None else self._gone_since
        if self._gone_since is not None and now - self._gone_since > GONE_FOR_GOOD:
            self.url = ""  # an address that says for a day that it is gone is believed


def _secret_of(call: Call) -> dict[str, str]:
    secret = call.text("secret_token")
    if len(secret) > _SECRET_MOST:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    return {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}


def _chat_of(update: dict[str, Any]) -> Any:
    body = next(value for name, value in update.items() if name != "update_id")
    return (body.get("chat") or body.get("message", {}).get("chat") or body["from"])["id"]
