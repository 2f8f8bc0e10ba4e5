"""What an operator is told of new figures that are worth a look, and where these wait."""

import asyncio
from pathlib import Path
from typing import Any

from bot.commands.importing import import_books, undo_import
from bot.commands.terms import Given
from storage import findings
from tests.town.town import Town, a_town

HEAD = "customer,type,number,date,due date,currency,total,open\n"
TWICE = "".join(f"OKAFOR,invoice,INV-{n},2026-11-02,2026-12-02,USD,920.00,920.00\n" for n in (2230, 2231))


async def imported(town: Town, folder: Path, rows: str, name: str = "new.csv") -> tuple[str, ...]:
    """What the command says of a file with these rows."""
    sheet = folder / name
    sheet.write_text(HEAD + rows, encoding="utf-8")
    return (await import_books(given(town), {"files": [str(sheet)]})).lines


def given(town: Town) -> Given:
    """What commands are given."""
    return Given(town.concord.store, town.concord.corridor.take, town.clock, town.settings)


def told(folder: Path, *, issue: bool) -> Any:
    """The same file, once a statement was issued or before; and what waits."""

    async def story() -> Any:
        async with a_town(folder / "var") as town:
            await town.open_books(issue=issue)
            first = await imported(town, folder, TWICE)
            again = await imported(town, folder, TWICE)
            waits = await town.concord.store.read(findings.waiting)
            undone = (await undo_import(given(town), {"batch": 2})).lines if issue else ()
            return first, again, waits, undone, await town.concord.store.read(findings.waiting)

    return asyncio.run(story())


def test_an_import_says_how_many_by_kind_and_that_they_wait_on_the_desk(tmp_path: Path) -> None:
    """The same file twice brings nothing; taken back, it takes along what nobody has looked at."""
    first, again, waits, undone, left = told(tmp_path, issue=True)

    assert first[-2:] == ("Worth a look: 1 the same sum twice.", "Cards on the desk, one for each customer: 1.")
    assert again[-1] == "The ledger holds all of this already; nothing to change."
    assert [(name, many) for _, name, many in waits] == [("Okafor Foods", 1)]
    assert "taken back" in undone[0]
    assert left == []


def test_before_the_first_statement_the_review_has_it_all(tmp_path: Path) -> None:
    """Nobody was told a balance that it could differ from."""
    first, _, waits, _, _ = told(tmp_path, issue=False)

    assert not any("Worth a look" in line for line in first)
    assert waits == []
