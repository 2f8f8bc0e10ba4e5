"""The Bot API's own addresses: every method by every way of sending parameters, and files by their path.

Every call is written down with its outcome, so that tests can count what a bot did.
"""

import hmac
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.sandbox.faults import Fault, Faults, under
from bot.sandbox.telegram import changing, profile, sending
from bot.sandbox.telegram.call import Call, read_call
from bot.sandbox.telegram.chats import Switchboard
from bot.sandbox.telegram.rates import Rates
from bot.sandbox.telegram.refusals import (
    BLOCKED,
    METHOD_NOT_FOUND,
    NOT_FOUND,
    UNAUTHORIZED,
    WEBHOOK_ACTIVE,
    RefusedError,
    conflict,
    flood_wait,
    forbidden,
)
from bot.sandbox.telegram.webhook import Webhook

_AT_ONCE = 100
LONGEST_POLL = 50
_MISFORTUNES: dict[str, Callable[[Fault], RefusedError]] = {
    "429": lambda fault: flood_wait(fault.retry_after),
    "500": lambda _: RefusedError("Internal Server Error", 500),
    "401": lambda _: RefusedError(UNAUTHORIZED, 401),
    "403": lambda _: forbidden(BLOCKED),
}


class Door:
    """Where the bot knocks."""

    def __init__(self, board: Switchboard, faults: Faults, webhook: Webhook, rates: Rates) -> None:
        self._board, self._faults, self._webhook, self._rates = board, faults, webhook, rates
        plain = {**sending.METHODS, **changing.METHODS, **profile.METHODS}
        self._plain: dict[str, Callable[[Switchboard, Call], Any]] = plain
        self._own: dict[str, Callable[[Call], Awaitable[Any]]] = {
            "getUpdates": self._get_updates,
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
            "getWebhookInfo": self._webhook_info,
        }
        self._names = {name.lower(): name for name in (*self._plain, *self._own)}
        self.routes: list[BaseRoute] = [
            Route("/bot{token}/{method}", self._method, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self._file),
        ]

    async def _method(self, request: Request) -> Response:
        if not self._knows(request):
            return _refusal(RefusedError(UNAUTHORIZED, 401))
        asked = request.path_params["method"]
        call = Call(self._names.get(asked.lower(), asked))
        entry = self._write_down(call)
        try:
            call = await read_call(request, call.method)
        except RefusedError as refused:
            return self._refuse(entry, refused)
        entry["params"] = call.summary()
        fault = self._faults.take("telegram", call.method)
        entry["fault"] = fault.kind if fault else None
        return await under(
            fault,
            lambda: self._answer(entry, call),
            lambda fault: self._refuse(entry, _MISFORTUNES[fault.kind](fault)),
        )

    def _write_down(self, call: Call) -> dict[str, Any]:
        now = self._board.clock()
        entry: dict[str, Any] = {"method": call.method, "params": {}, "outcome": "no answer", "fault": None, "at": now}
        self._board.calls.append(entry)
        return entry

    async def _answer(self, entry: dict[str, Any], call: Call) -> Response:
        try:
            result = await self._do(call)
        except RefusedError as refused:
            return self._refuse(entry, refused)
        entry["outcome"] = "ok"
        return JSONResponse({"ok": True, "result": result})

    async def _do(self, call: Call) -> Any:
        if call.method in self._own:
            return await self._own[call.method](call)
        if call.method in self._plain:
            self._rates.refuse_haste(call)
            return self._plain[call.method](self._board, call)
        raise RefusedError(METHOD_NOT_FOUND, 404)

    def _refuse(self, entry: dict[str, Any], refused: RefusedError) -> Response:
        entry["outcome"] = f"{refused.status} {refused.description}"
        return _refusal(refused)

    async def _get_updates(self, call: Call) -> list[dict[str, Any]]:
        if self._webhook.url:
            raise conflict(WEBHOOK_ACTIVE)
        updates = self._board.updates
        updates.allow(call.structure("allowed_updates", list))
        wait = max(0, min(call.number("timeout"), LONGEST_POLL))
        return await updates.poll(call.number("offset"), call.number("limit", _AT_ONCE), wait)

    async def _set_webhook(self, call: Call) -> bool:
        return self._webhook.set(call)

    async def _delete_webhook(self, call: Call) -> bool:
        return self._webhook.delete(call)

    async def _webhook_info(self, _: Call) -> dict[str, Any]:
        return self._webhook.info()

    async def _file(self, request: Request) -> Response:
        if not self._knows(request):
            return _refusal(RefusedError(UNAUTHORIZED, 401))
        file = self._board.files.at(request.path_params["path"])

        async def content() -> Response:
            if file is None:
                return _refusal(RefusedError(NOT_FOUND, 404))
            return Response(file.bytes, media_type="application/octet-stream")

        fault = self._faults.take("telegram", "file")
        return await under(fault, content, lambda fault: _refusal(_MISFORTUNES[fault.kind](fault)))

    def _knows(self, request: Request) -> bool:
        return hmac.compare_digest(request.path_params["token"].encode(), self._board.cast.telegram_token.encode())


def _refusal(refused: RefusedError) -> Response:
    body: dict[str, Any] = {"ok": False, "error_code": refused.status, "description": refused.description}
    headers = {}
    if refused.parameters:
        body["parameters"] = refused.parameters
        headers["Retry-After"] = str(refused.parameters["retry_after"])
    return JSONResponse(body, status_code=refused.status, headers=headers)
