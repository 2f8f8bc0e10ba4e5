"""The prices agreed with a customer, as imports brought them."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, text

from flows.facts.prices import AgreedPrice
from storage.prepared import Prepared

_OF = Prepared(
    text(
        "SELECT description, unit, unit_price, currency, valid_from, valid_until, source FROM price"
        " WHERE customer_id = :customer_id ORDER BY id"
    )
)


def of_customer(conn: Connection, customer_id: int) -> tuple[AgreedPrice, ...]:
    """Every price on file for them, past ones too."""
    return tuple(
        AgreedPrice(goods, unit, Decimal(price), currency, _day(begins), _day(until) if until else None, source)
        for goods, unit, price, currency, begins, until, source in _OF.rows(conn, customer_id=customer_id)
    )


def _day(stored: date | str) -> date:
    """SQLite keeps days as text."""
    return stored if isinstance(stored, date) else date.fromisoformat(stored)
