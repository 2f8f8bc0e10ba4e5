"""What rules found in accounts: new after an import, waiting on the desk, and what people made of it.

Promise: what a person has looked at does not come again for the same documents; what is no longer so is gone from the
desk, and comes anew should it be so again.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, func, insert, select, union, update

from flows.facts.findings import Finding
from flows.facts.money import Money
from flows.facts.precheck import each_finding
from flows.facts.statement import Statement, StatementState
from storage import ledger, precheck, statements
from storage.tables.anomalies import FINDING
from storage.tables.cases import ADJUSTMENT, CASE, STATEMENT
from storage.tables.ledger import CUSTOMER, DOCUMENT, DOCUMENT_LINE, IMPORT_CHANGE, PRICE

WAITING, RECORDED, DROPPED, GONE = "waiting", "recorded", "dropped", "gone"
DECIDED: Final = (RECORDED, DROPPED)
# What grows old by itself, and copies that come in after their documents, are for the review of a statement.
_IN_REVIEW_ONLY: Final = frozenset({"stale", "no_voucher"})
_LATER_THAN_ALL: Final = 2**31 - 1  # as the id of a statement that nobody has made


@dataclass(frozen=True, slots=True)
class Found:
    """A finding of a customer as it is kept; `statement_id` is the last one issued to them. `card` names its card."""

    id: int
    customer_id: int
    finding: Finding
    statement_id: int
    state: str
    card: int
    anomaly_id: int = 0


# -- after an import ---------------------------------------------------------------------------------------------------
def touched(conn: Connection, batch: int) -> list[int]:
    """The customers whose account that import changed, and who were issued a statement before."""
    change = IMPORT_CHANGE.c
    mine = (change.batch_id == batch,)
    joined = (
        (DOCUMENT.c.customer_id, "document", DOCUMENT.c.id == change.row_id, DOCUMENT),
        (PRICE.c.customer_id, "price", PRICE.c.id == change.row_id, PRICE),
    )
    found: list[Select[Any]] = [
        select(column).select_from(IMPORT_CHANGE.join(table, on)).where(*mine, change.table_name == name)
        for column, name, on, table in joined
    ]
    rows = IMPORT_CHANGE.join(DOCUMENT_LINE, DOCUMENT_LINE.c.id == change.row_id)
    rows = rows.join(DOCUMENT, DOCUMENT.c.id == DOCUMENT_LINE.c.document_id)
    of_rows = select(DOCUMENT.c.customer_id).select_from(rows)
    found.append(of_rows.where(*mine, change.table_name == "document_line"))
    issued = select(STATEMENT.c.customer_id).where(STATEMENT.c.issued_at.is_not(None))
    either = union(*found).subquery()
    return sorted(conn.execute(select(either.c[0]).where(either.c[0].in_(issued))).scalars())


def of_account(conn: Connection, customer_id: int, today: date) -> tuple[list[tuple[int, Finding]], set[str]]:
    """What is found in this customer's account as of that day and was not so on the last statement: with its id.

    And the keys of everything that is found, old and new.
    """
    fresh: list[tuple[int, Finding]] = []
    still: set[str] = set()
    latest = next((one.id for one in statements.of_customer(conn, customer_id)), 0)
    granted = _granted(conn, customer_id)
    for currency in ledger.currencies_of(conn, customer_id, today):
        lines = ledger.open_lines(conn, customer_id, currency, today)
        now = Statement(_LATER_THAN_ALL, "", 1, customer_id, currency, today, today, lines, StatementState.IN_REVIEW)
        known = precheck.known(conn, now)
        before, found = known.before, each_finding(now, known)
        was = {one.key for one in each_finding(before, precheck.known(conn, before))} if before else set()
        news = (one for one in found if one.what not in _IN_REVIEW_ONLY and granted.isdisjoint(one.documents))
        fresh += [(before.id if before else latest, one) for one in news if one.key not in was]
        still |= {one.key for one in found}
    return fresh, still


def _granted(conn: Connection, customer_id: int) -> set[str]:
    """The documents that carry out what we agreed to: that these are open is no news."""
    whose = ADJUSTMENT.join(CASE, CASE.c.id == ADJUSTMENT.c.case_id)
    wanted = select(ADJUSTMENT.c.erp_document).select_from(whose).where(CASE.c.customer_id == customer_id)
    return {number for named in conn.execute(wanted).scalars() for number in named.split(", ") if number}


# -- kept --------------------------------------------------------------------------------------------------------------
def keep(
    conn: Connection, customer_id: int, batch: int, found: Sequence[tuple[int, Finding]], still: set[str], now: int
) -> tuple[list[Found], set[int]]:
    """Those of them that nobody has seen yet, on one card; what waited and is not `still` so is gone.

    Returns the new ones, and the cards that read otherwise now.
    """
    known = {row.key: row for row in conn.execute(select(FINDING).where(FINDING.c.customer_id == customer_id))}
    over = [row for row in known.values() if row.state == WAITING and row.key not in still]
    if over:
        conn.execute(update(FINDING).where(FINDING.c.id.in_([row.id for row in over])).values(state=GONE))
    fresh = [(about, one) for about, one in found if one.key not in known or known[one.key].state == GONE]
    card, ids = 0, []
    for about, one in {each.key: (about, each) for about, each in fresh}.values():
        values = _columns(one) | {"statement_id": about, "batch_id": batch, "found_at": now, "state": WAITING}
        had = known.get(one.key)
        ids.append(_put(conn, customer_id, values, had.id if had else 0))
        card = card or ids[-1]
    if ids:
        conn.execute(update(FINDING).where(FINDING.c.id.in_(ids)).values(card=card))
    return _founds(conn, FINDING.c.id.in_(ids)), {row.card for row in over} | ({card} if card else set())


def _put(conn: Connection, customer_id: int, values: Mapping[str, Any], had: int) -> int:
    if had:
        conn.execute(update(FINDING).where(FINDING.c.id == had).values(**values))
        return had
    key = conn.execute(insert(FINDING).values(customer_id=customer_id, **values)).inserted_primary_key
    return int(key[0]) if key else 0


def decide(conn: Connection, customer_id: int, one: Finding, **fields: Any) -> int:
    """Somebody has looked at it: `state`, `decided_by`, `decided_at`, `reason`, `anomaly_id`, `statement_id`.

    Returns the card on which it waited; 0 for none.
    """
    own = FINDING.c.customer_id == customer_id, FINDING.c.key == one.key
    card = conn.execute(select(FINDING.c.card).where(*own)).scalar()
    if card is None:
        values = _columns(one) | {"found_at": fields["decided_at"]} | fields
        conn.execute(insert(FINDING).values(customer_id=customer_id, **values))
    else:
        conn.execute(update(FINDING).where(*own).values(**fields))
    return int(card or 0)


def decided(conn: Connection, customer_id: int) -> set[str]:
    """The keys of what somebody has looked at."""
    wanted = select(FINDING.c.key).where(FINDING.c.customer_id == customer_id, FINDING.c.state.in_(DECIDED))
    return set(conn.execute(wanted).scalars())


def forget(conn: Connection, batch: int) -> None:
    """An import was taken back: what it brought and nobody has looked at is gone."""
    theirs = FINDING.c.batch_id == batch, FINDING.c.state == WAITING
    conn.execute(update(FINDING).where(*theirs).values(state=GONE))


# -- read --------------------------------------------------------------------------------------------------------------
def on_card(conn: Connection, card: int) -> list[Found]:
    """All that stands on that card, decided or not."""
    return _founds(conn, FINDING.c.card == card) if card else []


def waiting(conn: Connection, of: Collection[int] | None = None) -> list[tuple[int, str, int]]:
    """The card, the customer's name and how many wait on it, newest first; of these customers alone, or of all."""
    whose = CUSTOMER.c.id == FINDING.c.customer_id
    wanted = select(FINDING.c.card, CUSTOMER.c.name, func.count()).join(CUSTOMER, whose)
    wanted = wanted.where(FINDING.c.state == WAITING, FINDING.c.card > 0)
    wanted = wanted if of is None else wanted.where(FINDING.c.customer_id.in_(sorted(of)))
    rows = conn.execute(wanted.group_by(FINDING.c.card, CUSTOMER.c.name).order_by(FINDING.c.card.desc()))
    return [(row[0], row[1], row[2]) for row in rows]


def with_waiting(conn: Connection, of: Collection[int]) -> set[int]:
    """Those of these customers of whom something waits."""
    wanted = select(FINDING.c.customer_id).where(FINDING.c.state == WAITING, FINDING.c.customer_id.in_(sorted(of)))
    return set(conn.execute(wanted).scalars())


def document(conn: Connection, customer_id: int, number: str) -> tuple[int, str] | None:
    """The id and the number, as the ledger writes it, of that customer's document; None when there is none."""
    wanted = select(DOCUMENT.c.id, DOCUMENT.c.number).where(DOCUMENT.c.customer_id == customer_id)
    row = conn.execute(wanted.where(func.upper(DOCUMENT.c.number) == number).order_by(DOCUMENT.c.id)).first()
    return (row[0], row[1]) if row else None


def _founds(conn: Connection, which: Any) -> list[Found]:
    return [_found(row) for row in conn.execute(select(FINDING).where(which).order_by(FINDING.c.id))]


def _found(row: Row[Any]) -> Found:
    amount, due = (Money(minor, row.currency) if minor is not None else None for minor in (row.amount, row.due))
    finding = Finding(row.what, tuple(json.loads(row.documents)), amount, due, row.goods)
    return Found(row.id, row.customer_id, finding, row.statement_id, row.state, row.card, row.anomaly_id)


def _columns(one: Finding) -> dict[str, Any]:
    return {
        "key": one.key, "what": one.what, "documents": json.dumps(one.documents, ensure_ascii=False),
        "amount": one.amount.minor if one.amount else None, "due": one.due.minor if one.due else None,
        "currency": one.amount.currency if one.amount else "", "goods": one.goods,
    }  # fmt: skip
