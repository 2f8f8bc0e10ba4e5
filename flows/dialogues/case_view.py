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
from flows.facts.dispute import Case, CaseState, OfferState, open_instead_of
from flows.facts.dispute_lines import items_told
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
        "items": (),
        "withheld": False,
        "reason": "",
        "claimed": None,
        "state": "",
        "next_at": 0,
        "team": "",
        "upheld": None,
        "not_upheld": None,
        "written_off": None,
        "final": False,
        "withdrawn": False,
        "joined": False,
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
        "document": "" if is_withheld(case) else case.documents,
        "items": [] if is_withheld(case) else items_told(case),
        "withheld": is_withheld(case),
        "reason": row.name,
        "claimed": case.claimed,
        "state": case.state.value,
        "next_at": case.next_contact_at,
        "team": team_for(case.reason, case.answers),
        "upheld": Money(case.split.upheld, case.currency),
        "not_upheld": Money(case.split.not_upheld, case.currency),
        "written_off": Money(case.split.written_off, case.currency) if case.split.written_off else None,
        "final": case.under_appeal,
        "withdrawn": case.outcome == "withdrawn",
        "joined": case.joined,
    }


def the_lines(scene: Scene) -> tuple[Line, ...]:
    """The lines of the statement that the case is about; none when nothing listed is."""
    case = the_case(scene)
    if case is None or is_withheld(case):
        return ()
    statement = scene.books.statement(case.statement_id)
    found = (statement.line(item.document_id) for item in case.standing_items) if statement else ()
    return tuple(line for line in found if line)


def is_closed(scene: Scene) -> bool:
    """Whether nothing is waited for any more."""
    case = the_case(scene)
    return case is not None and case.closed


def may_reopen(scene: Scene) -> bool:
    """Whether the case is closed and not for long; its last date was when it closed or should have been heard of."""
    case = the_case(scene)
    if case is None or not case.closed or goes_on_elsewhere(scene):
        return False
    return scene.now - max(case.next_contact_at, case.registered_at) <= REOPENS_FOR


def goes_on_elsewhere(scene: Scene) -> bool:
    """Whether it was joined with an older case, or another one that is open has its line: it goes on there."""
    return _elsewhere(scene) is not None


def the_older(scene: Scene) -> dict[str, object]:
    """The case, and the number under which it goes on."""
    older = _elsewhere(scene)
    return case_values(scene) | {"older": older.number if older else ""}


def _elsewhere(scene: Scene) -> Case | None:
    case = the_case(scene)
    if case is None:
        return None
    return scene.books.case(case.linked_to) if case.joined else open_instead_of(case, scene.books.cases)


def pass_on_there(scene: Scene) -> PassOn | None:
    """What was just written, for the thread of the case under which it goes on."""
    there = _elsewhere(scene)
    return PassOn(there.id, written(scene)) if there and written(scene) else None


def may_appeal(scene: Scene) -> bool:
    """Whether there is a decision that has not been looked at a second time yet, and not from long ago."""
    case = the_case(scene)
    offer = scene.books.offer(case.id) if case else None
    decided = offer is not None and offer.state is not OfferState.AWAITING_APPROVAL
    stands = case is not None and (case.state in APPEALABLE or may_reopen(scene))
    return case is not None and decided and stands and not case.under_appeal


def soon(scene: Scene) -> dict[str, object]:
    """The case, and when we answer what was just said about it."""
    return case_values(scene) | {
        "by": next_contact(CaseState.INVESTIGATING, scene.now, zone(scene), calendar=scene.books.calendar)
    }


def pass_on(scene: Scene) -> PassOn | None:
    """What was just written, for the case's thread."""
    return PassOn(number(scene.notes.get("case_id")), scene.event.text) if isinstance(scene.event, Wrote) else None


def written(scene: Scene) -> str:
    """What was just written."""
    return scene.event.text.strip() if isinstance(scene.event, Wrote) else ""
