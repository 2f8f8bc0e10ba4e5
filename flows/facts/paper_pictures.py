"""The facts of the desk's pictures: how far a case has come, and how far a round of statements.

Promises: pure; made from what is committed; equal facts have equal codes, so that the same picture is not shown twice.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from flows.facts.cycles import Cycle, count
from flows.facts.dispute import Case, CaseState
from flows.facts.paper_code import bound
from flows.facts.statement import StatementState

STEPS: Final = ("registered", "looked_at", "investigated", "decided", "carried_out", "settled")
# Which of them is under way in each state; a closed case has them all behind it.
_NOW: Final[Mapping[CaseState, int]] = MappingProxyType(
    {
        CaseState.REGISTERED: 1,
        CaseState.TRIAGE: 1,
        CaseState.INVESTIGATING: 2,
        CaseState.AWAITING_CUSTOMER: 2,
        CaseState.AWAITING_INTERNAL: 2,
        CaseState.APPEALED: 2,
        CaseState.PENDING_APPROVAL: 3,
        CaseState.OFFERED: 3,
        CaseState.EXTERNAL: 3,
        CaseState.EXECUTING: 4,
        CaseState.RESOLVED: 5,
        CaseState.CLOSED: 6,
    }
)
DONE, NOW, LATER = "done", "now", "later"
MOST_DAYS: Final = 14  # of a round that are shown one by one, the last ones


def steps(case: Case) -> tuple[tuple[str, str], ...]:
    """Each step and whether it is done, under way or still to come."""
    now = _NOW[case.state]
    return tuple((step, DONE if at < now else NOW if at == now else LATER) for at, step in enumerate(STEPS))


def case_code(case: Case, language: str) -> str:
    """What the picture of the case is known by: the same as long as it shows the same."""
    lines = [[item.document, item.split.claimed] for item in case.standing_items]
    shown = [case.number, case.state.value, case.registered_at, case.next_contact_at, lines]
    return bound({"case": shown, "language": language})


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round has come, in statements; `days` are the last days with all answers until then."""

    issued: int
    viewed: int
    confirmed: int
    excepted: int
    disputed: int
    silent: int
    days: tuple[tuple[date, int], ...]

    @property
    def answered(self) -> int:
        """Those to which something was said."""
        return self.confirmed + self.excepted + self.disputed

    @property
    def parts(self) -> tuple[tuple[str, int], ...]:
        """What is shown beside each other, by the names of its words."""
        return (
            ("issued", self.issued),
            ("viewed", self.viewed),
            ("confirmed", self.confirmed),
            ("except", self.excepted),
            ("disputed", self.disputed),
            ("silent", self.silent),
        )


def progress(cycle: Cycle, answers: Iterable[date], until: date) -> Progress:
    """Of that round; `answers` are the days on which its statements were answered, `until` is the last day shown."""
    excepted = sum(one.state is StatementState.CONFIRMED_EXCEPT for one in cycle.rows)
    counts = count(cycle.rows)
    confirmed = counts.confirmed - excepted
    days = _by_day(sorted(answers), until)
    return Progress(counts.issued, counts.viewed, confirmed, excepted, counts.disputed, counts.silent, days)


def _by_day(answers: Sequence[date], until: date) -> tuple[tuple[date, int], ...]:
    if not answers:
        return ()
    first = max(answers[0], until - timedelta(days=MOST_DAYS - 1))
    each = Counter(answers)
    total, shown = sum(number for day, number in each.items() if day < first), []
    for at in range((max(until, answers[-1]) - first).days + 1):
        total += each[first + timedelta(days=at)]
        shown.append((first + timedelta(days=at), total))
    return tuple(shown[-MOST_DAYS:])


def round_code(cycle: Cycle, shown: Progress, language: str) -> str:
    """What the picture of a round is known by; the days without an answer change nothing in it."""
    answered = [[day.isoformat(), number] for day, number in shown.days if number]
    return bound(
        {"round": cycle.id, "parts": [list(one) for one in shown.parts], "days": answered[-1:], "in": language}
    )
