"""What the dialogue `feelings` may ask for; carried out in bot/keeping/feelings.py."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HoldTalk:
    """The dialogue with this contact rests until `until` (µs UTC)."""

    until: int


@dataclass(frozen=True, slots=True)
class EndHold:
    """It goes on."""
