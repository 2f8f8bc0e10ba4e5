"""What a colleague's home shows, and what they look for by a command: few statements, each over an index, each limited.

Promise: nothing is counted beforehand; every page is what the books say at that moment. Amounts are minor units, times
µs UTC, days ISO.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, or_, select, true

from flows.facts.call_backs import OPEN
from flows.facts.dispute import CaseState, OfferState
from flows.facts.promises import STANDING, PlanState
from flows.facts.statement import StatementState
from storage.statements import STANDING as ISSUED
from storage.tables.anomalies import ANOMALY
from storage.tables.call_backs import CALL_BACK
from storage.tables.cases import CASE, OFFER, STATEMENT
from storage.tables.complaints import COMPLAINT
from storage.tables.corridor import FOLLOW_UP
from storage.tables.ledger import CUSTOMER
from storage.tables.people import STAFF
from storage.tables.promises import PLAN, PROMISE

# Written out, not bound: an index over a part of a table is used only when the statement says which part.
_OPEN = CASE.c.state != literal_column("'closed'")


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in a list; `owner` is a name, empty when nobody has it."""

    id: int
    number: str
    customer: str
    reason: str
    state: CaseState
    currency: str
    claimed: int
    owner: str
    next_at: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases: of one owner (0: anybody's), of these reasons and states (empty: any), due before then (0: any)."""

    owner: int = 0
    reasons: tuple[str, ...] = ()
    states: tuple[CaseState, ...] = ()
    before: int = 0


@dataclass(frozen=True, slots=True)
class ToDecide:
    """Something that waits for a yes or a no. `kind` and `id` name it ("case", 7); amount None where there is none."""

    kind: str
    id: int
    number: str
    customer: str
    currency: str = ""
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A promised call (`at`) or a customer's promise to pay (`day`) that falls due soon."""

    kind: str
    id: int
    number: str
    customer: str
    at: int = 0
    day: date | None = None
    currency: str = ""
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Withheld:
    """A message that was not sent unasked, and why; `shows` is JSON for the sentence of that reason."""

    customer: str
    because: str
    at: int
    shows: str = "{}"


def cases(conn: Connection, wanted: Wanted, most: int, skip: int = 0) -> list[CaseRow]:
    """Open cases, the one that is due first at the top."""
    found = _cases().where(*_where(wanted)).order_by(CASE.c.next_contact_at, CASE.c.id)
    return [_row(row) for row in conn.execute(found.limit(most).offset(skip))]


def count(conn: Connection, wanted: Wanted) -> int:
    """How many there are."""
    return int(conn.execute(select(func.count()).select_from(CASE).where(*_where(wanted))).scalar() or 0)


def recent(conn: Connection, most: int) -> list[CaseRow]:
    """The cases registered last, open or not."""
    return [_row(row) for row in conn.execute(_cases().order_by(CASE.c.id.desc()).limit(most))]


def numbered(conn: Connection, number: str) -> CaseRow | None:
    """The case of that number, whatever its letters' case."""
    row = conn.execute(_cases().where(CASE.c.number == number.upper())).first()
    return _row(row) if row else None


def case(conn: Connection, id: int) -> CaseRow | None:
    """That case."""
    row = conn.execute(_cases().where(CASE.c.id == id)).first()
    return _row(row) if row else None


def customer_of(conn: Connection, case_id: int) -> int:
    """Whose case it is; 0 for one that is not there."""
    return int(conn.execute(select(CASE.c.customer_id).where(CASE.c.id == case_id)).scalar() or 0)


def of_customer(conn: Connection, customer_id: int, most: int) -> list[CaseRow]:
    """The customer's cases, newest first."""
    found = _cases().where(CASE.c.customer_id == customer_id).order_by(CASE.c.id.desc()).limit(most)
    return [_row(row) for row in conn.execute(found)]


def with_words(conn: Connection, words: str, most: int) -> list[CaseRow]:
    """Cases in whose number, document or words of the customer `words` stands, newest first."""
    like = f"%{_literal(words)}%"
    # Not `ilike`: our LIKE does not tell a from A anyway, and lowering every text first takes twice the time.
    found = or_(*(column.like(like, escape="\\") for column in (CASE.c.number, CASE.c.document, CASE.c.words)))
    return [_row(row) for row in conn.execute(_cases().where(found).order_by(CASE.c.id.desc()).limit(most))]


def customers(conn: Connection, words: str, most: int) -> list[tuple[int, str, str]]:
    """(id, code, name) of customers whose code begins with `words` or whose name has them, the exact code first."""
    code = func.lower(CUSTOMER.c.code)
    begins, has = (
        code.startswith(words.lower(), autoescape=True),
        CUSTOMER.c.name.ilike(f"%{_literal(words)}%", escape="\\"),
    )
    found = select(CUSTOMER.c.id, CUSTOMER.c.code, CUSTOMER.c.name).where(or_(begins, has))
    return [tuple(row) for row in conn.execute(found.order_by(code != words.lower(), code).limit(most))]


def progress(conn: Connection) -> tuple[date, dict[StatementState, int]] | None:
    """The newest round's cut-off day and how many of its statements stand in each state; None before the first."""
    standing = STATEMENT.c.state.in_([state.value for state in ISSUED])
    newest = conn.execute(select(func.max(STATEMENT.c.cut_off)).where(standing)).scalar()
    if newest is None:
        return None
    counted = select(STATEMENT.c.state, func.count()).where(STATEMENT.c.cut_off == newest, standing)
    rows = conn.execute(counted.group_by(STATEMENT.c.state))
    return date.fromisoformat(newest), {StatementState(state): number for state, number in rows}


def shown(conn: Connection, staff_id: int) -> str:
    """Which page of their home that colleague has in front of them; empty before they have ever looked."""
    return str(conn.execute(select(STAFF.c.home).where(STAFF.c.id == staff_id)).scalar() or "")


# -- what waits for a decision -----------------------------------------------------------------------------------------
def offers(conn: Connection, by: int, most: int) -> list[ToDecide]:
    """Proposals of others that wait for approval."""
    newest = select(func.max(OFFER.c.id)).where(OFFER.c.case_id == CASE.c.id).correlate(CASE).scalar_subquery()
    found = (
        _of(CASE, CASE.c.id, CASE.c.number, CASE.c.currency, CASE.c.claimed)
        .join(OFFER, OFFER.c.id == newest)
        .where(
            CASE.c.state == CaseState.PENDING_APPROVAL.value,
            OFFER.c.state == OfferState.AWAITING_APPROVAL.value,
            OFFER.c.proposer != by,
        )
        .order_by(CASE.c.next_contact_at)
    )
    return _to_decide(conn, "case", found, most)


def statements(conn: Connection, by: int, most: int) -> list[ToDecide]:
    """Statements of others that wait for review."""
    columns = STATEMENT.c.id, STATEMENT.c.number, STATEMENT.c.currency, STATEMENT.c.closing
    waits = STATEMENT.c.state == literal_column("'in_review'"), STATEMENT.c.prepared_by != by
    return _to_decide(conn, "statement", _of(STATEMENT, *columns).where(*waits).order_by(STATEMENT.c.id), most)


def plans(conn: Connection, _by: int, most: int) -> list[ToDecide]:
    """Payment plans that customers ask for."""
    columns = PLAN.c.id, PLAN.c.number, PLAN.c.currency
    waits = _of(PLAN, *columns).where(PLAN.c.state == PlanState.ASKED.value)
    return _to_decide(conn, "plan", waits.order_by(PLAN.c.id), most)


def anomalies(conn: Connection, by: int, most: int) -> list[ToDecide]:
    """Errors of ours that others recorded, before the customer is told."""
    columns = ANOMALY.c.id, ANOMALY.c.number, ANOMALY.c.currency, ANOMALY.c.amount
    waits = ANOMALY.c.state == "recorded", ANOMALY.c.recorded_by != by
    return _to_decide(conn, "anomaly", _of(ANOMALY, *columns).where(*waits).order_by(ANOMALY.c.id), most)


def answers(conn: Connection, by: int, most: int) -> list[ToDecide]:
    """Answers to complaints that others wrote."""
    waits = COMPLAINT.c.state == "pending", COMPLAINT.c.author != by
    found = _of(COMPLAINT, COMPLAINT.c.id, COMPLAINT.c.number).where(*waits)
    return _to_decide(conn, "complaint", found.order_by(COMPLAINT.c.id), most)


# -- what falls due, what was withheld ---------------------------------------------------------------------------------
def calls(conn: Connection, before: int, most: int, of: Collection[int] | None = None) -> list[Due]:
    """Calls promised to customers (`of` these alone) before that moment, and those that are late."""
    open_ = CALL_BACK.c.state.in_([state.value for state in sorted(OPEN)]), CALL_BACK.c.at < before
    found = _of(CALL_BACK, CALL_BACK.c.id, CALL_BACK.c.at).where(*open_, _among(of)).order_by(CALL_BACK.c.at)
    return [Due("call_back", row[1], "", row[0], at=row[2]) for row in conn.execute(found.limit(most))]


def promises(conn: Connection, through: date, most: int, of: Collection[int] | None = None) -> list[Due]:
    """Customers' promises to pay up to that day, `of` these alone."""
    columns = PROMISE.c.id, PROMISE.c.number, PROMISE.c.day, PROMISE.c.currency, PROMISE.c.total
    open_ = PROMISE.c.state.in_([state.value for state in sorted(STANDING)]), PROMISE.c.day <= through.isoformat()
    found = _of(PROMISE, *columns).where(*open_, _among(of)).order_by(PROMISE.c.day, PROMISE.c.id)
    return [
        Due("promise", row[1], row[2], row[0], day=date.fromisoformat(row[3]), currency=row[4], amount=row[5])
        for row in conn.execute(found.limit(most))
    ]


def withheld(conn: Connection, since: int, most: int, of: Collection[int] | None = None) -> list[Withheld]:
    """Messages that were not sent unasked (to those `of` these alone), newest first."""
    found = _of(FOLLOW_UP, FOLLOW_UP.c.because, FOLLOW_UP.c.closed_at, FOLLOW_UP.c.shows).where(
        FOLLOW_UP.c.state == literal_column("'withheld'"), FOLLOW_UP.c.closed_at >= since, _among(of)
    )
    rows = conn.execute(found.order_by(FOLLOW_UP.c.closed_at.desc()).limit(most))
    return [Withheld(*row) for row in rows]


def _of(table: Any, *columns: Any) -> Select[Any]:
    """The customer's name, then these columns."""
    joined = table.join(CUSTOMER, CUSTOMER.c.id == table.c.customer_id)
    return select(CUSTOMER.c.name, *columns).select_from(joined)


def _among(of: Collection[int] | None) -> ColumnElement[bool]:
    return true() if of is None else CUSTOMER.c.id.in_(sorted(of))


def _to_decide(conn: Connection, kind: str, found: Select[Any], most: int) -> list[ToDecide]:
    """Rows of (customer, id, number) and perhaps currency and amount."""
    return [ToDecide(kind, row[1], row[2], row[0], *row[3:]) for row in conn.execute(found.limit(most))]


def _cases() -> Select[Any]:
    columns = CASE.c.id, CASE.c.number, CUSTOMER.c.name, CASE.c.reason, CASE.c.state, CASE.c.currency, CASE.c.claimed
    joined = CASE.join(CUSTOMER, CUSTOMER.c.id == CASE.c.customer_id).outerjoin(STAFF, STAFF.c.id == CASE.c.owner)
    return select(*columns, func.coalesce(STAFF.c.name, ""), CASE.c.next_contact_at).select_from(joined)


def _row(row: Sequence[Any]) -> CaseRow:
    id_, number, customer, reason, state, currency, claimed, owner, next_at = row
    return CaseRow(id_, number, customer, reason, CaseState(state), currency, claimed, owner, next_at)


def _where(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [_OPEN]
    if wanted.owner:
        found.append(CASE.c.owner == wanted.owner)
    if wanted.reasons:
        found.append(CASE.c.reason.in_(wanted.reasons))
    if wanted.states:
        found.append(CASE.c.state.in_([state.value for state in wanted.states]))
    if wanted.before:
        found.append(CASE.c.next_contact_at < wanted.before)
    return found


def _literal(words: str) -> str:
    """As a part of a LIKE pattern that means nothing but itself."""
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
