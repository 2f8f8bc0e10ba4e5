"""Situations to rehearse, read from the files in rehearsals/: who the customer is, what they want, how they react.

Promises: pure but for reading its own folder; the same file gives the same customer every time. How a file is written
stands in rehearsals/README.md; who adds a field adds it there and here.
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent / "rehearsals"
MICROSECONDS: Final = 1_000_000
MOODS: Final = range(101)  # 0: furious, 100: content


class BadSituationError(ValueError):
    """A situation that cannot be read; the sentence says where and what should stand there."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """What the customer does on reading a message, and what that does to the mood.

    All of `hears` must be found in it and none of `lacks` (patterns, in any case); `by` says whose words count: bot,
    colleague, or anybody's when empty. Reactions named in `after` must have come before, those in `unless` must not.
    It is skipped until it has fitted `nth` times, and comes once unless it is `often`. `asks`: the customer had to ask
    again. The aim is reached when it has come `reaches` times (0: never).
    """

    name: str
    hears: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    by: str = ""
    after: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    nth: int = 1
    often: bool = False
    mood: int = 0
    acts: tuple[str, ...] = ()
    asks: bool = False
    reaches: int = 0

    def fits(self, text: str) -> bool:
        """Whether those words are what it reacts to."""
        return all(_found(one, text) for one in self.hears) and not any(_found(one, text) for one in self.lacks)


@dataclass(frozen=True, slots=True)
class Patience:
    """What the customer does after so many hours without a word from a colleague; each time counts as asking again."""

    hours: float
    acts: tuple[str, ...]
    mood: int = 0


@dataclass(frozen=True, slots=True)
class Situation:
    """One situation in one language. `start` is µs UTC, `customer` a first name; `opening` are acting lines."""

    id: str
    language: str
    title: str
    about: str
    aim: str
    customer: str
    start: int
    mood: int
    opening: tuple[str, ...]
    reactions: tuple[Reaction, ...]
    patience: tuple[Patience, ...] = ()


def situations() -> list[Situation]:
    """All situations, by name and language. Raises BadSituationError."""
    return [_read(path) for path in sorted(FOLDER.glob("*.toml"))]


def _read(path: Path) -> Situation:
    name, language = path.name.split(".")[:2]
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
        start: datetime = said.pop("start")
        reactions = _each(Reaction, said.pop("reaction"))
        patience = _each(Patience, said.pop("patience", []))
        made: Situation = _made(Situation, {
            **said, "id": name, "language": language, "start": int(start.timestamp()) * MICROSECONDS,
            "reactions": reactions, "patience": patience,
        })  # fmt: skip
    except (KeyError, TypeError, AttributeError, ValueError) as problem:
        raise BadSituationError(f"{path.name}: {problem}") from problem
    _check(path.name, made)
    return made


def _each(kind: Callable[..., Any], rows: Sequence[Mapping[str, Any]]) -> tuple[Any, ...]:
    return tuple(_made(kind, row) for row in rows)


def _made(kind: Callable[..., Any], said: Mapping[str, Any]) -> Any:
    """A value of that kind; lists become tuples. Raises TypeError for a field it does not have."""
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in said.items()})


def _check(name: str, situation: Situation) -> None:
    """Raises BadSituationError for what could never happen or never end."""
    known = {one.name for one in situation.reactions}
    if strange := {other for one in situation.reactions for other in (*one.after, *one.unless)} - known:
        raise BadSituationError(f"{name}: no reaction is named {', '.join(sorted(strange))}.")
    if situation.mood not in MOODS:
        raise BadSituationError(f"{name}: the mood lies between {MOODS[0]} and {MOODS[-1]}.")
    if not any(one.reaches for one in situation.reactions):
        raise BadSituationError(f"{name}: no reaction reaches the aim.")
    if not all(getattr(situation, one.name) for one in fields(situation) if one.type is str):
        raise BadSituationError(f"{name}: title, about, aim and customer are needed.")


def _found(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None
