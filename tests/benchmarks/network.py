"""Telegram as far as a benchmark needs it: a request layer that answers after a pause, and phones that read it.

The same for every engine, so its own cost stands on both sides of each ratio. Real: what python-telegram-bot builds,
encodes and parses. Stubbed: the wire.
"""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from telegram.request import BaseRequest, RequestData

AT = 1_793_606_400  # seconds since 1970: when everything here is said to be sent
TOKEN = "4200000000:BENCHMARK"
_ME = b'{"ok":true,"result":{"id":4200000000,"is_bot":true,"first_name":"Bench","username":"bench_bot"}}'
_TRUE = b'{"ok":true,"result":true}'
_SAYING = ("sendMessage", "editMessageText", "sendDocument")


@dataclass(frozen=True, slots=True)
class Shown:
    """A message on a phone; `markup` is its keyboard as JSON, "" without one."""

    number: int
    text: str
    markup: str

    def button(self, words: str) -> str | None:
        """The data of the first button whose label holds these words."""
        rows = json.loads(self.markup).get("inline_keyboard", ()) if self.markup else ()
        return next((str(b["callback_data"]) for row in rows for b in row if words in b["text"]), None)

    def raw(self, chat: int) -> str:
        """As the platform gives it back, in JSON."""
        markup = f',"reply_markup":{self.markup}' if self.markup else ""
        return (
            f'{{"message_id":{self.number},"date":{AT},"chat":{{"id":{chat},"type":"private","first_name":"Amara"}},'
            f'"from":{{"id":4200000000,"is_bot":true,"first_name":"Bench"}},"text":{json.dumps(self.text)}{markup}}}'
        )


class Phones:
    """Hands each message to the phone of its chat, if anyone holds it."""

    def __init__(self) -> None:
        """Nobody listens yet."""
        self._held: dict[int, asyncio.Queue[Shown]] = {}
        self._number = 0

    def hold(self, chat: int) -> "asyncio.Queue[Shown]":
        """What comes for this chat from now on."""
        return self._held.setdefault(chat, asyncio.Queue())

    def put_down(self, chat: int) -> None:
        """Nobody reads this chat any more."""
        self._held.pop(chat, None)

    def show(self, chat: int, text: str, markup: str) -> Shown:
        """A message arrived."""
        self._number += 1
        shown = Shown(self._number, text, markup)
        if chat in self._held:
            self._held[chat].put_nowait(shown)
        return shown


class Network(BaseRequest):
    """Answers every call after `latency` seconds."""

    def __init__(self, phones: Phones) -> None:
        """At once, until `latency` is set."""
        self.latency = 0.0
        self._phones = phones

    @property
    def read_timeout(self) -> float | None:
        """Never."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002
        request_data: RequestData | None = None,
        read_timeout: Any = None,  # noqa: ARG002
        write_timeout: Any = None,  # noqa: ARG002
        connect_timeout: Any = None,  # noqa: ARG002
        pool_timeout: Any = None,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """See BaseRequest."""
        given = request_data.json_parameters if request_data else {}
        if self.latency:
            await asyncio.sleep(self.latency)
        name = url.rpartition("/")[2]
        if name not in _SAYING:
            return 200, _ME if name == "getMe" else _TRUE
        return 200, self._said(given)

    def _said(self, given: Mapping[str, str]) -> bytes:
        chat = int(given["chat_id"])
        shown = self._phones.show(chat, given.get("text", ""), given.get("reply_markup", ""))
        return f'{{"ok":true,"result":{shown.raw(chat)}}}'.encode()
