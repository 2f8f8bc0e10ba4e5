"""Signed records read from end to end: whether each is what was signed, by whom it may, and in its place.

Promises: reads only, a few hundred rows at a time; the first row that is not what was written is named, with what is
wrong with it. What is missing at the end shows against a signed head, and by a confirmation whose record is gone.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, select, text

from flows.facts.records import NOTHING_BEFORE, PREFIX
from flows.facts.statement import fingerprint
from storage.prepared import Prepared
from storage.tables.cases import CONFIRMATION, STATEMENT
from storage.tables.records import RECORD

STEP: Final = 500  # records that one look brings
_OPENINGS = Prepared(text("SELECT part, salt, value FROM record_opening WHERE seq = :seq"))
Row = Mapping[Any, Any]
Verifies = Callable[[bytes, bytes, bytes], bool]  # public key, content, signature


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that is not what was written: its place in the house's chain (0: none), its number, a key of what is wrong.

    altered, unknown_key, not_signed, out_of_place, does_not_follow, person_altered, statement_altered, gone.
    """

    seq: int
    number: str
    what: str


@dataclass(frozen=True, slots=True)
class _Link:
    """Where a chain has come to: how many records, and the SHA-256 of the last."""

    count: int = 0
    sha: str = NOTHING_BEFORE


def first_fault(
    conn: Connection, public_keys: Mapping[str, bytes], verifies: Verifies, told: Callable[[int], None] = lambda _: None
) -> Fault | None:
    """The first record that is not what was signed, or does not follow from the one before it; None for none.

    `public_keys` are those that may sign, by name; `told` hears how many have been read.
    """
    known, house, customers = frozenset(public_keys.values()), _Link(), dict[int, _Link]()
    for row in _all(conn):
        own = customers.get(row["customer_id"], _Link())
        wrong = _wrong(row, known, verifies) or _misplaced(row, house, own) or _unlike(conn, row)
        if wrong:
            return Fault(house.count + 1, str(row["number"]), wrong)
        house = _Link(house.count + 1, row["sha"])
        customers[row["customer_id"]] = _Link(own.count + 1, row["sha"])
        if not house.count % STEP:
            told(house.count)
    return _without_record(conn)


def _wrong(row: Row, known: frozenset[bytes], verifies: Verifies) -> str:
    """Whether body, hash, key and signature belong together."""
    body = bytes(row["body"])
    try:
        public = bytes.fromhex(json.loads(body)["key"])
    except (ValueError, KeyError, TypeError):
        return "altered"
    if fingerprint(body) != row["sha"]:
        return "altered"
    if public not in known:
        return "unknown_key"
    return "" if verifies(public, PREFIX + body, bytes(row["signature"])) else "not_signed"


def _misplaced(row: Row, house: _Link, own: _Link) -> str:
    """Whether it stands where it says, behind what it says."""
    said = json.loads(row["body"])
    places = {"house": house.count + 1, "customer": own.count + 1}
    if said["place"] != places or (row["seq"], row["of_customer"]) != (places["house"], places["customer"]):
        return "out_of_place"
    return "" if said["previous"] == {"house": house.sha, "customer": own.sha} else "does_not_follow"


def _unlike(conn: Connection, row: Row) -> str:
    """Whether the columns beside it, the person and the statement are still those it was signed about."""
    said = json.loads(row["body"])
    if (said["number"], said["kind"], said["at"]["utc"]) != (row["number"], row["kind"], row["at"]):
        return "altered"
    for part, salt, value in _OPENINGS.rows(conn, seq=row["seq"]):
        if hashlib.sha256(bytes(salt) + value.encode()).hexdigest() != said["references"].get(part):
            return "person_altered"
    signed, paper = said["statement"]["sha256"], row["paper"]
    return "" if paper is not None and fingerprint(bytes(paper)) == signed == row["paper_sha"] else "statement_altered"


def _all(conn: Connection) -> Iterator[Row]:
    """Every record with its statement, in the order of the house's chain."""
    paper = STATEMENT.c.body.label("paper"), STATEMENT.c.sha.label("paper_sha")
    joined = RECORD.join(STATEMENT, STATEMENT.c.id == RECORD.c.statement_id, isouter=True)
    wanted = select(RECORD, *paper).select_from(joined).order_by(RECORD.c.seq).limit(STEP)
    last = 0
    while rows := conn.execute(wanted.where(RECORD.c.seq > last)).mappings().all():
        yield from rows
        last = rows[-1]["seq"]


def _without_record(conn: Connection) -> Fault | None:
    """A confirmation whose record is gone; those of the time before records have a body of their own."""
    joined = CONFIRMATION.join(RECORD, RECORD.c.sha == CONFIRMATION.c.sha, isouter=True)
    lost = select(CONFIRMATION.c.number).select_from(joined).where(RECORD.c.seq.is_(None), CONFIRMATION.c.body == b"")
    number = conn.execute(lost.order_by(CONFIRMATION.c.id).limit(1)).scalar()
    return Fault(0, str(number), "gone") if number else None
