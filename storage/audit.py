"""The record of why: one chain per customer, each link holding the hash of the one before.

Promises: a changed, removed or inserted link is found by `broken` (storage/audit_check.py reads all chains at once). A
cut tail and a chain written anew from some link on show only against a head that was kept elsewhere (storage/heads.py).
Nothing here updates or deletes, but for `forget`. What people said, and what they are called, is not in the link: the
link holds a salted hash of it, the plain value stands beside and goes when the person is erased, and the chain stays
whole. Links written before that was so hold what they hold, and are read like all others.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from sqlalchemy import Connection, text

from storage.errors import UnsaltedError
from storage.prepared import Prepared

GENESIS = bytes(32)
HOUSE: Final = 0  # whose chain is the house's own
TURN, NOTICE = "turn", "notice"
# What every turn and every letter leaves behind: for whoever verifies, and left out where a story is told.
QUIET: Final = frozenset({TURN, NOTICE})
SEALED: Final = "private"  # under which name a link's body holds the salted hashes
NOTHING: Final = "{}"  # beside a link of which hashes alone are kept
GONE: Final = "–"  # what is read in place of a plain value that was erased
# Values that are people's own words or names, by their name in the body of a link.
PRIVATE: Final = frozenset({
    "address", "answer", "chat", "comment", "email", "explanation", "file", "files", "name", "names", "note", "parts",
    "person", "phone", "points", "reason", "said", "text", "title", "user", "why", "wish", "wishes", "words", "wording",
})  # fmt: skip
PLAIN: Final = frozenset({"error"})  # what a platform said, never a person
# Everything else is private too unless it looks like a word of ours: no blanks, nothing beyond ASCII, not long.
_OURS: Final = re.compile(r"[!-~]{0,80}").fullmatch
_LINK_COLUMNS: Final = ("customer_id", "seq", "at", "actor", "action", "subject", "body")
_HEAD = Prepared(text("SELECT seq, hash FROM audit WHERE customer_id = :customer_id ORDER BY seq DESC LIMIT 1"))
_ADD = Prepared(
    text(
        "INSERT INTO audit (customer_id, seq, at, actor, action, subject, body, previous, hash)"
        " VALUES (:customer_id, :seq, :at, :actor, :action, :subject, :body, :previous, :hash)"
    )
)
_KEEP = Prepared(
    text("INSERT INTO audit_private (customer_id, seq, salt, body) VALUES (:customer_id, :seq, :salt, :body)")
)
_CHAIN = Prepared(
    text(
        "SELECT a.seq, at, actor, action, subject, a.body, previous, hash, salt, p.body FROM audit a LEFT JOIN"
        " audit_private p ON p.customer_id = a.customer_id AND p.seq = a.seq WHERE a.customer_id = :customer_id"
        " ORDER BY a.seq"
    )
)
_SALT = Prepared(text("SELECT salt FROM audit_private WHERE customer_id = :customer_id AND seq = :seq"))
_LINK = Prepared(text("SELECT body FROM audit WHERE customer_id = :customer_id AND seq = :seq"))
_FORGET = Prepared(
    text(
        "DELETE FROM audit_private WHERE customer_id = :customer_id AND seq IN (SELECT seq FROM audit WHERE"
        " customer_id = :customer_id AND (actor = :who OR subject = :who))"
    )
)
_encoded = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode
_as_written = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


def record(
    conn: Connection,
    customer_id: int,
    at: int,
    actor: str,
    action: str,
    subject: str,
    body: Mapping[str, Any],
    *,
    salt: Callable[[], bytes] | None = None,
    hashed: Mapping[str, bytes] | None = None,
) -> bytes:
    """Add a link; returns its hash. `customer_id` 0 is the house's own chain.

    Of what is `hashed` (in its final bytes) the link holds a salted hash alone; the plain value is kept nowhere.
    Raises UnsaltedError when something of it is private and no `salt` gives bytes that nobody can guess.
    """
    row = _HEAD.row(conn, customer_id=customer_id)
    seq, previous = (row[0] + 1, bytes(row[1])) if row else (1, GENESIS)
    private = {name: value for name, value in body.items() if _is_private(name, value)}
    if private or hashed:
        body = _sealed(conn, customer_id, seq, body, private, hashed or {}, salt)
    written = _encoded(body)
    link = customer_id, seq, at, actor, action, subject, written
    made = hash_of(previous, link)
    _ADD.run(conn, **dict(zip(_LINK_COLUMNS, link, strict=True)), previous=previous, hash=made)
    return made


def _sealed(
    conn: Connection,
    customer_id: int,
    seq: int,
    body: Mapping[str, Any],
    private: Mapping[str, Any],
    hashed: Mapping[str, bytes],
    salt: Callable[[], bytes] | None,
) -> dict[str, Any]:
    """The body with hashes in place of what is private; the plain values are put beside the link."""
    if salt is None:
        raise UnsaltedError(UnsaltedError.__doc__)
    drawn = salt()
    seals = {name: seal(drawn, customer_id, seq, name, _encoded(value).encode()) for name, value in private.items()}
    alone = {name: seal(drawn, customer_id, seq, name, value) for name, value in hashed.items()}
    _KEEP.run(conn, customer_id=customer_id, seq=seq, salt=drawn, body=_encoded(private))
    said = {name: value for name, value in body.items() if name not in private} | alone
    return {**said, SEALED: seals} if seals else said


def broken(conn: Connection, customer_id: int) -> int | None:
    """The first link that does not follow from the one before it, or whose plain value is another one; or None."""
    previous = GENESIS
    for place, (seq, at, actor, action, subject, body, before, link, salt, plain) in enumerate(
        _CHAIN.rows(conn, customer_id=customer_id), start=1
    ):
        if (
            seq != place
            or bytes(before) != previous
            or bytes(link) != hash_of(previous, (customer_id, seq, at, actor, action, subject, body))
            or not holds(customer_id, seq, body, salt, plain)
        ):
            return place
        previous = bytes(link)
    return None


def customers(conn: Connection) -> list[int]:
    """Every chain there is."""
    return [
        row[0] for row in conn.exec_driver_sql("SELECT DISTINCT customer_id FROM audit ORDER BY customer_id").fetchall()
    ]


def hash_of(previous: bytes, link: tuple[object, ...]) -> bytes:
    """The hash of a link: (customer, seq, at, actor, action, subject, body as it is stored) after `previous`."""
    return hashlib.sha256(previous + _as_written(link).encode()).digest()


# -- what is private ---------------------------------------------------------------------------------------------------
def told(body: str, plain: str | None) -> dict[str, Any]:
    """A link's body as it was said: `plain` is what stands beside it; what is no longer there reads "–"."""
    said: dict[str, Any] = json.loads(body)
    if SEALED in said:
        kept = json.loads(plain) if plain else {}
        said |= {name: kept.get(name, GONE) for name in said.pop(SEALED)}
    return said


def holds(customer_id: int, seq: int, body: str, salt: bytes | None, plain: str | None) -> bool:
    """Whether the plain values beside a link are those whose hashes it holds; what was erased is not asked for."""
    if not plain or plain == NOTHING:
        return True
    kept = json.loads(plain)
    seals = json.loads(body).get(SEALED, {})
    return salt is not None and all(
        seals.get(name) == seal(salt, customer_id, seq, name, _encoded(value).encode()) for name, value in kept.items()
    )


def proves(conn: Connection, customer_id: int, seq: int, name: str, value: bytes) -> bool:
    """Whether these are the bytes of which that link holds the salted hash; False also when the person was erased."""
    salt, link = (one.row(conn, customer_id=customer_id, seq=seq) for one in (_SALT, _LINK))
    if not salt or not link:
        return False
    return bool(json.loads(link[0]).get(name) == seal(bytes(salt[0]), customer_id, seq, name, value))


def forget(conn: Connection, customer_id: int, who: Iterable[str]) -> int:
    """Take away what stands beside the links of these actors or about these subjects. Returns of how many links."""
    chains = (customer_id, HOUSE)
    return sum(_FORGET.run(conn, customer_id=chain, who=one) for chain in chains for one in who)


def seal(salt: bytes, customer_id: int, seq: int, name: str, value: bytes) -> str:
    """The salted hash of one value, bound to its place so that it cannot be moved to another."""
    return hashlib.sha256(b"%b%d:%d:%b:%b" % (salt, customer_id, seq, name.encode(), value)).hexdigest()


def _is_private(name: str, value: Any) -> bool:
    if isinstance(value, str):
        return value != "" and name not in PLAIN and (name in PRIVATE or not _OURS(value))
    if isinstance(value, Mapping):
        return any(_is_private(inner, one) or name in PRIVATE for inner, one in value.items())
    if isinstance(value, (list, tuple)):
        return any(_is_private(name, one) for one in value)
    return False
