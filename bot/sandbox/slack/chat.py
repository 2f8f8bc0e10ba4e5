"""The chat.* and reactions.* methods: posting, changing, deleting, whispering, and small pictures under messages.

Edit here when a method of this family is missing; each is one function and a line in `METHODS`.
"""

from collections.abc import Callable

from bot.sandbox.slack.blocks import refuse_bad_blocks, refuse_bad_view
from bot.sandbox.slack.conversations import refuse_archived
from bot.sandbox.slack.messages import BOT_USER, Channel, Message
from bot.sandbox.slack.views import named_blocks
from bot.sandbox.slack.wire import Arguments, Json, Refused
from bot.sandbox.slack.workspace import Workspace

_TEXT_MOST = 40_000


def post_message(space: Workspace, said: Arguments) -> Json:
    """chat.postMessage."""
    channel = _channel_of_bot(space, said)
    message = _written(space, said, channel)
    message.metadata = _metadata(said)
    if message.thread_ts and said.flag("reply_broadcast"):
        message.subtype = "thread_broadcast"
    space.put(message)
    return {"channel": channel.id, "ts": message.ts, "message": message.shown(space.address)}


def post_ephemeral(space: Workspace, said: Arguments) -> Json:
    """chat.postEphemeral: shown to one member only."""
    channel = _channel_of_bot(space, said)
    user = said.needed("user", "user_not_in_channel")
    if user not in channel.members:
        raise Refused("user_not_in_channel")
    message = _written(space, said, channel)
    message.to = user
    return {"message_ts": space.whisper(message).ts}


def update_message(space: Workspace, said: Arguments) -> Json:
    """chat.update: fields that are not given stay as they were."""
    channel = _channel_of_bot(space, said)
    message = _own_message(space, channel, said.needed("ts"), "cant_update_message")
    change(space, message, said)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": message.shown(space.address)}


def change(space: Workspace, message: Message, said: Arguments) -> None:
    """Give a message other words or blocks, mark it edited, and tell of it; raises Refused."""
    text, blocks, metadata = said.said.get("text"), _blocks(said), _metadata(said)
    if text is None and blocks is None:
        raise Refused("no_text")
    if len(said.text("text")) > _TEXT_MOST:
        raise Refused("msg_too_long")
    before = message.shown(space.address)
    message.text = said.text("text", message.text)
    message.blocks = blocks if blocks is not None else message.blocks
    message.metadata = metadata if metadata is not None else message.metadata
    message.edited = {"user": message.user, "ts": space.new_ts()}
    if message.to is None:
        after = message.shown(space.address)
        space.tell_message(message, subtype="message_changed", message=after, previous_message=before, hidden=True)
    space.changed("message_changed", {"channel": message.channel, "ts": message.ts})


def delete_message(space: Workspace, said: Arguments) -> Json:
    """chat.delete."""
    channel = _channel_of_bot(space, said)
    message = _own_message(space, channel, said.needed("ts"), "cant_delete_message")
    remove(space, message)
    return {"channel": channel.id, "ts": message.ts}


def remove(space: Workspace, message: Message) -> None:
    """Take a message out of its channel and thread, and tell of it; an ephemeral one just vanishes."""
    if message.to is not None:
        space.ephemeral.remove(message)
    else:
        channel = space.channels[message.channel]
        del channel.messages[message.ts]
        parent = channel.messages.get(message.thread_ts or "")
        if parent is not None:
            parent.replies.remove(message)
        before = message.shown(space.address)
        space.tell_message(
            message, subtype="message_deleted", deleted_ts=message.ts, previous_message=before, hidden=True
        )
    space.changed("message_deleted", {"channel": message.channel, "ts": message.ts})


def permalink(space: Workspace, said: Arguments) -> Json:
    """chat.getPermalink: a link that opens the message on the sandbox's page."""
    channel = space.channel(said.text("channel"))
    message = space.message(channel, said.needed("message_ts"))
    return {"channel": channel.id, "permalink": f"{space.address}/#slack/{channel.id}/{message.ts}"}


def get_reactions(space: Workspace, said: Arguments) -> Json:
    """reactions.get."""
    channel = _channel_of_bot(space, said)
    message = space.message(channel, said.needed("timestamp", "no_item_specified"))
    return {"type": "message", "channel": channel.id, "message": message.shown(space.address)}


def validate(_space: Workspace, said: Arguments) -> Json:
    """blocks.validate: whether blocks, a message or a view would be taken."""
    blocks, message, view = (said.structure(name) for name in ("blocks", "message", "view"))
    if sum(one is not None for one in (blocks, message, view)) != 1:
        raise Refused("invalid_arguments", "provide exactly one of blocks, message, or view")
    if view is not None:
        refuse_bad_view(view, "modal", "home")
    else:
        refuse_bad_blocks(blocks if message is None else message.get("blocks") or [])
    return {}


def add_reaction(space: Workspace, said: Arguments) -> Json:
    """reactions.add, by the bot."""
    react(space, BOT_USER, said)
    return {}


def remove_reaction(space: Workspace, said: Arguments) -> Json:
    """reactions.remove, by the bot."""
    react(space, BOT_USER, said, away=True)
    return {}


def react(space: Workspace, user: str, said: Arguments, *, away: bool = False) -> None:
    """Add somebody's reaction to a message or take it away, and tell of it; raises Refused."""
    channel = space.channel(said.text("channel"))
    message = space.message(channel, said.text("timestamp") or said.needed("ts"))
    name = said.needed("name", "invalid_name").strip(":")
    users = message.reactions.setdefault(name, [])
    if (user in users) != away:
        raise Refused("no_reaction" if away else "already_reacted")
    users.remove(user) if away else users.append(user)
    if not users:
        del message.reactions[name]
    space.tell({
        "type": "reaction_removed" if away else "reaction_added",
        "user": user,
        "reaction": name,
        "item": {"type": "message", "channel": channel.id, "ts": message.ts},
        "item_user": message.user,
        "event_ts": space.new_ts(),
    })  # fmt: skip
    space.changed("reaction", {"channel": channel.id, "ts": message.ts})


def _channel_of_bot(space: Workspace, said: Arguments) -> Channel:
    channel = space.channel(said.text("channel"))
    if BOT_USER not in channel.members:
        raise Refused("not_in_channel")
    refuse_archived(channel)
    return channel


def _own_message(space: Workspace, channel: Channel, ts: str, refusal: str) -> Message:
    message = space.message(channel, ts)
    if message.user != BOT_USER:
        raise Refused(refusal)
    return message


def _written(space: Workspace, said: Arguments, channel: Channel) -> Message:
    text, blocks = said.text("text"), _blocks(said)
    if not text and not blocks and not said.said.get("attachments"):
        raise Refused("no_text")
    if len(text) > _TEXT_MOST:
        raise Refused("msg_too_long")
    thread = said.text("thread_ts") or None
    return Message(space.new_ts(), channel.id, BOT_USER, text, blocks, thread_ts=thread)


def _blocks(said: Arguments) -> list[Json] | None:
    blocks = said.structure("blocks", "invalid_blocks_format")
    if blocks is None:
        return None
    refuse_bad_blocks(blocks)
    named: list[Json] = named_blocks({"blocks": blocks})["blocks"]
    return named


def _metadata(said: Arguments) -> Json | None:
    metadata = said.structure("metadata", "invalid_metadata_format")
    if not metadata:
        return None if metadata is None else {}
    payload = metadata.get("event_payload") if isinstance(metadata, dict) else None
    if not isinstance(payload, dict) or not isinstance(metadata.get("event_type"), str):
        raise Refused("invalid_metadata_format")
    return dict(metadata)


METHODS: dict[str, Callable[[Workspace, Arguments], Json]] = {
    "chat.postMessage": post_message,
    "chat.postEphemeral": post_ephemeral,
    "chat.update": update_message,
    "chat.delete": delete_message,
    "chat.getPermalink": permalink,
    "reactions.add": add_reaction,
    "reactions.remove": remove_reaction,
    "reactions.get": get_reactions,
    "blocks.validate": validate,
}
