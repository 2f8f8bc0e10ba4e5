"""The workspace's control routes: what colleagues do, and what can be seen, as JSON over HTTP for the page and tests.

`POST /sandbox/slack/{user}/{deed}` does one thing as one person; `GET /sandbox/slack/state` shows the workspace. A new
deed is a function and a line in `_DEEDS`.
"""

import base64
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.sandbox.slack.colleagues import Colleagues
from bot.sandbox.slack.files import show_bytes
from bot.sandbox.slack.messages import BOT_USER, Channel, Message
from bot.sandbox.slack.socket_mode import SocketMode
from bot.sandbox.slack.views import View
from bot.sandbox.slack.web_api import WebApi
from bot.sandbox.slack.wire import Json, Refused
from bot.sandbox.slack.workspace import Workspace

Deed = Callable[["Colleagues", str, Json], Awaitable[Json]]
Deliver = Callable[[str, str], Awaitable[None]]


class Control:
    """The routes through which a page or a test holds the strings."""

    def __init__(
        self, space: Workspace, people: Colleagues, api: WebApi, sockets: SocketMode, deliver: Deliver
    ) -> None:
        """Take hold of a workspace."""
        self._space, self._people, self._api = space, people, api
        self._sockets, self._deliver = sockets, deliver

    def routes(self) -> list[BaseRoute]:
        """Return the routes, the fixed ones first."""
        base = "/sandbox/slack"
        return [
            Route(f"{base}/state", self._show),
            Route(f"{base}/calls", self._calls),
            Route(f"{base}/file/{{file_id}}", self._file),
            Route(f"{base}/rate", self._switch_rate, methods=["POST"]),
            Route(f"{base}/disconnect", self._disconnect, methods=["POST"]),
            Route(f"{base}/http", self._over_http, methods=["POST"]),
            Route(f"{base}/channel", self._add_channel, methods=["POST"]),
            Route(f"{base}/metadata", self._hear_metadata, methods=["POST"]),
            Route(f"{base}/{{user}}/{{deed}}", self._do, methods=["POST"]),
        ]

    async def _do(self, request: Request) -> Response:
        deed = _DEEDS.get(request.path_params["deed"])
        if deed is None:
            return _sentence(404, f"Nobody can {request.path_params['deed']}; there are {', '.join(_DEEDS)}.")
        self._space.address = str(request.base_url).rstrip("/")
        try:
            said = await request.json() if await request.body() else {}
            return JSONResponse({"ok": True} | await deed(self._people, request.path_params["user"], said))
        except KeyError as missing:
            return _sentence(400, f"This needs {missing}.")
        except ValueError as problem:
            return _sentence(400, f"This cannot be read: {problem}")
        except LookupError as problem:
            return _sentence(404, str(problem))
        except Refused as refusal:
            return _sentence(404, f"Slack says {refusal.error}.")

    async def _show(self, request: Request) -> Response:
        self._space.address = str(request.base_url).rstrip("/")
        return JSONResponse(state(self._space, request.query_params.get("user", "")))

    async def _calls(self, _request: Request) -> Response:
        return JSONResponse(self._api.calls)

    async def _file(self, request: Request) -> Response:
        return show_bytes(self._space.files.get(request.path_params["file_id"]))

    async def _switch_rate(self, request: Request) -> Response:
        self._api.rate.on = bool((await request.json())["on"])
        return JSONResponse({"ok": True})

    async def _disconnect(self, request: Request) -> Response:
        said = await request.json() if await request.body() else {}
        try:
            await self._sockets.disconnect(said.get("reason", "refresh_requested"))
        except ValueError as problem:
            return _sentence(400, str(problem))
        return JSONResponse({"ok": True})

    async def _over_http(self, request: Request) -> Response:
        said = await request.json()
        try:
            await self._deliver(str(said.get("url") or ""), str(said.get("signing_secret") or ""))
        except ValueError as problem:
            return _sentence(400, str(problem))
        return JSONResponse({"ok": True})

    async def _hear_metadata(self, request: Request) -> Response:
        self._space.metadata_heard = frozenset((await request.json())["event_types"])
        return JSONResponse({"ok": True})

    async def _add_channel(self, request: Request) -> Response:
        said = await request.json()
        members, shared = list(said.get("members", [])), bool(said.get("is_ext_shared"))
        channel = self._space.add_channel(said["id"], said["name"], members=members, shared_outside=shared)
        return JSONResponse({"ok": True, "channel": channel.shown()})


def state(space: Workspace, user: str) -> Json:
    """Return what one person sees: channels with messages, open modals (the topmost last), ephemeral messages, home."""
    home = space.views.homes.get(user)
    return {
        "user": user,
        "bot": {"id": BOT_USER, "name": space.bot_name},
        "channels": [_channel(space, one, user) for one in space.channels.values() if _sees(space, one, user)],
        "views": [_view(view) for view in space.views.stacks.get(user, [])],
        "ephemeral": [_message(space, one) for one in space.ephemeral if one.to == user],
        "home": _view(home) if home else None,
    }


def _sees(space: Workspace, channel: Channel, user: str) -> bool:
    """Whether a person finds a channel: their direct one, those they are in, and open ones unless they are a guest."""
    if channel.user or user in channel.members:
        return channel.user in (None, user)
    person = space.cast.colleague(user)
    return not channel.private and not (person and (person.guest or person.stranger))


def _channel(space: Workspace, channel: Channel, user: str) -> Json:
    return {
        "id": channel.id,
        "name": space.bot_name if channel.user else channel.name,
        "topic": channel.topic["value"],
        "is_im": bool(channel.user),
        "is_private": channel.private,
        "is_archived": channel.archived,
        "is_ext_shared": channel.shared_outside,
        "is_member": bool(channel.user) or user in channel.members,
        "messages": [_message(space, message) for message in channel.messages.values()],
    }


def _message(space: Workspace, message: Message) -> Json:
    empty: Json = {"blocks": [], "metadata": None, "thread_ts": None, "edited": None, "reply_count": 0, "files": []}
    return empty | message.shown(space.address) | {"channel": message.channel}


def _view(view: View) -> Json:
    return view.shown() | {"errors": dict(view.errors)}


async def _say(people: Colleagues, user: str, said: Json) -> Json:
    return {"ts": people.say(user, said["channel"], said["text"], said.get("thread_ts")).ts}


async def _edit(people: Colleagues, user: str, said: Json) -> Json:
    people.edit(user, said["channel"], said["ts"], said["text"])
    return {}


async def _delete(people: Colleagues, user: str, said: Json) -> Json:
    people.delete(user, said["channel"], said["ts"])
    return {}


async def _react(people: Colleagues, user: str, said: Json) -> Json:
    people.react(user, said["channel"], said["ts"], said["name"], away=bool(said.get("away")))
    return {}


async def _upload(people: Colleagues, user: str, said: Json) -> Json:
    content = base64.b64decode(said["content_base64"])
    return {"ts": people.upload(user, said["channel"], said["name"], content, said).ts}


async def _home(people: Colleagues, user: str, said: Json) -> Json:
    people.home(user, said.get("tab", "home"))
    return {}


async def _join(people: Colleagues, user: str, said: Json) -> Json:
    people.join(user, said["channel"])
    return {}


async def _leave(people: Colleagues, user: str, said: Json) -> Json:
    people.leave(user, said["channel"])
    return {}


async def _suggest(people: Colleagues, user: str, said: Json) -> Json:
    return await people.suggest(user, said)


async def _press(people: Colleagues, user: str, said: Json) -> Json:
    return await people.press(user, said)


async def _submit(people: Colleagues, user: str, said: Json) -> Json:
    return await people.submit(user, said["view_id"], said.get("values", {}))


async def _close(people: Colleagues, user: str, said: Json) -> Json:
    return await people.close(user, said["view_id"], everything=bool(said.get("everything")))


async def _command(people: Colleagues, user: str, said: Json) -> Json:
    return await people.command(user, said["command"], said.get("text", ""), said["channel"])


async def _shortcut(people: Colleagues, user: str, said: Json) -> Json:
    return await people.shortcut(user, said["callback_id"], said)


_DEEDS: dict[str, Deed] = {
    "say": _say,
    "edit": _edit,
    "delete": _delete,
    "react": _react,
    "upload": _upload,
    "home": _home,
    "join": _join,
    "leave": _leave,
    "suggest": _suggest,
    "press": _press,
    "submit": _submit,
    "close": _close,
    "command": _command,
    "shortcut": _shortcut,
}


def _sentence(status: int, text: str) -> Response:
    return JSONResponse({"error": text}, status)
