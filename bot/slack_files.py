"""Files on Slack: fetched when a colleague ticked one, put into a thread as the copy of a customer's paper.

Promise: what is put there appears with its last call and not before, so that everything earlier may be tried again.
The client is given; only slack_staff.py knows its library. Edit here when Slack changes how files travel.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.doors import FileGoneError
from storage.ports import Letter

GONE = frozenset({"file_not_found", "file_deleted"})
OK, SERVER_FAILED = 200, 500


class NothingThereError(Exception):
    """There is no file to put anywhere."""


class NotUploadedError(Exception):
    """Nothing can be seen of the file; it may be put there again."""


async def fetch(client: Any, remote: str) -> bytes:
    """The bytes of a file. Raises FileGoneError when there is none for us, else what the client raises: try later."""
    try:
        told = (await client.files_info(file=remote))["file"]
    except Exception as error:
        data = getattr(getattr(error, "response", None), "data", None)
        if isinstance(data, dict) and data.get("error") in GONE:
            raise FileGoneError(data["error"]) from error
        raise
    address = told.get("url_private_download") or told.get("url_private") or ""
    headers = {"Authorization": f"Bearer {client.token}"}
    async with client.session.get(address, headers=headers) as answer:
        if answer.status >= SERVER_FAILED:
            raise OSError(f"Slack answers {answer.status}")
        if answer.status != OK or answer.content_type == "text/html":  # the page to sign in at
            raise FileGoneError("Slack does not let us read this file; does the app have files:read?")
        return bytes(await answer.read())


async def carry_out(
    client: Any,
    letter: Letter,
    channel: str,
    thread: str,
    enclose: Callable[[Mapping[str, Any]], Awaitable[tuple[str, bytes]]] | None,
) -> str:
    """Put the copy of a paper into its thread, or take it away again; the file's number there."""
    if letter.method == "files.delete":
        await client.files_delete(file=letter.body["file"])
        return str(letter.body["file"])
    if enclose is None:
        raise NothingThereError("nobody here makes files")
    try:
        name, content = await enclose(letter.body["enclose"])
    except (LookupError, FileNotFoundError) as error:
        raise NothingThereError("the paper is no longer here") from error
    file = await upload(client, name, content, str(letter.body.get("alt") or ""))
    await show(client, file, letter.body["title"], channel, thread)
    return file


async def upload(client: Any, name: str, content: bytes, alt: str = "") -> str:
    """Bring the bytes there; its number, which `show` needs. `alt` says a picture in words. Raises NotUploadedError."""
    more = {"alt_txt": alt} if alt else {}
    try:
        place = await client.files_getUploadURLExternal(filename=name, length=len(content), **more)
        async with client.session.post(place["upload_url"], data=content) as answer:
            status = answer.status
    except Exception as error:
        raise NotUploadedError(type(error).__name__) from error
    if status != OK:
        raise NotUploadedError(f"Slack answers {status}")
    return str(place["file_id"])


async def show(client: Any, file: str, title: str, channel: str, thread: str) -> None:
    """Let the channel, or that thread of it, see the file. Raises what the client raises."""
    more = {"thread_ts": thread} if thread else {}
    await client.files_completeUploadExternal(files=[{"id": file, "title": title}], channel_id=channel, **more)
