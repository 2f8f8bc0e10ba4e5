"""The ledger as the rest of the house reads it: customers, contacts, what is open on a day.

Promises: reads only, but for who looks after a customer. What is open at a cut-off in the past is what was open then:
later allocations and clearings are added back. Amounts are minor units. Whoever adds a column to the ledger adds it to
the one function here that turns its row into a fact.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, and_, bindparam, case, func, or_, select, text, update

from flows.facts.delivery import Delivery
from flows.facts.money import Money
from flows.facts.parties import Contact, Customer, Role
from flows.facts.statement import Item, Kind, Line
from storage.copies import on_file
from storage.prepared import Prepared
from storage.tables.ledger import ALLOCATION, CONTACT, CUSTOMER, DOCUMENT, DOCUMENT_LINE

_CUSTOMER: Final = tuple(
    CUSTOMER.c[name]
    for name in ("id", "code", "name", "country", "zone", "language", "tax_id", "account_manager", "region")
)  # fmt: skip
_DELIVERY: Final = tuple(
    DOCUMENT.c[name] for name in ("order_no", "ordered_by", "delivery_no", "delivered_on", "delivered_to", "signed_by")
)  # fmt: skip
_CHUNK = 500  # ids in one question; SQLite's default allows 32,766 values


_ANY_UNAPPLIED = Prepared(
    text(
        "SELECT 1 FROM document WHERE customer_id = :customer_id AND currency = :currency AND kind = 'payment'"
        " AND open_amount > 0 LIMIT 1"
    )
)


_PAYMENT_SEEN = Prepared(
    text(
        "SELECT max(b.at) FROM import_batch b JOIN document d ON d.batch_id = b.id WHERE d.customer_id = :customer_id"
        " AND d.kind = 'payment' AND d.open_amount > 0"
    )
)


_ONE = Prepared(select(*_CUSTOMER).where(CUSTOMER.c.id == bindparam("id")))
_LINES_OF = (
    select(DOCUMENT_LINE)
    .where(DOCUMENT_LINE.c.document_id.in_(bindparam("ids", expanding=True)))
    .order_by(DOCUMENT_LINE.c.line_no)
)


def customers(conn: Connection) -> tuple[Customer, ...]:
    """All customers by code."""
    return tuple(Customer(*row) for row in conn.execute(select(*_CUSTOMER).order_by(CUSTOMER.c.code)))


def customer(conn: Connection, customer_id: int) -> Customer | None:
    """That customer, if there is one."""
    row = _ONE.row(conn, id=customer_id)
    return Customer(*row) if row else None


def customer_by_code(conn: Connection, code: str) -> Customer | None:
    """The customer the ERP calls `code`."""
    row = conn.execute(select(*_CUSTOMER).where(CUSTOMER.c.code == code)).first()
    return Customer(*row) if row else None


def places(conn: Connection) -> list[tuple[str, str]]:
    """The countries and regions in which there are customers."""
    named = select(CUSTOMER.c.country, CUSTOMER.c.region).where(CUSTOMER.c.country != "").distinct()
    return [(row[0], row[1]) for row in conn.execute(named)]


def payment_seen_at(conn: Connection, customer_id: int) -> int:
    """When the last payment that is not set against anything yet came in with an import (µs UTC); 0 for none."""
    return int(_PAYMENT_SEEN.row(conn, customer_id=customer_id)[0] or 0)


def set_manager(conn: Connection, customer_id: int, colleague_id: int) -> None:
    """That colleague looks after the customer (0: nobody): the one thing here that no import says."""
    conn.execute(update(CUSTOMER).where(CUSTOMER.c.id == customer_id).values(account_manager=colleague_id))


def contact(conn: Connection, contact_id: int) -> Contact | None:
    """That contact, if there is one. A contact without a role may look and no more."""
    row = conn.execute(select(CONTACT).where(CONTACT.c.id == contact_id)).first()
    return _contact(row) if row else None


def contacts_of(conn: Connection, customer_id: int) -> tuple[Contact, ...]:
    """The customer's contacts, in the order they became known."""
    found = conn.execute(select(CONTACT).where(CONTACT.c.customer_id == customer_id).order_by(CONTACT.c.id))
    return tuple(_contact(row) for row in found)


def _contact(row: Row[Any]) -> Contact:
    limit = Money(row.limit_minor, row.limit_currency) if row.limit_currency else None
    role = Role(row.role) if row.role else Role.VIEWER
    known = row.id, row.customer_id, row.name, role, row.language, row.zone, limit, row.stopped, row.trusted
    return Contact(*known, row.form_of_address, row.register)


def currencies_of(conn: Connection, customer_id: int, cut_off: date | None = None) -> tuple[str, ...]:
    """The currencies in which something is open (at `cut_off`, or now), in alphabetical order."""
    asked = {"customer": customer_id} | ({"cut_off": cut_off} if cut_off else {})
    return tuple(conn.execute(_currencies(then=cut_off is not None), asked).scalars())


def open_lines(conn: Connection, customer_id: int, currency: str, cut_off: date) -> tuple[Line, ...]:
    """The customer's open items in `currency` as they stood at the end of `cut_off`, oldest first, positions from 1."""
    return _lines(conn, customer_id, currency, cut_off, tuple(Kind))


def delivery(conn: Connection, customer_id: int, document_id: int) -> Delivery | None:
    """How that document of the customer was ordered and delivered; None when the ledger tells nothing of it."""
    own = DOCUMENT.c.id == document_id, DOCUMENT.c.customer_id == customer_id
    row = conn.execute(select(*_DELIVERY).where(*own)).first()
    return Delivery(*row) if row and any(row) else None


def unapplied_payments(conn: Connection, customer_id: int, currency: str) -> tuple[Line, ...]:
    """Payments received and not yet set against anything, as of now."""
    if not _ANY_UNAPPLIED.row(conn, customer_id=customer_id, currency=currency):  # the usual case, asked in every turn
        return ()
    return _lines(conn, customer_id, currency, None, (Kind.PAYMENT,))


def _lines(
    conn: Connection, customer_id: int, currency: str, cut_off: date | None, kinds: Sequence[Kind]
) -> tuple[Line, ...]:
    asked = {"customer": customer_id, "currency": currency, "cut_off": cut_off, "kinds": [kind.value for kind in kinds]}
    rows = conn.execute(_open_documents(then=cut_off is not None), asked).all()
    ids = [row.id for row in rows]
    items, applied = _items(conn, ids), _applied(conn, ids, cut_off)
    copies = {id_: shas for part in chunks(ids) for id_, shas in on_file(conn, part).items()}
    return tuple(
        Line(
            position=position, document_id=row.id, kind=Kind(row.kind), number=row.number, on=row.on_day,
            due=row.due_day, total=row.total, open=row.open_then, order=row.order_no,
            items=tuple(items.get(row.id, ())), applied=tuple(applied.get(row.id, ())),
            files=copies.get(row.id, ()),
        )
        for position, row in enumerate(rows, 1)
    )  # fmt: skip


# Built once, not for each customer: building these costs more than SQLite takes to answer them. `then`: as things stood
# at the end of the day `cut_off`, and not as they stand now.
@cache
def _currencies(*, then: bool) -> Select[Any]:
    mine = DOCUMENT.c.customer_id == bindparam("customer")
    return select(DOCUMENT.c.currency).where(mine, _was_open(then=then)).distinct().order_by(DOCUMENT.c.currency)


@cache
def _open_documents(*, then: bool) -> Select[Any]:
    return (
        select(DOCUMENT, _open_at(then=then).label("open_then"))
        .where(DOCUMENT.c.customer_id == bindparam("customer"), DOCUMENT.c.currency == bindparam("currency"))
        .where(_was_open(then=then), DOCUMENT.c.kind.in_(bindparam("kinds", expanding=True)))
        .order_by(DOCUMENT.c.on_day, DOCUMENT.c.number, DOCUMENT.c.id)
    )


@cache
def _applied_to(*, then: bool) -> Select[Any]:
    rows = (
        select(ALLOCATION.c.debit_id, DOCUMENT.c.number, ALLOCATION.c.on_day, ALLOCATION.c.minor)
        .join(DOCUMENT, DOCUMENT.c.id == ALLOCATION.c.credit_id)
        .where(ALLOCATION.c.debit_id.in_(bindparam("ids", expanding=True)))
        .order_by(ALLOCATION.c.on_day, ALLOCATION.c.id)
    )
    return rows.where(ALLOCATION.c.on_day <= bindparam("cut_off")) if then else rows


def _open_at(*, then: bool) -> Any:
    """What was open at the end of that day: what is open now and everything that reduced it since."""
    if not then:
        return DOCUMENT.c.open_amount
    cut_off = bindparam("cut_off", type_=DOCUMENT.c.on_day.type)
    mine = or_(ALLOCATION.c.debit_id == DOCUMENT.c.id, ALLOCATION.c.credit_id == DOCUMENT.c.id)
    later = select(func.coalesce(func.sum(ALLOCATION.c.minor), 0)).where(mine, ALLOCATION.c.on_day > cut_off)
    cleared = case((DOCUMENT.c.cleared_on > cut_off, DOCUMENT.c.cleared_minor), else_=0)
    return DOCUMENT.c.open_amount + cleared + later.correlate(DOCUMENT).scalar_subquery()


def _was_open(*, then: bool) -> Any:
    if not then:
        return DOCUMENT.c.open_amount > 0
    return and_(DOCUMENT.c.on_day <= bindparam("cut_off", type_=DOCUMENT.c.on_day.type), _open_at(then=True) > 0)


def _items(conn: Connection, ids: Sequence[int]) -> dict[int, list[Item]]:
    found: dict[int, list[Item]] = {}
    for part in chunks(ids):
        for row in conn.execute(_LINES_OF, {"ids": part}):
            item = Item(
                row.line_no, row.description, Decimal(row.quantity), row.unit, Decimal(row.unit_price), row.amount
            )
            found.setdefault(row.document_id, []).append(item)
    return found


def _applied(conn: Connection, ids: Sequence[int], cut_off: date | None) -> dict[int, list[tuple[str, date, int]]]:
    found: dict[int, list[tuple[str, date, int]]] = {}
    for part in chunks(ids):
        asked = {"ids": part} | ({"cut_off": cut_off} if cut_off else {})
        for debit, number, day, minor in conn.execute(_applied_to(then=cut_off is not None), asked):
            found.setdefault(debit, []).append((number, day, minor))
    return found


def chunks(values: Iterable[Any]) -> list[list[Any]]:
    """`values` in pieces small enough for one question's `IN`."""
    every = list(values)
    return [every[start : start + _CHUNK] for start in range(0, len(every), _CHUNK)]
