"""What Slack sends, as one Inbound: pure, total, and the same for the same payload.

Promise: a press, a form, a command, a shortcut and a look at one's home become what a colleague did; that somebody
wrote in a thread or put a small picture under a message becomes that it was read, without a word of what was written;
everything else is Unknown: written down as ignored and acknowledged. From neither is there a way to a customer. Keys
do not change when Slack delivers again. Who adds a kind of payload adds a line to `_READ`, an event to `EVENTS`.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from bot.desk.blocks import MORE
from bot.doors import Inbound, Met, Noticed, Shared, StaffActed, ThreadFile, Unknown
from flows.facts.times import SECOND
from storage.inbox import Key

SOURCE = "slack"
_CHOICE = ("selected_option", "selected_options")
_PICKED = ("value", "selected_user", "selected_date")
_PLACES = frozenset({"message", "view"})
Body = Mapping[str, Any]


def read(body: Body) -> Inbound:
    """The Inbound of one payload; its `raw` is the payload without Slack's verification token."""
    raw = {name: value for name, value in body.items() if name != "token"}
    kind = "slash_command" if "command" in body else str(body.get("type") or "")
    return _READ.get(kind, _unknown)(raw)


def _pressed(body: Body) -> Inbound:
    actions = body.get("actions") or [{}]
    action, place = actions[0], body.get("container") or {}
    name, value = _meant(action)
    if place.get("type") not in _PLACES or not value:
        return _unknown(body)
    window = body.get("view") or {}
    subject, _, bound = value.partition("#")
    stamp = str(action.get("action_ts") or "")
    key = _key(stamp, "block_actions", body.get("trigger_id") or [stamp, _person(body), action.get("action_id")])
    did = StaffActed(
        name,
        subject,
        {"bound": bound} if bound else {},
        str(body.get("trigger_id") or ""),
        str(place.get("channel_id") or ""),
        str(place.get("message_ts") or ""),
        view=str(window.get("id") or "") if window.get("type") == "modal" else "",
    )
    return _inbound(body, key, did, did.channel)


def _meant(action: Body) -> tuple[str, str]:
    """The action's name, up to a dot, and its value; a choice from a list of actions is a press of its own button."""
    name, value = str(action.get("action_id") or "").partition(".")[0], str(action.get("value") or "")
    chosen_one = str((action.get("selected_option") or {}).get("value") or "")
    if name != MORE:
        return name, value or chosen_one
    subject, _, rest = chosen_one.partition("#")
    chosen, _, bound = rest.partition("#")
    return chosen, f"{subject}#{bound}" if bound else subject


def _submitted(body: Body) -> Inbound:
    view = body.get("view") or {}
    carried = _ours(view)
    if carried is None:
        return _unknown(body)
    values = {
        name: _value(state)
        for name, row in (view.get("state") or {}).get("values", {}).items()
        for state in row.values()
    }
    about = {name: str(carried.pop(name, "")) for name in ("subject", "channel", "message", "view")}
    # What was typed is part of the key: a form corrected after an error is another one under the same hash.
    key = _key("", "view_submission", [view.get("id"), view.get("hash"), _person(body), values])
    did = StaffActed(
        str(view.get("callback_id") or ""),
        about["subject"],
        {**carried, **values},
        str(body.get("trigger_id") or ""),
        about["channel"],
        about["message"],
        form=True,
        view=about["view"],
    )
    return _inbound(body, key, did, did.channel)


def _commanded(body: Body) -> Inbound:
    key = _key("", "slash_command", body.get("trigger_id") or dict(body))
    channel, trigger = str(body.get("channel_id") or ""), str(body.get("trigger_id") or "")
    did = StaffActed("command", "command:0", {"text": str(body.get("text") or "")}, trigger, channel)
    return _inbound(body, key, did, channel)


def _shortcut(body: Body) -> Inbound:
    """A shortcut, on a message or on nothing; of a message its words, author, files and where it stands."""
    message, channel = body.get("message") or {}, str((body.get("channel") or {}).get("id") or "")
    key = _key(str(body.get("action_ts") or ""), str(body["type"]), body.get("trigger_id") or dict(body))
    stamp, home = str(message.get("ts") or ""), str((body.get("team") or {}).get("domain") or "")
    values = {
        "text": str(message.get("text") or ""),
        "author": str(message.get("user") or message.get("username") or ""),
        "files": ", ".join(str(one.get("name") or one.get("id")) for one in message.get("files") or ()),
        "link": f"https://{home}.slack.com/archives/{channel}/p{stamp.replace('.', '')}" if stamp and home else "",
    }
    trigger = str(body.get("trigger_id") or "")
    did = StaffActed(str(body.get("callback_id") or ""), "shortcut:0", values if message else {}, trigger, channel)
    return _inbound(body, key, did, channel)


def _suggested(body: Body) -> Inbound:
    """Somebody types into a list whose entries we know."""
    typed = {"field": str(body.get("action_id") or ""), "typed": str(body.get("value") or "")}
    view = (body.get("view") or {}).get("id") or (body.get("container") or {}).get("message_ts")
    key = _key("", "block_suggestion", [view, _person(body), body.get("trigger_id"), body.get("action_ts"), typed])
    return _inbound(body, key, StaffActed("suggest", "options:0", typed), "")


def _event(body: Body) -> Inbound:
    event = body.get("event") or {}
    own = event.get("bot_id") or event.get("subtype") == "bot_message"
    what = "own" if own else str(event.get("type") or "event")
    moment = body.get("event_time")
    at = moment * SECOND if isinstance(moment, int) else 0
    who = event.get("user") or ""
    person = f"{body.get('team_id', '')}/{who.get('id', '') if isinstance(who, Mapping) else who}"
    item = event.get("item") or {}
    return Inbound(
        Key(SOURCE, str(body.get("event_id") or _sha("event", event)), at),
        f"slack:{event.get('channel') or item.get('channel') or ''}",
        person,
        EVENTS.get(what, _other)(what, event),
        body,
    )


def _other(what: str, _event: Body) -> Unknown:
    return Unknown(what)


def _looked(what: str, event: Body) -> StaffActed | Unknown:
    return StaffActed("open_home", "home:0") if event.get("tab") == "home" else Unknown(what)


def _noticed(what: str, event: Body) -> Noticed | Unknown:
    above = (event.get("item") or {}).get("ts") if what == "reaction_added" else event.get("thread_ts")
    return Noticed(str(above), _files(event)) if above else Unknown(what)


def _files(event: Body) -> tuple[ThreadFile, ...]:
    """What was put there beside words; what lies with somebody else than Slack is none of ours."""
    hosted = [one for one in event.get("files") or () if one.get("id") and not one.get("is_external")]
    return tuple(_file(one) for one in hosted)


def _file(one: Body) -> ThreadFile:
    name, mime = str(one.get("name") or ""), str(one.get("mimetype") or "")
    return ThreadFile(str(one["id"]), name, mime, int(one.get("size") or 0))


def _shared(_what: str, event: Body) -> Shared:
    return Shared(str(event.get("channel") or ""))


def _changed(_what: str, event: Body) -> Met:
    return met(event.get("user") or {})


def met(user: Body) -> Met:
    """What Slack says of a user: locale, zone, and whether they are more than a guest and still with the company."""
    guest = any(user.get(sign) for sign in ("is_restricted", "is_ultra_restricted", "is_stranger", "is_bot"))
    barred = "gone" if user.get("deleted") else "guest" if guest else ""
    return Met(str(user.get("locale") or ""), barred, str(user.get("tz") or ""))


EVENTS: Mapping[str, Callable[[str, Body], Any]] = MappingProxyType(
    {
        "app_home_opened": _looked,
        "message": _noticed,
        "reaction_added": _noticed,
        "channel_shared": _shared,
        "channel_unshared": _shared,
        "user_change": _changed,
    }
)


def _unknown(body: Body) -> Inbound:
    what = str(body.get("type") or body.get("command") or "payload")
    return _inbound(
        body, _key("", what, body.get("trigger_id") or dict(body)), Unknown(what), str(body.get("channel_id") or "")
    )


_READ: Mapping[str, Callable[[Body], Inbound]] = MappingProxyType(
    {
        "block_actions": _pressed,
        "view_submission": _submitted,
        "event_callback": _event,
        "slash_command": _commanded,
        "shortcut": _shortcut,
        "message_action": _shortcut,
        "block_suggestion": _suggested,
    }
)


def _inbound(body: Body, key: Key, did: StaffActed | Unknown, channel: str) -> Inbound:
    user = body.get("user") or {}
    name = str(user.get("name") or body.get("user_name") or "") if isinstance(user, Mapping) else ""
    return Inbound(key, f"slack:{channel}", _person(body), did, body, name=name)


def _person(body: Body) -> str:
    """TEAM/USER: the person's own workspace, which is another one for guests of a shared channel."""
    user, team = body.get("user") or {}, body.get("team") or {}
    if not isinstance(user, Mapping):
        return ""
    home = user.get("team_id") or (team.get("id") if isinstance(team, Mapping) else "") or body.get("team_id")
    return f"{home or ''}/{user.get('id') or body.get('user_id') or ''}"


def _key(stamp: str, kind: str, identity: object) -> Key:
    """`stamp` is Slack's own time of the press; forms carry none and lie together under hour 0."""
    seconds, _, rest = stamp.partition(".")
    at = int(seconds) * SECOND + int(rest.ljust(6, "0")[:6]) if seconds.isdecimal() and (rest or "0").isdecimal() else 0
    return Key(SOURCE, _sha(kind, identity), at)


def _sha(kind: str, identity: object) -> str:
    return hashlib.sha256(json.dumps([kind, identity], sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _ours(view: Body) -> dict[str, Any] | None:
    """What our form carried; None for a view that is none of ours."""
    try:
        carried = json.loads(view.get("private_metadata") or "")
    except ValueError:
        return None
    return carried if isinstance(carried, dict) and "subject" in carried else None


def _value(state: Body) -> str:
    """What was typed or chosen; several choices with commas between them."""
    for name in _CHOICE:
        if name in state:
            chosen = state[name] or []
            return ",".join(str(one["value"]) for one in (chosen if isinstance(chosen, list) else [chosen]))
    return str(next((state[name] for name in _PICKED if state.get(name)), ""))
