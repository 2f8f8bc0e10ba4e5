"""The bot's process, as far as one process can hold another: begun, ended in order, or cut off as by a power cut.

Promise: the bot inside is the unchanged one, built as `run` builds it but for the pretend accounts and the clock.
Where a real power cut would end the process, here its tasks are dropped at once, and its books are put back to what the
disk held at that moment, so that the next life really has to recover from it.
"""

from collections.abc import Awaitable, Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bot.clock import Clock
from bot.commands.demo.sample import CAST, CHANNEL, COMPANY, CURRENCY, ZONE

if TYPE_CHECKING:
    from bot.assemble import Concord
    from bot.pressroom import Pressroom
    from bot.settings import Settings
    from locales.speak import Speaker

FAST: Final = 100_000  # letters a second: the pretend platforms need no sparing
ACCOUNTS: Final[Mapping[str, Any]] = {
    "database_url": "",
    "telegram_token": CAST.telegram_token,
    "slack_bot_token": CAST.slack_bot_token,
    "slack_app_token": CAST.slack_app_token,
    "slack_channel": CHANNEL,
    "company": COMPANY,
    "time_zone": ZONE,
    "base_currency": CURRENCY,
    "locale": "en",
    "second_factor": "amount_or_tax",
}
BOOKS: Final = ("", "-wal")  # a database and what was committed to it but not yet moved in


class AwayError(LookupError):
    """The bot is away; let it come back first."""


class Life:
    """One bot over the books in `folder`, on the platforms at `address`; it may go and come back.

    `last_look` is called when the bot has let go of everything but the books.
    """

    def __init__(
        self,
        folder: Path,
        address: str,
        clock: Clock,
        speaker: "Speaker | None" = None,
        last_look: Callable[[], Awaitable[None]] | None = None,
        pressroom: "Pressroom | None" = None,
    ) -> None:
        """Nothing is opened before `begin`; papers are set in a process of their own unless a `pressroom` is given."""
        self.speaker = speaker
        self._last_look, self._pressroom = last_look or _nothing, pressroom
        self._folder, self._address, self._clock = folder, address, clock
        self._concord: Concord | None = None

    @cached_property
    def settings(self) -> "Settings":
        """Settings of the pretend accounts; nothing of this installation's own is read."""
        from bot.settings import load

        return load(
            _env_file=None, data_dir=self._folder, telegram_api=self._address, slack_api=self._address, **ACCOUNTS
        )

    @property
    def away(self) -> bool:
        """Whether there is no bot just now."""
        return self._concord is None

    @property
    def concord(self) -> "Concord":
        """The bot. Raises AwayError."""
        if self._concord is None:
            raise AwayError(AwayError.__doc__)
        return self._concord

    async def begin(self) -> None:
        """Start, or start again on the same books."""
        from bot.assemble import Concord
        from bot.rates import Bucket, Gate

        gates = {channel: Gate(Bucket(FAST, FAST), FAST, FAST) for channel in ("telegram", "slack")}
        self.settings.data_dir.mkdir(parents=True, exist_ok=True)
        concord = Concord(self.settings, self._clock, gates, self.speaker, pressroom=self._pressroom)
        self.speaker = concord.speaker
        try:
            await concord.start()
            await concord.introduce()
        except BaseException:
            await concord.stop()
            raise
        self._concord = concord

    async def end(self) -> None:
        """Stop in order, if there is a bot."""
        if not self.away:
            concord = await self._leave(at_once=False)
            await concord.store.close()

    async def cut(self) -> None:
        """Be gone in the middle of whatever it was. Raises AwayError."""
        concord = await self._leave(at_once=True)
        held = _held(self.settings.database)
        await concord.store.close()  # moves the one file into the other, which a power cut would not have done
        for path, content in held.items():
            path.write_bytes(content)

    async def _leave(self, *, at_once: bool) -> "Concord":
        concord = self.concord
        await concord.let_go(at_once=at_once)
        await concord.store.write(lambda _conn: None)  # what the writer has in hand comes to rest
        await self._last_look()
        self._concord = None
        return concord


async def _nothing() -> None:
    """What is looked at when nobody wants to look."""


def _held(database: Path) -> Mapping[Path, bytes]:
    """What the disk holds of the books."""
    paths = [database.with_name(database.name + end) for end in BOOKS]
    return {path: path.read_bytes() for path in paths if path.exists()}
