"""What can happen to a conversation or to a thing, past tense. An event that exists is valid.

Channel-free: a button pressed in Telegram and one pressed in Slack are the same `Chose`. Whoever adds an event adds
it here, to `Event`, and to the patterns of words.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Value = str | int | bool | None | list["Value"] | dict[str, "Value"]
"""What conversations remember: JSON and nothing else."""

NOTHING: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Chose:
    """A button of the present card was pressed: its choice and the argument it carried."""

    choice: str
    value: Value = None


@dataclass(frozen=True, slots=True)
class Wrote:
    """Words were written.

    `message` is the channel's number of the message, `reply_to` the subject it answers ("case:7"). `near` is the button
    of the present card that the words come near to, for where nothing else is to be made of them.
    """

    text: str
    message: int = 0
    reply_to: str = ""
    forwarded: bool = False
    near: Chose | None = None


@dataclass(frozen=True, slots=True)
class SentFile:
    """A photo or document came.

    `size` in bytes and `pixels`, the longer side of a photo (0: not told), as announced.
    """

    name: str
    mime: str
    size: int
    ref: str
    unique: str = ""
    caption: str = ""
    album: str = ""
    forwarded: bool = False
    photo: bool = False
    reply_to: str = ""
    pixels: int = 0


@dataclass(frozen=True, slots=True)
class SentUnusable:
    """Something came that carries no words and no paper: sticker, voice, video, location, contact, animation."""

    kind: str


@dataclass(frozen=True, slots=True)
class SharedContact:
    """A phone number was shared; `own` only when the platform says it is the sender's."""

    phone: str
    own: bool


@dataclass(frozen=True, slots=True)
class Edited:
    """A message sent earlier now reads `text`."""

    text: str
    message: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A global command, typed, pressed or said in words: menu, back, cancel, help, human, statement and the like."""

    command: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A button that begins a dialogue was pressed, or the shell begins one: `flow` with `notes`."""

    flow: str
    notes: Mapping[str, Value] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class PressedLate:
    """A button was pressed whose question has been answered or overtaken.

    `label` is what it said, `at` when its question was answered (µs UTC; 0 when nobody knows).
    """

    label: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class Happened:
    """Staff, time, the ledger or another flow did something: `what` in past tense, by whom, with which values."""

    what: str
    by: str = ""
    values: Mapping[str, Value] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class Arrived:
    """A stage has just been entered. Made by the engine only."""


Event = (
    Chose | Wrote | SentFile | SentUnusable | SharedContact | Edited | Asked | Opened | PressedLate | Happened | Arrived
)
