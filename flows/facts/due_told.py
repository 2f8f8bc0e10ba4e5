"""Debts that are due as messages tell them."""

from collections.abc import Mapping, Sequence
from typing import Final

from flows.facts.books import Books
from flows.facts.due_items import Debt, unused
from flows.facts.money import Money

SHOWN: Final = 8


def due_values(books: Books, some: Sequence[Debt]) -> dict[str, object]:
    """Rows of (number, due day, amount, days late), how many `more`, the `totals` by currency, what lies `unapplied`.

    `coming` where nothing is late yet; `last` where a person speaks next of all of it, `partly` where of some.
    """
    sums: dict[str, int] = {}
    for debt in some:
        sums[debt.currency] = sums.get(debt.currency, 0) + debt.open
    left: Mapping[str, Sequence[int]] = unused(books)
    today = books.today
    return {
        "company": books.company.name,
        "lines": [(d.line.number, d.due, d.amount, max(0, (today - d.due).days)) for d in some[:SHOWN]],
        "more": max(0, len(some) - SHOWN),
        "count": len(some),
        "totals": [Money(minor, currency) for currency, minor in sorted(sums.items())],
        "unapplied": [Money(sum(left[currency]), currency) for currency in sorted(sums) if sum(left.get(currency, ()))],
        "coming": all(debt.due >= today for debt in some),
        "last": bool(some) and all(debt.ends(today) for debt in some),
        "partly": any(debt.ends(today) for debt in some),
    }


def leads_to(books: Books, some: Sequence[Debt]) -> dict[str, int]:
    """What the dialogues about these begin with: the statement they stand on, and the document where it is only one."""
    statement = next((one for one in books.statements if some and one.line(some[0].id)), None)
    if statement is None:
        return {}
    return {"statement_id": statement.id} | ({"document_id": some[0].id} if len(some) == 1 else {})
