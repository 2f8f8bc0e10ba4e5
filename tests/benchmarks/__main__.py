"""`python -m tests.benchmarks turn|step|import|message [--json] [--small]`: ratios, each beside its budget."""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from rich.console import Console

from tests.benchmarks import importing, message, steps, turn
from tests.benchmarks.rows import Findings


def _turn(folder: Path, *, small: bool) -> Findings:
    return asyncio.run(turn.measure(folder, turn.SMALL if small else turn.FULL))


BENCHMARKS: Mapping[str, Callable[..., Findings]] = {
    "turn": _turn,
    "step": steps.measure,
    "import": importing.measure,
    "message": message.measure,
}


def main(arguments: list[str]) -> None:
    """Run one benchmark and print what it found."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("which", choices=list(BENCHMARKS))
    parser.add_argument("--json", action="store_true", help="print for machines")
    parser.add_argument("--small", action="store_true", help="only see that it runs")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        found = BENCHMARKS[given.which](Path(folder), small=given.small)
    if given.json:
        sys.stdout.write(found.as_json() + "\n")
    else:
        found.show(Console(width=120))


if __name__ == "__main__":
    main(sys.argv[1:])
