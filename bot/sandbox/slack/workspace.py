"""One workspace in memory: finding and making what is in it, and saying what changed.

Everything is counted, nothing drawn by lot, so that the same script gives the same ids and times. Edit here when the
workspace has to hold a new sort of thing; methods of the Web API live in their own files.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.people import Cast, Colleague
from bot.sandbox.slack.messages import APP, BOT, BOT_USER, TEAM, Channel, File, Message
from bot.sandbox.slack.views import Views
from bot.sandbox.slack.wire import Json, Refused

_SECOND = 1_000_000
_METADATA_EVENTS = {"": "posted", "message_changed": "updated", "message_deleted": "deleted"}


@dataclass(slots=True)
class Reply:
    """Where a response_url leads: the message it came from, who pressed, and how often it was used."""

    user: str
    channel: str
    message: Message | None
    used: int = 0


class Workspace:
    """The state of one workspace; `tell` sends an event to the bot, `changed` says on the feed what is new.

    `metadata_heard` holds the event types of message metadata that the app subscribes to.
    """

    def __init__(
        self,
        cast: Cast,
        clock: Callable[[], int],
        tell: Callable[[Json], None],
        changed: Callable[[str, Json], None],
        bot_name: str,
    ) -> None:
        """Open the workspace with the cast's one channel, everybody from the company and the bot in it."""
        self.cast, self.tell, self.changed, self.bot_name = cast, tell, changed, bot_name
        self.address = "http://127.0.0.1"
        self.channels: dict[str, Channel] = {}
        self.files: dict[str, File] = {}
        self.ephemeral: list[Message] = []
        self.reply_addresses: dict[str, Reply] = {}
        self.views = Views()
        self.metadata_heard: frozenset[str] = frozenset()
        self._clock = clock
        self._last = 0
        self._counts: dict[str, int] = {}
        staff = [person.id for person in cast.colleagues if not (person.deleted or person.stranger)]
        self.add_channel(*_id_and_name(cast.slack_channel), members=[*staff, BOT_USER])

    def now(self) -> int:
        """Return the sandbox's time in microseconds UTC."""
        return self._clock()

    def seconds(self) -> int:
        """Return the sandbox's time in whole seconds UTC."""
        return self._clock() // _SECOND

    def new_ts(self) -> str:
        """Return a time stamp of Slack's form that no other message has, later than all before."""
        self._last = max(self._clock(), self._last + 1)
        return f"{self._last // _SECOND}.{self._last % _SECOND:06d}"

    def new_id(self, prefix: str) -> str:
        """Return the next id with this prefix."""
        self._counts[prefix] = self._counts.get(prefix, 0) + 1
        return f"{prefix}{self._counts[prefix]:08d}"

    def add_channel(
        self, channel_id: str, name: str, *, members: list[str], shared_outside: bool = False, private: bool = False
    ) -> Channel:
        """Make a channel; with `shared_outside` it is shared with another company."""
        channel = Channel(channel_id, name, members, self.seconds(), shared_outside=shared_outside, private=private)
        self.channels[channel_id] = channel
        return channel

    def channel(self, said: str) -> Channel:
        """Return a channel by id or name, or the direct conversation with a user; raises Refused."""
        if said in self.channels:
            return self.channels[said]
        if self.cast.colleague(said):
            return self.direct(said)
        by_name = (one for one in self.channels.values() if said and one.name == said.removeprefix("#"))
        found = next(by_name, None)
        if found is None:
            raise Refused("channel_not_found")
        return found

    def direct(self, user: str) -> Channel:
        """Return the bot's conversation with one person, opening it when there is none; raises Refused."""
        person = self.person(user)
        if person.deleted:
            raise Refused("user_disabled")
        name = f"D_{person.id}"
        if name not in self.channels:
            self.channels[name] = Channel(name, name, [person.id, BOT_USER], self.seconds(), user=person.id)
        return self.channels[name]

    def person(self, user: str) -> Colleague:
        """Return a colleague by id; raises Refused."""
        found = self.cast.colleague(user)
        if found is None:
            raise Refused("user_not_found")
        return found

    def message(self, channel: Channel, ts: str) -> Message:
        """Return a message of a channel; raises Refused."""
        found = channel.messages.get(ts)
        if found is None:
            raise Refused("message_not_found")
        return found

    def put(self, message: Message) -> Message:
        """Place a message into its channel and thread, and tell the bot and the feed; raises Refused."""
        channel = self.channels[message.channel]
        if message.thread_ts:
            parent = channel.messages.get(message.thread_ts)
            if parent is None:
                raise Refused("thread_not_found")
            top = channel.messages[parent.thread_ts or parent.ts]
            message.thread_ts = top.ts
            top.replies.append(message)
        channel.messages[message.ts] = message
        self.tell_message(message)
        self.changed("message", {"channel": channel.id, "ts": message.ts})
        return message

    def tell_message(self, message: Message, /, **more: object) -> None:
        """Send the bot a message event, if it is in that channel; `more` are the fields of a subtype."""
        channel = self.channels[message.channel]
        if BOT_USER not in channel.members:
            return
        event = {} if more else message.shown(self.address)
        stamp = {"channel": channel.id, "channel_type": channel.kind, "event_ts": message.ts}
        self.tell({"type": "message"} | event | more | stamp)
        self._tell_metadata(message, _METADATA_EVENTS[str(more.get("subtype", ""))])

    def _tell_metadata(self, message: Message, event: str) -> None:
        """Tell of metadata whose event_type the app subscribes to; other metadata makes no event, as on Slack."""
        if not message.metadata or message.metadata["event_type"] not in self.metadata_heard:
            return
        place = {"channel_id": message.channel, "message_ts": message.ts, "team_id": TEAM, "user_id": message.user}
        what = {"type": f"message_metadata_{event}", "metadata": message.metadata, "event_ts": self.new_ts()}
        self.tell({"app_id": APP, "bot_id": BOT} | place | what)

    def whisper(self, message: Message) -> Message:
        """Show a message to one person only; no event is told, as on Slack."""
        self.ephemeral.append(message)
        self.changed("ephemeral", {"channel": message.channel, "user": message.to})
        return message

    def reply_address(self, user: str, channel: str, message: Message | None) -> str:
        """Return a fresh response_url."""
        name = self.new_id("R")
        self.reply_addresses[name] = Reply(user, channel, message)
        return f"{self.address}/actions/{TEAM}/{name}"

    def bot_shown(self) -> Json:
        """Return the bot's profile as auth.test gives it."""
        return {"user": self.bot_name.lower(), "user_id": BOT_USER, "bot_id": BOT}


def _id_and_name(said: str) -> tuple[str, str]:
    """Return a channel's id and name from either; ids are capitals that begin with C."""
    if said.startswith("C") and said == said.upper():
        return said, said.removeprefix("C").strip("_").lower() or "desk"
    name = said.removeprefix("#")
    return "C_" + name.upper().replace("-", "_"), name
