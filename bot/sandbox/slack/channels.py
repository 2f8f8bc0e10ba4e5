"""The conversations.* methods that make, name, describe, empty and put away channels.

Edit here when such a method is missing; each is one function and a line in `METHODS`.
"""

import re
from collections.abc import Callable

from bot.sandbox.slack.conversations import refuse_archived
from bot.sandbox.slack.messages import BOT_USER, Channel
from bot.sandbox.slack.wire import Arguments, Json, Refused
from bot.sandbox.slack.workspace import Workspace

_NAME = re.compile(r"[\w-]{1,80}")
_WORDS_MOST = 250


def create(space: Workspace, said: Arguments) -> Json:
    """conversations.create: a channel with the bot in it."""
    name = _new_name(space, said)
    channel = space.add_channel(space.new_id("C"), name, members=[BOT_USER], private=said.flag("is_private"))
    if not channel.private:
        described = {"id": channel.id, "name": name, "created": channel.created, "creator": BOT_USER}
        space.tell({"type": "channel_created", "channel": described, "event_ts": space.new_ts()})
    space.changed("channel", {"channel": channel.id})
    return {"channel": channel.shown()}


def rename(space: Workspace, said: Arguments) -> Json:
    """conversations.rename."""
    channel = _changeable(space, said)
    channel.name = _new_name(space, said)
    renamed = {"id": channel.id, "name": channel.name, "created": channel.created}
    space.tell({"type": "channel_rename", "channel": renamed, "event_ts": space.new_ts()})
    space.changed("channel", {"channel": channel.id})
    return {"channel": channel.shown()}


def set_topic(space: Workspace, said: Arguments) -> Json:
    """conversations.setTopic."""
    channel = _changeable(space, said)
    channel.topic = _words(space, said, "topic")
    space.changed("channel", {"channel": channel.id})
    return {"channel": channel.shown()}


def set_purpose(space: Workspace, said: Arguments) -> Json:
    """conversations.setPurpose."""
    channel = _changeable(space, said)
    channel.purpose = _words(space, said, "purpose")
    space.changed("channel", {"channel": channel.id})
    return {"purpose": channel.purpose["value"]}


def archive(space: Workspace, said: Arguments) -> Json:
    """conversations.archive."""
    channel = _changeable(space, said)
    if channel.archived:
        raise Refused("already_archived")
    return _put(space, channel, archived=True)


def unarchive(space: Workspace, said: Arguments) -> Json:
    """conversations.unarchive."""
    channel = space.channel(said.text("channel"))
    if not channel.archived:
        raise Refused("not_archived")
    return _put(space, channel, archived=False)


def leave(space: Workspace, said: Arguments) -> Json:
    """conversations.leave, by the bot."""
    channel = space.channel(said.text("channel"))
    if BOT_USER not in channel.members:
        return {"not_in_channel": True}
    refuse_archived(channel)
    go(space, channel, BOT_USER)
    return {}


def kick(space: Workspace, said: Arguments) -> Json:
    """conversations.kick."""
    channel = _changeable(space, said)
    user = said.needed("user", "user_not_found")
    if user == BOT_USER:
        raise Refused("cant_kick_self")
    if space.person(user).id not in channel.members:
        raise Refused("not_in_channel")
    go(space, channel, user)
    return {}


def close(space: Workspace, said: Arguments) -> Json:
    """conversations.close: a direct conversation goes out of sight, nothing in it is lost."""
    if not space.channel(said.text("channel")).user:
        raise Refused("method_not_supported_for_channel_type")
    return {}


def mark(space: Workspace, said: Arguments) -> Json:
    """conversations.mark: how far the bot has read."""
    channel = space.channel(said.text("channel"))
    if BOT_USER not in channel.members:
        raise Refused("not_in_channel")
    said.needed("ts", "invalid_timestamp")
    return {}


def go(space: Workspace, channel: Channel, user: str) -> None:
    """Take a member out of a channel, and tell the bot while it is in there or was the one."""
    told = BOT_USER in channel.members
    channel.members.remove(user)
    if told:
        stamp = {"channel_type": "G" if channel.private else "C", "event_ts": space.new_ts()}
        space.tell({"type": "member_left_channel", "user": user, "channel": channel.id} | stamp)
    space.changed("member", {"channel": channel.id, "user": user})


def _changeable(space: Workspace, said: Arguments) -> Channel:
    channel = space.channel(said.text("channel"))
    if channel.user:
        raise Refused("method_not_supported_for_channel_type")
    if BOT_USER not in channel.members:
        raise Refused("not_in_channel")
    return channel


def _new_name(space: Workspace, said: Arguments) -> str:
    name = said.needed("name", "invalid_name_required").removeprefix("#").lower()
    if len(name) > 80:
        raise Refused("invalid_name_maxlength")
    if not _NAME.fullmatch(name):
        raise Refused("invalid_name_specials")
    if any(channel.name == name for channel in space.channels.values()):
        raise Refused("name_taken")
    return name


def _words(space: Workspace, said: Arguments, what: str) -> Json:
    if len(said.text(what)) > _WORDS_MOST:
        raise Refused("too_long")
    return {"value": said.text(what), "creator": BOT_USER, "last_set": space.seconds()}


def _put(space: Workspace, channel: Channel, *, archived: bool) -> Json:
    channel.archived = archived
    kind = "channel_archive" if archived else "channel_unarchive"
    space.tell({"type": kind, "channel": channel.id, "user": BOT_USER, "event_ts": space.new_ts()})
    space.changed("channel", {"channel": channel.id})
    return {}


METHODS: dict[str, Callable[[Workspace, Arguments], Json]] = {
    "conversations.create": create,
    "conversations.rename": rename,
    "conversations.setTopic": set_topic,
    "conversations.setPurpose": set_purpose,
    "conversations.archive": archive,
    "conversations.unarchive": unarchive,
    "conversations.leave": leave,
    "conversations.kick": kick,
    "conversations.close": close,
    "conversations.mark": mark,
}
