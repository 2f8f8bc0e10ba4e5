"""The Slack half of the sandbox put together: one workspace, its Web API, its connections and its people.

Edit here when a part is added; what a part does stands in its own file.
"""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute

from bot.sandbox.faults import Faults
from bot.sandbox.feed import Feed
from bot.sandbox.people import Cast
from bot.sandbox.slack.colleagues import Colleagues
from bot.sandbox.slack.control import Control
from bot.sandbox.slack.deliveries import Deliveries
from bot.sandbox.slack.files import give_bytes, take_bytes
from bot.sandbox.slack.response_urls import take_reply
from bot.sandbox.slack.signed_http import SignedHttp
from bot.sandbox.slack.socket_mode import SocketMode
from bot.sandbox.slack.web_api import WebApi
from bot.sandbox.slack.wire import Json
from bot.sandbox.slack.workspace import Workspace


class SlackDesk:
    """One emulated workspace.

    `clock` gives microseconds UTC. `people` acts as the colleagues, `space` is what they see, `api.calls` every call
    the bot made, `deliveries` what is on its way to the bot (its patience can be shortened), `sockets` who listens.
    """

    def __init__(
        self, cast: Cast, *, clock: Callable[[], int], faults: Faults, feed: Feed, bot_name: str = "Concord"
    ) -> None:
        """Open the workspace; nothing runs until somebody connects."""
        self.sockets = SocketMode()
        self.deliveries = Deliveries(self.sockets)
        self.space = Workspace(cast, clock, self._tell, self._changed, bot_name)
        self.api = WebApi(self.space, self.sockets, faults)
        self.people = Colleagues(self.space, self.deliveries)
        self._feed = feed
        self.routes: list[BaseRoute] = [
            Route("/api/{method}", self.api.answer, methods=["GET", "POST"]),
            WebSocketRoute("/link/", self.sockets.serve),
            Route("/upload/v1/{file_id}", self._upload, methods=["POST"]),
            Route("/files-pri/{team}-{file_id}/{name:path}", self._download),
            Route("/actions/{team}/{name}", self._reply, methods=["POST"]),
            *Control(self.space, self.people, self.api, self.sockets, self.deliver_over_http).routes(),
        ]

    async def deliver_over_http(self, url: str, signing_secret: str) -> None:
        """Post to this address from now on, instead of Socket Mode; without one return to Socket Mode.

        Raises ValueError, with a sentence, for an address that is not on this machine, that does not answer the
        challenge, or that has no signing secret; everything then stays as it was.
        """
        if not url:
            self.deliveries.outlet = self.sockets
            await self.sockets.switch(on=True)
            return
        if not signing_secret:
            raise ValueError("Slack signs what it posts: say the signing_secret that the bot has too.")
        outlet = SignedHttp(url, signing_secret)
        await outlet.verify(self.deliveries.patience)
        self.deliveries.outlet = outlet
        await self.sockets.switch(on=False)

    def cut(self) -> None:
        """Let Slack be away for the bot's listeners: open connections drop at once, new ones are refused."""
        self.sockets.refuse = True
        self.sockets.cut()

    def mend(self) -> None:
        """Let the bot connect again; what was kept meanwhile is brought then."""
        self.sockets.refuse = False

    async def stop(self) -> None:
        """Close the connections and forget what was on its way."""
        await self.deliveries.stop()
        await self.sockets.stop()

    def _tell(self, event: Json) -> None:
        self.deliveries.tell(event, self.space.seconds())

    def _changed(self, what: str, body: Json) -> None:
        self._feed.publish("slack", {"what": what} | body)

    async def _upload(self, request: Request) -> Response:
        return await take_bytes(self.space, request)

    async def _download(self, request: Request) -> Response:
        return give_bytes(self.space, request)

    async def _reply(self, request: Request) -> Response:
        return await take_reply(self.space, request)
