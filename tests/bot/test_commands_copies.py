"""Copies of documents on file: kept by number, offered on the statement, refused with a sentence."""

import asyncio
import io
import zipfile
from pathlib import Path
from typing import Any

from bot.commands.importing import import_books
from bot.commands.terms import Given
from tests.conversations.play import PDF
from tests.town.town import Town, a_town


async def imported(town: Town, *files: Path, **more: Any) -> Any:
    """The command's result."""
    given = Given(town.concord.store, town.concord.corridor.take, town.clock, town.settings)
    return await import_books(given, {"files": [str(file) for file in files], **more})


def test_a_copy_named_by_its_invoice_can_be_downloaded_by_the_customer(tmp_path: Path) -> None:
    """The number is the file's name, however it is written."""
    paper = tmp_path / "inv 2214.pdf"
    paper.write_bytes(PDF)

    async def story() -> tuple[Any, bytes]:
        async with a_town(tmp_path / "var") as town:
            await town.open_books(issue=False)
            result = await imported(town, paper)
            await town.bind(71)
            await town.issue()
            await town.say(71, "/statement")
            await town.say(71, "INV-2214")
            (sent,) = await town.tap(71, "Copies of the documents")
            return result, await town.download(sent)

    result, content = asyncio.run(story())

    assert result.lines == ("1 copies were kept, 0 were there already.",)
    with zipfile.ZipFile(io.BytesIO(content)) as bundle:
        assert bundle.namelist() == ["01-INV-2214.pdf"]
        assert bundle.read("01-INV-2214.pdf") == PDF


def test_a_copy_of_nothing_we_know_is_refused_and_nothing_is_kept(tmp_path: Path) -> None:
    """One sentence: which file, why, what to do."""
    good, bad = tmp_path / "INV-2214.pdf", tmp_path / "holiday.pdf"
    good.write_bytes(PDF)
    bad.write_bytes(PDF)

    async def story() -> Any:
        async with a_town(tmp_path / "var") as town:
            await town.open_books(issue=False)
            return await imported(town, good, bad), list((tmp_path / "var").glob("evidence/*"))

    result, kept = asyncio.run(story())

    assert result.code == 1
    assert result.lines[0].startswith("holiday.pdf: no document has this number;")
    assert kept == []
