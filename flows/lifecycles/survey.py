"""The life of a survey: asked once an hour after a matter was settled, reminded once, then left in peace.

What comes too late to be remembered is not asked at all; a low score is told to the desk at once.
"""

from flows.engine.effects import Button
from flows.engine.events import Happened
from flows.engine.grammar import Scene
from flows.engine.told import told_number, withheld
from flows.engine.words import call_off, do, each, go_to, happened, lifecycle, remind, say, stage, tell_staff, when
from flows.facts.matter_commands import ChangeMatter, PlanSurvey
from flows.facts.surveys import ASKED_AFTER, LOW, REMINDED_AFTER, VALID_FOR, Survey
from flows.facts.times import DAY
from flows.lifecycles.dispute_guards import the_case


def the_survey(scene: Scene) -> Survey | None:
    """The survey whose life this is."""
    wanted = scene.notes.get("survey_id")
    return next((one for one in scene.books.surveys if one.id == wanted), None)


def in_time(scene: Scene) -> bool:
    """Whether it is still fresh and not unwelcome, and may be sent."""
    one = the_survey(scene)
    fresh = one is not None and not one.unwelcome and scene.now - one.planned_at <= VALID_FOR
    return fresh and not withheld(scene)


def may_be_sent(scene: Scene) -> bool:
    """Whether nothing kept the reminder back."""
    return not withheld(scene)


def is_low(scene: Scene) -> bool:
    """Whether the score calls for a person."""
    return 0 < told_number(scene, "score") <= LOW


def in_a_while(scene: Scene) -> int:
    """An hour from now."""
    return scene.now + ASKED_AFTER


def in_two_days(scene: Scene) -> int:
    """The one reminder."""
    return scene.now + REMINDED_AFTER


def in_three_days(scene: Scene) -> int:
    """When nobody waits any more."""
    return scene.now + 3 * DAY


def ask_how_it_went(scene: Scene) -> PlanSurvey:
    """A case was settled, says its customer: how it went is asked in a while."""
    case = the_case(scene)
    return PlanSurvey(case.number if case else "")


def sent(scene: Scene) -> ChangeMatter:
    """When it was asked."""
    return ChangeMatter({"asked_at": scene.now})


def scored(scene: Scene) -> ChangeMatter:
    """The score."""
    return ChangeMatter({"score": told_number(scene, "score")})


def described(scene: Scene) -> ChangeMatter:
    """What it was about, and the customer's words."""
    values = scene.event.values if isinstance(scene.event, Happened) else {}
    tags = values.get("tags")
    return ChangeMatter({"tags": tags if isinstance(tags, list) else [], "comment": str(values.get("comment") or "")})


def call_wanted(scene: Scene) -> ChangeMatter:  # noqa: ARG001 - every maker is given the scene
    """A person shall get in touch."""
    return ChangeMatter({"call_wanted": True})


def survey(scene: Scene) -> dict[str, object]:
    """The survey as the desk and its question show it."""
    one, customer, contact = the_survey(scene), scene.books.customer, scene.books.contact
    score = told_number(scene, "score") or (one.score if one else 0)
    said = described(scene).fields
    return {
        "number": one.number if one else "",
        "score": score,
        "tags": [f"tag_{tag}" for tag in list(said["tags"])] if isinstance(said["tags"], list) else [],
        "comment": said["comment"],
        "customer": customer.name if customer else "",
        "person": contact.name if contact else "",
        "company": scene.books.company.name,
    }


def score_buttons(scene: Scene) -> list[Button]:
    """One to five."""
    one = the_survey(scene)
    at = one.id if one else 0
    return [
        Button(f"score_{score}", opens="rate_us", notes={"survey_id": at, "score": score, "question": "score"})
        for score in range(1, 6)
    ]


def never_button(scene: Scene) -> list[Button]:
    """No such question again."""
    one = the_survey(scene)
    return [Button("never_ask", opens="rate_us", notes={"survey_id": one.id if one else 0, "question": "never"})]


SCORED = (
    *when(happened("scored"), is_low).then(
        do(scored), call_off(), tell_staff("staff/survey_low", shows=survey), go_to("scored")
    ),
    *when(happened("scored")).then(do(scored), call_off(), go_to("scored")),
)
REFUSED = when(happened("refused_surveys")).then(call_off(), go_to("refused"))

survey_life = lifecycle(
    "survey",
    stage("planned", when(happened("planned")).then(remind("survey", in_a_while), go_to("waiting"))),
    stage(
        "waiting",
        when(happened("due:survey"), in_time).then(
            do(sent),
            remind("survey_reminder", in_two_days),
            say("how_was_it", each(score_buttons, across=5), each(never_button), shows=survey),
            go_to("asked"),
        ),
        when(happened("due:survey")).then(go_to("lapsed")),
    ),
    stage(
        "asked",
        SCORED,
        REFUSED,
        when(happened("due:survey_reminder"), may_be_sent).then(
            remind("survey_over", in_three_days),
            say("one_reminder", each(score_buttons, across=5), each(never_button), shows=survey),
        ),
        when(happened("due:survey_reminder", "due:survey_over")).then(go_to("lapsed")),
    ),
    stage(
        "scored",
        when(happened("described")).then(do(described), tell_staff("staff/survey_words", shows=survey)),
        when(happened("call_wanted")).then(do(call_wanted), tell_staff("staff/survey_call", shows=survey)),
        REFUSED,
        ends=True,
    ),
    stage("lapsed", SCORED, REFUSED, ends=True),
    stage("refused", SCORED, ends=True),
)
