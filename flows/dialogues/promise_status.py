"""Where promises to pay and plans stand, for whoever asks how things stand.

Promise: pure; shows what is waited for and nothing that is over.
"""

from flows.engine.effects import Button
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.facts.promise_told import promise_values
from flows.facts.promises import WAITED_FOR, PaymentPromise, Plan, PlanState

WAITING = frozenset({PlanState.ASKED, PlanState.APPROVED})
SHOWN = 6


def waited(scene: Scene) -> tuple[PaymentPromise, ...]:
    """The promises that are not over, by their day."""
    return tuple(promise for promise in scene.books.promises if promise.state in WAITED_FOR)[:SHOWN]


def open_plans(scene: Scene) -> tuple[Plan, ...]:
    """The plans that wait for somebody's yes."""
    return tuple(plan for plan in scene.books.plans if plan.state in WAITING)[:SHOWN]


def promised_anything(scene: Scene) -> bool:
    """Whether there is anything to tell."""
    return bool(waited(scene) or open_plans(scene))


def promises_to_tell(scene: Scene) -> bool:
    """Whether they have not been told yet to somebody who asked about nothing in particular."""
    asked = scene.notes.get("words") or scene.notes.get("asked") or number(scene.notes.get("case_id"))
    return promised_anything(scene) and not asked and scene.notes.get("promises_told") is not True


def promise_status(scene: Scene) -> dict[str, object]:
    """Each promise with its day and whether it came, each plan with whose yes it waits for."""
    return {
        "promises": [promise_values(scene.books, scene.now, promise) for promise in waited(scene)],
        "plans": [(plan.number, plan.total, plan.state.value) for plan in open_plans(scene)],
    }


def status_buttons(scene: Scene) -> list[Button]:
    """To change a promise, or to agree to a plan."""
    promises = [
        Button("see_promise", None, {"number": promise.number}, "change_promise", {"promise_id": promise.id})
        for promise in waited(scene)
    ]
    agreed = [
        Button("see_plan", None, {}, "agree_plan", {"plan_id": plan.id})
        for plan in open_plans(scene)
        if plan.state is PlanState.APPROVED
    ]
    return [*promises, *agreed]
