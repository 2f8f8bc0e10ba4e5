"""`python -m tests.simulation [--customers N] [--days N] [--seed S] [--processes P]`: plays a year, tells how it was.

With several processes each keeps the books of its share of the customers: houses beside each other, one to a core.
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence

from tests.simulation.houses import all_of
from tests.simulation.outcome import NEVER, Outcome, p99


def report(found: Outcome, asked: argparse.Namespace, seconds: float) -> list[str]:
    """What it was like, in lines."""
    years = asked.customers * asked.days / 365
    sections = {
        "sent": found.sent,
        "not at once, or not at all": found.withheld,
        "times that customers were told": found.promises,
    }
    said = [f"{asked.customers} customers, {asked.days} days, {found.turns} deeds and rings, seed {asked.seed}"]
    said += [f"{seconds:.1f} s in {asked.processes} processes: {years / seconds:.2f} customer-years a second"]
    said += [f"{found.cost:.1f} s of processor: {years / found.cost:.2f} customer-years in each"]
    for title, counted in sections.items():
        said += ["", title, *(f"  {n:>8}  {what}" for what, n in counted.most_common())]
    said += [f"  {found.on_the_minute:>8.2%}  of those that ended were kept on the minute"]
    late = f"{p99(found.late_up):.1f} s; with downtimes {p99(found.late) / 3600:.1f} h"
    said += ["", f"late, 99th of a hundred: {late}"]
    said += ["", "what people set out to do, and carried through"]
    said += [f"  {found.done[what]:>8}  of {n}: {what}" for what, n in found.begun.most_common()]
    said += ["", "what nobody could do", *(f"  {found.begun[what]:>8}  {what}" for what in found.impossible)]
    said += ["", "what is never to happen", *(f"  {found.wrong[kind]:>8}  {kind}" for kind in NEVER)]
    return [*said, "", *found.told]


def main(given: Sequence[str]) -> int:
    """1 when something happened that never should, or when nobody could do what many had set out to."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation")
    parser.add_argument("--customers", type=int, default=200)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args(given)
    asked.processes = max(1, min(asked.processes, asked.customers))
    began = time.perf_counter()
    found = all_of(asked.customers, asked.seed, asked.days, asked.processes)
    sys.stdout.write("\n".join(report(found, asked, time.perf_counter() - began)) + "\n")
    return int(bool(found.wrong or found.impossible))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
