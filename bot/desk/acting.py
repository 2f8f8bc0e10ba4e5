"""What happens when a colleague presses or sends a form: a table from what it is about and the action to the function.

Promise: the same questions come before every function: is this a colleague, is there such an action, is this a room of
ours, does the role allow it (flows/tables/roles.py), and may a customer read what was written (weighing.py)? A no is
said privately and written down, a word that may not leave is named at its field. Whoever adds an action adds a line to
ACTIONS of its file, its row in the roles and its label `desk_<action>`.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bot.desk import (
    anomaly_actions,
    beginning,
    call_back_actions,
    case_actions,
    cause_actions,
    chart_actions,
    complaint_actions,
    consult_actions,
    elsewhere_actions,
    erasure_actions,
    execution_actions,
    finding_actions,
    hand_over_actions,
    held_actions,
    hold_actions,
    home_actions,
    joining_actions,
    manner_actions,
    marking,
    mood_actions,
    offer_actions,
    our_promise_actions,
    paper_actions,
    peace_actions,
    person_actions,
    plan_actions,
    reply_actions,
    revoke_actions,
    shortcut_actions,
    slash_actions,
    statement_actions,
    statement_versions,
    taking_actions,
    weighing,
)
from bot.desk.admitting import colleague, in_our_rooms, turn_away
from bot.desk.deed import Deed
from bot.desk.home_actions import HOME, neutral_home, refresh
from bot.doors import Inbound, Noticed, StaffActed
from bot.keeping import persons
from bot.work import Work
from flows.tables.roles import may
from storage import outbox, thread_files

ACTIONS: Mapping[tuple[str, str], Callable[[Deed], None]] = MappingProxyType(
    case_actions.ACTIONS
    | taking_actions.ACTIONS
    | offer_actions.ACTIONS
    | execution_actions.ACTIONS
    | our_promise_actions.ACTIONS
    | hand_over_actions.ACTIONS
    | statement_actions.ACTIONS
    | statement_versions.ACTIONS
    | person_actions.ACTIONS
    | mood_actions.ACTIONS
    | call_back_actions.ACTIONS
    | complaint_actions.ACTIONS
    | anomaly_actions.ACTIONS
    | finding_actions.ACTIONS
    | plan_actions.ACTIONS
    | reply_actions.ACTIONS
    | revoke_actions.ACTIONS
    | manner_actions.ACTIONS
    | held_actions.ACTIONS
    | erasure_actions.ACTIONS
    | consult_actions.ACTIONS
    | chart_actions.ACTIONS
    | joining_actions.ACTIONS
    | hold_actions.ACTIONS
    | elsewhere_actions.ACTIONS
    | cause_actions.ACTIONS
    | home_actions.ACTIONS
    | slash_actions.ACTIONS
    | beginning.ACTIONS
    | peace_actions.ACTIONS
    | paper_actions.ACTIONS
    | shortcut_actions.ACTIONS
)


def take_action(work: Work, inbound: Inbound) -> None:
    """Carry out what a colleague did, or say privately why not; then bring up to date what they look at."""
    acted = inbound.did
    assert isinstance(acted, StaffActed)  # noqa: S101 - the corridor's table leads here
    by = colleague(work, inbound.person)
    if by is None:
        deed = turn_away(work, inbound, acted)
        neutral_home(deed) if acted.subject.startswith(HOME) else deed.whisper("not_registered")
        return
    deed = Deed(work, by, acted)
    carry_out = ACTIONS.get((acted.subject.partition(":")[0], acted.action))
    if carry_out is None:
        deed.refuse("unknown_button")
    elif not in_our_rooms(work, acted):
        deed.refuse("other_channel")
    elif not may(by.role.value, acted.action):
        deed.refuse("role_forbids", role=f"desk_role_{by.role.value}")
    elif faults := weighing.of_form(deed):
        deed.complain(faults)
    else:
        persons.read(work, acted.subject)
        marking.mark_read(work, acted.subject, by)
        carry_out(deed)
    refresh(deed)


def take_notice(work: Work, inbound: Inbound) -> None:
    """A colleague has read what a customer wrote; files they put beneath it are written down, and stay in the house."""
    did = inbound.did
    assert isinstance(did, Noticed)  # noqa: S101 - the corridor's table leads here
    by = colleague(work, inbound.person)
    subject = outbox.subject_of(work.conn, inbound.chat, did.message)
    if by is None or not subject:
        return
    marking.mark_read(work, subject, by)
    persons.read(work, subject)
    for file in did.files:
        fields = {"remote": file.remote, "name": file.name[:200], "mime": file.mime, "size": file.size}
        thread_files.note(work.conn, subject=subject, staff_id=by.id, now=work.now, **fields)
