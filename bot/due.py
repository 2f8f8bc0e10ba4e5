"""A follow-up's time has come: told to whatever it is about, once, in the transaction that claims it.

Promises: what we promised and what the house asks of itself is told at its time; what would be said to a customer
unasked is first judged in bot/unasked.py, by how things are then.
"""

from collections.abc import Callable, Mapping
from functools import partial

from bot import (
    absences,
    asleep,
    causes,
    clocks_due,
    cycles,
    digests,
    erasures,
    figures_back,
    hand_overs,
    heads,
    held,
    held_waits,
    idle,
    ledgers_kept,
    replies,
    resting,
    things,
    told_times,
    unasked,
)
from bot.doors import FellDue, Inbound
from bot.keeping import our_promises
from bot.kinds import KINDS
from bot.work import Work
from flows.tables.followups import FOLLOWUPS
from storage import follow_ups


def take_due(work: Work, inbound: Inbound) -> None:
    """Act on it, once."""
    did = inbound.did
    assert isinstance(did, FellDue)  # noqa: S101 - the table leads here
    follow_up = follow_ups.still_due(work.conn, did.id)
    if follow_up is None:
        return
    name, _, number = follow_up.subject.partition(":")
    if FOLLOWUPS[follow_up.kind].unasked and name in KINDS:
        unasked.judge(work, follow_up)
        return
    if told_times.is_early(work.conn, follow_up, work.house.zones, work.now) or asleep.puts_off(work, follow_up):
        return
    follow_ups.finish(work.conn, follow_up.id, "", work.now, sent=False)
    told = our_promises.fallen_due(work, follow_up)
    before = len(work.letters)
    _MOVES[name](work, int(number), f"due:{follow_up.kind}", "clock", {"count": follow_up.count, **told})
    asleep.keeps_hours(work, follow_up, before)
    if follow_up.kind == "cleared_look":  # settled by the ledger, without anybody's word
        causes.look(work, int(number))


def _move_thing(name: str, work: Work, id: int, what: str, by: str, values: Mapping[str, object]) -> bool:
    return things.move(work, name, id, what, by, values)


# Who hears that something about a subject has fallen due, by what the subject begins with.
_MOVES: dict[str, Callable[..., bool]] = {
    **{name: partial(_move_thing, name) for name in KINDS},
    "hand_over": hand_overs.fell_due,
    "draft": idle.fell_due,
    "mood": resting.fell_due,
    "reply": replies.fell_due,
    causes.ABOUT: causes.fell_due,
    clocks_due.ABOUT: clocks_due.fell_due,
    "erasure": erasures.fell_due,
    "staff": absences.fell_due,
    digests.ABOUT: digests.fell_due,
    heads.ABOUT: heads.fell_due,
    figures_back.ABOUT: figures_back.fell_due,
    ledgers_kept.ABOUT: ledgers_kept.fell_due,
    held.ABOUT: held_waits.fell_due,
    cycles.ABOUT: cycles.fell_due,
    cycles.TURN: cycles.member_due,
}
