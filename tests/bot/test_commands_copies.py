"""Copies of documents on file: kept by number, offered on the statement, refused with a sentence."""

import asyncio
import io
import zipfile
from pathlib import Path
from typing import Any

import typst
from sqlalchemy import Connection

from bot.commands.importing import import_books
from bot.commands.terms import Given
from storage import cases, statements
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


def test_a_copy_shown_in_a_case_bears_its_number(tmp_path: Path) -> None:
    """Wherever it turns up, it says what it was sent for."""
    paper = tmp_path / "INV-2214.pdf"
    paper.write_bytes(bytes(typst.compile(b"Delivery note")))

    async def story() -> bytes:
        async with a_town(tmp_path / "var") as town:
            await town.open_books(issue=False)
            await imported(town, paper)
            await town.bind(71)
            await town.issue()
            await town.concord.store.write(_objection)
            await town.say(71, "D-1001")
            await town.tap(71, "More …")
            (sent,) = await town.tap(71, "What do you have?")
            return await town.download(sent)

    with zipfile.ZipFile(io.BytesIO(asyncio.run(story()))) as bundle:
        (name,) = bundle.namelist()
        shown = bundle.read(name)

    assert name == "01-INV-2214-D-1001.pdf"
    assert shown.startswith(b"%PDF-")
    assert shown != paper.read_bytes()


def _objection(conn: Connection) -> None:
    """A case about INV-2214."""
    (statement,) = (one for one in statements.of_customer(conn, 1) if one.currency == "USD")
    line = next(line for line in statement.lines if line.number == "INV-2214")
    cases.register(
        conn, customer_id=1, contact_id=1, statement_id=statement.id, document_id=line.document_id,
        document=line.number, reason="price", state="triage", currency="USD", claimed=10_000, remedy="credit_note",
        words="", answers={}, registered_at=1, next_contact_at=2_000_000_000_000_000,
    )  # fmt: skip
