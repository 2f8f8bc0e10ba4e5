"""The addresses that come with a press or a command: answering there needs no token, five times in all.

Edit here when Slack lets such an answer do more.
"""

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.sandbox.slack.blocks import refuse_bad_blocks
from bot.sandbox.slack.chat import change, remove
from bot.sandbox.slack.messages import BOT_USER, Message
from bot.sandbox.slack.views import named_blocks
from bot.sandbox.slack.wire import Arguments, Json, Refused, read_arguments
from bot.sandbox.slack.workspace import Reply, Workspace

_USES_MOST = 5


async def take_reply(space: Workspace, request: Request) -> Response:
    """Answer a POST to a response_url."""
    reply = space.reply_addresses.get(request.path_params["name"])
    if reply is None or reply.used >= _USES_MOST:
        return JSONResponse({"ok": False, "error": "used_url" if reply else "expired_url"}, 404)
    reply.used += 1
    try:
        act_on(space, reply, await read_arguments(request))
    except Refused as refusal:
        return JSONResponse(refusal.body(), 400)
    return PlainTextResponse("ok")


def act_on(space: Workspace, reply: Reply, said: Arguments) -> None:
    """Replace, delete or add a message, as an answer to a press or a command asks; raises Refused."""
    if reply.message is not None and said.flag("delete_original"):
        remove(space, reply.message)
    elif reply.message is not None and said.flag("replace_original", default=False):
        change(space, reply.message, said)
    else:
        _add(space, reply, said)


def _add(space: Workspace, reply: Reply, said: Arguments) -> None:
    blocks = said.structure("blocks", "invalid_blocks_format")
    if not said.text("text") and not blocks:
        raise Refused("no_text")
    if blocks is not None:
        refuse_bad_blocks(blocks)
        blocks = _named(blocks)
    thread = said.text("thread_ts") or None
    message = Message(space.new_ts(), reply.channel, BOT_USER, said.text("text"), blocks, thread_ts=thread)
    if said.text("response_type") == "in_channel":
        space.put(message)
    else:
        message.to = reply.user
        space.whisper(message)


def _named(blocks: list[Json]) -> list[Json]:
    named: list[Json] = named_blocks({"blocks": blocks})["blocks"]
    return named
