"""What only one ledger has because the other will book it later, or has booked it already.

Promises: a rule, no guess. A row of theirs: dated after the cut-off, or explained by a document of ours that is, or a
payment of the last days that is still on its way. A document of ours: dated after the last day of their file, or a bill
or credit note of the last days that has not reached their books. The last days are the window. Who edits: developers.
"""

from collections import defaultdict
from collections.abc import Mapping

from flows.facts.ledger_rows import OurSide
from flows.facts.match_groups import Class, Rule
from flows.facts.matching_pool import Entry, Pool, entry_of, mentioned, rule_of, same_number
from flows.facts.statement import Kind


def timing(pool: Pool, side: OurSide) -> None:
    """Group what is a matter of time, each row by itself."""
    later: dict[int, list[Entry]] = defaultdict(list)
    for one in sorted(side.after, key=lambda one: one.id):
        later[one.minor].append(entry_of(one))
    cut_off = side.cut_off.toordinal()
    last = max((one.day for one in pool.theirs.values()), default=0) or cut_off
    for key, row in sorted(pool.free_theirs.items()):
        known = _known_later(pool, row, later)
        if known or row.day > cut_off or (_last_days(row, cut_off, pool) and _payment(row)):
            pool.take(Class.TIMING, rule_of(known, row) if known else Rule.NONE, theirs=(key,))
    for key, entry in sorted(pool.free_ours.items()):
        if entry.day > last or (_last_days(entry, cut_off, pool) and not _payment(entry)):
            pool.take(Class.TIMING, Rule.NONE, ours=(key,))


def _known_later(pool: Pool, row: Entry, later: Mapping[int, list[Entry]]) -> Entry | None:
    """The document after the cut-off that this row is; each explains one row."""
    candidates = later.get(row.minor, [])
    found = next((one for one in candidates if same_number(one, row) or mentioned(one, row)), None)
    if found is None:
        found = next((one for one in candidates if pool.in_reach(one, row) and not pool.at_odds(one, row)), None)
    if found is not None:
        later[row.minor].remove(found)
    return found


def _last_days(one: Entry, cut_off: int, pool: Pool) -> bool:
    return cut_off - pool.limits.window < one.day <= cut_off


def _payment(one: Entry) -> bool:
    return one.kind is Kind.PAYMENT or (one.kind is None and one.minor < 0)
