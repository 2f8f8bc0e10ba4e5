"""What a year was like, in numbers: counted where it was played, added up where it is told."""

from collections import Counter
from dataclasses import dataclass, field
from operator import add

UNASKED = (
    "early", "after the matter was closed", "doubled", "quiet hours", "cap: a day", "cap: a week",
    "cap: working days apart", "cap: a cycle", "left behind", "failed", "forgotten", "promise in silence", "rang anew",
)  # fmt: skip
PROMISED = ("night", "day off", "word after word", "held up into the night", "told another time than is kept")
NEVER = UNASKED + PROMISED
ON_THE_MINUTE = "kept"
OFTEN = 5  # a deed begun as often was not just unlucky
ENDED = ("kept", "kept_late", "broken")


@dataclass(slots=True)
class Outcome:
    """`cost` is seconds of processor. `begun` and `done`: what people set out to do, and carried through.

    `late_up` and `late`: by how many µs follow-ups were taken late while all was up, and altogether.
    """

    turns: int = 0
    cost: float = 0.0
    sent: Counter[str] = field(default_factory=Counter)
    withheld: Counter[str] = field(default_factory=Counter)
    promises: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)
    late_up: list[int] = field(default_factory=list)
    late: list[int] = field(default_factory=list)
    begun: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: "Outcome") -> "Outcome":
        """Both together."""
        return Outcome(*(add(getattr(self, name), getattr(other, name)) for name in self.__slots__))

    @property
    def impossible(self) -> list[str]:
        """What was begun often and never carried through: either the house is shut there, or these people are."""
        return sorted(what for what, n in self.begun.items() if n >= OFTEN and not self.done[what])

    @property
    def on_the_minute(self) -> float:
        """Of the times told to customers, and over, the share kept within their minute; 1 when there were none."""
        ended = sum(self.promises[state] for state in ENDED)
        return self.promises[ON_THE_MINUTE] / ended if ended else 1.0


def p99(lates: list[int]) -> float:
    """Seconds: the 99th of a hundred."""
    return sorted(lates)[int(len(lates) * 0.99)] / 1e6 if lates else 0.0
