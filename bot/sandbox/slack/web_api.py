"""The Web API's door: tokens, arguments, faults, the rate switch and the list of calls.

Methods stand in their families' files; nothing here knows any of them by name but `apps.connections.open`.
"""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.sandbox.faults import Fault, Faults, under
from bot.sandbox.pace import Pace
from bot.sandbox.slack import accounts, channels, chat, conversations, files, pins, screens
from bot.sandbox.slack.socket_mode import SocketMode
from bot.sandbox.slack.wire import Arguments, Json, Refused, read_arguments
from bot.sandbox.slack.workspace import Workspace

Method = Callable[["Workspace", Arguments], Json]
METHODS: dict[str, Method] = {
    name: method
    for family in (accounts, channels, chat, conversations, files, pins, screens)
    for name, method in family.METHODS.items()
}
_CONNECT = "apps.connections.open"
_REFUSALS = {"401": "invalid_auth", "403": "access_denied"}


class RateLimit:
    """One posted message a second and channel, by the sandbox's clock; off unless switched on."""

    def __init__(self, clock: Callable[[], int]) -> None:
        """Begin with the limit off; `clock` gives int microseconds UTC."""
        self.on = False
        self._pace = Pace(clock, 1)

    def refuse_haste(self, method: str, channel: str) -> None:
        """Raise Refused(ratelimited) when this channel got a message less than a second ago."""
        if not self.on or method != "chat.postMessage":
            return
        wait = self._pace.wait(channel)
        if wait:
            raise _ratelimited(wait)
        self._pace.count(channel)


class WebApi:
    """The methods of one workspace over HTTP; `calls` lists every call with its outcome, tokens left out."""

    def __init__(self, space: Workspace, sockets: SocketMode, faults: Faults) -> None:
        """Open with an empty list of calls."""
        self.calls: list[Json] = []
        self.rate = RateLimit(space.now)
        self._space, self._sockets, self._faults = space, sockets, faults

    async def answer(self, request: Request) -> Response:
        """Answer one call."""
        method = request.path_params["method"]
        self._space.address = str(request.base_url).rstrip("/")
        call: Json = {"method": method, "arguments": {}, "outcome": "unanswered", "at": self._space.now()}
        self.calls.append(call)
        fault = self._faults.take("slack", method)
        if fault is not None:
            call["fault"] = fault.kind

        async def effect() -> Response:
            try:
                said = await read_arguments(request)
                call["arguments"] = {name: value for name, value in said.said.items() if name != "token"}
                body = {"ok": True} | self._run(method, said, _token(request, said))
            except Refused as refusal:
                call["outcome"] = refusal.error
                return JSONResponse(refusal.body(), refusal.status, refusal.headers)
            call["outcome"] = "ok"
            return JSONResponse(body)

        def refused(fault: Fault) -> Response:
            response = _misfortune(fault)
            call["outcome"] = f"fault {fault.kind}"
            return response

        return await under(fault, effect, refused)

    def _run(self, method: str, said: Arguments, token: str) -> Json:
        cast = self._space.cast
        if not token:
            raise Refused("not_authed")
        if token not in (cast.slack_bot_token, cast.slack_app_token):
            raise Refused("invalid_auth")
        if method != _CONNECT and method not in METHODS:
            raise Refused("unknown_method")
        if (token == cast.slack_app_token) != (method == _CONNECT):
            raise Refused("not_allowed_token_type")
        if method == _CONNECT:
            return {"url": self._sockets.new_address(self._space.address)}
        self.rate.refuse_haste(method, said.text("channel"))
        return METHODS[method](self._space, said)


def _token(request: Request, said: Arguments) -> str:
    bearer = request.headers.get("authorization", "")
    return bearer.removeprefix("Bearer ").strip() or said.text("token")


def _ratelimited(seconds: int) -> Refused:
    return Refused("ratelimited", status=429, headers={"Retry-After": str(seconds)})


def _misfortune(fault: Fault) -> Response:
    if fault.kind == "500":
        return PlainTextResponse("Internal Server Error", 500)
    refusal = _ratelimited(fault.retry_after) if fault.kind == "429" else Refused(_REFUSALS[fault.kind])
    return JSONResponse(refusal.body(), refusal.status, refusal.headers)
