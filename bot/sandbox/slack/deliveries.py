"""How news reach the bot: each envelope to one outlet, again when it is not acknowledged, kept while nobody listens.

Events are tried again; presses, submissions and commands are tried once, and the person sees a warning when nobody
took them. Socket Mode and signed HTTP are two `Outlet`s; the one in use may be changed at any moment.
"""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from bot.sandbox.slack.messages import APP, BOT_USER, TEAM
from bot.sandbox.slack.wire import Json


@dataclass(frozen=True, slots=True)
class Envelope:
    """One piece of news; `attempt` counts from 0, `reason` is why the one before failed."""

    id: str
    kind: str
    payload: Json
    answerable: bool = False
    attempt: int = 0
    reason: str = ""

    def frame(self) -> Json:
        """Return the frame of Socket Mode."""
        frame: Json = {
            "envelope_id": self.id,
            "type": self.kind,
            "accepts_response_payload": self.answerable,
            "payload": self.payload,
        }
        if self.kind == "events_api":
            frame |= {"retry_attempt": self.attempt, "retry_reason": self.reason}
        return frame


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an envelope: whether the bot took it, and what it said with that.

    When not, `reason` is why, and `final` says that the bot does not want it again.
    """

    acknowledged: bool
    payload: Json = field(default_factory=dict)
    reason: str = ""
    final: bool = False


class Outlet(Protocol):
    """A way to the bot; `pauses` are the seconds before the first, second, … repetition, the last one holds on."""

    pauses: tuple[float, ...]

    async def present(self, seconds: float) -> bool:
        """Wait until a bot listens, at most so long; tell whether one does."""

    async def offer(self, envelope: Envelope, seconds: float) -> Answer:
        """Bring an envelope to one listener and wait so long for its answer."""


class Deliveries:
    """The sending side of the workspace. All periods are real seconds.

    `patience` is how long an answer is waited for, `retries` how often an event is brought again, `keep` how long
    events wait for a bot that is away; `given_up` has those that were not taken at last.
    """

    def __init__(self, outlet: Outlet, *, patience: float = 3.0, retries: int = 3, keep: float = 300.0) -> None:
        """Start with nothing on its way."""
        self.patience, self.retries, self.keep = patience, retries, keep
        self.given_up: list[Envelope] = []
        self.outlet = outlet
        self._tasks: set[asyncio.Task[None]] = set()
        self._events = self._envelopes = 0

    def tell(self, event: Json, seconds: int) -> None:
        """Send an event of the Events API; `seconds` is the sandbox's time in seconds."""
        self._events += 1
        authorization = {"enterprise_id": None, "team_id": TEAM, "user_id": BOT_USER, "is_bot": True}
        payload = {
            "token": "sandbox",
            "team_id": TEAM,
            "api_app_id": APP,
            "type": "event_callback",
            "event_id": f"Ev{self._events:08d}",
            "event_time": seconds,
            "event": event,
            "authorizations": [authorization | {"is_enterprise_install": False}],
            "is_ext_shared_channel": False,
        }
        self._start(self._insist(self._envelope("events_api", payload)))

    async def ask(self, kind: str, payload: Json) -> Answer:
        """Bring a press, a submission or a command, once, and return what the bot answered."""
        if not await self.outlet.present(self.patience):
            return Answer(acknowledged=False)
        return await self.outlet.offer(self._envelope(kind, payload, answerable=True), self.patience)

    async def settled(self) -> None:
        """Return when every event so far was acknowledged or given up."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def stop(self) -> None:
        """Forget what is on its way."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _insist(self, envelope: Envelope) -> None:
        for attempt in range(self.retries + 1):
            if attempt:
                pauses = self.outlet.pauses
                await asyncio.sleep(pauses[min(attempt, len(pauses)) - 1])
            if not await self.outlet.present(self.keep):
                break
            answer = await self.outlet.offer(replace(envelope, attempt=attempt), self.patience)
            if answer.acknowledged:
                return
            if answer.final:
                break
            envelope = replace(envelope, reason=answer.reason)
        self.given_up.append(envelope)

    def _envelope(self, kind: str, payload: Json, *, answerable: bool = False) -> Envelope:
        self._envelopes += 1
        return Envelope(f"envelope-{self._envelopes:08d}", kind, payload, answerable)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
