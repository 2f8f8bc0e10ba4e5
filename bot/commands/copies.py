"""Copies of documents for customers to download: files named by the document's number, kept under their hash.

Promises: all of them or none; each fault names the file, what was seen and what to do.
"""

from collections.abc import Sequence
from pathlib import Path

from bot.commands.terms import Given, Result
from bot.signing import salt
from storage import audit, copies
from storage.evidence_files import EvidenceFiles, looked_at
from storage.ledger_books import normalised_number
from storage.ports import Connection

SUFFIXES = frozenset({".pdf", ".png", ".jpg", ".jpeg"})


def is_copy(path: Path) -> bool:
    """Whether this file is a copy of a document rather than a table."""
    return path.suffix.lower() in SUFFIXES


async def import_copies(given: Given, paths: Sequence[Path], *, dry_run: bool) -> Result:
    """Keep each file as the copy of the document whose number is its name."""
    contents = {path: path.read_bytes() for path in paths}
    faults = [f"{path.name}: {why}" for path, content in contents.items() if (why := _refused(content))]
    found = await given.store.read(lambda conn: {path: _documents(conn, path) for path in paths})
    faults += [f"{path.name}: {_MEANT[min(len(ids), 2)]}" for path, ids in found.items() if len(ids) != 1]
    if faults:
        return Result((*faults, "Nothing was imported."), 1)
    if dry_run:
        return Result((f"{len(paths)} copies would be kept.",))
    files, now = EvidenceFiles(given.settings.data_dir / "evidence"), given.clock.now()
    kept = {path: files.keep(content) for path, content in contents.items()}  # file first, row second

    def note(conn: Connection) -> int:
        audit.record(
            conn, 0, now, "operator", "copies_imported", "copies", {"files": [path.name for path in paths]}, salt=salt
        )
        return sum(copies.keep(conn, found[path][0], sha, path.name, now) for path, sha in kept.items())

    new = await given.store.write(note)
    return Result((f"{new} copies were kept, {len(paths) - new} were there already.",))


_MEANT = {
    0: "no document has this number; name the file after the document, as in INV-2214.pdf.",
    2: "several customers have a document of this number; give the copies of one customer a number of their own.",
}


def _documents(conn: Connection, path: Path) -> list[int]:
    return copies.documents_named(conn, normalised_number(path.stem))


def _refused(content: bytes) -> str:
    why = looked_at(content)[1]
    return f"cannot be kept ({why.replace('_', ' ')}); take a PDF, PNG or JPEG without a password." if why else ""
