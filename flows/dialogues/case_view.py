"""What the dialogues about a case show and ask of it.

Promise: every function is total and changes nothing; a case that is not this customer's does not exist here.
"""

from collections.abc import Mapping
from types import MappingProxyType

from flows.dialogues.asking import role_allows
from flows.engine.events import Value, Wrote
from flows.engine.grammar import Scene
from flows.engine.told import number
from flows.facts.commands import PassOn
from flows.facts.dispute import Case, CaseState, OfferState
from flows.facts.money import Money
from flows.facts.parties import Role, allows
from flows.facts.statement import Line
from flows.facts.times import DAY
from flows.facts.to_move import next_contact
from flows.facts.withheld import is_withheld
from flows.tables.questions import team_for
from flows.tables.reasons import reason

APPEALABLE = frozenset(
    {CaseState.INVESTIGATING, CaseState.AWAITING_CUSTOMER, CaseState.OFFERED, CaseState.RESOLVED}
)  # closed ones for as long as they may be reopened
NO_CASE: Mapping[str, object] = MappingProxyType(
    {
        "number": "",
        "document": "",
        "withheld": False,
        "reason": "",
        "claimed": None,
        "state": "",
        "next_at": 0,
        "team": "",
        "upheld": None,
        "not_upheld": None,
        "final": False,
        "withdrawn": False,
    }
)
REOPENS_FOR = 30 * DAY  # after that a new case is the honest way


def zone(scene: Scene) -> str:
    """Where the contact lives (IANA name)."""
    return scene.books.contact.zone if scene.books.contact else "UTC"


def the_case(scene: Scene) -> Case | None:
    """The case this dialogue is about."""
    return scene.books.case(number(scene.notes.get("case_id")))


def this_case(scene: Scene) -> dict[str, Value]:
    """The case, for a dialogue that takes the place of this one."""
    return {"case_id": number(scene.notes.get("case_id"))}


def no_case(scene: Scene) -> bool:
    """Whether it is about none that this customer has."""
    return the_case(scene) is None


def may_not_dispute(scene: Scene) -> bool:
    """Whether the contact may only look."""
    return not role_allows(scene, Role.DISPUTANT)


def may_dispute(scene: Scene) -> bool:
    """Whether the contact may raise and settle objections."""
    return not may_not_dispute(scene)


def who_may(scene: Scene) -> dict[str, object]:
    """Who at the customer may raise and settle objections."""
    return {"people": [other.name for other in scene.books.others if allows(other.role, Role.DISPUTANT)]}


def case_values(scene: Scene) -> dict[str, object]:
    """The case as a message tells it."""
    return values_of_case(the_case(scene))


def values_of_case(case: Case | None) -> dict[str, object]:
    """`case` as a message tells it; empty values for none."""
    if case is None:
        return dict(NO_CASE)
    row = reason(case.reason)
    return {
        "number": case.number,
        "document": "" if is_withheld(case) else case.document,
        "withheld": is_withheld(case),
        "reason": row.name,
        "claimed": case.claimed,
        "state": case.state.value,
        "next_at": case.next_contact_at,
        "team": team_for(case.reason, case.answers),
        "upheld": Money(case.split.upheld, case.currency),
        "not_upheld": Money(case.split.not_upheld, case.currency),
        "final": case.under_appeal,
        "withdrawn": case.outcome == "withdrawn",
    }


def the_line(scene: Scene) -> Line | None:
    """The line of the statement that the case is about; None when nothing listed is."""
    case = the_case(scene)
    if case is None or is_withheld(case):
        return None
    statement = scene.books.statement(case.statement_id)
    return statement.line(case.document_id) if statement else None


def is_closed(scene: Scene) -> bool:
    """Whether nothing is waited for any more."""
    case = the_case(scene)
    return case is not None and case.closed


def may_reopen(scene: Scene) -> bool:
    """Whether the case is closed and not for long; its last date was when it closed or should have been heard of."""
    case = the_case(scene)
    return case is not None and case.closed and scene.now - max(case.next_contact_at, case.registered_at) <= REOPENS_FOR


def may_appeal(scene: Scene) -> bool:
    """Whether there is a decision that has not been looked at a second time yet, and not from long ago."""
    case = the_case(scene)
    offer = scene.books.offer(case.id) if case else None
    decided = offer is not None and offer.state is not OfferState.AWAITING_APPROVAL
    stands = case is not None and (case.state in APPEALABLE or may_reopen(scene))
    return case is not None and decided and stands and not case.under_appeal


def soon(scene: Scene) -> dict[str, object]:
    """The case, and when we answer what was just said about it."""
    return case_values(scene) | {"by": next_contact(CaseState.INVESTIGATING, scene.now, zone(scene))}


def pass_on(scene: Scene) -> PassOn | None:
    """What was just written, for the case's thread."""
    return PassOn(number(scene.notes.get("case_id")), scene.event.text) if isinstance(scene.event, Wrote) else None


def written(scene: Scene) -> str:
    """What was just written."""
    return scene.event.text.strip() if isinstance(scene.event, Wrote) else ""
