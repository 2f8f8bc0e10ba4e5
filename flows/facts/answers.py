"""What a customer answered to a reason's own questions, as it is said back to them and shown on the desk.

Promise: pure; a skipped question is not shown; every answer comes in exactly one of its forms, the others empty.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from flows.facts.money import Money
from flows.tables.question_rows import Kind, Question
from flows.tables.questions import asked_of

# What the books add to an answer (`FLAGS`): kept with the case as true, said by the label `flag_<key>`.
_EMPTY: Final[Mapping[str, object]] = {"choice": "", "day": None, "amount": None, "number": None, "text": ""}
FLAGS: Final = ("late_claim", "tax_period", "reissue", "tolerance", "fee_kept", "paid_part", "told_late")


def told(reason: str, answers: Mapping[str, object], currency: str) -> list[dict[str, object]]:
    """Each answered question of that reason, in order; then what of a payment goes where."""
    own = [shown(row, answers[row.key], currency) for row in asked_of(reason, answers) if answers.get(row.key)]
    return [*own, *_allocated(answers.get("allocation"), currency)]


def _allocated(kept: object, currency: str) -> list[dict[str, object]]:
    rows = kept if isinstance(kept, list) else []
    return [
        {**_EMPTY, "name": "detail_allocation", "text": str(number), "amount": Money(int(minor), currency)}
        for number, minor in rows
    ]


def shown(row: Question, value: object, currency: str) -> dict[str, object]:
    """One answer: the label of its short name, and a label, day, amount, number or words."""
    text, made = str(value), {**_EMPTY, "name": f"detail_{row.key}"}
    match row.kind:
        case Kind.CHOICE:
            return {**made, "choice": text, "text": ""}
        case Kind.DAY:
            return {**made, "day": date.fromisoformat(text), "text": ""}
        case Kind.AMOUNT if isinstance(value, int):
            return {**made, "amount": Money(value, currency), "text": ""}
        case Kind.NUMBER:
            return {**made, "number": Decimal(text), "text": ""}
        case Kind.DOCUMENT if text == "sent":
            return {**made, "choice": "answer_sent", "text": ""}
    return {**made, "text": text}


def flagged(answers: Mapping[str, object]) -> list[str]:
    """The labels of what the books add."""
    return [f"flag_{key}" for key in FLAGS if answers.get(key) is True]
