"""What colleagues do with a promised call: they reached the customer, or nobody; after the last try they write."""

from collections.abc import Callable

from bot import things
from bot.desk import replying
from bot.desk.deed import Deed
from bot.kinds.call_backs import NAME
from flows.facts.call_backs import CallBack, CallState
from storage import call_backs, people

ONCE_CALLED = frozenset({CallState.BOOKED, CallState.CALLING})


def reached(deed: Deed) -> None:
    """They spoke; the promise is kept."""
    if _fitting(deed, ONCE_CALLED):
        _move(deed, "reached")


def not_reached(deed: Deed) -> None:
    """Nobody answered at the promised time; the next try is set and the customer told."""
    if _fitting(deed, frozenset({CallState.CALLING})):
        _move(deed, "not_reached")


def reply(deed: Deed) -> None:
    """The answer in writing, after calls that found nobody, or in place of one."""
    call = _fitting(deed, frozenset(CallState))
    found = people.chat_of(deed.work.conn, call.contact_id) if call else None
    if call is None:
        return
    if found is None:
        deed.whisper("not_reachable")
        return
    replying.write(deed, found[0], found[1])  # once it leaves, the call is kept in writing


def _move(deed: Deed, what: str) -> None:
    things.move(deed.work, NAME, deed.number, what, deed.actor, {"name": deed.by.name})


def _fitting(deed: Deed, states: frozenset[CallState]) -> CallBack | None:
    """The call, when this still fits it; otherwise the colleague is told and the card redrawn."""
    call = call_backs.one(deed.work.conn, deed.number)
    if call is None:
        deed.refuse("unknown_button")
        return None
    if call.state not in states:
        deed.work.cards.add((NAME, call.id))
        deed.whisper("call_moved_on", state=f"desk_call_{call.state.value}")
        return None
    return call


ACTIONS: dict[tuple[str, str], Callable[[Deed], None]] = {
    (NAME, "reached"): reached,
    (NAME, "not_reached"): not_reached,
    (NAME, "reply"): reply,
}
