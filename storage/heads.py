"""The head of all chains: one hash that stands for every link there is.

Promises: reads only. Links are read as a stream, chain by chain, so that it takes as little memory for a million of
them as for a thousand. The tree is that of RFC 6962 in spirit: leaves and joints are hashed under different first
bytes, a node without a neighbour goes up as it is. The signed records of confirmations are one more leaf, the last.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text

from storage import records
from storage.prepared import Prepared

_LEAF, _JOINT, _RECORDS = b"\x00", b"\x01", b"\x02"
HASH: Final = 32  # bytes
_TIPS = Prepared(
    text(
        "SELECT a.customer_id, a.seq, a.hash FROM audit a JOIN (SELECT customer_id, max(seq) AS last FROM audit"
        " GROUP BY customer_id) AS tip ON tip.customer_id = a.customer_id AND tip.last = a.seq ORDER BY a.customer_id"
    )
)
_AFTER = Prepared(
    text("SELECT hash FROM audit WHERE customer_id = :customer_id AND seq > :seq AND seq <= :last ORDER BY seq")
)


@dataclass(frozen=True, slots=True)
class Tip:
    """The last link of a chain."""

    customer_id: int
    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Grown:
    """What a chain has gained: the hashes of its links from number `first` on."""

    customer_id: int
    first: int
    hashes: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Records:
    """How many signed records there are, and the SHA-256 of the last one in hexadecimal (empty: none)."""

    count: int
    last: str


def tips(conn: Connection) -> list[Tip]:
    """Every chain's last link, by customer."""
    return [Tip(row[0], row[1], bytes(row[2])) for row in _TIPS.rows(conn)]


def grown(conn: Connection, now: Sequence[Tip], before: dict[int, int]) -> Iterator[Grown]:
    """What each chain has gained up to `now` since its link number `before`; chains that stand as they did do not."""
    for tip in now:
        since = before.get(tip.customer_id, 0)
        if tip.seq > since:
            rows = _AFTER.rows(conn, customer_id=tip.customer_id, seq=since, last=tip.seq)
            yield Grown(tip.customer_id, since + 1, tuple(bytes(row[0]) for row in rows))


def signed_records(conn: Connection) -> Records:
    """The records of confirmations as they stand."""
    return Records(*records.newest(conn))


# -- the tree ----------------------------------------------------------------------------------------------------------
def root(now: Sequence[Tip], of_records: Records) -> bytes:
    """The hash that stands for all of them."""
    level = _leaves(now, of_records)
    while len(level) > 1:
        level = _above(level)
    return level[0]


def _leaves(now: Sequence[Tip], of_records: Records) -> list[bytes]:
    told = f"{of_records.count}:{of_records.last}".encode()
    return [*map(_leaf, now), hashlib.sha256(_RECORDS + told).digest()]


def _leaf(tip: Tip) -> bytes:
    where = tip.customer_id.to_bytes(8, "big") + tip.seq.to_bytes(8, "big")
    return hashlib.sha256(_LEAF + where + tip.hash).digest()


def _above(level: list[bytes]) -> list[bytes]:
    joined = [_joint(left, right) for left, right in zip(level[::2], level[1::2], strict=False)]
    return joined + level[len(joined) * 2 :]


def _joint(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(_JOINT + left + right).digest()
