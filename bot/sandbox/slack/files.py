"""The files.* methods and the two addresses beside them: where bytes are put, and where they are fetched.

A file is invisible until `files.completeUploadExternal` shares it. Edit here when a method of this family is missing.
"""

import base64
import mimetypes
from collections.abc import Callable
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from bot.sandbox.slack.blocks import refuse_bad_blocks
from bot.sandbox.slack.messages import BOT_USER, File, Message
from bot.sandbox.slack.views import named_blocks
from bot.sandbox.slack.wire import Arguments, Json, Refused
from bot.sandbox.slack.workspace import Workspace

_INERT = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}
_SIGN_IN = "<!doctype html><title>Sign in</title><p>This file needs the token of an app that may read it.</p>"


def upload_address(space: Workspace, said: Arguments) -> Json:
    """files.getUploadURLExternal: where to put the bytes of a file of this name and length."""
    name = said.needed("filename")
    if said.whole("length", 0) < 1:
        raise Refused("invalid_arguments", "must be greater than 0 [json-pointer:/length]")
    file = new_file(space, name, b"", BOT_USER)
    file.alt = said.text("alt_txt")
    return {"file_id": file.id, "upload_url": f"{space.address}/upload/v1/{file.id}"}


def complete_upload(space: Workspace, said: Arguments) -> Json:
    """files.completeUploadExternal: show uploaded files, in a channel or thread when one is named."""
    files = [_uploaded(space, one) for one in said.structure("files") or []]
    if not files:
        raise Refused("invalid_arguments", "missing required field: files")
    for name in [said.text("channel_id"), *said.names("channels")]:
        if name:
            share(space, files, name, BOT_USER, said)
    return {"files": [file.shown(space.address) for file in files]}


def info(space: Workspace, said: Arguments) -> Json:
    """files.info."""
    file = space.files.get(said.text("file"))
    if file is None:
        raise Refused("file_not_found")
    return {"file": file.shown(space.address), "comments": [], "response_metadata": {"next_cursor": ""}}


def list_files(space: Workspace, said: Arguments) -> Json:
    """files.list: what was shared where the bot is, the newest first."""
    place = said.text("channel")
    seen = [file for file in space.files.values() if (place in file.shares if place else file.shares)]
    size, page = max(1, said.whole("count", 100)), max(1, said.whole("page", 1))
    shown = [file.shown(space.address) for file in reversed(seen)][(page - 1) * size : page * size]
    paging = {"count": size, "total": len(seen), "page": page, "pages": -(-len(seen) // size)}
    return {"files": shown, "paging": paging}


def delete_file(space: Workspace, said: Arguments) -> Json:
    """files.delete, of the bot's own files."""
    file = space.files.get(said.text("file"))
    if file is None:
        raise Refused("file_not_found")
    if file.user != BOT_USER:
        raise Refused("cant_delete_file")
    del space.files[file.id]
    for name in file.shares:
        for message in space.channels[name].messages.values():
            message.files = [one for one in message.files if one is not file]
        space.changed("file", {"channel": name})
    space.tell({"type": "file_deleted", "file_id": file.id, "event_ts": space.new_ts()})
    return {}


def attach(space: Workspace, user: str, given: Any) -> Json:
    """Return the file object for what a person puts into a form: `{name, mime, content_base64}`, or a file's id.

    Raises LookupError for an id that is not there, ValueError for content that is not base64.
    """
    if isinstance(given, dict) and "content_base64" in given:
        content = base64.b64decode(given["content_base64"], validate=True)
        return new_file(space, given["name"], content, user, str(given.get("mime") or "")).shown(space.address)
    name = given.get("id") if isinstance(given, dict) else given
    if name not in space.files:
        raise LookupError(f"There is no file {name!r} to put into a form.")
    return space.files[name].shown(space.address)


def new_file(space: Workspace, name: str, content: bytes, user: str, mime: str = "") -> File:
    """Keep a file that nobody sees yet."""
    mime = mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
    file = File(space.new_id("F"), name, mime, content, user, space.seconds())
    space.files[file.id] = file
    return file


def share(space: Workspace, files: list[File], name: str, user: str, said: Arguments) -> Message:
    """Post files into a channel as one message, and tell of it; raises Refused."""
    channel = space.channel(name)
    if user == BOT_USER and user not in channel.members:
        raise Refused("not_in_channel")
    blocks = said.structure("blocks", "invalid_blocks_format")
    if blocks is not None:
        refuse_bad_blocks(blocks)
        blocks = named_blocks({"blocks": blocks})["blocks"]
    words, thread = said.text("initial_comment"), said.text("thread_ts") or None
    message = Message(space.new_ts(), channel.id, user, words, blocks, thread_ts=thread, subtype="file_share")
    message.files = files
    space.put(message)
    for file in files:
        file.shares.append(channel.id)
        event = {"type": "file_shared", "file_id": file.id, "file": {"id": file.id}, "user_id": user}
        space.tell(event | {"channel_id": channel.id, "event_ts": message.ts})
    return message


async def take_bytes(space: Workspace, request: Request) -> Response:
    """Answer an upload, raw or as a form."""
    file = space.files.get(request.path_params["file_id"])
    if file is None:
        return PlainTextResponse("Not found", 404)
    file.content = await _bytes_of(request)
    return PlainTextResponse(f"OK - {len(file.content)}")


def give_bytes(space: Workspace, request: Request) -> Response:
    """Answer a download; without the bot's token it is a page to sign in at, with status 200 as on Slack."""
    file = space.files.get(request.path_params["file_id"])
    if request.headers.get("authorization") != f"Bearer {space.cast.slack_bot_token}":
        return HTMLResponse(_SIGN_IN)
    return show_bytes(file)


def show_bytes(file: File | None) -> Response:
    """Answer with a file's bytes."""
    if file is None:
        return PlainTextResponse("Not found", 404)
    return Response(file.content, media_type=file.mime, headers=_INERT)


async def _bytes_of(request: Request) -> bytes:
    if "multipart" not in request.headers.get("content-type", ""):
        return await request.body()
    for part in (await request.form()).values():
        if isinstance(part, UploadFile):
            return await part.read()
    return b""


def _uploaded(space: Workspace, one: Json) -> File:
    file = space.files.get(str(one.get("id")))
    if file is None or not file.content:
        raise Refused("file_not_found")
    file.title = str(one.get("title") or "")
    return file


METHODS: dict[str, Callable[[Workspace, Arguments], Json]] = {
    "files.getUploadURLExternal": upload_address,
    "files.completeUploadExternal": complete_upload,
    "files.info": info,
    "files.list": list_files,
    "files.delete": delete_file,
}
