"""`python -m tests.simulation [--customers N] [--days N] [--seed S]`: plays a year and prints what it was like."""

import argparse
import asyncio
import sys
import time

from tests.simulation.year import Year

UNASKED = (
    "early", "after the matter was closed", "doubled", "quiet hours", "cap: a day", "cap: a week",
    "cap: working days apart", "cap: a cycle", "left behind", "failed", "forgotten", "promise in silence",
)  # fmt: skip
PROMISED = ("night", "day off", "word after word", "held up into the night")
NEVER = UNASKED + PROMISED


def report(year: Year, seconds: float) -> list[str]:
    """What it was like, in lines."""
    watch = year.watch
    years = year.customers * year.days / 365
    up, all_ = watch.lateness()
    sections = {
        "sent": watch.sent,
        "not at once, or not at all": watch.withheld(),
        "times that customers were told": watch.promises(),
    }
    said = [f"{year.customers} customers, {year.days} days, {year.turns} deeds and rings"]
    said += [f"{seconds:.1f} s, {years / seconds:.2f} customer-years a second"]
    for title, counted in sections.items():
        said += ["", title, *(f"  {n:>8}  {what}" for what, n in counted.most_common())]
    said += ["", f"late, 99th of a hundred: {up:.1f} s; with downtimes {all_ / 3600:.1f} h"]
    said += ["", "what is never to happen", *(f"  {watch.wrong[kind]:>8}  {kind}" for kind in NEVER)]
    return [*said, "", *watch.told]


def main(given: list[str]) -> int:
    """1 when something happened that never should."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation")
    parser.add_argument("--customers", type=int, default=200)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(given)
    began = time.perf_counter()
    year = Year(asked.customers, asked.seed, asked.days)
    asyncio.run(year.play())
    sys.stdout.write("\n".join(report(year, time.perf_counter() - began)) + "\n")
    return int(bool(year.watch.wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
