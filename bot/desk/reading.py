"""What Slack sends, as one Inbound: pure, total, and the same for the same payload.

Promise: a press of a button and a form sent become what a colleague did; that somebody wrote in a thread or put a small
picture under a message becomes that it was read, without a word of what was written; everything else is Unknown:
written down as ignored and acknowledged. From neither is there a way to a customer. Keys do not change when
Slack delivers again. Who adds a kind of payload adds a line to `_READ`.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from bot.doors import Inbound, Noticed, StaffActed, Unknown
from flows.facts.times import SECOND
from storage.inbox import Key

SOURCE = "slack"
_SEEN = frozenset({"message", "reaction_added"})
_CHOICE = ("selected_option", "selected_options")
Body = Mapping[str, Any]


def read(body: Body) -> Inbound:
    """The Inbound of one payload; its `raw` is the payload without Slack's verification token."""
    raw = {name: value for name, value in body.items() if name != "token"}
    kind = "slash_command" if "command" in body else str(body.get("type") or "")
    return _READ.get(kind, _unknown)(raw)


def _pressed(body: Body) -> Inbound:
    actions = body.get("actions") or [{}]
    action, place = actions[0], body.get("container") or {}
    if place.get("type") != "message" or not action.get("value"):
        return _unknown(body)
    subject, _, bound = str(action["value"]).partition("#")
    stamp = str(action.get("action_ts") or "")
    key = _key(stamp, "block_actions", body.get("trigger_id") or [stamp, _person(body), action.get("action_id")])
    did = StaffActed(
        str(action.get("action_id") or ""),
        subject,
        {"bound": bound} if bound else {},
        str(body.get("trigger_id") or ""),
        str(place.get("channel_id") or ""),
        str(place.get("message_ts") or ""),
    )
    return _inbound(body, key, did, did.channel)


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
    about = {name: str(carried.pop(name, "")) for name in ("subject", "channel", "message")}
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
    )
    return _inbound(body, key, did, did.channel)


def _event(body: Body) -> Inbound:
    event = body.get("event") or {}
    own = event.get("bot_id") or event.get("subtype") == "bot_message"
    what = "own" if own else str(event.get("type") or "event")
    item = event.get("item") or {}
    read_one = "" if own else str((item.get("ts") if what == "reaction_added" else event.get("thread_ts")) or "")
    seen = Noticed(read_one) if read_one and what in _SEEN else Unknown(what)
    moment = body.get("event_time")
    at = moment * SECOND if isinstance(moment, int) else 0
    person = f"{body.get('team_id', '')}/{event.get('user', '')}"
    return Inbound(
        Key(SOURCE, str(body.get("event_id") or _sha("event", event)), at),
        f"slack:{event.get('channel') or item.get('channel') or ''}",
        person,
        seen,
        body,
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
    }
)


def _inbound(body: Body, key: Key, did: StaffActed | Unknown, channel: str) -> Inbound:
    user = body.get("user") or {}
    name = str(user.get("name") or "") if isinstance(user, Mapping) else ""
    return Inbound(key, f"slack:{channel}", _person(body), did, body, name=name)


def _person(body: Body) -> str:
    """TEAM/USER: the person's own workspace, which is another one for guests of a shared channel."""
    user, team = body.get("user") or {}, body.get("team") or {}
    if not isinstance(user, Mapping):
        return ""
    home = user.get("team_id") or (team.get("id") if isinstance(team, Mapping) else "")
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
    return str(state.get("value") or "")
