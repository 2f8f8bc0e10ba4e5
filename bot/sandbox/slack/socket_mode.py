"""Socket Mode: tickets, open connections, and the one of them that each envelope goes to.

Edit here when Slack's frames change. Pings are answered by the WebSocket server underneath.
"""

import asyncio
import contextlib
import json

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.sandbox.slack.deliveries import Answer, Envelope
from bot.sandbox.slack.messages import APP
from bot.sandbox.slack.wire import Json, Refused

CONNECTIONS_MOST = 10
DISCONNECTS = {"warning": False, "refresh_requested": True, "link_disabled": True}
"""Why Slack says goodbye: by a reason that is true the connection ends with the word itself, else a little later."""

_UNKNOWN_TICKET = 4001


class SocketMode:
    """The open connections of one app; an outlet for deliveries.

    While `refuse` is set Slack is away and nobody gets in; while `enabled` is not the app has no Socket Mode.
    """

    pauses: tuple[float, ...] = (0.0,)

    def __init__(self) -> None:
        """Begin with nobody connected."""
        self.refuse, self.enabled = False, True
        self.connections: list[WebSocket] = []
        self._tickets: set[str] = set()
        self._count = self._turn = 0
        self._waiting: dict[str, asyncio.Future[Answer]] = {}
        self._somebody = asyncio.Event()

    def new_address(self, http_address: str) -> str:
        """Return a WebSocket address that can be used once; raises Refused."""
        if self.refuse:
            raise Refused("service_unavailable", status=503)
        if not self.enabled:
            raise Refused("access_denied")
        self._count += 1
        ticket = f"ticket-{self._count}"
        self._tickets.add(ticket)
        return f"{http_address.replace('http', 'ws', 1)}/link/?ticket={ticket}&app_id={APP}"

    async def serve(self, socket: WebSocket) -> None:
        """Greet one connection and take its acknowledgements until it goes."""
        if self.refuse:
            socket.scope["hang_up"]()
            return
        ticket = socket.query_params.get("ticket", "")
        if ticket not in self._tickets:
            await socket.close(_UNKNOWN_TICKET)
            return
        self._tickets.discard(ticket)
        await socket.accept()
        if len(self.connections) >= CONNECTIONS_MOST:
            await self._dismiss(socket, "too_many_websockets")
            return
        self.connections.append(socket)
        try:
            await socket.send_json(self._hello())
            self._somebody.set()
            await self._listen(socket)
        finally:
            self._forget(socket)

    async def present(self, seconds: float) -> bool:
        """Wait until a bot is connected, at most so long; tell whether one is."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._somebody.wait(), seconds)
        return bool(self.connections)

    async def offer(self, envelope: Envelope, seconds: float) -> Answer:
        """Send an envelope down one connection and wait so long for its acknowledgement; a late one counts too."""
        answer = self._waiting.setdefault(envelope.id, asyncio.get_running_loop().create_future())
        self._turn += 1
        socket = self.connections[self._turn % len(self.connections)]
        try:
            await socket.send_json(envelope.frame())
            async with asyncio.timeout(seconds):
                return await asyncio.shield(answer)
        except TimeoutError:
            return Answer(acknowledged=False, reason="timeout")
        except (RuntimeError, WebSocketDisconnect):
            self._forget(socket)
            return Answer(acknowledged=False, reason="connection_failed")

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Say goodbye to all connections; raises ValueError for a reason that Slack does not give.

        After "warning" a connection goes on for a while, after the others it is closed.
        """
        if reason not in DISCONNECTS:
            raise ValueError(f"Slack disconnects for {', '.join(DISCONNECTS)}; there is no {reason!r}.")
        for socket in list(self.connections):
            if DISCONNECTS[reason]:
                self._forget(socket)
                await self._dismiss(socket, reason)
            else:
                await socket.send_json(_goodbye(reason))

    async def switch(self, *, on: bool) -> None:
        """Give the app Socket Mode or take it away, as its configuration page does."""
        self.enabled = on
        if not on:
            await self.disconnect("link_disabled")

    def cut(self) -> None:
        """Let all connections drop without a word, as a broken line does."""
        for socket in list(self.connections):
            self._forget(socket)
            socket.scope["hang_up"]()

    async def stop(self) -> None:
        """Close all connections."""
        for socket in list(self.connections):
            self._forget(socket)
            with contextlib.suppress(RuntimeError, WebSocketDisconnect):
                await socket.close(1001)

    async def _dismiss(self, socket: WebSocket, reason: str) -> None:
        with contextlib.suppress(RuntimeError, WebSocketDisconnect):
            await socket.send_json(_goodbye(reason))
            await socket.close()

    def _hello(self) -> Json:
        debug = {"host": "sandbox", "approximate_connection_time": 18060}
        connection = {"app_id": APP}
        return {
            "type": "hello",
            "num_connections": len(self.connections),
            "connection_info": connection,
            "debug_info": debug,
        }

    async def _listen(self, socket: WebSocket) -> None:
        with contextlib.suppress(WebSocketDisconnect, RuntimeError):
            while True:
                self._acknowledge(await socket.receive_text())

    def _acknowledge(self, text: str) -> None:
        try:
            frame = json.loads(text)
        except ValueError:
            return
        answer = self._waiting.pop(str(frame.get("envelope_id")), None) if isinstance(frame, dict) else None
        if answer is not None and not answer.done():
            answer.set_result(Answer(acknowledged=True, payload=frame.get("payload") or {}))

    def _forget(self, socket: WebSocket) -> None:
        if socket in self.connections:
            self.connections.remove(socket)
        if not self.connections:
            self._somebody.clear()


def _goodbye(reason: str) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}}
