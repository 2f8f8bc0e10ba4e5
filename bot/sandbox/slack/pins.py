"""What is fastened to a channel: pinned messages and bookmarks in its header.

Edit here when a method of pins.* or bookmarks.* is missing; each is one function and a line in `METHODS`.
"""

from collections.abc import Callable

from bot.sandbox.slack.messages import APP, BOT_USER, Channel, Message
from bot.sandbox.slack.wire import Arguments, Json, Refused
from bot.sandbox.slack.workspace import Workspace

_PINS_MOST = _BOOKMARKS_MOST = 100


def add_pin(space: Workspace, said: Arguments) -> Json:
    """pins.add."""
    channel, message = _pinnable(space, said)
    if message.pinned:
        raise Refused("already_pinned")
    if sum(bool(one.pinned) for one in channel.messages.values()) >= _PINS_MOST:
        raise Refused("too_many_pins")
    message.pinned = {"channel": channel.id, "pinned_by": BOT_USER, "pinned_ts": space.seconds()}
    _tell_pin(space, message, "pin_added", has_pins=True)
    return {}


def remove_pin(space: Workspace, said: Arguments) -> Json:
    """pins.remove."""
    channel, message = _pinnable(space, said)
    if not message.pinned:
        raise Refused("no_pin")
    message.pinned = None
    _tell_pin(space, message, "pin_removed", has_pins=any(one.pinned for one in channel.messages.values()))
    return {}


def list_pins(space: Workspace, said: Arguments) -> Json:
    """pins.list, the newest first."""
    channel = _inside(space, said.text("channel"))
    pinned = [message for message in channel.messages.values() if message.pinned]
    return {"items": [_item(space, message) for message in reversed(pinned)]}


def add_bookmark(space: Workspace, said: Arguments) -> Json:
    """bookmarks.add: only links, as on Slack."""
    channel = _inside(space, said.text("channel_id"))
    if said.needed("type", "invalid_bookmark_type") != "link":
        raise Refused("invalid_bookmark_type")
    if len(channel.bookmarks) >= _BOOKMARKS_MOST:
        raise Refused("too_many_bookmarks")
    bookmark: Json = {
        "id": space.new_id("Bk"),
        "channel_id": channel.id,
        "title": said.needed("title"),
        "link": _link(said.needed("link", "invalid_link")),
        "emoji": said.text("emoji"),
        "icon_url": None,
        "type": "link",
        "entity_id": None,
        "date_created": space.seconds(),
        "date_updated": 0,
        "rank": f"{len(channel.bookmarks):06d}",
        "last_updated_by_user_id": BOT_USER,
        "app_id": APP,
    }
    channel.bookmarks[bookmark["id"]] = bookmark
    space.changed("bookmark", {"channel": channel.id})
    return {"bookmark": bookmark}


def edit_bookmark(space: Workspace, said: Arguments) -> Json:
    """bookmarks.edit: what is not said stays."""
    bookmark = _bookmark(space, said)
    if said.text("link"):
        bookmark["link"] = _link(said.text("link"))
    bookmark |= {name: said.text(name) for name in ("title", "emoji") if said.text(name)}
    bookmark["date_updated"] = space.seconds()
    space.changed("bookmark", {"channel": bookmark["channel_id"]})
    return {"bookmark": bookmark}


def remove_bookmark(space: Workspace, said: Arguments) -> Json:
    """bookmarks.remove."""
    bookmark = _bookmark(space, said)
    del space.channels[bookmark["channel_id"]].bookmarks[bookmark["id"]]
    space.changed("bookmark", {"channel": bookmark["channel_id"]})
    return {}


def list_bookmarks(space: Workspace, said: Arguments) -> Json:
    """bookmarks.list."""
    return {"bookmarks": list(_inside(space, said.text("channel_id")).bookmarks.values())}


def _inside(space: Workspace, name: str) -> Channel:
    channel = space.channel(name)
    if BOT_USER not in channel.members:
        raise Refused("not_in_channel")
    return channel


def _pinnable(space: Workspace, said: Arguments) -> tuple[Channel, Message]:
    channel = _inside(space, said.text("channel"))
    return channel, space.message(channel, said.needed("timestamp", "no_item_specified"))


def _item(space: Workspace, message: Message) -> Json:
    link = f"{space.address}/#slack/{message.channel}/{message.ts}"
    pinned = message.pinned or {}
    made = {"created": pinned["pinned_ts"], "created_by": pinned["pinned_by"]}
    shown = message.shown(space.address) | {"permalink": link}
    return {"type": "message", "channel": message.channel, "message": shown} | made


def _tell_pin(space: Workspace, message: Message, kind: str, *, has_pins: bool) -> None:
    item = {"type": "message", "channel": message.channel, "message": message.shown(space.address)}
    place = {"user": BOT_USER, "channel_id": message.channel, "item": item, "item_user": message.user}
    space.tell({"type": kind, "has_pins": has_pins, "event_ts": space.new_ts()} | place)
    space.changed("pin", {"channel": message.channel, "ts": message.ts})


def _bookmark(space: Workspace, said: Arguments) -> Json:
    found = _inside(space, said.text("channel_id")).bookmarks.get(said.needed("bookmark_id", "not_found"))
    if found is None:
        raise Refused("not_found")
    return found


def _link(said: str) -> str:
    if not said.startswith(("http://", "https://")):
        raise Refused("invalid_link")
    return said


METHODS: dict[str, Callable[[Workspace, Arguments], Json]] = {
    "pins.add": add_pin,
    "pins.remove": remove_pin,
    "pins.list": list_pins,
    "bookmarks.add": add_bookmark,
    "bookmarks.edit": edit_bookmark,
    "bookmarks.remove": remove_bookmark,
    "bookmarks.list": list_bookmarks,
}
