"""Where commands are found and carried out: here when the books are free, in the running process when it keeps them.

Promise: whatever an operator can cause comes back as a Result with one sentence, never as a traceback.
"""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

from bot.carried_over import carry_over
from bot.clock import WallClock
from bot.commands import (
    anomalies,
    approvals,
    bank_files,
    bindings,
    case_files,
    clocks_report,
    digest,
    importing,
    inviting,
    plan,
    promises_report,
    report,
    rota,
    rounds,
    staff,
    statements,
    verifying,
    words,
)
from bot.commands.imports import CannotUndo, NotReadable
from bot.commands.terms import Arguments, Command, Given, Progress, Refused, Result
from bot.doors import Inbound, Reply
from bot.settings import NotConfiguredError, Settings, load
from storage.embedded import EmbeddedStore
from storage.errors import InUseError, StorageError
from storage.migrate import migrate
from storage.ports import Store

KEY_FILE: Final = "operator.key"
PATIENCE: Final = 600  # seconds: an import of a large ledger is waited for
EXPECTED: Final = (Refused, NotReadable, CannotUndo, NotConfiguredError, StorageError)

COMMANDS: Final[Mapping[str, Command]] = MappingProxyType({
    "import": importing.import_books, "undo": importing.undo_import,
    "import_bank": bank_files.import_bank,
    "prepare": statements.prepare, "ask_first": statements.ask_first,
    "statement_form": statements.form,
    "round": report.round_report, "rhythm": rounds.rhythm, "customers": rounds.customers,
    "verify": verifying.verify,
    "invite": inviting.invite_one, "invite_many": inviting.invite_many,
    "bindings": bindings.every_binding, "revoke": bindings.revoke,
    "anomaly_add": anomalies.add, "anomaly_list": anomalies.everything,
    "case_file": case_files.case_file, "staff_delegate": approvals.delegate, "concessions": approvals.concessions,
    "export_adjustments": approvals.export_adjustments,
    "staff_add": staff.add, "staff_list": staff.everybody, "staff_remove": staff.remove,
    "staff_absent": rota.absent, "staff_shift": rota.shift, "staff_rota": rota.everybody,
    "account_manager": rota.account_manager, "related_party": rota.related_party, "due_reminders": rota.due_reminders,
    "digest": digest.digest, "words": words.every_language, "words_accept": words.accept,
    "promises": promises_report.promises, "clocks": clocks_report.clocks, "plan": plan.plan,
})  # fmt: skip


async def perform(given: Given, name: str, args: Arguments) -> Result:
    """Carry out command `name`."""
    command = COMMANDS.get(name)
    if command is None:
        return Result((f"There is no command {name!r}; known are: {', '.join(COMMANDS)}.",), 1)
    try:
        return await command(given, args)
    except EXPECTED as error:
        return Result((str(error),), 1)


async def answer(given: Given, name: str, args: Arguments) -> dict[str, Any]:
    """`perform` for whoever asks over HTTP: the Result as plain data."""
    return asdict(await perform(given, name, args))


def carry_out(name: str, args: Arguments, progress: Progress = lambda _done, _all: None) -> Result:
    """`perform` from a terminal: on the books of this installation, through the running process if it keeps them."""
    try:
        settings = load()
    except NotConfiguredError as error:
        return Result((str(error),), 1)
    try:
        store = EmbeddedStore(settings.database)
    except InUseError as error:
        return _ask_running(settings, name, args, error)
    except EXPECTED as error:
        return Result((str(error),), 1)
    return asyncio.run(_here(store, settings, name, args, progress))


async def _here(store: EmbeddedStore, settings: Settings, name: str, args: Arguments, progress: Progress) -> Result:
    try:
        migrate(store.engine)
        carry_over(store)
        return await perform(Given(store, corridor(store, settings), WallClock(), settings, progress), name, args)
    except StorageError as error:
        return Result((str(error),), 1)
    finally:
        await store.close()


def corridor(store: Store, settings: Settings) -> Any:
    """The corridor's `take`, built when the first order comes: most commands need none of what it imports."""

    async def take(inbound: Inbound) -> tuple[Reply, ...]:
        from bot.almanac import Almanac, corrections_of
        from bot.assemble import house, words_of
        from bot.corridor import Corridor

        clock = WallClock()
        almanac = Almanac(clock, settings.time_zone, corrections_of(settings))
        return await Corridor(store, house(settings, words_of(settings), almanac), clock).take(inbound)

    return take


def migrate_books() -> Result:
    """Bring the books' schema up to date."""
    try:
        store = EmbeddedStore(load().database)
    except InUseError:
        return Result(("A running process keeps these books and has migrated them when it started.",))
    except EXPECTED as error:
        return Result((str(error),), 1)
    return asyncio.run(_migrate(store))


async def _migrate(store: EmbeddedStore) -> Result:
    try:
        changed = migrate(store.engine)
    except StorageError as error:
        return Result((str(error),), 1)
    finally:
        await store.close()
    return Result(("The books were brought up to date." if changed else "The books are up to date already.",))


def _ask_running(settings: Settings, name: str, args: Arguments, why: InUseError) -> Result:
    """Let the process that has the books do it."""
    found = _key(settings.data_dir / KEY_FILE)
    if found is None:
        return Result((str(why),), 1)
    address, key = found
    body = json.dumps({"command": name, "args": dict(args)}).encode()
    request = Request(f"{address}/operator", body, {"X-Operator-Key": key, "Content-Type": "application/json"})  # noqa: S310 - our own http address
    try:
        with build_opener(ProxyHandler({})).open(request, timeout=PATIENCE) as response:
            said = json.load(response)
    except HTTPError as error:
        return Result((f"The running process refused the command ({error.code}); see its log.",), 1)
    except (URLError, OSError, ValueError):
        return Result(
            (f"Another process keeps these books and does not answer at {address}; stop it and try again.",), 1
        )
    return Result(
        tuple(said["lines"]), said["code"], tuple(said["columns"]), tuple(map(tuple, said["rows"])), said["file"]
    )


def _key(path: Path) -> tuple[str, str] | None:
    """(address, secret) that the running process left there."""
    try:
        address, key = path.read_text(encoding="utf-8").split()
    except (OSError, ValueError):
        return None
    return address, key
