"""`import --bank`: what a bank says came in, so that a payment somebody misses can be looked for.

Promises: all of the files or nothing; every fault of every file is told at once; the same statement twice changes
nothing. No account is touched and no customer is told: colleagues see suggestions.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from bot.commands.terms import Arguments, Given, Refused, Result
from bot.signing import salt
from flows.facts.figure_forms import CURRENCIES
from flows.facts.times import day_in_zone
from locales.columns import BANK_HEADERS, BANK_OUTGOING
from storage import audit, bank_entries
from storage.bank_camt import read_camt
from storage.bank_rows import BankRow, Read
from storage.bank_sheets import read_sheet
from storage.ports import Connection
from storage.sheets_faults import NotReadable

_KEPT: Final = timedelta(days=3 * 366)  # nobody looks for an older payment in a chat
_BEFORE_XML: Final = b"\xef\xbb\xbf \t\r\n"


async def import_bank(given: Given, args: Arguments) -> Result:
    """args: files, account and currency (where no file says them, or empty), dry_run."""
    paths = [Path(name) for name in args["files"]]
    currency = str(args.get("currency") or "").upper()
    if currency and currency not in CURRENCIES:
        raise Refused(f"--currency: {currency!r} is not a currency of ISO 4217; write three letters such as CNY.")
    reads = {path: _read(path, currency) for path in paths}
    faults = tuple(str(fault) for read in reads.values() for fault in read.faults)
    if faults:
        return Result((*faults, "Nothing was written."), 1)
    account, now = str(args.get("account") or ""), given.clock.now()
    named = {path: [replace(row, account=row.account or account) for row in read.rows] for path, read in reads.items()}
    if args.get("dry_run"):
        return Result((*_told(reads.values()), "Dry run: nothing was written."))
    oldest = day_in_zone(now, given.settings.time_zone) - _KEPT

    def write(conn: Connection) -> int:
        new = sum(bank_entries.keep(conn, rows, _hash(path), now) for path, rows in named.items())
        bank_entries.forget_before(conn, oldest)
        audit.record(conn, 0, now, "operator", "bank_imported", "bank", {"files": [p.name for p in paths]}, salt=salt)
        return new

    new = await given.store.write(write, long=True)
    told = (*_told(reads.values()), f"{new} payments are new, {_count(named.values()) - new} were known.")
    return Result((*told, *await _looked_up(given))) if new else Result(told)


async def _looked_up(given: Given) -> tuple[str, ...]:
    """Have the cases looked over in which a payment is missed. What the operator is told of it."""
    replies = await given.order("look_at_bank", {})
    count = next((int(reply.body["count"]) for reply in replies if reply.kind == "done"), 0)
    return (f"{count} cases about a missing payment show what may be theirs.",) if count else ()


def _read(path: Path, currency: str) -> Read:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise NotReadable(f"{path} cannot be opened: {error.strerror}; check the path and its permissions.") from error
    if content.lstrip(_BEFORE_XML).startswith(b"<"):
        return read_camt(content, path.name)
    return read_sheet(content, path.name, BANK_HEADERS, BANK_OUTGOING, currency)


def _told(reads: Iterable[Read]) -> tuple[str, ...]:
    every = list(reads)
    out = sum(read.left_out for read in every)
    return (f"{_count(read.rows for read in every)} payments came in; {out} entries that went out were left out.",)


def _count(rows: Iterable[Sequence[BankRow]]) -> int:
    return sum(map(len, rows))


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
