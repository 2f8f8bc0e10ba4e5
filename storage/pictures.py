"""Pictures on the desk: which one was put there last. Reads only; a letter that died put none there."""

import json
from typing import Any

from sqlalchemy import Connection, text

from storage.prepared import Prepared

_LAST = Prepared(
    text(
        "SELECT body, remote_id FROM outbox WHERE subject = :subject AND kind = :kind AND lane = :lane"
        " AND state <> 'dead' ORDER BY id DESC LIMIT 1"
    )
)


def last(conn: Connection, subject: str, kind: str, lane: str) -> tuple[dict[str, Any], str]:
    """The newest letter with that picture there: its body and what the platform calls it; empty for none."""
    row = _LAST.row(conn, subject=subject, kind=kind, lane=lane)
    return (json.loads(row[0]), str(row[1] or "")) if row else ({}, "")
