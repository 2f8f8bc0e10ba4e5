"""The phones over HTTP: one address per thing a customer does, for the page and for tests that run elsewhere."""

import base64
import binascii
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.sandbox.telegram.attachments import Attachment
from bot.sandbox.telegram.call import Call, Upload, read_call
from bot.sandbox.telegram.phones import Phones
from bot.sandbox.telegram.rates import Rates
from bot.sandbox.telegram.refusals import NotPossibleError, RefusedError

Action = Callable[[Phones, int, Call], dict[str, Any]]
_SHOWN_IN_PLACE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf"})


class Control:
    """The routes below /sandbox/telegram."""

    def __init__(self, phones: Phones, rates: Rates) -> None:
        self._phones, self._rates = phones, rates
        self.routes: list[BaseRoute] = [
            Route("/sandbox/telegram/calls", self._calls),
            Route("/sandbox/telegram/redeliver", self._redeliver, methods=["POST"]),
            Route("/sandbox/telegram/rate", self._switch_rate, methods=["POST"]),
            Route("/sandbox/telegram/files/{path:path}", self._file),
            Route("/sandbox/telegram/{customer_id:int}/chat", self._chat),
            Route("/sandbox/telegram/{customer_id:int}/{action}", self._act, methods=["POST"]),
        ]

    async def _act(self, request: Request) -> Response:
        name, who = request.path_params["action"], request.path_params["customer_id"]
        action = _ACTIONS.get(name)
        if action is None:
            return _sentence(404, f"Customers can {', '.join(_ACTIONS)}; there is nothing else.")
        try:
            return JSONResponse(action(self._phones, who, await read_call(request, name)))
        except NotPossibleError as problem:
            return _sentence(problem.status, problem.sentence)
        except RefusedError as problem:
            return _sentence(problem.status, problem.description)

    async def _chat(self, request: Request) -> Response:
        group, since = request.query_params.get("group") == "1", request.query_params.get("since", "")
        number = int(since) if since.isdecimal() else 0
        try:
            return JSONResponse(self._phones.chat(request.path_params["customer_id"], group=group, since=number))
        except NotPossibleError as problem:
            return _sentence(problem.status, problem.sentence)

    async def _calls(self, request: Request) -> Response:
        return JSONResponse(self._phones.calls(request.query_params.get("method", "")))

    async def _redeliver(self, request: Request) -> Response:
        body = await read_call(request, "redeliver")
        return JSONResponse(self._phones.redeliver(body.number("last", 1)))

    async def _switch_rate(self, request: Request) -> Response:
        self._rates.on = (await read_call(request, "rate")).truth("on")
        return JSONResponse({"on": self._rates.on})

    async def _file(self, request: Request) -> Response:
        return _file(self._phones, request.path_params["path"])


def _say(phones: Phones, who: int, body: Call) -> dict[str, Any]:
    return phones.say(who, _needed(body, "text"), body.number("reply_to") or None)


def _press(phones: Phones, who: int, body: Call) -> dict[str, Any]:
    data, label = (str(body.values[name]) if name in body.values else None for name in ("data", "label"))
    return phones.press(who, _number(body, "message_id"), data, label, force=body.truth("force"))


def _send_file(phones: Phones, who: int, body: Call) -> dict[str, Any]:
    return phones.send_file(who, _attachment(body), body.number("reply_to") or None)


def _edit(phones: Phones, who: int, body: Call) -> dict[str, Any]:
    return phones.edit(who, _number(body, "message_id"), _needed(body, "text"))


def _delete(phones: Phones, who: int, body: Call) -> dict[str, Any]:
    return phones.delete(who, _number(body, "message_id"))


def _share_contact(phones: Phones, who: int, body: Call) -> dict[str, Any]:
    phone = body.text("phone") or None
    if "user_id" not in body.values:
        return phones.share_contact(who, phone)
    return phones.share_contact(who, phone, body.number("user_id") or None)


def _forward(phones: Phones, who: int, body: Call) -> dict[str, Any]:
    if "message_id" in body.values:
        return phones.forward_message(who, body.number("message_id"))
    content = phones.attached(_attachment(body)) if "kind" in body.values else {"text": _needed(body, "text")}
    return phones.forward(who, content, body.text("from"))


def _attachment(body: Call) -> Attachment:
    upload = next(iter(body.files.values()), None) or Upload("file", "application/octet-stream", _decoded(body))
    return Attachment(
        kind=body.text("kind") or "document",
        name=body.text("name") or upload.name,
        mime=body.text("mime") or upload.mime,
        content=upload.content,
        size=body.number("size") if "size" in body.values else None,
        caption=body.text("caption"),
        album=body.text("album"),
        phone=body.text("phone"),
        user_id=body.number("user_id") or None,
        latitude=float(body.text("latitude") or 0),
        longitude=float(body.text("longitude") or 0),
    )


def _decoded(body: Call) -> bytes:
    try:
        return base64.b64decode(body.text("content_base64"), validate=True)
    except binascii.Error:
        raise NotPossibleError("content_base64 is not base64.", 400) from None


def _needed(body: Call, name: str) -> str:
    if name not in body.values:
        raise NotPossibleError(f"The field {name} is missing.", 400)
    return body.text(name)


def _number(body: Call, name: str) -> int:
    _needed(body, name)
    return body.number(name)


def _file(phones: Phones, path: str) -> Response:
    file = phones.board.files.at(path)
    if file is None:
        return _sentence(404, f"There is no file {path}.")
    # What a customer uploads must never run as a page beside the sandbox's own.
    shown = file.mime in _SHOWN_IN_PLACE
    headers = {"X-Content-Type-Options": "nosniff", "Content-Disposition": "inline" if shown else "attachment"}
    return Response(file.bytes, media_type=file.mime if shown else "application/octet-stream", headers=headers)


def _sentence(status: int, text: str) -> Response:
    return JSONResponse({"error": text}, status_code=status)


_ACTIONS: dict[str, Action] = {
    "say": _say,
    "press": _press,
    "send_file": _send_file,
    "edit": _edit,
    "delete": _delete,
    "share_contact": _share_contact,
    "forward": _forward,
    "block": lambda phones, who, _: phones.block(who),
    "unblock": lambda phones, who, _: phones.unblock(who),
    "group": lambda phones, who, body: phones.group(who, _needed(body, "text")),
}
