"""Files that letters refer to, made when they are sent: a statement as a spreadsheet, copies in one download.

A statement's letter always encloses the same bytes, since they are made from committed data only; a copy of somebody's
own data holds what is kept when it is sent. What is shown as evidence in a case bears its number, so that a copy that
turns up elsewhere says where it came from.
"""

import asyncio
import io
import json
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from bot.papers import PAPERS, Printed, Setting
from bot.pressroom import Pressroom
from locales.papers.press import CannotSet, stamped
from storage import own_data, statements
from storage.evidence_files import EvidenceFiles, plain_name
from storage.ports import Store

OWN_DATA = "my-data.json"
_OWN = frozenset({"own_data", "file", "copies"})  # all other kinds are papers
AMOUNTS = frozenset({"amount", "claimed", "total", "rows", "wording"})  # of what is kept about a person


class Enclosures:
    """Makes what a letter's `enclose` names: (file name, bytes)."""

    def __init__(
        self, store: Store, setting: Setting, files: EvidenceFiles, pressroom: Pressroom, *, figures: bool = True
    ) -> None:
        """Nothing is read yet. Without `figures` customers get no file that may hold amounts."""
        self._store, self._setting, self._speaker = store, setting, setting.speaker
        self._files, self._press, self._figures = files, pressroom, figures

    async def make(self, wanted: Mapping[str, Any]) -> tuple[str, bytes]:
        """The file's name and bytes. Raises LookupError when there is nothing to enclose, CannotSet for a paper."""
        if wanted["kind"] not in _OWN:
            return await self._paper(wanted)
        if wanted["kind"] == "own_data":
            copied = await self._store.read(lambda conn: own_data.copy(conn, int(wanted["id"])))
            return OWN_DATA, json.dumps(copied, ensure_ascii=False, indent=2).encode()
        if wanted["kind"] == "file":
            mark = str(wanted.get("stamp") or "")
            suffix, content = await asyncio.to_thread(self._read, str(wanted["sha256"]), mark)
            return _named(str(wanted["name"]), suffix), content
        statement = await self._store.read(lambda conn: statements.one(conn, int(wanted["id"])))
        if statement is None:
            msg = f"There is no statement {wanted['id']}."
            raise LookupError(msg)
        shas = [
            (line.number, sha)
            for line in statement.lines
            if line.document_id in wanted["documents"]
            for sha in line.files
        ]
        mark = str(wanted.get("stamp") or "")
        return f"{statement.number}-copies.zip", await asyncio.to_thread(self._bundle, shas, mark)

    async def for_customers(self, wanted: Mapping[str, Any]) -> tuple[str, bytes]:
        """The same for a chat. Raises LookupError too for what may hold amounts, where chats may hold none."""
        if self._figures:
            return await self.make(wanted)
        if wanted["kind"] != "own_data":
            msg = "chats may hold no figures here, so no file leaves to one"
            raise LookupError(msg)
        copied = await self._store.read(lambda conn: own_data.copy(conn, int(wanted["id"])))
        return OWN_DATA, json.dumps(_without_amounts(copied), ensure_ascii=False, indent=2).encode()

    async def _paper(self, wanted: Mapping[str, Any]) -> tuple[str, bytes]:
        """One that is drawn from the books: facts first, then it is set outside this process."""
        make = PAPERS[str(wanted["kind"])]
        made = await self._store.read(lambda conn: make(conn, self._setting, wanted))
        if made.sheet is None:
            content = made.content
            return made.name, content if isinstance(content, bytes) else await asyncio.to_thread(content)
        draw = self._press.png if made.sheet.draws == "png" else self._press.pdf
        drawn = await draw(made.sheet)
        return made.name, await asyncio.to_thread(self._together, made, drawn) if made.beside else drawn

    def _together(self, made: Printed, drawn: bytes) -> bytes:
        """The set sheet and what belongs beside it; a kept file that is gone meanwhile is left out."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
            bundle.writestr(zipfile.ZipInfo(made.inside, (2000, 1, 1, 0, 0, 0)), drawn)
            for name, said in made.beside:
                with suppress(FileNotFoundError):
                    ending = self._files.suffix(said) if isinstance(said, str) else ""
                    content = self._files.read(said) if isinstance(said, str) else said
                    bundle.writestr(zipfile.ZipInfo(f"{name}{ending}", (2000, 1, 1, 0, 0, 0)), content)
        return out.getvalue()

    def _read(self, sha: str, mark: str) -> tuple[str, bytes]:
        """The file with `mark` across its pages, if it has any and one is wanted, and the ending it deserves now."""
        suffix, content = self._files.suffix(sha), self._files.read(sha)
        if mark:
            with suppress(CannotSet):
                return ".pdf", stamped(content, suffix, mark)
        return suffix, content

    def _bundle(self, shas: list[tuple[str, str]], mark: str) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
            for place, (number, sha) in enumerate(shas, start=1):
                suffix, content = self._read(sha, mark)
                told = f"-{plain_name(mark)}" if mark else ""
                name = f"{place:02d}-{plain_name(number)}{told}{suffix}"
                bundle.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), content)
        return out.getvalue()


def _named(name: str, suffix: str) -> str:
    """What the file is called where it arrives: its own name with the ending that its bytes deserve."""
    stem, dot, _ = name.rpartition(".")
    return f"{plain_name(stem if dot else name)}{suffix}"


def _without_amounts(copied: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of somebody's own data without the sums that stand in it."""
    return {
        name: [{key: value for key, value in row.items() if key not in AMOUNTS} for row in rows]
        if isinstance(rows, list)
        else rows
        for name, rows in copied.items()
    }
