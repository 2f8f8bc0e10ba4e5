"""What the running process answers over HTTP: whether it lives, whether it is ready, and the operator at this machine.

Promises: `/operator` hears only callers on this machine who hold the secret of this run, which lies in a file that only
its owner can read and that goes when the process ends. No customer is named by `/livez` and `/readyz`. While
this machine's clock is behind, `/readyz` has under `clock` why nothing falls due; customers are answered all the same.
"""

import asyncio
import ipaddress
import logging
import secrets
import socket
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

log = logging.getLogger("concord.web")
Ready = Callable[[], Awaitable[tuple[bool, Mapping[str, Any]]]]
Operate = Callable[[str, Mapping[str, Any]], Awaitable[Mapping[str, Any]]]
Posted = Callable[[str, Mapping[str, str]], Awaitable[tuple[int, str, dict[str, str]]]]
LONGEST = 2_000_000  # bytes that a platform may post; theirs are a tenth of it
_NONE: Mapping[str, Posted] = MappingProxyType({})


class Web:
    """`ready` tells whether all is well, with figures; `operate` carries out a command by name.

    `posts` has, by path, what takes a platform's signed requests (body and headers to status, body and headers).
    """

    def __init__(self, ready: Ready, operate: Operate, key_file: Path, posts: Mapping[str, Posted] = _NONE) -> None:
        """Nothing is opened here."""
        self._ready, self._operate, self._key_file = ready, operate, key_file
        self._key = secrets.token_urlsafe(32)
        self.app = Starlette(
            routes=[
                Route("/livez", self._livez),
                Route("/readyz", self._readyz),
                Route("/operator", self._operator, methods=["POST"]),
                *(Route(path, _passed_to(take), methods=["POST"]) for path, take in posts.items()),
            ]
        )
        self._server: _Server | None = None
        self._task: asyncio.Task[None] | None = None

    async def start(self, host: str, port: int) -> str:
        """Listen; returns the address. Raises OSError when the port is taken."""
        listener = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
        taken = listener.getsockname()[1]
        self._server = _Server(uvicorn.Config(self.app, log_config=None, access_log=False, lifespan="off"))
        self._task = asyncio.create_task(self._server.serve([listener]))
        while not self._server.started and not self._task.done():  # noqa: ASYNC110 - it has no event to wait for
            await asyncio.sleep(0.01)
        address = f"http://{_reached_at(host)}:{taken}"
        self._leave_key(address)
        return address

    async def stop(self) -> None:
        """Let go of the port and take the secret away."""
        self._key_file.unlink(missing_ok=True)
        if self._server and self._task:
            self._server.should_exit = True
            await self._task

    def _leave_key(self, address: str) -> None:
        self._key_file.unlink(missing_ok=True)
        self._key_file.touch(mode=0o600)
        self._key_file.write_text(f"{address}\n{self._key}\n", encoding="utf-8")

    async def _livez(self, _: Request) -> Response:
        return PlainTextResponse("ok")

    async def _readyz(self, _: Request) -> Response:
        try:
            ready, figures = await self._ready()
        except Exception:
            log.exception("the books cannot be read")
            return JSONResponse({"ready": False, "books": "cannot be read"}, 503)
        return JSONResponse({"ready": ready, "books": "readable"} | dict(figures), 200 if ready else 503)

    async def _operator(self, request: Request) -> Response:
        given = request.headers.get("X-Operator-Key", "")
        if not _from_here(request) or not secrets.compare_digest(given.encode(), self._key.encode()):
            return JSONResponse({"error": "Only this machine's operator may do that."}, 403)
        try:
            asked = await request.json()
            name, args = str(asked["command"]), dict(asked["args"])
        except (ValueError, KeyError, TypeError):
            return JSONResponse({"error": 'Say {"command": …, "args": {…}}.'}, 400)
        return JSONResponse(dict(await self._operate(name, args)))


def _passed_to(take: Posted) -> Callable[[Request], Awaitable[Response]]:
    """The route of what a platform posts; whether it is really theirs is for `take` to say."""

    async def answer(request: Request) -> Response:
        if int(request.headers.get("content-length") or LONGEST + 1) > LONGEST:
            return PlainTextResponse("too long", 413)
        status, body, headers = await take((await request.body()).decode(errors="replace"), request.headers)
        return Response(body, status, headers)

    return answer


class _Server(uvicorn.Server):
    """Signals belong to the command that runs everything, not to one of its parts."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


def _from_here(request: Request) -> bool:
    """Whether the caller is on this machine; only the connection itself is asked, no header."""
    return request.client is not None and ipaddress.ip_address(request.client.host).is_loopback


def _reached_at(host: str) -> str:
    """How this machine reaches itself when it listens on `host`."""
    if host in {"0.0.0.0", "localhost", ""}:  # noqa: S104 - compared, not bound
        return "127.0.0.1"
    return f"[{'::1' if host == '::' else host}]" if ":" in host else host
