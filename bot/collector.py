"""The collector.

Fetches announced evidence from the platform, and files that colleagues ticked from theirs, looks at them, keeps them,
and says so through the corridor; destroys the bytes of what was to be deleted.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.clock import Clock
from bot.doors import Fetched, FileGoneError, Inbound, Reply, SharedFetched
from bot.figures_reading import LookInto
from storage import cases, thread_files
from storage.evidence_files import EvidenceFiles, looked_at
from storage.inbox import Key
from storage.ports import Store

log = logging.getLogger("concord.collector")
LARGEST = 20_000_000


class Collector:
    """Fetches one file at a time; what a crash interrupted is announced still, and fetched again."""

    def __init__(
        self,
        store: Store,
        files: EvidenceFiles,
        clock: Clock,
        fetch: Callable[[str], Awaitable[bytes]],
        take: Callable[[Inbound], Awaitable[tuple[Reply, ...]]],
        fetch_shared: Callable[[str], Awaitable[bytes]] | None = None,
        look_into: LookInto | None = None,
    ) -> None:
        """Nothing is fetched before `start`. `fetch_shared` fetches from the platform of colleagues.

        `look_into` tells what a customer's table is.
        """
        self._look_into = look_into
        self._fetch_shared = fetch_shared
        self._store, self._files, self._clock, self._fetch, self._take = store, files, clock, fetch, take
        self._wanted: asyncio.Queue[tuple[Callable[[int], Awaitable[None]], int]] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Take up what is announced, then whatever is asked for."""
        for state in ("announced", "erasing"):
            rows = await self._store.read(lambda conn, state=state: cases.evidence(conn, state=state))  # type: ignore[misc]
            self.want([int(row["id"]) for row in rows])
        ticked = await self._store.read(lambda conn: thread_files.found(conn, state="wanted"))
        self.want_shared([file.id for file in ticked])
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Fetch no more; a file half fetched is fetched again next time."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def want(self, ids: list[int]) -> None:
        """These rows were announced."""
        for id_ in ids:
            self._wanted.put_nowait((self._one, id_))

    def want_shared(self, ids: list[int]) -> None:
        """These files of a thread were ticked for a customer."""
        for id_ in ids:
            self._wanted.put_nowait((self._one_shared, id_))

    async def idle(self) -> None:
        """Return when nothing is left to fetch: for tests."""
        await self._wanted.join()

    async def _run(self) -> None:
        while True:
            fetch, id_ = await self._wanted.get()
            try:
                await fetch(id_)
            except Exception as error:  # noqa: BLE001 - the row stays as it is; start and the next try take it up again
                log.warning("file %s could not be fetched: %s", id_, error)
                asyncio.get_running_loop().call_later(30, self._wanted.put_nowait, (fetch, id_))
            finally:
                self._wanted.task_done()

    async def _one(self, id_: int) -> None:
        rows = await self._store.read(lambda conn: cases.evidence(conn, id=id_))
        if not rows or rows[0]["state"] not in {"announced", "erasing"}:
            return
        row = rows[0]
        if row["state"] == "erasing":
            await self._erase(row)
            return
        announced = "" if row["mime"].startswith("image/") else str(row["mime"])
        sha, kind, size, why = await self._look(self._fetch, str(row["channel_ref"]), announced)
        figures = None
        if self._look_into and not why:
            figures = await self._look_into(await asyncio.to_thread(self._files.read, sha), kind)
        result = Fetched(id_, sha, kind, size, why, figures)
        await self._take(
            Inbound(
                Key("evidence", str(id_), int(row["received_at"])), str(row["chat"]), "house", result, raw={"id": id_}
            )
        )

    async def _erase(self, row: Mapping[str, Any]) -> None:
        """Destroy the bytes, unless another paper with the same ones stands; then say so through the corridor."""
        sha = str(row["sha256"] or "")
        same = await self._store.read(lambda conn: cases.evidence(conn, sha256=sha, state="stored")) if sha else []
        if sha and not same:
            await asyncio.to_thread(self._files.erase, sha)
        key = Key("evidence", f"{row['id']}:erased", int(row["received_at"]))
        erased = Fetched(int(row["id"]), why="erased")
        await self._take(Inbound(key, str(row["chat"]), "house", erased, raw={"id": row["id"]}))

    async def _one_shared(self, id_: int) -> None:
        """A file out of a thread; what it is said to be does not matter, since we look."""
        files = await self._store.read(lambda conn: thread_files.found(conn, id=id_, state="wanted"))
        if files and self._fetch_shared:
            result = SharedFetched(id_, *await self._look(self._fetch_shared, files[0].remote, ""))
            key = Key("shared", f"{id_}:{files[0].reply_id}", self._clock.now())
            await self._take(Inbound(key, f"shared:{id_}", "house", result, raw={"id": id_}))

    async def _look(
        self, fetch: Callable[[str], Awaitable[bytes]], ref: str, announced: str
    ) -> tuple[str, str, int, str]:
        """(hash, true type, bytes, why it is not taken) of that file, which is kept when it is taken."""
        try:
            content = await fetch(ref)
        except FileGoneError:
            return "", "", 0, "gone"
        if len(content) > LARGEST:
            return "", "", len(content), "too_large"
        kind, why = await asyncio.to_thread(looked_at, content, announced)
        if why:
            return "", kind, len(content), why
        return await asyncio.to_thread(self._files.keep, content), kind, len(content), ""
