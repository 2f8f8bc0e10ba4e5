"""`python -m tests.tasks [--seed S] [WORD…]`: every matter, or those whose name or area holds a word, by all eight.

Prints each matter that went wrong with whom and how, and in the end how many were right in all eight runs.
"""

import argparse
import sys
import time

from tests.tasks.matters import Matter, matters
from tests.tasks.noise import KINDS
from tests.tasks.play import play


def main() -> int:
    """0 when every matter was right in every run."""
    parser = argparse.ArgumentParser(prog="python -m tests.tasks", description=__doc__)
    parser.add_argument("--seed", type=int, default=0, help="begins the chances (0)")
    parser.add_argument("words", nargs="*")
    asked = parser.parse_args()
    began, right, played = time.monotonic(), 0, 0
    for matter in matters():
        if not asked.words or any(word in f"{matter.area} {matter.name}" for word in asked.words):
            played += 1
            right += _right(matter, asked.seed)
    seconds = time.monotonic() - began
    sys.stdout.write(f"{right} of {played} matters right in {len(KINDS)} of {len(KINDS)} runs, {seconds:.0f} s\n")
    return 0 if right == played else 1


def _right(matter: Matter, seed: int) -> bool:
    wrong: dict[str, list[str]] = {}
    for kind in KINDS:
        for sentence in play(matter, kind, seed):
            wrong.setdefault(sentence, []).append(kind.name)
    if wrong:
        sys.stdout.write(f"{matter.area}: {matter.name}\n")
    for sentence, names in wrong.items():
        sys.stdout.write(f"    {'all' if len(names) == len(KINDS) else ', '.join(names)}: {sentence}\n")
    return not wrong


if __name__ == "__main__":
    sys.exit(main())
