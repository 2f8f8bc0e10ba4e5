"""What is kept about one person, and what they may ask to be done with it.

Promise: values only. How much is kept is counted, never listed: what it says leaves in the copy alone.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnData:
    """How much is kept about a contact, and how they can show that it is them.

    `open` names what this person began and what has not ended; `locked_until` and `erasure_due` are µs UTC, 0 for
    neither.
    """

    cases: int = 0
    papers: int = 0
    confirmations: int = 0
    promises: int = 0
    complaints: int = 0
    open: tuple[str, ...] = ()
    surveys: bool = True
    invoice: str = ""
    tax: bool = False
    phone: bool = False
    locked_until: int = 0
    erasure_due: int = 0


@dataclass(frozen=True, slots=True)
class AllowSurveys:
    """Whether this person may be asked how it went: their consent, given or withdrawn."""

    allowed: bool


@dataclass(frozen=True, slots=True)
class ProveIdentity:
    """What the person wrote or shared to show that it is them."""

    answer: str


@dataclass(frozen=True, slots=True)
class SendOwnData:
    """A copy of what is kept about this person, into their chat."""


@dataclass(frozen=True, slots=True)
class EraseMe:
    """Part this person from their chat and take their name out; with something open a colleague has to agree first."""
