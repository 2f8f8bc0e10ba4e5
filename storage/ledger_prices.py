"""Prices agreed with customers, as an import states them.

Promises: no two prices of the same goods hold on the same day; a new one ends the open one before it the day before.
What would break that is a fault on the row that says so.
"""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from flows.facts.prices import same_goods
from storage.ledger_apply import Applying
from storage.ledger_books import Books, Row
from storage.sheets_tables import Table

_FIELDS: Final = ("customer", "description", "unit", "unit_price", "currency", "valid_from", "valid_until", "source")


def plan_prices(books: Books, _: Applying, table: Table) -> None:
    """Put each row of the sheet on the shelf of prices, under customer, goods, unit, currency and first day."""
    first: dict[str, int] = {}
    for index, (code, goods, unit, price, currency, begins, until, source) in enumerate(table.values(*_FIELDS)):
        if code and code not in books.customers:
            table.fault(index, "customer", "unknown_customer")
        elif code and goods and currency and begins and price is not None and _worth_something(table, index, price):
            row = {
                "customer_id": code, "description": goods, "unit": unit or "", "unit_price": price,
                "currency": currency, "valid_from": begins, "valid_until": until, "source": source or "",
            }  # fmt: skip
            key = ":".join([code.replace(":", "%3A"), same_goods(goods), same_goods(unit or ""), currency, str(begins)])
            if first.setdefault(key, index) == index:
                books.touched["price"].add(key)
                books.shelves["price"].now[key] = {**books.shelves["price"].now.get(key, {}), **row, "source_key": key}
            else:
                table.fault(index, "valid_from", "duplicate", row=table.rows[first[key]])
    _one_a_day(books, table, first)


def _worth_something(table: Table, index: int, price: str) -> bool:
    if Decimal(price) <= 0:
        table.fault(index, "unit_price", "no_price")
        return False
    return True


def _one_a_day(books: Books, table: Table, stated: dict[str, int]) -> None:
    """Close what was open before the next begins; what says outright that both hold is a fault."""
    by_goods: dict[str, list[tuple[date, str]]] = defaultdict(list)
    shelf = books.shelves["price"].now
    for key, row in shelf.items():
        by_goods[key.rpartition(":")[0]].append((row["valid_from"], key))
    for periods in by_goods.values():
        periods.sort()
        for (_, earlier), (begins, later) in pairwise(periods):
            _end_before(table, shelf[earlier], begins, stated.get(earlier, stated.get(later)))


def _end_before(table: Table, row: Row, begins: date, index: int | None) -> None:
    until: Any = row["valid_until"]
    if until is None:
        row["valid_until"] = begins - timedelta(days=1)
    elif until >= begins and index is not None:
        table.fault(index, "valid_until", "two_prices", begins=begins)
