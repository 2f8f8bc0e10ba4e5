"""The sandbox put together: both platforms, the page, faults and the clock on one loopback port.

It refuses credentials that look real and addresses that others can reach. Edit it when a new half or a new
control is added; what the platforms do is written in their own folders.
"""

import asyncio
import contextlib
import ipaddress
import json
import re
import socket
import weakref
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import asdict
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from bot.sandbox.faults import Faults
from bot.sandbox.feed import Feed
from bot.sandbox.page import routes as page_routes
from bot.sandbox.people import Cast
from bot.sandbox.slack.desk import SlackDesk
from bot.sandbox.telegram.desk import TelegramDesk

MICROSECONDS = 1_000_000
_PRETEND = (
    ("telegram_token", re.compile(r"4200000000:SANDBOX-[\w-]*"), "4200000000:SANDBOX-"),
    ("slack_bot_token", re.compile(r"xoxb-sandbox-[\w-]*"), "xoxb-sandbox-"),
    ("slack_app_token", re.compile(r"xapp-sandbox-[\w-]*"), "xapp-sandbox-"),
)


class SandboxRefusedError(ValueError):
    """The sandbox does not open; the sentence says why and what to do."""


class Sandbox:
    """Both pretend platforms; `clock` gives int microseconds UTC.

    `advance` moves that clock forward by so many microseconds, `next_due` tells the microsecond at which something is
    planned next, or None. Without `advance` the clock cannot be moved from outside.
    Raises SandboxRefusedError for a token that does not say it is a pretend one.
    """

    def __init__(
        self,
        cast: Cast,
        *,
        clock: Callable[[], int],
        advance: Callable[[int], Awaitable[None]] | None = None,
        next_due: Callable[[], int | Awaitable[int | None] | None] | None = None,
    ) -> None:
        _refuse_real_tokens(cast)
        self.cast, self.clock, self._advance, self._next_due = cast, clock, advance, next_due
        self.faults = Faults()
        self.feed = Feed()
        self.telegram = TelegramDesk(cast, clock=clock, faults=self.faults, feed=self.feed)
        self.slack = SlackDesk(cast, clock=clock, faults=self.faults, feed=self.feed)
        self.app = Starlette(
            routes=[*self._routes(), *self.telegram.routes, *self.slack.routes, *page_routes(self)],
            # A foreign web page that points its own name at 127.0.0.1 is turned away by the name it asks for.
            middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])],
        )
        self._listener: _Listener | None = None

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Listen and return the address, `http://127.0.0.1:PORT`; port 0 takes a free one.

        Raises SandboxRefusedError for a host that is not loopback, and OSError when the port is taken.
        """
        _refuse_reachable(host)
        self._listener = _Listener(self.app)
        return await self._listener.open(host, port)

    async def stop(self) -> None:
        """Let go of everybody who waits and close the port, within a moment."""
        self.feed.close()
        await self.telegram.stop()
        await self.slack.stop()
        if self._listener is not None:
            await self._listener.close()
            self._listener = None

    def _routes(self) -> list[BaseRoute]:
        return [
            Route("/sandbox/feed", self._follow),
            Route("/sandbox/people", self._people),
            Route("/sandbox/faults", self._arm, methods=["POST"]),
            Route("/sandbox/faults", self._disarm, methods=["DELETE"]),
            Route("/sandbox/clock", self._tell_time),
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
        return JSONResponse(
            {
                "customers": [asdict(customer) for customer in self.cast.customers],
                "colleagues": [asdict(colleague) for colleague in self.cast.colleagues],
                "slack_channel": self.cast.slack_channel,
            }
        )

    async def _arm(self, request: Request) -> Response:
        try:
            self.faults.arm(**await request.json())
        except (TypeError, ValueError) as problem:
            return _sentence(400, f"This fault cannot be armed: {problem}")
        return JSONResponse({"ok": True})

    async def _disarm(self, _: Request) -> Response:
        self.faults.clear()
        return JSONResponse({"ok": True})

    async def _tell_time(self, _: Request) -> Response:
        return JSONResponse({"now": self.clock(), "movable": self._advance is not None})

    async def _move_time(self, request: Request) -> Response:
        if self._advance is None:
            return _sentence(404, "This sandbox runs on the real clock, which cannot be moved; start the demo instead.")
        wanted = await request.json()
        if wanted.get("to") == "next":
            due = self._next_due() if self._next_due is not None else None
            due = await due if isinstance(due, Awaitable) else due
            if due is None:
                return _sentence(404, "Nothing is planned, so there is no next time to move to.")
            await self._advance(max(0, due - self.clock()))
        elif isinstance(seconds := wanted.get("advance_seconds"), int) and seconds >= 0:
            await self._advance(seconds * MICROSECONDS)
        else:
            return _sentence(400, 'Say {"advance_seconds": a whole number from 0} or {"to": "next"}.')
        self.feed.publish("clock", {"now": self.clock()})
        return JSONResponse({"now": self.clock(), "movable": True})


class _Line(H11Protocol):
    """One connection that can be found again by the caller's address."""

    def __init__(self, lines: "weakref.WeakValueDictionary[Any, asyncio.BaseTransport]", **settings: Any) -> None:
        super().__init__(**settings)
        self._lines = lines

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._lines[self.client] = transport


class _Listener:
    """Uvicorn's protocol without its server, which would take over the signals and close at leisure."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._lines: weakref.WeakValueDictionary[Any, asyncio.BaseTransport] = weakref.WeakValueDictionary()
        self._state = ServerState()
        self._server: asyncio.Server | None = None

    async def open(self, host: str, port: int) -> str:
        config = uvicorn.Config(
            self._with_line, interface="asgi3", proxy_headers=False, log_config=None, access_log=False, lifespan="off"
        )
        config.load()
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: _Line(self._lines, config=config, server_state=self._state, app_state={}, _loop=loop),
            host,
            port,
            family=socket.AF_INET,
        )
        address, taken = self._server.sockets[0].getsockname()[:2]
        return f"http://{address}:{taken}"

    async def close(self) -> None:
        if self._server is not None:
            self._server.close()
        # Answers that are being written get one more turn of the loop before the line is cut.
        await asyncio.sleep(0)
        for transport in list(self._lines.values()):
            transport.abort() if isinstance(transport, asyncio.WriteTransport) else transport.close()
        # Cancelled before it knows that its line is gone, a request would still try to answer.
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        tasks = [task for task in self._state.tasks if not task.done()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _with_line(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["hang_up"] = lambda: self._hang_up(scope["client"])
        with contextlib.suppress(asyncio.CancelledError):
            await self._app(scope, receive, send)

    def _hang_up(self, client: Any) -> None:
        transport = self._lines.get(tuple(client))
        if isinstance(transport, asyncio.WriteTransport):
            transport.abort()


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
