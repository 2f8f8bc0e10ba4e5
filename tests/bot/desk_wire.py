"""What lies between a colleague of the tests and the desk, when it is not left out: Slack, and our door to it.

Promise: a deed walks the whole way, by Socket Mode or posted and signed: pressed in the sandbox, brought to real
slack-bolt, read, taken, acknowledged and answered; what the desk answers is sent and must be accepted. A colleague
presses the button that stands there and fills in the form that lies open; what a test presses beyond that is forged.
"""

import asyncio
import json
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.clock import MovableClock
from bot.desk.blocks import MORE, looked_up, modal, plain, typed, words
from bot.doors import Inbound, Reply, StaffActed
from bot.sandbox.app import Sandbox
from bot.sandbox.people import Cast, Colleague
from bot.sandbox.slack.files import new_file
from bot.sandbox.slack.messages import BOT_USER, Message
from bot.sandbox.slack.views import View, every_block
from bot.slack_staff import SlackStaff
from storage.ports import Letter
from tests.slack_way import HTTP, SECRET, posting

COMMAND = "/concord"
MOST = 3000  # characters of a field
PATIENCE = 10  # seconds: how quick an acknowledgement is tells less on a machine that does much else
Deed = Callable[[StaffActed, str], tuple[Reply, ...]]


class Wire:
    """One workspace and one door, over `over`. `take` carries out what comes through it, as that user."""

    def __init__(self, over: str, desk: str, now: int, take: Deed) -> None:
        """Open the door; everything happens in one loop, which turns only while something is done."""
        self._over, self._desk, self._carry_out = over, desk, take
        self._cast = Cast((), (), "4200000000:SANDBOX-wire", "xoxb-sandbox-wire", "xapp-sandbox-wire", desk)
        self._clock = MovableClock(now, stopped=True)
        self._failed: Exception | None = None
        self._heads: dict[str, tuple[str, str]] = {}  # subject: where its card stands (channel, message)
        self._folder, self._opened = TemporaryDirectory(), AsyncExitStack()
        self._loop = asyncio.new_event_loop()
        self._loop.run_until_complete(self._start())

    async def _start(self) -> None:
        self._sandbox = Sandbox(self._cast, clock=self._clock.now)
        address = await self._sandbox.start()
        self._slack, self._space = self._sandbox.slack, self._sandbox.slack.space
        self._slack.deliveries.patience = PATIENCE
        self._space.address = address
        over_http = self._over == HTTP
        tokens = self._cast.slack_bot_token, "" if over_http else self._cast.slack_app_token
        secret = SECRET if over_http else ""
        self._door = SlackStaff(*tokens, address, self._take, self._clock, self._desk, secret)
        await self._door.start()
        if over_http:
            await self._opened.enter_async_context(posting(self._slack, self._door.posted, Path(self._folder.name)))
        self._old = self._put(self._desk, BOT_USER, "An older message")

    def close(self) -> None:
        """Stop everything that was started."""
        self._loop.run_until_complete(self._stop())
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()
        self._folder.cleanup()

    async def _stop(self) -> None:
        await self._opened.aclose()
        await self._door.stop()
        await self._sandbox.stop()

    # -- what a colleague does -----------------------------------------------------------------------------------------
    def act(self, user: str, did: StaffActed, now: int) -> None:
        """Do it in Slack. Raises what carrying it out raised; fails when Slack refused anything on the way."""
        self._clock.advance(now - self._clock.now())
        self._failed, calls = None, len(self._slack.api.calls)
        outcome = self._loop.run_until_complete(asyncio.wait_for(self._deed(user, did), 20))
        if self._failed:
            raise self._failed
        refused = [(one["method"], one["outcome"]) for one in self._slack.api.calls[calls:] if one["outcome"] != "ok"]
        assert refused == []
        assert outcome.get("acknowledged", True), outcome
        assert "warning" not in outcome, outcome

    async def _deed(self, user: str, did: StaffActed) -> Mapping[str, Any]:
        people = self._slack.people
        kind = did.subject.partition(":")[0]
        if did.form:
            return await self._submit(user, did)
        if kind == "command":
            return await people.command(user, COMMAND, str(did.values["text"]), self._channel(did.channel))
        if kind == "options":
            view = self._open(user, [looked_up(did.values["field"], "Look up", "Type")], did)
            return await people.suggest(user, {"view_id": view.id, "action_id": did.values["field"], **did.values})
        if kind == "shortcut":
            return await people.shortcut(user, did.action, self._noted(did) if did.channel else {})
        if did.action == "open_home":
            people.home(user)
            await self._slack.deliveries.settled()
            return {}
        return await self._press(user, did)

    async def _press(self, user: str, did: StaffActed) -> Mapping[str, Any]:
        bound = str(did.values.get("bound") or "")
        value = f"{did.subject}#{bound}" if bound else did.subject
        said = {"action_id": did.action, "value": value, "force": True}
        if did.channel:
            channel, ts = self._heads.get(did.subject, (self._desk, self._old))
            if user not in self._space.channels[channel].members:  # between us and somebody else
                channel, ts = self._desk, self._old
            if did.channel != self._desk:
                channel, ts = self._channel(did.channel), self._put(self._channel(did.channel), BOT_USER, "Elsewhere")
            place, shown = {"channel": channel, "ts": ts}, self._space.channels[channel].messages[ts].blocks or []
        else:
            view = self._window(user, did.view) if did.view else self._space.views.homes.get(user) or self._home(user)
            place, shown = {"view_id": view.id}, view.body["blocks"]
        return await self._slack.people.press(user, {**said, **place, **_standing(shown, did, value)})

    async def _submit(self, user: str, did: StaffActed) -> Mapping[str, Any]:
        """Fill in what lies open and send it; a made-up form when that is another one, or Slack would not send it."""
        stack = self._space.views.stacks.get(user) or []
        filled = _filled(stack[-1], did) if stack else None
        if filled is not None:
            outcome = await self._slack.people.submit(user, stack[-1].id, filled)
            if outcome["sent"]:
                return outcome
        fields = [typed(name, name, most=MOST, optional=True) for name in did.values]
        view = self._open(user, fields, did, beneath=did.view)
        filled = {name: {name: str(said)[:MOST]} for name, said in did.values.items()}
        outcome = await self._slack.people.submit(user, view.id, filled)
        unknown = outcome.get("answer", {}).get("response_action") == "errors"
        return {"acknowledged": True} if unknown else outcome  # a fault under a field that a test has left out

    # -- what is there to press ----------------------------------------------------------------------------------------
    def meet(self, user: str) -> None:
        """Everybody whom a test names is of this workspace and in the desk's channel."""
        if not self._space.cast.colleague(user):
            known = self._space.cast.colleagues
            self._space.cast = replace(self._space.cast, colleagues=(*known, Colleague(user, user.title(), "")))
        for channel in self._space.channels.values():
            if not channel.user and user not in channel.members:
                channel.members.append(user)

    def _channel(self, name: str) -> str:
        if name not in self._space.channels:
            everybody = [one.id for one in self._space.cast.colleagues]
            self._space.add_channel(name, name.lower(), members=[*everybody, BOT_USER])
        return name

    def _put(self, channel: str, user: str, text: str, **more: Any) -> str:
        """A message that is simply there; nobody is told of it."""
        message = Message(self._space.new_ts(), channel, user, text, **more)
        self._space.channels[channel].messages[message.ts] = message
        return message.ts

    def _noted(self, did: StaffActed) -> dict[str, Any]:
        """The message on which a shortcut is used."""
        channel, said = self._channel(did.channel), did.values
        author = str(said.get("author") or BOT_USER)
        files = [new_file(self._space, said["files"], b"x", author, "")] if said.get("files") else []
        return {"channel": channel, "ts": self._put(channel, author, str(said.get("text") or ""), files=files)}

    def _open(self, user: str, blocks: list[dict[str, Any]], did: StaffActed, beneath: str = "") -> View:
        """A form or window that a test has made up, upon that window."""
        carried = {"channel": did.channel, "message": did.message, "view": did.view}
        body = modal(did.action, did.subject, blocks, carried, title="Form", submit="Send", close="Close")
        if beneath:
            self._window(user, beneath)
            return self._space.views.push(user, body)
        return self._space.views.open(user, body)

    def _window(self, user: str, name: str) -> View:
        """The window with that number, which is opened when it is not there."""
        stack = self._space.views.stacks.get(user) or []
        if not any(view.id == name for view in stack):
            body = {"type": "modal", "title": plain("Window"), "blocks": [words("A window")]}
            self._space.views.open(user, body).id = name
        return self._space.views.find(name)

    def _home(self, user: str) -> View:
        return self._space.views.publish(user, {"type": "home", "blocks": []})

    # -- what the desk answers -----------------------------------------------------------------------------------------
    async def _take(self, inbound: Inbound) -> tuple[Reply, ...]:
        if not isinstance(inbound.did, StaffActed):
            return ()
        try:
            return self._carry_out(inbound.did, inbound.person.partition("/")[2])
        except Exception as error:
            self._failed = error
            raise

    def show(self, letter: Letter, target: str) -> str:
        """Send what is for Slack; its number there. Fails when Slack does not accept it."""
        receipt = self._loop.run_until_complete(self._door.send(letter, target))
        assert receipt.state == "sent", receipt
        if letter.kind == "head":
            place = letter.lane.partition(":")[2]
            channel = self._space.direct(place[1:]).id if place.startswith("@") else place
            self._heads[letter.subject] = (channel, receipt.remote_id)
        return receipt.remote_id


def _standing(blocks: list[dict[str, Any]], did: StaffActed, value: str) -> Mapping[str, Any]:
    """How to name what stands there and does this; nothing when nothing does, so that it is forged."""
    subject, _, bound = value.partition("#")
    listed = "#".join([subject, did.action, *([bound] if bound else [])])
    for block in every_block(blocks):
        for element in [*block.get("elements", []), block.get("accessory") or {}]:
            name, where = str(element.get("action_id") or ""), {"block_id": block.get("block_id")}
            if name.partition(".")[0] == did.action and element.get("value") == value:
                return {"action_id": name, **where}
            if name == MORE and any(one["value"] == listed for one in element["options"]):
                return {"action_id": MORE, "value": None, "selected": listed, **where}
    return {}


def _filled(view: View, did: StaffActed) -> dict[str, dict[str, Any]] | None:
    """What to put into the form that lies open; None when it is another one, or could not be filled in like this."""
    carried = json.loads(view.body.get("private_metadata") or "{}")
    if view.body.get("callback_id") != did.action or carried.get("subject") != did.subject:
        return None
    fields = {one["block_id"]: one["element"] for one in view.body["blocks"] if one["type"] == "input"}
    filled: dict[str, dict[str, Any]] = {}
    for name, said in did.values.items():
        if name not in fields:
            if str(carried.get(name, "")) != said:
                return None
            continue
        element = fields[name]
        choice: Any = str(said)
        if "options" in element:
            many = element["type"] in {"checkboxes", "multi_static_select"}
            choice = [one for one in choice.split(",") if one] if many else choice
            if {one["value"] for one in element["options"]}.isdisjoint(choice if many else [choice]):
                return None
        if element["type"] == "external_select":
            choice = {"text": plain(choice), "value": choice}
        filled[name] = {element["action_id"]: choice}
    return filled
