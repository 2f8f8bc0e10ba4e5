"""All chains read from their first links to their last, and held against hashes that were kept elsewhere.

Promises: reads only, as a stream; memory does not grow with the number of links. A fault names the first bad row of its
chain as far as the books still tell: what is not there any more is named by its number alone.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, text

from storage import audit
from storage.heads import Grown, Records
from storage.prepared import Prepared

AT_ONCE: Final = 2000  # rows brought at a time
_ALL = (
    "SELECT a.customer_id, a.seq, at, actor, action, subject, a.body, previous, hash, salt, p.body FROM audit a"
    " LEFT JOIN audit_private p ON p.customer_id = a.customer_id AND p.seq = a.seq ORDER BY a.customer_id, a.seq"
)
_KEPT = Prepared(
    text(
        "SELECT seq, hash, action, at FROM audit WHERE customer_id = :customer_id AND seq >= :first AND seq <= :last"
        " ORDER BY seq"
    )
)
_STRAY = Prepared(
    text(
        "SELECT p.customer_id, p.seq FROM audit_private p LEFT JOIN audit a ON a.customer_id = p.customer_id"
        " AND a.seq = p.seq WHERE a.seq IS NULL ORDER BY p.customer_id, p.seq"
    )
)
_TOLD = Prepared(text("SELECT body FROM audit WHERE customer_id = 0 AND action = :action ORDER BY seq"))
_RECORD = Prepared(text("SELECT sha FROM record WHERE seq = :seq"))


@dataclass(frozen=True, slots=True)
class BadRow:
    """The first row of a chain that is not as it was; `at` µs UTC. Of one that is gone, action and time are empty."""

    customer_id: int
    seq: int
    why: str  # altered: not what was written; gone: not there; value: the plain value beside it is another
    action: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Read:
    """How much was read, and the first bad row of each chain that has one."""

    links: int
    chains: int
    bad: dict[int, BadRow]


def read_all(conn: Connection, told: Callable[[int], None] = lambda _links: None) -> Read:
    """Every link of every chain; `told` hears how many were read, now and then."""
    bad: dict[int, BadRow] = {}
    links = chains = place = 0
    customer_id, previous = -1, audit.GENESIS
    for row in _stream(conn, _ALL):
        if row[0] != customer_id:
            customer_id, previous, place = row[0], audit.GENESIS, 0
            chains += 1
        links, place = links + 1, place + 1
        if customer_id not in bad and (why := _fault(row, place, previous)):
            bad[customer_id] = BadRow(customer_id, place if why == "gone" else row[1], why, *_named(why, row))
        previous = bytes(row[8])
        if links % AT_ONCE == 0:
            told(links)
    for customer_id, seq in _STRAY.rows(conn):
        _first(bad, BadRow(customer_id, seq, "gone"))
    return Read(links, chains, bad)


def _fault(row: Any, place: int, previous: bytes) -> str:
    customer_id, seq, at, actor, action, subject, body, before, link, salt, plain = row
    if seq != place:
        return "gone"
    whole = bytes(before) == previous and bytes(link) == audit.hash_of(
        previous, (customer_id, seq, at, actor, action, subject, body)
    )
    if not whole:
        return "altered"
    return "" if plain is None or audit.holds(customer_id, seq, body, salt, plain) else "value"


def _named(why: str, row: Any) -> tuple[str, int]:
    return ("", 0) if why == "gone" else (str(row[4]), int(row[2]))


# -- against what was kept elsewhere -----------------------------------------------------------------------------------
def against(conn: Connection, kept: Iterable[Grown]) -> Iterator[BadRow]:
    """The first row of each chain whose hash is not the one that was kept."""
    for one in kept:
        bad = _compared(conn, one)
        if bad:
            yield bad


def _compared(conn: Connection, kept: Grown) -> BadRow | None:
    last = kept.first + len(kept.hashes) - 1
    rows = iter(_KEPT.rows(conn, customer_id=kept.customer_id, first=kept.first, last=last))
    for seq, wanted in enumerate(kept.hashes, kept.first):
        row = next(rows, None)
        if row is None or row[0] != seq:
            return BadRow(kept.customer_id, seq, "gone")
        if bytes(row[1]) != wanted:
            return BadRow(kept.customer_id, seq, "altered", str(row[2]), int(row[3]))
    return None


def told_of(conn: Connection, action: str) -> list[dict[str, Any]]:
    """What the house's chain says about that, oldest first."""
    return [audit.told(body, None) for (body,) in _TOLD.rows(conn, action=action)]


def has_record(conn: Connection, kept: Records) -> bool:
    """Whether the signed record in that place is the one that was last when the head was made."""
    row = _RECORD.row(conn, seq=kept.count) if kept.count else ("",)
    return not kept.count or bool(row and row[0] == kept.last)


def merge(bad: dict[int, BadRow], more: Iterable[BadRow]) -> dict[int, BadRow]:
    """The first of both in each chain."""
    for one in more:
        _first(bad, one)
    return bad


def _first(bad: dict[int, BadRow], one: BadRow) -> None:
    if one.customer_id not in bad or one.seq < bad[one.customer_id].seq:
        bad[one.customer_id] = one


def _stream(conn: Connection, asked: str) -> Iterator[Any]:
    """Rows of the driver's own cursor, some at a time."""
    cursor = conn.connection.dbapi_connection.cursor()  # type: ignore[union-attr]
    try:
        cursor.execute(asked)
        while rows := cursor.fetchmany(AT_ONCE):
            yield from rows
    finally:
        cursor.close()
