"""When a customer hears of their case next, named in a colleague's message: what they were told before is kept by it.

Promises: a message that goes now names a time wherever the next word is ours, since nobody may wait without one; what
goes at another time names none, and what they were told stands. Edit here when a message may leave that open.
"""

from dataclasses import dataclass

from bot.desk import blocks
from bot.desk.blocks import Block
from bot.desk.deed import Deed
from bot.desk.reply_times import reads
from flows.facts.dispute import Case, CaseState
from flows.facts.our_promises import may_be_promised, moments
from flows.facts.parties import Contact
from flows.facts.to_move import next_contact
from storage import ledger, our_promises

FIELD = "next_word"
OURS = frozenset({CaseState.TRIAGE, CaseState.INVESTIGATING, CaseState.AWAITING_INTERNAL, CaseState.APPEALED})
ASKED = frozenset({CaseState.AWAITING_CUSTOMER})  # ours as well where we have said when we come back to it


@dataclass(frozen=True, slots=True)
class NextWord:
    """Times to choose from (µs UTC), the usual one first; `number` is what the case is called."""

    number: str
    offered: tuple[int, ...]


def next_word(deed: Deed, case: Case | None, reader: Contact, *, now: bool) -> NextWord | None:
    """What there is to choose from in a message that leaves `now`; None where it names no time."""
    if case is None or not now or deed.acted.subject != f"case:{case.id}":
        return None
    if case.state not in OURS and not (case.state in ASKED and our_promises.open_of(deed.work.conn, f"case:{case.id}")):
        return None
    calendar = deed.work.calendar(ledger.customer(deed.work.conn, reader.customer_id))
    usual = next_contact(case.state, deed.work.now, reader.zone, calendar=calendar)
    others = moments(deed.work.now, reader.zone, calendar)
    told = case.next_contact_at
    stands = (told,) if may_be_promised(told, deed.work.now, reader.zone, calendar) else ()
    # Nobody is told an earlier time only because somebody wrote to them; one that comes soon is kept by this word.
    first = max((usual, *stands))
    return NextWord(case.number, tuple(dict.fromkeys((first, usual, *stands, *others))))


def chosen(deed: Deed, asked: NextWord | None, reader: Contact) -> int:
    """The time that the colleague chose, the usual one unless they said; 0 for none, and when it is no such time."""
    said = deed.said(FIELD)
    if asked is None or not said:
        return asked.offered[0] if asked else 0
    at = int(said) if said.isdecimal() else 0
    calendar = deed.work.calendar(ledger.customer(deed.work.conn, reader.customer_id))
    if at in asked.offered or may_be_promised(at, deed.work.now, reader.zone, calendar):
        return at
    deed.complain({FIELD: deed.plainly("promise_not_then", meant=[], zone=reader.zone)})
    return 0


def field(deed: Deed, asked: NextWord | None, reader: Contact) -> list[Block]:
    """The list to choose from."""
    if asked is None:
        return []
    said = {str(at): reads(deed, reader, at) for at in asked.offered}
    return [blocks.chosen(FIELD, deed.label(FIELD), said, first=str(asked.offered[0]))]
