"""A part of the simulated year, and a sample of the race, small enough for every run of CI."""

import asyncio

from tests.simulation import race
from tests.simulation.outcome import NEVER
from tests.simulation.year import Year

CUSTOMERS, DAYS, SEED = 20, 61, 7
SCHEDULES = 100


def test_two_months_of_twenty_customers_show_nothing_that_is_never_to_happen() -> None:
    """Over a change of clocks, outages and a clock put back: none early, doubled, in the night, or after the end."""
    year = Year(CUSTOMERS, SEED, DAYS)
    asyncio.run(year.play())

    found = year.outcome(cost=0)
    assert {kind: n for kind, n in found.wrong.items() if kind in NEVER} == {}
    assert found.impossible == []
    assert {"confirm", "dispute", "accept an offer", "desk: record_execution"} <= {
        what for what, n in found.done.items() if n
    }


def test_no_reminder_leaves_after_the_answer_that_made_it_needless() -> None:
    """In whichever order a press, two bells, the relay and a platform that refuses happen to meet."""
    wrong, first = race.run(SCHEDULES, seed=0)

    assert dict(wrong) == {}
    assert set(first) == {"answer first", "reminder first"}
