"""The door to Slack: the one place that knows its libraries. Colleagues come in here, letters to them go out here.

Theory of operation. Everything Slack sends meets one middleware: it is read into an Inbound, taken to its commit, and
only then acknowledged; when nothing could be kept it is not, and Slack sends again or shows its warning sign. A letter
is exactly one call, the client's own retries off, with the letter's key in the message's metadata, by which a doubtful
one is found again. No letter goes to a channel that another company reads.
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
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.desk.reading import read
from bot.doors import Channel, Inbound, Receipt, Reply, StaffActed
from flows.facts.times import MINUTE, SECOND
from storage.ports import Letter

log = logging.getLogger("concord.slack")
Take = Callable[[Inbound], Awaitable[tuple[Reply, ...]]]

PATIENCE = 20  # seconds for a letter's call; after that nobody knows
HASTE = 2  # seconds for a reply: Slack waits three for the acknowledgement
REMEMBERED = 256  # forms whose replies are given again when the same form comes again
PAGES, PAGE = 5, 200  # how far back a doubtful letter is looked for
TOO_MANY, SERVER_FAILED = 429, 500
METADATA = "concord_letter"
AWAY = (SlackClientError, ClientError, TimeoutError, OSError)  # all that a call to Slack may raise

# What Slack's error words mean for a letter; every other one is final.
LOCKED_OUT = frozenset(
    {"invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive", "missing_scope"}
)
IN_DOUBT = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})


class SharedOutsideError(Exception):
    """The desk's channel is shared with another company: no figure may go there. Set one that only you read."""


class SlackStaff(Channel):
    """One workspace. `api` is Slack's base address, with or without `/api/`; `desk` is checked at start when given."""

    def __init__(self, bot_token: str, app_token: str, api: str, take: Take, clock: Clock, desk: str = "") -> None:
        """Nothing is opened before `start`."""
        address = f"{api.rstrip('/').removesuffix('/api')}/api/"
        self._client = AsyncWebClient(token=bot_token, base_url=address, timeout=PATIENCE, retry_handlers=[])
        self._app_token, self._take, self._clock, self._desk = app_token, take, clock, desk
        self._handler: AsyncSocketModeHandler | None = None
        self._connecting: asyncio.Task[None] | None = None
        self._own: dict[str, bool] = {}  # channel: whether only our company reads it
        self._given: OrderedDict[str, tuple[Reply, ...]] = OrderedDict()

    # -- coming in -----------------------------------------------------------------------------------------------------
    async def start(self) -> None:
        """Connect by Socket Mode and keep connected. Raises SharedOutsideError when the desk is not ours alone."""
        await self._look_at_desk()
        # Without one of its own the client opens a connection, and ends it, for every single call.
        self._client.session = ClientSession(timeout=ClientTimeout(total=PATIENCE))
        bare = AsyncWebClient(base_url=self._client.base_url, retry_handlers=[])  # with a token Bolt would ask for it
        app = AsyncApp(
            name="concord",  # without a name Bolt looks through every frame's source for one, a tenth of a second
            client=bare,
            authorize=_ours(str(self._client.token)),
            process_before_response=True,
            ignoring_self_events_enabled=False,
        )
        app.use(self._door)
        self._handler = AsyncSocketModeHandler(app, self._app_token, web_client=self._client)
        self._connecting = asyncio.create_task(self._handler.connect_async())  # type: ignore[no-untyped-call]
        await asyncio.wait({self._connecting}, timeout=HASTE)  # it goes on trying behind us

    async def _look_at_desk(self) -> None:
        """Refuse a channel that is not ours alone; while Slack is away it is looked at before the first letter."""
        try:
            if self._desk and not await self._only_ours(self._desk):
                raise SharedOutsideError(SharedOutsideError.__doc__)
        except AWAY as error:
            log.warning("the desk's channel could not be looked at: %s", _word(error))

    async def stop_receiving(self) -> None:
        """Take nothing any more; what comes is brought again by Slack."""
        if self._connecting:
            self._connecting.cancel()
            await asyncio.gather(self._connecting, return_exceptions=True)
        if self._handler:
            await self._handler.close_async()  # type: ignore[no-untyped-call]
        self._handler = self._connecting = None

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
        inbound = read(body)
        replies = await self._take(inbound)
        did = inbound.did
        if not isinstance(did, StaffActed):
            return BoltResponse(status=200, body="")
        if did.form:
            return BoltResponse(status=200, body=_form_answer(body, self._repeated(inbound, replies)))
        for reply in replies:
            await self._give(reply, did, inbound.person.partition("/")[2])
        return BoltResponse(status=200, body="")

    def _repeated(self, inbound: Inbound, replies: tuple[Reply, ...]) -> tuple[Reply, ...]:
        """A form sent twice is carried out once and answered twice alike."""
        key = inbound.key.external_id
        if not replies:
            return self._given.get(key, ())
        self._given[key] = replies
        if len(self._given) > REMEMBERED:
            self._given.popitem(last=False)
        return replies

    async def _give(self, reply: Reply, did: StaffActed, user: str) -> None:
        """Say it once; nothing depends on its arrival."""
        try:
            async with asyncio.timeout(HASTE):
                if reply.kind == "form":
                    await self._client.views_open(trigger_id=did.trigger, view=reply.body["view"])
                elif reply.kind == "private":
                    await self._client.chat_postEphemeral(
                        channel=did.channel, user=user, text=reply.body["text"], link_names=False, parse="none"
                    )
        except AWAY as error:
            log.warning("a %s reply was not given: %s", reply.kind, _word(error))

    # -- going out -----------------------------------------------------------------------------------------------------
    async def send(self, letter: Letter, target: str) -> Receipt:
        """See `Channel`. A letter that rewrites a message that was never posted posts it."""
        channel = letter.lane.partition(":")[2]
        try:
            ours = await self._only_ours(channel)
        except AWAY as error:
            receipt = self._refused(error)
            return receipt if receipt.state == "dead" else replace(receipt, state="queued")
        if not ours:
            return Receipt("dead", error=SharedOutsideError.__doc__ or "")
        try:
            answer = await self._call(letter, channel, target)
        except ClientConnectorError as error:
            return Receipt("queued", error=_word(error))
        except AWAY as error:
            return self._refused(error)
        return Receipt("sent", remote_id=str(answer["ts"]))

    async def _call(self, letter: Letter, channel: str, target: str) -> Any:
        said = {
            "channel": channel,
            "text": letter.body["text"],
            "blocks": letter.body.get("blocks"),
            "link_names": False,
            "parse": "none",
            "metadata": {"event_type": METADATA, "event_payload": {"key": letter.key}},
        }
        if letter.method == "chat.update" and target:
            return await self._client.chat_update(ts=target, **said)
        thread = target if letter.body.get("thread") or letter.kind == "note" else ""
        return await self._client.chat_postMessage(
            thread_ts=thread or None, unfurl_links=False, unfurl_media=False, **said
        )

    async def look_up(self, letter: Letter, target: str) -> Receipt | None:
        """Whether it arrived, by its key in the metadata: sent, or queued again; uncertain while Slack is away."""
        try:
            ts = await self._find(letter, target if letter.method != "chat.update" else "")
        except AWAY as error:
            return Receipt("uncertain", error=_word(error))
        return Receipt("sent", remote_id=ts) if ts else Receipt("queued", error=letter.error)

    async def _find(self, letter: Letter, thread: str) -> str:
        """The message that carries the letter's key, in the thread or the channel; empty when there is none."""
        where: dict[str, Any] = {"channel": letter.lane.partition(":")[2], "limit": PAGE, "include_all_metadata": True}
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

    async def _only_ours(self, channel: str) -> bool:
        """Whether no other company reads the channel; asked once. Raises what the client raises."""
        if channel not in self._own:
            found: Any = (await self._client.conversations_info(channel=channel))["channel"]
            self._own[channel] = not (found.get("is_ext_shared") or found.get("is_pending_ext_shared"))
        return self._own[channel]

    def _refused(self, error: BaseException) -> Receipt:
        """What came instead of an answer means for the letter: wait, give up, or nobody knows."""
        word, response = _word(error), getattr(error, "response", None)
        status = int(getattr(response, "status_code", 0) or 0)
        if status == TOO_MANY or word == "ratelimited":
            wait = str(getattr(response, "headers", {}).get("Retry-After") or "1")
            pause = int(wait) if wait.isdecimal() and int(wait) else 1
            return Receipt("queued", error=word, not_before=self._clock.now() + pause * SECOND)
        if word in LOCKED_OUT:
            return Receipt("queued", error=word, not_before=self._clock.now() + 5 * MINUTE)
        said_no = isinstance(error, SlackApiError) and status < SERVER_FAILED and word not in IN_DOUBT
        return Receipt("dead" if said_no else "uncertain", error=word)


def _form_answer(body: Mapping[str, Any], replies: tuple[Reply, ...]) -> Any:
    """What the acknowledgement of a form carries: its errors, another form in its place, or nothing: it closes."""
    for reply in replies:
        if reply.kind == "form_errors":
            return {"response_action": "errors", "errors": reply.body["errors"]}
        if reply.kind == "form":
            return {"response_action": "update", "view": reply.body["view"]}
        if reply.kind == "private":
            first = next((block["block_id"] for block in body["view"]["blocks"] if block["type"] == "input"), "")
            return {"response_action": "errors", "errors": {first: reply.body["text"]}}
    return ""


def _key(message: Mapping[str, Any]) -> str:
    """The key of the letter that a message was."""
    payload = (message.get("metadata") or {}).get("event_payload") or {}
    return str(payload.get("key") or "")


def _word(error: BaseException) -> str:
    """Slack's own word for an error, or its kind: never what was sent."""
    data = getattr(getattr(error, "response", None), "data", None)
    return str(data.get("error")) if isinstance(data, dict) and data.get("error") else type(error).__name__


def _ours(token: str) -> Callable[..., Awaitable[AuthorizeResult]]:
    """Every payload on our own connection is ours: Slack need not be asked.

    (Bolt would take a method's `self` for an argument.)
    """

    async def authorize(enterprise_id: str | None, team_id: str | None, user_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, user_id=user_id, bot_token=token)

    return authorize
