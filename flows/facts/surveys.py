"""Asking how it went: when it may be asked, and what was answered.

Promise: nobody is asked who cannot be reached, wants no messages, said no to such questions, is very angry, or was
asked within thirty days. Who edits: developers; states are stored.
"""

from dataclasses import dataclass
from enum import StrEnum

from flows.facts.times import DAY, HOUR

ASKED_AFTER = HOUR
REMINDED_AFTER = 2 * DAY
VALID_FOR = DAY  # later than that after the matter was closed it is not asked at all
NOT_AGAIN_WITHIN = 30 * DAY
LOW = 2  # a score up to which a person is offered
TAGS = ("speed", "clear", "kind", "result", "effort")


class SurveyState(StrEnum):
    """Where a survey stands (flows/lifecycles/survey.py); the value is a stored name."""

    PLANNED = "planned"
    WAITING = "waiting"
    ASKED = "asked"
    SCORED = "scored"
    LAPSED = "lapsed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Survey:
    """One survey about a matter ("case:7", shown as `number`). `score` 1 to 5, 0 while there is none; µs UTC."""

    id: int
    customer_id: int
    contact_id: int
    subject: str
    number: str
    state: str
    planned_at: int
    asked_at: int = 0
    score: int = 0
    tags: tuple[str, ...] = ()
    comment: str = ""
    call_wanted: bool = False
    unwelcome: bool = False  # the person is in no mood for it now

    @property
    def low(self) -> bool:
        """Whether a person is offered."""
        return 0 < self.score <= LOW


def hindrance(now: int, last_asked: int, *, reachable: bool, stopped: bool, refused: bool, angry: bool) -> str:
    """Why somebody is not asked at `now`, as a stored word; empty when they may be. `last_asked` µs UTC, 0: never."""
    if not reachable:
        return "unreachable"
    if stopped or refused:
        return "not_wanted"
    if angry:
        return "angry"
    return "asked_lately" if last_asked and now - last_asked < NOT_AGAIN_WITHIN else ""
