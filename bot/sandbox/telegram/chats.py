"""What the pretend Telegram knows: chats and messages, files, presses that wait for an answer, the bot's profile.

Messages are kept as the Bot API shows them, so there is no second truth to keep in step. Numbers count up and nothing
is left to chance: the same doings give the same transcript.
"""

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.feed import Feed
from bot.sandbox.people import Cast, Customer
from bot.sandbox.telegram.files import Cabinet
from bot.sandbox.telegram.refusals import BLOCKED, bad_request, forbidden
from bot.sandbox.telegram.updates import Updates

BOT_ID = 4_200_000_000
MICROSECONDS = 1_000_000
_CALLS_KEPT = 20_000
_KEEPS_OUT = {
    "kicked": BLOCKED,
    "left": "bot is not a member of the group chat",
}


@dataclass(slots=True)
class Message:
    """One message: its `wire` form, the HTML it was written in, and a reply keyboard that came with it.

    `pressed` is the data of the button that was pressed last, `pressed_at` when (microseconds), until the bot has
    confirmed the press; `taken` says that it has confirmed the customer's message; `reworded` that its words were
    changed, not its buttons alone; `changed` is the chat's version with which the message came to look as it does.
    """

    wire: dict[str, Any]
    html: str
    by_bot: bool
    keyboard: list[list[dict[str, Any]]] | None = None
    reactions: list[str] = field(default_factory=list)
    deleted: bool = False
    pressed: str | None = None
    pressed_at: int | None = None
    taken: bool = False
    reworded: bool = False
    changed: int = 0

    @property
    def id(self) -> int:
        """The message's number in its chat."""
        return int(self.wire["message_id"])


@dataclass(slots=True)
class Chat:
    """One chat; `status` is the bot's standing in it: member, kicked (blocked by the user) or left.

    `version` counts what was published of it, so that a reader can ask for what came after.
    """

    wire: dict[str, Any]
    customer: Customer
    status: str
    messages: dict[int, Message] = field(default_factory=dict)
    keyboard: int | None = None
    typing: tuple[str, int] | None = None
    toast: dict[str, Any] | None = None
    version: int = 0
    _count: int = 0

    @property
    def id(self) -> int:
        """The chat's id: the customer's for a private chat, a negative one for a group."""
        return int(self.wire["id"])

    @property
    def private(self) -> bool:
        """Whether only the customer and the bot are in it."""
        return bool(self.wire["type"] == "private")

    def message(self, message_id: int) -> Message | None:
        """Return a message that is still there, or None."""
        message = self.messages.get(message_id)
        return None if message is None or message.deleted else message

    def next_number(self) -> int:
        """Return the number of the message that is about to be added."""
        self._count += 1
        return self._count


@dataclass(slots=True)
class Query:
    """A press that waits for its answer; `at` in microseconds."""

    chat: Chat
    at: int
    answered: bool = False


@dataclass(slots=True)
class Profile:
    """What the bot has set about itself; commands by (scope kind, chat id, language)."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    commands: dict[tuple[str, int | None, str], list[dict[str, str]]] = field(default_factory=dict)
    menu_buttons: dict[int | None, dict[str, Any]] = field(default_factory=dict)


class Switchboard:
    """The whole state of one pretend Telegram with one bot; `clock` gives int microseconds UTC."""

    def __init__(self, cast: Cast, clock: Callable[[], int], feed: Feed) -> None:
        self.cast, self.clock, self.feed = cast, clock, feed
        self.updates = Updates(clock)
        self.updates.on_taken = self._tick
        self.files = Cabinet()
        self.profile = Profile()
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.albums = 0
        self.calls: deque[dict[str, Any]] = deque(maxlen=_CALLS_KEPT)

    @property
    def seconds(self) -> int:
        """The sandbox's time as Telegram gives dates: seconds UTC."""
        return self.clock() // MICROSECONDS

    def bot(self) -> dict[str, Any]:
        """Return the bot as a user."""
        name = self.profile.texts.get(("name", "")) or "Sandbox bot"
        return {"id": BOT_ID, "is_bot": True, "first_name": name, "username": "sandbox_bot"}

    def chat_for_bot(self, chat_id: str) -> Chat:
        """Return the chat the bot means. Raises RefusedError when it may not write there."""
        if not chat_id:
            raise bad_request("chat_id is empty")
        chat = self.chats.get(int(chat_id)) if re.fullmatch(r"-?\d+", chat_id) else None
        if chat is None:
            raise bad_request("chat not found")
        if chat.status in _KEEPS_OUT:
            raise forbidden(_KEEPS_OUT[chat.status])
        return chat

    def add(self, chat: Chat, author: dict[str, Any], content: dict[str, Any], html: str = "") -> Message:
        """Put one message into a chat; the caller tells whoever is to know of it."""
        wire = {
            "message_id": chat.next_number(),
            "from": author,
            "chat": chat.wire,
            "date": self.seconds,
            **content,
        }
        message = Message(wire, html, by_bot=author["is_bot"])
        chat.messages[message.id] = message
        return message

    def tell(self, chat: Chat, what: str, **more: Any) -> None:
        """Publish that something in a chat looks different now; the message meant by `message_id` is marked so."""
        chat.version += 1
        if (message := chat.messages.get(more.get("message_id", 0))) is not None:
            message.changed = chat.version
        self.feed.publish("telegram", {"customer": chat.customer.id, "chat": chat.id, "what": what, **more})

    def _tick(self, update: dict[str, Any]) -> None:
        query = update.get("callback_query")
        wire = query["message"] if query else update.get("message")
        chat = self.chats.get(wire["chat"]["id"]) if wire else None
        message = chat.messages.get(wire["message_id"]) if chat and wire else None
        if chat and message:
            message.pressed_at, message.taken = None, message.taken or not query
            self.tell(chat, "taken", message_id=message.id)


def quoted(message: Message) -> dict[str, Any]:
    """Return a message as it stands inside its answer, without what it answers itself."""
    return {name: value for name, value in message.wire.items() if name != "reply_to_message"}
