"""What stands on the paper of a statement beside the statement itself, frozen in the moment it is issued.

Promise: pure; the same paper can be made again years later, whatever the ledger, the cases and the names have become.
Amounts are minor units of the statement's currency. `written` and `read` are a stored form: change both or neither.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from flows.facts.balance_forward import Forward, Movement
from flows.facts.dispute import Case
from flows.facts.statement import Line, Statement


class Form(StrEnum):
    """How a customer's statements are laid out; the value is a stored name."""

    OPEN_ITEM = "open_item"
    BALANCE_FORWARD = "balance_forward"


MOST_LINES = 2_000  # a longer one is summed up by month, and its lines are a spreadsheet


@dataclass(frozen=True, slots=True)
class AsIssued:
    """Who it is from and to, what was in question by case (number, minor), and how the balance came about.

    `forward` is there where the form is balance forward and the sum was proved.
    """

    supplier: str
    supplier_tax: str
    customer: str
    customer_tax: str
    code: str
    cases: tuple[tuple[str, int], ...] = ()
    forward: Forward | None = None

    @property
    def disputed(self) -> int:
        """Everything in question."""
        return sum(minor for _, minor in self.cases)


@dataclass(frozen=True, slots=True)
class Month:
    """The lines that are dated in one month: how many, what they add to the balance and take from it (minor)."""

    first: date
    count: int
    debits: int
    credits: int


def in_question_by_case(statement: Statement, cases: Iterable[Case]) -> tuple[tuple[str, int], ...]:
    """The open cases on the statement's lines and how much of them each holds, by number."""
    documents = {line.document_id for line in statement.lines}
    found = (
        (case.number, sum(item.split.open for item in case.items if item.document_id in documents))
        for case in cases
        if not case.closed
    )
    return tuple(sorted(one for one in found if one[1]))


def by_month(lines: Sequence[Line]) -> tuple[Month, ...]:
    """The lines month by month, oldest first."""
    months: dict[date, list[Line]] = {}
    for line in lines:
        months.setdefault(line.on.replace(day=1), []).append(line)
    return tuple(
        Month(
            first,
            len(some),
            sum(line.open for line in some if not line.kind.credit),
            sum(line.open for line in some if line.kind.credit),
        )
        for first, some in sorted(months.items())
    )


def written(facts: AsIssued) -> str:
    """As JSON, sorted and compact."""
    return json.dumps(asdict(facts), sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=date.isoformat)


def read(body: str) -> AsIssued:
    """What `written` wrote."""
    data = json.loads(body)
    forward, data["cases"] = data.pop("forward"), tuple((number, minor) for number, minor in data["cases"])
    return AsIssued(**data, forward=_forward(**forward) if forward else None)


def _forward(before: str, since: str, opening: int, movements: list[dict[str, str | int]]) -> Forward:
    moved = (
        Movement(date.fromisoformat(str(one["on"])), str(one["kind"]), str(one["number"]), int(one["minor"]))
        for one in movements
    )
    return Forward(before, date.fromisoformat(since), opening, tuple(moved))
