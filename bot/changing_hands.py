"""Cases that go from one colleague to another: handed over, given back because somebody is away, left or off shift.

Promises: nobody loses a case without a line in its thread and in the records; whoever gets one is named there, with
what the one before left for them. Conversations in which a person speaks go back to the queue, and their customers are
told at once.
"""

from collections.abc import Mapping
from typing import Any

from bot import hand_overs, routed, things
from bot.mentions import calling, mention
from bot.work import Work
from flows.facts.dispute import Case
from flows.facts.parties import Colleague
from storage import case_history, cases, people

AWAY, LEFT, SHIFT = "away", "left", "shift"  # why everything that somebody has goes to others


def give(work: Work, case: Case, to: Colleague | None, actor: str, why: str, note: str = "") -> bool:
    """The case is `to`'s from now on, or nobody's. False when it had moved meanwhile.

    `why` is a word that the template hands_changed knows, `note` what the one before leaves for the next.
    """
    before = people.staff(work.conn, id=case.owner) if case.owner else []
    if not cases.change(work.conn, case, owner=to.id if to else 0):
        return False
    work.cases.add(case.id)
    names = {"before": before[0].name if before else "", "to": to.name if to else ""}
    work.record(
        case.customer_id, actor, "changed_hands", f"case:{case.id}", why=why, was=case.owner, to=to.id if to else 0
    )
    told = {"number": case.number, "mention": mention(to), "why": why, "note": note, **names}
    letter = things.tell_desk(work, f"case:{case.id}", "staff/hands_changed", told)
    letter.body["text"] = calling(letter.body["text"], to)
    return True


def pass_on_everything(work: Work, who: Colleague, actor: str, why: str) -> tuple[int, int]:
    """Whatever that colleague has goes to their backup, else back to the queue. Returns how many cases and talks."""
    backup = routed.backup_of(work, who)
    found = case_history.open_of(work.conn, who.id)
    for case in found:
        barred = backup is not None and case.under_appeal and backup.id in cases.deciders(work.conn, case)
        give(work, case, None if barred else backup, actor, why)
    return len(found), pass_on_talks(work, who, backup, why)


def pass_on_talks(work: Work, who: Colleague, backup: Colleague | None, why: str) -> int:
    """The conversations of that colleague wait for somebody else, with a summary. Returns how many."""
    held = case_history.held_by(work.conn, who.id)
    for row in held:
        hand_overs.hand_on(work, row, gone=why == LEFT, why=why)
        _call(work, row, who, backup)
    return len(held)


def _call(work: Work, row: Mapping[Any, Any], who: Colleague, backup: Colleague | None) -> None:
    if backup:
        told = {"person": who.name, "backup": backup.name, "mention": mention(backup)}
        letter = things.tell_desk(work, f"hand_over:{row['id']}", "staff/backup_asked", told)
        letter.body["text"] = calling(letter.body["text"], backup)
