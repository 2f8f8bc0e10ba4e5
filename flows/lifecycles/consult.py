"""The life of a question to a department: asked, answered or passed on, and never silently forgotten.

Half way and at its time whoever was asked is reminded; half as long again after it a lead hears of it and the case goes
on without. A late answer still counts. The customer's own dates go on all the while. Who edits: finance.
"""

from flows.engine.grammar import Scene
from flows.engine.words import call_off, do, go_to, happened, lifecycle, remind, stage, when
from flows.facts.chart_commands import TellAbout
from flows.facts.consults import half_way, overdue
from flows.facts.contact_policy import next_opening
from flows.lifecycles.dispute_guards import told, whole


def half_time(scene: Scene) -> int:
    """When half of the time given is over, or the house opens after that."""
    return next_opening(
        half_way(scene.now, in_time(scene)), scene.books.company.zone, calendar=scene.books.house_calendar
    )


def in_time(scene: Scene) -> int:
    """By when it should be answered."""
    return max(whole(told(scene, "due")), scene.now)


def too_late(scene: Scene) -> int:
    """When nobody waits for it any longer, in the hours of the house."""
    return next_opening(
        overdue(scene.now, in_time(scene)), scene.books.company.zone, calendar=scene.books.house_calendar
    )


def half_is_over(scene: Scene) -> TellAbout:  # noqa: ARG001 - every maker is given the scene
    """A word to whoever was asked."""
    return TellAbout("consult_half")


def now_is_the_time(scene: Scene) -> TellAbout:  # noqa: ARG001
    """The same, on the day."""
    return TellAbout("consult_due")


CLOCK = (remind("consult_half", half_time), remind("consult_due", in_time), remind("consult_late", too_late))

ENDS = (
    *when(happened("answered")).then(call_off(), go_to("answered")),
    *when(happened("passed_on")).then(call_off(), go_to("passed_on")),
    *when(happened("called_back")).then(call_off(), go_to("called_back")),
)

consult = lifecycle(
    "consult",
    stage("begun", when(happened("asked")).then(*CLOCK, go_to("asked"))),
    stage(
        "asked",
        when(happened("due:consult_half")).then(do(half_is_over)),
        when(happened("due:consult_due")).then(do(now_is_the_time)),
        when(happened("due:consult_late")).then(call_off(), go_to("late")),
        when(happened("prolonged")).then(call_off(), *CLOCK),
        ENDS,
    ),
    stage("late", when(happened("prolonged")).then(*CLOCK, go_to("asked")), ENDS, ends=True),
    stage("answered", ends=True),
    stage("passed_on", ends=True),
    stage("called_back", ends=True),
)
