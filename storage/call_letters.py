"""Written confirmations of telephone calls: kept once, never changed; what is said against one stands beside it."""

from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select, update

from flows.facts.call_letters import CallLetter
from storage import whole_rows
from storage.prepared import Prepared
from storage.statements import next_number
from storage.tables.call_letters import CALL_LETTER

FIRST_NUMBER: Final = 1000
_ONE = Prepared(select(CALL_LETTER).where(CALL_LETTER.c.id == bindparam("id")))


def keep(conn: Connection, *, by: date | None, until: date, **fields: Any) -> CallLetter:
    """Keep a letter under the next number; returns it."""
    number = f"CL-{FIRST_NUMBER + next_number(conn, 'call_letter')}"
    days = {"by_day": by.isoformat() if by else "", "until_day": until.isoformat()}
    id_ = whole_rows.add(conn, CALL_LETTER, number=number, **days, **fields)
    kept = one(conn, id_)
    assert kept is not None  # noqa: S101 - written a line above
    return kept


def one(conn: Connection, id: int) -> CallLetter | None:
    """That letter."""
    row = _ONE.named(conn, id=id)
    if row is None:
        return None
    by, until = row.pop("by_day"), row.pop("until_day")
    return CallLetter(**row, by=date.fromisoformat(by) if by else None, until=date.fromisoformat(until))


def object_to(conn: Connection, id: int, words: str, now: int) -> None:
    """Beside the letter stands from now on what its reader remembers."""
    whole_rows.change(conn, CALL_LETTER, id, objected_at=now, objection=words)


def forget(conn: Connection, contact_id: int) -> None:
    """Nothing that was said by or to this person is kept any more."""
    mine = CALL_LETTER.c.contact_id == contact_id
    conn.execute(update(CALL_LETTER).where(mine).values(said="", following="", objection=""))
