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

from locales.languages import direction
from locales.papers.press import CannotSet, stamped
from locales.speak import Speaker
from storage import own_data, statements
from storage.evidence_files import EvidenceFiles, plain_name
from storage.ports import Store
from storage.sheets_out import statement_workbook

HEADINGS = [
    "title",
    "statement",
    "cut_off",
    "reply_by",
    "position",
    "kind",
    "number",
    "date",
    "due",
    "order",
    "days_late",
    "amount",
    "open",
    "yours",
    "difference",
    "total",
    "invoice",
    "debit_note",
    "credit_note",
    "payment",
]

OWN_DATA = "my-data.json"
AMOUNTS = frozenset({"amount", "claimed", "total", "rows", "wording"})  # of what is kept about a person


class Enclosures:
    """Makes what a letter's `enclose` names: (file name, bytes)."""

    def __init__(self, store: Store, speaker: Speaker, files: EvidenceFiles, *, figures: bool = True) -> None:
        """Nothing is read yet. Without `figures` customers get no file that may hold amounts."""
        self._store, self._speaker, self._files, self._figures = store, speaker, files, figures

    async def make(self, wanted: Mapping[str, Any]) -> tuple[str, bytes]:
        """The file's name and bytes. Raises LookupError when there is nothing to enclose."""
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
        if wanted["kind"] == "statement":
            language = str(wanted["language"])
            headings = {name: self._speaker.label(f"sheet_{name}", {}, language) for name in HEADINGS}
            right_to_left = direction(language) == "rtl"
            content = await asyncio.to_thread(statement_workbook, statement, headings, right_to_left=right_to_left)
            return f"{statement.number}.xlsx", content
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
