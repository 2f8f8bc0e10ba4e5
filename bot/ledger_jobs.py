"""Customers' ledgers are read and matched beside the event loop; what was found enters through the corridor.

Promises: one job at a time, in the order they were asked for; what a crash interrupted is under way still in the books,
and is done again. A large one runs in a process of its own, so that no other chat waits; whatever fails over
a file is told as one that cannot be read.
"""

import asyncio
import gc
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection as Pipe
from multiprocessing.context import SpawnProcess
from typing import Any, Final

from bot.clock import Clock
from bot.doors import Inbound, LedgerDone, Reply
from bot.ledger_reading import Found, match_it, read_it
from flows.facts.ledger_rows import OurSide
from flows.facts.ledger_shape import Hints
from flows.facts.ledgers import LedgerState
from flows.facts.parties import Company
from flows.facts.times import day_in_zone
from storage import ledger, ledger_uploads, own_side, people, statements
from storage.evidence_files import EvidenceFiles
from storage.inbox import Key
from storage.ledger_bodies import Body, opened
from storage.ports import Connection, Store

log = logging.getLogger("concord.ledgers")
LARGE: Final = 100_000  # bytes of a file, or of packed rows, from which a process of its own is worth its start
AGAIN: Final = 30.0  # seconds
AT_MOST: Final = 120.0  # seconds that one in a process of its own may take
_SPAWN: Final = get_context("spawn")


@dataclass(frozen=True, slots=True)
class Job:
    """What is known before it begins: which, for which run, and what it needs of the books."""

    id: int
    run: int
    chat: str
    at: int
    state: LedgerState
    sha256: str = ""
    pasted: str = ""
    hints: Hints | None = None
    body: bytes = b""
    whole: bytes = b""
    open_items: OurSide | None = None
    movements: OurSide | None = None


@dataclass(slots=True)
class LedgerJobs:
    """One for each process of the bot; nothing is read before `start`."""

    store: Store
    files: EvidenceFiles
    clock: Clock
    take: Callable[[Inbound], Awaitable[tuple[Reply, ...]]]
    company: Company
    large: int = LARGE
    at_most: float = AT_MOST
    _wanted: "asyncio.Queue[int]" = field(default_factory=asyncio.Queue)
    _task: "asyncio.Task[None] | None" = None
    _process: SpawnProcess | None = None

    async def start(self) -> None:
        """Take up what is under way, then whatever is asked for."""
        self.want(await self.store.read(ledger_uploads.under_way))
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Begin no more; a job half done is done again next time."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        self._let_go()

    def want(self, ids: list[int]) -> None:
        """These are to be read or matched."""
        for id_ in ids:
            self._wanted.put_nowait(id_)

    async def again(self, raw: Mapping[str, Any]) -> None:
        """What was found could not be written down: it is done once more."""
        self.want([int(raw["id"])])

    async def idle(self) -> None:
        """Return when nothing is left to do: for tests."""
        await self._wanted.join()

    async def _run(self) -> None:
        while True:
            id_ = await self._wanted.get()
            try:
                await self._one(id_)
            except Exception as error:  # noqa: BLE001 - it stays as it is; start and the next try take it up again
                log.warning("ledger %s could not be worked on: %s", id_, error)
                asyncio.get_running_loop().call_later(AGAIN, self._wanted.put_nowait, id_)
            finally:
                self._wanted.task_done()

    async def _one(self, id_: int) -> None:
        job = await self.store.read(lambda conn: self._job(conn, id_))
        if job is None:
            return
        sha, size = job.sha256, 0
        try:
            if job.state is LedgerState.READING:
                content = await self._content(job)
                sha, size = sha or await asyncio.to_thread(self.files.keep, content), len(content)
                found = await self._done(read_it, size, content, job.hints)
            else:
                found = await self._done(match_it, len(job.whole), job.body, job.whole, job.open_items, job.movements)
        except Exception:  # whatever a stranger's file does to us, they are told, and nothing is tried for ever
            log.exception("ledger %s could not be worked on", id_)
            found = Found(why="broken")
        if found.body:  # opened here, and remembered, so that no turn has to wait for it
            await asyncio.to_thread(opened, Body, found.body)
        done = LedgerDone(id_, job.run, job.state, found.body, found.whole, found.why, found.detail, sha, size)
        key = Key("ledger", f"{id_}:{job.run}", job.at)
        await self.take(Inbound(key, job.chat, "house", done, raw={"id": id_}))

    async def _content(self, job: Job) -> bytes:
        if not job.sha256:
            return job.pasted.encode()
        return await asyncio.to_thread(self.files.read, job.sha256)

    async def _done(self, work: Callable[..., Found], size: int, *given: Any) -> Found:
        """Beside the loop: in a thread, or in a process when it may take long."""
        if size < self.large:
            return await asyncio.to_thread(work, *given)
        ours, theirs = _SPAWN.Pipe(duplex=False)
        self._process = process = _SPAWN.Process(target=_told_back, args=(theirs, work, given), daemon=True)
        try:
            async with asyncio.timeout(self.at_most):
                return await asyncio.to_thread(_awaited, process, ours, theirs)
        finally:
            self._let_go()

    def _let_go(self) -> None:
        """The process ends with its job: what a large file took is given back."""
        process, self._process = self._process, None
        if process and process.is_alive():
            process.kill()

    def _job(self, conn: Connection, id_: int) -> Job | None:
        row = ledger_uploads.row(conn, id_)
        if row is None or LedgerState(row["state"]) not in ledger_uploads.UNDER_WAY:
            return None
        known = Job(id_, row["run"], row["chat"], row["at"], LedgerState(row["state"]), row["sha256"])
        if known.state is LedgerState.READING:
            return replace(known, pasted=ledger_uploads.pasted(conn, id_), hints=self._hints(conn, row))
        body, whole = ledger_uploads.contents(conn, id_)
        statement = statements.one(conn, row["statement_id"])
        assert statement is not None  # noqa: S101 - it was theirs when this was asked for, and none is ever deleted
        read = opened(Body, body).read
        since = min(read.first, statement.cut_off) if read and read.first else None
        moved = own_side.movements(conn, statement, since) if since else None
        return replace(known, body=body, whole=whole, open_items=own_side.open_items(conn, statement), movements=moved)

    def _hints(self, conn: Connection, row: Mapping[str, Any]) -> Hints:
        contact, customer = people.contact(conn, row["contact_id"])
        stated = {statement.currency for statement in statements.of_customer(conn, customer.id)}
        currencies = sorted(stated | set(ledger.currencies_of(conn, customer.id))) or [self.company.currency]
        return Hints(
            day_in_zone(self.clock.now(), contact.zone or self.company.zone),
            tuple(currencies),
            (self.company.name,),
            (customer.name,),
            ledger_uploads.shapes(conn, customer.id),
            ledger_uploads.told(conn, row["id"]),
        )


def _told_back(pipe: Pipe, work: Callable[..., Found], given: tuple[Any, ...]) -> None:
    """In the process of its own, which ends with it: whatever is garbage by then goes with the rest."""
    gc.disable()  # to look for cycles among so many rows, where there are none, takes nearly half of the time
    pipe.send(work(*given))


def _awaited(process: SpawnProcess, ours: Pipe, theirs: Pipe) -> Found:
    """What it tells. Raises EOFError when it ended without a word."""
    with ours:
        with theirs:  # so that its end is the only one
            process.start()
        found: Found = ours.recv()
        process.join()
    return found
