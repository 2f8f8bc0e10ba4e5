"""The port of the sandbox: Uvicorn's protocol without its server, and lines that can be cut.

A request's scope holds `hang_up`, which drops its connection without an answer. Edit it when Uvicorn changes.
"""

import asyncio
import contextlib
import socket
import weakref
from typing import Any

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState


class _Line(H11Protocol):
    """One connection that can be found again by the caller's address."""

    def __init__(self, lines: "weakref.WeakValueDictionary[Any, asyncio.BaseTransport]", **settings: Any) -> None:
        super().__init__(**settings)
        self._lines = lines

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._lines[self.client] = transport


class Listener:
    """Uvicorn's protocol without its server, which would take over the signals and close at leisure."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._lines: weakref.WeakValueDictionary[Any, asyncio.BaseTransport] = weakref.WeakValueDictionary()
        self._state = ServerState()
        self._server: asyncio.Server | None = None

    async def open(self, host: str, port: int) -> str:
        """Listen; returns the address. Raises OSError when the port is taken."""
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
        """Let go of everybody and of the port."""
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
