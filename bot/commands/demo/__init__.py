"""`demo`: both platforms on this machine, the unchanged bot between them, and a company in the middle of its month-end.

Promises: no account and no network; tokens are pretend ones; a temporary folder is gone afterwards; the page is served
at once, while the bot behind it is still starting. What the page shows beside the platforms is listed in `_parts`.
"""

import asyncio
import logging
import signal
import sys
import tempfile
import threading
import webbrowser
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.commands import logs
from bot.commands.demo.clockwork import working_morning
from bot.commands.demo.sample import COMPANY, UNBOUND, ZONE, newest_invoice, total
from bot.commands.demo.staging import StagingError
from bot.commands.demo.world import Part, World
from bot.commands.terms import Refused, Result
from bot.sandbox.app import Sandbox, SandboxRefusedError
from flows.facts.times import micros

__all__ = ["Running", "demo", "running", "welcome", "working_morning"]


@dataclass(frozen=True, slots=True)
class Running:
    """A demo that is up: its world, its address, and the link that is left to the newcomer."""

    world: World
    address: str
    link: str

    @property
    def sandbox(self) -> Sandbox:
        """Both platforms."""
        return self.world.sandbox


@asynccontextmanager
async def running(
    data: Path,
    port: int,
    start: int | None = None,
    *,
    keep: bool = False,
    served: Callable[[str], None] = lambda _: None,
) -> AsyncIterator[Running]:
    """A demo whose story has been told, as long as the block lives. Raises Refused when the port is taken.

    `start` (µs UTC; None: now, in office hours) is what its clock then shows; the story happened on the last working
    morning.
    `served` is called with the address as soon as the page is there, which is before the story is told.
    """
    world = World(data, start=start, keep=keep, parts=_parts)
    try:
        address = await world.open(port)
    except OSError as error:
        raise Refused(f"Port {port} cannot be used ({error.strerror}); say --port 0 for a free one.") from error
    try:
        served(address)
        await world.renew()
        yield Running(world, address, world.link)
    finally:
        await world.close()


def _parts(world: World) -> Sequence[Part]:
    from bot.commands.demo.chronicle import Chronicle
    from bot.commands.demo.mishaps import Mishaps
    from bot.commands.demo.outbox_seen import OutboxSeen
    from bot.commands.demo.rehearsals import Rehearsals
    from bot.commands.demo.tours import Tours

    return Mishaps(world), OutboxSeen(world), Chronicle(world), Tours(world), Rehearsals(world)


def demo(*, port: int, browser: bool, data: Path | None, at: str) -> Result:
    """Run the demo until Ctrl-C."""
    logs.begin(level=logging.WARNING)
    for handler in logging.getLogger().handlers:  # traces of a Slack that is down by wish help nobody
        handler.addFilter(lambda record: not record.name.startswith("slack_bolt"))
    try:
        start = _moment(at) if at else None
        with _folder(data) as folder:
            asyncio.run(_until_stopped(folder, port, start, browser=browser, keep=data is not None))
    except Exception as error:
        if not _expected(error):
            raise
        return Result((str(error),), 1)
    return Result(("The demo has ended; nothing of it is left.",) if data is None else (f"The books are in {data}.",))


def _expected(error: Exception) -> bool:
    """Whether its one sentence is all that the newcomer needs."""
    from bot.commands.perform import EXPECTED  # whoever starts well need not wait for it

    return isinstance(error, (*EXPECTED, StagingError, SandboxRefusedError))


async def _until_stopped(folder: Path, port: int, start: int | None, *, browser: bool, keep: bool) -> None:
    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    async with running(folder, port, start, keep=keep, served=_show if browser else lambda _: None) as up:
        sys.stdout.write(welcome(up))
        sys.stdout.flush()
        await stopping.wait()


def _show(address: str) -> None:
    """Open the page in the newcomer's browser, without waiting for it."""
    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def welcome(up: Running) -> str:
    """What the terminal says when all is ready."""
    who, proof = UNBOUND.phone, newest_invoice(UNBOUND)
    token = up.link.rpartition("=")[2]
    return f"""
Concord is ready:  {up.address}

{COMPANY} has sent its statements. {who.name} of {UNBOUND.name} has not linked her chat yet; do it for her:
  1. choose {who.name} on the page and send   /start {token}
     (on a real phone she would tap   {up.link} )
  2. when asked, prove it with the total of {proof.number}:   {total(proof):,}
  3. open her statement, and find what is wrong with it.

Ctrl-C ends it.
"""


@contextmanager
def _folder(data: Path | None) -> Iterator[Path]:
    """Where the books are kept. Raises Refused for a folder that has something in it."""
    if data is None:
        with tempfile.TemporaryDirectory(prefix="concord-demo-") as made:
            yield Path(made)
    elif data.exists() and any(data.iterdir()):
        raise Refused(f"{data} is not empty; the demo begins with new books, so name an empty folder.")
    else:
        data.mkdir(parents=True, exist_ok=True)
        yield data


def _moment(text: str) -> int:
    try:
        return micros(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE)))
    except ValueError as error:
        raise Refused(f"--at: {text!r} is no moment; write it as 2026-11-02T09:00.") from error
