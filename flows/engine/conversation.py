"""Where a conversation stands: values, immutable, made of JSON.

A conversation is a stack of frames; the topmost speaks. An interruption pushes, a finished dialogue pops. The same
form carries a lifecycle: one frame whose stage is the thing's state.
"""

from collections.abc import Mapping
from typing import NamedTuple

from flows.engine.events import NOTHING, Value

DEEPEST = 6  # frames; the oldest gives way, since nobody remembers a seventh interruption


class Frame(NamedTuple):
    """One dialogue in progress.

    `history` holds the stages passed, for *back*; `correcting` where a correction returns to.
    """

    flow: str
    version: int
    stage: str
    notes: Mapping[str, Value] = NOTHING
    history: tuple[str, ...] = ()
    correcting: str = ""


class Conversation(NamedTuple):
    """The frames, the number of turns taken, and how often in a row we did not understand.

    `answers` pairs the message numbers that were taken as answers with their stages, so that an edited message can be
    read again. `drafts` are frames the customer put aside.
    """

    frames: tuple[Frame, ...]
    turn: int = 0
    misses: int = 0
    answers: tuple[tuple[int, str], ...] = ()
    drafts: tuple[Frame, ...] = ()

    @property
    def top(self) -> Frame:
        """The frame that speaks."""
        return self.frames[-1]

    @property
    def notes(self) -> Mapping[str, Value]:
        """What the speaking dialogue remembers."""
        return self.frames[-1].notes
