"""When the statements of a round were answered. Reads only."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from storage.tables.cases import STATEMENT

AT_ONCE = 500  # ids in one question


def answered(conn: Connection, statement_ids: Sequence[int]) -> list[int]:
    """The moments (µs UTC) at which these were answered, those that were."""
    found: list[int] = []
    for start in range(0, len(statement_ids), AT_ONCE):
        some = statement_ids[start : start + AT_ONCE]
        wanted = select(STATEMENT.c.answered_at).where(STATEMENT.c.id.in_(some), STATEMENT.c.answered_at.is_not(None))
        found += [int(at) for (at,) in conn.execute(wanted)]
    return sorted(found)
