"""What a table that somebody sent is: read outside the event loop, and held against the statement it names."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

from bot.papers.statement_sheet import known_headings
from flows.facts.figures_back import Looked, Returned, compare, is_of
from storage.evidence_files import XLSX
from storage.figures_back import statement_named
from storage.ports import Store
from storage.sheets_back import read_back

TABLES = frozenset({XLSX, "text/plain", "text/csv"})
LookInto = Callable[[bytes, str], Awaitable[Looked | None]]


async def looked_into(store: Store, content: bytes, kind: str) -> Looked | None:
    """The outcome for a statement of ours that was filled in; None for every other file. `kind`: its true type."""
    returned = await asyncio.to_thread(_read, content) if kind in TABLES else None
    if returned is None:
        return None
    statement = await store.read(partial(statement_named, number=returned.number, version=returned.version))
    if statement is None or not await asyncio.to_thread(is_of, returned, statement):
        return Looked()
    return Looked(statement.customer_id, await asyncio.to_thread(compare, statement, returned))


def reading(store: Store) -> LookInto:
    """The same for these books."""
    return partial(looked_into, store)


def _read(content: bytes) -> Returned | None:
    return read_back(content, known_headings())
