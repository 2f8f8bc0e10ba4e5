"""The books held against the daily heads: what the files say, whether they are those that were written, what differs.

Promises: reads only, one file after another, each as a stream. A file that is missing, that another folder has
otherwise, that nobody of the house signed or that does not follow from the one before is said so, with its name; what
can be read of it is compared all the same. `--head` is looked for among all of them.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot import head_files
from bot.head_files import Head, HeadFault, signed_bytes
from bot.heads import FOLLOW_UP
from bot.signing import name_of, verifies
from storage import audit_check, heads
from storage.audit_check import BadRow
from storage.heads import Records, Tip
from storage.ports import Connection


@dataclass(slots=True)
class Found:
    """What comparing brought: first bad rows by chain, sentences about files, up to which link the heads vouch."""

    bad: dict[int, BadRow]
    faults: list[str] = field(default_factory=list)
    vouched: dict[int, int] = field(default_factory=dict)
    heads: list[Head] = field(default_factory=list)


def compare(
    conn: Connection, folders: Sequence[Path], keys: Mapping[str, bytes], bad: dict[int, BadRow], code: str = ""
) -> Found:
    """Hold the books against every head; `keys` are those of the house by name, `bad` what was found already."""
    found = Found(bad)
    for head in _all(folders, found):
        _file(conn, head, keys, found)
    _missing(conn, found)
    if found.heads:
        _root(found)
    if code and not any(head.code == code.strip().upper() for head in found.heads):
        found.faults.append(
            f"No head that is here has the code {code}: it was posted and is gone, or was written anew. Ask for the"
            " file of that day where copies of heads are kept, and compare the books with it."
        )
    return found


def _all(folders: Sequence[Path], found: Found) -> Iterator[Head]:
    """Each head once, oldest first; where folders differ, the one that the outermost folder has."""
    listed = [set(head_files.names(folder)) for folder in folders]
    for name in sorted(set().union(*listed), key=lambda one: one[-10:]):
        having = [folder for folder, those in zip(folders, listed, strict=True) if name in those]
        found.faults += [f"{folder / name} is missing." for folder in folders if folder not in having]
        if len(having) > 1 and len({_digest(folder / name) for folder in having}) > 1:
            found.faults.append(f"{name} is not the same in {' and '.join(map(str, having))}.")
        try:
            yield head_files.read(having[-1] / name)
        except HeadFault as error:
            found.faults.append(f"{error}.")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _file(conn: Connection, head: Head, keys: Mapping[str, bytes], found: Found) -> None:
    before = found.heads[-1] if found.heads else None
    public = bytes.fromhex(str(head.core["key"]))
    if name_of(public) not in keys or not verifies(public, signed_bytes(head.core), head.signature):
        found.faults.append(f"{head.path} bears no signature of ours.")
    if before and (head.number, head.core["previous"]) != (before.number + 1, before.sha):
        found.faults.append(f"{head.path} does not follow from {before.path.name}: what stood between them is missing.")
    if before is None and (head.number, head.core["previous"]) != (1, ""):
        found.faults.append(f"The heads before {head.path} are missing.")
    found.heads.append(head)
    try:
        for grown in head_files.lines(head):
            audit_check.merge(found.bad, audit_check.against(conn, (grown,)))
            found.vouched[grown.customer_id] = grown.first + len(grown.hashes) - 1
    except HeadFault as error:
        found.faults.append(f"{error}.")
    count, last = head.core["records"]
    if not audit_check.has_record(conn, Records(count, last)):
        found.faults.append(f"Signed record {count} of {head.path.name} is gone or is another one now.")


def _missing(conn: Connection, found: Found) -> None:
    """Heads that the house's own chain tells of and that are not here."""
    here = {head.sha: head for head in found.heads}
    for told in audit_check.told_of(conn, FOLLOW_UP):
        if told["sha"] not in here:
            found.faults.append(f"Head {told['number']} of {told['date']}, {told['code']}, is missing.")


def _root(found: Found) -> None:
    """Of the newest head: whether its root is that of the tips which all files together tell."""
    newest = found.heads[-1]
    tips = sorted(_tips(found).values(), key=lambda tip: tip.customer_id)
    if heads.root(tips, Records(*newest.core["records"])).hex() != newest.core["root"]:
        found.faults.append(f"The root of {newest.path} is not that of the chains which the heads tell of.")


def _tips(found: Found) -> dict[int, Tip]:
    tips: dict[int, Tip] = {}
    for head in found.heads:
        try:
            for one in head_files.lines(head):
                tips[one.customer_id] = Tip(one.customer_id, one.first + len(one.hashes) - 1, one.hashes[-1])
        except HeadFault:
            continue
    return tips
