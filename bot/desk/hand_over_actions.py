"""Conversations in which a person is wanted: taken, answered, given back."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.desk import writing
from bot.desk.deed import Deed
from storage import cases, people


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
    row = _open(deed)
    if row is None:
        return
    if not row["taken_by"]:
        deed.whisper("take_first")
        return
    writing.write(deed, row["chat"], row["chat"].partition(":")[2])


def return_to_bot(deed: Deed) -> None:
    """The assistant goes on where it was interrupted."""
    row = _open(deed)
    if row is not None:
        writing.give_back(deed, row)


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
}
