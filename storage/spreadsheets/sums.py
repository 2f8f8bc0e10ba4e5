"""Sums in a ledger: rows that only add up, and balances that prove which way an amount goes.

Promises: pure. Amounts without a sign get the one that a running balance proves, or, where there is none, the one of
their kind: a payment beside an invoice goes the other way. Who edits: developers.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from storage.spreadsheets.entries import Entry, Found

_MOST: Final = 0.9
_FEW: Final = 2


class Sums:
    """What the rows so far come to, in all and since the last sum."""

    def __init__(self) -> None:
        self._all = self._section = self._opening = 0
        self._count = self._section_count = 0

    def add(self, minor: int) -> None:
        """One more row."""
        self._all += minor
        self._section += minor
        self._count += 1
        self._section_count += 1

    def begin(self, minor: int) -> None:
        """What there was before the first row."""
        self._opening = minor

    def is_sum(self, minor: int) -> bool:
        """Whether that amount, with nothing else in its row, is a sum of rows above."""
        whole = {abs(self._all), abs(self._all + self._opening), abs(self._all - self._opening)}
        return (self._count > 1 and abs(minor) in whole) or (
            self._section_count > 1 and abs(minor) == abs(self._section)
        )

    def section(self) -> None:
        """A sum was drawn."""
        self._section = self._section_count = 0


def settle(found: Found, *, unsigned: bool, sided: bool) -> tuple[int | None, int | None]:
    """Give amounts without a sign their sign; the opening and closing balance, in the file's debits less credits.

    Where debits and credits stand apart (`sided`), a balance that neither column nor sums give a sign is not told.
    """
    _without_heads(found)
    entries = found.entries
    way = _way(entries)
    if way is None and unsigned and _follows(entries):
        _sign_by_balance(entries, found.opening[0] if found.opening else None)
        way = _way(entries)
    elif way is None and unsigned and any(one.kind and one.kind.credit for one in entries):
        for one in entries:
            if one.kind and one.kind.credit:
                one.minor = -one.minor
    if way:
        return _by_running(entries, *way)
    return _by_words(found, sum(one.minor for one in entries), sided=sided)


def _steps(entries: Sequence[Entry]) -> list[tuple[int, Entry, Entry]]:
    return [
        (after.balance - before.balance, before, after)
        for before, after in pairwise(entries)
        if before.balance is not None and after.balance is not None
    ]


def _way(entries: Sequence[Entry]) -> tuple[int, bool] | None:
    """(sign of the balance, newest first) where the balance runs with the amounts; None where it does not."""
    steps = _steps(entries)
    if not steps or len(steps) < _MOST * (len(entries) - 1):
        return None
    for back in (False, True):
        for sign in (1, -1):
            good = sum(
                step == -sign * before.minor if back else step == sign * after.minor for step, before, after in steps
            )
            if good >= _MOST * len(steps):
                return sign, back
    return None


def _follows(entries: Sequence[Entry]) -> bool:
    """Whether the balance moves by the amounts, whichever way."""
    steps = _steps(entries)
    good = sum(abs(step) == abs(after.minor) for step, _, after in steps)
    return bool(steps) and good >= _MOST * (len(entries) - 1)


def _sign_by_balance(entries: Sequence[Entry], opening: int | None) -> None:
    for step, _, after in _steps(entries):
        if step < 0 and abs(step) == after.minor:
            after.minor = -after.minor
    first = entries[0]
    if first.balance is not None and (first.balance - (opening or 0)) == -first.minor:
        first.minor = -first.minor


def _by_running(entries: Sequence[Entry], sign: int, back: bool) -> tuple[int | None, int | None]:  # noqa: FBT001 - unpacked
    first, last = (entries[-1], entries[0]) if back else (entries[0], entries[-1])
    opening = None if first.balance is None else sign * first.balance - first.minor
    return opening, None if last.balance is None else sign * last.balance


def _without_heads(found: Found) -> None:
    """Drop rows that hold nothing but what the rows below them come to."""
    heads = [place for place, one in enumerate(found.entries) if not (one.on or one.number or one.text)]
    opening = found.opening[0] if found.opening else 0
    gone = set()
    for head, end in pairwise([*heads, len(found.entries)]):
        below = sum(one.minor for one in found.entries[head + 1 : end])
        if end - head > _FEW and abs(found.entries[head].minor) in {abs(below), abs(below + opening)}:
            gone.add(found.entries[head].row)
    if gone:
        found.entries = [one for one in found.entries if one.row not in gone]
        found.unread = [one for one in found.unread if one.row not in gone]
        found.skipped += len(gone)


def _by_words(found: Found, moved: int, *, sided: bool) -> tuple[int | None, int | None]:
    """The balances that rows named; signs that no column told are those that make them add up, if any do."""
    if found.opening is None or found.closing is None:
        both = (found.opening, found.closing)
        told = [one and (None if sided and one[1] else one[0]) for one in both]
        found.skipped += sum(one is None and two is not None for one, two in zip(told, both, strict=True))
        return told[0], told[1]
    opening, closing = found.opening[0], found.closing[0]
    for one, other in ((1, 1), (1, -1), (-1, -1), (-1, 1)):
        if one * opening + moved == other * closing:
            return one * opening, other * closing
    return opening, closing
