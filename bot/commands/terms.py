"""What every operator's command is given and what it gives back, wherever it was typed.

Promises: a command is an async function of `Given` and of plain arguments (text, numbers, yes or no, lists of text:
what JSON can carry), so that the terminal and the running process call the very same one. Who adds a command adds its
line to COMMANDS in bot/commands/perform.py and its face to bot/__main__.py.
"""

import uuid
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.clock import Clock
from bot.doors import Inbound, Ordered, Reply
from bot.settings import Settings
from storage.inbox import Key
from storage.ports import Store

if TYPE_CHECKING:
    from locales.speak import Speaker

Arguments = Mapping[str, Any]
Take = Callable[[Inbound], Awaitable[tuple[Reply, ...]]]
Progress = Callable[[int, int], None]


class Refused(Exception):
    """What the operator wants cannot be done; the message is one sentence: what, where, what to do next."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a command has to say: lines, a table under `columns`, and what to write where `--out` or `--csv` asked.

    `code` is the process's exit code: 0 done, 1 refused with a reason.
    """

    lines: tuple[str, ...] = ()
    code: int = 0
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """The books, the corridor, the clock, the settings, and whom to tell how far long work is (done, of how many).

    `speaker` has the words where they are at hand already: making them takes half a second.
    """

    store: Store
    take: Take
    clock: Clock
    settings: Settings
    progress: Progress = lambda _done, _all: None
    speaker: "Speaker | None" = None

    async def order(self, what: str, values: Arguments, by: int = 0) -> tuple[Reply, ...]:
        """Send an order down the corridor. Raises Refused when the corridor could not carry it out."""
        key = Key("command", uuid.uuid4().hex, self.clock.now())
        replies = await self.take(Inbound(key, "operator", "operator", Ordered(what, values, by)))
        if not replies:
            raise Refused(f"The order {what!r} failed and nothing was changed; the log says why.")
        return replies


Command = Callable[[Given, Arguments], Awaitable[Result]]
