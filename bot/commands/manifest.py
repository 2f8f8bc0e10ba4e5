"""`manifest`: the Slack app as Slack wants it described, each right with the reason why it is asked for.

Promise: no right is asked for that nothing here uses; a test compares these tables with the methods that are called and
the events that are read. Who calls another method, or reads another event, adds its row; who adds a shortcut, its row.
"""

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from bot.commands.terms import Result
from bot.settings import NotConfiguredError, Settings, load

NAME: Final = "Concord"
LONGEST_NAME: Final = 35  # characters, Slack's limit
PATH: Final = "/slack"

SCOPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "channels:history": "find a doubtful letter on the desk again; read what was missed; hear that a card was read",
        "channels:read": "see whether another company reads the desk: then no figure goes there",
        "chat:write": "put up cards, write into their threads, say something to one colleague alone",
        "commands": "/concord, and the shortcuts to attach a message and to open a case",
        "files:read": "fetch a file that a colleague ticked to be sent to a customer",
        "files:write": "show customers' files in a case's thread; take back what was uploaded in vain",
        "groups:history": "the same as channels:history where the desk is a private channel, as it should be",
        "groups:read": "the same as channels:read where the desk is a private channel",
        "im:history": "find a doubtful letter to one colleague again",
        "im:read": "see that the channel between us and one colleague is theirs alone",
        "im:write": "write to one colleague: a question to their department, their turn to decide",
        "metadata.message:read": "recognise a letter of ours by its key, so that none is posted twice",
        "reactions:read": "hear that a colleague has looked at a message",
        "users:read": "speak to each colleague in their language; keep out guests and who has left",
    }
)
# What is called, and the rights for it; none for what needs no right.
METHODS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "auth.test": (),
        "chat.postEphemeral": ("chat:write",),
        "chat.postMessage": ("chat:write",),
        "chat.update": ("chat:write",),
        "conversations.history": ("channels:history", "groups:history", "im:history", "metadata.message:read"),
        "conversations.info": ("channels:read", "groups:read", "im:read"),
        "conversations.open": ("im:write",),
        "conversations.replies": ("channels:history", "groups:history", "im:history", "metadata.message:read"),
        "files.completeUploadExternal": ("files:write",),
        "files.delete": ("files:write",),
        "files.getUploadURLExternal": ("files:write",),
        "files.info": ("files:read",),
        "users.info": ("users:read",),
        "views.open": (),
        "views.publish": (),
        "views.push": (),
        "views.update": (),
    }
)
# What is heard: why, and the rights for it.
EVENTS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "app_home_opened": ("show a colleague their page", ()),
        "channel_shared": ("stop figures at once", ("channels:read", "groups:read")),
        "channel_unshared": ("let them go on", ("channels:read", "groups:read")),
        "message.channels": ("a colleague wrote beneath a card: it was read", ("channels:history",)),
        "message.groups": ("the same in a private channel", ("groups:history",)),
        "reaction_added": ("a colleague has seen a message", ("reactions:read",)),
        "user_change": ("somebody has left, became a guest or reads another language", ("users:read",)),
    }
)
SHORTCUTS: Final = (
    ("message", "attach_to_case", "Attach to a case", "Keep this message as an internal note of a case"),
    ("global", "new_case", "New case", "Open a case for a customer, from what they said elsewhere"),
)
COMMAND: Final = "/concord"


def manifest(*, as_json: bool) -> Result:
    """The app for these settings: Socket Mode, or HTTP where CONCORD_SLACK_HTTP_URL says where we are reached."""
    try:
        settings = load()
    except NotConfiguredError as error:
        return Result((str(error),), 1)
    described = app_of(settings)
    if as_json:
        return Result((json.dumps(described, indent=2, ensure_ascii=False),))
    return Result(("\n".join((*_HEAD, *_yaml(described))),))


def app_of(settings: Settings) -> dict[str, Any]:
    """The manifest as a value."""
    url = settings.slack_http_url
    name = NAME if not settings.company else f"{NAME} · {settings.company}"[:LONGEST_NAME]
    command = {"command": COMMAND, "description": "Look something up, invite, prepare", "usage_hint": "help"}
    interactivity: dict[str, Any] = {"is_enabled": True}
    events: dict[str, Any] = {"bot_events": list(EVENTS)}
    if url:
        command, events = {**command, "url": url}, {"request_url": url, **events}
        interactivity |= {"request_url": url, "message_menu_options_url": url}
    return {
        "display_information": {"name": name, "description": "Account reconciliation with customers, from Slack"},
        "features": {
            "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
            "bot_user": {"display_name": NAME, "always_online": True},
            "shortcuts": [
                {"name": said, "type": kind, "callback_id": callback, "description": about}
                for kind, callback, said, about in SHORTCUTS
            ],
            "slash_commands": [command],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": events,
            "interactivity": interactivity,
            "org_deploy_enabled": False,
            "socket_mode_enabled": not url,
            "token_rotation_enabled": False,
        },
    }


_HEAD: Final = (
    "# Paste this at https://api.slack.com/apps under “Create New App”, “From a manifest”. Then install it, copy the",
    "# bot token, invite the bot to the desk's channel and write its id into CONCORD_SLACK_CHANNEL. Socket Mode needs",
    "# an app-level token with connections:write too; HTTP (CONCORD_SLACK_HTTP_URL) the signing secret instead.",
)


def _yaml(value: Any, depth: int = 0) -> Iterator[str]:
    """Lines of YAML; every text is quoted as JSON quotes it, and a scope or an event carries why it is asked for."""
    pad = "  " * depth
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, dict | list):
                yield f"{pad}{key}:"
                yield from _yaml(inner, depth + 1)
            else:
                yield f"{pad}{key}: {json.dumps(inner, ensure_ascii=False)}"
        return
    for one in value:
        if isinstance(one, dict):
            first, *rest = _yaml(one, depth + 1)
            yield f"{pad}- {first.strip()}"
            yield from rest
        else:
            why = SCOPES.get(one) or EVENTS[one][0]
            yield f"{pad}- {json.dumps(one)}  # {why}"
