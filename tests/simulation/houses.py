"""Houses beside each other, each with its share of the customers in a process of its own."""

import asyncio
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from tests.simulation.outcome import Outcome
from tests.simulation.year import Year


def play(customers: int, seed: int, days: int) -> Outcome:
    """One house's year."""
    began = time.process_time()
    year = Year(customers, seed, days)
    asyncio.run(year.play())
    return year.outcome(time.process_time() - began)


def all_of(customers: int, seed: int, days: int, processes: int) -> Outcome:
    """As many houses as processes, and all customers."""
    if processes == 1:
        return play(customers, seed, days)
    shares = [customers // processes + (n < customers % processes) for n in range(processes)]
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        found = pool.map(play, shares, range(seed, seed + processes), [days] * processes)
        return sum(found, Outcome())
