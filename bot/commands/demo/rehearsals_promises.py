"""What became of each time that was promised to a customer, read from the books.

Promise: a time counts from the moment the customer was told it, and once, however often the work on it was planned
anew. Who adds a follow-up that keeps a promise adds its kind and what keeps it to `_KEEPS`.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import groupby
from types import MappingProxyType
from typing import Any, Final

from flows.facts.times import MINUTE
from storage.chronicle import Link, Planned

# By kind of follow-up, the acts of which one must come before the promised time.
_KEEPS: Final[Mapping[str, frozenset[str]]] = MappingProxyType({
    "pick_up": frozenset({"replied"}),
    "answer_due": frozenset({"asked_customer", "approved", "executed", "failed"}),
})  # fmt: skip


class Fate(StrEnum):
    """Kept; told: missed, and the customer heard so on the minute; late: missed, and nobody said so; or yet to come."""

    KEPT = "kept"
    TOLD = "told"
    LATE = "late"
    AHEAD = "ahead"


def fates(
    plans: Sequence[Planned], links: Sequence[Link], hand_overs: Sequence[Mapping[str, Any]], now: int
) -> list[Fate]:
    """The fate of each promise at `now` (µs UTC); what the customer no longer waits for is left out."""
    ended = {f"hand_over:{row['id']}": int(row["ended_at"]) for row in hand_overs if row["ended_at"]}
    found = (_fate(promise, links, ended, now) for promise in _promises(plans))
    return [fate for fate in found if fate is not None]


def counts(link: Link) -> bool:
    """Whether what was done took effect: an approval of one's own proposal is written down too, and moves nothing."""
    return link.action != "approved" or link.body.get("state") != link.body.get("was")


def _promises(plans: Sequence[Planned]) -> Iterator[list[Planned]]:
    """Plans for the same time about the same matter are one promise."""
    kept = sorted((plan for plan in plans if plan.kind in _KEEPS and plan.because != "replaced"), key=_promise)
    return (list(same) for _, same in groupby(kept, _promise))


def _promise(plan: Planned) -> tuple[str, str, int]:
    return plan.kind, plan.subject, plan.due_at


def _fate(promise: Sequence[Planned], links: Sequence[Link], ended: Mapping[str, int], now: int) -> Fate | None:
    kind, subject, by = _promise(promise[0])
    made = min(plan.made_at for plan in promise)
    about = [link for link in links if link.subject == subject or kind == "pick_up"]  # a person's word is one anywhere
    if any(made <= link.at <= by and link.action in _KEEPS[kind] and counts(link) for link in about):
        return Fate.KEPT
    if _given_up(promise, links, ended):
        return None
    if any(_told(plan, ended) for plan in promise):
        return Fate.TOLD
    return Fate.LATE if by <= now else Fate.AHEAD


def _given_up(promise: Sequence[Planned], links: Sequence[Link], ended: Mapping[str, int]) -> bool:
    """Whether the customer went on without a person in time, or the case went on so that nothing was due any more."""
    kind, subject, by = _promise(promise[0])
    if kind != "pick_up":
        return all(plan.state == "cancelled" for plan in promise)
    handed_back = any(link.action == "returned" and link.subject == subject for link in links)
    return ended.get(subject, by + 1) <= by and not handed_back


def _told(plan: Planned, ended: Mapping[str, int]) -> bool:
    """Whether the bot said on the minute that there is no answer; to nobody who had been handed back by then."""
    on_the_minute = plan.state == "done" and plan.closed_at < plan.due_at + MINUTE
    return on_the_minute and ended.get(plan.subject, plan.closed_at) >= plan.closed_at
