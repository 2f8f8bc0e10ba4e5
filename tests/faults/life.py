"""One life of the bot in a process of its own: the real thing on the real files, until it is stopped or killed.

A `Fuse` ends it by SIGKILL at a boundary: between two lines where a careless bot loses or doubles something.
"""

import asyncio
import contextlib
import os
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import event

from bot.assemble import Concord
from bot.clock import Clock
from bot.commands.imports import import_files
from bot.doors import Inbound, Ordered
from bot.rates import Bucket, Gate
from bot.settings import Settings
from flows.facts.parties import StaffRole
from locales.speak import Speaker
from storage import people
from storage.inbox import Key
from storage.ports import Connection
from storage.tables.ledger import CONTACT
from tests.faults import place
from tests.town.plain_press import PlainPress

BOUNDARIES = (
    "before a commit",
    "after a commit, before anybody hears of it",
    "before a call to Telegram",
    "after a call to Telegram, before its outcome is kept",
    "before a call to Slack",
    "after a call to Slack, before its outcome is kept",
    "after a batch, before it is acknowledged",
)
FAST = 100_000


@dataclass(slots=True)
class Fuse:
    """Burns down by one each time its boundary is passed; at nought the process is gone."""

    where: str = ""
    left: int = 0

    def burn(self, where: str) -> None:
        """A boundary is being passed."""
        if self.left and where == self.where:
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


def gates() -> dict[str, Gate]:
    """Limits lifted, so that a second holds as many turns as the machine can make."""
    return {"telegram": Gate(Bucket(FAST, FAST), FAST, FAST), "slack": Gate(None, FAST, FAST)}


async def live(settings: Settings, clock: Clock, speaker: Speaker, fuse: Fuse, *, first: bool) -> None:
    """Run until SIGTERM, then stop in order. The `first` life opens the books."""
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    concord = Concord(settings, clock, gates(), speaker, pressroom=PlainPress())
    lay(concord, fuse)
    if first:
        await open_books(concord, clock, settings.data_dir)
    await concord.start()
    while not stopped.is_set():
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stopped.wait(), 0.5)
        await concord.waker.ring()
    await concord.stop()


def lay(concord: Concord, fuse: Fuse) -> None:
    """Run the fuse along every boundary."""
    event.listen(concord.store.engine, "commit", lambda _conn: fuse.burn(BOUNDARIES[0]))
    _along(concord.store, "write", fuse, "", BOUNDARIES[1])
    _along(concord.telegram, "send", fuse, *BOUNDARIES[2:4])
    _along(concord.slack, "send", fuse, *BOUNDARIES[4:6])
    _along(concord.telegram, "_batch", fuse, "", BOUNDARIES[6])


def _along(whose: object, name: str, fuse: Fuse, before: str, after: str) -> None:
    call = getattr(whose, name)

    async def burning(*given: Any, **more: Any) -> Any:
        fuse.burn(before)
        result = await call(*given, **more)
        fuse.burn(after)
        return result

    setattr(whose, name, burning)


async def open_books(concord: Concord, clock: Clock, folder: Path) -> None:
    """Import the ledger, register the colleagues, bind everybody's chat, prepare the statements."""
    await concord.store.write(lambda conn: _import(conn, folder, clock.now()))
    await concord.store.write(lambda conn: _people(conn, clock.now()))
    lead = await concord.store.read(lambda conn: people.staff(conn, user="U_MARA")[0].id)
    order = Ordered("prepare_statements", {"cut_off": place.CUT_OFF}, lead)
    await concord.corridor.take(Inbound(Key("command", "prepare", clock.now()), "operator", "operator", order))


def _import(conn: Connection, folder: Path, now: int) -> None:
    report = import_files(
        conn, place.books(folder), mapping=None, dry_run=False, as_of=None, by="kills", now=now, yes=False,
        progress=lambda *_: None,
    )  # fmt: skip
    assert not report.faults, report.faults


def _people(conn: Connection, now: int) -> None:
    for user, role in place.STAFF.items():
        people.add_staff(conn, place.TEAM, user, user[2:].title(), StaffRole(role), now)
    for person in (*place.WANDERERS, *place.SCRIBES):
        wanted = CONTACT.select().where(CONTACT.c.source_key.like(f"%{place.contact_key(person)}"))
        number = int(conn.execute(wanted).scalar_one())
        people.set_contact(conn, number, role="confirmer", status="active", trusted=True)
        people.bind(conn, people.contact(conn, number)[0], f"telegram:{person}", str(person), "kills", now)
