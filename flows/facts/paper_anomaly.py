"""The report on an error that we found ourselves: its facts, for both sides alike.

Promises: pure; there is none before a second person has verified the error and its customer was told; nothing that
colleagues said to each other is in it; a balance is shown only where the statement names the document.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from flows.facts.anomalies import Anomaly, Favour
from flows.facts.money import Money
from flows.facts.paper_code import bound
from flows.facts.statement import Line, Statement

# What is told of its course, by the names under which it is recorded; everything else is the house's own.
TOLD: Final = frozenset(
    {"recorded", "verified", "understood", "explanation_wanted", "explained", "contested", "withdrawn"}
)


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done, at that moment (µs UTC)."""

    at: int
    what: str


@dataclass(frozen=True, slots=True)
class AnomalyReport:
    """What the report states; `recorded_by` and `verified_by` are names of two colleagues."""

    anomaly: Anomaly
    statement: Statement | None
    steps: tuple[Step, ...]
    recorded_by: str
    verified_by: str

    @property
    def withdrawn(self) -> bool:
        """Whether it was a mistake of ours."""
        return self.anomaly.state == "withdrawn"

    @property
    def line(self) -> Line | None:
        """The document on its statement."""
        return self.statement.line(self.anomaly.document_id) if self.statement else None

    @property
    def bridge(self) -> tuple[Money, Money, Money] | None:
        """The statement's balance, what is put right, and what comes of both; None where no sum changes."""
        worth = self.anomaly.worth
        if self.withdrawn or self.statement is None or worth is None or self.anomaly.favour == Favour.NEITHER:
            return None
        correction = -worth if self.anomaly.favour == Favour.CUSTOMER else worth
        return self.statement.closing, correction, self.statement.closing + correction

    @property
    def made_at(self) -> int:
        """When the last thing happened that it tells of (µs UTC)."""
        return max([self.anomaly.told_at, *(step.at for step in self.steps)])

    @property
    def sha(self) -> str:
        """What its check code is made of."""
        one = self.anomaly
        said = [one.number, one.sha, one.state, one.explanation, one.promised_at, self.recorded_by, self.verified_by]
        steps = [[step.at, step.what] for step in self.steps]
        return bound({"report": said, "steps": steps, "statement": self.statement.number if self.statement else ""})


def anomaly_report(
    anomaly: Anomaly, statement: Statement | None, happened: Iterable[tuple[int, str]], names: tuple[str, str]
) -> AnomalyReport | None:
    """The report, from what is on record about it; None while its customer does not know of it."""
    if not anomaly.told or not anomaly.verified_by:
        return None
    # One that waited for its round was told later than it was verified.
    steps = tuple(Step(anomaly.told_at if what == "verified" else at, what) for at, what in happened if what in TOLD)
    return AnomalyReport(anomaly, statement, steps, *names)
