"""An answer to a statement that came another way than through a chat: by phone, by mail, on paper, in person.

Promises: it is always marked as such, with who said it, who wrote it down and, where it confirms a balance, who
approved that; `sha` is over all that an approver is shown. Who edits: developers; kinds, ways and states are stored.
"""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from flows.facts.money import Money
from flows.facts.statement import fingerprint

WAYS = ("phone", "mail", "paper", "in_person")


class Kind(StrEnum):
    """What was said."""

    CONFIRMATION = "confirmation"
    OBJECTION = "objection"
    PROMISE = "promise"


class AnswerState(StrEnum):
    """Where it stands (flows/lifecycles/answer_elsewhere.py)."""

    NOTED = "noted"
    TO_APPROVE = "to_approve"
    RECORDED = "recorded"
    DROPPED = "dropped"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `agreed` is what was confirmed or promised, `exceptions` the documents left out of a confirmation.

    `contact_id` 0: somebody who is not on file; `file` the name of the document it rests on, empty for none.
    """

    id: int
    number: str
    customer_id: int
    contact_id: int
    statement_id: int
    statement_sha: str
    kind: Kind
    way: str
    person: str
    said_on: date
    words: str
    file: str
    agreed: Money
    exceptions: tuple[int, ...]
    case_id: int
    promise_id: int
    state: AnswerState
    recorded_by: int
    recorded_at: int
    approved_by: int = 0
    recorder: str = ""
    approver: str = ""

    @property
    def sha(self) -> str:
        """Over everything that is approved with it."""
        shown = [
            self.number, self.statement_sha, self.kind.value, self.way, self.person, self.said_on.isoformat(),
            self.words, self.file, self.agreed.minor, self.agreed.currency, list(self.exceptions), self.recorded_by,
        ]  # fmt: skip
        return fingerprint(json.dumps(shown, ensure_ascii=False).encode())

    @property
    def confirms(self) -> bool:
        """Whether a balance stands confirmed by it."""
        return self.kind is Kind.CONFIRMATION and self.state in {AnswerState.RECORDED, AnswerState.CONTRADICTED}
