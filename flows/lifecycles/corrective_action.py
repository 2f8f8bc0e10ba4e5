"""The life of a corrective action: planned with a day, done, and looked at again by somebody else.

Thirty and ninety days after it was done its verifier is asked whether the cause has stayed away. Only their word ends
it, and not before the last of these days: until then it has worked so far. What did not work is planned anew. Who
edits: finance.
"""

from flows.engine.grammar import Scene
from flows.engine.words import call_off, do, go_to, happened, lifecycle, remind, stage, when
from flows.facts.chart_commands import TellAbout
from flows.facts.contact_policy import after_working_days, next_opening
from flows.facts.times import DAY
from flows.lifecycles.dispute_guards import told, whole
from flows.tables.followups import FOLLOWUPS, gap

CHECK = "capa_check"
ASKED_AGAIN = 2  # working days between two questions to somebody who is late


def on_its_day(scene: Scene) -> int:
    """The day it is to be done by."""
    return max(whole(told(scene, "due")), scene.now)


def soon_again(scene: Scene) -> int:
    """When somebody who is late is asked again."""
    return after_working_days(scene.now, ASKED_AGAIN, scene.books.company.zone, calendar=scene.books.house_calendar)


def first_check(scene: Scene) -> int:
    """When its effect is looked at first."""
    return _check(scene, 0)


def next_check(scene: Scene) -> int:
    """When it is looked at again; after the last time, every few days until somebody has said so."""
    count = whole(told(scene, "count")) + 1
    return _check(scene, count) if count < len(FOLLOWUPS[CHECK].days) else soon_again(scene)


def works_so_far(scene: Scene) -> bool:
    """Whether one of the days on which it is looked at is still to come."""
    return _look_after(scene) > 0


def look_to_come(scene: Scene) -> int:
    """The next of those days (µs UTC)."""
    return next_opening(_look_after(scene), scene.books.company.zone, calendar=scene.books.house_calendar)


def _look_after(scene: Scene) -> int:
    """When that is; 0 when there is none."""
    done = whole(told(scene, "done_at"))
    return next((done + days * DAY for days in FOLLOWUPS[CHECK].days if done + days * DAY > scene.now), 0)


def _check(scene: Scene, count: int) -> int:
    return next_opening(
        scene.now + (gap(CHECK, count) or 0) * DAY, scene.books.company.zone, calendar=scene.books.house_calendar
    )


def still_to_do(scene: Scene) -> TellAbout:  # noqa: ARG001 - every maker is given the scene
    """Its owner is late."""
    return TellAbout("capa_late")


def does_it_work(scene: Scene) -> TellAbout:  # noqa: ARG001
    """Its verifier is asked."""
    return TellAbout("capa_check")


def so_far(scene: Scene) -> TellAbout:  # noqa: ARG001
    """It is looked at once more."""
    return TellAbout("capa_so_far")


def for_good(scene: Scene) -> TellAbout:  # noqa: ARG001
    """That was the last look."""
    return TellAbout("capa_verified")


DROPPED = when(happened("dropped")).then(call_off(), go_to("dropped"))

corrective_action = lifecycle(
    "corrective_action",
    stage("begun", when(happened("planned")).then(remind("capa_due", on_its_day), go_to("planned"))),
    stage(
        "planned",
        when(happened("due:capa_due")).then(do(still_to_do), remind("capa_due", soon_again, count=True)),
        when(happened("done")).then(call_off(), remind(CHECK, first_check), go_to("done")),
        DROPPED,
    ),
    stage(
        "done",
        when(happened("due:capa_check")).then(do(does_it_work), remind(CHECK, next_check, count=True)),
        when(happened("worked"), works_so_far).then(do(so_far), remind(CHECK, look_to_come, count=True)),
        when(happened("worked")).then(call_off(), do(for_good), go_to("verified")),
        when(happened("did_not_work")).then(call_off(), remind("capa_due", on_its_day), go_to("planned")),
    ),
    stage("verified", ends=True),
    stage("dropped", ends=True),
)
