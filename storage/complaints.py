"""Complaints and feedback: registered under a number of their own, changed by their lifecycles."""

from typing import Any

from sqlalchemy import Connection, bindparam, select, union, update
from sqlalchemy.sql.elements import ColumnElement

from flows.facts.complaints import COMPLAINT as A_COMPLAINT
from flows.facts.complaints import Complaint
from storage.prepared import Prepared
from storage.statements import next_number
from storage.tables.cases import CASE, HAND_OVER
from storage.tables.complaints import COMPLAINT

FIRST_NUMBER = 1000
PREFIX = {A_COMPLAINT: "K"}  # everything else is feedback: F

_COLUMNS = tuple(column for column in COMPLAINT.c if column.name != "closed_at")
_FACT = tuple(column.name for column in _COLUMNS)
_OF_CONTACT = Prepared(
    select(*_COLUMNS).where(COMPLAINT.c.contact_id == bindparam("contact_id")).order_by(COMPLAINT.c.id.desc())
)


def register(conn: Connection, **fields: Any) -> int:
    """Keep one under the next number; `about` is a tuple of colleagues' ids. Returns its id."""
    prefix = PREFIX.get(str(fields["kind"]), "F")
    number = f"{prefix}-{FIRST_NUMBER + next_number(conn, 'complaint' if prefix == 'K' else 'feedback')}"
    key = conn.execute(COMPLAINT.insert().values(**_row(fields), number=number)).inserted_primary_key
    return int(key[0]) if key else 0


def change(conn: Connection, id: int, **fields: Any) -> None:
    """Change fields by their names."""
    conn.execute(update(COMPLAINT).where(COMPLAINT.c.id == id).values(**_row(fields)))


def one(conn: Connection, id: int) -> Complaint | None:
    """That one."""
    return next(iter(_where(conn, COMPLAINT.c.id == id)), None)


def of_contact(conn: Connection, contact_id: int) -> tuple[Complaint, ...]:
    """What this person has said, newest first: colleagues of theirs do not see it."""
    return tuple(
        _complaint(dict(zip(_FACT, row, strict=True))) for row in _OF_CONTACT.rows(conn, contact_id=contact_id)
    )


def met(conn: Connection, customer_id: int) -> tuple[int, ...]:
    """The colleagues (ids) whom this customer knows: who had one of its cases or complaints, or spoke with it."""
    owners = select(CASE.c.owner).where(CASE.c.customer_id == customer_id, CASE.c.owner != 0)
    takers = select(HAND_OVER.c.taken_by).where(
        HAND_OVER.c.customer_id == customer_id, HAND_OVER.c.taken_by.is_not(None)
    )
    looked = select(COMPLAINT.c.owner).where(COMPLAINT.c.customer_id == customer_id, COMPLAINT.c.owner != 0)
    return tuple(sorted(int(row[0]) for row in conn.execute(union(owners, takers, looked))))


def _where(conn: Connection, condition: ColumnElement[bool]) -> tuple[Complaint, ...]:
    wanted = select(*_COLUMNS).where(condition)
    return tuple(_complaint(dict(row)) for row in conn.execute(wanted.order_by(COMPLAINT.c.id.desc())).mappings())


def _complaint(row: dict[str, Any]) -> Complaint:
    about = tuple(int(id_) for id_ in str(row["about"]).split(",") if id_)
    return Complaint(**{**row, "about": about, "everybody": bool(row["everybody"])})


def _row(fields: dict[str, Any]) -> dict[str, Any]:
    made = dict(fields)
    if "about" in made:
        made["about"] = ",".join(str(id_) for id_ in made["about"])
    if "everybody" in made:
        made["everybody"] = int(made["everybody"])
    return made
