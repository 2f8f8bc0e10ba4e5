"""Lines that pass from one case to another: joined with an older one, or split off.

Promise: nothing that was claimed is lost or counted twice; what a line was claimed at first stays beside it.
"""

from dataclasses import replace

from sqlalchemy import Connection, func, insert, select, update

from flows.facts.dispute import Case, Item, Split
from storage import cases
from storage.tables.case_items import CASE_ITEM
from storage.tables.cases import EVIDENCE


def take_in(conn: Connection, older: Case, items: tuple[Item, ...], *, more: bool) -> bool:
    """The older case is about these lines too. On a line of both, `more` adds what the younger one claims.

    The younger case must have ended. Returns whether the older one claims anything else than before.
    """
    known = {item.document_id for item in older.items}
    theirs = {item.document_id: item.to_settle for item in items}
    kept = tuple(_raised(item, theirs.get(item.document_id, 0) if more else 0) for item in older.items)
    new = tuple(
        Item(item.document_id, item.document, Split(item.to_settle))
        for item in items
        if item.document_id not in known and item.to_settle
    )
    if kept == older.items and not new:
        return False
    _append(conn, older, new)
    return cases.change_claim(conn, older, (*kept, *new))


def _raised(item: Item, by: int) -> Item:
    if not by:
        return item
    split = replace(item.split, claimed=item.split.claimed + by)
    first = item.first_claimed or item.split.claimed
    return replace(item, split=split, first_claimed=0 if first == split.claimed else first)


def _append(conn: Connection, case: Case, items: tuple[Item, ...]) -> None:
    last = conn.execute(select(func.max(CASE_ITEM.c.position)).where(CASE_ITEM.c.case_id == case.id)).scalar()
    for at, item in enumerate(items, start=int(last or 0) + 1):
        row = {"case_id": case.id, "position": at, "document_id": item.document_id, "document": item.document}
        conn.execute(insert(CASE_ITEM).values(**row, reason=case.reason, live=1, claimed=item.split.claimed))


def move_papers(conn: Connection, from_case: int, to_case: int) -> int:
    """Every paper of one case belongs to the other from now on. Returns how many."""
    moved = update(EVIDENCE).where(EVIDENCE.c.case_id == from_case).values(case_id=to_case)
    return int(conn.execute(moved).rowcount)


def let_go(case: Case, parts: dict[int, int]) -> tuple[Item, ...]:
    """The case's lines once these sums (minor units, by document) are claimed elsewhere."""
    return tuple(_lowered(item, parts.get(item.document_id, 0)) for item in case.items)


def _lowered(item: Item, by: int) -> Item:
    if not by:
        return item
    split = replace(item.split, claimed=item.split.claimed - by)
    return replace(item, split=split, first_claimed=item.first_claimed or item.split.claimed)
