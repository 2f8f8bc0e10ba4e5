"""`papers`: a statement as picture and as PDF, from the books to its bytes, set in the worker; two hundred of them.

Each figure is what whoever sends the letter waits for: facts read, words found, the sheet to the worker and back.
"""

import asyncio
import csv
import gc
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median as median_of
from time import perf_counter
from typing import Any, Final

from bot.commands.imports import import_files
from bot.enclosures import Enclosures
from bot.papers import Setting
from bot.pressroom import Workroom
from flows.facts.ledger_bridge import Bridge, Move, Step, written
from flows.facts.parties import Company
from flows.facts.statement import Statement
from locales.speak import Speaker
from storage import ledger, statements
from storage.embedded import EmbeddedStore
from storage.evidence_files import EvidenceFiles
from storage.migrate import migrate
from storage.ports import Connection
from tests.benchmarks.network import AT
from tests.benchmarks.rows import Findings, median
from tests.benchmarks.town import CUT_OFF, write_books

MB: Final = 1 << 20
LONG: Final = "LONG"
BRIDGE: Final = written(
    Bridge(
        1, 1, "USD", 1_000_000, 1_180_000, tuple(Move(step, 15_000, 2) for step in Step if step is not Step.OPENING),
        True, 400, 90_000_000,
    )
)  # fmt: skip
LANGUAGES: Final = ("zh_Hans", "en", "ar", "ja")  # in turns, so that no font stays warm by luck


@dataclass
class House:
    """Books with a statement for each customer, and what makes papers of them. `long` is the one of many lines."""

    store: EmbeddedStore
    room: Workroom
    enclosures: Enclosures
    short: list[int]
    long: int

    async def took(self, kind: str, id: int, language: str, **more: Any) -> float:
        """Seconds until the bytes are there."""
        began = perf_counter()
        _, made = await self.enclosures.make({"kind": kind, "id": id, "language": language, **more})
        assert len(made) > 1_000
        return perf_counter() - began

    @property
    def worker(self) -> int:
        """The number of the worker's process."""
        assert self.room._process is not None
        return self.room._process.pid


def measure(folder: Path, *, small: bool) -> Findings:
    """Every row of the table."""
    return asyncio.run(
        _measure(folder, rounds=1 if small else 40, many=5 if small else 200, lines=50 if small else 2000)
    )


async def _measure(folder: Path, *, rounds: int, many: int, lines: int) -> Findings:
    async with a_house(folder, many, lines) as house:
        began = perf_counter()
        await house.room.warm()
        start = perf_counter() - began
        for language in LANGUAGES:  # the first of each language reads its catalogue
            await house.took("statement_card", house.short[0], language)
            await house.took("statement_pdf", house.short[0], language)
            await house.took("ledger_card", house.short[0], language, at=AT, bridge=BRIDGE)
        gc.collect()
        before = _memory("self", "VmRSS")
        others = LANGUAGES[1:]  # nothing is set twice: the press remembers what it has just set
        asked = [(house.short[-1 - n % many], others[n % len(others)]) for n in range(rounds)]
        cards = [await house.took("statement_card", *one) * 1e3 for one in asked]
        bridges = [await house.took("ledger_card", *one, at=AT, bridge=BRIDGE) * 1e3 for one in asked]
        pdfs = [await house.took("statement_pdf", *one) * 1e3 for one in asked]
        took, worked = perf_counter(), _processor(house.worker)
        await asyncio.gather(*(house.took("statement_pdf", id_, LANGUAGES[0]) for id_ in house.short))
        all_, worked = perf_counter() - took, _processor(house.worker) - worked
        longs = [await house.took("statement_pdf", house.long, one) for one in LANGUAGES[: max(1, rounds // 10)]]
        gc.collect()
        grown = _memory("self", "VmRSS") - before
    return Findings(
        "papers",
        [
            median("summary card PNG", cards, (40, 0), at_least=False, unit="ms"),
            median("bridge of a matched ledger PNG", bridges, (40, 0), at_least=False, unit="ms"),
            median("12-line PDF with its CSV inside", pdfs, (90, 0), at_least=False, unit="ms"),
            median(f"{lines}-line PDF with its CSV inside", longs, (2.5, 0), at_least=False, unit="s"),
            median(f"{many} different statements as PDF", [all_], (5, 0), at_least=False, unit="s"),
            median(f"most memory of a fresh worker at {lines} lines", [await _peak(folder, lines)], (350, 0),
                   at_least=False, unit="MB"),
            median("what the bot's own process grew by", [grown], (20, 0), at_least=False, unit="MB"),
        ],
        {
            "the bridge takes, in summary cards": median_of(bridges) / median_of(cards),
            "a worker is ready after: ms": start * 1e3,
            f"processor time of the worker for {many} statements: s": worked,
            "bot before: MB": before,
        },
    )  # fmt: skip


async def _peak(folder: Path, lines: int) -> float:
    """Of a worker that sets one long paper and nothing else."""
    async with a_house(folder / "peak", 1, lines) as house:
        await house.took("statement_pdf", house.long, LANGUAGES[0])
        return _memory(str(house.worker), "VmHWM")


@asynccontextmanager
async def a_house(folder: Path, customers: int, lines: int) -> AsyncIterator[House]:
    """Books of so many customers with twelve lines each and of one with `lines`."""
    store = EmbeddedStore(None)
    migrate(store.engine)
    files = _books(folder, customers, lines)
    short, long = await store.write(lambda conn: _open(conn, files))
    room = Workroom(grown=1 << 40)
    company = Company("Harbourline Trading", "Europe/Berlin", "en", "USD", "DE")
    enclosures = Enclosures(store, Setting(company, Speaker.load()), EvidenceFiles(folder / "evidence"), room)
    try:
        yield House(store, room, enclosures, short, long)
    finally:
        await room.stop()
        await store.close()


def _books(folder: Path, customers: int, lines: int) -> list[Path]:
    files = write_books(folder, customers)
    more = {
        "customers": [[LONG, "Chenguang Hardware 晨光五金", "CN", "Asia/Shanghai", "zh_Hans", ""]],
        "documents": [
            [LONG, "invoice", f"INV-L-{n:05d}", f"2026-{1 + n % 9:02d}-{1 + n % 28:02d}", "2026-10-15", "USD",
             f"{100 + n}.50", f"{100 + n}.50", f"PO-{n}"]
            for n in range(lines)
        ],
    }  # fmt: skip
    for file in files:
        with file.open("a", encoding="utf-8", newline="") as opened:
            csv.writer(opened).writerows(more.get(file.stem, []))
    return files


def _open(conn: Connection, files: list[Path]) -> tuple[list[int], int]:
    """Import, and make a statement for each customer."""
    report = import_files(
        conn, files, mapping=None, dry_run=False, as_of=None, by="benchmark", now=AT, yes=False, progress=_quiet
    )
    assert report.done, report.lines()
    made = {}
    for customer in ledger.customers(conn):
        lines = ledger.open_lines(conn, customer.id, "USD", CUT_OFF)
        draft = Statement(0, f"ST-{customer.code}", 1, customer.id, "USD", CUT_OFF, date(2026, 11, 16), lines)
        made[customer.code] = statements.add(conn, draft, 1, AT * 1_000_000).id
    return [id_ for code, id_ in made.items() if code != LONG], made[LONG]


def _quiet(_done: int, _of: int) -> None:
    """Progress is nobody's business here."""


def _memory(process: str, what: str) -> float:
    """MB of that process, as Linux tells; 0 elsewhere."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) * 1024 / MB for line in lines if line.startswith(what))


def _processor(process: int) -> float:
    """Seconds of processor time that it has taken, as Linux tells; 0 elsewhere."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
