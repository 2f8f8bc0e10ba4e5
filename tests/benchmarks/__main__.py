"""`python -m tests.benchmarks WHICH [--json] [--small]`: ratios, each beside its budget."""

import argparse
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Final

from rich.console import Console

MODULES: Final = {
    "turn": "turn",
    "step": "steps",
    "import": "importing",
    "message": "message",
    "sweep": "sweep",
    "growth": "growth",
    "lateness": "lateness",
    "papers": "papers",
    "ledgers": "ledgers",
    "matching": "matching",
}


def main(arguments: list[str]) -> None:
    """Run one benchmark and print what it found."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("which", choices=list(MODULES))
    parser.add_argument("--json", action="store_true", help="print for machines")
    parser.add_argument("--small", action="store_true", help="only see that it runs; proves nothing")
    given = parser.parse_args(arguments)
    benchmark = import_module(f"tests.benchmarks.{MODULES[given.which]}")
    with tempfile.TemporaryDirectory() as folder:
        found = benchmark.measure(Path(folder), small=given.small)
    if given.json:
        sys.stdout.write(found.as_json() + "\n")
    else:
        found.show(Console(width=120))


if __name__ == "__main__":
    main(sys.argv[1:])
