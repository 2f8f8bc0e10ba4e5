"""What an import would make of the ledger, worked out in memory before a row is written.

Promises: writes nothing. Every fault that only the ledger shows is noted on the table it came from. What a file does
not state stays as it is. Open amounts: where a file states one, it rules; else it falls by what is set against it.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection

from flows.facts.money import Money, money
from flows.facts.statement import Kind
from storage.ledger_apply import UNTOLD, Applied, Applying
from storage.ledger_books import Books, Row, load, load_lines, normalised_number, source_key
from storage.ledger_prices import plan_prices
from storage.sheets_tables import Table

_ORDER: Final = ("customers", "contacts", "documents", "lines", "payments", "prices")
_KINDS: Final = frozenset(kind.value for kind in Kind)
# How goods were delivered: the field of a sheet → the column of the ledger.
DELIVERY: Final[Mapping[str, str]] = {
    "delivery": "delivery_no", "delivered_on": "delivered_on", "receiver": "delivered_to", "signed_by": "signed_by",
    "ordered_by": "ordered_by",
}  # fmt: skip
_NEW: Final[Mapping[str, Row]] = {
    "customer": {"country": "", "region": "", "zone": "UTC", "language": "", "tax_id": ""},
    "contact": {"email": "", "phone": "", "role": None, "limit_minor": None, "limit_currency": None},
    "document": {**UNTOLD, "cleared_on": None},
}


def plan(conn: Connection, tables: Sequence[Table], as_of: date | None) -> Books:
    """The books as they would be after this import. With `as_of` the documents given are all that were open then."""
    codes = {code for table in tables for (code,) in table.values("customer") if code}
    keys = {key for table in tables for (key,) in table.values("key") if key}
    books = load(conn, codes, keys, all_open=as_of is not None)
    applying = Applying(books)
    for table in sorted(tables, key=lambda table: _ORDER.index(table.kind)):
        if table.kind == "lines":
            _lines(conn, books, applying, table)
        else:
            _PLANNERS[table.kind](books, applying, table)
    applying.settle()
    if as_of:
        _clear(books, as_of)
    return books


def _stated(**values: Any) -> Row:
    return {name: value for name, value in values.items() if value is not None}


def _customers(books: Books, _: Applying, table: Table) -> None:
    first: dict[str, tuple[int, Row]] = {}
    rows = table.values("customer", "name", "country", "zone", "language", "tax_id", "region")
    for index, (code, name, country, zone, language, tax_id, region) in enumerate(rows):
        said = _stated(
            code=code, name=name, country=country, zone=zone, language=language, tax_id=tax_id, region=region
        )
        if code and first.setdefault(code, (index, said))[1] != said:
            table.fault(index, "customer", "differs_from_row", row=table.rows[first[code][0]], what="customer")
        elif code and name:
            books.touched["customer"].add(code)
            books.customers[code] = {**_NEW["customer"], **books.customers.get(code, {}), **said}


def _contacts(books: Books, _: Applying, table: Table) -> None:
    shelf = books.shelves["contact"]
    first: dict[str, int] = {}
    names = ("customer", "key", "name", "email", "phone", "language", "zone", "role", "register", "limit")
    for index, row in enumerate(table.values(*names, "limit_currency")):
        code, own, name, email, phone, language, zone, role, register, limit, currency = row
        if not code or not name or not _customer_known(books, table, index, code):
            continue
        key = f"key:{own}" if own else f"{code.replace(':', '%3A')}:{(email or name).casefold()}"
        if key in books.erased:
            continue
        if first.setdefault(key, index) != index:
            table.fault(index, "name", "duplicate", row=table.rows[first[key]])
            continue
        if limit is not None and not currency:
            table.fault(index, "limit_currency", "empty")
            continue
        said = _stated(name=name, email=email, phone=phone, language=language, zone=zone, limit_minor=limit)
        if limit is not None:
            said["limit_currency"] = currency
        owner = books.customers[code]
        fresh = {**_NEW["contact"], "language": owner["language"], "zone": owner["zone"], "role": role}
        fresh["register"] = register or ""  # as with a role: what colleagues choose later stands
        _put(books, "contact", key, {**shelf.now.get(key, fresh), **said, "customer_id": code, "source_key": key})


def _documents(books: Books, applying: Applying, table: Table) -> None:
    first: dict[str, int] = {}
    names = ("customer", "kind", "number", "date", "due", "currency", "total", "open", "order", "settled_on", "key")
    goods = list(table.values(*DELIVERY))
    for index, row in enumerate(table.values(*names)):
        code, kind, number, day, due, currency, total, open_, order, settled, own = row
        if not (code and kind and number and _customer_known(books, table, index, code)):
            continue
        key = source_key(code, kind, number, own)
        if first.setdefault(key, index) != index:
            table.fault(index, "key" if own else "number", "duplicate", row=table.rows[first[key]])
            continue
        if not (day and currency) or total is None or not _same_document(books, (table, index), key, code, currency):
            continue
        old = books.documents.get(key)
        said = _stated(on_day=day, due_day=due, currency=currency, total=total, order_no=order)
        said |= _stated(**dict(zip(DELIVERY.values(), goods[index], strict=True)))
        new = {
            **(old or _NEW["document"]),
            **said,
            "customer_id": code,
            "kind": kind,
            "number": number,
            "source_key": key,
        }
        if old is None or old["number"] != number:
            new["normalised_number"] = normalised_number(number)
        new["open_amount"] = _open(table, index, old, total, open_)
        _put(books, "document", key, new)
        applying.stated(table, index, key, open_, settled)


def _open(table: Table, index: int, old: Row | None, total: int, stated: int | None) -> int:
    if stated is not None or old is None:
        return total if stated is None else stated
    paid: int = old["total"] - old["open_amount"]
    if paid > total:
        table.fault(index, "total", "total_below_paid", paid=Money(paid, old["currency"]))
    return max(0, total - paid)


def _same_document(books: Books, at: tuple[Table, int], key: str, code: str, currency: str) -> bool:
    """Whether a stored document with this key, if any, has the same customer and currency."""
    table, index = at
    old = books.shelves["document"].was.get(key)
    if old and old["customer_id"] != code:
        table.fault(index, "customer", "other_customer", customer=old["customer_id"])
    elif old and old["currency"] != currency:
        table.fault(index, "currency", "currency_mismatch", currency=old["currency"])
    else:
        return True
    return False


def _customer_known(books: Books, table: Table, index: int, code: str) -> bool:
    if code not in books.customers:
        table.fault(index, "customer", "unknown_customer")
    return code in books.customers


def _put(books: Books, name: str, key: str, row: Row) -> None:
    books.touched[name].add(key)
    books.shelves[name].now[key] = row


def _lines(conn: Connection, books: Books, applying: Applying, table: Table) -> None:
    """The rows of each document named replace the rows it had."""
    named: dict[str, list[tuple[int, tuple[Any, ...]]]] = {}
    columns = ("line", "description", "quantity", "unit", "unit_price", "amount")
    for index, ((code, kind, number), row) in enumerate(
        zip(table.values("customer", "kind", "number"), table.values(*columns), strict=True)
    ):
        if code and number and _customer_known(books, table, index, code):
            kinds = frozenset({kind}) if kind else _KINDS
            key = applying.find((table, index, "number"), code, number, kinds)
            if key:
                named.setdefault(key, []).append((index, row))
    load_lines(conn, books, named)
    shelf = books.shelves["document_line"]
    for line in [line for line in shelf.now if line[0] in named]:
        del shelf.now[line]
    for key, rows in named.items():
        first: dict[int, int] = {}
        for position, (index, row) in enumerate(rows, 1):
            number = row[0] or position
            if first.setdefault(number, index) == index:
                _line(books, (table, index), (key, number), row)
            else:
                table.fault(index, "line", "duplicate", row=table.rows[first[number]])


def _line(books: Books, at: tuple[Table, int], key: tuple[str, int], row: tuple[Any, ...]) -> None:
    _, description, quantity, unit, price, amount = row
    if amount is None and (quantity is None or price is None):
        at[0].fault(at[1], "amount", "amount_missing")
        return
    worth = _worth(at, Decimal(quantity or 1) * Decimal(price or 0), amount, books.documents[key[0]]["currency"])
    shelf = books.shelves["document_line"]
    new = {
        "document_id": key[0], "line_no": key[1], "description": description or "", "quantity": quantity or "1",
        "unit": unit or "", "unit_price": price or _unit_price(worth, quantity), "amount": worth.minor,
    }  # fmt: skip
    shelf.now[key] = {"id": shelf.was[key]["id"], **new} if key in shelf.was else new
    books.touched["document_line"].add(key)


def _unit_price(worth: Money, quantity: str | None) -> str:
    many = Decimal(quantity or 1)
    return f"{worth.amount / many if many else worth.amount:f}"


def _worth(at: tuple[Table, int], product: Decimal, amount: str | None, currency: str) -> Money:
    """The row's amount as stated, else quantity times unit price."""
    if amount is None:
        return money(product, currency)
    worth = money(Decimal(amount), currency)
    if worth.amount != Decimal(amount):
        at[0].fault(at[1], "amount", "too_many_decimals", currency=currency)
    return worth


def _payments(books: Books, applying: Applying, table: Table) -> None:
    """One payment may stand in several rows, each with what it is set against."""
    names = ("customer", "kind", "number", "date", "currency", "total", "document", "applied", "applied_on", "key")
    given: dict[str, list[Applied]] = {}
    for index, (code, kind, number, day, currency, total, *against, own) in enumerate(table.values(*names)):
        if not (code and kind and number and day and currency and _customer_known(books, table, index, code)):
            continue
        key = source_key(code, kind, number, own)
        if total is None or not _same_document(books, (table, index), key, code, currency):
            continue
        said = {
            "customer_id": code,
            "kind": kind,
            "number": number,
            "on_day": day,
            "currency": currency,
            "total": total,
        }
        if key not in given:
            _payment(books, table, index, key, said)
        elif any(books.documents[key][name] != value for name, value in said.items()):
            table.fault(index, "number", "differs_from_row", row=table.rows[given[key][0][0]], what=kind)
        given.setdefault(key, []).append((index, *against))
    for key, rows in given.items():
        applying.set_against(table, key, rows)


def _payment(books: Books, table: Table, index: int, key: str, said: Row) -> None:
    if not Kind(said["kind"]).credit:
        table.fault(index, "kind", "unknown_word", field="kind of payment", known="payment, credit_note")
    old = books.documents.get(key)
    new = {
        **(old or _NEW["document"]),
        **said,
        "source_key": key,
        "normalised_number": normalised_number(said["number"]),
    }
    new["open_amount"] = said["total"] - (old["total"] - old["open_amount"] if old else 0)
    _put(books, "document", key, new)


def _clear(books: Books, as_of: date) -> None:
    """Whatever was open by `as_of` and is not in the snapshot has been settled outside our sight."""
    for key, row in books.documents.items():
        if row["open_amount"] and row["on_day"] <= as_of and key not in books.touched["document"]:
            row["cleared_on"], row["cleared_minor"], row["open_amount"] = as_of, row["open_amount"], 0
            books.cleared.append(key)


_PLANNERS: Final[Mapping[str, Callable[[Books, Applying, Table], None]]] = {
    "customers": _customers, "contacts": _contacts, "documents": _documents, "payments": _payments,
    "prices": plan_prices,
}  # fmt: skip
