"""The lines of cases: rows and the facts they stand for. storage/cases.py writes them in the turn that writes the case.

Promise: a line and its case change together or not at all; what is claimed on several lines is read in one statement,
however many cases a customer has.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, insert, text

from flows.facts.dispute import Item, Split
from storage.prepared import Prepared
from storage.tables.case_items import CASE_ITEM

_COLUMNS = (
    "i.case_id, i.document_id, i.document, i.claimed, i.upheld, i.not_upheld, i.written_off, i.granted, i.first_claimed"
)
_OF_CUSTOMER = Prepared(
    text(
        f"SELECT {_COLUMNS} FROM dispute_case c JOIN dispute_item i ON i.case_id = c.id"  # noqa: S608 - constants
        " WHERE c.customer_id = :customer_id ORDER BY i.case_id, i.position"
    )
)
_OF_CASE = Prepared(text(f"SELECT {_COLUMNS} FROM dispute_item i WHERE i.case_id = :case_id ORDER BY i.position"))  # noqa: S608
_CLAIMS_OF = Prepared(
    text(
        "SELECT c.number, i.document, i.claimed FROM dispute_case c JOIN dispute_item i ON i.case_id = c.id"
        " WHERE c.contact_id = :contact_id ORDER BY i.case_id, i.position"
    )
)
_WRITE = Prepared(
    text(
        "UPDATE dispute_item SET claimed = :claimed, upheld = :upheld, not_upheld = :not_upheld,"
        " written_off = :written_off, granted = :granted, first_claimed = :first_claimed"
        " WHERE case_id = :case_id AND position = :position"
    )
)
# A line that was taken back stays so, whatever becomes of its case.
_LIVE = Prepared(
    text(
        "UPDATE dispute_item SET live = CASE WHEN :goes_on = 0 OR (first_claimed > 0 AND claimed = 0)"
        " THEN 0 ELSE 1 END WHERE case_id = :case_id"
    )
)
_REASON = Prepared(text("UPDATE dispute_item SET reason = :reason WHERE case_id = :case_id"))


def of_customer(conn: Connection, customer_id: int) -> dict[int, tuple[Item, ...]]:
    """The lines of all the customer's cases, by case."""
    return _by_case(_OF_CUSTOMER.rows(conn, customer_id=customer_id))


def of_case(conn: Connection, case_id: int) -> tuple[Item, ...]:
    """The lines of that case, in their order."""
    return _by_case(_OF_CASE.rows(conn, case_id=case_id)).get(case_id, ())


def claims_of(conn: Connection, contact_id: int) -> list[dict[str, Any]]:
    """What this contact claimed on each line of their cases: number, document and minor units."""
    rows = _CLAIMS_OF.rows(conn, contact_id=contact_id)
    return [{"number": number, "document": document, "claimed": claimed} for number, document, claimed in rows]


def add(conn: Connection, case_id: int, reason: str, items: Iterable[Item]) -> None:
    """The lines of a new case. Raises when an open case stands on one of them for that reason."""
    rows = [
        {"case_id": case_id, "position": at, "reason": reason, "live": 1, **_written(item)}
        | {"document_id": item.document_id, "document": item.document}
        for at, item in enumerate(items)
    ]
    conn.execute(insert(CASE_ITEM), rows)


def write(conn: Connection, case_id: int, items: Sequence[Item]) -> None:
    """What has become of each line; they are given in their order, all of them."""
    for at, item in enumerate(items):
        _WRITE.run(conn, case_id=case_id, position=at, **_written(item))


def say_what_is_live(conn: Connection, case_id: int, *, goes_on: bool) -> None:
    """The case has ended, or goes on: its lines do likewise."""
    _LIVE.run(conn, case_id=case_id, goes_on=int(goes_on))


def change_reason(conn: Connection, case_id: int, reason: str) -> None:
    """The case is about something else than was thought. Raises when an open case stands on a line for that reason."""
    _REASON.run(conn, case_id=case_id, reason=reason)


def _by_case(rows: Iterable[Any]) -> dict[int, tuple[Item, ...]]:
    found: dict[int, tuple[Item, ...]] = {}
    for case_id, document_id, document, claimed, upheld, not_upheld, written_off, granted, first in rows:
        item = Item(document_id, document, Split(claimed, upheld, not_upheld, written_off), granted, first)
        found[case_id] = (*found.get(case_id, ()), item)
    return found


def _written(item: Item) -> dict[str, int]:
    split = item.split
    return {
        "claimed": split.claimed,
        "upheld": split.upheld,
        "not_upheld": split.not_upheld,
        "written_off": split.written_off,
        "granted": item.granted,
        "first_claimed": item.first_claimed,
    }
