"""The lives of complaints, feedback, surveys and anomalies: who is told what, and that nothing is forgotten."""

from dataclasses import replace

import pytest

from flows.all_flows import FLOWS
from flows.engine.conversation import Conversation, Frame
from flows.engine.effects import CallOff, Do, Remind, Say, TellStaff, Turn
from flows.engine.events import Happened, Value
from flows.engine.forgotten import forgotten
from flows.engine.step import step
from flows.facts.anomalies import Anomaly
from flows.facts.books import Page
from flows.facts.matter_commands import ChangeMatter, PlanSurvey
from flows.facts.surveys import Survey, hindrance
from flows.facts.times import DAY, HOUR
from tests.flows.samples_dispute import NOW, page
from tests.flows.test_complain import ABOUT_WEI

LIVES = ("complaint", "feedback", "survey", "anomaly")
FOUND = Anomaly(
    1, "A-1001", 1, 5, 11, "INV-2214", "An old list.", "Too much was billed.", "A credit note.", 20_000, "USD",
    "customer", "recorded", 1, NOW, sha="abc",
)  # fmt: skip
ASKED = Survey(1, 1, 1, "case:42", "D-1042", "waiting", NOW)


def lives(flow: str, state: str, books: Page, what: str, **values: Value) -> Turn:
    """One happening in the life of the thing number 1."""
    note = {"feedback": "complaint_id"}.get(flow, f"{flow}_id")
    frame = Frame(flow, FLOWS[flow].version, state, {note: 1})
    return step(FLOWS, Conversation((frame,)), Happened(what, values=values), books, NOW)


def said(turn: Turn) -> list[str]:
    """What the customer is told."""
    return [effect.message for effect in turn.effects if isinstance(effect, Say)]


def staff(turn: Turn) -> list[str]:
    """What the desk is told."""
    return [effect.message for effect in turn.effects if isinstance(effect, TellStaff)]


def fields(turn: Turn) -> dict[str, object]:
    """What is set."""
    changes = [e.command.fields for e in turn.effects if isinstance(e, Do) and isinstance(e.command, ChangeMatter)]
    return {name: value for change in changes for name, value in change.items()}


def kinds(turn: Turn) -> list[str]:
    """The follow-ups that are set."""
    return [effect.kind for effect in turn.effects if isinstance(effect, Remind)]


def complaint(**changes: object) -> Page:
    """A page with that complaint."""
    return page(complaints=(replace(ABOUT_WEI, **changes),))  # type: ignore[arg-type]


@pytest.mark.parametrize("life", LIVES)
def test_no_open_state_is_forgotten(life: str) -> None:
    """The proof from the table."""
    assert list(forgotten(FLOWS[life])) == []


def test_whoever_is_barred_changes_nothing() -> None:
    """The desk has found it; the life refuses as well."""
    turn = lives("complaint", "received", complaint(), "assessed", by=1, barred="yes", weight="serious")

    assert turn.conversation.top.stage == "received"
    assert staff(turn) == ["staff/complaint_not_yours"]


def test_an_assessed_complaint_has_a_date_by_its_weight() -> None:
    """What is urgent is answered by tomorrow."""
    turn = lives("complaint", "received", complaint(), "assessed", by=3, name="Mara", weight="urgent")

    assert said(turn) == ["complaint/assessed"]
    assert fields(turn)["weight"] == "urgent"
    assert NOW < int(str(fields(turn)["next_contact_at"])) < NOW + 2 * DAY


def test_a_day_without_an_answer_is_told_with_a_new_one() -> None:
    """The promise is kept even where there is nothing to say."""
    turn = lives("complaint", "in_work", complaint(), "due:complaint_due")

    assert said(turn) == ["complaint/progress"]
    assert kinds(turn) == ["complaint_due"]


def test_an_answer_about_a_person_waits_for_a_second_one() -> None:
    """Nothing leaves before."""
    turn = lives("complaint", "in_work", complaint(), "answered", by=3, text="We asked him.")

    assert turn.conversation.top.stage == "pending"
    assert said(turn) == []


def test_an_answer_about_nobody_leaves_at_once() -> None:
    """And is asked about."""
    turn = lives("complaint", "in_work", complaint(about=(), whom=""), "answered", by=3, text="The mail was lost.")

    assert said(turn) == ["complaint/answer"]
    assert kinds(turn) == ["complaint_question"]


def test_the_author_does_not_approve() -> None:
    """Four eyes."""
    turn = lives("complaint", "pending", complaint(author=3, text="x"), "approved", by=3)

    assert turn.conversation.top.stage == "pending"
    assert staff(turn) == ["staff/complaint_not_yours"]


def test_the_second_answer_names_the_ways_outside() -> None:
    """It is the final one."""
    turn = lives("complaint", "pending", complaint(author=3, text="x", round=2), "approved", by=2)

    assert said(turn) == ["complaint/final_answer"]
    assert turn.conversation.top.stage == "final"


def test_what_is_not_settled_goes_to_somebody_else() -> None:
    """Whoever answered first is written down."""
    turn = lives("complaint", "answered", complaint(author=3, text="x"), "not_satisfied", why="no")

    assert fields(turn)["earlier"] == 3
    assert fields(turn)["round"] == 2
    assert kinds(turn) == ["complaint_due"]


def test_a_settled_complaint_plans_the_question_how_it_went() -> None:
    """Once it is over."""
    turn = lives("complaint", "answered", complaint(text="x"), "satisfied")

    assert any(isinstance(effect, Do) and effect.command == PlanSurvey("K-1001") for effect in turn.effects)


def test_silence_about_an_answer_is_no_agreement() -> None:
    """One reminder, then it closes and says so."""
    first = lives("complaint", "answered", complaint(text="x"), "due:complaint_question", count=0)
    last = lives("complaint", "answered", complaint(text="x"), "due:complaint_question", count=1)

    assert said(first) == ["complaint/are_you_content"]
    assert said(last) == ["complaint/closed_unanswered"]
    assert fields(last)["outcome"] == "no_answer"


def test_praise_ends_with_thanks_and_a_suggestion_does_not() -> None:
    """The one is answered by it, the other waits for what becomes of it."""
    praise = lives("feedback", "received", complaint(kind="praise"), "thanked", name="Mara")
    idea = lives("feedback", "received", complaint(kind="suggestion"), "thanked", name="Mara")

    assert praise.conversation.top.stage == "closed"
    assert kinds(idea) == ["feedback_due"]


def test_a_survey_that_comes_too_late_is_not_asked() -> None:
    """Nobody remembers after a day."""
    books = page(surveys=(replace(ASKED, planned_at=NOW - DAY - HOUR),))

    assert lives("survey", "waiting", books, "due:survey", count=0).conversation.top.stage == "lapsed"


def test_a_survey_is_asked_once_and_reminded_once() -> None:
    """Then there is peace."""
    books = page(surveys=(ASKED,))
    asked = lives("survey", "waiting", books, "due:survey", count=0)
    reminded = lives("survey", "asked", books, "due:survey_reminder", count=0)
    over = lives("survey", "asked", books, "due:survey_over", count=0)

    assert said(asked) == ["survey/how_was_it"]
    assert said(reminded) == ["survey/one_reminder"]
    assert (said(over), over.conversation.top.stage) == ([], "lapsed")


def test_a_low_score_reaches_the_desk_at_once() -> None:
    """Whatever else is said or left out."""
    turn = lives("survey", "asked", page(surveys=(ASKED,)), "scored", score=2)

    assert staff(turn) == ["staff/survey_low"]
    assert any(isinstance(effect, CallOff) for effect in turn.effects)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({}, ""),
        ({"reachable": False}, "unreachable"),
        ({"stopped": True}, "not_wanted"),
        ({"refused": True}, "not_wanted"),
        ({"angry": True}, "angry"),
        ({"last_asked": NOW - 29 * DAY}, "asked_lately"),
        ({"last_asked": NOW - 31 * DAY}, ""),
    ],
)
def test_who_is_asked_and_who_is_not(given: dict[str, int], why: str) -> None:
    """Each reason by its name."""
    usual = {"last_asked": 0, "reachable": True, "stopped": False, "refused": False, "angry": False}

    assert hindrance(NOW, **(usual | given)) == why  # type: ignore[arg-type]


def test_nobody_verifies_what_they_recorded() -> None:
    """Four eyes before the customer hears of it."""
    turn = lives("anomaly", "recorded", page(anomalies=(FOUND,)), "verified", by=1, sha="abc")

    assert said(turn) == []
    assert staff(turn) == ["staff/anomaly_own"]


def test_an_unknown_cause_comes_with_a_date() -> None:
    """Said so, and owed."""
    turn = lives("anomaly", "recorded", page(anomalies=(replace(FOUND, cause=""),)), "verified", by=2, sha="abc")

    assert said(turn) == ["anomaly/notice"]
    assert set(kinds(turn)) == {"anomaly_due", "anomaly_question"}
    assert int(str(fields(turn)["promised_at"])) > NOW


BY_RUTH: dict[str, Value] = {"by": 2, "sha": "abc"}


def test_what_is_verified_while_a_round_is_prepared_waits_for_it() -> None:
    """The desk knows until when; who verified it is kept, and nobody outside has heard of it."""
    turn = lives("anomaly", "recorded", page(anomalies=(FOUND,)), "verified", **BY_RUTH, round=1, balance=10_000)

    assert (said(turn), staff(turn), kinds(turn)) == ([], ["staff/anomaly_waits"], ["anomaly_tell"])
    assert turn.conversation.top.stage == "verified"
    assert fields(turn) == {"verified_by": 2}


def test_what_is_major_waits_for_no_round() -> None:
    """Told at once, as if no round were prepared."""
    large = page(anomalies=(replace(FOUND, amount=900_000),))
    turn = lives("anomaly", "recorded", large, "verified", **BY_RUTH, round=1, balance=1_000_000)

    assert said(turn) == ["anomaly/notice"]
    assert fields(turn)["told_at"] == NOW


def test_even_what_is_major_keeps_to_the_readers_hours() -> None:
    """It is told when they open."""
    night = NOW + 12 * HOUR
    frame = Frame("anomaly", FLOWS["anomaly"].version, "recorded", {"anomaly_id": 1})
    books = page(anomalies=(replace(FOUND, amount=900_000),))
    turn = step(FLOWS, Conversation((frame,)), Happened("verified", values={**BY_RUTH, "round": 0}), books, night)

    opens = [effect.due for effect in turn.effects if isinstance(effect, Remind)]

    assert (said(turn), turn.conversation.top.stage) == ([], "verified")
    assert len(opens) == 1
    assert night < opens[0] < night + 24 * HOUR


@pytest.mark.parametrize("cause", ["An old list.", ""])
def test_what_waited_is_told_when_its_time_has_come(cause: str) -> None:
    """Whole, with the day of a cause that is not known."""
    waits = page(anomalies=(replace(FOUND, cause=cause, verified_by=2, state="verified"),))
    turn = lives("anomaly", "verified", waits, "due:anomaly_tell")

    assert (said(turn), turn.conversation.top.stage) == (["anomaly/notice"], "told")
    assert ("anomaly_due" in kinds(turn)) is (cause == "")


def test_the_statement_goes_out_and_what_waited_follows_it() -> None:
    """Within minutes, after its notice."""
    turn = lives("anomaly", "verified", page(anomalies=(replace(FOUND, verified_by=2),)), "round_issued")

    due = [effect.due for effect in turn.effects if isinstance(effect, Remind)]

    assert said(turn) == []
    assert len(due) == 1
    assert NOW < due[0] <= NOW + HOUR


@pytest.mark.parametrize(("reason", "told"), [("They pay today.", ["anomaly/notice"]), ("", [])])
def test_it_is_told_now_where_a_reason_is_given(reason: str, told: list[str]) -> None:
    """A reason that nobody gave is none."""
    waits = page(anomalies=(replace(FOUND, verified_by=2),))
    turn = lives("anomaly", "verified", waits, "told_now", reason=reason, name="Mara")

    assert said(turn) == told


def test_understood_does_not_end_what_is_owed() -> None:
    """The cause still comes."""
    owed = page(anomalies=(replace(FOUND, cause="", promised_at=NOW + DAY, told_at=NOW),))
    known = page(anomalies=(replace(FOUND, told_at=NOW),))

    assert lives("anomaly", "told", owed, "understood").conversation.top.stage == "owing"
    assert lives("anomaly", "told", known, "understood").conversation.top.stage == "closed"


def test_silence_brings_one_reminder_and_then_a_person() -> None:
    """It is not agreement."""
    books = page(anomalies=(replace(FOUND, told_at=NOW),))
    first = lives("anomaly", "told", books, "due:anomaly_question", count=0)
    then = lives("anomaly", "told", books, "due:anomaly_question", count=1)

    assert said(first) == ["anomaly/reminder"]
    assert (said(then), staff(then)) == ([], ["staff/anomaly_silent"])


def test_a_mistake_of_ours_is_taken_back_openly() -> None:
    """With its reason."""
    turn = lives("anomaly", "told", page(anomalies=(replace(FOUND, told_at=NOW),)), "withdrawn", reason="Two lists.")

    assert said(turn) == ["anomaly/withdrawn"]


def test_changed_words_take_the_place_of_the_first_and_the_desk_reads_them() -> None:
    """What was mended within minutes must not be answered as it was first written."""
    books = page(complaints=(replace(ABOUT_WEI, id=1, kind="praise", state="received"),))
    changed = lives("feedback", "received", books, "reworded", text="Wei found it in a minute", first="Wie found it")
    told = [effect.message for effect in changed.effects if isinstance(effect, TellStaff)]

    assert told == ["staff/feedback_reworded"]
    assert [effect.command for effect in changed.effects if isinstance(effect, Do)] == [
        ChangeMatter({"words": "Wei found it in a minute"})
    ]
