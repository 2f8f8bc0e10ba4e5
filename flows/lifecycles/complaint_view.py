"""The life of a complaint and of feedback: what must hold, what each move sets, what is shown.

Promise: total, pure; a date that is told is the date that the same turn sets.
"""

from collections.abc import Callable

from flows.engine.effects import Button
from flows.engine.events import Happened, Value
from flows.engine.grammar import Maker, Scene, View
from flows.engine.told import told_number, told_word
from flows.facts.complaints import (
    DAYS_BY_WEIGHT,
    SECOND_LOOK_DAYS,
    Complaint,
    feedback_by,
    first_look_by,
    needs_approval,
)
from flows.facts.contact_policy import end_of_working_day, next_opening
from flows.facts.matter_commands import ChangeMatter, PlanSurvey
from flows.facts.times import DAY
from flows.facts.to_move import reminder_at
from flows.tables.followups import FOLLOWUPS

QUESTION = "complaint_question"
REOPENS_FOR = 30 * DAY


def the_complaint(scene: Scene) -> Complaint | None:
    """The complaint whose life this is."""
    wanted = scene.notes.get("complaint_id")
    return next((one for one in scene.books.complaints if one.id == wanted), None)


def zone(scene: Scene) -> str:
    """Where the person lives who complains."""
    return scene.books.contact.zone if scene.books.contact else "UTC"


# -- guards ------------------------------------------------------------------------------------------------------------
def impartial(scene: Scene) -> bool:
    """Whether whoever acts is not complained about, as the desk has found."""
    return told_word(scene, "barred") == ""


def wants_approval(scene: Scene) -> bool:
    """Whether a second person reads the answer first."""
    one = the_complaint(scene)
    return one is not None and needs_approval(one)


def somebody_else(scene: Scene) -> bool:
    """Whether the approver may: not the author, not complained about."""
    one = the_complaint(scene)
    return one is not None and impartial(scene) and told_number(scene, "by") != one.author


def second_round(scene: Scene) -> bool:
    """Whether this answer is the last one inside the house."""
    one = the_complaint(scene)
    return one is not None and one.round > 1


def not_long_ago(scene: Scene) -> bool:
    """Whether it closed within thirty days, after one look only."""
    one = the_complaint(scene)
    return one is not None and one.round == 1 and bool(one.text) and scene.now - one.next_contact_at <= REOPENS_FOR


def more_reminders(scene: Scene) -> bool:
    """Whether another reminder of the question follows the one that is due."""
    return (
        reminder_at(QUESTION, told_number(scene, "count") + 1, scene.now, zone(scene), calendar=scene.books.calendar)
        is not None
    )


def is_praise(scene: Scene) -> bool:
    """Whether it was praise: a thank-you is its answer."""
    one = the_complaint(scene)
    return one is not None and one.kind == "praise"


# -- when --------------------------------------------------------------------------------------------------------------
def first_look(scene: Scene) -> int:
    """When the customer hears of it first: as was said when it was registered."""
    one = the_complaint(scene)
    if one and one.is_complaint:
        return max(one.next_contact_at, first_look_by(scene.now, zone(scene), calendar=scene.books.calendar))
    return feedback_by(one.kind if one else "", scene.now, zone(scene), calendar=scene.books.calendar)


def assessed(scene: Scene) -> int:
    """When the answer is due, by its weight."""
    return end_of_working_day(
        scene.now, DAYS_BY_WEIGHT.get(told_word(scene, "weight"), 3), zone(scene), calendar=scene.books.calendar
    )


def next_word(scene: Scene) -> int:
    """When the customer hears again after a day that came without a result."""
    return end_of_working_day(scene.now, 2, zone(scene), calendar=scene.books.calendar)


def second_look(scene: Scene) -> int:
    """When the second answer is due."""
    return end_of_working_day(scene.now, SECOND_LOOK_DAYS, zone(scene), calendar=scene.books.calendar)


def idea_looked_at(scene: Scene) -> int:
    """When the customer hears what came of a suggestion that a colleague has thanked for."""
    return feedback_by("suggestion", scene.now, zone(scene), calendar=scene.books.calendar)


def asked_again(scene: Scene) -> int | None:
    """The next reminder of the question: counted from the one that is due, else the first."""
    is_this = isinstance(scene.event, Happened) and scene.event.what == f"due:{QUESTION}"
    return reminder_at(
        QUESTION,
        told_number(scene, "count") + 1 if is_this else 0,
        scene.now,
        zone(scene),
        calendar=scene.books.calendar,
    )


def closes(scene: Scene) -> int:
    """When it closes without an answer."""
    return next_opening(
        asked_again(scene) or scene.now + FOLLOWUPS[QUESTION].days[-1] * DAY, zone(scene), calendar=scene.books.calendar
    )


# -- what each move sets -----------------------------------------------------------------------------------------------
def heard_by(at: Callable[[Scene], int], **more: object) -> Maker:
    """The next date, and fixed fields beside it."""

    def fields(scene: Scene) -> ChangeMatter:
        return ChangeMatter({"next_contact_at": at(scene), **more})

    fields.__name__ = f"heard_by_{at.__name__}"
    return fields


def taken(scene: Scene) -> ChangeMatter:
    """Who looks into it, how much it weighs, by when."""
    return ChangeMatter(
        {"owner": told_number(scene, "by"), "weight": told_word(scene, "weight"), "next_contact_at": assessed(scene)}
    )


def written(scene: Scene) -> ChangeMatter:
    """The answer, its result, what prevents it from happening again, and who wrote it."""
    words = {name: told_word(scene, name) for name in ("text", "result", "prevention")}
    return ChangeMatter({**words, "author": told_number(scene, "by")})


def late_once_more(scene: Scene) -> ChangeMatter:
    """A promised day came without a result."""
    one = the_complaint(scene)
    return ChangeMatter({"next_contact_at": next_word(scene), "late": (one.late if one else 0) + 1})


def looked_at_again(scene: Scene) -> ChangeMatter:
    """By somebody other than whoever answered first."""
    one = the_complaint(scene)
    return ChangeMatter(
        {"round": 2, "earlier": one.author if one else 0, "owner": 0, "next_contact_at": second_look(scene)}
    )


def ended(outcome: str) -> Maker:
    """How it ended; the date is that of its end."""

    def fields(scene: Scene) -> ChangeMatter:
        return ChangeMatter({"outcome": outcome, "next_contact_at": scene.now})

    fields.__name__ = f"ended_{outcome}"
    return fields


def plan_survey(scene: Scene) -> PlanSurvey:
    """How it went is asked in a while."""
    one = the_complaint(scene)
    return PlanSurvey(one.number if one else "")


# -- what is shown -----------------------------------------------------------------------------------------------------
def complaint(scene: Scene) -> dict[str, object]:
    """The complaint as a message tells it; empty values for none."""
    one, customer, contact = the_complaint(scene), scene.books.customer, scene.books.contact
    return {
        "number": one.number if one else "",
        "kind": one.kind if one else "remark",
        "topic": one.topic if one else "",
        "words": one.words if one else "",
        "happened": one.happened if one else "",
        "whom": one.whom if one else "",
        "everybody": bool(one and one.everybody),
        "wish": one.wish if one else "",
        "late": one.late + 1 if one else 1,
        "customer": customer.name if customer else "",
        "person": contact.name if contact else "",
        "by": one.next_contact_at if one else 0,
        "zone": zone(scene),
        "company": scene.books.company.name,
    }


def with_date(at: Callable[[Scene], int]) -> View:
    """The complaint with the date of the next word."""

    def values(scene: Scene) -> dict[str, object]:
        return complaint(scene) | {"by": at(scene)}

    values.__name__ = f"with_{at.__name__}"
    return values


def who_looks(scene: Scene) -> dict[str, object]:
    """Who looks into it, and by when there is an answer."""
    return complaint(scene) | {"colleague": told_word(scene, "name"), "by": assessed(scene)}


def said(scene: Scene) -> dict[str, object]:
    """What the customer or a colleague said with it."""
    return complaint(scene) | {
        "said": told_word(scene, "why") or told_word(scene, "comment") or told_word(scene, "text")
    }


def other_words(scene: Scene) -> ChangeMatter:
    """What the customer says instead; the record has what was said first."""
    return ChangeMatter({"words": told_word(scene, "text")})


def answer(scene: Scene) -> dict[str, object]:
    """The answer as it stands, or as it is given with this very event."""
    one = the_complaint(scene)
    kept = {"text": one.text, "result": one.result, "prevention": one.prevention} if one else {}
    given = {name: told_word(scene, name) for name in ("text", "result", "prevention")}
    shown = given if given["text"] else kept
    return complaint(scene) | {"text": "", "result": "", "prevention": "", **shown} | {"closes": closes(scene)}


# -- buttons -----------------------------------------------------------------------------------------------------------
def judging_buttons(scene: Scene) -> list[Button]:
    """Good so, or not and why."""
    return [_judging(scene, "answer_good", "yes"), _judging(scene, "answer_not_good", "no")]


def not_good_button(scene: Scene) -> list[Button]:
    """The way back for one that closed by itself."""
    return [_judging(scene, "answer_not_good", "no")]


def matter_id(scene: Scene) -> dict[str, Value]:
    """The complaint, for a dialogue that begins."""
    one = the_complaint(scene)
    return {"complaint_id": one.id if one else 0}


def _judging(scene: Scene, choice: str, said_: str) -> Button:
    return Button(choice, opens="weigh_answer", notes={**matter_id(scene), "answer": said_})
