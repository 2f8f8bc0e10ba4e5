"""Misfortune on demand: what a platform or the way to it can do wrong, armed per method and per n-th call.

Both platforms ask `take` once for every call and let `under` do what was armed. Edit it when a new kind of
misfortune is to be survived.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from typing import Literal, get_args

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

FaultKind = Literal["429", "500", "answer_lost", "slow", "dropped", "401", "403"]
KINDS: tuple[str, ...] = get_args(FaultKind)
ANY_METHOD = "*"


@dataclass(frozen=True, slots=True)
class Fault:
    """One misfortune that befalls one call; `retry_after` is in seconds and is also how long a slow answer takes."""

    kind: FaultKind
    retry_after: int = 1


@dataclass(slots=True, eq=False)
class Armed:
    """A fault that waits for its calls: `skip` of them pass, then `times` of them fail; None: until it is disarmed."""

    platform: str
    methods: frozenset[str]
    fault: Fault
    skip: int
    times: int | None

    def concerns(self, platform: str, method: str) -> bool:
        """Whether it is meant for a call of that method."""
        return self.platform == platform and not self.methods.isdisjoint((ANY_METHOD, method.lower()))


class HangUp(Response):
    """The answer that is none: the connection is closed and the caller cannot know whether anything happened."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002  # nothing is sent
        """Close the line, then wait until the server has noticed, or it would still send an error page."""
        scope["hang_up"]()
        while (await receive())["type"] != "http.disconnect":
            pass


class Faults:
    """The faults that wait for their call; `on_spent` is called with one that has befallen its last."""

    def __init__(self) -> None:
        self.on_spent: Callable[[Armed], None] = lambda _: None
        self._armed: list[Armed] = []

    def arm(
        self,
        platform: str,
        method: str | Collection[str],
        times: int | None = 1,
        *,
        kind: FaultKind = "500",
        retry_after: int = 1,
        skip: int = 0,
    ) -> Armed:
        """Let the calls of `method` ("*" for any; several share one count) after the next `skip` fail, `times` of them.

        Raises ValueError for a kind that does not exist.
        """
        if kind not in KINDS:
            raise ValueError(f"There is no fault {kind!r}; use one of {', '.join(KINDS)}.")
        methods = frozenset(name.lower() for name in ([method] if isinstance(method, str) else method))
        armed = Armed(platform, methods, Fault(kind, retry_after), skip, times)
        self._armed.append(armed)
        return armed

    def take(self, platform: str, method: str) -> Fault | None:
        """Return what befalls this call, and count it; the fault armed first goes first."""
        armed = next((armed for armed in self._armed if armed.concerns(platform, method)), None)
        if armed is None:
            return None
        if armed.skip > 0:
            armed.skip -= 1
            return None
        if armed.times is not None:
            armed.times -= 1
            if armed.times <= 0:
                self.disarm(armed)
                self.on_spent(armed)
        return armed.fault

    def disarm(self, armed: Armed) -> None:
        """Let one fault wait no longer; nothing happens when it does not."""
        if armed in self._armed:
            self._armed.remove(armed)

    def clear(self) -> None:
        """Disarm everything."""
        self._armed.clear()


async def under(
    fault: Fault | None, effect: Callable[[], Awaitable[Response]], refusal: Callable[[Fault], Response]
) -> Response:
    """Answer one call as the fault wants it.

    `effect` does what was asked and returns the good answer; `refusal` words a 429, 500, 401 or 403 in the platform's
    manner, in which case nothing has been done.
    """
    if fault is None:
        return await effect()
    if fault.kind == "dropped":
        return HangUp()
    if fault.kind not in ("answer_lost", "slow"):
        return refusal(fault)
    response = await effect()
    if fault.kind == "answer_lost":
        return HangUp()
    await asyncio.sleep(fault.retry_after)
    return response
