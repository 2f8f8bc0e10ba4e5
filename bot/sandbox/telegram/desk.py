"""The Telegram half of the sandbox, as the assembling app plugs it in."""

from collections.abc import Callable

from starlette.routing import BaseRoute

from bot.sandbox.faults import Faults
from bot.sandbox.feed import Feed
from bot.sandbox.people import Cast


class TelegramDesk:
    """One pretend Telegram with one bot."""

    def __init__(self, cast: Cast, *, clock: Callable[[], int], faults: Faults, feed: Feed) -> None:
        self.routes: list[BaseRoute] = []

    async def stop(self) -> None:
        """Let go of held polls."""
