"""Which buttons a case carries in which state. What is not shown is not allowed: old buttons are judged by this table.

Who may press them is another question (flows/tables/roles.py). Finance may reorder; a new action needs its function. It
stands in the card's list unless PROMINENT names it, so that a card keeps its shape when actions are added.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bot.desk.beside import beside
from flows.facts.dispute import Case, CaseState, Control

BY_STATE: Mapping[CaseState, tuple[str, ...]] = MappingProxyType(
    {
        CaseState.REGISTERED: ("take", "reply"),
        CaseState.TRIAGE: ("take", "ask_evidence", "reply"),
        CaseState.INVESTIGATING: ("take", "propose", "ask_evidence", "reply"),
        CaseState.AWAITING_CUSTOMER: ("take", "propose", "ask_evidence", "reply"),
        CaseState.AWAITING_INTERNAL: ("reply",),
        CaseState.PENDING_APPROVAL: ("approve", "return_offer", "reply"),
        CaseState.OFFERED: ("take", "reply"),
        CaseState.EXECUTING: ("record_execution", "report_failure", "reply"),
        CaseState.RESOLVED: ("take", "reply"),
        CaseState.APPEALED: ("take", "propose", "ask_evidence", "reply"),
        CaseState.EXTERNAL: ("reply",),
        CaseState.CLOSED: ("came_back",),
    }
)
STILL_TO_TAKE = frozenset({CaseState.REGISTERED, CaseState.TRIAGE})  # taken here, work begins


BUTTONS = 5  # at most so many on a card; everything else stands in its list
PROMINENT = (
    "take",
    "approve",
    "return_offer",
    "record_execution",
    "report_failure",
    "propose",
    "ask_evidence",
    "reply",
    "return_to_bot",
    "came_back",
    "clear_feeling",
)
ALWAYS = ("brief",)


def actions_for(case: Case) -> tuple[str, ...]:
    """The actions that fit the case as it stands, in the order in which they are shown."""
    taken = bool(case.owner) and case.state not in STILL_TO_TAKE
    fitting = tuple(action for action in BY_STATE[case.state] if not (taken and action == "take"))
    back = ("return_to_bot",) if case.control is Control.HUMAN else ()
    return (*fitting, *back, *_whoever_has_it(case), *beside(case), *ALWAYS)


def _whoever_has_it(case: Case) -> tuple[str, ...]:
    """What may change hands: whatever is still worked on."""
    if case.closed:
        return ()
    over = ("take_over",) if case.owner else ()
    return (*over, "reassign")


def laid_out(actions: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which actions are buttons of the card, and which stand in the list *More actions*."""
    shown = [action for action in actions if action in PROMINENT][:BUTTONS]
    return tuple(shown), tuple(action for action in actions if action not in shown)
