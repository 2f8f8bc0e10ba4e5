"""How fast Telegram lets a bot send, as it documents: 30 messages a second, 1 a second in one chat, fewer in groups.

Off unless switched on. A short burst passes in one chat; what is refused is not counted.
"""

from collections.abc import Callable

from bot.sandbox.pace import Pace
from bot.sandbox.telegram.call import Call
from bot.sandbox.telegram.refusals import flood_wait

BURST = 5
_EVERYBODY = 0
_SENDING = frozenset({"sendMessage", "sendPhoto", "sendDocument", "sendMediaGroup", "copyMessage"})


class Rates:
    """The three limits of one bot; `clock` gives int microseconds UTC."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self.on = False
        self._bot = Pace(clock, 1 / 30, burst=30)
        self._chat = Pace(clock, 1, burst=BURST)
        self._group = Pace(clock, 60 / 20, burst=20)

    def refuse_haste(self, call: Call) -> None:
        """Count a message that may go out now. Raises RefusedError, with the seconds to wait, for one too many."""
        if not self.on or call.method not in _SENDING:
            return
        chat = call.text("chat_id")
        limits = ((self._bot, _EVERYBODY), (self._group if chat.startswith("-") else self._chat, chat))
        wait = max(pace.wait(key) for pace, key in limits)
        if wait:
            raise flood_wait(wait)
        for pace, key in limits:
            pace.count(key)
