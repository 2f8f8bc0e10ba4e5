"""Files that letters refer to, made when they are sent: a statement as a spreadsheet, copies of documents in one download.

Made from committed data only, so the same letter always encloses the same bytes.
"""

import asyncio
import io
import zipfile
from collections.abc import Mapping
from typing import Any

from locales.languages import direction
from locales.speak import Speaker
from storage import ledger, statements
from storage.evidence_files import EvidenceFiles
from storage.ports import Store
from storage.sheets_out import statement_workbook

HEADINGS = ("title", "customer", "cut_off", "position", "kind", "number", "on", "due", "total", "open", "your_figure", "difference", "closing")


class Enclosures:
    """Makes what a letter's `enclose` names: (file name, bytes)."""

    def __init__(self, store: Store, speaker: Speaker, files: EvidenceFiles) -> None:
        """Nothing is read yet."""
        self._store, self._speaker, self._files = store, speaker, files

    async def make(self, wanted: Mapping[str, Any]) -> tuple[str, bytes]:
        """The file's name and bytes. Raises LookupError when there is nothing to enclose."""
        statement = await self._store.read(lambda conn: statements.one(conn, int(wanted["id"])))
        if statement is None:
            msg = f"There is no statement {wanted['id']}."
            raise LookupError(msg)
        if wanted["kind"] == "statement":
            language = str(wanted["language"])
            headings = self._speaker.headings(language)
            right_to_left = direction(language) == "rtl"
            content = await asyncio.to_thread(statement_workbook, statement, headings, right_to_left=right_to_left)
            return f"{statement.number}.xlsx", content
        shas = [(line.number, sha) for line in statement.lines if line.document_id in wanted["documents"] for sha in line.files]
        return f"{statement.number}-copies.zip", await asyncio.to_thread(self._bundle, shas)

    def _bundle(self, shas: list[tuple[str, str]]) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
            for place, (number, sha) in enumerate(shas, start=1):
                info = zipfile.ZipInfo(f"{place:02d}-{ledger.plain_name(number)}{self._files.suffix(sha)}", (2000, 1, 1, 0, 0, 0))
                bundle.writestr(info, self._files.read(sha))
        return out.getvalue()
