"""Scripts played in a town: what happens between a phone and the desk, and what the books say afterwards."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pytest

from bot.assemble import Concord
from bot.rates import Bucket, Gate
from bot.sandbox.telegram.attachments import Attachment
from tests.town.plain_press import PlainPress
from tests.town.told import words
from tests.town.town import Town, a_town

T = TypeVar("T")
FAST = 100_000
AMARA, TOM, LIMIN, STRANGER = 71, 72, 86, 99


class Play(Protocol):
    """Play a script in a town whose books are open and where these customers' chats are bound."""

    def __call__(self, script: Callable[[Town], Awaitable[T]], *bound: int, issue: bool = True, **given: Any) -> T:
        """What the script returns."""


@pytest.fixture
def play(tmp_path: Path) -> Play:
    """A town for each time it is played."""
    played = itertools.count()

    def playing(script: Callable[[Town], Awaitable[T]], *bound: int, issue: bool = True, **given: Any) -> T:
        async def whole() -> T:
            async with asyncio.timeout(60), a_town(tmp_path / str(next(played)), **given) as town:
                await town.open_books(issue=issue)
                for who in bound:
                    await town.bind(who)
                first = town.concord
                try:
                    return await script(town)
                finally:
                    if town.concord is not first:
                        await town.concord.stop()

        return asyncio.run(whole())

    return playing


async def restart(town: Town) -> None:
    """Stop the bot in order and start another on the same books."""
    await town.concord.stop()
    await start(town)


async def start(town: Town) -> None:
    """Start a bot on the books of one that has ended."""
    fast = {"telegram": Gate(Bucket(FAST, FAST), FAST, FAST), "slack": Gate(None, FAST, FAST)}
    town.concord = Concord(town.settings, town.clock, fast, words(), pressroom=PlainPress())
    await town.concord.start()
    await town.settle()


async def rows(town: Town, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """What the books say."""
    return await town.concord.store.read(lambda conn: [tuple(row) for row in conn.exec_driver_sql(sql, values).all()])


async def one(town: Town, sql: str, *values: object) -> Any:
    """The single figure that the books say."""
    return (await rows(town, sql, *values))[0][0]


async def send(town: Town, who: int, content: bytes, name: str, mime: str, **more: Any) -> list[dict[str, Any]]:
    """A customer sends a file; the bot's new messages."""
    before = town.last(who)
    kind = more.pop("kind", "document")
    town.sandbox.telegram.send_file(who, Attachment(kind, name, mime, content, **more))
    await town.settle()
    return town.new(who, before)
