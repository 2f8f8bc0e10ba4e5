"""`verify FILE` for a daily head that somebody kept and shows us.

Promise: reads only; the file is judged by itself first, then held against what the house's own chain tells of it.
"""

import asyncio
from pathlib import Path

from bot import head_files
from bot.commands.terms import Given, Result
from bot.head_files import FIRST_LINE, Head, HeadFault
from bot.heads import FOLLOW_UP
from bot.signing import name_of, verifies
from storage import audit_check


def is_one(data: bytes) -> bool:
    """Whether these bytes begin as a head does."""
    return data.startswith(FIRST_LINE)


async def of_head(given: Given, path: Path, public: str, ours: frozenset[bytes]) -> Result:
    """Whether it is whole, signed by a key of `ours` (and by `public`, hexadecimal), and told of in these books."""
    try:
        head = await asyncio.to_thread(_read, path)
        key = bytes.fromhex(str(head.core["key"]))
    except (HeadFault, KeyError, ValueError) as error:
        return Result((f"ALTERED: {error}.",), 1)
    what = f"head {head.number} of {head.core['date']}, code {head.code}"
    if not verifies(key, head_files.signed_bytes(head.core), head.signature):
        return Result((f"NOT SIGNED: {what}.",), 1)
    if key not in ours or public not in ("", key.hex()):
        return Result((f"ANOTHER KEY signed {what}: {key.hex()}.",), 1)
    said = f"VALID: {what}, signed by key {name_of(key)}."
    told = await given.store.read(lambda conn: [one["sha"] for one in audit_check.told_of(conn, FOLLOW_UP)])
    if head.sha in told:
        return Result((said, "These books tell of the same; `python -m bot verify` holds their chains against it."))
    return Result(
        (said, "But these books do not tell of it: they were restored from an older copy, or written anew."), 1
    )


def _read(path: Path) -> Head:
    head = head_files.read(path)
    for _ in head_files.lines(head):
        pass
    return head
