"""Telegram, where customers are: the door; with telegram_read.py the only one that knows python-telegram-bot.

Promises: an update is committed before its offset is confirmed; `send` makes one call that takes effect and tells what
became of it; a message whose picture is not there in time, or is refused, goes without it. The library supplies typed
methods, the request layer, errors and limits; its Application and its retries are not used, since stock polling
confirms updates before they are handled.
"""

import asyncio
import html
import logging
import os
import re
import ssl
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import cache
from io import BytesIO
from typing import Any

import httpx
from telegram import Bot, InputFile, Message, Update
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)
from telegram.request import HTTPXRequest

from bot.clock import Clock
from bot.doors import Channel, FileGoneError, Inbound, Receipt, Reply
from bot.introduction import Introduction, introduce
from bot.made_ahead import why_unmade
from bot.telegram_read import read
from flows.facts.times import SECOND
from storage.errors import StoppedError
from storage.ports import Letter

log = logging.getLogger("concord.telegram")
os.environ.setdefault("PTB_TIMEDELTA", "true")  # the library's switch to its coming form of waits, without its warning
KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]
POLL = 25  # seconds that the platform holds an empty poll
PATIENCE = 1.5  # seconds for which a message waits for its picture
CAPTION = 1024  # UTF-16 units that the platform takes below a picture, marks not counted
_MARKS = re.compile("<[^>]*>")
Take = Callable[[Inbound], Awaitable[tuple[Reply, ...]]]
Enclose = Callable[[Mapping[str, Any]], Awaitable[tuple[str, bytes]]]


@cache
def _authorities() -> ssl.SSLContext:
    """Who may vouch for Telegram: read once a process, for both of its connections and however often it is opened."""
    return httpx.create_ssl_context()


class TelegramCustomers(Channel):
    """The door. `take` is the corridor; `enclose` makes the files that letters refer to."""

    def __init__(self, token: str, api: str, take: Take, enclose: Enclose, clock: Clock) -> None:
        """`api` is the base address; `/bot` and `/file/bot` are derived from it. Nothing is opened here."""
        trusted: dict[str, Any] = {"verify": _authorities()}
        requests = {
            "request": HTTPXRequest(connection_pool_size=64, httpx_kwargs=trusted),
            "get_updates_request": HTTPXRequest(read_timeout=POLL + 10, httpx_kwargs=trusted),
        }
        self._bot = Bot(token, base_url=f"{api}/bot", base_file_url=f"{api}/file/bot", **requests)  # type: ignore[arg-type]
        self._take, self._enclose, self._clock = take, enclose, clock
        self._task: asyncio.Task[None] | None = None
        self._answers: set[asyncio.Task[None]] = set()
        self.heard = 0  # when the platform last answered a poll (µs UTC), for health

    async def start(self) -> str:
        """Log in, begin to receive. Returns the bot's user name."""
        await self._bot.initialize()
        self._task = asyncio.create_task(self._receive())
        return str(self._bot.username)

    async def introduce(self, name: str, told: Sequence[Introduction]) -> None:
        """Show name, description and commands; a platform that refuses is asked again at the next start."""
        try:
            await introduce(self._bot, name, told)
        except TelegramError as error:
            log.warning("Telegram did not take the bot's introduction (%s); the next start tries again.", error)

    async def stop_receiving(self) -> None:
        """Receive no more. A batch under way is finished or comes again: its offset was not confirmed."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, *self._answers, return_exceptions=True)

    async def stop(self) -> None:
        """Close the connections."""
        await self._bot.shutdown()

    async def idle(self) -> None:
        """Return when every press taken so far was answered: for tests and for an orderly demo."""
        await asyncio.gather(*self._answers, return_exceptions=True)

    async def _receive(self) -> None:
        """Long polling: each batch is committed before the next poll confirms it.

        Chats go side by side, one chat in order.
        """
        offset = 0
        while True:
            try:
                updates = await self._bot.get_updates(offset=offset, timeout=POLL, allowed_updates=KINDS)
                self.heard = self._clock.now()
                await self._batch(updates)
                offset = updates[-1].update_id + 1 if updates else offset
            except Conflict:
                log.error("Another process polls with this token; stop it. Trying again in 10 s.")  # noqa: TRY400 - no trace needed
                await asyncio.sleep(10)
            except RetryAfter as error:
                await asyncio.sleep(_seconds(error))
            except TelegramError as error:
                log.warning("polling: %s; trying again in 2 s", error)
                await asyncio.sleep(2)
            except StoppedError:
                return
            except Exception:
                log.exception("what was received could not be kept; it is asked for again in 2 s")
                await asyncio.sleep(2)

    async def _batch(self, updates: tuple[Update, ...]) -> None:
        lanes: dict[str, list[tuple[Update, Inbound]]] = {}
        for update in updates:
            inbound = read(update)
            lanes.setdefault(inbound.chat, []).append((update, inbound))
        await asyncio.gather(*(self._lane(lane) for lane in lanes.values()))

    async def _lane(self, lane: list[tuple[Update, Inbound]]) -> None:
        for update, inbound in lane:
            await self.handle(update, inbound)

    async def handle(self, update: Update, inbound: Inbound) -> None:
        """One update to its commit; then its press is answered."""
        replies = await self._take(
            Inbound(
                inbound.key,
                inbound.chat,
                inbound.person,
                inbound.did,
                _Raw(update),
                inbound.name,
                inbound.language,
                inbound.answer,
                inbound.message,
            )
        )
        if inbound.answer:
            said = next((str(reply.body.get("text", "")) for reply in replies if reply.kind == "toast"), "")
            task = asyncio.create_task(self._answer(inbound.answer, said))
            self._answers.add(task)
            task.add_done_callback(self._answers.discard)

    async def again(self, raw: Mapping[str, Any]) -> None:
        """Take an update once more that failed before, from what was kept of it."""
        update = Update.de_json(dict(raw), self._bot)
        await self.handle(update, read(update))

    async def _answer(self, query: str, text: str) -> None:
        try:
            await self._bot.answer_callback_query(query, text=html.unescape(text)[:200] or None)
        except TelegramError as error:
            log.info("a press could not be answered: %s", error)

    async def fetch(self, ref: str) -> bytes:
        """The bytes of a file somebody sent.

        Raises FileGoneError when the platform no longer has it, TelegramError to try later.
        """
        try:
            file = await self._bot.get_file(ref)
            return bytes(await file.download_as_bytearray())
        except BadRequest as error:
            raise FileGoneError(str(error)) from error

    # -- sending -----------------------------------------------------------------------------------------------------
    async def send(self, letter: Letter, target: str) -> Receipt:  # noqa: ARG002 - Telegram's edits carry their number
        """See Channel."""
        body = dict(letter.body)
        if "picture" in body and (receipt := await self._with_picture(body, body.pop("picture"))):
            return receipt
        try:
            body = await self._with_enclosure(body)
        except Exception as error:  # noqa: BLE001 - nothing left this machine
            return Receipt("dead", error=why_unmade(error), unmade=True)
        try:
            made = await _METHODS[letter.method](self._bot, **body)
            return Receipt("sent", remote_id=str(made.message_id) if isinstance(made, Message) else "")
        except Exception as error:  # noqa: BLE001 - every failure becomes an outcome
            return outcome(error, self._clock.now())

    async def look_up(self, letter: Letter, target: str) -> Receipt | None:  # noqa: ARG002
        """Telegram cannot tell whether a message arrived."""
        return None

    async def _with_picture(self, body: Mapping[str, Any], wanted: Mapping[str, Any]) -> Receipt | None:
        """The same words below a picture; None when nothing was sent and they must go alone."""
        caption = str(body["text"])
        if not fits_below(caption):
            return None
        try:
            async with asyncio.timeout(PATIENCE):
                name, content = await self._enclose(wanted)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with a picture, its words are sent
            log.info("a message goes without its picture: %s: %s", type(error).__name__, error)
            return None
        words = {key: value for key, value in body.items() if key != "text"}
        try:
            made = await self._bot.send_photo(
                photo=InputFile(BytesIO(content), filename=name), caption=caption, **words
            )
            return Receipt("sent", remote_id=str(made.message_id))
        except BadRequest as error:
            log.info("a picture was refused: %s", error)
            return None
        except Exception as error:  # noqa: BLE001 - every failure becomes an outcome
            return outcome(error, self._clock.now())

    async def _with_enclosure(self, body: dict[str, Any]) -> dict[str, Any]:
        """The call's arguments, with the file made that they refer to."""
        if "enclose" in body:
            wanted = body.pop("enclose")
            name, content = await self._enclose(wanted)
            body[wanted.get("as", "document")] = InputFile(BytesIO(content), filename=name)
        return body


class _Raw(Mapping[str, Any]):
    """An update as plain data, made only if somebody asks: that is, when work on it failed."""

    def __init__(self, update: Update) -> None:
        self._update = update

    def _data(self) -> dict[str, Any]:
        return self._update.to_dict()

    def __getitem__(self, key: str) -> Any:
        return self._data()[key]

    def __iter__(self) -> Any:
        return iter(self._data())

    def __len__(self) -> int:
        return len(self._data())


def fits_below(text: str) -> bool:
    """Whether it is short enough for a caption, as the platform counts."""
    plain = html.unescape(_MARKS.sub("", text))
    return len(plain.encode("utf-16-le", "surrogatepass")) // 2 <= CAPTION


_METHODS: Mapping[str, Callable[..., Awaitable[Any]]] = {
    "sendMessage": Bot.send_message,
    "editMessageText": Bot.edit_message_text,
    "editMessageReplyMarkup": Bot.edit_message_reply_markup,
    "deleteMessage": Bot.delete_message,
    "sendDocument": Bot.send_document,
    "sendPhoto": Bot.send_photo,
    "leaveChat": Bot.leave_chat,
}


def outcome(error: Exception, now: int) -> Receipt:
    """What a failed call means for its letter: surely not sent (queued or dead), or nobody knows (uncertain)."""
    match error:
        case RetryAfter():
            return Receipt("queued", error=str(error), not_before=now + int(_seconds(error) * SECOND))
        case Forbidden() | BadRequest() | ChatMigrated():
            return _refused(error)
        case InvalidToken() | Conflict():
            return Receipt("queued", error=str(error), not_before=now + 60 * SECOND)
        case TelegramError():
            return Receipt("queued" if isinstance(error.__cause__, _NEVER_LEFT) else "uncertain", error=str(error))
    return Receipt("uncertain", error=f"{type(error).__name__}: {error}")  # it may have left before this went wrong


# Causes that tell that the request never left this machine.
_NEVER_LEFT = (httpx.PoolTimeout, httpx.ConnectTimeout, httpx.ConnectError)


_REACHED = ("message is not modified", "message to delete not found")


def _refused(error: TelegramError) -> Receipt:
    """The platform's clear no; an edit that changes nothing, and a second taking away, have reached their aim."""
    if any(reached in str(error).lower() for reached in _REACHED):
        return Receipt("sent")
    return Receipt("dead", error=str(error), unreachable=isinstance(error, Forbidden))


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait if isinstance(wait, int | float) else wait.total_seconds()
