"""The daily head: one signed hash over all records, put where the books cannot take it back.

Theory of operation. A follow-up of the house falls due when the office closes. The turn that it makes only plans the
next one; after its commit the chains are read beside the writer, the head is signed and written to its folders, and
that comes back through the corridor as an order: noted in the house's chain, posted to the staff channel. After days
without us there is one head, which covers them all. What fails is told to the desk and tried again within the hour.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date, time
from pathlib import Path
from typing import Any, Final

from bot import head_files, things
from bot.clock import Clock
from bot.doors import Inbound, Ordered, Reply
from bot.head_files import KIND, Draft, Head, HeadFault
from bot.signing import Signer
from bot.waker import next_run
from bot.work import Work
from flows.facts.times import HOUR, day_in_zone
from storage import audit, follow_ups, heads
from storage.inbox import Key
from storage.ports import Connection, Store

log = logging.getLogger("concord.heads")
FOLLOW_UP: Final = "daily_head"
ABOUT: Final = "records"
SUBJECT: Final = f"{ABOUT}:{audit.HOUSE}"
CLOSING: Final = time(18)
FOLDER: Final = "heads"  # below the data folder
MADE, FAILED = "head_made", "head_failed"


def folders(data: Path, outside: str) -> list[Path]:
    """Where each head goes: our own folder first, then the operator's `outside` if there is one."""
    return [data / FOLDER, *([Path(outside)] if outside else [])]


class Heads:
    """One per process. `take` is the corridor's; `folders` are where each head goes, our own first."""

    def __init__(
        self,
        store: Store,
        signer: Signer,
        clock: Clock,
        take: Callable[[Inbound], Awaitable[tuple[Reply, ...]]],
        folders: Sequence[Path],
        zone: str,
    ) -> None:
        """Nothing is made before `begin`."""
        self._store, self._signer, self._clock, self._take = store, signer, clock, take
        self._folders, self._zone = folders, zone
        self._making: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        """Plan the next head; at once when the last evening had none. One that nobody was told of is told."""
        found = await asyncio.to_thread(_newest, self._folders)
        if found:
            await self._told(found)
        now = self._clock.now()
        last = int(found.core["made_at"]) if found else 0
        missed = bool(last) and closing(last, self._zone) <= now
        await self._store.write(lambda conn: _plan(conn, now if missed else closing(now, self._zone), now))

    def want(self) -> None:
        """Make one now, beside everything else."""
        if self._making is None or self._making.done():
            self._making = asyncio.create_task(self._make())

    async def idle(self) -> None:
        """Return when none is being made: for tests."""
        if self._making:
            await asyncio.gather(self._making, return_exceptions=True)

    async def stop(self) -> None:
        """A head that is being made is finished."""
        await self.idle()

    async def _make(self) -> None:
        try:
            await self._told(await self.make())
        except Exception as error:
            log.exception("no head was made")
            reason = f"{type(error).__name__}: {error}"
            await self._order(FAILED, str(self._clock.now()), {"error": reason})

    async def make(self) -> Head:
        """Sign and write the head of this moment. Raises OSError, HeadFault."""
        now = self._clock.now()
        return await self._store.read(lambda conn: self._written(conn, now))

    def _written(self, conn: Connection, now: int) -> Head:
        before = _newest(self._folders)
        draft = Draft(self._folders[0])
        try:
            tips, records = heads.tips(conn), heads.signed_records(conn)
            draft.write(heads.grown(conn, tips, known(self._folders[0])))
            core = {
                "kind": KIND, "number": before.number + 1 if before else 1, "previous": before.sha if before else "",
                "date": day_in_zone(now, self._zone).isoformat(), "made_at": now, "chains": len(tips),
                "links": sum(tip.seq for tip in tips), "fresh": draft.links, "root": heads.root(tips, records).hex(),
                "records": [records.count, records.last], "lines": draft.sha, "key": self._signer.public.hex(),
            }  # fmt: skip
            signature = self._signer.sign(head_files.signed_bytes(core))
            name = draft.publish(core, signature, self._folders)
        finally:
            draft.drop()
        return Head(core, signature, self._folders[0] / name)

    async def _told(self, head: Head) -> None:
        """Through the corridor, once for each head however often it is said."""
        core = head.core
        values = {name: core[name] for name in ("number", "date", "root", "links", "fresh", "chains")}
        values["sha"] = head.sha
        await self._order(MADE, head.sha, values | {"code": head.code, "key": self._signer.name}, int(core["made_at"]))

    async def _order(self, what: str, name: str, values: Mapping[str, Any], at: int = 0) -> None:
        key = Key("head", f"{what}:{name}", at or self._clock.now())
        await self._take(Inbound(key, "house", "house", Ordered(what, values)))


def known(folder: Path) -> dict[int, int]:
    """Up to which link each chain stands in the heads of that folder."""
    told: dict[int, int] = {}
    for name in head_files.names(folder):
        try:
            for one in head_files.lines(head_files.read(folder / name)):
                told[one.customer_id] = max(told.get(one.customer_id, 0), one.first + len(one.hashes) - 1)
        except HeadFault as error:
            log.warning("%s; `python -m bot verify` says more", error)
    return told


def closing(after: int, zone: str) -> int:
    """When the office closes next (µs UTC)."""
    return next_run(after, zone, hour=CLOSING.hour, minute=CLOSING.minute)


# -- in the corridor ---------------------------------------------------------------------------------------------------
def fell_due(work: Work, _id: int, _what: str, _by: str, _values: Mapping[str, object]) -> bool:
    """Have one made after the commit; the next one is planned."""
    _plan(work.conn, closing(work.now, work.house.company.zone), work.now)
    work.rings = work.seals = True
    return True


def made(work: Work, order: Ordered) -> None:
    """A head was written: noted in the house's chain, one line to everybody."""
    work.record(audit.HOUSE, "clock", FOLLOW_UP, SUBJECT, **order.values)
    things.tell_desk(work, "", "staff/daily_head", {**order.values, "date": date.fromisoformat(order.values["date"])})
    work.reply("done")


def failed(work: Work, order: Ordered) -> None:
    """None could be written: the desk is told, and it is tried again within the hour."""
    things.tell_desk(work, "", "staff/daily_head_failed", order.values)
    _plan(work.conn, work.now + HOUR, work.now)
    work.rings = True
    work.reply("done")


def _plan(conn: Connection, at: int, now: int) -> None:
    follow_ups.replace(conn, FOLLOW_UP, SUBJECT, audit.HOUSE, 1, at, now)


def _newest(folders: Sequence[Path]) -> Head | None:
    """The newest head that can be read; one folder may have lost some."""
    found = sorted((folder / name for folder in folders for name in head_files.names(folder)), key=_place)
    for path in reversed(found):
        try:
            return head_files.read(path)
        except HeadFault as error:
            log.warning("%s; `python -m bot verify` says more", error)
    return None


def _place(path: Path) -> str:
    return path.name[-10:]
