"""`report case`: a case's file in a folder, its bundle with the evidence, and the record that it was made."""

import asyncio
import hashlib
import io
import zipfile
from pathlib import Path
from typing import Any

from bot.commands.perform import perform
from bot.commands.terms import Given, Result
from storage import audit, cases
from storage.ports import Connection
from tests.town.town import Town, a_town

PAPER = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def registered(conn: Connection, now: int, sha: str) -> None:
    """A case of the first customer, with one paper."""
    about: dict[str, Any] = {"document_id": 1, "document": "INV-2214", "reason": "price", "currency": "USD"}
    wish: dict[str, Any] = {"remedy": "credit_note", "words": "we agreed 18.40", "answers": {}, "claimed": 20_000}
    when: dict[str, Any] = {"registered_at": now, "next_contact_at": now + 1}
    cases.register(conn, customer_id=1, contact_id=1, statement_id=1, state="triage", **about, **wish, **when)
    kept = {"customer_id": 1, "case_id": 1, "chat": "telegram:1", "slot": "agreed_price", "channel_ref": "r"}
    cases.announce(conn, **kept, name="order.pdf", mime="application/pdf", size=len(PAPER), received_at=now)
    cases.change_evidence(conn, 1, state="stored", sha256=sha)


def asked(folder: Path, **args: str) -> tuple[Result, list[tuple[str, str]]]:
    """What the command says, and who had a file made of whose case."""

    async def go(town: Town) -> tuple[Result, list[tuple[str, str]]]:
        await town.open_books()
        concord, sha = town.concord, town.concord.files.keep(PAPER)
        await concord.store.write(lambda conn: registered(conn, town.clock.now(), sha))
        given = Given(concord.store, concord.corridor.take, town.clock, town.settings, speaker=concord.speaker)
        told = await perform(given, "case_file", {"number": "d-1001", "audience": "auditor", **args})
        return told, await concord.store.read(made)

    async def in_town() -> tuple[Result, list[tuple[str, str]]]:
        async with a_town(folder) as town:
            return await go(town)

    return asyncio.run(in_town())


def made(conn: Connection) -> list[tuple[str, str]]:
    """(who, about what) of every file that was made; the chain is whole with it."""
    assert audit.broken(conn, 1) is None
    rows = conn.exec_driver_sql("SELECT actor, subject FROM audit WHERE action = 'pack_made'")
    return [(row[0], row[1]) for row in rows]


def test_the_file_and_its_bundle_are_written_and_recorded(tmp_path: Path) -> None:
    """The copy of the evidence is the very bytes that were kept."""
    out = tmp_path / "for the auditor"
    told, recorded = asked(tmp_path, out=str(out))
    with zipfile.ZipFile(io.BytesIO((out / "D-1001-file.zip").read_bytes())) as bundle:
        files = {name: bundle.read(name) for name in bundle.namelist()}
    sha = hashlib.sha256(PAPER).hexdigest()

    assert told.code == 0, told.lines
    assert recorded == [("operator", "case:1")]
    assert files["D-1001-file.pdf"] == (out / "D-1001-file.pdf").read_bytes()
    assert files[f"evidence/01-{sha[:16]}.pdf"] == PAPER
    assert b"pack_made" in files["D-1001-entries.csv"]


def test_a_case_that_is_not_there_and_a_reader_that_is_none_are_refused_in_one_sentence(tmp_path: Path) -> None:
    """Nothing is written and nothing recorded."""
    for args, said in (({"number": "D-9"}, "There is no case D-9"), ({"audience": "press"}, "no reader 'press'")):
        told, recorded = asked(tmp_path / said[-3:], out=str(tmp_path / "out"), **args)

        assert told.code == 1
        assert said in told.lines[0]
        assert recorded == []
        assert not (tmp_path / "out").exists()
