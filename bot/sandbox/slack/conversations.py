"""The conversations.* methods with which a bot finds its way: opening, listing, reading back, joining and inviting.

Edit here when such a method is missing; each is one function and a line in `METHODS`. Making and changing channels
stands in `channels.py`.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.sandbox.slack.messages import BOT_USER, TEAM, Channel, Message
from bot.sandbox.slack.wire import Arguments, Json, Refused
from bot.sandbox.slack.workspace import Workspace

_PAGE = 100
_LATEST = "9999999999.999999"
Item = TypeVar("Item")


def open_direct(space: Workspace, said: Arguments) -> Json:
    """conversations.open, for one person or for a channel already known."""
    if said.text("channel"):
        return {"channel": space.channel(said.text("channel")).shown()}
    users = said.names("users")
    if not users:
        raise Refused("users_list_not_supplied")
    if len(users) > 1:
        raise Refused("method_not_supported_for_channel_type", "the sandbox opens conversations with one person only")
    channel = space.direct(users[0])
    return {"channel": channel.shown() if said.flag("return_im") else {"id": channel.id}}


def list_channels(space: Workspace, said: Arguments) -> Json:
    """conversations.list."""
    kinds = said.names("types") or ["public_channel"]
    wanted = [one for one in space.channels.values() if listed(one, kinds, said)]
    page, more = page_of(wanted, said)
    return {"channels": [channel.shown() for channel in page]} | more


def listed(channel: Channel, kinds: list[str], said: Arguments) -> bool:
    """Tell whether a list shows a channel: one of these kinds, seen by the bot, archived ones unless left out."""
    kind = "im" if channel.user else "private_channel" if channel.private else "public_channel"
    seen = not channel.private or BOT_USER in channel.members
    return kind in kinds and seen and not (channel.archived and said.flag("exclude_archived"))


def info(space: Workspace, said: Arguments) -> Json:
    """conversations.info."""
    return {"channel": space.channel(said.text("channel")).shown()}


def members(space: Workspace, said: Arguments) -> Json:
    """conversations.members."""
    page, more = page_of(space.channel(said.text("channel")).members, said)
    return {"members": list(page)} | more


def history(space: Workspace, said: Arguments) -> Json:
    """conversations.history: what stands in the channel itself, newest first."""
    channel = _readable(space, said)
    found = [message for message in reversed(channel.top_level()) if _wanted(message, said)]
    return _read(space, said, found)


def replies(space: Workspace, said: Arguments) -> Json:
    """conversations.replies: the parent, then its replies, oldest first."""
    channel = _readable(space, said)
    message = channel.messages.get(said.needed("ts"))
    if message is None:
        raise Refused("thread_not_found")
    parent = channel.messages[message.thread_ts or message.ts]
    return _read(space, said, [parent, *(reply for reply in parent.replies if _wanted(reply, said))])


def join(space: Workspace, said: Arguments) -> Json:
    """conversations.join, by the bot."""
    channel = space.channel(said.text("channel"))
    if channel.user or channel.private:
        raise Refused("method_not_supported_for_channel_type")
    refuse_archived(channel)
    enter(space, channel, BOT_USER)
    return {"channel": channel.shown()}


def invite(space: Workspace, said: Arguments) -> Json:
    """conversations.invite."""
    channel = _readable(space, said)
    users = [space.person(user).id for user in said.names("users")]
    if not users:
        raise Refused("no_user")
    if all(user in channel.members for user in users):
        raise Refused("already_in_channel")
    for user in users:
        enter(space, channel, user)
    return {"channel": channel.shown()}


def enter(space: Workspace, channel: Channel, user: str) -> None:
    """Make somebody a member and tell of it; a second time nothing happens."""
    if user in channel.members:
        return
    channel.members.append(user)
    if BOT_USER in channel.members:
        stamp = {"channel_type": "G" if channel.private else "C", "team": TEAM, "event_ts": space.new_ts()}
        space.tell({"type": "member_joined_channel", "user": user, "channel": channel.id} | stamp)
    space.changed("member", {"channel": channel.id, "user": user})


def refuse_archived(channel: Channel) -> None:
    """Raise Refused for a channel that was put away."""
    if channel.archived:
        raise Refused("is_archived")


def _readable(space: Workspace, said: Arguments) -> Channel:
    channel = space.channel(said.text("channel"))
    if BOT_USER not in channel.members:
        raise Refused("not_in_channel")
    return channel


def _wanted(message: Message, said: Arguments) -> bool:
    oldest, latest = said.text("oldest", "0"), said.text("latest", _LATEST)
    place = _microseconds(message.ts)
    first, last = _microseconds(oldest), _microseconds(latest)
    return first <= place <= last if said.flag("inclusive") else first < place < last


def _microseconds(ts: str) -> int:
    seconds, _, rest = ts.partition(".")
    if not (seconds + rest).isdigit():
        raise Refused("invalid_ts_latest")
    return int(seconds) * 1_000_000 + int(rest.ljust(6, "0")[:6])


def _read(space: Workspace, said: Arguments, found: Sequence[Message]) -> Json:
    page, more = page_of(found, said)
    shown = [one.shown(space.address, metadata=said.flag("include_all_metadata")) for one in page]
    return {"messages": shown} | more


def page_of(items: Sequence[Item], said: Arguments) -> tuple[Sequence[Item], Json]:
    """Return one page and the words about the next; the cursor is the place where it begins. Raises Refused."""
    if said.text("cursor") and not said.text("cursor").isdigit():
        raise Refused("invalid_cursor")
    start, size = said.whole("cursor", 0), max(1, said.whole("limit", _PAGE))
    following = str(start + size) if start + size < len(items) else ""
    more = {"has_more": bool(following), "response_metadata": {"next_cursor": following}}
    return items[start : start + size], more


METHODS: dict[str, Callable[[Workspace, Arguments], Json]] = {
    "conversations.open": open_direct,
    "conversations.list": list_channels,
    "conversations.info": info,
    "conversations.members": members,
    "conversations.history": history,
    "conversations.replies": replies,
    "conversations.join": join,
    "conversations.invite": invite,
}
