"""What a customer hears next from us unasked, as things stand: judged now by the very rules that judge it at its time.

Promise: only looks; nothing is said where nothing waits. `python -m bot plan` tells of more than the next one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from bot import reaching, things, unasked
from bot.kinds import KINDS, Thing
from bot.work import Work
from flows.facts.parties import Customer
from flows.facts.unasked import decide
from flows.tables.followups import FOLLOWUPS
from storage import ahead
from storage.follow_ups import FollowUp

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Next:
    """The kind's label, when its time comes (µs UTC) in whose zone, and the sentence of why it will not leave then."""

    kind: str
    at: int
    zone: str
    why: str


def next_to(work: Work, customer: Customer, language: str, about: str = "") -> Next | None:
    """The soonest one, of all matters or of that one; None when none waits. `language` is that of the sentence."""
    found = _soonest(
        work, (each for each in ahead.waiting(work.conn, customer.id) if not about or each.subject == about)
    )
    if found is None:
        return None
    one, thing = found
    at = max(one.due_at, work.now)
    facts = reaching.facts(work, one, thing)
    decision = decide(facts, at)
    label = f"desk_next_{one.kind}"
    kind = label if label in work.house.speaker.labels() else f"desk_next_{OTHER}"
    if decision.at == at:
        return Next(kind, at, facts.zone, "")
    why = work.house.speaker.speak_staff(
        f"staff/because/{decision.because}", unasked.because(work, one, decision), language
    )
    return Next(kind, at, facts.zone, unescape(why))


def _soonest(work: Work, waiting: Iterable[FollowUp]) -> tuple[FollowUp, Thing] | None:
    """The first that needs leave to go, and that has something to say."""
    for one in waiting:
        name, _, number = one.subject.partition(":")
        thing = things.find(work, name, int(number)) if FOLLOWUPS[one.kind].unasked and name in KINDS else None
        if thing and unasked.says(work, one, thing):
            return one, thing
    return None
