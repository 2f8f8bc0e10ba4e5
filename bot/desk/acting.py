"""What happens when a colleague presses or sends a form: a table from what it is about and the action to the function.

Promise: the same three questions come before every function: is this a colleague, is there such an action, does the
role allow it (flows/tables/roles.py)? A no is said privately and written down. Whoever adds an action adds a line to
ACTIONS of its file, its row in the roles and its label `desk_<action>`.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bot.desk import (
    anomaly_actions,
    call_back_actions,
    case_actions,
    complaint_actions,
    erasure_actions,
    hand_over_actions,
    mood_actions,
    offer_actions,
    person_actions,
    plan_actions,
    statement_actions,
)
from bot.desk.deed import Deed
from bot.doors import Inbound, Noticed, StaffActed
from bot.keeping import persons
from bot.work import Work
from flows.facts.parties import Colleague, StaffRole
from flows.tables.roles import may
from storage import outbox, people

ACTIONS: Mapping[tuple[str, str], Callable[[Deed], None]] = MappingProxyType(
    case_actions.ACTIONS
    | offer_actions.ACTIONS
    | hand_over_actions.ACTIONS
    | statement_actions.ACTIONS
    | person_actions.ACTIONS
    | mood_actions.ACTIONS
    | call_back_actions.ACTIONS
    | complaint_actions.ACTIONS
    | anomaly_actions.ACTIONS
    | plan_actions.ACTIONS
    | erasure_actions.ACTIONS
)


def take_action(work: Work, inbound: Inbound) -> None:
    """Carry out what a colleague did, or say privately why not."""
    acted = inbound.did
    assert isinstance(acted, StaffActed)  # noqa: S101 - the corridor's table leads here
    by = _colleague(work, inbound.person)
    if by is None:
        stranger = Colleague(0, "", "", inbound.name, StaffRole.AGENT, active=False)
        work.record(
            0, f"slack:{inbound.person}", "refused_press", acted.subject, pressed=acted.action, why="not_registered"
        )
        Deed(work, stranger, acted).whisper("not_registered")
        return
    deed = Deed(work, by, acted)
    carry_out = ACTIONS.get((acted.subject.partition(":")[0], acted.action))
    if carry_out is None:
        deed.refuse("unknown_button")
    elif not may(by.role.value, acted.action):
        deed.refuse("role_forbids", role=f"desk_role_{by.role.value}")
    else:
        persons.read(work, acted.subject)
        carry_out(deed)


def take_notice(work: Work, inbound: Inbound) -> None:
    """A colleague has read what a customer wrote."""
    did = inbound.did
    assert isinstance(did, Noticed)  # noqa: S101 - the corridor's table leads here
    if _colleague(work, inbound.person):
        persons.read(work, outbox.subject_of(work.conn, inbound.chat, did.message))


def _colleague(work: Work, person: str) -> Colleague | None:
    """The active colleague behind "TEAM/USER"; the workspace counts: other companies' people have user ids too."""
    team, _, user = person.partition("/")
    if not team or not user:
        return None
    return next((known for known in people.staff(work.conn, team=team, user=user) if known.active), None)
