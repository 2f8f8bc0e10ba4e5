"""Conversations in which a person is wanted: taken, answered, given back."""

from collections.abc import Callable, Mapping
from typing import Any

from bot import hand_overs
from bot.desk import forms, replying, writing
from bot.desk.deed import Deed
from flows.facts.parties import StaffRole
from storage import cases, people

DIRECTING = frozenset({StaffRole.LEAD, StaffRole.CONTROLLER})  # who may step in at any time


def take(deed: Deed) -> None:
    """First come, first served; who comes second is told who was first."""
    row = _open(deed)
    if row is None:
        return
    if row["taken_by"]:
        found = people.staff(deed.work.conn, id=row["taken_by"])
        deed.whisper("taken_already", person=found[0].name if found else "", own=row["taken_by"] == deed.by.id)
        return
    writing.take_over(deed, row)


def reply(deed: Deed) -> None:
    """Write to the customer who waits; whoever has taken the conversation is known to them."""
    row = theirs(deed)
    if row is None:
        return
    if not row["taken_by"]:
        deed.whisper("take_first")
        return
    replying.write(deed, row["chat"], row["chat"].partition(":")[2])


def return_to_bot(deed: Deed) -> None:
    """The assistant goes on where it was interrupted."""
    row = theirs(deed)
    if row is not None:
        writing.give_back(deed, row)


def return_agreed(deed: Deed) -> None:
    """The same, and the assistant first repeats what was agreed."""
    row = theirs(deed)
    if row is not None:
        writing.give_back_agreed(deed, row)


def take_over(deed: Deed) -> None:
    """Step in for a colleague: a lead at any time, others once they were asked to."""
    row = _open(deed)
    if row is None:
        return
    if row["taken_by"] == deed.by.id:
        deed.whisper("taken_already", person=deed.by.name, own=True)
        return
    if row["taken_by"] and not row["backup_at"] and deed.by.role not in DIRECTING:
        deed.whisper("not_asked_to_step_in")
        return
    writing.take_over(deed, row)


def hand_on(deed: Deed) -> None:
    """The end of a shift: back to the queue, with a summary for whoever takes it next."""
    row = theirs(deed)
    if row is None:
        return
    if not row["taken_by"]:
        deed.whisper("take_first")
        return
    if not deed.acted.form:
        deed.open(forms.comment(deed, "summary"))
        return
    if not deed.said("summary"):
        deed.complain({"summary": deed.label("say_what")})
        return
    hand_overs.hand_on(deed.work, row, text=deed.said("summary"))
    deed.work.reply("form_done")


def has_it(deed: Deed, row: Mapping[Any, Any]) -> bool:
    """Whether this colleague may speak or decide in the conversation: nobody else has it, or a lead steps in.

    Whoever comes too late is told who has it.
    """
    if row["taken_by"] in {None, deed.by.id} or deed.by.role in DIRECTING:
        return True
    found = people.staff(deed.work.conn, id=row["taken_by"])
    deed.whisper("taken_already", person=found[0].name if found else "", own=False)
    return False


def theirs(deed: Deed) -> Mapping[Any, Any] | None:
    """The conversation, when it goes on and this colleague may act in it."""
    row = _open(deed)
    return row if row is not None and has_it(deed, row) else None


def _open(deed: Deed) -> Mapping[Any, Any] | None:
    row = cases.hand_over_by_id(deed.work.conn, deed.number)
    if row is None or row["ended_at"] is not None:
        if row is not None:
            deed.work.hand_overs.add(row["id"])
        deed.whisper("hand_over_ended")
        return None
    return row


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    ("hand_over", "take"): take,
    ("hand_over", "reply"): reply,
    ("hand_over", "return_to_bot"): return_to_bot,
    ("hand_over", "return_agreed"): return_agreed,
    ("hand_over", "take_over"): take_over,
    ("hand_over", "hand_on"): hand_on,
}
