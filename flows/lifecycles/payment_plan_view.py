"""What the life of a payment plan looks at: whether it is the one that was shown, when we write again, what is told."""

from flows.engine.events import Value
from flows.engine.grammar import Scene
from flows.engine.told import told
from flows.facts.contact_policy import after_working_days, end_of_working_day
from flows.facts.promise_commands import MakeInstalments, WantPerson
from flows.facts.promise_told import plan_values
from flows.facts.promises import Plan
from flows.tables.followups import FOLLOWUPS, gap


def the_plan(scene: Scene) -> Plan | None:
    """The plan whose life this is."""
    kept = scene.notes.get("plan_id")
    return next((p for p in scene.books.plans if p.id == kept), None)


def as_asked(scene: Scene) -> bool:
    """Whether what was approved or agreed to is, to the byte, what was asked for."""
    plan = the_plan(scene)
    return plan is not None and bool(plan.sha) and told(scene, "sha") == plan.sha


def reason_given(scene: Scene) -> bool:
    """Whether it was said why."""
    return bool(str(told(scene, "reason") or "").strip())


def asked_once_more(scene: Scene) -> bool:
    """Whether the customer may still be asked whether they agree."""
    return _count(scene) < len(FOLLOWUPS["plan_agree"].days) - 1


def decision_by(scene: Scene) -> int:
    """By when the customer hears what was decided (µs UTC)."""
    return end_of_working_day(scene.now, gap("plan_decision", 0) or 1, _zone(scene), calendar=scene.books.calendar)


def agree_by(scene: Scene) -> int:
    """When the customer is asked for the first time whether they agree (µs UTC)."""
    return after_working_days(scene.now, gap("plan_agree", 0) or 2, _zone(scene), calendar=scene.books.calendar)


def agree_later(scene: Scene) -> int:
    """When after that (µs UTC)."""
    return after_working_days(
        scene.now, gap("plan_agree", _count(scene) + 1) or 3, _zone(scene), calendar=scene.books.calendar
    )


def make_instalments(scene: Scene) -> MakeInstalments:  # noqa: ARG001 - every maker is given the scene
    """Each row becomes a promise."""
    return MakeInstalments()


def person_for_plan(scene: Scene) -> WantPerson:  # noqa: ARG001
    """A person talks to the customer about it."""
    return WantPerson("plan")


def about(scene: Scene) -> dict[str, Value]:
    """The dialogue in which it is agreed to."""
    plan = the_plan(scene)
    return {"plan_id": plan.id if plan else 0}


def shown(scene: Scene) -> dict[str, object]:
    """The plan as messages tell it."""
    return plan_values(scene.books, the_plan(scene)) | {
        "by": decision_by(scene),
        "zone": _zone(scene),
        "name": str(told(scene, "name") or ""),
        "reason": str(told(scene, "reason") or ""),
    }


def _count(scene: Scene) -> int:
    count = told(scene, "count")
    return count if isinstance(count, int) else 0


def _zone(scene: Scene) -> str:
    contact, customer = scene.books.contact, scene.books.customer
    return contact.zone if contact else customer.zone if customer else "UTC"
