"""What tests of storage start from: an open store or one transaction on empty books, over every place there is.

Whoever adds a store adds a line to `STORES`; the contract then runs over it.
"""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine

from storage.embedded import EmbeddedStore, engine_at
from storage.migrate import migrate

Opens = Callable[[Path], EmbeddedStore]
STORES: dict[str, Opens] = {
    "in memory": lambda _folder: EmbeddedStore(None),
    "on disk": lambda folder: EmbeddedStore(folder / "books.sqlite"),
}
ENGINES: dict[str, Callable[[Path], Engine]] = {
    "in memory": lambda _folder: engine_at(None),
    "on disk": lambda folder: engine_at(folder / "books.sqlite"),
}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[EmbeddedStore]:
    """An open store with empty books, closed after the test."""
    opened = STORES[request.param](tmp_path)
    migrate(opened.engine)
    yield opened
    asyncio.run(opened.close())


@pytest.fixture(params=ENGINES)
def conn(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Connection]:
    """A transaction on empty books."""
    engine = ENGINES[request.param](tmp_path)
    migrate(engine)
    with engine.begin() as connection:
        yield connection
    engine.dispose()
