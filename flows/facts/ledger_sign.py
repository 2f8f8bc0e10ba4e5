"""What stands above zero in a customer's ledger: what they owe us, or what they have paid.

Promises: pure; nothing is assumed. Their payable is our receivable, and which way round a file shows it is proved by
documents that both have, by the balances, or by the kinds of its rows; when two of these disagree, or none speaks, it
is asked. Who edits: developers.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from flows.facts.document_numbers import normalised
from flows.facts.ledger_rows import OurSide, Theirs
from flows.facts.ledger_shape import LedgerRead, Sign
from flows.facts.ledgers import SignSeen
from flows.facts.matching_numbers import SPEAKS, stem

CLEAR = 10  # so many to one, or more, is proof


def sign_of(read: LedgerRead, ours: OurSide, *, kept: bool = False) -> SignSeen:
    """How the file's sign is told. `kept`: the shape's sign is an earlier file's, so nothing may speak against it."""
    moved = sum(row.minor for row in read.rows)
    as_owed = moved if read.closing is None else read.closing
    known = read.shape.sign
    if known and not kept:
        return SignSeen(known, "told", as_owed)
    seen = [(why, sign) for why, sign in _proofs(read, ours, as_owed) if sign]
    if not seen and known:
        return SignSeen(known, "kept", as_owed)
    agreed = len({sign for _, sign in seen}) == 1 and not (known and known is not seen[0][1])
    return SignSeen(seen[0][1], seen[0][0], as_owed) if agreed else SignSeen(None, "", as_owed)


def turned(rows: Iterable[Theirs], sign: Sign) -> tuple[Theirs, ...]:
    """The rows with our sign."""
    return tuple(rows) if sign is Sign.OWED else tuple(replace(row, minor=-row.minor) for row in rows)


def _proofs(read: LedgerRead, ours: OurSide, as_owed: int) -> Iterator[tuple[str, Sign | None]]:
    yield "numbers", _clear(_by_number(read.rows, ours))
    yield "totals", _by_total(as_owed, ours.closing)
    yield "kinds", _clear(_by_kind(read.rows))


def _by_kind(rows: Sequence[Theirs]) -> Iterator[int]:
    """1 for a bill above zero or a payment below it, -1 for the opposite."""
    for row in rows:
        if row.kind and row.minor:
            yield -1 if row.kind.credit == (row.minor > 0) else 1


def _by_total(as_owed: int, closing: int) -> Sign | None:
    if not closing or abs(as_owed) != abs(closing):
        return None
    return Sign.OWED if as_owed == closing else Sign.PAID


def _by_number(rows: Sequence[Theirs], ours: OurSide) -> Iterator[int]:
    """1 for a row that a document of ours has with the same sign, -1 for the opposite one; nothing for both."""
    signs: dict[tuple[str, int], set[bool]] = {}
    for one in ours.entries:
        for name in _names(one.number):
            signs.setdefault((name, abs(one.minor)), set()).add(one.minor > 0)
    for row in rows:
        found = {above for name in _names(row.number) for above in signs.get((name, abs(row.minor)), ())}
        if len(found) == 1 and row.minor:
            yield 1 if (row.minor > 0) in found else -1


def _names(number: str) -> set[str]:
    digits = stem(number)
    return {name for name in (normalised(number), f"#{digits}" if len(digits) >= SPEAKS else "") if name}


def _clear(votes: Iterable[int]) -> Sign | None:
    """What nearly all say."""
    all_of_them = list(votes)
    owed = sum(vote > 0 for vote in all_of_them)
    paid = len(all_of_them) - owed
    if max(owed, paid) <= CLEAR * min(owed, paid) or not all_of_them:
        return None
    return Sign.OWED if owed > paid else Sign.PAID
