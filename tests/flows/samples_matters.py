"""One customer's complaints, surveys and anomalies, one in every state, for the walk through every situation."""

from datetime import date

from flows.engine.events import Opened, Value
from flows.facts.anomalies import Anomaly
from flows.facts.complaints import Complaint
from flows.facts.elsewhere import Answer, AnswerState, Kind
from flows.facts.money import Money
from flows.facts.parties import Colleague, StaffRole
from flows.facts.surveys import Survey
from flows.facts.times import DAY

NOW = 1_793_620_800_000_000  # 2026-11-02 08:00 UTC, a Monday
MET = (Colleague(1, "T", "U_SAM", "Sam Reed", StaffRole.AGENT),)


def complaint(number: int, state: str, **more: object) -> Complaint:
    """A complaint in that state."""
    return Complaint(
        number, f"K-{1000 + number}", "complaint", 1, 1, "topic_late", "Nobody answers.", "", "", (), False, "", state,
        NOW - DAY, NOW + DAY, text="It lay elsewhere.", **more,  # type: ignore[arg-type]
    )  # fmt: skip


def anomaly(number: int, state: str, told_at: int = NOW - DAY) -> Anomaly:
    """An anomaly in that state."""
    return Anomaly(
        number, f"A-{1000 + number}", 1, 1, 1001, "INV-1001", "", "Too much.", "A credit note.", 100, "USD", "customer",
        state, 1, NOW - DAY, NOW + DAY, 2, told_at,
    )  # fmt: skip


def answer(number: int, state: str) -> Answer:
    """An answer received by phone, in that state."""
    return Answer(
        number, f"R-{1000 + number}", 1, 1, 1, "f" * 64, Kind.CONFIRMATION, "phone", "Per Holm", date(2026, 11, 2), "",
        "", Money(100, "USD"), (), 0, 0, AnswerState(state), 1, NOW - DAY, 2, "Sam Reed", "Jo Lund",
    )  # fmt: skip


ANSWERS = (answer(1, "recorded"), answer(2, "contradicted"))
COMPLAINTS = tuple(
    complaint(number, state)
    for number, state in enumerate(("received", "answered", "final", "closed", "external"), start=1)
)
ANOMALIES = tuple(
    anomaly(number, state)
    for number, state in enumerate(("told", "explaining", "owing", "contested", "closed", "withdrawn"), start=1)
)
SURVEYS = (
    Survey(1, 1, 1, "case:1", "D-0001", "asked", NOW, NOW),
    Survey(2, 1, 1, "case:2", "D-0002", "scored", NOW, NOW, 4),
)
HAPPENINGS: dict[str, dict[str, Value]] = {
    "complaint_kept": {"id": 1, "number": "K-1001", "next": NOW + DAY},
    "objected": {"letter_id": 1},
}
NOTICES = (
    Opened("complain", {}),
    Opened("complain", {"words": "INV-1001 was billed without a word"}),
    Opened("complain", {"complaint_id": 1}),
    Opened("give_feedback", {}),
    Opened("give_feedback", {"words": "Well done"}),
    *(Opened("weigh_answer", {"complaint_id": one, "answer": "no"}) for one in (2, 3, 4)),
    Opened("weigh_answer", {"complaint_id": 2}),
    Opened("rate_us", {"survey_id": 1, "score": 1, "question": "score"}),
    Opened("rate_us", {"survey_id": 2, "score": 5, "question": "score"}),
    *(Opened("answer_anomaly", {"anomaly_id": 1, "answer": said}) for said in ("explain", "otherwise", "")),
    Opened("answer_anomaly", {"anomaly_id": 4}),
    *(Opened("heard_elsewhere", {"answer_id": one}) for one in (1, 2, 3)),
    Opened("heard_elsewhere", {"answer_id": 1, "right": True}),
    Opened("remember_otherwise", {"letter_id": 1, "letter": "CL-1001"}),
    *(Opened("get_paper", {"paper": one}) for one in ("confirmation", "confirmation_form", "reconciliation")),
)
