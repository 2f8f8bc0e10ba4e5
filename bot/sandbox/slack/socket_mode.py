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

_CONNECTIONS_MOST = 10
_UNKNOWN_TICKET = 4001


class SocketMode:
    """The open connections of one app; an outlet for deliveries."""

    def __init__(self) -> None:
        """Begin with nobody connected."""
        self.connections: list[WebSocket] = []
        self._tickets: set[str] = set()
        self._count = self._turn = 0
        self._waiting: dict[str, asyncio.Future[Answer]] = {}
        self._somebody = asyncio.Event()

    def new_address(self, http_address: str) -> str:
        """Return a WebSocket address that can be used once; raises Refused when ten are open already."""
        if len(self.connections) >= _CONNECTIONS_MOST:
            raise Refused("too_many_websockets")
        self._count += 1
        ticket = f"ticket-{self._count}"
        self._tickets.add(ticket)
        return f"{http_address.replace('http', 'ws', 1)}/link/?ticket={ticket}&app_id={APP}"

    async def serve(self, socket: WebSocket) -> None:
        """Greet one connection and take its acknowledgements until it goes."""
        ticket = socket.query_params.get("ticket", "")
        if ticket not in self._tickets:
            await socket.close(_UNKNOWN_TICKET)
            return
        self._tickets.discard(ticket)
        await socket.accept()
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
            return Answer(acknowledged=False)
        except (RuntimeError, WebSocketDisconnect):
            self._forget(socket)
            return Answer(acknowledged=False)

    async def refresh(self) -> None:
        """Ask all connections to come anew, as Slack does every few hours, and close them."""
        frame = {"type": "disconnect", "reason": "refresh_requested", "debug_info": {"host": "sandbox"}}
        for socket in list(self.connections):
            self._forget(socket)
            with contextlib.suppress(RuntimeError, WebSocketDisconnect):
                await socket.send_json(frame)
                await socket.close()

    async def stop(self) -> None:
        """Close all connections."""
        for socket in list(self.connections):
            self._forget(socket)
            with contextlib.suppress(RuntimeError, WebSocketDisconnect):
                await socket.close(1001)

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
