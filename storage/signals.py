"""What early signs are read from: statements, objections, promises, payments and who agrees, of some customers or all.

Promise: reads only, few statements whatever the number of customers, nothing counted beforehand. What is a sign stands
in flows/facts/signals.py.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, select, true

from flows.facts.money import Money
from flows.facts.our_promises import OurState
from flows.facts.promises import PromiseState
from flows.facts.signals import HALF_A_YEAR, QUARTER, Account, Confirmed, Confirmer, Felt, Issued, Objected, Part
from flows.facts.statement import Kind, StatementState
from flows.facts.times import DAY, day_in_zone
from flows.tables.feelings import ANGER
from storage.statements import STANDING
from storage.tables.case_items import CASE_ITEM
from storage.tables.cases import CASE, CONFIRMATION, STATEMENT
from storage.tables.feelings import HARSH_WORDS, MOOD
from storage.tables.ledger import ALLOCATION, CONTACT, DOCUMENT
from storage.tables.our_promises import OUR_PROMISE
from storage.tables.people import BINDING
from storage.tables.promises import PROMISE

YEAR = timedelta(days=400)  # back to which statements and confirmations are compared
_TAKEN_BACK = ("withdrawn", "merged")
_ANSWERED = frozenset(
    state.value for state in (StatementState.CONFIRMED, StatementState.CONFIRMED_EXCEPT, StatementState.DISPUTED)
)
_LATE = frozenset(state.value for state in (PromiseState.BROKEN, PromiseState.PARTLY))
_CONFIRMS = ("confirmer", "admin")

Found = Iterator[tuple[int, Any]]
_Days = Callable[[int], date]  # the day of a moment (µs UTC)


def accounts(conn: Connection, now: int, zone: str, of: Collection[int] | None = None) -> dict[int, Account]:
    """By customer what the books hold, of these customers (None: of all that anything is held of).

    `zone` says in which day something happened.
    """
    found: defaultdict[int, dict[str, tuple[Any, ...]]] = defaultdict(dict)
    for name, read in _READ.items():
        for customer, one in read(conn, now, lambda at: day_in_zone(at, zone), of):
            found[customer][name] = (*found[customer].get(name, ()), one)
    return {customer: Account(**held) for customer, held in found.items()}


def _issued(conn: Connection, now: int, days: _Days, of: Collection[int] | None) -> Found:
    row = STATEMENT.c
    disputed = (
        select(func.coalesce(func.sum(CASE.c.claimed), 0))
        .where(CASE.c.statement_id == row.id, CASE.c.outcome.not_in(_TAKEN_BACK))
        .scalar_subquery()
    )
    objected = select(func.min(CASE.c.registered_at)).where(CASE.c.statement_id == row.id).scalar_subquery()
    columns: tuple[Any, ...] = (
        row.customer_id, row.cut_off, row.reply_by, row.currency, row.closing, row.viewed_at, row.state, disputed,
        row.issued_at, row.answered_at, objected,
    )  # fmt: skip
    since = (days(now) - YEAR).isoformat()
    standing = row.state.in_([state.value for state in STANDING]), row.cut_off >= since
    for customer, cut_off, reply_by, currency, closing, viewed, state, sum_, out, *answers in conn.execute(
        _of(select(*columns).where(*standing).order_by(row.cut_off, row.id), row.customer_id, of)
    ):
        until, answered = date.fromisoformat(reply_by), state in _ANSWERED
        seen, first = bool(viewed) or answered, min(filter(None, answers), default=0)
        times = (days(out), days(first) if first else None) if out else (None, None)
        about = date.fromisoformat(cut_off), until, currency, closing, int(sum_), seen, answered
        yield customer, Issued(*about, *times)


def _objected(conn: Connection, now: int, days: _Days, of: Collection[int] | None) -> Found:
    row = CASE.c
    joined = CASE.outerjoin(CASE_ITEM, CASE_ITEM.c.case_id == row.id).outerjoin(
        DOCUMENT, DOCUMENT.c.id == CASE_ITEM.c.document_id
    )
    wanted = row.outcome.not_in(_TAKEN_BACK), row.registered_at >= now - HALF_A_YEAR.days * DAY
    found = select(row.customer_id, row.id, row.reason, row.registered_at, DOCUMENT.c.due_day).select_from(joined)
    cases: dict[int, tuple[int, str, int, list[date]]] = {}
    for customer, id_, reason, at, due in conn.execute(_of(found.where(*wanted), row.customer_id, of)):
        lines = cases.setdefault(id_, (customer, reason, at, []))[3]
        lines += [due] if due else []
    for customer, reason, at, due_days in cases.values():
        yield customer, Objected(reason, days(at), tuple(due_days))


def _theirs(conn: Connection, now: int, days: _Days, of: Collection[int] | None) -> Found:
    """A promise that was given another day counts for each time its day was missed."""
    row, today = PROMISE.c, days(now)
    missed = (row.broken > 0) | row.state.in_(sorted(_LATE)), row.day >= (today - QUARTER).isoformat()
    found = select(row.customer_id, row.day, row.broken).where(*missed).order_by(row.id)
    for customer, day, times in conn.execute(_of(found, row.customer_id, of)):
        for _ in range(max(1, times)):
            yield customer, min(date.fromisoformat(day), today)


def _ours(conn: Connection, now: int, days: _Days, of: Collection[int] | None) -> Found:
    row = OUR_PROMISE.c
    broken = row.state == OurState.BROKEN.value, row.due_at >= now - QUARTER.days * DAY
    found = select(row.customer_id, row.due_at).where(*broken).order_by(row.due_at)
    for customer, at in conn.execute(_of(found, row.customer_id, of)):
        yield customer, days(at)


def _parts(conn: Connection, now: int, days: _Days, of: Collection[int] | None) -> Found:
    """Payments on invoices that are open still, of which nothing is said in a case or a promise."""
    paid, row = DOCUMENT.alias("paid"), DOCUMENT.c
    left_open = and_(ALLOCATION.c.on_day >= days(now) - QUARTER, row.open_amount > 0, row.kind == Kind.INVOICE.value)
    unsaid = ~exists().where(CASE_ITEM.c.document_id == row.id)
    joined = ALLOCATION.join(DOCUMENT, row.id == ALLOCATION.c.debit_id).join(paid, paid.c.id == ALLOCATION.c.credit_id)
    columns: tuple[Any, ...] = (row.customer_id, row.id, ALLOCATION.c.on_day, ALLOCATION.c.minor, row.currency)
    found = select(*columns).select_from(joined).where(left_open, unsaid, paid.c.kind == Kind.PAYMENT.value)
    rows = conn.execute(_of(found.order_by(ALLOCATION.c.id), row.customer_id, of)).all()
    promised = _promised(conn, {customer for customer, *_ in rows})
    for customer, document, on, minor, currency in rows:
        if document not in promised:
            yield customer, Part(on, Money(minor, currency))


def _promised(conn: Connection, of: Collection[int]) -> set[int]:
    """Documents of which a part was announced."""
    items = conn.execute(_of(select(PROMISE.c["items"]), PROMISE.c.customer_id, of)).scalars() if of else ()
    return {int(document) for text in items for document, *_ in json.loads(text)}


def _confirmed(conn: Connection, now: int, days: _Days, of: Collection[int] | None) -> Found:
    row = CONFIRMATION.c
    joined = CONFIRMATION.join(STATEMENT, STATEMENT.c.id == row.statement_id)
    columns = STATEMENT.c.customer_id, row.contact_id, row.at, row.amount, STATEMENT.c.currency
    found = select(*columns).select_from(joined).where(row.at >= now - YEAR.days * DAY).order_by(row.at)
    for customer, contact, at, amount, currency in conn.execute(_of(found, STATEMENT.c.customer_id, of)):
        yield customer, Confirmed(contact, days(at), Money(amount, currency))


def _confirmers(conn: Connection, _now: int, days: _Days, of: Collection[int] | None) -> Found:
    """Since the first of their chats: a new telephone makes nobody new."""
    row = CONTACT.c
    since = func.min(BINDING.c.bound_at)
    bound = exists().where(BINDING.c.contact_id == row.id, BINDING.c.revoked_at.is_(None))
    joined = CONTACT.join(BINDING, BINDING.c.contact_id == row.id)
    found = select(row.customer_id, row.id, row.name, since).select_from(joined)
    found = found.where(row.role.in_(_CONFIRMS), bound.correlate(CONTACT)).group_by(row.customer_id, row.id, row.name)
    for customer, id_, name, at in conn.execute(_of(found, row.customer_id, of)):
        yield customer, Confirmer(id_, name, days(at))


def _felt(conn: Connection, now: int, days: _Days, of: Collection[int] | None) -> Found:
    """Words against a person, and anger as it was heard last; a feeling that a colleague cleared is none."""
    row, since = CONTACT.c, now - YEAR.days * DAY
    for at, heard in (
        (HARSH_WORDS.c.at, HARSH_WORDS.c.contact_id == row.id),
        (MOOD.c.heard_at, and_(MOOD.c.contact_id == row.id, MOOD.c.level >= ANGER)),
    ):
        found = select(row.customer_id, row.name, at).select_from(CONTACT.join(at.table, heard)).where(at >= since)
        for customer, name, moment in conn.execute(_of(found.order_by(at), row.customer_id, of)):
            yield customer, Felt(name, days(moment))


def _of(found: Select[Any], column: ColumnElement[int], of: Collection[int] | None) -> Select[Any]:
    return found.where(true() if of is None else column.in_(sorted(of)))


_READ: dict[str, Callable[[Connection, int, _Days, Collection[int] | None], Found]] = {
    "issued": _issued,
    "objected": _objected,
    "theirs": _theirs,
    "ours": _ours,
    "parts": _parts,
    "confirmed": _confirmed,
    "confirmers": _confirmers,
    "felt": _felt,
}
