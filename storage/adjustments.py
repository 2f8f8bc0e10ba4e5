"""What the ERP was asked to post for accepted offers: listed, exported, and told to be done or impossible.

Promise: a request is exported once and closed once; what the ledger posted for it is recognised only where it says so
itself, by one document or by one for each of its lines. Requests are made with the accepted offer (storage/offers.py).
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from storage.tables.adjustment_lines import ADJUSTMENT_LINE
from storage.tables.cases import ADJUSTMENT, CASE
from storage.tables.ledger import CUSTOMER, DOCUMENT

OPEN = ("requested", "exported")
_WORD = re.compile(r"[A-Z]+-\d+")


@dataclass(frozen=True, slots=True)
class Posting:
    """What in the ledger names an open request or its case: a credit note, or several with commas between them.

    `same`: the sums are those asked for.
    """

    case_id: int
    document: str
    remedy: str
    same: bool


def reference(id: int, position: int = 0) -> str:
    """What the ERP may quote to say which request a document carries out, and which line of it where it has several."""
    return f"ADJ-{id}/{position}" if position else f"ADJ-{id}"


def lines(conn: Connection, id: int) -> list[dict[str, Any]]:
    """What a request is made of, in order: position, document and minor units; none for one of a single line."""
    found = select(ADJUSTMENT_LINE).where(ADJUSTMENT_LINE.c.adjustment_id == id).order_by(ADJUSTMENT_LINE.c.position)
    return [dict(row) for row in conn.execute(found).mappings()]


def by_document(conn: Connection, asked: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The requests as rows of one document each, with the `position` of those that are lines of one request."""
    rows: list[dict[str, Any]] = []
    for one in asked:
        rows += [{**one, **line} for line in lines(conn, one["id"])] or [{**one, "position": 0}]
    return rows


def open_ones(conn: Connection, states: Sequence[str] = OPEN) -> list[dict[str, Any]]:
    """The requests in these states, oldest first, with their case and customer."""
    wanted = (
        select(ADJUSTMENT, CASE.c.number, CASE.c.document, CASE.c.reason, CASE.c.customer_id, CUSTOMER.c.code)
        .join(CASE, CASE.c.id == ADJUSTMENT.c.case_id)
        .join(CUSTOMER, CUSTOMER.c.id == CASE.c.customer_id)
        .where(ADJUSTMENT.c.state.in_(states))
        .order_by(ADJUSTMENT.c.id)
    )
    return [dict(row) for row in conn.execute(wanted).mappings()]


def exported(conn: Connection, ids: Sequence[int]) -> None:
    """These were handed to the ERP."""
    done = update(ADJUSTMENT).where(ADJUSTMENT.c.id.in_(ids), ADJUSTMENT.c.state == "requested")
    conn.execute(done.values(state="exported"))


def record(conn: Connection, case_id: int, document: str, now: int, papers: Mapping[str, str]) -> None:
    """What was posted for it, or nothing to post when empty, and the papers that go with it by their keys."""
    said = json.dumps(dict(papers), ensure_ascii=False, sort_keys=True)
    _close(conn, case_id, now, state="posted" if document else "nothing_to_post", erp_document=document, papers=said)


def fail(conn: Connection, case_id: int, now: int) -> None:
    """It cannot be carried out."""
    _close(conn, case_id, now, state="failed")


def _close(conn: Connection, case_id: int, now: int, **fields: str) -> None:
    open_one = update(ADJUSTMENT).where(ADJUSTMENT.c.case_id == case_id, ADJUSTMENT.c.state.in_(OPEN))
    conn.execute(open_one.values(done_at=now, **fields))


def hint(conn: Connection, case_id: int, document: str) -> None:
    """A document of the ledger may be what was asked for; people look, and are not told of it again."""
    open_one = update(ADJUSTMENT).where(ADJUSTMENT.c.case_id == case_id, ADJUSTMENT.c.state.in_(OPEN))
    conn.execute(open_one.values(erp_document=document))


def postings(conn: Connection) -> list[Posting]:
    """The credit notes that say by their number or order which open request they carry out: one, or one for each line.

    Of the same customer and in the same currency. Some lines' notes without the others' are waited for. A document that
    names two requests, and a request that more documents name than it has lines, are left to people; so is what people
    were told of before.
    """
    found: list[Posting] = []
    asked = open_ones(conn)
    for one in asked:
        names = {one["number"], reference(one["id"])}
        rows = conn.execute(
            select(DOCUMENT.c.number, DOCUMENT.c.order_no, DOCUMENT.c.total).where(
                DOCUMENT.c.customer_id == one["customer_id"],
                DOCUMENT.c.currency == one["currency"],
                DOCUMENT.c.kind == "credit_note",
            )
        )
        named = [(str(row.number), int(row.total)) for row in rows if names & _words(row.number, row.order_no)]
        posted, sums = ", ".join(sorted(number for number, _ in named)), sorted(total for _, total in named)
        wanted = sorted(line["amount"] for line in lines(conn, one["id"]))
        if not named or posted == one["erp_document"] or _some_of(sums, wanted):
            continue
        if len(named) == 1 or len(named) == len(wanted):
            found.append(Posting(one["case_id"], posted, one["remedy"], sums in ([one["amount"]], wanted)))
    times = [document for one in found for document in one.document.split(", ")]
    return [one for one in found if all(times.count(document) == 1 for document in one.document.split(", "))]


def _some_of(sums: list[int], wanted: list[int]) -> bool:
    """Whether these are some of the lines' sums, and others are to come."""
    return len(sums) < len(wanted) and all(sums.count(one) <= wanted.count(one) for one in sums)


def _words(*texts: str) -> set[str]:
    """The numbers of requests and cases in these."""
    return {word for text in texts for word in _WORD.findall(text.upper())}
