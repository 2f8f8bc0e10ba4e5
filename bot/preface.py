"""What stands before a turn's first message, in the same letter: a feeling accepted, a limit named."""

from dataclasses import dataclass, field

from flows.engine.events import Value


@dataclass(frozen=True, slots=True)
class Preface:
    """The template and its values; empty for none. `person_first`: the way to a person stands above all other buttons.

    `instead`: notes with which the dialogue `feelings` begins when the turn could make nothing of the words.
    """

    message: str = ""
    values: dict[str, object] = field(default_factory=dict)
    instead: dict[str, Value] = field(default_factory=dict)
    person_first: bool = False
