"""The sandbox put together: both platforms, the page, faults and the clock on one loopback port.

It refuses credentials that look real and addresses that others can reach. What lies behind the platforms is offered
from outside (offers.py), and a new world may be begun behind the same address. Edit it when a new half or a new control
is added; what the platforms do is written in their own folders.
"""

import asyncio
import contextlib
import ipaddress
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route, Router
from starlette.types import Receive, Scope, Send

from bot.sandbox.faults import Faults
from bot.sandbox.feed import Feed
from bot.sandbox.listener import Listener
from bot.sandbox.offers import Offer
from bot.sandbox.page import routes as page_routes
from bot.sandbox.people import Cast
from bot.sandbox.slack.desk import SlackDesk
from bot.sandbox.telegram.desk import TelegramDesk

MICROSECONDS = 1_000_000
LONG_LOOK = 20  # seconds that a question for an open world is held
PARTS = ("tours", "rehearsals", "story", "outbox", "mishaps")  # of the page, shown when somebody offers them
OPENING, OPEN = "opening", "open"
_PRETEND = (
    ("telegram_token", re.compile(r"4200000000:SANDBOX-[\w-]*"), "4200000000:SANDBOX-"),
    ("slack_bot_token", re.compile(r"xoxb-sandbox-[\w-]*"), "xoxb-sandbox-"),
    ("slack_app_token", re.compile(r"xapp-sandbox-[\w-]*"), "xapp-sandbox-"),
)
Deed = dict[str, Any]


class SandboxRefusedError(ValueError):
    """The sandbox does not open; the sentence says why and what to do."""


class Sandbox:
    """Both pretend platforms; `clock` gives int microseconds UTC.

    `advance` moves that clock forward by so many microseconds, `next_due` tells the microsecond at which something is
    planned next, or None. Without `advance` the clock cannot be moved from outside. `offers` are further addresses,
    `about` is what else /sandbox/world tells. `on_act` is called with everything a person has done, over the page or by
    a call; `telegram` and `slack` are other objects after each `renew`.
    Raises SandboxRefusedError for a token that does not say it is a pretend one.
    """

    def __init__(
        self,
        cast: Cast,
        *,
        clock: Callable[[], int],
        advance: Callable[[int], Awaitable[None]] | None = None,
        next_due: Callable[[], int | Awaitable[int | None] | None] | None = None,
        offers: Iterable[Offer] = (),
        about: Callable[[], Mapping[str, Any]] = dict,
    ) -> None:
        _refuse_real_tokens(cast)
        self.cast, self.clock, self._advance, self._next_due, self._about = cast, clock, advance, next_due, about
        self.faults, self.feed = Faults(), Feed()
        self.on_act: list[Callable[[Deed], None]] = []
        self.world, self.state = 1, OPEN
        self._page = Router(page_routes(self))
        self._furnish()
        self.app = Starlette(
            routes=[*self._routes(), Mount("", app=self._to_desks)],
            # A foreign web page that points its own name at 127.0.0.1 is turned away by the name it asks for.
            middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])],
        )
        self._offered: set[str] = set()
        self.offer(offers)
        self._listener: Listener | None = None

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Listen and return the address, `http://127.0.0.1:PORT`; port 0 takes a free one.

        Raises SandboxRefusedError for a host that is not loopback, and OSError when the port is taken.
        """
        _refuse_reachable(host)
        self._listener = Listener(self.app)
        return await self._listener.open(host, port)

    async def stop(self) -> None:
        """Let go of everybody who waits and close the port, within a moment."""
        self.feed.close()
        await self.telegram.stop()
        await self.slack.stop()
        if self._listener is not None:
            await self._listener.close()
            self._listener = None

    def offer(self, offers: Iterable[Offer]) -> None:
        """Answer these addresses too from now on."""
        for offer in offers:
            self._offered.add(offer.path)
            self.app.router.routes[-1:-1] = offer.routes()

    async def renew(self) -> None:
        """Empty both platforms behind the same address and the same feed; until `opened`, people may look only."""
        self.state = OPENING
        self.tell_world()
        await self.telegram.stop()
        await self.slack.stop()
        self.faults.clear()
        self._furnish()

    def opened(self) -> None:
        """The new world has a number of its own, and people may act in it."""
        self.world, self.state = self.world + 1, OPEN
        self.tell_world()

    def tell_world(self) -> None:
        """Publish which world this is, and whether people may act in it yet."""
        self.feed.publish("world", {"id": self.world, "state": self.state})

    def tell_time(self) -> None:
        """Publish what the clock shows."""
        self.feed.publish("clock", {"now": self.clock()})

    def acted(self, deed: Deed) -> None:
        """Somebody has done something: {"by": who, "do": what, …}."""
        self.feed.publish("acted", deed)
        for hear in tuple(self.on_act):
            hear(deed)

    def _furnish(self) -> None:
        self.telegram = TelegramDesk(self.cast, clock=self._now, faults=self.faults, feed=self.feed)
        self.slack = SlackDesk(self.cast, clock=self._now, faults=self.faults, feed=self.feed)
        self.telegram.on_act = self.slack.people.on_act = self.acted
        # The page's many files come last: a bot's call should not be compared with each of them first.
        self._desks = Router([*self.telegram.routes, *self.slack.routes], default=self._page)

    def _now(self) -> int:
        return self.clock()

    async def _to_desks(self, scope: Scope, receive: Receive, send: Send) -> None:
        acts = scope["type"] == "http" and scope["method"] == "POST" and scope["path"].startswith("/sandbox/")
        if acts and self.state == OPENING:
            await _sentence(409, "A new world is being opened; wait a moment.")(scope, receive, send)
        else:
            await self._desks(scope, receive, send)

    def _routes(self) -> list[BaseRoute]:
        return [
            Route("/sandbox/feed", self._follow),
            Route("/sandbox/people", self._people),
            Route("/sandbox/world", self._world),
            Route("/sandbox/faults", self._arm, methods=["POST"]),
            Route("/sandbox/faults", self._disarm, methods=["DELETE"]),
            Route("/sandbox/clock", self._time),
            Route("/sandbox/clock", self._move_time, methods=["POST"]),
        ]

    async def _follow(self, request: Request) -> Response:
        # A browser that reconnects asks with the old address and says in a header how far it came.
        positions = (request.query_params.get("after", ""), request.headers.get("last-event-id", ""))
        after = max((int(position) for position in positions if position.isdigit()), default=0)
        return StreamingResponse(
            self._as_server_sent(after), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
        )

    async def _as_server_sent(self, after: int) -> AsyncIterator[str]:
        yield ": open\n\n"
        async for entry in self.feed.subscribe(after):
            yield f"id: {entry['seq']}\ndata: {json.dumps(entry)}\n\n"

    async def _people(self, _: Request) -> Response:
        return JSONResponse(self._cast())

    def _cast(self) -> dict[str, Any]:
        return {
            "customers": [asdict(customer) for customer in self.cast.customers],
            "colleagues": [asdict(colleague) for colleague in self.cast.colleagues],
            "slack_channel": self.cast.slack_channel,
        }

    async def _world(self, request: Request) -> Response:
        if request.query_params.get("until") == OPEN:  # whoever waits need not ask again and again
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._until_open(), LONG_LOOK)
        offers = {part: f"/sandbox/{part}" in self._offered for part in PARTS}
        told = {"id": self.world, "state": self.state, "seq": self.feed.seq, "link": None, "hint": None}
        told |= {"offers": offers, **await self._what_time(), **self._cast(), **self._about()}
        return JSONResponse(told)

    async def _until_open(self) -> None:
        if self.state != OPEN:
            async for entry in self.feed.subscribe(self.feed.seq):
                if entry["kind"] == "world" and entry["body"]["state"] == OPEN:
                    return

    async def _arm(self, request: Request) -> Response:
        try:
            self.faults.arm(**await request.json())
        except (TypeError, ValueError) as problem:
            return _sentence(400, f"This fault cannot be armed: {problem}")
        return JSONResponse({"ok": True})

    async def _disarm(self, _: Request) -> Response:
        self.faults.clear()
        return JSONResponse({"ok": True})

    async def _time(self, _: Request) -> Response:
        return JSONResponse(await self._what_time())

    async def _what_time(self) -> dict[str, Any]:
        told = {"now": self.clock(), "movable": self._advance is not None}
        return told | {"next": await self._planned()} if told["movable"] else told

    async def _planned(self) -> int | None:
        due = self._next_due() if self._next_due is not None else None
        return await due if isinstance(due, Awaitable) else due

    async def _move_time(self, request: Request) -> Response:
        if self._advance is None:
            return _sentence(404, "This sandbox runs on the real clock, which cannot be moved; start the demo instead.")
        wanted = await request.json()
        if self.state == OPENING:
            return _sentence(409, "A new world is being opened; wait a moment.")
        if wanted.get("to") == "next":
            due = await self._planned()
            if due is None:
                return _sentence(404, "Nothing is planned, or the bot is away: there is no next time to move to.")
            await self._advance(max(0, due - self.clock()))
        elif isinstance(seconds := wanted.get("advance_seconds"), int) and seconds >= 0:
            await self._advance(seconds * MICROSECONDS)
        else:
            return _sentence(400, 'Say {"advance_seconds": a whole number from 0} or {"to": "next"}.')
        self.tell_time()
        return JSONResponse(await self._what_time())


def _refuse_real_tokens(cast: Cast) -> None:
    for field, pretend, beginning in _PRETEND:
        if not pretend.fullmatch(getattr(cast, field)):
            raise SandboxRefusedError(
                f"The sandbox refuses {field}: it may be a real credential. Use one that begins with {beginning}"
            )


def _refuse_reachable(host: str) -> None:
    with contextlib.suppress(ValueError):
        if ipaddress.IPv4Address(host).is_loopback:
            return
    if host != "localhost":
        raise SandboxRefusedError(f"The sandbox does not listen on {host}: others could reach it. Use 127.0.0.1.")


def _sentence(status: int, text: str) -> Response:
    return JSONResponse({"error": text}, status_code=status)
