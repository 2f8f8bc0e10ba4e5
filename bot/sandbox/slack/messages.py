"""What lies in a workspace: channels, messages, files; and how Slack writes each of them down.

Edit here when a field of Slack's JSON is missing. Times are Slack's own strings, `seconds.microseconds`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.sandbox.slack.wire import Json

TEAM = "T_SANDBOX"
APP = "A_SANDBOX"
BOT = "B_SANDBOX"
BOT_USER = "U_BOT"
_UNSAID: Json = {"value": "", "creator": "", "last_set": 0}


@dataclass(slots=True)
class File:
    """An uploaded file; nobody sees it before it was shared into a channel."""

    id: str
    name: str
    mime: str
    content: bytes
    user: str
    created: int
    title: str = ""
    alt: str = ""  # what a picture shows, in words
    shares: list[str] = field(default_factory=list)

    def shown(self, address: str) -> Json:
        """Return Slack's file object; `address` is where this workspace is reached, without a slash at its end."""
        private = f"{address}/files-pri/{TEAM}-{self.id}/{self.name}"
        return {
            "id": self.id,
            "name": self.name,
            "title": self.title or self.name,
            "alt_txt": self.alt,
            "mimetype": self.mime,
            "filetype": self.name.rpartition(".")[2],
            "size": len(self.content),
            "user": self.user,
            "created": self.created,
            "timestamp": self.created,
            "mode": "hosted",
            "is_external": False,
            "url_private": private,
            "url_private_download": f"{private}?download=1",
            "channels": list(self.shares),
        }


@dataclass(slots=True)
class Message:
    """One message; `thread_ts` is its parent's ts, `to` the only person who sees it, if it is ephemeral."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[Json] | None = None
    metadata: Json | None = None
    thread_ts: str | None = None
    subtype: str | None = None
    edited: Json | None = None
    to: str | None = None
    files: list[File] = field(default_factory=list)
    reactions: dict[str, list[str]] = field(default_factory=dict)
    replies: list[Message] = field(default_factory=list)
    pinned: Json | None = None

    def shown(self, address: str, *, metadata: bool = True) -> Json:
        """Return Slack's message object; without `metadata` it is left out, as Slack does unless asked."""
        shown: Json = {"type": "message", "ts": self.ts, "user": self.user, "text": self.text, "team": TEAM}
        if self.user == BOT_USER:
            shown |= {"bot_id": BOT, "app_id": APP}
        for name in ("blocks", "thread_ts", "subtype", "edited"):
            if getattr(self, name) is not None:
                shown[name] = getattr(self, name)
        if metadata and self.metadata:
            shown["metadata"] = self.metadata
        if self.pinned:
            shown |= {"pinned_to": [self.channel], "pinned_info": self.pinned}
        return shown | self._attached(address) | self._thread()

    def _attached(self, address: str) -> Json:
        attached: Json = {}
        if self.files:
            attached["files"] = [file.shown(address) for file in self.files]
        if self.reactions:
            attached["reactions"] = [
                {"name": name, "users": list(users), "count": len(users)} for name, users in self.reactions.items()
            ]
        return attached

    def _thread(self) -> Json:
        if not self.replies:
            return {}
        writers = list(dict.fromkeys(reply.user for reply in self.replies))
        return {
            "thread_ts": self.ts,
            "reply_count": len(self.replies),
            "reply_users": writers,
            "reply_users_count": len(writers),
            "latest_reply": self.replies[-1].ts,
        }


@dataclass(slots=True)
class Channel:
    """A channel, or a direct conversation of the bot with `user`."""

    id: str
    name: str
    members: list[str]
    created: int
    user: str | None = None
    shared_outside: bool = False
    private: bool = False
    archived: bool = False
    topic: Json = field(default_factory=lambda: dict(_UNSAID))
    purpose: Json = field(default_factory=lambda: dict(_UNSAID))
    messages: dict[str, Message] = field(default_factory=dict)
    bookmarks: dict[str, Json] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """Slack's word for it in events."""
        return "im" if self.user else "group" if self.private else "channel"

    def top_level(self) -> list[Message]:
        """Return what stands in the channel itself, oldest first: no replies, unless also sent to the channel."""
        return [
            message
            for message in self.messages.values()
            if message.thread_ts in (None, message.ts) or message.subtype == "thread_broadcast"
        ]

    def shown(self) -> Json:
        """Return Slack's conversation object."""
        shown: Json = {
            "id": self.id,
            "created": self.created,
            "is_im": bool(self.user),
            "is_channel": not self.user and not self.private,
            "is_group": self.private,
            "is_private": bool(self.user) or self.private,
            "is_archived": self.archived,
            "is_member": BOT_USER in self.members,
            "is_ext_shared": self.shared_outside,
            "is_shared": self.shared_outside,
            "context_team_id": TEAM,
            "num_members": len(self.members),
        }
        if self.user:
            return shown | {"user": self.user}
        words = {"topic": self.topic, "purpose": self.purpose}
        return shown | words | {"name": self.name, "name_normalized": self.name}
