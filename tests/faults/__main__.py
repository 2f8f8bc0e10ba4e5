"""`python -m tests.faults kills [--kills N]`, `customers [--n N]` and `chain [--n N]`, all with `--seed S`.

Kills: the bot is killed N times while people write, then everything is counted. Customers: N days on which customers
and colleagues do anything at any time, with everything that must always hold asked after each deed. Chain: the records
are meddled with N times, and each time the first bad row must be named.
"""

import argparse
import sys

from tests.faults import chain, customers, kills


def main() -> int:
    """Run what was asked for; 0 when nothing was lost, doubled or wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("what", choices=["kills", "customers", "chain"])
    parser.add_argument("--kills", type=int, default=1000, help="how often the process is killed (1000)")
    parser.add_argument("--n", type=int, default=5000, help="how many days, or how many meddlings (5000)")
    parser.add_argument("--seed", type=int, default=0, help="begins the chances (0)")
    asked = parser.parse_args()
    if asked.what == "customers":
        return customers.play(asked.n, asked.seed)
    if asked.what == "chain":
        score = chain.play(asked.n, asked.seed)
        sys.stdout.writelines(f"{line}\n" for line in score.lines())
        return 1 if score.missed else 0
    found = kills.play(asked.kills, asked.seed, progress=_say)
    sys.stdout.writelines(f"{line}\n" for line in found.lines())
    return 0 if found.clean else 1


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
