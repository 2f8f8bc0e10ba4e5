"""The part of the ledger that an import concerns, in memory: rows as they are and as they are to be.

Promises: reads only; rows are plain dicts of the columns that imports own (`OWNED`), found under a natural key that
does not change when rows get their ids. Whoever lets imports fill another column adds it to `OWNED`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Connection, select

from flows.facts.amounts import plain
from storage.ledger import chunks
from storage.tables.ledger import ALLOCATION, CONTACT, CUSTOMER, DOCUMENT, DOCUMENT_LINE, PRICE

Row = dict[str, Any]
Key = Any

# What an import may write and an undo may put back; what people or conversations decide later is not among it.
OWNED: Final[Mapping[str, tuple[str, ...]]] = {
    "customer": ("code", "name", "country", "region", "zone", "language", "tax_id"),
    "contact": ("customer_id", "source_key", "name", "email", "phone", "language", "zone", "role", "register",
                "limit_minor", "limit_currency"),
    "document": ("customer_id", "kind", "number", "normalised_number", "on_day", "due_day", "currency", "total",
                 "open_amount", "order_no", "delivery_no", "delivered_on", "delivered_to", "signed_by", "ordered_by",
                 "cleared_on", "cleared_minor", "source_key", "batch_id"),
    "document_line": ("document_id", "line_no", "description", "quantity", "unit", "unit_price", "amount"),
    "allocation": ("credit_id", "debit_id", "minor", "on_day"),
    "price": ("customer_id", "source_key", "description", "unit", "unit_price", "currency", "valid_from", "valid_until",
              "source"),
}  # fmt: skip
TABLES: Final[Mapping[str, sa.Table]] = {
    "customer": CUSTOMER, "contact": CONTACT, "document": DOCUMENT, "document_line": DOCUMENT_LINE,
    "allocation": ALLOCATION, "price": PRICE,
}  # fmt: skip


@dataclass(slots=True)
class Shelf:
    """One table: `was` holds stored rows with their ids, `now` the rows to be; a key only in `was` is to be removed."""

    was: dict[Key, Row] = field(default_factory=dict)
    now: dict[Key, Row] = field(default_factory=dict)

    def stored(self, key: Key, row: Row) -> None:
        """Take in a row as the database has it."""
        self.was[key] = row
        self.now[key] = dict(row)


@dataclass(slots=True)
class Books:
    """The shelves by table name. In `now` and in keys documents are named by source key and customers by code."""

    shelves: dict[str, Shelf] = field(default_factory=lambda: {name: Shelf() for name in OWNED})
    touched: dict[str, set[Key]] = field(default_factory=lambda: {name: set() for name in OWNED})
    cleared: list[Key] = field(default_factory=list)
    erased: set[Key] = field(default_factory=set)  # contacts who were taken out: no export brings them back

    @property
    def customers(self) -> dict[Key, Row]:
        """Customers to be, by code."""
        return self.shelves["customer"].now

    @property
    def documents(self) -> dict[Key, Row]:
        """Documents to be, by source key."""
        return self.shelves["document"].now

    @property
    def allocations(self) -> dict[Key, Row]:
        """Allocations to be, by the source keys of credit and debit."""
        return self.shelves["allocation"].now


def source_key(code: str, kind: str, number: str, own: str | None) -> str:
    """What makes a document of an export the same one next month: its own key, or customer, kind and number."""
    return f"key:{own}" if own else f"{code.replace(':', '%3A')}:{kind}:{number}"


def normalised_number(number: str) -> str:
    """A document number as people compare it: `inv-0042` and `INV 42` are both `INV42`."""
    letters = re.sub(r"[\W_]", "", plain(number).upper())
    return re.sub(r"(?<!\d)0+(?=\d)", "", letters)


def load(conn: Connection, codes: Iterable[str], keys: Iterable[str], *, all_open: bool) -> Books:
    """The books of the customers with these codes; with `all_open` also of every customer who has something open."""
    books = Books()
    for part in chunks(set(codes)):
        _customers(conn, books, CUSTOMER.c.code.in_(part))
    for part in chunks(f"key:{key}" for key in set(keys)):
        for table in (DOCUMENT, CONTACT):
            owners = select(table.c.customer_id).where(table.c.source_key.in_(part))
            _customers(conn, books, CUSTOMER.c.id.in_(owners))
    if all_open:
        _customers(conn, books, CUSTOMER.c.id.in_(select(DOCUMENT.c.customer_id).where(DOCUMENT.c.open_amount > 0)))
    ids = {row["id"]: code for code, row in books.shelves["customer"].was.items()}
    for part in chunks(ids):
        _of_customers(conn, books, part, ids)
    return books


def _customers(conn: Connection, books: Books, which: Any) -> None:
    for row in _rows(conn, "customer", which):
        books.shelves["customer"].stored(row["code"], row)


def _of_customers(conn: Connection, books: Books, part: list[int], codes: Mapping[int, str]) -> None:
    for row in _rows(conn, "contact", CONTACT.c.customer_id.in_(part)):
        row["customer_id"] = codes[row["customer_id"]]
        books.shelves["contact"].stored(row["source_key"], row)
    gone = sa.select(CONTACT.c.source_key).where(CONTACT.c.customer_id.in_(part), CONTACT.c.status == "erased")
    books.erased.update(conn.execute(gone).scalars())
    for row in _rows(conn, "price", PRICE.c.customer_id.in_(part)):
        row["customer_id"] = codes[row["customer_id"]]
        books.shelves["price"].stored(row["source_key"], row)
    keys: dict[int, str] = {}
    for row in _rows(conn, "document", DOCUMENT.c.customer_id.in_(part)):
        row["customer_id"] = codes[row["customer_id"]]
        keys[row["id"]] = row["source_key"]
        books.shelves["document"].stored(row["source_key"], row)
    mine = select(DOCUMENT.c.id).where(DOCUMENT.c.customer_id.in_(part))
    for row in _rows(conn, "allocation", ALLOCATION.c.credit_id.in_(mine)):
        row["credit_id"], row["debit_id"] = keys[row["credit_id"]], keys[row["debit_id"]]
        books.shelves["allocation"].stored((row["credit_id"], row["debit_id"]), row)


def load_lines(conn: Connection, books: Books, keys: Iterable[str]) -> None:
    """Take in the rows of these documents; most imports have none."""
    was = books.shelves["document"].was
    ids = {was[key]["id"]: key for key in keys if key in was}
    for part in chunks(ids):
        for row in _rows(conn, "document_line", DOCUMENT_LINE.c.document_id.in_(part)):
            row["document_id"] = ids[row["document_id"]]
            books.shelves["document_line"].stored((row["document_id"], row["line_no"]), row)


def _rows(conn: Connection, name: str, which: Any) -> list[Row]:
    table = TABLES[name]
    columns = [table.c.id, *(table.c[column] for column in OWNED[name])]
    names = [column.name for column in columns]
    return [dict(zip(names, row, strict=True)) for row in conn.execute(select(*columns).where(which))]
