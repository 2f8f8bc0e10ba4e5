"""Days of customers who do anything: tests/office/machine.py, as many as are asked for, on both cores."""

import os
import sys
import time
import traceback
from multiprocessing import get_context

from hypothesis import HealthCheck, Phase, Verbosity, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.office.machine import Customers

DEEDS = 14  # of a day, some of them many presses long
WORKERS = 2


def play(days: int, begins: int, deeds: int = DEEDS, *, short: bool = True) -> int:
    """Play so many days; prints what went wrong, made `short` (which takes its time), and returns 1 then."""
    began = time.monotonic()
    shares = [days // WORKERS + (worker < days % WORKERS) for worker in range(WORKERS)]
    with get_context("fork").Pool(WORKERS) as pool:
        seeds = range(begins * WORKERS, (begins + 1) * WORKERS)  # no two runs have one in common
        wrong = pool.starmap(_play, [(share, its, deeds, short) for share, its in zip(shares, seeds, strict=True)])
    sys.stdout.writelines(filter(None, wrong))
    sys.stdout.write(
        f"{days} days in {time.monotonic() - began:.0f} s, {'something' if any(wrong) else 'nothing'} wrong\n"
    )
    return 1 if any(wrong) else 0


def _play(days: int, begins: int, deeds: int, short: bool) -> str:  # noqa: FBT001 - starmap gives no names
    """What went wrong; empty when nothing did."""
    found = settings(
        max_examples=days,
        stateful_step_count=deeds,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink] if short else [Phase.generate],
        verbosity=Verbosity.normal,
        print_blob=False,
    )
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - of this process, for good
    try:
        run_state_machine_as_test(seed(begins)(Customers), settings=found)
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is what was looked for
        return "".join(traceback.format_exception(error))
    return ""
