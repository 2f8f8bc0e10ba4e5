"""The life of a time that we told a customer: watched until it comes, and counted by what became of it.

An hour before, whoever owns the matter is reminded; a quarter of an hour before, its thread and whoever stands in. At
the moment the matter itself speaks, result or not; a few minutes later we look whether it did. Nothing is ever taken
back from these books: a time that is put off ends, and another begins. Who edits: finance.
"""

from flows.engine.grammar import Maker, Scene
from flows.engine.told import number, told
from flows.engine.words import call_off, do, go_to, happened, lifecycle, remind, stage, when
from flows.facts.our_promises import CallFor
from flows.facts.times import MINUTE
from flows.tables.our_promises import ALARM, LOOK, NUDGE


def nudge_at(scene: Scene) -> int | None:
    """When its owner is reminded; not at all when it is nearer than that, or nobody is to be called."""
    return _before(scene, NUDGE)


def alarm_at(scene: Scene) -> int | None:
    """When everybody is."""
    return _before(scene, ALARM)


def look_at(scene: Scene) -> int:
    """When we look whether the matter has spoken."""
    return number(told(scene, "due")) + number(told(scene, "patience")) + LOOK * MINUTE


def still_ahead(scene: Scene) -> bool:
    """Whether there is anybody to call for it: after a downtime its moment may be over."""
    return number(told(scene, "due")) > scene.now


def word_waits(scene: Scene) -> bool:
    """Whether its word is still to come."""
    return look_at(scene) > scene.now


def _before(scene: Scene, ahead: int) -> int | None:
    at = number(told(scene, "due")) - ahead * MINUTE
    return at if told(scene, "called") is True and at > scene.now else None


def calling(how: str) -> Maker:
    """Somebody is called."""

    def called(scene: Scene) -> CallFor:  # noqa: ARG001 - every maker is given the scene
        return CallFor(how)

    called.__name__ = f"call_for_{how}"
    return called


our_promise = lifecycle(
    "our_promise",
    stage(
        "open",
        when(happened("given")).then(
            remind("our_nudge", nudge_at), remind("our_alarm", alarm_at), remind("our_look", look_at)
        ),
        when(happened("due:our_nudge"), still_ahead).then(do(calling("nudge")), remind("our_look", look_at)),
        when(happened("due:our_alarm"), still_ahead).then(do(calling("alarm")), remind("our_look", look_at)),
        when(happened("due:our_nudge", "due:our_alarm")).then(remind("our_look", look_at)),
        # The matter has not spoken: unless its word waits for the customer's morning, nobody will.
        when(happened("due:our_look"), word_waits).then(remind("our_look", look_at)),
        when(happened("due:our_look")).then(do(calling("broken")), call_off(), go_to("broken")),
        when(happened("kept")).then(call_off(), go_to("kept")),
        when(happened("kept_late")).then(call_off(), go_to("kept_late")),
        when(happened("rescheduled")).then(call_off(), go_to("rescheduled")),
        when(happened("cancelled")).then(call_off(), go_to("cancelled")),
        when(happened("broken")).then(do(calling("broken")), call_off(), go_to("broken")),
    ),
    stage("kept", ends=True),
    stage("kept_late", ends=True),
    stage("rescheduled", ends=True),
    stage("broken", ends=True),
    stage("cancelled", ends=True),
)
