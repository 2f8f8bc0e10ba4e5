"""`report promises`: what became of the times that customers were told."""

import asyncio
import csv
import io
from pathlib import Path

from bot.commands.perform import perform
from bot.commands.terms import Given, Result
from flows.facts.times import DAY
from storage import our_promises
from storage.ports import Connection
from tests.town.town import a_town

TOLD = (
    ("answer", "kept", 0), ("answer", "kept", 1), ("answer", "kept_late", 1), ("answer", "broken", 0),
    ("answer", "rescheduled", 0), ("answer", "cancelled", 0), ("call", "kept", 0),
)  # fmt: skip


def reported(folder: Path, *, told: bool = True) -> Result:
    """The report of a town in which these times were told."""

    async def go() -> Result:
        async with a_town(folder) as town:
            await town.open_books(issue=False)
            now = town.clock.now()
            if told:
                await town.concord.store.write(lambda conn: write_down(conn, now))
            concord = town.concord
            given = Given(concord.store, concord.corridor.take, town.clock, town.settings)
            return await perform(given, "promises", {"days": 30})

    return asyncio.run(go())


def write_down(conn: Connection, now: int) -> None:
    """Each of them fell due yesterday."""
    for at, (kind, state, unsolved) in enumerate(TOLD):
        subject, due = f"case:{at}", now - DAY
        id_ = our_promises.give(conn, kind=kind, subject=subject, customer_id=1, due_at=due, made_at=due - DAY)
        our_promises.change(conn, id_, state=state, unsolved=unsolved, ended_at=due)


def test_what_was_kept_late_and_broken_is_counted_with_its_share(tmp_path: Path) -> None:
    """What was moved in time or no longer wanted did not fall due."""
    made = reported(tmp_path)

    assert made.columns[:2] == ("promised", "fallen due")
    assert made.rows == (
        ("a call", "1", "1", "0", "0", "0", "100.0 %"),
        ("a word by a time", "4", "2", "1", "1", "1", "50.0 %"),
        ("all", "5", "3", "1", "1", "1", "60.0 %"),
    )


def test_the_file_has_a_row_for_each(tmp_path: Path) -> None:
    """With its matter, its customer, its time and what became of it."""
    rows = list(csv.DictReader(io.StringIO(reported(tmp_path).file)))

    assert len(rows) == len(TOLD)
    assert {row["state"] for row in rows} == {"kept", "kept late", "broken", "rescheduled", "cancelled"}


def test_nothing_promised_is_said_in_a_sentence(tmp_path: Path) -> None:
    """Not an empty table."""
    assert reported(tmp_path, told=False).lines == ("No promised time came in the last 30 days.",)
