"""Copies of documents on file: which file, by its hash, is a copy of which document."""

from collections.abc import Sequence

from sqlalchemy import Connection, select, text

from storage.prepared import Prepared
from storage.tables.ledger import DOCUMENT, DOCUMENT_COPY

_KEEP = Prepared(
    text(
        "INSERT INTO document_copy (document_id, sha256, name, added_at) VALUES (:document_id, :sha256, :name,"
        " :added_at)"
        " ON CONFLICT DO NOTHING"
    )
)


def documents_named(conn: Connection, number: str) -> list[int]:
    """Ids of the documents with that normalised number; several when customers share it."""
    wanted = select(DOCUMENT.c.id).where(DOCUMENT.c.normalised_number == number, DOCUMENT.c.kind != "payment")
    return [int(id_) for id_ in conn.execute(wanted).scalars()]


def keep(conn: Connection, document_id: int, sha256: str, name: str, now: int) -> bool:
    """Note a copy; False when it is known already."""
    return bool(_KEEP.run(conn, document_id=document_id, sha256=sha256, name=name, added_at=now))


def on_file(conn: Connection, document_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The hashes of each document's copies, in the order they came."""
    found: dict[int, tuple[str, ...]] = {}
    copies = select(DOCUMENT_COPY.c.document_id, DOCUMENT_COPY.c.sha256)
    mine = copies.where(DOCUMENT_COPY.c.document_id.in_(document_ids))
    for id_, sha256 in conn.execute(mine.order_by(DOCUMENT_COPY.c.added_at, DOCUMENT_COPY.c.sha256)):
        found[id_] = (*found.get(id_, ()), sha256)
    return found
