"""What a look at the installation found: one sentence each, what, where and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it stands: as it should, worth a look, or something must be done."""

    WELL = "ok"
    LOOK = "look"
    DO = "do"


@dataclass(frozen=True, slots=True)
class Finding:
    """`about` names what was looked at, in a word or two."""

    state: State
    about: str
    said: str


def well(about: str, said: str) -> Finding:
    """As it should be."""
    return Finding(State.WELL, about, said)


def look(about: str, said: str) -> Finding:
    """Worth a look; nothing breaks meanwhile."""
    return Finding(State.LOOK, about, said)


def do(about: str, said: str) -> Finding:
    """Something must be done."""
    return Finding(State.DO, about, said)
