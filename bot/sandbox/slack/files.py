"""The files.* methods and the two addresses beside them: where bytes are put, and where they are fetched.

A file is invisible until `files.completeUploadExternal` shares it. Edit here when a method of this family is missing.
"""

import mimetypes
from collections.abc import Callable

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
}
