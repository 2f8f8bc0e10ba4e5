"""What a turn asks for, imperative. Effects are values; only the commit layer turns them into rows and letters."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from flows.engine.conversation import Conversation
from flows.engine.events import NOTHING, Value


class Button(NamedTuple):
    """A choice on a card.

    `values` fill its label; `opens` names a dialogue that the button begins wherever it is pressed.
    """

    choice: str
    value: Value = None
    values: Mapping[str, object] = NOTHING
    opens: str = ""
    notes: Mapping[str, Value] = NOTHING
    command: str = ""
    url: str = ""


class Say(NamedTuple):
    """Send one message: template, the values it shows, buttons in rows. `card` marks the question of a stage.

    `edits` asks to rewrite the message whose button was pressed instead of sending another; `also_in` names a language
    in which the words are said once more below.
    """

    message: str
    values: Mapping[str, Any] = NOTHING
    buttons: tuple[tuple[Button, ...], ...] = ()
    card: bool = False
    edits: bool = False
    shares_contact: bool = False
    also_in: str = ""


class Do(NamedTuple):
    """Carry out a command of flows/facts/commands.py in this turn's transaction."""

    command: Any


@dataclass(frozen=True, slots=True)
class Remind:
    """Set a follow-up of `kind` about the subject of this lifecycle; replaces one of the same kind and subject.

    `due` µs UTC.
    """

    kind: str
    due: int
    count: int = 0


class CallOff(NamedTuple):
    """Cancel the follow-ups of these kinds about the subject; all of them when empty."""

    kinds: tuple[str, ...] = ()


class TellStaff(NamedTuple):
    """Write into the subject's thread on the desk. Internal by construction: nothing leads from there to a customer."""

    message: str
    values: Mapping[str, Any] = NOTHING
    buttons: tuple[str, ...] = ()


class Seal(NamedTuple):
    """Take the buttons off the pressed message: what it asked is decided."""


class Toast(NamedTuple):
    """Answer the press itself in a word or two; nothing depends on its arrival."""

    message: str


Effect = Say | Do | Remind | CallOff | TellStaff | Seal | Toast


class Turn(NamedTuple):
    """What follows from one event.

    The next conversation, the effects in order, and the cause in a few words for the audit.
    """

    conversation: Conversation
    effects: tuple[Effect, ...]
    cause: str
