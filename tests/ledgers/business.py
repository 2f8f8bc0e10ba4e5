"""What happened between a supplier and a customer in ten months, as the supplier booked it: seeded, with repetitions.

A third of the bills recurs: rents and subscriptions whose amount is the same every time, some of them weekly, several
of one amount side by side. Payments settle one bill or several, so that their amounts recur as well.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from flows.facts.ledger_rows import Ours
from flows.facts.statement import Kind

FIRST = date(2026, 1, 1)
CUT_OFF = date(2026, 10, 31)
DAYS = (CUT_OFF - FIRST).days
AFTER = 12  # days after the cut-off of which documents are known already


@dataclass(frozen=True, slots=True)
class Manner:
    """How the supplier numbers documents."""

    bill: str
    note: str
    receipt: str
    start: int


MANNERS = (
    Manner("INV-{n:05d}", "CN-{n:05d}", "RC-{n:05d}", 120),
    Manner("RE-2026-{n:04d}", "GS-2026-{n:04d}", "ZE-2026-{n:04d}", 7),
    Manner("4500{n:06d}", "4600{n:06d}", "1400{n:06d}", 10_000),
    Manner("F26/{n}", "A26/{n}", "P26/{n}", 1_000),
)


def business(rng: Random, size: int) -> list[Ours]:
    """About `size` documents in the order of their days, the last ones after the cut-off."""
    manner = rng.choice(MANNERS)
    bills = _recurring(rng, size // 4) + [(_day(rng), _amount(rng)) for _ in range(size * 2 // 5)]
    bills.sort()
    last = CUT_OFF + timedelta(days=AFTER)
    moved = [(on, Kind.INVOICE, minor) for on, minor in bills]
    moved += [(_day(rng), Kind.CREDIT_NOTE, -_amount(rng) // 4) for _ in range(size // 30)]
    moved += _payments(rng, bills)
    moved = sorted(one for one in moved if one[0] <= last)
    counts = dict.fromkeys(Kind, manner.start)
    forms = {Kind.INVOICE: manner.bill, Kind.CREDIT_NOTE: manner.note, Kind.PAYMENT: manner.receipt}
    found: list[Ours] = []
    for place, (on, kind, minor) in enumerate(moved, start=1):
        counts[kind] += 1 if kind is not Kind.INVOICE else rng.choice((1, 1, 2, 3))  # others' bills lie between
        order = (f"PO-{70_000 + place}",) if kind is Kind.INVOICE and rng.random() < 0.3 else ()
        found.append(Ours(place, kind, forms[kind].format(n=counts[kind]), on, minor, other_numbers=order))
    return found


Bill = tuple[date, int]
Moved = tuple[date, Kind, int]


def _recurring(rng: Random, size: int) -> list[Bill]:
    found: list[Bill] = []
    while len(found) < size:
        every = rng.choice((7, 14, 30, 30, 30))
        minor = rng.choice((4_900, 9_900, 25_000, 120_000, _amount(rng)))
        begins = FIRST + timedelta(days=rng.randrange(every))
        found += [(begins + timedelta(days=every * turn), minor) for turn in range((DAYS + AFTER) // every + 1)]
    return found[:size]


def _payments(rng: Random, bills: list[Bill]) -> list[Moved]:
    """Most bills are paid after a month, some two or three at once."""
    found: list[Moved] = []
    place = 0
    while place < len(bills):
        at_once = rng.choice((1, 1, 1, 2, 3))
        paid = bills[place : place + at_once]
        if rng.random() < 0.45:
            on = paid[-1][0] + timedelta(days=rng.randint(20, 45))
            found.append((on, Kind.PAYMENT, -sum(minor for _, minor in paid)))
        place += at_once
    return found


def _day(rng: Random) -> date:
    return FIRST + timedelta(days=rng.randrange(DAYS + AFTER))


def _amount(rng: Random) -> int:
    """Mostly odd sums, sometimes round ones; minor units."""
    minor = int(rng.lognormvariate(11.5, 1.2)) + 1_000
    return minor if rng.random() < 0.7 else round(minor, -3) + 1_000
