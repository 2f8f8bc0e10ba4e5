"""Letters whose files are still being made: they leave their lane, so that those behind them go on, and come back.

Promise: a letter set aside is `queued` in the table all the while, so that a crash leaves no doubt about it; it comes
back once, with its file made or known to be impossible. Edit here when letters should wait for something else.
"""

import asyncio
from collections.abc import Callable, Mapping

from bot.made_ahead import Made, MadeAhead
from storage.ports import Letter

PATIENCE = 0.3  # seconds for which a lane waits for a letter's file


class SetAside:
    """For one relay. `files` make what its channels' letters enclose; `back` is given what may leave now."""

    def __init__(self, files: Mapping[str, MadeAhead], back: Callable[[Letter], None]) -> None:
        """Nothing is aside yet."""
        self._files, self._back = files, back
        self._following: dict[int, asyncio.Task[None]] = {}
        self.patience = PATIENCE

    def __contains__(self, letter: Letter) -> bool:
        """Whether it is aside now."""
        return letter.id in self._following

    @property
    def tasks(self) -> "list[asyncio.Task[None]]":
        """What still comes back."""
        return [*self._following.values()]

    async def takes(self, letter: Letter) -> bool:
        """Whether it is set aside, since its file is not there within the patience of its lane."""
        files = self._files.get(letter.channel)
        if files is None or "enclose" not in letter.body:
            return False
        making = files.begin(letter.body["enclose"])
        done, _ = await asyncio.wait({making}, timeout=self.patience)
        if not done:
            self._following[letter.id] = asyncio.create_task(self._follow(letter, making))
        return not done

    def done_with(self, letter: Letter) -> None:
        """Its call was made: the file is needed no more, or is made anew."""
        files = self._files.get(letter.channel)
        for name in ("enclose", "picture"):
            if files and name in letter.body:
                files.drop(letter.body[name])

    def stop(self) -> None:
        """Nothing comes back any more."""
        for task in self._following.values():
            task.cancel()
        for files in self._files.values():
            files.stop()

    async def _follow(self, letter: Letter, making: "asyncio.Task[Made]") -> None:
        await asyncio.wait({making})
        del self._following[letter.id]
        self._back(letter)
