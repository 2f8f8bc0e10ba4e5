"""What may go wrong in the demo at a newcomer's wish: the platforms' misfortunes and the bot's own.

Promise: each is honest: it befalls the unchanged bot at its doors, or ends it, and what follows is the bot's own doing.
Who adds one writes a deed and a line in `_SWITCHES` or `_BUTTONS`.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from bot.commands.demo.life import AwayError
from bot.commands.demo.world import World
from bot.sandbox.app import OPENING
from bot.sandbox.faults import Armed
from bot.sandbox.offers import Offer

LETTERS: Final = ("sendMessage", "sendDocument", "sendPhoto", "sendMediaGroup", "copyMessage")
EDITS: Final = ("editMessageText", "editMessageReplyMarkup", "editMessageCaption")
RETRY_AFTER: Final = 20  # seconds that Telegram asks for when it is written to too fast


class Mishaps:
    """The switches and buttons of one demo. What was armed is forgotten with its world."""

    def __init__(self, world: World) -> None:
        """Nothing is wrong."""
        self._world = world
        self._faults: dict[str, Armed] = {}
        self._under_way: set[str] = set()
        world.sandbox.faults.on_spent = self._spent
        world.on_new.append(self._forget)

    def offers(self) -> list[Offer]:
        """See Part."""
        return [Offer("/sandbox/mishaps", ask=self._ask, tell=self._tell)]

    async def start(self) -> None:
        """See Part."""

    async def stop(self) -> None:
        """See Part."""

    def switches(self) -> list[dict[str, Any]]:
        """Every mishap: whether it is on, and whether it happens once."""
        on = {*self._faults, *self._under_way} | ({"bot_away"} if self._world.life.away else set())
        known = [(name, False) for name in _SWITCHES] + [(name, True) for name in _BUTTONS]
        return [{"id": name, "on": name in on, "once": once} for name, once in known]

    async def switch(self, name: str, *, on: bool) -> None:
        """Let it go wrong, or right again. Raises LookupError for one that there is not, ValueError while opening."""
        deed = _SWITCHES.get(name) or _BUTTONS.get(name)
        if deed is None:
            raise LookupError(f"There is no mishap {name!r}; known are {', '.join((*_SWITCHES, *_BUTTONS))}.")
        if self._world.sandbox.state == OPENING:
            raise ValueError("A new world is being opened; wait a moment.")
        async with self._world.busy:
            await deed(self, on)
        self._world.sandbox.acted({"by": "mishap", "do": name, "on": on})
        self._publish()

    # -- the platforms' ----------------------------------------------------------------------------------------------
    async def _telegram_429(self, on: bool) -> None:  # noqa: FBT001 - the table's form
        self._arm("telegram_429", on, "telegram", (*LETTERS, *EDITS), None, kind="429", retry_after=RETRY_AFTER)

    async def _slack_down(self, on: bool) -> None:  # noqa: FBT001
        self._arm("slack_down", on, "slack", "*", None, kind="500")
        desk = self._world.sandbox.slack
        desk.cut() if on else desk.mend()

    async def _answer_lost(self, on: bool) -> None:  # noqa: FBT001
        self._arm("answer_lost", on, "telegram", LETTERS, 1, kind="answer_lost")

    def _arm(self, name: str, on: bool, *wanted: Any, **more: Any) -> None:  # noqa: FBT001
        faults = self._world.sandbox.faults
        if on and name not in self._faults:
            self._faults[name] = faults.arm(*wanted, **more)
        elif not on and name in self._faults:
            faults.disarm(self._faults.pop(name))

    def _spent(self, armed: Armed) -> None:
        self._faults = {name: one for name, one in self._faults.items() if one is not armed}
        self._publish()

    # -- the bot's own -----------------------------------------------------------------------------------------------
    async def _bot_away(self, on: bool) -> None:  # noqa: FBT001
        life = self._world.life
        if on:
            await life.end()
        elif life.away:
            await life.begin()

    async def _restart(self, on: bool) -> None:  # noqa: FBT001
        await self._anew("restart", self._world.life.end, on=on)

    async def _power_cut(self, on: bool) -> None:  # noqa: FBT001
        await self._anew("power_cut", self._world.life.cut, on=on)

    async def _anew(self, name: str, leave: Callable[[], Awaitable[None]], *, on: bool) -> None:
        if not on:
            return
        if self._world.life.away:
            raise AwayError(AwayError.__doc__)
        self._under_way.add(name)
        self._publish()
        try:
            await leave()
            await self._world.life.begin()
        finally:
            self._under_way.discard(name)

    # -- telling -----------------------------------------------------------------------------------------------------
    def _forget(self) -> None:
        self._faults.clear()
        self._publish()

    def _publish(self) -> None:
        self._world.sandbox.feed.publish("mishap", {"switches": self.switches()})

    async def _ask(self, _: Mapping[str, Any]) -> Any:
        return {"switches": self.switches()}

    async def _tell(self, said: Mapping[str, Any]) -> Any:
        await self.switch(str(said["id"]), on=bool(said.get("on", True)))
        return {"switches": self.switches()}


_Deed = Callable[[Mishaps, bool], Awaitable[None]]
_SWITCHES: Final[Mapping[str, _Deed]] = {
    "telegram_429": Mishaps._telegram_429,  # noqa: SLF001 - the class's own table
    "slack_down": Mishaps._slack_down,  # noqa: SLF001
    "bot_away": Mishaps._bot_away,  # noqa: SLF001
}
_BUTTONS: Final[Mapping[str, _Deed]] = {
    "answer_lost": Mishaps._answer_lost,  # noqa: SLF001
    "restart": Mishaps._restart,  # noqa: SLF001
    "power_cut": Mishaps._power_cut,  # noqa: SLF001
}
