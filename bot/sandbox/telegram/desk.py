"""The Telegram half of the sandbox, as the assembling app plugs it in."""

from collections.abc import Callable

from starlette.routing import BaseRoute

from bot.sandbox.faults import Faults
from bot.sandbox.feed import Feed
from bot.sandbox.people import Cast
from bot.sandbox.telegram.chats import Switchboard
from bot.sandbox.telegram.control import Control
from bot.sandbox.telegram.door import Door
from bot.sandbox.telegram.phones import Phones
from bot.sandbox.telegram.refusals import RefusedError
from bot.sandbox.telegram.webhook import Webhook


class TelegramDesk(Phones):
    """One pretend Telegram with one bot; what customers do are its methods. `clock`: int microseconds UTC."""

    def __init__(self, cast: Cast, *, clock: Callable[[], int], faults: Faults, feed: Feed) -> None:
        super().__init__(Switchboard(cast, clock, feed))
        self._webhook = Webhook(self.board.updates)
        self.routes: list[BaseRoute] = [*Control(self).routes, *Door(self.board, faults, self._webhook).routes]

    async def stop(self) -> None:
        """Let go of a held poll and of deliveries under way."""
        self.board.updates.send_away(RefusedError("Bad Gateway", 502))
        await self._webhook.stop()
