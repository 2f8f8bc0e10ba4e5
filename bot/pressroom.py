"""The pressroom: papers are set outside the bot's process, one after another, and a bad one takes nobody with it.

Promises: the process is started with the first paper (or by `warm`), ended and begun anew when it has set enough or
grown; a paper that takes too long or ends the process is a CannotSet, and the next one finds a fresh process. Who no
longer waits for a paper disturbs nobody behind them.
"""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Protocol

import locales
from locales.papers import worker
from locales.papers.press import CannotSet, Press, page_words, the_press
from locales.papers.sheet import Sheet

ROOT: Final = Path(locales.__file__).parent.parent
MOST: Final = 500  # papers that one process sets
GROWN: Final = 400 * worker.MB  # memory with which a process is ended
AT_MOST: Final = 10.0  # seconds for one paper
TO_START: Final = 30.0  # seconds for a process: fonts are read once a machine
WIDTH: Final = 720  # pixels of a picture


class Pressroom(Protocol):
    """Where sheets become papers."""

    async def pdf(self, sheet: Sheet) -> bytes:
        """PDF/A-3 of it. Raises CannotSet."""

    async def png(self, sheet: Sheet, width: int = WIDTH) -> bytes:
        """A picture of its first page, so many pixels wide. Raises CannotSet."""

    async def warm(self) -> None:
        """Be ready for the first paper. Never raises."""

    async def stop(self) -> None:
        """Let go of everything; what is being set is given up."""


class InThisProcess(Pressroom):
    """For a paper now and then where nothing else lives: a test, a command that prints one."""

    def __init__(self, own_fonts: Path | None = None) -> None:
        """Nothing is loaded before the first paper."""
        self._own, self._turn = own_fonts, asyncio.Lock()

    async def pdf(self, sheet: Sheet) -> bytes:
        """See Pressroom."""
        return await self._set(lambda press: press.pdf(sheet))

    async def png(self, sheet: Sheet, width: int = WIDTH) -> bytes:
        """See Pressroom."""
        return await self._set(lambda press: press.png(sheet, width))

    async def warm(self) -> None:
        """See Pressroom."""
        await asyncio.to_thread(the_press, self._own)

    async def stop(self) -> None:
        """See Pressroom."""

    async def _set(self, draw: Callable[[Press], bytes]) -> bytes:
        async with self._turn:
            return await asyncio.to_thread(lambda: draw(the_press(self._own)))


class Workroom(Pressroom):
    """One worker process at a time."""

    def __init__(
        self, own_fonts: Path | None = None, *, most: int = MOST, grown: int = GROWN, at_most: float = AT_MOST
    ) -> None:
        """Nothing is started yet. `at_most` is how many seconds one paper may take."""
        own = str(own_fonts.absolute()) if own_fonts else ""
        self._command = (sys.executable, "-m", worker.__name__, own, str(most), str(grown))
        self._at_most = at_most
        self._turn = asyncio.Lock()
        self._process: Process | None = None
        self._tasks: set[asyncio.Task[Any]] = set()
        self._stopped = False

    async def pdf(self, sheet: Sheet) -> bytes:
        """See Pressroom."""
        return await self._wanted(replace(sheet, draws="pdf"), WIDTH)

    async def png(self, sheet: Sheet, width: int = WIDTH) -> bytes:
        """See Pressroom."""
        return await self._wanted(replace(sheet, draws="png"), width)

    async def warm(self) -> None:
        """See Pressroom."""
        with suppress(CannotSet):
            async with self._turn:
                await self._worker()

    async def stop(self) -> None:
        """See Pressroom."""
        self._stopped = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._end()

    async def _wanted(self, sheet: Sheet, width: int) -> bytes:
        """The work goes on when the caller is gone: an answer half read would be taken for the next one."""
        if not sheet.words:
            sheet = replace(sheet, words=await asyncio.to_thread(page_words, sheet.language))
        return await asyncio.shield(self._begun(self._one(worker.order(sheet, width))))

    def _begun(self, work: Coroutine[Any, Any, Any]) -> "asyncio.Task[Any]":
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._forget)
        return task

    def _forget(self, task: "asyncio.Task[Any]") -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # whoever waited has it; nobody else need hear of it

    async def _one(self, order: bytes) -> bytes:
        async with self._turn:
            process = await self._worker()
            try:
                async with asyncio.timeout(self._at_most):
                    said, blobs = await _ask(process, order)
            except TimeoutError:
                await self._end()
                raise CannotSet(f"it took longer than {self._at_most:g} seconds") from None
            except (OSError, asyncio.IncompleteReadError) as error:
                await self._end()
                raise CannotSet("the process that set it ended") from error
            except asyncio.CancelledError:
                await self._end()
                raise
            if said["leaving"]:
                await self._end()
                self._begun(self.warm())
            return worker.paper(said, blobs)

    async def _worker(self) -> Process:
        """The process, ready for an order. Raises CannotSet when there can be none."""
        if self._process and self._process.returncode is None:
            return self._process
        if self._stopped:
            raise CannotSet("the pressroom is closed")
        await self._end()
        try:
            self._process = await asyncio.create_subprocess_exec(
                *self._command, stdin=PIPE, stdout=PIPE, cwd=ROOT, start_new_session=True
            )
            async with asyncio.timeout(TO_START):
                await _answer(self._process)
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
            await self._end()
            raise CannotSet(f"the press did not start ({type(error).__name__}); see `python -m bot doctor`") from error
        return self._process

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(ProcessLookupError):
            process.kill()
        await process.communicate()  # reads what is left, so that both pipes are closed


async def _ask(process: Process, order: bytes) -> tuple[dict[str, Any], list[bytes]]:
    assert process.stdin is not None  # noqa: S101 - it was made with one
    process.stdin.write(order)
    await process.stdin.drain()
    return await _answer(process)


async def _answer(process: Process) -> tuple[dict[str, Any], list[bytes]]:
    assert process.stdout is not None  # noqa: S101 - it was made with one
    (length,) = worker.LENGTH.unpack(await process.stdout.readexactly(worker.LENGTH.size))
    said = json.loads(await process.stdout.readexactly(length))
    return said, [await process.stdout.readexactly(size) for size in said["blobs"]]
