"""What the dialogues about a case show and ask of it.

Promise: every function is total and changes nothing; a case that is not this customer's does not exist here.
"""

from flows.dialogues.asking import number, role_allows
from flows.engine.events import Wrote
from flows.engine.grammar import Scene
from flows.facts.commands import PassOn
from flows.facts.dispute import Case, CaseState
from flows.facts.parties import Role, allows
from flows.facts.times import DAY
from flows.facts.to_move import next_contact
from flows.tables.reasons import reason

REOPENS_FOR = 30 * DAY  # after that a new case is the honest way


def zone(scene: Scene) -> str:
    """Where the contact lives (IANA name)."""
    return scene.books.contact.zone if scene.books.contact else "UTC"


def the_case(scene: Scene) -> Case | None:
    """The case this dialogue is about."""
    return scene.books.case(number(scene.notes.get("case_id")))


def no_case(scene: Scene) -> bool:
    """Whether it is about none that this customer has."""
    return the_case(scene) is None


def may_not_dispute(scene: Scene) -> bool:
    """Whether the contact may only look."""
    return not role_allows(scene, Role.DISPUTANT)


def who_may(scene: Scene) -> dict[str, object]:
    """Who at the customer may raise and settle objections."""
    return {"people": [other.name for other in scene.books.others if allows(other.role, Role.DISPUTANT)]}


def case_values(scene: Scene) -> dict[str, object]:
    """The case as a message tells it."""
    return values_of_case(the_case(scene))


def values_of_case(case: Case | None) -> dict[str, object]:
    """`case` as a message tells it; empty values for none."""
    if case is None:
        return {"number": "", "document": "", "reason": "", "claimed": None, "state": "", "next_at": 0, "team": ""}
    row = reason(case.reason)
    return {
        "number": case.number,
        "document": case.document,
        "reason": row.name,
        "claimed": case.claimed,
        "state": case.state.value,
        "next_at": case.next_contact_at,
        "team": row.department,
    }


def soon(scene: Scene) -> dict[str, object]:
    """The case, and when we answer what was just said about it."""
    return case_values(scene) | {"by": next_contact(CaseState.INVESTIGATING, scene.now, zone(scene))}


def pass_on(scene: Scene) -> PassOn | None:
    """What was just written, for the case's thread."""
    return PassOn(number(scene.notes.get("case_id")), scene.event.text) if isinstance(scene.event, Wrote) else None


def written(scene: Scene) -> str:
    """What was just written."""
    return scene.event.text.strip() if isinstance(scene.event, Wrote) else ""
