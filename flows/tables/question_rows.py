"""The row of a question that belongs to a reason: see questions.py.

Promise: values only; the two tables of questions both import it, so that neither needs the other.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

DETAIL: Final = "detail"


class Kind(StrEnum):
    """What an answer is, and how it is remembered."""

    CHOICE = "choice"  # the id of the pressed button
    WORDS = "words"  # as written
    AMOUNT = "amount"  # minor units of the statement's currency
    NUMBER = "number"  # an exact decimal in text
    DAY = "day"  # an ISO date
    DOCUMENT = "document"  # a paper: its number as written, or "sent" once a file came


@dataclass(frozen=True, slots=True)
class Question:
    """One question. A skipped one is remembered as an empty text.

    `choices` are label ids; `asked_when` names an earlier answer and what it must be (any of these) for the question to
    be asked at all; `message` is a template of raise_dispute, or with its folder of another; `ahead` takes days to
    come; an `own` one is asked by a stage of its own and stands here so that it is shown and corrected like the others.
    """

    key: str
    kind: Kind
    choices: tuple[str, ...] = ()
    asked_when: tuple[str, tuple[str, ...]] = ("", ())
    skippable: bool = True
    message: str = DETAIL
    ahead: bool = False
    own: bool = False
