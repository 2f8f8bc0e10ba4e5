"""The collector.

Fetches announced evidence from the platform, looks at it, keeps it, and says so through the corridor; destroys the
bytes of what was to be deleted.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.clock import Clock
from bot.doors import Fetched, Inbound, Reply
from bot.telegram_customers import FileGoneError
from storage import cases
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
    ) -> None:
        """Nothing is fetched before `start`."""
        self._store, self._files, self._clock, self._fetch, self._take = store, files, clock, fetch, take
        self._wanted: asyncio.Queue[int] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Take up what is announced, then whatever is asked for."""
        for state in ("announced", "erasing"):
            rows = await self._store.read(lambda conn, state=state: cases.evidence(conn, state=state))  # type: ignore[misc]
            self.want([int(row["id"]) for row in rows])
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Fetch no more; a file half fetched is fetched again next time."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def want(self, ids: list[int]) -> None:
        """These rows were announced."""
        for id_ in ids:
            self._wanted.put_nowait(id_)

    async def idle(self) -> None:
        """Return when nothing is left to fetch: for tests."""
        await self._wanted.join()

    async def _run(self) -> None:
        while True:
            id_ = await self._wanted.get()
            try:
                await self._one(id_)
            except Exception as error:  # noqa: BLE001 - the row stays announced; start and the next ring take it up again
                log.warning("evidence %s could not be fetched: %s", id_, error)
                asyncio.get_running_loop().call_later(30, self._wanted.put_nowait, id_)
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
        result = await self._look(
            id_, str(row["channel_ref"]), "" if row["mime"].startswith("image/") else str(row["mime"])
        )
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

    async def _look(self, id_: int, ref: str, announced: str) -> Fetched:
        try:
            content = await self._fetch(ref)
        except FileGoneError:
            return Fetched(id_, why="gone")
        if len(content) > LARGEST:
            return Fetched(id_, why="too_large", size=len(content))
        kind, why = await asyncio.to_thread(looked_at, content, announced)
        if why:
            return Fetched(id_, mime=kind, size=len(content), why=why)
        sha = await asyncio.to_thread(self._files.keep, content)
        return Fetched(id_, sha256=sha, mime=kind, size=len(content))
