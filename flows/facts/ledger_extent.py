"""Whether a customer's ledger lists what is open, or everything that moved.

Promises: pure; the sign of the file does not matter. Rows are held against both pools by number and amount. What only
the movements have (documents that are settled, payments, whole amounts of what is partly paid) speaks for an account;
what only the open items have (the open part of a document) speaks for a list. Where neither has more, rows of both
signs make an account, rows of one sign a list of what is open. Who edits: developers.
"""

from collections.abc import Sequence

from flows.facts.ledger_rows import Extent, OurSide, Theirs
from flows.facts.matching_numbers import SPEAKS, folded, stem


def extent_of(rows: Sequence[Theirs], open_items: OurSide, movements: OurSide) -> Extent:
    """Which of both pools the file should be held against; the movements' pool holds whole amounts."""
    opened, moved = _known(open_items), _known(movements)
    only_opened = only_moved = 0
    for row in rows:
        names = {(name, abs(row.minor)) for name in _names(row.number)}
        is_open, has_moved = bool(names & opened), bool(names & moved)
        only_opened += is_open and not has_moved
        only_moved += has_moved and not is_open
    if only_opened != only_moved:
        return Extent.OPEN_ITEMS if only_opened > only_moved else Extent.MOVEMENTS
    if abs(sum(row.minor for row in rows)) == abs(open_items.closing) != 0:
        return Extent.OPEN_ITEMS
    both_signs = any(row.minor < 0 for row in rows) and any(row.minor > 0 for row in rows)
    return Extent.MOVEMENTS if both_signs else Extent.OPEN_ITEMS


def _known(side: OurSide) -> set[tuple[str, int]]:
    return {(name, abs(one.minor)) for one in side.entries for name in _names(one.number)}


def _names(number: str) -> set[str]:
    digits = stem(number)
    return set(folded(number)) | ({f"#{digits}"} if len(digits) >= SPEAKS else set())
