"""The door to Slack: the one place that knows its libraries. Colleagues come in here, letters to them go out here.

Theory of operation. Everything Slack sends meets one middleware: it is read into an Inbound, taken to its commit, and
only then acknowledged; when nothing could be kept it is not, and Slack sends again or shows its warning sign. A letter
is exactly one call, the client's own retries off, with the letter's key in the message's metadata, by which a doubtful
one is found again. No letter goes to a channel that another company reads: it waits until that is over.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

from aiohttp import ClientConnectorError, ClientError, ClientSession, ClientTimeout
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot import slack_files, slack_threads
from bot.clock import Clock
from bot.desk.answering import COMMAND, OPTIONS, acknowledged
from bot.desk.reading import read
from bot.doors import Channel, Inbound, Receipt, Reply, Shared, StaffActed
from bot.slack_learning import Learning
from bot.slack_missed import Missed
from bot.slack_outcomes import refused, word
from bot.slack_replies import give
from flows.facts.times import MINUTE
from locales.papers.press import CannotSet
from storage.ports import Letter

log = logging.getLogger("concord.slack")
Take = Callable[[Inbound], Awaitable[tuple[Reply, ...]]]
Enclose = Callable[[Mapping[str, Any]], Awaitable[tuple[str, bytes]]]

PATIENCE = 20  # seconds for a letter's call; after that nobody knows
HASTE = 2.5  # seconds from a payload to its acknowledgement, whatever Slack itself does meanwhile: it waits three
REMEMBERED = 256  # forms whose replies are given again when the same form comes again
TRUSTED, DOUBTED = 10 * MINUTE, MINUTE  # after which it is asked again who reads a channel: ours, and another's too
LONG_AGO = 0
PAGES, PAGE = 5, 200  # how far back a doubtful letter is looked for
METADATA = "concord_letter"
AWAY = (SlackClientError, ClientError, TimeoutError, OSError)  # all that a call to Slack may raise


class SharedOutsideError(Exception):
    """The desk's channel is shared with another company: no figure may go there. Set one that only you read."""


class SlackStaff(Channel):
    """One workspace. `api` is Slack's base address, with or without `/api/`; `desk` is checked at start when given."""

    def __init__(
        self, bot_token: str, app_token: str, api: str, take: Take, clock: Clock, desk: str = "", secret: str = ""
    ) -> None:
        """Nothing is opened before `start`. Without an app token Slack posts to us, signed with `secret`."""
        address = f"{api.rstrip('/').removesuffix('/api')}/api/"
        self._client = AsyncWebClient(token=bot_token, base_url=address, timeout=PATIENCE, retry_handlers=[])
        self._app_token, self._take, self._clock, self._desk = app_token, take, clock, desk
        self._secret = secret
        self._app: AsyncApp | None = None
        self._handler: AsyncSocketModeHandler | None = None
        self._connecting: asyncio.Task[None] | None = None
        self._direct: dict[str, str] = {}  # "@user": the channel between us and them
        self._own: dict[str, tuple[bool, int]] = {}  # channel: whether only our company reads it, asked when
        self._learning = Learning(self._client, take, AWAY)
        self._given: OrderedDict[str, tuple[Reply, ...]] = OrderedDict()
        self.missed = Missed(self._client, self.again, AWAY)
        self.enclose: Enclose | None = None  # makes the files that letters refer to

    # -- coming in -----------------------------------------------------------------------------------------------------
    async def start(self) -> None:
        """Listen, by Socket Mode with an app token. Raises SharedOutsideError when the desk is not ours alone."""
        await self._look_at_desk()
        self._connections()
        bare = AsyncWebClient(base_url=self._client.base_url, retry_handlers=[])  # with a token Bolt would ask for it
        app = AsyncApp(
            # Without a name Bolt looks through every frame's source for one, a tenth of a second; it names a logger so.
            name="slack_bolt.concord",
            client=bare,
            signing_secret=self._secret or None,
            authorize=_ours(str(self._client.token)),
            process_before_response=True,
            ignoring_self_events_enabled=False,
        )
        app.use(self._door)
        self._app = app
        if not self._app_token:
            return
        self._handler = AsyncSocketModeHandler(app, self._app_token, web_client=self._client)
        self._handler.client.on_message_listeners.append(self.missed.greeted)
        self._connecting = asyncio.create_task(self._handler.connect_async())  # type: ignore[no-untyped-call]
        await asyncio.wait({self._connecting}, timeout=HASTE)  # it goes on trying behind us

    def _connections(self) -> None:
        """Without a session of its own the client opens a connection, and ends it, for every single call."""
        if not self._client.session:
            self._client.session = ClientSession(timeout=ClientTimeout(total=PATIENCE))

    async def _look_at_desk(self) -> None:
        """Refuse a channel that is not ours alone; while Slack is away it is looked at before the first letter."""
        try:
            if self._desk and not await self._only_ours(self._desk):
                raise SharedOutsideError(SharedOutsideError.__doc__)
        except AWAY as error:
            log.warning("the desk's channel could not be looked at: %s", word(error))

    async def stop_receiving(self) -> None:
        """Take nothing any more; what comes is brought again by Slack."""
        if self._connecting:
            self._connecting.cancel()
            await asyncio.gather(self._connecting, return_exceptions=True)
        await self.missed.stop()
        if self._handler:
            await self._handler.close_async()  # type: ignore[no-untyped-call]
        self._handler = self._connecting = self._app = None

    async def posted(self, body: str, headers: Mapping[str, str]) -> tuple[int, str, dict[str, str]]:
        """What Slack posted, to its acknowledgement (status, body, headers); 401 for what Slack did not sign."""
        if self._app is None or self._app_token:
            return 503, "", {}  # it comes again
        answer = await self._app.async_dispatch(AsyncBoltRequest(body=body, headers={**headers}))
        return answer.status, answer.body, {name: values[0] for name, values in answer.headers.items() if values}

    async def stop(self) -> None:
        """Let go of everything."""
        await self.stop_receiving()
        if self._client.session:
            await self._client.session.close()

    async def again(self, raw: Mapping[str, Any]) -> None:
        """Take once more what failed before; its time for a reply is over."""
        await self._take(read(raw))

    async def _door(self, body: dict[str, Any]) -> BoltResponse:
        """Take one payload to its commit, reply, acknowledge."""
        answered_by = asyncio.get_running_loop().time() + HASTE
        inbound = read(body)
        await self._learning.introduce(inbound, self._clock.now())
        replies = await self._take(inbound)
        self.missed.heard_at = self._clock.now()
        did = inbound.did
        if isinstance(did, Shared) and did.channel in self._own:
            self._own[did.channel] = (self._own[did.channel][0], LONG_AGO)
        if not isinstance(did, StaffActed):
            return BoltResponse(status=200, body="")
        answered = did.form or did.subject.startswith((COMMAND, OPTIONS))
        if answered:
            replies = self._repeated(inbound, replies)
        for reply in replies:
            try:
                async with asyncio.timeout_at(answered_by):
                    await give(self._client, reply, did, inbound.person.partition("/")[2], answered=answered)
            except AWAY as error:
                log.warning("a %s reply was not given: %s", reply.kind, word(error))
        return BoltResponse(status=200, body=acknowledged(body, did, replies))

    def _repeated(self, inbound: Inbound, replies: tuple[Reply, ...]) -> tuple[Reply, ...]:
        """A form sent twice is carried out once and answered twice alike."""
        key = inbound.key.external_id
        if not replies:
            return self._given.get(key, ())
        self._given[key] = replies
        if len(self._given) > REMEMBERED:
            self._given.popitem(last=False)
        return replies

    # -- going out -----------------------------------------------------------------------------------------------------
    async def send(self, letter: Letter, target: str) -> Receipt:
        """See `Channel`. A letter that rewrites a message that was never posted posts it."""
        try:
            channel = await self._place(letter)
            ours = await self._only_ours(channel)
        except AWAY as error:
            receipt = refused(error, self._clock.now())
            return receipt if receipt.state == "dead" else replace(receipt, state="queued")
        if not ours:
            return Receipt("queued", error=SharedOutsideError.__doc__ or "", not_before=self._clock.now() + DOUBTED)
        try:
            return Receipt("sent", remote_id=await self._call(letter, channel, target))
        except (ClientConnectorError, slack_files.NotUploadedError) as error:
            return Receipt("queued", error=word(error))
        except (slack_files.NothingThereError, CannotSet) as error:
            return Receipt("dead", error=str(error), unmade=isinstance(error, CannotSet))
        except AWAY as error:
            return refused(error, self._clock.now())

    async def fetch(self, remote: str) -> bytes:
        """The bytes of a file that colleagues shared. Raises FileGoneError, or something else to try later."""
        self._connections()
        return await slack_files.fetch(self._client, remote)

    async def _call(self, letter: Letter, channel: str, target: str) -> str:
        """Make the call; the platform's name for what is there now."""
        if letter.method in {"files.upload", "files.delete"}:
            self._connections()
            return await slack_files.carry_out(self._client, letter, channel, target, self.enclose)
        said = {
            "channel": channel,
            "text": letter.body["text"],
            "blocks": letter.body.get("blocks"),
            "link_names": False,
            "parse": "none",
            "metadata": {"event_type": METADATA, "event_payload": {"key": letter.key}},
        }
        if letter.method == "chat.update" and target:
            try:
                return str((await self._client.chat_update(ts=target, **said))["ts"])
            except SlackClientError as error:
                if word(error) not in slack_threads.GONE:
                    raise
            letter.body, target = {**letter.body, "earlier": [channel, target]}, ""
        if "earlier" in letter.body and "earlier_words" in letter.body:
            said = await slack_threads.continuing(self._client, letter, said)
        thread = target if letter.body.get("thread") or letter.kind == "note" else ""
        more: dict[str, Any] = {"thread_ts": thread or None, "unfurl_links": False, "unfurl_media": False}
        more |= {"reply_broadcast": True} if thread and letter.body.get("broadcast") else {}
        return str((await self._client.chat_postMessage(**more, **said))["ts"])

    async def look_up(self, letter: Letter, target: str) -> Receipt | None:
        """Whether it arrived, by its key in the metadata: sent, or queued again; uncertain while Slack is away."""
        try:
            ts = await self._find(letter, target if letter.method != "chat.update" else "")
        except AWAY as error:
            return Receipt("uncertain", error=word(error))
        return Receipt("sent", remote_id=ts) if ts else Receipt("queued", error=letter.error)

    async def _find(self, letter: Letter, thread: str) -> str:
        """The message that carries the letter's key, in the thread or the channel; empty when there is none."""
        where: dict[str, Any] = {"channel": await self._place(letter), "limit": PAGE, "include_all_metadata": True}
        for _ in range(PAGES):
            if thread:
                page: Any = await self._client.conversations_replies(ts=thread, **where)
            else:
                page = await self._client.conversations_history(**where)
            found = next((one for one in page["messages"] if _key(one) == letter.key), None)
            where["cursor"] = (page.get("response_metadata") or {}).get("next_cursor")
            if found or not where["cursor"]:
                return str(found["ts"]) if found else ""
        return ""

    async def _place(self, letter: Letter) -> str:
        """The letter's channel; what is for one colleague alone ("@U1") goes to the channel between us and them."""
        name = letter.lane.partition(":")[2]
        if name.startswith("@") and name not in self._direct:
            found: Any = await self._client.conversations_open(users=name[1:])
            self._direct[name] = str(found["channel"]["id"])
        return self._direct.get(name, name)

    async def _only_ours(self, channel: str) -> bool:
        """Whether no other company reads the channel; asked again now and then. Raises what the client raises."""
        ours, asked = self._own.get(channel, (True, LONG_AGO))
        now = self._clock.now()
        if abs(now - asked) > (TRUSTED if ours else DOUBTED):
            found: Any = (await self._client.conversations_info(channel=channel))["channel"]
            now_ours = not (found.get("is_ext_shared") or found.get("is_pending_ext_shared"))
            if now_ours != ours:
                log.error("%s %s", channel, "is ours alone again" if now_ours else SharedOutsideError.__doc__)
            ours = now_ours
            self._own[channel] = (ours, now)
        return ours


def _key(message: Mapping[str, Any]) -> str:
    """The key of the letter that a message was."""
    payload = (message.get("metadata") or {}).get("event_payload") or {}
    return str(payload.get("key") or "")


def _ours(token: str) -> Callable[..., Awaitable[AuthorizeResult]]:
    """Every payload on our own connection is ours: Slack need not be asked.

    (Bolt would take a method's `self` for an argument.)
    """

    async def authorize(enterprise_id: str | None, team_id: str | None, user_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, user_id=user_id, bot_token=token)

    return authorize
