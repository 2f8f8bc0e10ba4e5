"""The records of why, read from genesis and held against the daily heads: part of `verify`.

Promises: reads only. Every fault is a sentence that names the first bad row, or the file, and what to do next.
"""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bot import head_check
from bot.commands.terms import Arguments, Given, Progress, Result
from bot.head_check import Found
from bot.heads import folders
from bot.keys import FOLDER, ours
from flows.facts.times import SECOND, in_zone
from storage import audit_check
from storage.audit_check import BadRow, Read
from storage.ports import Connection

_WHY: Final = {
    "altered": "it is not what was written",
    "gone": "it is not there any more",
    "value": "the words beside it are not those that were written",
}


async def verify_chains(given: Given, args: Arguments) -> Result:
    """Read every chain from its first link to its last, then compare with the heads; `head`: a code from Slack."""
    data, code = given.settings.data_dir, str(args.get("head") or "")
    heads = folders(data, given.settings.heads_dir)
    began = time.perf_counter()
    read, found = await given.store.read(lambda conn: _verified(conn, heads, data / FOLDER, code, given.progress))
    return _said(read, found, time.perf_counter() - began)


def _verified(conn: Connection, heads: Sequence[Path], keys: Path, code: str, progress: Progress) -> tuple[Read, Found]:
    links = int(conn.exec_driver_sql("SELECT count(*) FROM audit").scalar_one())
    read = audit_check.read_all(conn, lambda done: progress(done, max(done, links)))
    return read, head_check.compare(conn, heads, ours(conn, keys), read.bad, code)


def _said(read: Read, found: Found, seconds: float) -> Result:
    speed = f"{read.links:,} links in {read.chains:,} chains, {read.links / max(seconds, 1e-6):,.0f} a second"
    bad = tuple(map(_row, sorted(found.bad.values(), key=lambda one: one.customer_id)))
    if bad or found.faults:
        return Result((f"Read: {speed}.", *bad, *found.faults), 1)
    whole = f"{read.chains:,} chains were read from end to end; every link follows from the one before it ({speed})."
    return Result((whole, _heads(read, found)))


def _heads(read: Read, found: Found) -> str:
    if not found.heads:
        return "There is no daily head yet, so a chain cut short or written anew would not show; `run` makes one a day."
    newest = found.heads[-1]
    younger = read.links - int(newest.core["links"])
    return (
        f"They agree with {len(found.heads)} daily heads, the newest of {newest.core['date']}: {newest.code}, which"
        f" stands in the staff channel too. {younger:,} links are younger than it."
    )


def _row(bad: BadRow) -> str:
    chain = f"customer {bad.customer_id}" if bad.customer_id else "the house"
    when = f"{in_zone(bad.at // SECOND * SECOND, 'UTC'):%Y-%m-%d %H:%M:%S} UTC"
    named = f" ({bad.action}, {when})" if bad.action else ""
    return (
        f"The chain of {chain} is broken at link {bad.seq}{named}: {_WHY[bad.why]}. Compare it with your backups, the"
        " newest first."
    )
