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
from bot.sandbox.telegram.rates import Rates
from bot.sandbox.telegram.refusals import RefusedError
from bot.sandbox.telegram.webhook import Webhook


class TelegramDesk(Phones):
    """One pretend Telegram with one bot; what customers do are its methods. `clock`: int microseconds UTC.

    `webhook` is where updates are brought (its patience can be shortened), `rates` how fast the bot may send.
    """

    def __init__(self, cast: Cast, *, clock: Callable[[], int], faults: Faults, feed: Feed) -> None:
        super().__init__(Switchboard(cast, clock, feed))
        self.webhook = Webhook(self.board.updates, clock)
        self.rates = Rates(clock)
        door = Door(self.board, faults, self.webhook, self.rates)
        self.routes: list[BaseRoute] = [*Control(self, self.rates).routes, *door.routes]

    async def stop(self) -> None:
        """Let go of a held poll and of deliveries under way."""
        self.board.updates.send_away(RefusedError("Bad Gateway", 502))
        await self.webhook.stop()
