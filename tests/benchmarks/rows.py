"""What a benchmark says: rows of ratios, each beside its budget, and the machine they were taken on."""

import json
import os
import platform
import sqlite3
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from time import perf_counter, process_time

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Row:
    """One ratio, or a figure in `unit`. `at_least` says which way is good; no promise is a `budget` of 0."""

    what: str
    ratio: float
    budget: float = 0.0
    stretch: float = 0.0
    at_least: bool = True
    rounds: tuple[float, ...] = ()
    unit: str = "×"

    @property
    def met(self) -> str:
        """Budget, stretch, or neither."""
        if self._reaches(self.stretch):
            return "stretch"
        return "budget" if self._reaches(self.budget) else "missed" if self.budget else ""

    def _reaches(self, goal: float) -> bool:
        return bool(goal) and (self.ratio >= goal if self.at_least else self.ratio <= goal)

    def goal(self, value: float) -> str:
        """As it stands in the table."""
        return f"{'≥' if self.at_least else '≤'} {value:g} {self.unit}" if value else ""


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything one run found. `figures` are absolute and mean nothing without `machine`."""

    title: str
    rows: Sequence[Row]
    figures: dict[str, float] = field(default_factory=dict)

    def as_json(self) -> str:
        """For machines."""
        rows = [asdict(row) | {"met": row.met} for row in self.rows]
        return json.dumps({"title": self.title, "rows": rows, "figures": self.figures, "machine": machine()}, indent=2)

    def show(self, console: Console) -> None:
        """For people."""
        table = Table("ratio", "found", "rounds", "budget", "stretch", "met", title=self.title, title_justify="left")
        for row in self.rows:
            rounds = " ".join(f"{value:.2f}" for value in row.rounds)
            table.add_row(
                row.what, f"{row.ratio:.2f} {row.unit}", rounds, row.goal(row.budget), row.goal(row.stretch), row.met
            )
        console.print(table)
        for name, value in self.figures.items():
            console.print(f"{name}: {value:,.1f}", highlight=False)
        console.print(machine(), highlight=False)


def median(
    what: str, rounds: Iterable[float], goals: tuple[float, float] = (0, 0), *, at_least: bool = True, unit: str = "×"
) -> Row:
    """A row of the rounds' median; `goals` are budget and stretch."""
    found = tuple(rounds)
    return Row(what, statistics.median(found), *goals, at_least, found, unit)


def micros(work: Callable[[], object], times: int) -> float:
    """Microseconds of processor time that one call takes."""
    began = process_time()
    for _ in range(times):
        work()
    return (process_time() - began) / times * 1e6


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    began = perf_counter()
    work()
    return perf_counter() - began


def flush_micros(folder: Path) -> float:
    """What the disk takes to keep 4 KiB for certain: the floor of every durable commit (median of 25)."""
    took = []
    with (folder / "flush").open("wb") as file:
        for _ in range(25):
            file.write(bytes(4096))
            file.flush()
            took.append(seconds(lambda: os.fsync(file.fileno())))
    return statistics.median(took) * 1e6


def machine() -> str:
    """What the figures were taken on."""
    names = ("python-telegram-bot", "SQLAlchemy", "Jinja2", "babel")
    parts = ", ".join(f"{name} {version(name)}" for name in names)
    busy = os.getloadavg()[0]
    return (
        f"{_processor()}, {os.cpu_count()} cores, load {busy:.1f}; {platform.system()}, "
        f"{platform.python_implementation()} {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {parts}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())
