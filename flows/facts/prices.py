"""Prices agreed with a customer, and the one that held on a day.

Promises: prices are exact decimals; nothing is taken for the same goods that is not called the same.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class AgreedPrice:
    """The price of one `unit` of some goods (empty: of whichever is billed), from one day to another (None: open).

    `source` is where it is written: a contract, an order, a list.
    """

    description: str
    unit: str
    price: Decimal
    currency: str
    valid_from: date
    valid_until: date | None = None
    source: str = ""


def same_goods(text: str) -> str:
    """A description or a unit as two of them are compared: without regard to case, width and spacing."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def price_on(
    prices: Iterable[AgreedPrice], description: str, unit: str, currency: str, day: date
) -> AgreedPrice | None:
    """The price of these goods on that day, the latest agreed; None when none is on file for them in that unit."""
    found = [
        one
        for one in prices
        if same_goods(one.description) == same_goods(description)
        and (not one.unit or same_goods(one.unit) == same_goods(unit))
        and one.currency == currency
        and one.valid_from <= day
        and (one.valid_until is None or day <= one.valid_until)
    ]
    return max(found, key=lambda one: one.valid_from, default=None)
