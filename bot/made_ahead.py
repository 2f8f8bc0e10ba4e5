"""Files of letters, begun before the letters' turn to leave, so that nobody behind them waits for a slow one.

Promise: what was made is given out as often as it is asked for, until it is dropped; a failure likewise. Whoever asks
for something that was not begun has it made there and then.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from locales.papers.press import CannotSet

MOST: Final = 32  # files kept for letters that were withdrawn meanwhile or wait for their platform

Made = tuple[str, bytes]  # a file's name and its bytes


class MadeAhead:
    """Stands before `make`, which gives a file's name and bytes for what a letter's `enclose` says."""

    def __init__(self, make: Callable[[Mapping[str, Any]], Awaitable[Made]]) -> None:
        """Nothing is made yet."""
        self._make = make
        self._making: dict[str, asyncio.Task[Made]] = {}
        self._running: set[asyncio.Task[Made]] = set()  # dropped or not: somebody else may wait for it

    def begin(self, wanted: Mapping[str, Any]) -> "asyncio.Task[Made]":
        """The making of it: begun now, under way, or done."""
        key = _key(wanted)
        if key not in self._making:
            self._forget_oldest()
            task = self._making[key] = asyncio.create_task(self._made(wanted))
            self._running.add(task)
            task.add_done_callback(self._heard)
        return self._making[key]

    async def take(self, wanted: Mapping[str, Any]) -> Made:
        """The file. Raises what kept it from being made; CannotSet where it was given up."""
        task = self.begin(wanted)
        await asyncio.wait({task})
        if task.cancelled():
            raise CannotSet("it was given up, since the bot stops")
        return task.result()

    def drop(self, wanted: Mapping[str, Any]) -> None:
        """Whoever asks from now on has it made anew."""
        self._making.pop(_key(wanted), None)

    def stop(self) -> None:
        """Give up what is being made; what was made can still be taken."""
        for task in self._running:
            task.cancel()

    def _heard(self, task: "asyncio.Task[Made]") -> None:
        """A failure is for whoever takes it, who may be gone."""
        self._running.discard(task)
        if not task.cancelled():
            task.exception()

    async def _made(self, wanted: Mapping[str, Any]) -> Made:
        return await self._make(wanted)

    def _forget_oldest(self) -> None:
        done = [key for key, task in self._making.items() if task.done()]
        for key in done[: max(0, len(self._making) - MOST + 1)]:
            del self._making[key]


def why_unmade(error: Exception) -> str:
    """One sentence for staff: a paper that cannot be set says why itself."""
    return str(error) if isinstance(error, CannotSet) else f"{type(error).__name__}: {error}"


def _key(wanted: Mapping[str, Any]) -> str:
    return json.dumps(wanted, sort_keys=True, default=list)
