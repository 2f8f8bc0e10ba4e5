"""`verify` for signed records: all of them in the books, or one file that somebody shows us.

Promises: a file is judged by the very program that is handed out, so that we cannot see more in it than anybody else;
what the books say about it comes after. One sentence for each thing that is wrong: what, where, what to do.
"""

import asyncio
import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from bot import keys, signing
from bot.commands import verifying_head
from bot.commands.terms import Given, Result
from bot.proofs import VERIFIER, verify_record
from bot.settings import Settings
from flows.facts.records import Kept
from flows.facts.statement import fingerprint
from storage import records, records_read
from storage.ports import Connection
from storage.records_read import Fault

MARKS: Final = (b'"record":', b'"copy":"')  # one of them is there whatever else was changed
RESTORED: Final = "they were restored from a copy older than it: find out with the customer what was agreed."
WRONG: Final[Mapping[str, str]] = MappingProxyType({
    "altered": "is not what was written",
    "unknown_key": "is signed by a key that was never ours; put its public part back under DATA_DIR/keys if it was",
    "not_signed": "does not bear its signature",
    "out_of_place": "stands in a place that is not its own: one is missing, or two were swapped",
    "does_not_follow": "does not follow from the one before it",
    "person_altered": "names somebody whom it did not name when it was signed",
    "statement_altered": "is about a statement that has been altered or removed since",
    "gone": "is gone, though the balance stands confirmed by it",
})  # fmt: skip


async def of_books(given: Given) -> Result:
    """Every record from the first to the last."""
    public = await _ours(given)
    count, older = await given.store.read(records.counted)
    fault = await given.store.read(
        lambda conn: records_read.first_fault(conn, public, signing.verifies, lambda done: given.progress(done, count))
    )
    if fault:
        return Result((_sentence(fault),), 1)
    lines = [f"{count} signed records were read: each bears a signature of ours and follows from the one before it."]
    if older:
        lines.append(f"{older} confirmations are older than signed records; the chains above speak for them.")
    return Result(tuple(lines))


async def of_file(given: Given, path: Path, key: str = "") -> Result:
    """A record or a daily head: whether it is what was signed, by us, and whether these books hold the same.

    `key` (hexadecimal): only what this one signed is valid.
    """
    data, ours = await asyncio.to_thread(path.read_bytes), frozenset((await _ours(given)).values())
    if verifying_head.is_one(data):
        return await verifying_head.of_head(given, path, key, ours)
    if not any(mark in data for mark in MARKS):
        return Result((f"{path} is neither a record nor a daily head; name the file as it was handed out.",), 2)
    code, said = verify_record.verify(data, path.name, key)
    if code:
        return Result((said,), code)
    body = data.partition(b"\n")[0].removeprefix(b'{"record":').removesuffix(b",")
    if bytes.fromhex(json.loads(body)["key"]) not in ours:
        return Result((said, "That key was never ours: whoever signed this is somebody else."), 1)
    return await given.store.read(lambda conn: _held(conn, said, body))


def public_keys(settings: Settings) -> Result:
    """The key that signs now, as others need it, and those before it."""
    folder = settings.data_dir / keys.FOLDER
    try:
        signer = signing.Signer.open(folder, settings.signing_key)
    except (signing.KeyFault, OSError) as error:
        return Result((str(error),), 1)
    older = [f"before: {name} {public.hex()}" for name, public in signing.known(folder).items() if name != signer.name]
    return Result((f"{signer.name} {signer.public.hex()}", *older))


def hand_out(folder: Path) -> Result:
    """The verifier that needs nothing of ours, put into that folder."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(VERIFIER, folder / VERIFIER.name)
    except OSError as error:
        return Result((f"{folder} cannot be written ({error.strerror}); name another folder.",), 1)
    return Result((f"Written to {folder / VERIFIER.name}; it needs Python alone: python {VERIFIER.name} RECORD.json",))


async def _ours(given: Given) -> dict[str, bytes]:
    folder = given.settings.data_dir / keys.FOLDER
    return await given.store.read(lambda conn: keys.ours(conn, folder))


def _held(conn: Connection, said: str, body: bytes) -> Result:
    """What the books add to a record that is valid in itself."""
    number = json.loads(body)["number"]
    kept = records.numbered(conn, number)
    if kept is None:
        return Result((said, f"But these books hold no {number}; {RESTORED}"), 1)
    if kept.sha != fingerprint(body):
        return Result((said, f"But {number} has check code {kept.code} in these books; {RESTORED}"), 1)
    same = f"These books hold the same, {kept.seq} of {records.newest(conn)[0]}, check code {kept.code}."
    return Result((said, same, *_taken_back(conn, kept)))


def _taken_back(conn: Connection, kept: Kept) -> Iterator[str]:
    for later in records.of_statement(conn, kept.statement_id):
        if later.said.get("refers", {}).get("number") == kept.number:
            yield f"It was taken back on {later.said['at']['local']}, {later.said['at']['zone']}: {later.number}."


def _sentence(fault: Fault) -> str:
    at = f", number {fault.seq} in the house's chain," if fault.seq else ""
    return f"Record {fault.number}{at} {WRONG[fault.what]}. Compare it with your backups, the newest first."
