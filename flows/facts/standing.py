"""How a statement stands once open objections are counted: what is in question, what is agreed, what is late.

Promise: an amount under an open case is in nobody's reminder; all sums are exact and in the statement's currency.
Whoever needs another figure of a statement adds it here, so that every message shows the same one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flows.facts.dispute import Case, claimed_before, in_question
from flows.facts.money import Money
from flows.facts.statement import OPEN_STATES, Line, Statement, StatementState

# No answer by the agreed day, or only objections so far: both may still be followed by a confirmation.
CONFIRMABLE = OPEN_STATES | {StatementState.NO_REPLY, StatementState.DISPUTED}

CONFIRMED = frozenset({StatementState.CONFIRMED, StatementState.CONFIRMED_EXCEPT})


@dataclass(frozen=True, slots=True)
class Standing:
    """`undisputed` is the closing balance less what is in question; `overdue_undisputed` leaves objections out too."""

    closing: Money
    in_question: Money
    undisputed: Money
    overdue: Money
    overdue_undisputed: Money


def nothing_promised(_document_id: int) -> int:
    """Where promises are not asked about."""
    return 0


def standing(
    statement: Statement, cases: Sequence[Case], promised: Callable[[int], int] = nothing_promised
) -> Standing:
    """How `statement` stands with these cases; what is `promised` (minor units by document) is not called late."""
    question = in_question(statement, cases)
    late = sum(
        max(0, line.open - claimed_before(cases, line.document_id) - promised(line.document_id))
        for line in overdue_lines(statement)
    )
    return Standing(
        closing=statement.closing,
        in_question=question,
        undisputed=statement.closing - question,
        overdue=statement.overdue,
        overdue_undisputed=Money(late, statement.currency),
    )


def overdue_lines(statement: Statement) -> tuple[Line, ...]:
    """What is owed and past its due date on the cut-off day."""
    return tuple(x for x in statement.lines if not x.kind.credit and x.days_late(statement.cut_off))


def excepted(statement: Statement, cases: Sequence[Case]) -> tuple[int, ...]:
    """The documents of the statement that have an open case, in the order of its lines."""
    under_case = {id_ for case in cases if not case.closed for id_ in case.listed}
    return tuple(line.document_id for line in statement.lines if line.document_id in under_case)
