"""The grammar's parts as values: scenes, patterns, what may follow, cards, rules, stages, flows.

Flows are written with the words of words.py, which make these; step.py, check.py and draw.py read them. Whoever adds
a part adds its word, its reading in step.py and, where it names something, its proof in check.py.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from flows.engine.conversation import Conversation
from flows.engine.effects import Button
from flows.engine.events import Event, Value
from flows.facts.books import Books


@dataclass(slots=True)
class Scene:
    """All that a condition or a view may look at. `found` is what the last condition came upon."""

    conversation: Conversation
    event: Event
    books: Books
    now: int
    found: Any = None

    @property
    def notes(self) -> Mapping[str, Value]:
        """What the speaking dialogue remembers."""
        return self.conversation.notes


Condition = Callable[[Scene], Any]

View = Callable[[Scene], Mapping[str, Any]]

Maker = Callable[[Scene], Any]

Options = Callable[[Scene], Iterable[Button]]


@dataclass(frozen=True, slots=True)
class Pattern:
    """An event type and, where it matters, the choices or happenings it must name (empty: any)."""

    event: type
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Saying:
    """See `say`."""

    message: str
    shows: View | None
    buttons: tuple["Row", ...]
    to_staff: bool = False
    toast: bool = False


@dataclass(frozen=True, slots=True)
class Noting:
    """See `note` and `forget`."""

    key: str
    value: Any
    drop: bool = False


@dataclass(frozen=True, slots=True)
class Going:
    """See `go_to`, `correct`, `again`, `go_back`."""

    stage: str
    how: str


@dataclass(frozen=True, slots=True)
class Entering:
    """See `enter`."""

    flow: str
    carries: tuple[str, ...]
    view: Maker | None
    instead: bool = False


@dataclass(frozen=True, slots=True)
class Closing:
    """See `close`, `put_aside` and `leave`."""

    outcome: str
    below: bool = False
    keep: bool = False
    all: bool = False


@dataclass(frozen=True, slots=True)
class Doing:
    """See `do`."""

    make: Maker


@dataclass(frozen=True, slots=True)
class Reminding:
    """See `remind` and `call_off`."""

    kinds: tuple[str, ...]
    at: Callable[[Scene], int | None] | None
    count: bool = False


@dataclass(frozen=True, slots=True)
class Sealing:
    """See `seal`."""


Follow = Saying | Noting | Going | Entering | Closing | Doing | Reminding | Sealing


@dataclass(frozen=True, slots=True)
class Each:
    """Buttons computed from what is known, `across` in a row."""

    options: Options
    across: int


@dataclass(frozen=True, slots=True)
class Opens:
    """A button that begins a dialogue wherever and whenever it is pressed."""

    flow: str
    choice: str
    notes: Maker | None


@dataclass(frozen=True, slots=True)
class Command:
    """A button that stands for a global command."""

    name: str


Choice = str | Each | Opens | Command | type[StrEnum] | tuple[Any, ...]

Row = tuple[str | Each | Opens | Command, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """The card of a stage: template, what it shows, buttons."""

    message: str
    shows: View | None
    buttons: tuple[Row, ...]
    quiet: bool = False
    shares_contact: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """When the pattern fits and all conditions hold, these follow. `otherwise` has no pattern."""

    pattern: Pattern | None
    conditions: tuple[Condition, ...]
    follows: tuple[Follow, ...]


@dataclass(frozen=True, slots=True)
class When:
    """The first half of a rule; `then` completes it."""

    patterns: tuple[Pattern, ...]
    conditions: tuple[Condition, ...]

    def then(self, *follows: Follow) -> tuple[Rule, ...]:
        """What follows."""
        return tuple(Rule(pattern, self.conditions, follows) for pattern in self.patterns)


@dataclass(frozen=True, slots=True)
class Stage:
    """One question (or one state of a thing) with its rules, indexed by what they wait for."""

    name: str
    card: Ask | None
    rules: tuple[Rule, ...]
    ends: bool = False
    index: Mapping[tuple[type, str], tuple[Rule, ...]] = field(default_factory=dict, compare=False)
    fallback: Rule | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """A dialogue or a lifecycle.

    `version` is stored with each conversation; `migrate` maps each older version's stages. A dialogue that `gives_way`
    asks for nothing that would be lost: whatever else is begun takes its place.
    """

    name: str
    stages: Mapping[str, Stage]
    first: str
    version: int = 1
    migrate: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    open_to_all: bool = False
    thing: bool = False
    gives_way: bool = False

    @property
    def renamed(self) -> dict[str, str]:
        """The stages that are gone, each with the present one in its place."""
        moved = (pair for stages in self.migrate.values() for pair in stages.items())
        return {old: new for old, new in moved if old not in self.stages}
