"""`python -m tests.faults kills [--kills N] [--seed S]`: kill the bot N times while people write, then count."""

import argparse
import sys

from tests.faults.kills import play


def main() -> int:
    """Run what was asked for; 0 when nothing was lost or doubled."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("what", choices=["kills"])
    parser.add_argument("--kills", type=int, default=1000, help="how often the process is killed (1000)")
    parser.add_argument("--seed", type=int, default=0, help="begins the chances that decide where it is killed (0)")
    asked = parser.parse_args()
    found = play(asked.kills, asked.seed, progress=_say)
    sys.stdout.writelines(f"{line}\n" for line in found.lines())
    return 0 if found.clean else 1


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
