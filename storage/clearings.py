"""What the ledger has cleared under a case: credited or paid before anybody decided about it.

Promises: reads the ledger, writes only the follow-up that has its case looked at in the next office hours.
"""

from datetime import date

from sqlalchemy import Connection, func, select

from flows.facts.dispute import Case, CaseState
from flows.facts.statement import Kind
from flows.facts.times import day_in_zone
from storage import cases, follow_ups
from storage.tables.cases import CASE
from storage.tables.ledger import ALLOCATION, DOCUMENT

_BOOKED_BY_US = frozenset({CaseState.EXECUTING, CaseState.RESOLVED, CaseState.CLOSED})


def credited(conn: Connection, document_id: int, since: date) -> int:
    """Minor units of credits set against that document on that day or later; payments are left out."""
    found = (
        select(func.coalesce(func.sum(ALLOCATION.c.minor), 0))
        .join(DOCUMENT, DOCUMENT.c.id == ALLOCATION.c.credit_id)
        .where(ALLOCATION.c.debit_id == document_id, ALLOCATION.c.on_day >= since)
        .where(DOCUMENT.c.kind == Kind.CREDIT_NOTE.value)
    )
    return int(conn.execute(found).scalar() or 0)


def look_at_cases(conn: Connection, now: int) -> int:
    """After the ledger changed: each open case whose documents are cleared is looked at as soon as somebody is there.

    Returns how many.
    """
    done = [state.value for state in _BOOKED_BY_US]
    waiting = select(CASE.c.id).where(CASE.c.state.not_in(done)).order_by(CASE.c.id)
    found = [case for id_ in conn.execute(waiting).scalars() if (case := cases.one(conn, id_)) and _cleared(conn, case)]
    for case in found:
        follow_ups.replace(conn, "cleared_look", f"case:{case.id}", case.customer_id, 0, now, now)
    return len(found)


def _cleared(conn: Connection, case: Case) -> bool:
    listed = [item for item in case.items if item.document_id and item.to_settle]
    since = day_in_zone(case.registered_at, "UTC")
    return bool(listed) and all(
        not _open(conn, item.document_id) or credited(conn, item.document_id, since) >= item.to_settle
        for item in listed
    )


def _open(conn: Connection, document_id: int) -> int:
    return int(conn.execute(select(DOCUMENT.c.open_amount).where(DOCUMENT.c.id == document_id)).scalar() or 0)
