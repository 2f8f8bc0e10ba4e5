"""Daily heads as files: written once, never again, and read as a stream.

A file is JSON of which each chain that has grown stands on a line of its own: `[customer, first, "hashes"]`, the hashes
of its links from number `first` on in hexadecimal. Below them stand the core and its signature. The core holds the root
over all chains, the SHA-256 of the lines and of the head before, so that whoever knows one code knows all before it.

Promises: a file appears whole or not at all, in each folder; one that is there is never overwritten; reading takes no
more memory than the longest line. Edit here when the form changes, and give `KIND` its next number.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

from storage.heads import HASH, Grown

KIND: Final = "concord daily head 1"
FIRST_LINE, LAST_LINE = b'{"chains":[\n', b"],\n"
CODE: Final = 20  # hexadecimal digits that people compare
TAIL: Final = 8192  # bytes at the end of a file in which its core stands


class HeadFault(Exception):
    """A file is no head, or no longer the one that was written; the message says which and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a file says of the chains at one moment, and who signed it."""

    core: Mapping[str, Any]
    signature: bytes
    path: Path

    @property
    def sha(self) -> str:
        """What the next head names it by."""
        return hashlib.sha256(canonical(self.core)).hexdigest()

    @property
    def code(self) -> str:
        """What stands in the staff channel."""
        return code_of(self.sha)

    @property
    def number(self) -> int:
        """Its place among all heads, from 1."""
        return int(self.core["number"])


def canonical(core: Mapping[str, Any]) -> bytes:
    """The bytes that are hashed."""
    return json.dumps(core, sort_keys=True, separators=(",", ":")).encode()


def signed_bytes(core: Mapping[str, Any]) -> bytes:
    """The bytes that are signed."""
    return f"{KIND}\n".encode() + canonical(core)


def code_of(sha: str) -> str:
    """The twenty characters that people compare: `7F3A-91C2-0BDE-44A1-0C2D`."""
    digits = sha[:CODE].upper()
    return "-".join(digits[place : place + 4] for place in range(0, CODE, 4))


# -- written -----------------------------------------------------------------------------------------------------------
class Draft:
    """The lines of a head on their way into a file that nobody sees before `publish`."""

    def __init__(self, folder: Path) -> None:
        """Raises OSError when the folder cannot be written to."""
        folder.mkdir(parents=True, exist_ok=True)
        self._file = NamedTemporaryFile(dir=folder, prefix=".", suffix=".part")  # noqa: SIM115 - closed by `publish`
        self._file.write(FIRST_LINE)
        self._lines, self._sha, self.links = 0, hashlib.sha256(), 0

    def write(self, chains: Iterable[Grown]) -> None:
        """The lines, in the order of customers."""
        for one in chains:
            hashes = b"".join(one.hashes).hex()
            line = f'{"," if self._lines else ""}[{one.customer_id},{one.first},"{hashes}"]\n'.encode()
            self._file.write(line)
            self._sha.update(line)
            self._lines += 1
            self.links += len(one.hashes)

    @property
    def sha(self) -> str:
        """The SHA-256 of the lines."""
        return self._sha.hexdigest()

    def publish(self, core: Mapping[str, Any], signature: bytes, folders: Sequence[Path]) -> str:
        """Make it a file of every folder; returns its name. Raises OSError, and no folder has half a file then."""
        self._file.write(LAST_LINE + b'"core":' + canonical(core) + f',\n"signature":"{signature.hex()}"}}\n'.encode())
        self._file.flush()
        os.fsync(self._file.fileno())
        name = f"{core['date']}-{core['number']:05d}.json"
        for folder in reversed(folders):  # ours last: what stands in it stands everywhere
            _copy(Path(self._file.name), folder, name)
        self._file.close()
        return name

    def drop(self) -> None:
        """Leave nothing behind."""
        self._file.close()


def _copy(written: Path, folder: Path, name: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=folder, prefix=".", suffix=".part") as file, written.open("rb") as source:
        while part := source.read(1 << 20):
            file.write(part)
        file.flush()
        os.fsync(file.fileno())
        os.link(file.name, folder / name)  # fails when it is there: nothing is ever overwritten
    (folder / name).chmod(0o444)


# -- read --------------------------------------------------------------------------------------------------------------
def names(folder: Path) -> list[str]:
    """The heads of a folder, oldest first."""
    return sorted((path.name for path in folder.glob("*.json")), key=lambda name: (name[-10:], name))


def read(path: Path) -> Head:
    """Its core, without its lines. Raises HeadFault."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - TAIL))
            end = file.read().rpartition(LAST_LINE + b'"core":')[2]
        said = json.loads(b'{"core":' + end)
        head = Head(said["core"], bytes.fromhex(said["signature"]), path)
        if said["core"]["kind"] == KIND and head.number > 0:
            return head
    except (OSError, ValueError, KeyError, TypeError):
        pass  # said below, as of every other file that is none
    msg = f"{path} is no head that this edition can read"
    raise HeadFault(msg)


def lines(head: Head) -> Iterator[Grown]:
    """What each chain had gained. Raises HeadFault at the end when these are not the lines that the core names."""
    sha, wrong = hashlib.sha256(), f"{head.path} was changed after it was written"
    try:
        with head.path.open("rb") as file:
            if file.readline() != FIRST_LINE:
                raise HeadFault(wrong)
            while (line := file.readline()) and line != LAST_LINE:
                sha.update(line)
                customer_id, first, hashes = json.loads(line.lstrip(b","))
                yield Grown(customer_id, first, _cut(bytes.fromhex(hashes)))
    except (OSError, ValueError, TypeError) as error:
        raise HeadFault(wrong) from error
    if sha.hexdigest() != head.core["lines"]:
        raise HeadFault(wrong)


def _cut(hashes: bytes) -> tuple[bytes, ...]:
    return tuple(hashes[place : place + HASH] for place in range(0, len(hashes), HASH))
