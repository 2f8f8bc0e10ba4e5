"""Calls promised to customers: rows and the facts they stand for."""

from typing import Any

from sqlalchemy import Connection, bindparam, select

from flows.facts.call_backs import OPEN, CallBack, CallState
from storage import whole_rows
from storage.prepared import Prepared
from storage.tables.call_backs import CALL_BACK

_ROW = CALL_BACK.c
_FACT = (
    _ROW.id,
    _ROW.customer_id,
    _ROW.contact_id,
    _ROW.case_id,
    _ROW.purpose,
    _ROW.phone,
    _ROW.at,
    _ROW.state,
    _ROW.tries,
    _ROW.late,
    _ROW.urgent,
)
_ONE = Prepared(select(*_FACT).where(_ROW.id == bindparam("id")))
_OF_CUSTOMER = Prepared(select(*_FACT).where(_ROW.customer_id == bindparam("customer_id")).order_by(_ROW.id.desc()))


def book(conn: Connection, **fields: Any) -> int:
    """A new promise of a call; returns its id."""
    return whole_rows.add(conn, CALL_BACK, state=CallState.BOOKED.value, **fields)


def one(conn: Connection, id: int) -> CallBack | None:
    """That call."""
    row = _ONE.row(conn, id=id)
    return _call(row) if row else None


def of_customer(conn: Connection, customer_id: int) -> tuple[CallBack, ...]:
    """The customer's calls, newest first."""
    return tuple(_call(row) for row in _OF_CUSTOMER.rows(conn, customer_id=customer_id))


def open_of(conn: Connection, contact_id: int) -> CallBack | None:
    """The call that is promised to that contact now."""
    open_ = _ROW.state.in_([state.value for state in sorted(OPEN)])
    row = conn.execute(select(*_FACT).where(_ROW.contact_id == contact_id, open_).order_by(_ROW.id.desc())).first()
    return _call(row) if row else None


def change(conn: Connection, id: int, **fields: Any) -> None:
    """Change columns by name."""
    whole_rows.change(conn, CALL_BACK, id, **fields)


def _call(row: Any) -> CallBack:
    id_, customer_id, contact_id, case_id, purpose, phone, at, state, tries, late, urgent = row
    whom = customer_id, contact_id, case_id
    return CallBack(id_, *whom, purpose, phone, at, CallState(state), tries, late, bool(urgent))
