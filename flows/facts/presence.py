"""Whether the person behind a contact is still there, and what may be asked of the shell about it. Times are µs UTC."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Presence:
    """When the contact last wrote or pressed anything, and when they were last asked whether it is still them; or 0."""

    heard_at: int = 0
    asked_at: int = 0

    @property
    def unanswered(self) -> bool:
        """Whether nothing was heard since they were asked."""
        return self.asked_at > self.heard_at


@dataclass(frozen=True, slots=True)
class NoteAsked:
    """The contact at hand was asked at that moment whether it is still them; 0: never yet."""

    at: int


@dataclass(frozen=True, slots=True)
class TellWhoLooksAfter:
    """Whoever looks after the customer hears about the contact at hand; `how` is silent or gone.

    `instead` is whom they named in their own place, `left` whether they are no longer with the firm.
    """

    how: str
    instead: str = ""
    left: bool = False


@dataclass(frozen=True, slots=True)
class LeaveAlone:
    """Nothing unasked goes to the contact at hand any more (`alone` True), or again."""

    alone: bool
