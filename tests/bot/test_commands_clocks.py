"""`report clocks`: which clocks of the desk ran out, and how long cases took."""

import asyncio
import csv
import io
from pathlib import Path

from bot.commands.perform import perform
from bot.commands.terms import Given, Result
from flows.facts.times import DAY, HOUR
from tests.corridor.conftest import AMARA
from tests.corridor.test_promise_keeper import raise_case
from tests.town.town import Town, a_town


def reported(folder: Path, *, raised: bool = True, later: int = 0) -> Result:
    """The report of a town in which a case was raised and taken at once, so much later."""

    async def go() -> Result:
        async with a_town(folder) as town:
            await town.open_books()
            await town.bind(AMARA)
            if raised:
                await raise_case(town)
            town.clock.advance(later)
            return await report(town)

    return asyncio.run(go())


async def report(town: Town) -> Result:
    """As it is typed."""
    concord = town.concord
    return await perform(Given(concord.store, concord.corridor.take, town.clock, town.settings), "clocks", {"days": 30})


def test_clocks_that_ran_out_are_counted_by_priority_and_team(tmp_path: Path) -> None:
    """Never by person."""
    made = reported(tmp_path, later=2 * DAY)

    assert made.columns == ("clock", "priority", "team", "ran", "ran out", "share in time", "twice its time")
    assert ("pick-up", "P3", "pricing team", "1", "0", "100.0 %", "0") in made.rows
    assert ("first word by a person", "P3", "pricing team", "1", "1", "0.0 %", "1") in made.rows
    assert "Wei" not in str(made)


def test_the_file_has_a_row_for_each_that_ran_out(tmp_path: Path) -> None:
    """The list that a controller goes through."""
    made = reported(tmp_path, later=7 * HOUR)

    (row,) = csv.DictReader(io.StringIO(made.file))

    assert (row["case"], row["clock"], row["priority"]) == ("D-1001", "first word by a person", "P3")
    assert (row["started"], row["due"], row["ended"]) == ("2026-11-02 09:00", "2026-11-02 13:00", "")
    assert int(row["used, per cent"]) == 175


def test_without_any_case_that_is_said(tmp_path: Path) -> None:
    """No empty table."""
    made = reported(tmp_path, raised=False)

    assert made.lines == ("No case was open in the last 30 days.",)
    assert made.rows == ()
